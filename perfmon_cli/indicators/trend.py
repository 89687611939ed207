"""The arrow of a figure: its direction, and whether that is better or worse (METHODS 4.4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.indicators import decisions, panel
from perfmon_cli.indicators.model import Comparison, Direction, Judgement, Reason, Trend
from perfmon_cli.measure import Comparator, ComparatorKind, Measure, Polarity, TrendRule

_NO_SIDE = frozenset({Polarity.WATCH, Polarity.STEADY})
_DECIDED = {
    "up": Direction.UP,
    "down": Direction.DOWN,
    "flat": Direction.FLAT,
    "none": Direction.NONE,
}
_NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an arrow is drawn from: a comparison, its current value, and what percentages are of.

    `beside` is the change of the rate printed in brackets, which must not point the other way.
    """

    comparison: Comparison
    value: Decimal | None
    bases: tuple[Decimal, Decimal] | None = None
    beside: Decimal | None = None
    is_unreliable: bool = False  #: a percentage of too few to draw an arrow from


def judge(direction: Direction, polarity: Polarity) -> Judgement:
    """Direction times polarity; measures that are watched or kept steady are not judged."""
    if direction is Direction.NONE:
        return Judgement.NONE
    if direction is Direction.FLAT or polarity in _NO_SIDE:
        return Judgement.NEUTRAL
    is_good = (direction is Direction.UP) == (polarity is Polarity.UP)
    return Judgement.BETTER if is_good else Judgement.WORSE


def draw(measure: Measure, move: Move) -> Trend:
    """The arrow of one figure by its measure's rule; no rule is put in place of another."""
    comparator = move.comparison.comparator
    limits = panel.limits(measure)
    if limits is None or measure.trend_rule is not TrendRule.PANEL:
        return refused(measure, comparator, _refusal(measure))
    if move.comparison.reason is not None:
        return refused(measure, comparator, move.comparison.reason)
    change = move.comparison.change
    if change is not None and move.beside is not None and panel.differ((change, move.beside)):
        return _trend(measure, comparator, panel.Verdict(Direction.FLAT, Reason.MIXED))
    return _trend(measure, comparator, _tested(measure, move, limits))


def agree(
    measure: Measure, moves: Sequence[Move], comparator: Comparator, *, add_up: bool
) -> Trend:
    """The arrow of a measure that has parts (or quarters) but no whole.

    Where some rose and others fell there is none. Otherwise the total is tested when the parts
    add up and all are there, else the first part that moved.
    """
    limits = panel.limits(measure)
    if limits is None or measure.trend_rule is not TrendRule.PANEL:
        return refused(measure, comparator, _refusal(measure))
    compared = [move for move in moves if move.comparison.change is not None]
    if not compared:
        reason = moves[0].comparison.reason if moves else Reason.MISSING
        return refused(measure, comparator, reason)
    changes = [move.comparison.change or Decimal() for move in compared]
    if panel.differ(changes):
        return _trend(measure, comparator, panel.Verdict(Direction.FLAT, Reason.MIXED))
    if add_up and len(compared) == len(moves) and not measure.unit.is_percent:
        return _trend(measure, comparator, _total(measure, compared, limits))
    moved = (m for m, change in zip(compared, changes, strict=True) if change != 0)
    return _trend(measure, comparator, _tested(measure, next(moved, compared[0]), limits))


def refused(measure: Measure, comparator: Comparator, reason: Reason | None) -> Trend:
    """No arrow, with the reason."""
    return _trend(measure, comparator, panel.Verdict(Direction.NONE, reason))


def decide(trend: Trend, decision: Decision | None, polarity: Polarity, *, named: bool) -> Trend:
    """The trend as the analyst decided it; the computed direction is kept beside it.

    "neutral" keeps the arrow and drops its judgement. A decision that does not name the part or
    area (`named`) draws no arrow where none could be drawn. Other words decide nothing.
    """
    if decision is None or (trend.direction is Direction.NONE and not named):
        return trend
    wanted = decisions.word(decision)
    if wanted == _NEUTRAL:
        if trend.direction is Direction.NONE:
            return trend
        return replace(
            trend, judgement=Judgement.NEUTRAL, computed=trend.direction, decided=decision
        )
    direction = _DECIDED.get(wanted)
    if direction is None:
        return trend
    return replace(
        trend,
        direction=direction,
        judgement=judge(direction, polarity),
        reason=Reason.DECIDED if direction is Direction.NONE else None,
        computed=trend.direction,
        decided=decision,
    )


def _refusal(measure: Measure) -> Reason | None:
    """Why another rule, or settings that cannot be read, give no arrow; "none" needs no reason."""
    return None if measure.trend_rule is TrendRule.NONE else Reason.UNSUPPORTED


def _tested(measure: Measure, move: Move, limits: panel.Limits) -> panel.Verdict:
    """The verdict on a move that has both sides."""
    before = move.comparison.value
    if before is None or move.value is None or move.is_unreliable:
        return panel.Verdict(Direction.NONE, Reason.SMALL_BASE)
    verdict = panel.two_points(measure.unit, before, move.value, move.bases, limits)
    if move.comparison.comparator.kind is ComparatorKind.MEAN_OF:
        return panel.Verdict(verdict.direction, verdict.reason)
    return verdict


def _total(measure: Measure, moves: Sequence[Move], limits: panel.Limits) -> panel.Verdict:
    before = sum((m.comparison.value or Decimal() for m in moves), Decimal())
    now = sum((m.value or Decimal() for m in moves), Decimal())
    return panel.two_points(measure.unit, before, now, None, limits)


def _trend(measure: Measure, comparator: Comparator, verdict: panel.Verdict) -> Trend:
    return Trend(
        direction=verdict.direction,
        judgement=judge(verdict.direction, measure.polarity),
        rule=measure.trend_rule,
        comparator=comparator,
        reason=verdict.reason,
        statistic=verdict.statistic,
        p_value=verdict.p_value,
    )
