"""The rating of a level against its target; never of a movement (METHODS 4.3)."""

from dataclasses import replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators import decisions
from perfmon_cli.indicators.model import Comparison, Level, Rating, Reason
from perfmon_cli.indicators.targets import Goal
from perfmon_cli.measure import Polarity, Tolerance

_HUNDRED = Decimal(100)
_DECIDED = {level.value: level for level in Level}


def level(value: Decimal, target: Decimal, room: Decimal, polarity: Polarity) -> Level:
    """The colour of an unrounded value; an edge belongs to the better colour.

    `room` is how far off the target is still amber. Watched measures have no colour.
    """
    if polarity is Polarity.WATCH:
        return Level.NONE
    shortfall = {
        Polarity.UP: target - value,
        Polarity.DOWN: value - target,
        Polarity.STEADY: abs(value - target),
    }[polarity]
    if shortfall <= 0:
        return Level.GREEN
    return Level.AMBER if shortfall <= room else Level.RED


def band_level(
    value: Decimal, low: Decimal | None, high: Decimal | None, tolerance: Tolerance
) -> Level:
    """The colour of a value that should lie between two bounds; a bound left out is none."""
    if low is not None and value < low:
        return level(value, low, allowance(tolerance, low), Polarity.UP)
    if high is not None and value > high:
        return level(value, high, allowance(tolerance, high), Polarity.DOWN)
    return Level.GREEN


def allowance(tolerance: Tolerance, target: Decimal) -> Decimal:
    """How far off the target is still amber, in the measure's unit."""
    if tolerance.relative:
        return abs(target) * tolerance.amount / _HUNDRED
    return tolerance.amount


def rate(
    polarity: Polarity,
    goal: Goal | None,
    rated: Observation | None,
    baseline: Comparison | None,
) -> Rating:
    """The rating of a figure; `baseline` is its comparison with the baseline it may be held to."""
    if polarity is Polarity.WATCH:
        return Rating(level=Level.NONE, reason=Reason.MONITOR)
    if goal is None or (goal.is_band and polarity is not Polarity.STEADY):
        return Rating(level=Level.NONE, reason=Reason.NO_TARGET)
    target = baseline.value if goal.is_baseline and baseline else goal.target
    result = Rating(level=Level.NONE, target=target, tolerance=goal.tolerance)
    if rated is None or rated.value is None:
        return replace(result, reason=_absence(rated))
    if goal.is_band:
        return replace(result, level=band_level(rated.value, goal.low, goal.high, goal.tolerance))
    obstacle = baseline.reason if goal.is_baseline and baseline else None
    if target is None or obstacle is not None:
        return replace(result, reason=obstacle or Reason.NO_TARGET)
    room = allowance(goal.tolerance, target)
    return replace(result, level=level(rated.value, target, room, polarity))


def decide(rating: Rating, decision: Decision | None, *, named: bool) -> Rating:
    """The rating as the analyst decided it; the computed one is kept beside it.

    A decision that does not name the part or area (`named`) rates nothing that has no rating.
    """
    if decision is None or (rating.level is Level.NONE and not named):
        return rating
    decided = _DECIDED.get(decisions.word(decision))
    if decided is None:
        return rating
    return replace(
        rating,
        level=decided,
        reason=Reason.DECIDED if decided is Level.NONE else None,
        computed=rating.level,
        decided=decision,
    )


def _absence(observation: Observation | None) -> Reason:
    is_hidden = observation is not None and observation.missing is Missing.CONFIDENTIAL
    return Reason.SUPPRESSED if is_hidden else Reason.MISSING
