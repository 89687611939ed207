"""Checks.xlsx: to filter, to decide on, to forward, to paste from; and safe to open."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from perfmon_cli.catalogue.headings import DECISIONS, NAMES
from perfmon_cli.findings import Finding, Severity
from perfmon_cli.period import Basis, Period, parse_period
from perfmon_cli.renderers import checks_xlsx, sheets
from tests.command import run_in
from tests.renderers.spreadsheets import HOSTILE, finding, parts_of
from tests.small_project import HISTORY, small_project

PERIOD = parse_period("12 months to June 2022", Basis.ROLLING_12)
WHOLE = "Northshire"


def book_of(findings: Sequence[Finding]) -> Any:
    """The workbook, opened."""
    return load_workbook(io.BytesIO(checks_xlsx.render(findings, WHOLE)))


def rows_of(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The rows of the sheet Checks by their headings."""
    head, *rows = book_of(findings)["Checks"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_sheets() -> None:
    """The list first, what is made of it behind, how to use it last."""
    assert book_of([]).sheetnames == ["Checks", "By sender", "To paste", "Read me"]


def test_a_row_says_all_of_a_finding() -> None:
    """Where, what, who, what to do, and the row of Decisions that would accept it."""
    one = finding(
        "This quarter!E14", '"77,7%" uses a decimal comma.', measure="calls", sender="police"
    )
    (row,) = rows_of([replace(one, part="Crown", area="Leeds", period=PERIOD)])
    assert row == {
        "State": "open",
        "Severity": "error",
        "Code": "PM203",
        "File": "received/police/figures.xlsx",
        "Sheet": "This quarter",
        "Cell": "E14",
        "Line": None,
        "Sender": "police",
        "What is wrong": '"77,7%" uses a decimal comma.',
        "What to do": "Mend it.",
        "What": "PM203",
        "Measure": "calls",
        "Part": "Crown",
        "Area": "Leeds",
        "Period": "12 months to June 2022",
        "Decision": None,
        "Reason": None,
        "Role": None,
        "Date": None,
        "Until": None,
        "Text to forward": 'This quarter!E14: "77,7%" uses a decimal comma. Mend it.',
    }


def test_open_findings_come_first_the_worst_of_them_first() -> None:
    """What is accepted stands below, with its reason and the word that accepts."""
    accepted = finding("Values!A1", code="PM307", accepted="The force confirmed it.")
    findings = [accepted, finding("Values!A2", severity=Severity.WARNING), finding("Values!A3")]
    rows = rows_of(findings)
    shown = [(row["Cell"], row["State"], row["Decision"], row["Reason"]) for row in rows]
    assert shown == [
        ("A3", "open", None, None),
        ("A2", "open", None, None),
        ("A1", "accepted", "accept", "The force confirmed it."),
    ]


def test_the_green_columns_are_those_of_decisions() -> None:
    """In the same order, so that they can be copied over as they stand."""
    sheet = book_of([])["Checks"]
    green = [c.value for c in sheet[1] if c.fill.fgColor.rgb.endswith(sheets.GREEN)]
    assert green == list(DECISIONS.titles)


@pytest.mark.parametrize(
    ("one", "area"),
    [
        (finding(measure="calls"), WHOLE),
        (finding(measure="calls", area="Leeds"), "Leeds"),
        (finding(code="PM410"), None),
    ],
    ids=["the whole area", "a district", "about no measure"],
)
def test_a_decision_names_the_area_it_is_about(one: Finding, area: str | None) -> None:
    """Blank would mean any area."""
    assert rows_of([one])[0]["Area"] == area


@pytest.mark.parametrize("code", ["PM101", "PM104", "PM501"])
def test_what_cannot_be_accepted_has_no_row_for_decisions(code: str) -> None:
    """Neither a code to paste nor a drop-down."""
    book = book_of([finding(code=code), finding("History!D9", code="PM305")])
    row = rows_of([finding(code=code)])[0]
    assert [row[title] for title in DECISIONS.titles] == [None] * len(DECISIONS.titles)
    (choice,) = book["Checks"].data_validations.dataValidation
    line = next(c.row for c in book["Checks"]["C"] if c.value == "PM305")
    assert (str(choice.sqref), choice.formula1) == (f"P{line}", '"accept"')


def test_drop_downs_stand_under_decision() -> None:
    """Rows in a run share one; the column is the one with that heading."""
    findings = [finding(f"History!D{row}", code="PM305") for row in range(1, 9)]
    sheet = book_of(findings)["Checks"]
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == "P2:P9"
    assert sheet["P1"].value == "Decision"


def test_a_decision_made_here_holds_when_pasted(tmp_path: Path) -> None:
    """The green columns, copied into Decisions with accept and a reason, accept these findings."""
    history = [*HISTORY, ("calls", None, "Eastham", "77,7%", "x1"), ("calls", None, None, 1, 2)]
    root = small_project(tmp_path / "force", {"History": history})
    checks = tmp_path / "checks.xlsx"
    run = run_in(root, "validate", "--checks", str(checks))
    assert run.exit_code == 1
    head, *rows = load_workbook(checks)["Checks"].iter_rows(values_only=True)
    first, decision = head.index("What"), head.index("Decision")
    pasted = [
        [*row[first:decision], "accept", "It is right as it stands.", None, None, None]
        for row in rows
    ]
    root = small_project(
        tmp_path / "again", {"History": history, "Decisions": [DECISIONS.titles, *pasted]}
    )
    run = run_in(root, "validate")
    assert run.exit_code == 0
    assert run.stdout.endswith(f"\n0 errors, 0 warnings, 0 notes ({len(rows)} more accepted).\n"), (
        run.stdout
    )
    assert len(rows) >= 3


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("2021/22", Basis.ROLLING_12),
        ("12 months to June 2022", Basis.ROLLING_12),
        ("2021", Basis.CALENDAR_YEAR),
        ("Apr 2021 to Dec 2021", Basis.YEAR_TO_DATE),
        ("Q1 2022/23", Basis.YEAR_TO_DATE),
        ("Q1 2022/23", Basis.QUARTER),
        ("Mar-22", Basis.MONTH),
        ("31 March 2022", Basis.SNAPSHOT),
    ],
)
def test_a_period_reads_back_as_itself(text: str, basis: Basis) -> None:
    """Whatever the measure counts in, the Period of a decision means the finding's."""
    period = parse_period(text, basis)
    assert isinstance(period, Period)
    (row,) = rows_of([replace(finding(measure="calls"), period=period)])
    assert parse_period(row["Period"], basis) == period


