"""An annotated copy: every finding at its cell, nothing else touched, nothing made worse."""

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from perfmon_cli.cells.model import CellError, NoResult, Percentage, Sheet, Workbook
from perfmon_cli.findings import Finding, Severity
from perfmon_cli.renderers import annotated_xlsx, cell_comments, sheets
from tests.renderers.spreadsheets import (
    FILE,
    HOSTILE,
    as_read,
    finding,
    of_values,
    parts_of,
    saved,
    with_parts,
)

OURS = "— perfmon —\nerror PM203\nIt is wrong.\nMend it."
VALUES_ONLY = ("anything but the values, since it cannot be copied as it is",)


def sample() -> Book:
    """Two sheets with a little of everything that openpyxl keeps."""
    book = Book()
    history = book.active
    history.title = "History"
    for row in (("Measure", "2020/21", "2021/22"), ("calls", 90.6, 85.6), ("knives", 2189, 2358)):
        history.append(row)
    book.create_sheet("It's odd")["A1"] = "x"
    return book


def annotated(book: Book, folder: Path, *findings: Finding) -> Any:
    """The copy, opened."""
    data = saved(book)
    made = annotated_xlsx.render(data, as_read(data, folder), findings)
    return load_workbook(io.BytesIO(made.data))


def test_a_finding_is_a_comment_at_its_cell(tmp_path: Path) -> None:
    """Severity, code, problem and remedy; values and other cells are as they were."""
    copy = annotated(sample(), tmp_path, finding("History!B3"))
    sheet = copy["History"]
    assert sheet["B3"].comment.text == OURS
    assert sheet["B3"].comment.author == "perfmon"
    assert [row[0].comment for row in sheet["A1:A3"]] == [None, None, None]
    assert list(sheet.values) == list(sample()["History"].values)


def test_findings_of_one_cell_share_a_comment(tmp_path: Path) -> None:
    """The worst first."""
    warning = finding("History!B3", "It is odd.", severity=Severity.WARNING, code="PM307")
    copy = annotated(sample(), tmp_path, warning, finding("History!B3"))
    text = copy["History"]["B3"].comment.text
    assert text == f"{OURS}\n\nwarning PM307\nIt is odd.\nMend it."


def test_a_comment_that_was_there_stays(tmp_path: Path) -> None:
    """Both texts, its author kept."""
    book = sample()
    book["History"]["B3"].comment = Comment("Checked with the force.\n\nTwice.", "An analyst")
    copy = annotated(book, tmp_path, finding("History!B3"))
    comment = copy["History"]["B3"].comment
    assert comment.text == f"Checked with the force.\n\nTwice.\n\n{OURS}"
    assert comment.author == "An analyst"


@pytest.mark.parametrize("theirs", ["", "Checked with the force."])
def test_what_perfmon_wrote_before_is_replaced(tmp_path: Path, theirs: str) -> None:
    """A copy of a copy holds the findings of today only, and one list."""
    book = sample()
    if theirs:
        book["History"]["B3"].comment = Comment(theirs, "An analyst")
    first = annotated(book, tmp_path, finding("History!B3", "It was wrong."))
    second = annotated(first, tmp_path, finding("History!B3"))
    text = second["History"]["B3"].comment.text
    assert text == (f"{theirs}\n\n{OURS}" if theirs else OURS)
    assert second.sheetnames == ["Checks", "History", "It's odd"]


def test_a_sheet_of_that_name_stays(tmp_path: Path) -> None:
    """Only a list that perfmon made is replaced."""
    book = sample()
    book.create_sheet("Checks")["A1"] = "My own"
    copy = annotated(book, tmp_path, finding())
    assert copy.sheetnames == ["Checks1", "History", "It's odd", "Checks"]
    assert copy["Checks"]["A1"].value == "My own"


