"""The sheet "Where from": every printed figure with its rule, cells and places."""

import io
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook

from perfmon_cli.renderers import checks_xlsx, sheets
from perfmon_cli.report.model import Report
from tests.renderers.spreadsheets import HOSTILE, parts_of
from tests.trace.figures import CELL, change, figure, pair, report


def sheet_of(paper: Report) -> Any:
    """The sheet, opened."""
    data = checks_xlsx.render([], "Northshire", paper)
    return load_workbook(io.BytesIO(data))["Where from"]


def rows_of(paper: Report) -> list[dict[str, Any]]:
    """Its rows by their headings."""
    head, *rows = sheet_of(paper).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_row_says_all_of_a_figure() -> None:
    """What it is, by which rule, from which cells, and where it stands."""
    *_, row = rows_of(report(*pair(), change(), words="5.0 percentage points"))
    assert row == {
        "Printed": "−5.0 pp",
        "What it is": "Victim satisfaction, Leeds",
        "Part": None,
        "Area": "Leeds",
        "Period, comparison": "2021/22, change on the previous year (2020/21)",
        "Rule": "72.6% (2021/22) minus 77.6% (2020/21), worked out before rounding.",
        "File": "data/figures.xlsx",
        "Cells": "History!E2",
        "Printed in": (
            'Table 1, row "Leeds", column "C3"\n'
            "paragraph 1.1.1 (commentary/2022Q1/11-text.md, line 7)"
        ),
        "Id": "satisfaction.leeds.2021-04_2022-03.change.previous-year",
    }


def test_cells_are_gathered_by_sheet_and_bounded() -> None:
    """The file is named with them where there are several files."""
    cells = [CELL, (CELL[0], "History", "F2"), ("received/police/a.csv", "a", "B3")]
    (row,) = rows_of(report(figure(rule="sum", sources=cells)))
    assert row["Cells"] == ("data/figures.xlsx · History!E2, F2\nreceived/police/a.csv · a!B3")
    many = [(CELL[0], f"Sheet {number}", "A1") for number in range(60)]
    (row,) = rows_of(report(figure(rule="sum", sources=many)))
    assert row["Cells"].splitlines()[-1] == "and 20 more"


def test_what_is_printed_nowhere_has_no_row() -> None:
    """Figures that others are made of only stand in the rows of those."""
    paper = report(change())
    whole = replace(paper, figures=(*pair(), *paper.figures))
    assert [row["Printed"] for row in rows_of(whole)] == ["−5.0 pp"]


def test_it_is_filtered_and_its_heading_stays() -> None:
    """One click to one figure, and no column too narrow to read."""
    sheet = sheet_of(report(*pair()))
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:J3", "A2")
    assert all(column.width >= 16 for column in sheet.column_dimensions.values())


def test_no_text_is_a_formula() -> None:
    """Labels, names of sheets and files come from strangers."""
    figures = [
        replace(figure(text, ""), id=f"f{number}", what=text, component=text, area=text)
        for number, text in enumerate(HOSTILE)
    ]
    paper = report(*figures)
    data = checks_xlsx.render([], "x", paper)
    sheet = load_workbook(io.BytesIO(data))["Where from"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any("<f>" in part or "hyperlink" in part for part in parts_of(data).values())
    assert sheet["A2"].value == sheets.storable(HOSTILE[0])


def test_without_a_paper_there_is_no_such_sheet() -> None:
    """`validate` looks at spreadsheets alone."""
    book = load_workbook(io.BytesIO(checks_xlsx.render([], "Northshire")))
    assert "Where from" not in book.sheetnames
