"""Dates lie where they can mean something: a slip of a digit moves what they decide out of sight.

"Figures as at" lies between the quarter's first day and three years after its end; any other day
is not used, and the quarter's end is taken instead. A break lies in 2000 to 2050, as periods do.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import FIRST_YEAR, LAST_YEAR, day_words

CODE = "PM338"
SEVERITY = Severity.ERROR
TITLE = "A date that cannot be meant"
EXAMPLE = (
    "Quarters!C2: PM338 The figures of 2022Q1 cannot be as at 30 April 2202; 31 March 2022 is used "
    "until it is corrected. Correct the date, or leave it blank."
)
REMEDY = "Correct the date, or leave it blank."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at the days of Quarters and Breaks."""
    for row in context.catalogue.quarters:
        if row.as_at is not None and row.has_odd_day:
            yield _report.at(
                row.as_at_source or row.source,
                f"The figures of {row.quarter.code} cannot be as at {day_words(row.as_at)}; "
                f"{day_words(row.judged_at)} is used until it is corrected.",
            )
    for one in context.catalogue.breaks:
        if not FIRST_YEAR <= one.since.year <= LAST_YEAR:
            yield _report.at(
                one.since_source or one.source,
                f"The break of {one.measure} from {day_words(one.since)} lies outside "
                f"{FIRST_YEAR} to {LAST_YEAR}, so no comparison stops at it.",
                "Correct the date.",
                measure=one.measure,
            )
