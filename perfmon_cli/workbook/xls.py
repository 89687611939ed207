"""Old .xls files, read by xlrd."""

import io
import re
from datetime import datetime, time, timedelta

import xlrd
import xlrd.biffh
import xlrd.xldate

from perfmon_cli.cells.model import CellError, CellValue, Merge, Sheet
from perfmon_cli.workbook.facts import SheetFacts
from perfmon_cli.workbook.grid import Grid, cell_value, number, percentage, rectangle
from perfmon_cli.workbook.refusal import damaged, protected
from perfmon_cli.workbook.xlsx_pass import is_percent

_AFTER_9999 = 2_958_466
_HOURS = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """All worksheets in order; raises Refused (PM101, PM102)."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
        return tuple(_sheet(book, sheet, file) for sheet in book.sheets())
    except xlrd.XLRDError as error:
        raise (protected() if "encrypted" in str(error) else damaged()) from error
    except MemoryError:
        raise
    except Exception as error:
        raise damaged() from error  # records that xlrd did not expect fail in many ways


def _sheet(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, file: str) -> Sheet:
    rows = (
        tuple(_value(book, cell) for cell in sheet.row(number)) for number in range(sheet.nrows)
    )
    facts = SheetFacts(
        hidden_rows=frozenset(n + 1 for n, row in sheet.rowinfo_map.items() if row.hidden),
        hidden_columns=frozenset(n + 1 for n, col in sheet.colinfo_map.items() if col.hidden),
        merges=tuple(
            Merge(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ),
    )
    return Grid(rectangle(rows)).to_sheet(file, sheet.name, facts, hidden=sheet.visibility != 0)


def _value(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> CellValue:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellError(xlrd.biffh.error_text_from_code.get(cell.value, "#ERROR!"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        if _is_duration(book, cell):
            return cell_value(timedelta(days=cell.value))
        return _date(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return _number(book, cell)
    return cell_value(cell.value)


def _number(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> CellValue:
    value = number(cell.value)
    shown = is_percent(_format(book, cell))
    return percentage(value) if shown and not isinstance(value, CellError) else value


def _is_duration(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> bool:
    """Whether more than 24 hours are shown as such: 255:10, not 10 January 1900."""
    return _HOURS.search(_format(book, cell)) is not None and abs(cell.value) < _AFTER_9999


def _format(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> str:
    if cell.xf_index is None:
        return ""
    number_format = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return number_format.format_str if number_format is not None else ""


def _date(serial: float, epoch: int) -> CellValue:
    if not 0 <= serial < _AFTER_9999:
        return number(serial)
    moment: datetime = xlrd.xldate.xldate_as_datetime(serial, epoch)
    if serial < 1:
        return cell_value(time(moment.hour, moment.minute, moment.second))
    return moment.date()
