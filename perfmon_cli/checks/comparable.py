"""Which figures of a measure can be set beside each other."""

from datetime import date

from perfmon_cli.checks.context import Context
from perfmon_cli.checks.periods import own_period
from perfmon_cli.checks.series import Alike
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period


def alike(context: Context, measure: Measure) -> tuple[Alike, ...]:
    """A measure's figures by part, area, length of period and stretch between breaks.

    What covers days after the measure's own period at the quarter is left out: an older paper is
    not warned of what came after it. Figures worked out from others are left out too.
    """
    known = context.groups.get(measure.id)
    if known is None:
        known = context.groups[measure.id] = _grouped(context, measure)
    return known


def _grouped(context: Context, measure: Measure) -> tuple[Alike, ...]:
    last = own_period(measure, context.quarter).end if context.quarter else date.max
    stretches = _Stretches(context, measure)
    months: dict[Period, tuple[int, tuple[int, int]]] = {}
    groups: dict[tuple[str, str, int, tuple[int, int]], list[Observation]] = {}
    for observation in context.of(measure):
        key = observation.key
        period = key.period
        if observation.value is None or period.end > last or observation.derived_from:
            continue
        kind = months.get(period)
        if kind is None:
            kind = months[period] = (period.months, stretches.of(period))
        groups.setdefault((key.part, key.area, *kind), []).append(observation)
    return tuple(_group(key, observations) for key, observations in groups.items())


def _group(key: tuple[str, str, int, tuple[int, int]], observations: list[Observation]) -> Alike:
    observations.sort(key=lambda observation: observation.key.period.end)
    ordered = sorted(o.value for o in observations if o.value is not None)
    return Alike(*key, tuple(observations), tuple(ordered))


class _Stretches:
    """Numbers the stretches between a measure's breaks; a period across one is its own stretch."""

    def __init__(self, context: Context, measure: Measure) -> None:
        rows = context.catalogue.breaks
        self.breaks = sorted(row.since for row in rows if row.measure == measure.id)

    def of(self, period: Period) -> tuple[int, int]:
        """How many breaks lie before its start, and up to its end."""
        if not self.breaks:
            return (0, 0)
        before = sum(since <= period.start for since in self.breaks)
        return (before, sum(since <= period.end for since in self.breaks))