def test_merged_cells_are_commented_at_their_first(tmp_path: Path) -> None:
    """The others of them can hold no comment."""
    book = sample()
    book["History"].merge_cells("B2:C3")
    copy = annotated(book, tmp_path, finding("History!C3"))
    assert copy["History"]["B2"].comment.text == OURS
    assert [str(area) for area in copy["History"].merged_cells.ranges] == ["B2:C3"]


@pytest.mark.parametrize("place", ["History!D90", "History!XFD1048576"])
def test_a_cell_that_is_blank_can_be_commented(tmp_path: Path, place: str) -> None:
    """What is missing is said where it is missing."""
    copy = annotated(sample(), tmp_path, finding(place))
    assert copy["History"][place.partition("!")[2]].comment.text == OURS


@pytest.mark.parametrize("place", ["History!A0", "History!ZZZZ1", "History!A9999999", "Gone!A1"])
def test_a_place_that_no_sheet_has_is_listed_only(tmp_path: Path, place: str) -> None:
    """It stops nothing."""
    copy = annotated(sample(), tmp_path, finding(place))
    assert copy["Checks"]["A6"].value == place


def test_the_list_at_the_front(tmp_path: Path) -> None:
    """All findings of this file, the accepted last, each linked to its cell."""
    findings = (
        finding("It's odd!A1", severity=Severity.WARNING, code="PM307"),
        finding("History!B3"),
        finding("History!B2", accepted="Agreed with the force."),
        finding("", code="PM110", severity=Severity.NOTE),
        finding("Settings!B2", file="data/own.xlsx"),
    )
    sheet = annotated(sample(), tmp_path, *findings)["Checks"]
    lines = [tuple(v for v in row if v is not None) for row in sheet.iter_rows(values_only=True)]
    wrong = ("It is wrong.", "Mend it.")
    assert lines == [
        ("What perfmon found in figures.xlsx",),
        ("3 open, as comments at their cells; 1 accepted, only listed here.",),
        ("This copy is for reading and forwarding. Mend the workbook itself.",),
        (),
        ("Place", "State", "Severity", "Code", "What is wrong", "What to do"),
        ("History!B3", "open", "error", "PM203", *wrong),
        ("It's odd!A1", "open", "warning", "PM307", *wrong),
        ("The whole file", "open", "note", "PM110", *wrong),
        ("History!B2", "accepted", "error", "PM203", *wrong),
    ]
    links = [row[0].hyperlink.location if row[0].hyperlink else None for row in sheet["A6:A9"]]
    assert links == ["'History'!B3", "'It''s odd'!A1", None, "'History'!B2"]
    assert sheet.auto_filter.ref == "A5:F9"


def test_what_is_accepted_has_no_comment(tmp_path: Path) -> None:
    """It is settled."""
    copy = annotated(sample(), tmp_path, finding("History!B2", accepted="Agreed with the force."))
    assert copy["History"]["B2"].comment is None


def test_the_copy_opens_at_the_list_and_nowhere_else(tmp_path: Path) -> None:
    """With two sheets selected, what is typed in one would stand in both."""
    book = sample()
    book.active = 1
    for sheet in book:
        sheet.sheet_view.tabSelected = True
    copy = annotated(book, tmp_path, finding())
    assert copy.active.title == "Checks"
    assert [sheet.sheet_view.tabSelected for sheet in copy] == [True, False, False]


def test_hidden_things_stay_hidden(tmp_path: Path) -> None:
    """Rows, columns and sheets; there is no link to a hidden sheet, which Excel cannot follow."""
    book = sample()
    book["History"].row_dimensions[3].hidden = True
    book["History"].column_dimensions["C"].hidden = True
    book["It's odd"].sheet_state = "hidden"
    copy = annotated(book, tmp_path, finding("History!C3"), finding("It's odd!A1"))
    assert copy["History"].row_dimensions[3].hidden
    assert copy["History"].column_dimensions["C"].hidden
    assert copy["It's odd"].sheet_state == "hidden"
    assert copy["It's odd"]["A1"].comment.text == OURS
    assert [copy["Checks"][cell].hyperlink is None for cell in ("A6", "A7")] == [False, True]


