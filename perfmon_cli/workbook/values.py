"""The values of .xlsx, .xlsb and .ods files, read by calamine."""

import io
from collections.abc import Mapping
from itertools import islice

import python_calamine as calamine

from perfmon_cli.cells.model import Sheet
from perfmon_cli.workbook.facts import SheetFacts
from perfmon_cli.workbook.grid import Grid, Values
from perfmon_cli.workbook.refusal import damaged, protected

#: The broken formulas that calamine reads past; at any other it gives up the file.
ERRORS_READ = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def read_sheets(data: bytes, file: str, facts: Mapping[str, SheetFacts]) -> tuple[Sheet, ...]:
    """All worksheets in order; charts and macro sheets are left out.

    Raises Refused (PM101, PM102); also when calamine and our own pass do not see the same sheets,
    or calamine stops before the last number, as in a part in UTF-16.
    """
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        values = Values()
        names = [about.name for about in book.sheets_metadata]
        if len(set(names)) < len(names) or not facts.keys() <= set(names):
            raise damaged()
        return tuple(
            _sheet(book, about, file, facts, values)
            for about in book.sheets_metadata
            if about.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise protected() from error
    except calamine.CalamineError as error:
        raise damaged() from error


def _sheet(
    book: calamine.CalamineWorkbook,
    about: calamine.SheetMetadata,
    file: str,
    facts: Mapping[str, SheetFacts],
    values: Values,
) -> Sheet:
    found = facts.get(about.name)
    if found is None:
        raise damaged()
    sheet = book.get_sheet_by_name(about.name)
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    end = sheet.end or (-1, -1)
    if (sheet.start is None and found.has_values) or not _reaches(end, found.last_number):
        raise damaged()
    if sheet.start is None:
        return Grid([]).to_sheet(file, about.name, found, hidden=hidden)
    row, column = sheet.start
    rows = [values.row(raw) for raw in islice(sheet.iter_rows(), row, None)]
    return Grid(rows, row + 1, column + 1).to_sheet(file, about.name, found, hidden=hidden)


def _reaches(end: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether calamine, which counts from 0, went as far as our own pass found numbers."""
    return end[0] + 1 >= last[0] and end[1] + 1 >= last[1]
