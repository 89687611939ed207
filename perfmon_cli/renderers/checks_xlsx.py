"""Checks.xlsx: every finding, to filter, decide on and forward."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from perfmon_cli.findings import Finding, in_order
from perfmon_cli.renderers.zipped import without_clock

_HEADINGS = (
    ("Severity", 11),
    ("Code", 9),
    ("File", 26),
    ("Sheet", 18),
    ("Cell", 8),
    ("Line", 7),
    ("Measure", 24),
    ("Area", 14),
    ("What is wrong", 70),
    ("What to do", 60),
    ("Text to forward", 80),
    ("Decision", 14),
    ("Reason", 40),
)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: What Excel shows of a cell at most.
_LONGEST = 32_000


def render(findings: Sequence[Finding]) -> bytes:
    """A workbook with one sheet, worst first; all text is text, never a formula."""
    from openpyxl import Workbook  # noqa: PLC0415  (heavy: only when a file is written)
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.properties.creator = "perfmon"
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.active
    sheet.title = "Checks"
    rows = [_row(finding) for finding in in_order(tuple(findings))]
    for number, (heading, width) in enumerate(_HEADINGS, start=1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="12436D")
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line, row in enumerate(rows, start=2):
        for number, text in enumerate(row, start=1):
            cell = sheet.cell(line, number)
            cell.value = _clean(text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(_HEADINGS))
    sheet.auto_filter.ref = f"A1:{last}{max(len(rows) + 1, 2)}"
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer.getvalue())


def _row(finding: Finding) -> tuple[str, ...]:
    where = finding.where
    return (
        finding.severity.value,
        finding.code,
        where.file if where else "",
        where.sheet if where else "",
        where.cell if where else "",
        str(finding.line or ""),
        finding.measure,
        finding.area,
        finding.problem,
        finding.remedy,
        f"{finding.place}: {finding.problem} {finding.remedy}".removeprefix(": "),
        "accept" if finding.accepted else "",
        finding.accepted,
    )


def _clean(text: str) -> str:
    """Text that a workbook can hold: no control characters, not too long."""
    return "".join(c for c in text if c >= " " or c in "\t\n")[:_LONGEST]
