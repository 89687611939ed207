"""Column widths chosen for a table's own words, so that its rows are low and its pages few."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Final

from perfmon_cli.report.model import Column, ColumnKind, Row
from perfmon_cli.wording.periods import kept_together

#: The width of the text on an upright page and on one that lies on its side.
UPRIGHT_MM: Final = 178.0
WIDE_MM: Final = 273.0
#: How much of it the Word file's wider margins leave.
_IN_WORD: Final = 0.94
#: A sign of ordinary words in the type of tables, and the room beside them in a cell.
_SIGN_MM, _PADDING_MM, _MARK_MM = 1.35, 3.2, 4.8
#: Headings are bold: so much wider.
_BOLD: Final = 1.15
#: What columns may be widened or narrowed by; the first is preferred. Those of figures change
#: together, so that figures stand at even distances.
_FACTORS: Final = {
    ColumnKind.LABEL: (1.0, 1.15, 0.85, 1.3, 0.7),
    ColumnKind.TEXT: (1.0, 1.15, 0.85, 1.3, 0.7, 1.5),
    ColumnKind.MARK: (1.0, 1.2),
    ColumnKind.NUMBER: (1.0, 1.15, 1.3),
}
#: A broken word is as bad as so many lines.
_BROKEN: Final = 12
#: A line of the table is as bad as so many further lines in cells of figures.
_STACKED: Final = 2


def fitted(columns: Sequence[Column], rows: Sequence[Row], room: float) -> tuple[Column, ...]:
    """Return the columns with shares by which the rows take the fewest lines in `room` mm.

    They change in steps, so that tables of a paper look alike. No word is broken where that can
    be helped, and figures, periods and reasons in columns of figures stand on few lines.
    """
    texts = [[tuple(_texts(row, at)) for at in range(len(columns))] for row in rows]
    texts.append([(kept_together(column.heading),) for column in columns])

    @cache
    def height(row: int, at: int, wide: float) -> int:
        signs = int(wide / (_SIGN_MM * (_BOLD if row == len(rows) else 1)))
        return sum(_lines(text, max(1, signs)) for text in texts[row][at])

    best: tuple[int, list[float]] | None = None
    numbers = [at for at, column in enumerate(columns) if column.kind is ColumnKind.NUMBER]
    for shares in _choices(columns):
        widths = list(enumerate(_widths(columns, shares, room * _IN_WORD)))
        taken = 0
        for row, cells in enumerate(texts):
            heights = [height(row, at, wide) for at, wide in widths]
            stacked = sum(heights[at] - len(cells[at]) for at in numbers)
            taken += max(heights) * _STACKED + stacked
        if best is None or taken < best[0]:
            best = (taken, shares)
    chosen = best[1] if best else []
    return tuple(
        replace(column, share=share) for column, share in zip(columns, chosen, strict=True)
    )


def _choices(columns: Sequence[Column]) -> Iterator[list[float]]:
    """The shares to try."""
    others = [column for column in columns if column.kind is not ColumnKind.NUMBER]
    kinds = (_FACTORS[column.kind] for column in others)
    for by, *factors in product(_FACTORS[ColumnKind.NUMBER], *kinds):
        left = iter(factors)
        yield [
            column.share * (by if column.kind is ColumnKind.NUMBER else next(left))
            for column in columns
        ]


def _widths(columns: Sequence[Column], shares: Sequence[float], room: float) -> list[float]:
    """Return how wide the lines of each column are, in millimetres."""
    whole = sum(shares)
    beside = (_PADDING_MM + _MARK_MM * (column.kind is ColumnKind.MARK) for column in columns)
    return [share / whole * room - taken for share, taken in zip(shares, beside, strict=True)]


def _texts(row: Row, at: int) -> Iterator[str]:
    cell = row.cells[at]
    for line in (cell.line, *cell.notes):
        yield from "".join(span.text for span in line).split("\n")


def _lines(text: str, wide: int) -> int:
    """Return how many lines a text takes, and more for each word that must be broken."""
    lines, used = 1, 0
    for word in text.split(" "):
        signs = len(word)
        if used and used + 1 + signs <= wide:
            used += 1 + signs
            continue
        lines += (1 if used else 0) + (signs - 1) // wide
        lines += _BROKEN if signs > wide else 0
        used = (signs - 1) % wide + 1
    return lines
