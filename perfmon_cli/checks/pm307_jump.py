"""A figure lies where the others of its measure suggest; a slip of a digit does not.

Two things are reported. A figure that is ten, a hundred or a thousand times too large or too small:
it lies more than three times outside the range of the others, and moving its decimal point brings
it back into that range. Two other figures of the same part and area are enough if they are alike
(the larger at most three times the smaller); a percentage, rate or number of days may be set beside
those of all areas, and a count of one period only beside those of the other areas, by the areas'
usual shares in the workbook's counts. Where there is one other figure alone, the two must be very
nearly ten times apart. A figure five times outside the range of two or more others that differ by
less than half is reported whatever its digits. A target is set beside the measure's figures in the
same way. For a figure too small the others must be more alike still (at most twice), since a share
of few people may be small by chance. Left alone are counts below 50 and percentages below 5, the
first figure of a count that began small, and figures on the two sides of a break.

And a jump of the newest figure beside five or more earlier ones of the same kind (years that end in
the same month, quarters, months or snapshots) after the last break: more than six times their usual
scatter away from their median (never taken as less than 2.5 percent of the median, and for counts
not less than chance alone explains) and also at least a quarter of the median (counts and the like:
and at least 10) or 10 percentage points. With a quarter given, the newest is the figure of that
quarter. Of a percentage with fewer earlier figures, these and the same period's figures of other
areas will do, three at least: it jumps where it lies more than 20 percentage points, and more than
six times the distance between the highest and the lowest of them, outside their range.

Two digits swapped (2358 and 2538) are no jump and cannot be found here: only a sum (PM308) or a
numerator and denominator (PM309) shows them. Nor can a first figure that has nothing beside it.
Where jumps are to be expected, write `may jump: yes` under Rule settings.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.declared import declared
from perfmon_cli.checks.magnitude import slip, slip_words
from perfmon_cli.checks.numbers import median
from perfmon_cli.checks.periods import has_own_length, is_across_break, own_period
from perfmon_cli.checks.series import Range
from perfmon_cli.checks.sizes import area_sizes
from perfmon_cli.checks.slipped import between, is_small, slipped
from perfmon_cli.checks.targets import Bound, bounds
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Basis

CODE = "PM307"
SEVERITY = Severity.WARNING
TITLE = "A jump"
EXAMPLE = (
    "This quarter!F25: PM307 asb_incidents for 2021/22 is 353780; its 5 other figures lie between "
    "45381 and 53825, so it looks ten times too large. Check the cell; if it is right, accept "
    "PM307 in Decisions and say why."
)
REMEDY = "Check the cell; if it is right, accept PM307 in Decisions and say why."

_report = Reporter(CODE, SEVERITY, REMEDY)
_FEWEST = 5
_SCATTER = 6  #: times the scatter: far outside what comes about by chance
_NORMAL = Decimal("1.4826")  #: turns a median deviation into a standard deviation
_LEAST_SCATTER = Decimal("0.025")
_LEAST_SHARE = Decimal("0.25")
_LEAST_POINTS = Decimal(10)
_FEWEST_BESIDE, _FAR_POINTS = 3, Decimal(20)  #: of a percentage with few earlier figures
_NO_SEASONS = frozenset({Basis.QUARTER, Basis.MONTH, Basis.SNAPSHOT})
_FEWEST_FIGURES, _ALIKE, _NEAR = 2, Decimal(3), Decimal("1.5")  #: beside a target


def check(context: Context) -> Iterator[Finding]:
    """Look at every figure and target, and at the newest figure of every part and area."""
    sizes = area_sizes(context)
    for measure in context.catalogue.measures.values():
        if declared(measure).may_jump:
            continue
        said = set()
        for found in slipped(context, measure, sizes):
            said.add(found.observation.key)
            yield _report.at_cell(found.observation, found.problem)
        for newest, problem in _jumps(context, measure):
            if newest.key not in said:
                yield _report.at_cell(newest, problem)
        yield from _targets(context, measure)


def _jumps(context: Context, measure: Measure) -> Iterator[tuple[Observation, str]]:
    for series in _series(context, measure):
        *earlier, newest = series
        since = _since_break(context, measure, earlier, newest)
        values = [o.value for o in since if o.value is not None]
        if newest.value is not None and _is_jump(measure, values, newest.value):
            others = Range(min(values), max(values), len(values))
            subject = f"{of_key(measure, newest.key)} is {plain(newest.value)}"
            yield newest, f"{subject}; the {others.count} earlier figures {between(others)}."
        elif len(values) < _FEWEST and measure.unit.is_percent and newest.value is not None:
            near = _range([*values, *_elsewhere(context, newest)])
            if near is not None and _is_far(near, newest.value):
                subject = f"{of_key(measure, newest.key)} is {plain(newest.value)}"
                yield newest, f"{subject}; {near.count} figures beside it {between(near)}."


def _elsewhere(context: Context, newest: Observation) -> list[Decimal]:
    """The figures of the same part and period in other areas."""
    return [
        one.value
        for one in context.dataset.of(newest.key.measure)
        if one.value is not None
        and (one.key.part, one.key.period) == (newest.key.part, newest.key.period)
        and one.key.area != newest.key.area
    ]


def _range(values: list[Decimal]) -> Range | None:
    return Range(min(values), max(values), len(values)) if len(values) >= _FEWEST_BESIDE else None


def _is_far(near: Range, value: Decimal) -> bool:
    outside = max(near.low - value, value - near.high)
    return outside > _FAR_POINTS and outside > _SCATTER * (near.high - near.low)


def _targets(context: Context, measure: Measure) -> Iterator[Finding]:
    for bound in bounds(context, measure):
        figures = _beside(context, measure, bound)
        if figures is None or is_small(measure, max(bound.value, figures.high)):
            continue
        power = slip(bound.value, figures, _NEAR)
        if power:
            yield bound.finding(
                _report,
                f"{bound.name} is {plain(bound.value)}; the measure's figures {between(figures)}, "
                f"so it looks {slip_words(power)}.",
            )


def _beside(context: Context, measure: Measure, bound: Bound) -> Range | None:
    """The figures that a target is for, if there are two or more and they are alike."""
    values = [
        observation.value
        for observation in context.dataset.series(measure.id, "", bound.area)
        if observation.value is not None and has_own_length(measure, observation.key.period)
    ]
    if len(values) < _FEWEST_FIGURES:
        return None
    figures = Range(min(values), max(values), len(values))
    return figures if figures.is_within(_ALIKE) else None


def _series(context: Context, measure: Measure) -> Iterator[list[Observation]]:
    """Figures of the same kind up to the quarter's own, oldest first, by part and area."""
    last = own_period(measure, context.quarter) if context.quarter else None
    series: dict[tuple[str, str, int], list[Observation]] = {}
    for observation in context.of(measure):
        key = observation.key
        is_later = last is not None and key.period.end > last.end
        if observation.value is None or is_later or not has_own_length(measure, key.period):
            continue
        month = 0 if measure.basis in _NO_SEASONS else key.period.end.month
        if last is None or month in {0, last.end.month}:
            series.setdefault((key.part, key.area, month), []).append(observation)
    for observations in series.values():
        yield sorted(observations, key=lambda observation: observation.key.period)


def _since_break(
    context: Context, measure: Measure, earlier: list[Observation], newest: Observation
) -> list[Observation]:
    last = newest.key.period
    return [o for o in earlier if not is_across_break(context, measure, o.key.period, last)]


def _is_jump(measure: Measure, earlier: list[Decimal], newest: Decimal) -> bool:
    if len(earlier) < _FEWEST:
        return False
    usual = median(earlier)
    distance = abs(newest - usual)
    scatter = max(
        _NORMAL * median([abs(value - usual) for value in earlier]),
        _LEAST_SCATTER * abs(usual),
        abs(usual).sqrt() if measure.unit is Unit.COUNT else Decimal(0),
    )
    if measure.unit.is_percent:
        is_material = distance >= _LEAST_POINTS
    else:
        is_whole = measure.unit in {Unit.COUNT, Unit.SNAPSHOT, Unit.GBP}
        least = _LEAST_POINTS if is_whole else Decimal(0)
        is_material = distance >= max(_LEAST_SHARE * abs(usual), least)
    return is_material and distance > _SCATTER * scatter