def test_what_the_workbook_is_made_of_stays(tmp_path: Path) -> None:
    """Protection, formulas, drop-downs, filters, names, number formats and frozen panes."""
    book = sample()
    sheet = book["History"]
    sheet.protection.sheet = True
    sheet.protection.password = "secret"  # noqa: S105
    sheet["C4"] = "=SUM(C2:C3)"
    sheet["B2"].number_format = "0.0%"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = "A1:C3"
    choice = DataValidation(type="list", formula1='"up,down"')
    choice.add("D2:D9")
    sheet.add_data_validation(choice)
    copy = annotated(book, tmp_path, finding("History!B3"))["History"]
    assert copy.protection.sheet
    assert copy.protection.password == sheet.protection.password
    assert copy["C4"].value == "=SUM(C2:C3)"
    assert copy["B2"].number_format == "0.0%"
    assert (copy.freeze_panes, copy.auto_filter.ref) == ("B2", "A1:C3")
    assert [str(rule.sqref) for rule in copy.data_validations.dataValidation] == ["D2:D9"]


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    """To the caller and at the front of the copy."""
    book = sample()
    book["History"]["C4"] = "=SUM(C2:C3)"
    parts = {"xl/vbaProject.bin": b"x", "docMetadata/LabelInfo.xml": b"<l/>"}
    data = with_parts(saved(book), parts)
    made = annotated_xlsx.render(data, as_read(data, tmp_path), [finding()])
    assert made.lost == (
        "macros",
        "the sensitivity label",
        "the results of formulas, until Excel opens the copy and works them out",
    )
    sheet = load_workbook(io.BytesIO(made.data))["Checks"]
    assert [row[0].value for row in sheet["A4:A6"]] == [
        "This copy does not keep macros.",
        "This copy does not keep the sensitivity label.",
        "This copy does not keep the results of formulas, until Excel opens the copy and works "
        "them out.",
    ]


def test_other_kinds_of_file_become_a_copy_of_their_values() -> None:
    """Each value in its cell, as what it was; errors and formulas as text."""
    rows = (
        ("Measure", Decimal("77.7"), Percentage(Decimal("77.7")), date(2022, 3, 31)),
        (CellError("#DIV/0!"), NoResult("A1+1"), True, None),
    )
    sheet = Sheet(FILE, "a/b", rows, top=3, left=2, hidden_rows=frozenset({4}))
    made = annotated_xlsx.render(b"not a zip", Workbook(FILE, "", (sheet,)), [finding("a/b!C3")])
    assert made.lost == VALUES_ONLY
    book = load_workbook(io.BytesIO(made.data))
    copy = book["a-b"]
    values = [[(c.value, c.data_type) for c in row] for row in copy["B3:E4"]]
    (words, number, percent, day), (error, formula, truth, blank) = values
    assert (words, number) == (("Measure", "s"), (77.7, "n"))
    assert percent[0] == pytest.approx(0.777)
    assert copy["D3"].number_format.endswith("%")
    assert day[0].date() == date(2022, 3, 31)
    assert (error, formula, truth) == (("#DIV/0!", "s"), ("=A1+1", "s"), (True, "b"))
    assert blank[0] is None
    assert copy.row_dimensions[4].hidden
    assert copy["C3"].comment.text == OURS
    assert book["Checks"]["A7"].hyperlink.location == "'a-b'!C3"


