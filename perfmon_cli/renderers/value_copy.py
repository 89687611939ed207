"""The values of a workbook as they were read, written as an .xlsx: for files of other kinds."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from perfmon_cli.cells.model import (
    CellError,
    CellValue,
    NoResult,
    Percentage,
    Sheet,
    Workbook,
    column_letters,
)
from perfmon_cli.renderers import sheets

if TYPE_CHECKING:
    from openpyxl import Workbook as Book
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_NAME = 31
_NOT_IN_NAMES = dict.fromkeys(map(ord, "[]:*?/\\"), "-")
_DAY, _PERCENT = "dd/mm/yyyy", "0.##########%"


def copied(workbook: Workbook) -> tuple["Book", dict[str, "Worksheet"]]:
    """A new workbook with the same values in the same cells, and its sheets by the old names.

    Errors and formulas are text; what was hidden is hidden.
    """
    book = sheets.new_book("")
    by_name: dict[str, Worksheet] = {}
    for sheet in workbook.sheets:
        name = sheets.storable(sheet.name).translate(_NOT_IN_NAMES).strip("' ")[:_LONGEST_NAME]
        copy = book.create_sheet(name or "Sheet")
        by_name.setdefault(sheet.name, copy)
        _fill(copy, sheet)
    if all(sheet.hidden for sheet in workbook.sheets):
        book.create_sheet("Sheet")
    return book, by_name


def _fill(copy: "Worksheet", sheet: Sheet) -> None:
    for row, values in enumerate(sheet.rows, start=sheet.top):
        for column, value in enumerate(values, start=sheet.left):
            if value is not None:
                _put(copy.cell(row, column), value)
    for row in sorted(sheet.hidden_rows):
        copy.row_dimensions[row].hidden = True
    for column in sorted(sheet.hidden_columns):
        copy.column_dimensions[column_letters(column)].hidden = True
    copy.sheet_state = "hidden" if sheet.hidden else "visible"


def _put(cell: "Cell", value: CellValue) -> None:
    match value:
        case Percentage():
            cell.value = value.value / 100
            cell.number_format = _PERCENT
        case bool() | Decimal():
            cell.value = value
        case date():
            cell.value = value
            cell.number_format = _DAY
        case CellError():
            _put_text(cell, value.text)
        case NoResult():
            _put_text(cell, f"={value.formula}")
        case str() | None:
            _put_text(cell, value or "")


def _put_text(cell: "Cell", text: str) -> None:
    cell.value = sheets.storable(text)
    cell.data_type = "s"