def test_one_text_for_each_sender() -> None:
    """All their files, one numbered list each, ready to paste."""
    findings = [
        finding("Missing!B7", "This differs.", sender="police", severity=Severity.WARNING),
        finding("Missing!B5", "It is no number.", sender="police"),
        finding("", "The file is damaged.", file="received/police/old.xls", code="PM101"),
        finding("Settings!B2", "It is blank.", file="data/own.xlsx"),
    ]
    findings[2] = replace(findings[2], sender="police")
    head, *rows = book_of(findings)["By sender"].iter_rows(values_only=True)
    assert head == ("Sender", "Files", "Errors", "Warnings", "Text to send")
    assert [row[:4] for row in rows] == [
        ("For you", "data/own.xlsx", "1", "0"),
        ("police", "received/police/figures.xlsx\nreceived/police/old.xls", "2", "1"),
    ]
    assert rows[0][4] == (
        "To mend in your own files:\n\nown.xlsx\n1. Settings!B2: It is blank. Mend it.\n"
    )
    assert rows[1][4] == (
        "Hello,\n\nplease look at these points:\n\n"
        "figures.xlsx\n"
        "1. Missing!B5: It is no number. Mend it.\n"
        "2. Missing!B7: This differs. Mend it.\n"
        "old.xls\n"
        "1. The file is damaged. Mend it.\n\n"
        "Could you correct them and send the file again, or tell us why it is right as it is?\n"
    )


