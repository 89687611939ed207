"""What a sender owes has come by the day it was due, and is of the quarter.

Looked at are the rows of Returns. Overdue is what has no day under Received although the day under
Due has passed; what came late is there and is not reported. Where a row names measures, figures
that were taken ("As at") before the last day that these measures need are reported too; the longest
of their lags is taken off first. The day that counts is the quarter's "Figures as at", or its last
day, never today's date; without a quarter it is that of the newest row of Quarters, and with no
such row nothing is overdue. A row is left alone if its Status says that it came or is not needed
(received, complete, none, not needed, waived, withdrawn, cancelled).
"""

from collections.abc import Iterator
from datetime import date

from perfmon_cli.catalogue.sender_rows import Return
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import Quarter, day_words

CODE = "PM320"
SEVERITY = Severity.WARNING
TITLE = "A return is overdue"
EXAMPLE = (
    "Returns!A4: PM320 West Yorkshire Police: Workforce was due on 22 April 2022 and had not come "
    "by 30 April 2022. Ask for it; once it is there, write the day under Received."
)
REMEDY = "Ask for it; once it is there, write the day under Received."

_report = Reporter(CODE, SEVERITY, REMEDY)
_CAME = frozenset({"received", "complete"})
_NOT_NEEDED = frozenset({"none", "not needed", "waived", "withdrawn", "cancelled"})


def check(context: Context) -> Iterator[Finding]:
    """Look at each row of Returns."""
    newest = max((row.quarter for row in context.catalogue.quarters), default=None)
    quarter = context.quarter or newest
    if quarter is None:
        return
    judged_at = context.catalogue.judged_at(quarter)
    for row in context.catalogue.returns:
        status = " ".join(row.status.split()).casefold()
        if status in _NOT_NEEDED:
            continue
        if row.received is None and status not in _CAME:
            yield from _overdue(row, judged_at)
        elif row.received is None or row.received >= quarter.period.start:
            yield from _too_old(context, row, quarter)


def _overdue(row: Return, judged_at: date) -> Iterator[Finding]:
    if row.due is not None and row.due < judged_at:
        due, day = day_words(row.due), day_words(judged_at)
        yield _finding(row, f"was due on {due} and had not come by {day}.")


def _too_old(context: Context, row: Return, quarter: Quarter) -> Iterator[Finding]:
    """Figures taken before the last day that the paper needs of the measures named."""
    known = context.catalogue.measures
    lags = [known[name].lag_months for name in row.measures if name in known]
    if row.as_at is None or not lags:
        return
    needed = quarter.period.shifted(-max(0, *lags)).end
    if row.as_at < needed:
        as_at, day = day_words(row.as_at), day_words(needed)
        yield _finding(
            row,
            f"came with figures as at {as_at}, but the paper needs them up to {day}.",
            "Ask whether there are newer figures, or correct the day under As at.",
        )


def _finding(row: Return, problem: str, remedy: str = "") -> Finding:
    name = ": ".join(text for text in (row.sender, row.what) if text)
    measure = row.measures[0] if len(row.measures) == 1 else ""
    return _report.at(row.source, f"{name} {problem}", remedy, measure=measure, sender=row.sender)
