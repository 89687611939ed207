"""What a reader of values does not tell: errors, empty formulas, percentages, hidden cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from perfmon_cli.cells.model import CellError, Merge, NoResult, column_letters
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import Refused


class Shown(Enum):
    """How a number is shown, where that changes its meaning."""

    PERCENT = "percent"


_ERROR_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def error_of(code: int) -> CellError:
    """The broken formula that .xls and .xlsb files hold as a number."""
    return CellError(_ERROR_CODES.get(code, "#ERROR!"))


Mark: TypeAlias = CellError | NoResult | Shown
Marks: TypeAlias = Mapping[int, list[tuple[int, Mark]]]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What one sheet's own pass found; rows and columns from 1."""

    marks: Marks = field(default_factory=dict)  #: row -> (column, mark)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    has_values: bool = False  #: so a reader that returns nothing has missed something
    last_number: tuple[int, int] = (0, 0)  #: the lowest row and rightmost column with a number


class Box:
    """The rectangle around the cells seen so far."""

    def __init__(self) -> None:
        """Start with no cell."""
        self.first_row = self.first_column = self.last_row = self.last_column = 0
        self._lowest = self._rightmost = ""

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        if not self.last_row:
            return 0
        height = self.last_row - self.first_row + 1
        return height * (self.last_column - self.first_column + 1)

    def add(self, row: int, column: int) -> None:
        """Widen the rectangle to hold a cell."""
        if not self.last_row:
            self.first_row, self.first_column = row, column
        if row > self.last_row:
            self.last_row, self._lowest = row, f"{column_letters(column)}{row}"
        if column > self.last_column:
            self.last_column, self._rightmost = column, f"{column_letters(column)}{row}"
        self.first_row = min(self.first_row, row)
        self.first_column = min(self.first_column, column)

    def check(self, sheet: str, limits: Limits) -> None:
        """Raise Refused (PM104) with the cells that make the rectangle too large."""
        if self.cells <= limits.cells:
            return
        far = [self._rightmost]
        if self._lowest != self._rightmost:
            far.append(self._lowest)
        make, strays = ("A value", "makes") if len(far) == 1 else ("Values", "make")
        raise Refused(
            "PM104",
            f"{make} in {' and '.join(far)} {strays} this sheet {self.cells:,} cells large; "
            f"perfmon reads up to {limits.cells:,}.",
            f"Delete what stands in {' and '.join(far)}, or move it next to the other cells.",
            sheet=sheet,
            cell=far[0],
        )
