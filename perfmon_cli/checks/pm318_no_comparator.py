"""A measure of a priority has something to be compared with.

Reported are measures with nothing under Compared with, and those whose figure of a year before (or
one of the years of a mean) is missing although older figures are there. A measure in its first year
is left alone, and so is one that cannot be compared because of a break. A marker is an answer.
Baselines are PM312.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import find, is_across_break, own_period, year_before
from perfmon_cli.checks.words import listed, named, period_words
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import Period, Quarter

CODE = "PM318"
SEVERITY = Severity.WARNING
TITLE = "Nothing to compare with"
EXAMPLE = (
    "Measures!A6: PM318 calls_999 has no figure for 2020/21 to compare 2021/22 with, although "
    "older ones are there. Enter it, or write in its cell why there is none, for instance [x]."
)
REMEDY = "Enter it, or write in its cell why there is none, for instance [x]."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at what each measure of a priority is compared with."""
    for measure in context.catalogue.measures.values():
        if not measure.is_printed_in_priority:
            continue
        if not measure.comparators:
            yield _report.at_measure(
                context,
                measure,
                f"{measure.id} is compared with nothing.",
                remedy='Write "previous year" under Compared with in Measures.',
            )
        elif context.quarter is not None:
            yield from _check_years(context, measure, context.quarter)


def _check_years(context: Context, measure: Measure, quarter: Quarter) -> Iterator[Finding]:
    period = own_period(measure, quarter)
    years = max((_years_back(comparator) for comparator in measure.comparators), default=0)
    for part in ("", *measure.parts):
        missing = [p for p in _before(period, years) if _lacks(context, measure, period, p, part)]
        if missing:
            lacked = listed(period_words(before, measure.basis) for before in missing)
            yield _report.at_measure(
                context,
                measure,
                f"{named(measure.id, part)} has no figure for {lacked} to compare "
                f"{period_words(period, measure.basis)} with, although older ones are there.",
                part=part,
                period=period,
            )


def _years_back(comparator: Comparator) -> int:
    if comparator.kind is ComparatorKind.PREVIOUS_YEAR:
        return 1
    return comparator.years if comparator.kind is ComparatorKind.MEAN_OF else 0


def _before(period: Period, years: int) -> list[Period]:
    return [year_before(period, year) for year in range(1, years + 1)]


def _lacks(context: Context, measure: Measure, current: Period, earlier: Period, part: str) -> bool:
    now = find(context, measure, current, part)
    if now is None or now.value is None or find(context, measure, earlier, part) is not None:
        return False
    if is_across_break(context, measure, earlier, current):
        return False
    return any(
        observation.value is not None and observation.key.period.end < earlier.end
        for observation in context.dataset.series(measure.id, part)
    )
