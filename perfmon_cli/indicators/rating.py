"""The rating of a level against its target; never of a movement (METHODS 4.3)."""

from dataclasses import replace
from decimal import Decimal

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators import decisions
from perfmon_cli.indicators.model import (
    Comparison,
    Direction,
    Level,
    Rating,
    RatingRule,
    Reason,
)
from perfmon_cli.indicators.targets import Goal
from perfmon_cli.measure import Measure, Polarity, Tolerance
from perfmon_cli.rule_settings.model import TARGET

_HUNDRED = Decimal(100)
_NO_SIDE = frozenset({Polarity.WATCH, Polarity.STEADY})
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
    measure: Measure,
    goal: Goal | None,
    rated: Observation | None,
    baseline: Comparison | None,
) -> Rating:
    """The rating of a figure; `baseline` is its comparison with the baseline it may be held to."""
    if goal is None or measure.polarity is Polarity.WATCH:
        is_watched = measure.polarity is Polarity.WATCH
        return Rating(
            level=Level.NONE,
            rule=goal.rule if goal else RatingRule.TARGET,
            reason=Reason.MONITOR if is_watched else Reason.NO_TARGET,
        )
    result = Rating(
        level=Level.NONE,
        rule=goal.rule,
        target=baseline.value if goal.is_baseline and baseline else goal.target,
        tolerance=goal.tolerance,
        low=goal.low,
        high=goal.high,
        sources=goal.sources,
    )
    reason = _obstacle(measure, goal, rated, baseline)
    if reason is not None or rated is None or rated.value is None:
        return replace(result, reason=reason or Reason.MISSING)
    if goal.is_band:
        return replace(result, level=band_level(rated.value, goal.low, goal.high, goal.tolerance))
    if result.target is None:
        return replace(result, reason=Reason.NO_TARGET)
    room = allowance(goal.tolerance, result.target)
    return replace(result, level=level(rated.value, result.target, room, measure.polarity))


def _obstacle(
    measure: Measure, goal: Goal, rated: Observation | None, baseline: Comparison | None
) -> Reason | None:
    """Why a figure that has a goal cannot be rated."""
    if goal.is_band and not measure.has_band:
        return Reason.NO_DIRECTION
    if rated is None or rated.value is None:
        is_hidden = rated is not None and rated.missing is Missing.CONFIDENTIAL
        return Reason.SUPPRESSED if is_hidden else Reason.MISSING
    return baseline.reason if goal.is_baseline and baseline else None


def benchmark(polarity: Polarity, compared: Comparison) -> Rating:
    """The rating of a figure against other areas' average (METHODS 2.3).

    Better than the average is green, not clearly different from it amber, worse red. A measure
    without a good direction is higher or lower, which `peers` says, and has no colour.
    """
    peers = compared.peers
    result = Rating(
        level=Level.NONE,
        rule=RatingRule.BENCHMARK,
        target=compared.value,
        peers=peers,
    )
    if compared.reason is not None or peers is None or peers.average is None:
        return replace(result, reason=compared.reason or Reason.MISSING)
    if polarity in _NO_SIDE:
        is_watched = polarity is Polarity.WATCH
        return replace(result, reason=Reason.MONITOR if is_watched else Reason.NO_DIRECTION)
    if peers.side is Direction.NONE:
        return replace(result, reason=Reason.NO_BASE)
    if peers.side is Direction.FLAT:
        return replace(result, level=Level.AMBER)
    is_better = (peers.side is Direction.UP) == (polarity is Polarity.UP)
    return replace(result, level=Level.GREEN if is_better else Level.RED)


def basis_of(measure: Measure) -> str | None:
    """What a measure is rated against by its "Rule settings": target, profile or benchmark.

    Settings that cannot be read are of no concern here as long as they do not speak of the rating;
    None where they do.
    """
    settings = rule_settings.read(measure)
    if not isinstance(settings, tuple):
        return settings.rating
    names = {" ".join(name.split()).casefold() for name, _ in measure.rule_settings}
    return None if "rating" in names else TARGET


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
