"""Checks.xlsx: every finding, to filter, decide on and forward."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from perfmon_cli.catalogue.headings import DECISIONS, SHEETS
from perfmon_cli.checks.acceptance import may_be_accepted
from perfmon_cli.checks.words import period_words
from perfmon_cli.findings import Finding
from perfmon_cli.proof.entries import Entry
from perfmon_cli.renderers import sender_texts, sheets, typed_figures, where_from
from perfmon_cli.renderers.sheets import GREEN, Column
from perfmon_cli.report.model import Report

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ACCEPT = "accept"
_FOUND = (
    Column("State", 11),
    Column("Severity", 11),
    Column("Code", 9),
    Column("File", 26),
    Column("Sheet", 18),
    Column("Cell", 8),
    Column("Line", 7),
    Column("Sender", 18),
    Column("What is wrong", 70),
    Column("What to do", 60),
)
_DECIDED_WIDTHS = {"measure": 24, "period": 18, "decision": 12, "reason": 40}
#: The columns of the Decisions sheet, in its order: to be copied over as they stand.
_DECIDED = tuple(
    Column(heading.title, _DECIDED_WIDTHS.get(heading.field, 12), GREEN)
    for heading in DECISIONS.headings
    if not heading.only_read
)
_CHECKS = (*_FOUND, *_DECIDED, Column("Text to forward", 80))
_BY_SENDER = (
    Column("Sender", 28),
    Column("Files", 36),
    Column("Errors", 9),
    Column("Warnings", 10),
    Column("Text to send", 110),
)
_READ_ME = """\
How to use this file
Checks lists every finding, the worst first. Filter it by State, Severity, Sheet or Sender.
What can be mended, mend in your workbook, or ask the sender to: By sender holds a text for each \
of them to paste into an e-mail, and what is for you alone; Text to forward has one line a finding.
What is right as it stands, accept: choose accept under Decision and write why under Reason (at \
least 10 characters; it is printed in the paper). Then filter Decision to accept and State to \
open, copy the green columns, and paste them as values below the last row of the sheet Decisions \
of your workbook. Measure, Part, Area or Period left blank there means any.
Rows without a code in the green columns cannot be accepted: the file or the setting has to be \
mended.
To paste holds rows for other sheets of your workbook: fill in what is blank, and paste them there.
Where from lists every figure of the paper with its rule, its cells and its places: filter Printed \
for what you read.
perfmon reads nothing of this file. Build or validate again, and a new one is written.
"""


def render(
    findings: Sequence[Finding],
    whole_area: str = "",
    report: Report | None = None,
    typed: Sequence[Entry] = (),
) -> bytes:
    """A workbook of four sheets; open findings first, the worst first; text is never a formula.

    `whole_area` is the name that decisions about the whole area carry. With the paper there is a
    sheet of where its figures come from, too, and two of the numbers `typed` in its texts.
    """
    book = sheets.new_book("Checks")
    ordered = sheets.open_first(findings)
    _add_checks(book, ordered, whole_area)
    _add_by_sender(book, ordered)
    _add_to_paste(book, ordered)
    if report is not None:
        where_from.add(book, report)
        typed_figures.add(book, typed)
    sheets.put_lines(book.create_sheet("Read me"), _READ_ME.splitlines())
    return sheets.saved(book)


def _add_checks(book: "Workbook", findings: Sequence[Finding], whole_area: str) -> None:
    sheet = book.create_sheet("Checks")
    sheets.put_headings(sheet, _CHECKS)
    sheets.put_rows(sheet, _CHECKS, [_row(found, whole_area) for found in findings])
    sheets.add_filter(sheet, len(_CHECKS), len(findings))
    _add_choice(sheet, findings)


def _row(found: Finding, whole_area: str) -> tuple[str, ...]:
    where = found.where
    decided = _decision(found, whole_area) if may_be_accepted(found.code) else {}
    return (
        "accepted" if found.accepted else "open",
        found.severity.value,
        found.code,
        where.file if where else "",
        where.sheet if where else "",
        where.cell if where else "",
        str(found.line or ""),
        found.sender,
        found.problem,
        found.remedy,
        *(decided.get(h.field, "") for h in DECISIONS.headings if not h.only_read),
        sender_texts.forwarded(found),
    )


def _decision(found: Finding, whole_area: str) -> dict[str, str]:
    """The row of Decisions that accepts this finding and, as far as can be said, no other."""
    return {
        "what": found.code,
        "measure": found.measure,
        "part": found.part,
        "area": found.area or (whole_area if found.measure else ""),
        "period": period_words(found.period) if found.period else "",
        "decision": _ACCEPT if found.accepted else "",
        "reason": found.accepted,
    }


def _add_choice(sheet: "Worksheet", findings: Sequence[Finding]) -> None:
    """A drop-down under Decision, in the rows that can be accepted."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    titles = [column.title for column in _CHECKS]
    letter = get_column_letter(titles.index(DECISIONS.title_of("decision")) + 1)
    rows = enumerate(findings[: sheets.MOST_ROWS], start=2)
    runs = groupby(rows, key=lambda row: may_be_accepted(row[1].code))
    ranges = []
    for may_be, run in runs:
        numbers = [number for number, _ in run]
        if may_be:
            ranges.append(f"{letter}{numbers[0]}:{letter}{numbers[-1]}")
    if ranges:
        choice = DataValidation(type="list", formula1=f'"{_ACCEPT}"', sqref=" ".join(ranges))
        choice.promptTitle, choice.prompt = "Decision", "Choose accept; write why under Reason."
        sheet.add_data_validation(choice)


def _add_by_sender(book: "Workbook", findings: Sequence[Finding]) -> None:
    sheet = book.create_sheet("By sender")
    rows = [
        (text.sender, "\n".join(text.files), str(text.errors), str(text.warnings), text.text)
        for text in sender_texts.texts(findings)
    ]
    sheets.put_headings(sheet, _BY_SENDER)
    sheets.put_rows(sheet, _BY_SENDER, rows)
    sheets.add_filter(sheet, len(_BY_SENDER), len(rows))


def _add_to_paste(book: "Workbook", findings: Sequence[Finding]) -> None:
    """The rows that would mend a finding, below the headings of the sheet they go to."""
    sheet = book.create_sheet("To paste")
    row = 1
    for kind in SHEETS:
        rows = tuple(dict.fromkeys(f.paste for f in findings if f.paste_sheet == kind.name))
        if not rows:
            continue
        sheets.put(sheet.cell(row, 1), f"Rows for the sheet {kind.name}")
        columns = [Column(title, 24, GREEN) for title in kind.titles]
        sheets.put_headings(sheet, columns, row + 1)
        sheets.put_rows(sheet, columns, rows, row + 2)
        row += len(rows[: sheets.MOST_ROWS]) + 4
    if row == 1:
        sheets.put(sheet.cell(1, 1), "Nothing to paste.")
        sheet.column_dimensions["A"].width = 24
