"""Columns of plain text: how wide each is, so that the rows take as few lines as they can."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap
from textwrap import wrap

Cells = tuple[tuple[str, ...], ...]  #: a row: the paragraphs of each cell
GAP = 2  #: between two columns
#: A column is at least as wide as its longest word, up to so many letters.
_LONGEST_WORD = 16
#: Of more rows than this every second, third … one is tried.
_MOST_TRIED = 100
_HARD_SPACE = "\u00a0"
#: What stays in one line with the word before it.
_KEPT = re.compile(r" (?=pp\b)|(?<=\bp) (?=[0-9])")


def widths(rows: Sequence[Cells], room: int) -> list[int]:
    """The width of each column, all of them with the gaps no wider than `room`.

    Each begins as wide as its longest word; what room is left goes where it saves most lines, and
    then to those columns that need least to have each cell in one line.
    """
    found = [_least(column) for column in zip(*rows, strict=True)]
    columns = list(zip(*rows[:: len(rows) // _MOST_TRIED + 1], strict=True))
    left = room - GAP * (len(columns) - 1) - sum(found)
    while left < 0:
        found[found.index(max(found))] -= 1
        left += 1
    while left > 0:
        best = _best_step(columns, found, left)
        if best is None:
            break
        column, step = best
        found[column] += step
        left -= step
    return _filled(found, columns, left)


def _filled(
    found: Sequence[int], columns: Sequence[tuple[tuple[str, ...], ...]], left: int
) -> list[int]:
    """What room is left makes whole the columns that lack least of it."""
    wide = [max((len(text) for texts in column for text in texts), default=0) for column in columns]
    filled = list(found)
    for n in sorted(range(len(filled)), key=lambda n: wide[n] - filled[n]):
        more = max(min(wide[n] - filled[n], left), 0)
        filled[n] += more
        left -= more
    return filled


def lines(texts: Sequence[str], width: int) -> list[str]:
    """Paragraphs in lines of a width; "pp" stays with its number, and a number with its "p"."""
    return [line for text in texts for line in _wrapped(text, max(width, 1))]


def _best_step(
    columns: Sequence[tuple[tuple[str, ...], ...]], found: Sequence[int], left: int
) -> tuple[int, int] | None:
    """The column to widen, and by how much: what saves most lines for each letter of width."""
    heights = [
        [_height(texts, width) for texts in column]
        for column, width in zip(columns, found, strict=True)
    ]
    best: tuple[float, int, int] | None = None
    for n, column in enumerate(columns):
        others = [max(row[:n] + row[n + 1 :]) for row in zip(*heights, strict=True)]
        before = sum(starmap(max, zip(others, heights[n], strict=True)))
        for step in range(1, left + 1):
            heights_then = [_height(texts, found[n] + step) for texts in column]
            saved = before - sum(starmap(max, zip(others, heights_then, strict=True)))
            if saved and (best is None or saved / step > best[0]):
                best = (saved / step, n, step)
    return best and best[1:]


def _least(column: Sequence[tuple[str, ...]]) -> int:
    words = (w for texts in column for text in texts for w in _KEPT.sub("_", text).split(" "))
    return min(max(map(len, words), default=1), _LONGEST_WORD)


def _height(texts: tuple[str, ...], width: int) -> int:
    return sum(len(_wrapped(text, width)) for text in texts)


@lru_cache(maxsize=65536)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    if len(text) <= width:
        return (text,)
    kept = wrap(_KEPT.sub(_HARD_SPACE, text), width, break_on_hyphens=False)
    return tuple(line.replace(_HARD_SPACE, " ") for line in kept)
