"""A figure covers the kind of period that its measure says, or a shorter one behind it.

Months and quarters of a yearly measure are the series behind it and never wrong as such. Reported
are: a longer period than the measure's (a year given for a quarterly measure); a calendar year or
other twelve months where Measures says financial year, and the other way round; a single day where
the measure covers a stretch of time, and a stretch where it is a snapshot. Twelve months may end in
any month where Measures says 12 months. Baseline periods are as Measures declares them, and cells
without a figure are left alone.
"""

from collections.abc import Iterator
from functools import lru_cache

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import LENGTH
from perfmon_cli.checks.words import of_key
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period, financial_year, financial_year_of

CODE = "PM311"
SEVERITY = Severity.ERROR
TITLE = "Another period than the measure's"
EXAMPLE = (
    "History!E28: PM311 ksi (Fatal) for 2020/21: Measures says that it covers calendar years. "
    "Write the period that it covers under Own period, or correct Period covered in Measures."
)
REMEDY = "Write the period that it covers under Own period, or correct Period covered in Measures."

_report = Reporter(CODE, SEVERITY, REMEDY)
_COVERS = {
    Basis.ROLLING_12: "12 months",
    Basis.FINANCIAL_YEAR: "financial years",
    Basis.CALENDAR_YEAR: "calendar years",
    Basis.YEAR_TO_DATE: "the financial year to date",
    Basis.QUARTER: "quarters",
    Basis.MONTH: "months",
    Basis.SNAPSHOT: "one day (a snapshot)",
}


def check(context: Context) -> Iterator[Finding]:
    """Look at the period of every figure."""
    for measure in context.catalogue.measures.values():
        declared = {measure.baseline_period, measure.plan_baseline_period}
        for observation in context.of(measure):
            period = observation.key.period
            if observation.value is None or period in declared or _fits(measure.basis, period):
                continue
            yield _report.at_cell(
                observation,
                f"{of_key(measure, observation.key)}: Measures says that it covers "
                f"{_COVERS[measure.basis]}.",
                _remedy(measure),
            )


@lru_cache(maxsize=4096)
def _fits(basis: Basis, period: Period) -> bool:
    if basis is Basis.SNAPSHOT or period.is_snapshot:
        return basis is Basis.SNAPSHOT and period.is_snapshot
    if period.months > LENGTH[basis]:
        return False
    if basis is Basis.CALENDAR_YEAR:
        return period.months < MONTHS_A_YEAR or period.is_calendar_year
    if basis is Basis.FINANCIAL_YEAR:
        return period.months < MONTHS_A_YEAR or period.is_financial_year
    if basis is Basis.YEAR_TO_DATE:
        return financial_year(financial_year_of(period.end)).contains(period)
    return True


def _remedy(measure: Measure) -> str:
    if measure.show_quarters:
        return 'Write the four quarters in the cell ("Qtr1 75.3 Qtr2 75.3 Qtr3 85.2 Qtr4 [x]").'
    return ""
