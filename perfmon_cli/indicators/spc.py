"""The control chart of a series: limits, marked points, what they say of it (METHODS 2.1).

An XmR chart as NHSRplotthedots 0.2.2 draws it (R/ptd_spc_standard.R, ptd_calculate_point_type.R,
ptd_calculate_assurance_type.R); where it differs from that package is in `docs/deviations.md`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum
from itertools import pairwise

from perfmon_cli.indicators import spc_rules
from perfmon_cli.indicators.model import Assurance, Variation
from perfmon_cli.indicators.numerics import DIGITS, are_usable, settled
from perfmon_cli.measure import Polarity

MINIMUM = 6  #: points below which no limits are drawn; the caller refuses
TRIAL_BELOW = 12  #: points below which limits are called trial limits

_LIMIT = Decimal("2.66")  #: mean moving ranges from the centre to a limit
_SCREEN = Decimal("3.267")  #: mean moving ranges from which a moving range is left out
_TO_LIMIT, _TO_NEAR = 3, 2  #: thirds of the way from the centre to a limit
_GOOD = {Polarity.UP: 1, Polarity.DOWN: -1}


@dataclass(frozen=True, slots=True)
class SpcSettings:
    """The rule's settings; a `shift` or `trend` under 2 turns that rule off.

    `fixed_points` takes the limits from the first so many points of every stretch, 12 or more;
    a smaller number fixes nothing.
    """

    shift: int = 7
    trend: int = 7
    two_in_three: bool = True
    screen: bool = True
    fixed_points: int | None = None


class PointMark(Enum):
    """Why a point is more than chance; the first that holds."""

    OUTSIDE = "outside the limits"
    TREND = "trend"
    TWO_IN_THREE = "two in three near a limit"
    SHIFT = "shift"
    COMMON_CAUSE = "common cause"


@dataclass(frozen=True, slots=True)
class Point:
    """A value, its mark, its side of the centre line (1, 0, -1), and which way the mark points.

    `way` is 1 for high or rising, -1 for low or falling, 0 for common cause.
    """

    value: Decimal
    mark: PointMark
    side: int
    way: int


@dataclass(frozen=True, slots=True)
class Segment:
    """The stretch of points from `start` up to `stop` that one set of limits holds for.

    `is_trial` says that the limits rest on fewer than 12 points.
    """

    start: int
    stop: int
    centre: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal
    is_trial: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A series with its marks and limits; both are empty when there was nothing to chart."""

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a stretch, unrounded."""

    centre: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal


def run(
    values: Sequence[Decimal],
    settings: SpcSettings = SpcSettings(),
    rebase_at: Sequence[int] = (),
) -> Run:
    """Chart the values, oldest first, with new limits from each index in `rebase_at` on.

    No run crosses a rebase. A constant series has limits on its centre line and no marks. There
    is an empty run for no values, and for values that are not figures (infinite, not a number).
    """
    if not are_usable(*values):
        return Run((), ())
    points: list[Point] = []
    segments: list[Segment] = []
    with localcontext(DIGITS):
        for start, stop in _stretches(len(values), rebase_at):
            stretch = values[start:stop]
            base = stretch[: _fixed(settings)]
            lines = _lines(base, settings)
            points.extend(_points(stretch, lines, settings))
            segments.append(_segment(start, stop, lines, is_trial=len(base) < TRIAL_BELOW))
    return Run(tuple(points), tuple(segments))


def variation(run: Run, polarity: Polarity) -> Variation:
    """What the last point says; common cause for an empty run.

    Measures that are watched or kept steady have no good direction: high or low.
    """
    return variation_at(run.points[-1], polarity) if run.points else Variation.COMMON_CAUSE


def variation_at(point: Point, polarity: Polarity) -> Variation:
    """What one point says, as `variation` does of the last."""
    if point.way == 0:
        return Variation.COMMON_CAUSE
    if polarity not in _GOOD:
        return Variation.HIGH if point.way > 0 else Variation.LOW
    return Variation.IMPROVEMENT if point.way == _GOOD[polarity] else Variation.CONCERN


def assurance(segment: Segment, target: Decimal | None, polarity: Polarity) -> Assurance:
    """Whether the target lies beyond the limits; none without a target or a good direction."""
    if target is None or target.is_nan() or polarity not in _GOOD:
        return Assurance.NONE
    beyond = (target > segment.upper) - (target < segment.lower)
    if beyond == 0:
        return Assurance.INCONSISTENT
    return Assurance.FAIL if beyond == _GOOD[polarity] else Assurance.PASS


def _stretches(count: int, rebase_at: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each set of limits starts and stops; indexes outside the series start none."""
    edges = sorted({0, count, *(index for index in rebase_at if 0 < index < count)})
    return pairwise(edges)


def _fixed(settings: SpcSettings) -> int | None:
    fixed = settings.fixed_points
    return fixed if fixed is not None and fixed >= TRIAL_BELOW else None


def _lines(base: Sequence[Decimal], settings: SpcSettings) -> _Lines:
    """The mean, and limits of 2.66 mean moving ranges; a range far out of line is left out once.

    Each line is one division of exact sums, so that a value on a line is found on it.
    """
    ranges = [abs(now - before) for before, now in pairwise(base)]
    if settings.screen:
        ceiling = _SCREEN * sum(ranges)
        kept = [each for each in ranges if each * len(ranges) < ceiling]
        # Where the only moves of a level series are screened, nothing is left to measure by.
        ranges = kept if any(kept) else ranges
    moved, steps = sum(ranges, Decimal()), len(ranges) or 1
    total, count = sum(base, Decimal()), len(base)

    def line(thirds: int) -> Decimal:
        return (3 * total * steps + thirds * _LIMIT * moved * count) / (3 * count * steps)

    return _Lines(line(0), line(-_TO_LIMIT), line(_TO_LIMIT), line(-_TO_NEAR), line(_TO_NEAR))


def _points(values: Sequence[Decimal], lines: _Lines, settings: SpcSettings) -> Iterator[Point]:
    """The marked points of one stretch."""
    sides = [(value > lines.centre) - (value < lines.centre) for value in values]
    outside = [value > lines.upper or value < lines.lower for value in values]
    close = [
        not beyond and (value > lines.near_upper or value < lines.near_lower)
        for value, beyond in zip(values, outside, strict=True)
    ]
    near = spc_rules.two_in_three(close, sides) if settings.two_in_three else [False] * len(sides)
    trends = spc_rules.trends(values, settings.trend)
    shifts = spc_rules.shifts(sides, settings.shift)
    for index, value in enumerate(values):
        side = sides[index]
        if outside[index]:
            yield Point(value, PointMark.OUTSIDE, side, side)
        elif trends[index]:
            yield Point(value, PointMark.TREND, side, trends[index])
        elif near[index]:
            yield Point(value, PointMark.TWO_IN_THREE, side, side)
        elif shifts[index]:
            yield Point(value, PointMark.SHIFT, side, side)
        else:
            yield Point(value, PointMark.COMMON_CAUSE, side, 0)


def _segment(start: int, stop: int, lines: _Lines, *, is_trial: bool) -> Segment:
    return Segment(
        start,
        stop,
        settled(lines.centre),
        settled(lines.lower),
        settled(lines.upper),
        settled(lines.near_lower),
        settled(lines.near_upper),
        is_trial,
    )