def test_senders_are_asked_for_what_is_theirs() -> None:
    """Not for what is accepted, a note, about no file, or to be mended by a row to paste."""
    findings = [
        finding(accepted="The force confirmed it."),
        finding(severity=Severity.NOTE),
        replace(finding(), where=None),
        replace(finding(file="", place="")),
        replace(finding(), paste=("Misper kids", ""), paste_sheet="Names"),
    ]
    assert book_of(findings)["By sender"].max_row == 1


def test_a_text_of_the_paper_is_never_a_senders() -> None:
    """Returns names a sender for its measure; the sentence is the analyst's all the same."""
    text = replace(finding(place="", file="commentary/2022Q1/11.md", sender="police"), line=8)
    (row,) = book_of([text])["By sender"].iter_rows(min_row=2, values_only=True)
    assert row[:2] == ("For you", "commentary/2022Q1/11.md")


def test_a_long_text_comes_in_parts() -> None:
    """Each fits a cell of Excel; no finding is lost or told twice."""
    findings = [finding(f"History!A{row}", "wrong " * 30) for row in range(1, 401)]
    rows = list(book_of(findings)["By sender"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [f"For you ({n} of 4)" for n in range(1, 5)]
    assert max(len(row[4]) for row in rows) < 32_767
    told = [cell for row in rows for cell in re.findall(r"History!(A\d+):", row[4])]
    assert told == [f"A{row}" for row in range(1, 401)]


def test_rows_to_paste_stand_below_the_headings_of_their_sheet() -> None:
    """Each once, in the order of that sheet's columns."""
    label = replace(finding(), paste=("Misper kids", ""), paste_sheet="Names")
    findings = [label, replace(label, paste=("Mispers", "")), label]
    cells = list(book_of(findings)["To paste"].iter_rows(values_only=True))
    assert cells == [
        ("Rows for the sheet Names", None),
        NAMES.titles,
        ("Misper kids", None),
        ("Mispers", None),
    ]
    assert book_of([finding()])["To paste"]["A1"].value == "Nothing to paste."


def test_hostile_text_stays_text() -> None:
    """Nothing is a formula, a link or a tag; control characters are gone, all else is there."""
    findings = [
        Finding(
            code="PM201",
            severity=Severity.ERROR,
            problem=text,
            remedy=text,
            where=finding(f"{text}!A1", file=text).where,
            measure=text,
            part=text,
            area=text,
            sender=text,
            paste=(text, text) if number % 2 else (),
            paste_sheet="Names",
        )
        for number, text in enumerate(HOSTILE)
    ]
    data = checks_xlsx.render(findings, "=1+1")
    parts = parts_of(data)
    assert [name for name, text in parts.items() if re.search(r"<f[ >]|<hyperlink", text)] == []
    cells = [c for sheet in load_workbook(io.BytesIO(data)) for row in sheet for c in row]
    assert {c.data_type for c in cells if c.value is not None} <= {"s", "inlineStr"}
    values = {c.value for c in cells}
    assert {"=1+1", "+1+1", "@SUM(A1)", "<b>&amp;</b>", "]]>", "#DIV/0!", "TRUE", "0042"} <= values
    assert "_x005F_x003D_1+1" in values  # Excel shows _x003D_1+1


def test_the_same_findings_give_the_same_bytes() -> None:
    """No clock, and the order in which they were found does not matter."""
    findings = [finding("History!D8"), finding("History!D9"), finding(accepted="Agreed long ago.")]
    first = checks_xlsx.render(findings, WHOLE)
    assert checks_xlsx.render(findings[::-1], WHOLE) == first
    assert "2000-01-01T00:00:00Z" in parts_of(first)["docProps/core.xml"]


def test_a_list_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worst are listed, the others counted."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    rows = rows_of([finding(f"History!A{row}") for row in range(1, 6)])
    assert [row["Cell"] for row in rows] == ["A1", "A2", "A3", None]
    assert rows[3]["State"] == "2 more are not listed. Mend these first."


def test_headings_stay_in_sight_and_filter() -> None:
    """On every list."""
    book: Book = book_of([finding(), finding("History!D9")])
    for name, columns in (("Checks", "U"), ("By sender", "E")):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{columns}{sheet.max_row}"
