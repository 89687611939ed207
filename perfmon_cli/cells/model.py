"""Cells as they were found: their place, their value, nothing interpreted."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where something stands: file relative to the project, sheet ("" for text), cell ("E14")."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def position(self) -> tuple[int, int]:
        """(row, column), from 1; (0, 0) when there is no cell."""
        match = re.fullmatch(r"([A-Z]+)([0-9]+)", self.cell)
        if match is None:
            return (0, 0)
        return (int(match[2]), column_number(match[1]))

    def __str__(self) -> str:
        if not self.sheet:
            return self.file
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


#: Of what was read from no file.
NOWHERE = CellRef("")


@dataclass(frozen=True, slots=True)
class CellError:
    """A broken formula's result, for instance #DIV/0!."""

    text: str


@dataclass(frozen=True, slots=True)
class NoResult:
    """A formula that was saved without its result."""

    formula: str = ""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that the sheet shows as a percentage; `value` is as shown (0.777 -> 77.7)."""

    value: Decimal


CellValue: TypeAlias = str | Decimal | date | bool | CellError | NoResult | Percentage | None


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Cells shown as one, by sheet row and column from 1; the value stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle of values; row 0, column 0 stand at (top, left), both from 1.

    Text is as typed (never stripped of marks), numbers are Decimal of at most 15 significant
    digits (what Excel shows), a date is a true date cell. Trailing empty rows and columns are gone.
    """

    file: str
    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    top: int = 1
    left: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)  #: sheet row numbers, from 1
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    merges: tuple[Merge, ...] = ()  #: those that begin in the rectangle, in reading order

    def ref(self, row: int, column: int) -> CellRef:
        """The place of `rows[row][column]`."""
        return CellRef(
            self.file, self.name, f"{column_letters(self.left + column)}{self.top + row}"
        )


@dataclass(frozen=True, slots=True)
class Workbook:
    """One spreadsheet file, read whole; `file` is relative to the project."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]


def column_letters(number: int) -> str:
    """1 -> A, 27 -> AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
