"""Merged cells, which senders use for headings over several columns."""

import struct
from pathlib import Path

import pytest

from perfmon_cli.cells.model import Merge
from tests.workbook.builders import ods, only_sheet, xlsx
from tests.workbook.test_xlsb import real, record, row, xlsb
from tools.fuzzing.old_excel import old_excel
from tools.fuzzing.pages import Page

HEADING = Merge(1, 2, 1, 3)
SIDE = Merge(2, 1, 3, 1)
XLSX = xlsx(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="3"><c r="C3"><v>3</v></c></row></sheetData>'
    '<mergeCells count="3"><mergeCell ref="A2:A3"/><mergeCell ref="B1:C1"/>'
    '<mergeCell ref="Z90:Z99"/></mergeCells>'
)
CELL = '<table:table-cell office:value-type="float" office:value="1" {}/>'
ODS = ods(
    "<table:table-row>"
    + CELL.format("")
    + CELL.format('table:number-columns-spanned="2" table:number-rows-spanned="1"')
    + "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell "
    'table:number-columns-spanned="1" table:number-rows-spanned="2"/></table:table-row>'
    "<table:table-row><table:covered-table-cell/><table:table-cell/>"
    + CELL.format("")
    + "</table:table-row>"
)
XLS = old_excel({"Data": Page([[1, 2], [], [None, None, 3]], merged=[(1, 0, 2, 0), (0, 1, 0, 2)])})
XLSB = xlsb(
    row(1) + real(1, 1) + real(2, 2) + row(3) + real(3, 3),
    record(176, struct.pack("<IIII", 1, 2, 0, 0)) + record(176, struct.pack("<IIII", 0, 0, 1, 2)),
)


@pytest.mark.parametrize(
    ("name", "data"), [("a.xlsx", XLSX), ("a.ods", ODS), ("a.xls", XLS), ("a.xlsb", XLSB)]
)
def test_merges(tmp_path: Path, name: str, data: bytes) -> None:
    """Merged cells are told by their corners, in reading order; those beyond the values are not."""
    assert only_sheet(tmp_path, name, data).merges == (HEADING, SIDE)


def test_a_merge_of_everything(tmp_path: Path) -> None:
    """A merge over seventeen billion cells costs nothing."""
    rows = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    sheet = only_sheet(tmp_path, "a.xlsx", xlsx(rows))
    assert sheet.merges == (Merge(1, 1, 1_048_576, 16_384),)
    assert sheet.rows == ((1,),)
