"""OpenDocument spreadsheets."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage
from tests.workbook.builders import ods, only_sheet, read


def row(*cells: str, **attributes: str) -> str:
    """A row of cells; attributes of the row with _ for -."""
    said = "".join(
        f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items()
    )
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "") -> str:
    """A cell with its attributes."""
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


def number(value: str, more: str = "") -> str:
    """A cell with a number."""
    return cell(value, f'office:value-type="float" office:value="{value}" {more}')


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param(number("12.5"), Decimal("12.5"), id="a number"),
        pytest.param(cell("Leeds", 'office:value-type="string"'), "Leeds", id="text"),
        pytest.param(
            cell("31/03/22", 'office:value-type="date" office:date-value="2022-03-31"'),
            date(2022, 3, 31),
            id="a date",
        ),
        pytest.param(
            cell("yes", 'office:value-type="boolean" office:boolean-value="true"'),
            True,
            id="yes or no",
        ),
        pytest.param(
            cell("77.7%", 'office:value-type="percentage" office:value="0.777"'),
            Percentage(Decimal("77.7")),
            id="a percentage",
        ),
        pytest.param(
            cell(
                "#DIV/0!",
                'table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                'calcext:value-type="error"',
            ),
            CellError("#DIV/0!"),
            id="LibreOffice's error",
        ),
        pytest.param(
            cell("Err:502", 'office:value-type="string" calcext:value-type="error"'),
            CellError("Err:502"),
            id="an error of LibreOffice alone",
        ),
        pytest.param(
            cell("#NAME?", 'table:formula="of:=X()" office:value-type="float" office:value="0"'),
            CellError("#NAME?"),
            id="Excel's error, saved as nought",
        ),
        pytest.param(cell("", 'table:formula="of:=1+1"'), NoResult("of:=1+1"), id="no result"),
        pytest.param(number("2", 'table:formula="of:=1+1"'), Decimal(2), id="a result"),
    ],
)
def test_values(tmp_path: Path, written: str, value: CellValue) -> None:
    """Values, errors and formulas are told apart as in Excel's files."""
    sheet = only_sheet(tmp_path, "a.ods", ods(row(number("1"), written)))
    assert (sheet.name, sheet.rows) == ("Data", ((Decimal(1), value),))


def test_repeats(tmp_path: Path) -> None:
    """Repeated rows and cells stand as often as they say; blank ones at the end are none."""
    blank = '<table:table-cell table:number-columns-repeated="16383"/>'
    half = cell(
        "50%",
        'office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2"',
    )
    table = (
        row(number("1"), half, blank, number_rows_repeated="2")
        + row(blank, number_rows_repeated="3")
        + row(number("2"), blank)
        + row(blank, number_rows_repeated="1048570")
    )
    sheet = only_sheet(tmp_path, "a.ods", ods(table))
    fifty = Percentage(Decimal(50))
    empty = (None, None, None)
    assert sheet.rows == (
        (Decimal(1), fifty, fifty),
        (Decimal(1), fifty, fifty),
        empty,
        empty,
        empty,
        (Decimal(2), None, None),
    )


def test_hidden(tmp_path: Path) -> None:
    """Hidden and filtered rows and hidden columns are known."""
    table = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/>'
        + row(number("1"), number("2"), number("3"), number("4"))
        + row(number("5"), visibility="collapse", number_rows_repeated="2")
        + row(number("6"), visibility="filter")
        + row(number("7"))
        + row(cell(), visibility="collapse", number_rows_repeated="1000000")
    )
    sheet = only_sheet(tmp_path, "a.ods", ods(table))
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2, 3, 4}, {2, 3})


def test_table_inside_a_cell(tmp_path: Path) -> None:
    """A table that a cell holds is no sheet and moves nothing."""
    inner = (
        '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p>'
        "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"
        "</table:table-cell>"
    )
    percent = cell("5%", 'office:value-type="percentage" office:value="0.05"')
    sheet = only_sheet(tmp_path, "a.ods", ods(row(inner, percent)))
    assert sheet.rows == ((Decimal(1), Percentage(Decimal(5))),)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            '<table:table-source xlink:href="../budget%202022.ods"/>' + row(number("1")),
            id="a source",
        ),
        pytest.param(
            row(number("1", "table:formula=\"of:='file:///home/x/budget%202022.ods'#$A.A1\"")),
            id="a formula",
        ),
    ],
)
def test_links(tmp_path: Path, table: str) -> None:
    """Values from other files are said to be as old as the last update."""
    workbook, (finding,) = read(tmp_path, "a.ods", ods(table))
    assert workbook is not None
    assert str(finding) == (
        "a.ods: PM109 The workbook takes values from other files (budget 2022.ods); they are as "
        "old as its last update. Open it with those files at hand, update the links (Data, Edit "
        "Links) and save it, or replace the links by their values."
    )


def test_macros(tmp_path: Path) -> None:
    """Macros are a note."""
    data = ods(row(number("1")), **{"Basic/Standard/Module1.xml": "<x/>"})
    workbook, (finding,) = read(tmp_path, "a.ods", data)
    assert workbook is not None
    assert finding.code == "PM110"
