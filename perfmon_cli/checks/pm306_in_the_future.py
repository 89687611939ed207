"""No figure covers days that had not passed when the figures were taken.

The day is the newest "Figures as at" of the Quarters sheet (or that quarter's last day), so a paper
for an earlier quarter can be built from the same workbook. Figures with the status forecast are
spared, and so are cells that hold no figure.
"""

from collections.abc import Iterator
from datetime import date

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import of_key
from perfmon_cli.dataset.model import Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import day_words

CODE = "PM306"
SEVERITY = Severity.ERROR
TITLE = "A figure from the future"
EXAMPLE = (
    "This quarter!F23: PM306 knife_crime for 2022/23 ends on 31 March 2023, but the figures are "
    "as at 30 April 2022. Correct the period, or write forecast under Status."
)
REMEDY = "Correct the period, or write forecast under Status."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at the last day of every figure."""
    as_at = _newest_day(context)
    if as_at is None:
        return
    for measure in context.catalogue.measures.values():
        for observation in context.given(measure):
            end = observation.key.period.end
            is_given = observation.value is not None
            if is_given and end > as_at and Status.FORECAST not in observation.statuses:
                subject = of_key(measure, observation.key)
                yield _report.at_cell(
                    observation,
                    f"{subject} ends on {day_words(end)}, but the figures are as at "
                    f"{day_words(as_at)}.",
                )


def _newest_day(context: Context) -> date | None:
    days = [row.judged_at for row in context.catalogue.quarters]
    if context.judged_at is not None:
        days.append(context.judged_at)
    return max(days, default=None)
