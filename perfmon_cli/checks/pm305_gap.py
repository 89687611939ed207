"""The years of a measure follow each other: none is left out between two that are there.

Only years that end in the same month are lined up, so a baseline to June 2019 leaves no gap before
2019/20, and years between a declared baseline and the next figure may be missing. Snapshots may lie
up to two years apart. Looked at are the measures of the priorities, whole and by part and area; one
finding names all areas that lack the same year. A marker fills a gap: it says why there is no
figure. A gap just before the quarter's own figure is PM318. A table that leaves out a column, or is
left out, because nothing fills it, is reported under this code too.
"""

from collections.abc import Iterator
from itertools import pairwise

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import find, has_own_length, own_period
from perfmon_cli.checks.words import listed, named, period_words
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import PREVIOUS_YEAR, Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period

CODE = "PM305"
SEVERITY = Severity.WARNING
TITLE = "A gap between two years"
EXAMPLE = (
    "History!F9: PM305 calls_999 has figures for 2018/19 and 2020/21, but none for 2019/20. Enter "
    "it, or write in its cell why there is none, for instance [x]."
)
REMEDY = "Enter it, or write in its cell why there is none, for instance [x]."

_MOST_NAMED = 3
_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Line up the years of each measure, part and area."""
    for measure in context.catalogue.measures.values():
        if measure.is_printed_in_priority:
            yield from _check_measure(context, measure)


def _check_measure(context: Context, measure: Measure) -> Iterator[Finding]:
    gaps: dict[tuple[str, Period, Period], list[Observation]] = {}
    for series in _series(context, measure):
        for earlier, later in pairwise(series):
            period = earlier.key.period
            is_baseline = period in {measure.baseline_period, measure.plan_baseline_period}
            if is_baseline or _is_for_pm318(context, measure, later):
                continue
            left_out = _left_out(period, later.key.period)
            if left_out and not _is_for_pm304(context, measure, left_out):
                gap = (later.key.part, period, later.key.period)
                gaps.setdefault(gap, []).append(later)
    for (_, first, last), observations in gaps.items():
        yield _gap(measure, first, last, observations)


def _series(context: Context, measure: Measure) -> Iterator[list[Observation]]:
    """Years that end in the same month (or all snapshots), oldest first, by part and area.

    Of those worked out from months, only the ones for papers of this quarter.
    """
    is_snapshot = measure.basis is Basis.SNAPSHOT
    own = own_period(measure, context.quarter).end.month if context.quarter else 0
    series: dict[tuple[str, str, int], list[Observation]] = {}
    for observation in context.of(measure):
        key = observation.key
        is_of_other_quarters = observation.derived_from and key.period.end.month != own
        if has_own_length(measure, key.period) and not is_of_other_quarters:
            month = 0 if is_snapshot else key.period.end.month
            series.setdefault((key.part, key.area, month), []).append(observation)
    for observations in series.values():
        yield sorted(observations, key=lambda observation: observation.key.period)


def _is_for_pm318(context: Context, measure: Measure, later: Observation) -> bool:
    """Whether the gap is the year that the quarter's own figure is compared with."""
    key = later.key
    if context.quarter is None or key.area or PREVIOUS_YEAR not in measure.comparators:
        return False
    return find(context, measure, own_period(measure, context.quarter), key.part) is later


def _is_for_pm304(context: Context, measure: Measure, left_out: list[Period]) -> bool:
    """Whether the quarter's own figure is what is left out."""
    return context.quarter is not None and own_period(measure, context.quarter) in left_out


def _left_out(first: Period, last: Period) -> list[Period]:
    """The years between the two that lie a whole year or more from either."""
    months = (last.end.year - first.end.year) * MONTHS_A_YEAR + last.end.month - first.end.month
    return [first.shifted(MONTHS_A_YEAR * year) for year in range(1, months // MONTHS_A_YEAR)]


def _gap(measure: Measure, first: Period, last: Period, observations: list[Observation]) -> Finding:
    key = observations[0].key
    areas = [o.key.area for o in observations if o.key.area]
    area_words = f" for {listed(areas)}" if len(areas) == len(observations) else ""
    left_out = [period_words(p, measure.basis) for p in _left_out(first, last)]
    is_long = len(left_out) > _MOST_NAMED
    missing = f"the {len(left_out)} years between" if is_long else listed(left_out)
    between = listed(period_words(p, measure.basis) for p in (first, last))
    return _report.at_cell(
        observations[0],
        f"{named(key.measure, key.part)}{area_words} has figures for {between}, but none for "
        f"{missing}.",
    )
