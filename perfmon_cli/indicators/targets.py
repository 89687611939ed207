"""Which target holds for a figure, and how far off it is still amber (METHODS 4.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.model import Settings, Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.indicators import profile
from perfmon_cli.indicators.model import RatingRule
from perfmon_cli.measure import Measure, Tolerance, Unit
from perfmon_cli.period import Period

#: Units whose target for the whole means the same in a district or a part of it.
_COMPARABLE = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE, Unit.DAYS})
#: "Below the baseline" leaves no room unless the analyst gives some.
_NO_ROOM = Tolerance(Decimal(0), relative=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a figure is rated against: a target, the baseline's value, or a band.

    `sources` are the cells of the Targets sheet that the target comes from; () where it is the
    measure's own.
    """

    tolerance: Tolerance
    rule: RatingRule = RatingRule.TARGET
    target: Decimal | None = None
    is_baseline: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    sources: tuple[CellRef, ...] = ()

    @property
    def is_band(self) -> bool:
        """Whether the figure should lie between two bounds, or beyond one."""
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
    is_line: bool = False,
) -> Goal | None:
    """The goal of a figure; None where there is none.

    A row of the Targets sheet comes before the measure's own target: one for the area before one
    for any, then by time as `profile.at` says. Of a count that grows through the year the measure's
    own target or band holds at the year's end only. `is_line` asks for the line between rows.
    """
    step, is_of_area = _step(measure, rows, settings, period, area, is_line=is_line)
    if not _holds(measure, part, area, has_whole=has_whole, step=step, is_of_area=is_of_area):
        return None
    room = measure.tolerance or _usual(measure, settings)
    if step is not None:
        rule = RatingRule.PROFILE if step.is_profile else RatingRule.TARGET
        tolerance = step.tolerance or room
        return Goal(tolerance=tolerance, rule=rule, target=step.value, sources=step.sources)
    if measure.target_is_baseline:
        return Goal(tolerance=measure.tolerance or _NO_ROOM, is_baseline=True)
    return _own(measure, room) if profile.holds_untimed(measure, period) else None


def _own(measure: Measure, room: Tolerance) -> Goal | None:
    """The band or target that the measure itself has."""
    low, high = measure.band_low, measure.band_high
    if low is not None or high is not None:
        return Goal(tolerance=room, rule=RatingRule.BAND, low=low, high=high)
    return None if measure.target is None else Goal(tolerance=room, target=measure.target)


def _holds(
    measure: Measure,
    part: str,
    area: str,
    *,
    has_whole: bool,
    step: profile.Step | None,
    is_of_area: bool,
) -> bool:
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
        return is_of_area and not part
    if part:
        return step is None and measure.target_is_baseline
    return True


def _usual(measure: Measure, settings: Settings) -> Tolerance:
    return settings.amber_points if measure.unit.is_percent else settings.amber_relative


def _step(
    measure: Measure,
    rows: Iterable[Target],
    settings: Settings,
    period: Period,
    area: str,
    *,
    is_line: bool,
) -> tuple[profile.Step | None, bool]:
    """The target by the Targets sheet, and whether it is one for this area by name."""
    wanted = {area, settings.area} if not area else {area}
    own = [row for row in rows if row.measure == measure.id]
    named = [row for row in own if row.area in wanted]
    found = profile.at(measure, named, period, is_line=is_line)
    if found is not None:
        return found, True
    anywhere = [row for row in own if row.area is None]
    return profile.at(measure, anywhere, period, is_line=is_line), False
