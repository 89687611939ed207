"""A forecast is replaced when its day has come, and a provisional figure becomes final.

Reported are figures with the status forecast for a period that was over before the quarter began,
and figures marked provisional for one that ended more than two years before the quarter's end.
Sources that take longer can be accepted in Decisions. Without a quarter it is the newest row of
Quarters; with no such row nothing is reported.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import of_key
from perfmon_cli.dataset.model import Observation, Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import MONTHS_A_YEAR, Quarter, day_words

CODE = "PM335"
SEVERITY = Severity.WARNING
TITLE = "A status that time has overtaken"
EXAMPLE = (
    "This quarter!C53: PM335 officer_uplift for 31 March 2021 is still a forecast, though that was "
    "over when the quarter began on 1 January 2022. Enter the figure that came about, or correct "
    "the status."
)
REMEDY = "Enter the figure that came about, or correct the status."

_report = Reporter(CODE, SEVERITY, REMEDY)
_PROVISIONAL_YEARS = 2


def check(context: Context) -> Iterator[Finding]:
    """Look at every figure that is a forecast or provisional."""
    newest = max((row.quarter for row in context.catalogue.quarters), default=None)
    quarter = context.quarter or newest
    if quarter is None:
        return
    for measure in context.catalogue.measures.values():
        for observation in context.of(measure):
            if observation.value is None or not observation.statuses:
                continue
            said = _said(observation, quarter)
            if said:
                subject = of_key(measure, observation.key)
                yield _report.at_cell(observation, f"{subject} is {said}.")


def _said(observation: Observation, quarter: Quarter) -> str:
    end = observation.key.period.end
    since = quarter.period.shifted(-MONTHS_A_YEAR * _PROVISIONAL_YEARS).end
    if Status.FORECAST in observation.statuses and end < quarter.period.start:
        day = day_words(quarter.period.start)
        return f"still a forecast, though that was over when the quarter began on {day}"
    if Status.PROVISIONAL in observation.statuses and end < since:
        return f"still provisional, more than {_PROVISIONAL_YEARS} years after {day_words(end)}"
    return ""
