"""The Quarters sheet: the quarters papers are made for, with their meetings."""

from datetime import date

from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import QUARTERS
from perfmon_cli.catalogue.model import QuarterRow
from perfmon_cli.catalogue.table import Table, as_text
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding
from perfmon_cli.period import (
    MONTHS_A_QUARTER,
    Basis,
    Quarter,
    is_bare_quarter,
    parse_date,
    quarter_of,
    read_quarter,
)

_LAYOUTS = "2022Q1 for January to March 2022, Q4 2021/22, or 12 months to Mar 2022"


def read_quarters(tables: list[Table], findings: list[Finding]) -> tuple[QuarterRow, ...]:
    """The quarters in the order of the sheet; one that stands twice differently is PM310."""
    found: dict[Quarter, QuarterRow] = {}
    for row in (row for table in tables for row in table):
        fields = Fields(row, QUARTERS, findings)
        quarter = _quarter(fields)
        if quarter is None:
            continue
        read = QuarterRow(
            quarter=quarter,
            meeting_date=fields.day("meeting_date"),
            as_at=fields.day("as_at"),
            source=row.ref("quarter"),
            meeting_source=row.ref("meeting_date"),
            as_at_source=row.ref("as_at"),
        )
        first = found.setdefault(quarter, read)
        if (first.meeting_date, first.as_at) != (read.meeting_date, read.as_at):
            problem = f"{quarter.code} has other dates here than in {first.source}."
            fields.refuse("quarter", problem, "Keep the right row.", "PM310")
    return tuple(found.values())


def _quarter(fields: Fields) -> Quarter | None:
    value = fields.row.value("quarter")
    if isinstance(value, date):
        return _of_date(value, fields)
    text = fields.needed("quarter")
    if not text:
        return None
    quarter = read_quarter(text)
    if quarter is None and is_bare_quarter(text):
        problem = f"{quoted(text)} may be a quarter of a calendar or of a financial year."
        fields.refuse("quarter", problem, f"Write {_LAYOUTS}.")
    elif quarter is None:
        fields.refuse("quarter", f"{quoted(text)} is not a quarter.", f"Write {_LAYOUTS}.")
    return quarter


def _of_date(value: date, fields: Fields) -> Quarter | None:
    month = parse_date(value, Basis.MONTH)
    if month is None or month.end.month % MONTHS_A_QUARTER:
        shown = quoted(as_text(value))
        fields.refuse("quarter", f"{shown} is not a quarter.", f"Write {_LAYOUTS}.")
        return None
    return quarter_of(month.end)
