"""Column widths chosen for a table's own words, so that its rows are low and its pages few."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Final

from perfmon_cli.report.model import Column, ColumnKind, Row

#: The width of the text on an upright page and on one that lies on its side.
UPRIGHT_MM: Final = 178.0
WIDE_MM: Final = 273.0
#: A sign of ordinary words in the type of tables, and the room beside them in a cell.
_SIGN_MM, _PADDING_MM, _MARK_MM = 1.75, 2.8, 4.0
#: What columns of words, and of marks with their words, may be widened or narrowed by; the first
#: is preferred.
_FACTORS: Final = {
    ColumnKind.LABEL: (1.0, 1.15, 0.85, 1.3, 0.7),
    ColumnKind.TEXT: (1.0, 1.15, 0.85, 1.3, 0.7, 1.5),
    ColumnKind.MARK: (1.0, 1.2),
    ColumnKind.NUMBER: (1.0,),
}
#: A broken word is as bad as so many lines.
_BROKEN: Final = 12


def fitted(columns: Sequence[Column], rows: Sequence[Row], room: float) -> tuple[Column, ...]:
    """Return the columns with shares by which the rows take the fewest lines in `room` mm.

    Columns of figures keep their shares, and others change in steps, so that tables of a paper
    look alike. No word is broken where that can be helped.
    """
    texts = [[tuple(_texts(row, at)) for at in range(len(columns))] for row in rows]
    texts.append([(column.heading,) for column in columns])

    @cache
    def height(row: int, at: int, wide: int) -> int:
        return sum(_lines(text, wide) for text in texts[row][at])

    best: tuple[int, list[float]] | None = None
    for factors in product(*(_FACTORS[column.kind] for column in columns)):
        shares = [column.share * by for column, by in zip(columns, factors, strict=True)]
        widths = list(enumerate(_signs(columns, shares, room)))
        taken = sum(max(height(row, at, wide) for at, wide in widths) for row in range(len(texts)))
        if best is None or taken < best[0]:
            best = (taken, shares)
    chosen = best[1] if best else []
    return tuple(
        replace(column, share=share) for column, share in zip(columns, chosen, strict=True)
    )


def _signs(columns: Sequence[Column], shares: Sequence[float], room: float) -> list[int]:
    """Return how many signs stand on a line of each column."""
    whole = sum(shares)
    beside = (_PADDING_MM + _MARK_MM * (column.kind is ColumnKind.MARK) for column in columns)
    return [
        max(1, int((share / whole * room - taken) / _SIGN_MM))
        for share, taken in zip(shares, beside, strict=True)
    ]


def _texts(row: Row, at: int) -> Iterator[str]:
    cell = row.cells[at]
    for line in (cell.line, *cell.notes):
        yield "".join(span.text for span in line)


def _lines(text: str, wide: int) -> int:
    """Return how many lines a text takes, and more for each word that must be broken."""
    lines, used = 1, 0
    for word in text.split():
        signs = len(word)
        if used and used + 1 + signs <= wide:
            used += 1 + signs
            continue
        lines += (1 if used else 0) + (signs - 1) // wide
        lines += _BROKEN if signs > wide else 0
        used = (signs - 1) % wide + 1
    return lines