@pytest.mark.parametrize(
    "name", ["", "'quoted'", "[x]:*?/\\", "a" * 40, "History\x00", "Checks", "=1+1"]
)
def test_odd_names_of_sheets(name: str) -> None:
    """A csv file may have any name; its findings find their sheet."""
    workbook = of_values(("Measure", 1), name=name)
    where = finding(f"{name}!B1").where
    one = Finding(
        code="PM203",
        severity=Severity.ERROR,
        problem="It is wrong.",
        remedy="Mend it.",
        where=where,
    )
    book = load_workbook(io.BytesIO(annotated_xlsx.render(b"", workbook, [one]).data))
    (sheet,) = book.worksheets[1:]
    assert sheet["B1"].value == 1
    assert sheet["B1"].comment.text == OURS


def test_a_workbook_of_hidden_sheets_only() -> None:
    """Excel opens none without a visible sheet; the list is one."""
    made = annotated_xlsx.render(b"", of_values(("x", 1), hidden=True), [])
    book = load_workbook(io.BytesIO(made.data))
    assert (book["Checks"].sheet_state, book["History"].sheet_state) == ("visible", "hidden")


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/styles.xml": b"<styleSheet/> and no more"},
        {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row><c t='x'/>"},
        {"[Content_Types].xml": b"<Types/>"},
    ],
    ids=["styles", "a sheet", "no list of parts"],
)
def test_what_openpyxl_cannot_copy_keeps_its_values(
    tmp_path: Path, parts: dict[str, bytes]
) -> None:
    """A file that perfmon could read is annotated whatever openpyxl makes of it."""
    workbook = as_read(saved(sample()), tmp_path)
    made = annotated_xlsx.render(
        with_parts(saved(sample()), parts), workbook, [finding("History!B3")]
    )
    assert made.lost == VALUES_ONLY
    book = load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["Checks", "History", "It's odd"]
    assert book["History"]["B3"].value == 2189
    assert book["History"]["B3"].comment.text == OURS


def test_hostile_text_does_no_harm(tmp_path: Path) -> None:
    """In comments and in the list it is text; in a copy of values too."""
    findings = [
        Finding(
            code="PM201",
            severity=Severity.ERROR,
            problem=text,
            remedy=text,
            where=finding(f"History!B{row}").where,
        )
        for row, text in enumerate(HOSTILE, start=1)
    ]
    data = saved(sample())
    whole = annotated_xlsx.render(data, as_read(data, tmp_path), findings)
    values = annotated_xlsx.render(b"", of_values(*((text,) for text in HOSTILE)), findings)
    for made in (whole, values):
        parts = parts_of(made.data)
        assert [name for name, text in parts.items() if re.search(r"<f[ >]", text)] == []
        book = load_workbook(io.BytesIO(made.data))
        cells = [cell for row in book["Checks"] for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        first = book["History"]["B1"].comment.text
        assert first == "— perfmon —\nerror PM201\n=1+1\n=1+1"
        links = re.findall(r"<hyperlink [^>]*>", "".join(parts.values()))
        assert [link for link in links if " r:id=" in link] == []


def test_there_is_an_end_to_comments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The worst have one; the list has them all. A long text is cut."""
    monkeypatch.setattr(cell_comments, "MOST_COMMENTS", 2)
    findings = [finding(f"History!A{row}", "wrong " * 3000) for row in range(1, 5)]
    copy = annotated(sample(), tmp_path, *findings)
    commented = [c.coordinate for row in copy["History"]["A1:A4"] for c in row if c.comment]
    assert commented == ["A1", "A2"]
    assert copy["Checks"].max_row == 9
    text = copy["History"]["A1"].comment.text
    assert len(text) == 8000
    assert text.endswith("…")


def test_the_list_says_where_it_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As every list that perfmon writes."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 1)
    copy = annotated(sample(), tmp_path, finding("History!A1"), finding("History!A2"))
    assert copy["Checks"]["A7"].value == "1 more are not listed. Mend these first."


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """No clock."""
    data = saved(sample())
    workbook = as_read(data, tmp_path)
    first, second = (annotated_xlsx.render(data, workbook, [finding()]) for _ in range(2))
    assert first == second
