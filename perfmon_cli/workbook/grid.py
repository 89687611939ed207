"""Rows of values on their way to a sheet: marked, trimmed, placed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from perfmon_cli.cells.broken import is_error_word
from perfmon_cli.cells.model import CellError, CellValue, Percentage, Sheet
from perfmon_cli.workbook.facts import Marks, SheetFacts, Shown

Row = tuple[CellValue, ...]

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REMEMBERED = 100_000
_EXACT = 1e15  #: whole numbers below have at most 15 digits


class Values(dict[object, CellValue]):
    """What a reader returns -> what a cell holds; equal values become the same object.

    Numbers get at most 15 significant digits, as Excel shows; a date with a time of day is its
    date; a time or duration, which no figure can be, is text; the word of a broken formula is one.
    """

    def __missing__(self, raw: object) -> CellValue:
        value = cell_value(raw)
        if len(self) < _REMEMBERED:
            self[raw] = value
        return value

    def row(self, raws: Sequence[object]) -> Row:
        """Convert a row."""
        if bool in set(map(type, raws)):  # True == 1: the two must not be taken for each other
            return tuple(map(cell_value, raws))
        return tuple(map(self.__getitem__, raws))


def cell_value(raw: object) -> CellValue:
    """What a cell holds, from what a reader returns."""
    return _CONVERT.get(type(raw), str)(raw)


def number(value: float) -> Decimal | CellError:
    """The number as Excel shows it; what Excel cannot hold is #NUM!."""
    if value.is_integer() and abs(value) < _EXACT:
        return Decimal(int(value))
    text = format(value, ".15g")
    return CellError("#NUM!") if text.lstrip("-") in {"inf", "nan"} else Decimal(text)


def text_value(text: str) -> str | CellError | None:
    """A text as a cell's value: #REF! stays a broken formula when it is saved as text.

    Signs that turn the direction of text go: nobody sees them, and they turn digits around.
    """
    if not text.isascii():
        text = _TURNING.sub("", text)
    return CellError(text) if is_error_word(text) else text or None


def percentage(value: Decimal) -> Percentage:
    """The number as the sheet shows it: 0.777 is 77.7%."""
    return Percentage(Decimal(format(value.scaleb(2), "f")))


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_CONVERT: dict[type, Callable[[Any], CellValue]] = {
    type(None): lambda _: None,
    str: text_value,
    bool: bool,
    int: lambda whole: number(float(whole)),
    float: number,
    datetime: datetime.date,
    date: lambda day: day,
    time: time.isoformat,
    timedelta: _duration,
}


@dataclass(slots=True)
class Grid:
    """Rows of equal length with the place of their first cell."""

    rows: list[Row]
    top: int = 1
    left: int = 1

    @property
    def width(self) -> int:
        """How many cells each row has."""
        return len(self.rows[0]) if self.rows else 0

    def to_sheet(self, file: str, name: str, facts: SheetFacts, *, hidden: bool) -> Sheet:
        """The sheet with its marks, without trailing empty rows and columns."""
        self._cover(facts.marks)
        self._apply(facts.marks)
        self._trim()
        if not self.rows:
            self.top = self.left = 1
        rows = range(self.top, self.top + len(self.rows))
        columns = range(self.left, self.left + self.width)
        return Sheet(
            file=file,
            name=name,
            rows=tuple(self.rows),
            top=self.top,
            left=self.left,
            hidden=hidden,
            hidden_rows=frozenset(row for row in facts.hidden_rows if row in rows),
            hidden_columns=frozenset(c for c in facts.hidden_columns if c in columns),
            merges=tuple(sorted(m for m in facts.merges if m.top in rows and m.left in columns)),
        )

    def _cover(self, marks: Marks) -> None:
        """Widen to marks that stand where the reader saw nothing: formulas without result."""
        places = [
            (row, column)
            for row, found in marks.items()
            for column, mark in found
            if not isinstance(mark, Shown)
        ]
        if not places:
            return
        if not self.rows:
            self.top, self.left = places[0]
            self.rows = [(None,)]
        top = min(self.top, *(row for row, _ in places))
        left = min(self.left, *(column for _, column in places))
        bottom = max(self.top + len(self.rows) - 1, *(row for row, _ in places))
        right = max(self.left + self.width - 1, *(column for _, column in places))
        self._pad(top, left, bottom, right)

    def _pad(self, top: int, left: int, bottom: int, right: int) -> None:
        before: Row = (None,) * (self.left - left)
        after: Row = (None,) * (right - self.left - self.width + 1)
        empty: Row = (None,) * (right - left + 1)
        above = [empty] * (self.top - top)
        below = [empty] * (bottom - self.top - len(self.rows) + 1)
        if before or after:
            self.rows = [before + row + after for row in self.rows]
        self.rows = above + self.rows + below
        self.top, self.left = top, left

    def _apply(self, marks: Marks) -> None:
        for row_number, found in marks.items():
            at = row_number - self.top
            if not 0 <= at < len(self.rows):
                continue
            row = list(self.rows[at])
            for column, mark in found:
                place = column - self.left
                if not 0 <= place < len(row):
                    continue
                if not isinstance(mark, Shown):
                    row[place] = mark
                elif isinstance(value := row[place], Decimal):
                    row[place] = percentage(value)
            self.rows[at] = tuple(row)

    def _trim(self) -> None:
        while self.rows and all(value is None for value in self.rows[-1]):
            self.rows.pop()
        width = self.width
        while width and all(row[width - 1] is None for row in self.rows):
            width -= 1
        if width < self.width:
            self.rows = [row[:width] for row in self.rows]


def rectangle(rows: Iterable[Row]) -> list[Row]:
    """Rows filled up to the longest."""
    ragged = list(rows)
    width = max(map(len, ragged), default=0)
    return [row + (None,) * (width - len(row)) for row in ragged]
