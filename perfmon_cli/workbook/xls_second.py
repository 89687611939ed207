"""An .xls that xlrd gives up: calamine's values, held against our own pass."""

import io
from datetime import date, time, timedelta
from itertools import islice

import python_calamine as calamine

from perfmon_cli.cells.model import Sheet
from perfmon_cli.workbook import xls_pass
from perfmon_cli.workbook.grid import Grid, Values
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import damaged, protected
from perfmon_cli.workbook.xls_pass import OldSheet

_DAYS_AND_TIMES = date | time | timedelta


def read_sheets(data: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """All worksheets in order.

    Raises Refused (PM101, PM102, PM104), also when calamine and our own pass do not agree on the
    sheets and every number in them.
    """
    passed = xls_pass.pass_over(data, limits)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        names = [
            about.name
            for about in book.sheets_metadata
            if about.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        if names != [sheet.name for sheet in passed] or len(set(names)) < len(names):
            raise damaged()
        return tuple(_sheet(book.get_sheet_by_name(one.name), one, file) for one in passed)
    except calamine.PasswordError as error:
        raise protected() from error
    except calamine.CalamineError as error:
        raise damaged() from error


def _sheet(sheet: calamine.CalamineSheet, passed: OldSheet, file: str) -> Sheet:
    top, left = sheet.start or (0, 0)
    rows = list(islice(sheet.iter_rows(), top, None)) if sheet.start is not None else []
    _compare(
        {
            (row, column): raw
            for row, cells in enumerate(rows, top + 1)
            for column, raw in enumerate(cells, left + 1)
            if raw not in {None, ""}
        },
        passed,
    )
    values = Values()
    grid = Grid([values.row(cells) for cells in rows], top + 1, left + 1)
    return grid.to_sheet(file, passed.name, passed.facts(), hidden=passed.hidden)


def _compare(read: dict[tuple[int, int], object], passed: OldSheet) -> None:
    numbers = {place for place, raw in read.items() if _is_number(raw)}
    texts = {place for place, raw in read.items() if isinstance(raw, str)}
    if not numbers <= passed.numbers.keys() or not texts <= passed.texts:
        raise damaged()
    for place, value in passed.numbers.items():
        raw = read.get(place)
        if raw != value and not isinstance(raw, _DAYS_AND_TIMES):
            raise damaged()


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)
