"""Which target holds for a figure, and how far off it is still amber (METHODS 4.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.model import Settings, Target
from perfmon_cli.measure import Measure, Tolerance, Unit
from perfmon_cli.period import Period

#: Units whose target for the whole means the same in a district or a part of it.
_COMPARABLE = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE, Unit.DAYS})
#: "Below the baseline" leaves no room unless the analyst gives some.
_NO_ROOM = Tolerance(Decimal(0), relative=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a figure is rated against: a target, the baseline's value, or a band."""

    tolerance: Tolerance
    target: Decimal | None = None
    is_baseline: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_band(self) -> bool:
        """Whether the figure should lie between two bounds."""
        return self.low is not None or self.high is not None


def goal(
    measure: Measure,
    rows: Iterable[Target],
    settings: Settings,
    period: Period,
    *,
    part: str = "",
    area: str = "",
    has_whole: bool = True,
) -> Goal | None:
    """The goal of a figure; None where there is none.

    A row of the Targets sheet comes before the measure's own target: one for the area before one
    for any, one for the period before one for the time around it before one for any.
    """
    row = _row(measure, rows, settings, period, area)
    if not _holds(measure, row, part, area, has_whole=has_whole):
        return None
    room = measure.tolerance or _usual(measure, settings)
    if row is not None:
        return Goal(tolerance=row.tolerance or room, target=row.value)
    if measure.target_is_baseline:
        return Goal(tolerance=measure.tolerance or _NO_ROOM, is_baseline=True)
    if measure.band_low is not None or measure.band_high is not None:
        return Goal(tolerance=room, low=measure.band_low, high=measure.band_high)
    if measure.target is not None:
        return Goal(tolerance=room, target=measure.target)
    return None


def _holds(measure: Measure, row: Target | None, part: str, area: str, *, has_whole: bool) -> bool:
    """Whether a measure's target speaks of this part and area.

    A district or a part cannot be rated against the total of all: there the target of the whole
    holds only for shares, rates and averages, or as each part's own baseline. Parts of a measure
    that has a whole are not rated: the target is the whole's.
    """
    if part and has_whole:
        return False
    if measure.unit in _COMPARABLE:
        return True
    if area:
        return row is not None and row.area is not None and not part
    if part:
        return row is None and measure.target_is_baseline
    return True


def _usual(measure: Measure, settings: Settings) -> Tolerance:
    return settings.amber_points if measure.unit.is_percent else settings.amber_relative


def _row(
    measure: Measure, rows: Iterable[Target], settings: Settings, period: Period, area: str
) -> Target | None:
    """The closest row; of equals the last written."""
    wanted = {area, settings.area} if not area else {area}
    best: Target | None = None
    for row in rows:
        if row.measure != measure.id or (row.area is not None and row.area not in wanted):
            continue
        if _time(row, period) < 0:
            continue
        if best is None or _closeness(row, period) >= _closeness(best, period):
            best = row
    return best


def _closeness(row: Target, period: Period) -> tuple[bool, int]:
    return (row.area is not None, _time(row, period))


def _time(row: Target, period: Period) -> int:
    """2 for exactly this period, 1 for one that holds its end, 0 for any time, -1 for another."""
    if row.period is None:
        return 0
    if row.period == period:
        return 2
    return 1 if row.period.start <= period.end <= row.period.end else -1
