"""The newest figure lies where the earlier years suggest; a slip of a digit does not.

It needs five or more earlier figures of the same kind (years that end in the same month, quarters,
months or snapshots), after the last break, and stays silent otherwise. The newest is compared with
their median, so one odd year does not move the mark. It is reported only when it lies more than six
times their usual scatter away (never taken as less than 2.5 percent of the median, and for counts
not less than chance alone explains) and also at least a quarter of the median (counts and the
like: and at least 10) or 10 percentage points. With a quarter given, the newest is the figure of
that quarter.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import median
from perfmon_cli.checks.periods import has_own_length, is_across_break, own_period
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Basis

CODE = "PM307"
SEVERITY = Severity.WARNING
TITLE = "A jump"
EXAMPLE = (
    "This quarter!F25: PM307 asb_incidents for 2021/22 is 353780; the 5 earlier figures lie "
    "between 45381 and 53825. Check the cell; if it is right, accept PM307 in Decisions and say "
    "why."
)
REMEDY = "Check the cell; if it is right, accept PM307 in Decisions and say why."

_report = Reporter(CODE, SEVERITY, REMEDY)
_FEWEST = 5
_SCATTER = 6  #: times the scatter: far outside what comes about by chance
_NORMAL = Decimal("1.4826")  #: turns a median deviation into a standard deviation
_LEAST_SCATTER = Decimal("0.025")
_LEAST_SHARE = Decimal("0.25")
_LEAST_POINTS = Decimal(10)
_NO_SEASONS = frozenset({Basis.QUARTER, Basis.MONTH, Basis.SNAPSHOT})


def check(context: Context) -> Iterator[Finding]:
    """Look at the newest figure of every measure, part and area."""
    for measure in context.catalogue.measures.values():
        for series in _series(context, measure):
            *earlier, newest = series
            since = _since_break(context, measure, earlier, newest)
            values = [o.value for o in since if o.value is not None]
            if newest.value is not None and _is_jump(measure, values, newest.value):
                yield _report.at_cell(
                    newest,
                    f"{of_key(newest.key)} is {plain(newest.value)}; the {len(values)} earlier "
                    f"figures lie between {plain(min(values))} and {plain(max(values))}.",
                )


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
