"""One arrow for several figures that belong together: parts without a whole, or quarters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.panel import differ
from perfmon_cli.indicators.rules.verdict import Case, Verdict, refusal

_MOVED = frozenset({Direction.UP, Direction.DOWN})


def of_moves(cases: Sequence[Case], judged: Callable[[Case], Verdict], *, add_up: bool) -> Verdict:
    """The verdict on two points each: mixed, the total's, or that of the first that moved."""
    compared = [case for case in cases if case.comparison.change is not None]
    if not compared:
        return refusal(cases[0].comparison.reason)
    changes = [case.comparison.change or Decimal() for case in compared]
    if differ(changes):
        return Verdict(Direction.FLAT, Reason.MIXED)
    if add_up and len(compared) == len(cases) and not cases[0].measure.unit.is_percent:
        return judged(_total(compared))
    moved = (case for case, change in zip(compared, changes, strict=True) if change != 0)
    return judged(next(moved, compared[0]))


def of_series(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a series each: none where one has none, mixed where they go apart."""
    if len(verdicts) == 1:
        return verdicts[0]
    refused = next((v for v in verdicts if v.direction is Direction.NONE), None)
    if refused is not None:
        return refusal(refused.reason, refused.points)
    ways = [v.direction for v in verdicts if v.direction in _MOVED]
    if not ways:
        return Verdict(Direction.FLAT, Reason.NOT_CLEAR)
    if len(set(ways)) > 1:
        return Verdict(Direction.FLAT, Reason.MIXED)
    return Verdict(ways[0])


def _total(cases: Sequence[Case]) -> Case:
    """All figures as one, of which nothing is known but its value then and now."""
    first = cases[0]
    before = sum((case.comparison.value or Decimal() for case in cases), Decimal())
    now = sum((case.value or Decimal() for case in cases), Decimal())
    comparison = replace(
        first.comparison,
        base=_bare(first.comparison.base, before),
        value=before,
        change=now - before,
    )
    return replace(
        first,
        subject=replace(first.subject, part=""),
        current=_bare(first.current, now),
        comparison=comparison,
        bases=None,
        beside=None,
    )


def _bare(observation: Observation | None, value: Decimal) -> Observation | None:
    if observation is None:
        return None
    return replace(observation, value=value, numerator=None, denominator=None, n=None)
