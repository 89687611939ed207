"""An area's place among others, their average, and whether it differs clearly (METHODS 1, 2.3)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.indicators import intervals
from perfmon_cli.indicators.model import Direction, Peer, Peers, Reason
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis

POOLED, MEAN = "pooled", "mean"
_HUNDRED = Decimal(100)


def placed(measure: Measure, found: Peers, average: str, design_effect: Decimal) -> Peers:
    """The peers with their average, the own area's place and whether it differs clearly.

    `average` is "pooled" (all cases over all people), "mean" (of the areas' figures), or "" for
    pooled where every area's cases are known, else the mean. The place counts from the best: from
    the highest, or the lowest where down is good.
    """
    own = found.own
    if own is None:
        return found
    pooled = None if average == MEAN else _pooled(measure, found)
    if pooled is None and average == POOLED:
        return replace(found, reason=Reason.NO_BASE)
    others = [peer.value for peer in found.others]
    middle = pooled if pooled is not None else sum(others, Decimal()) / len(others)
    interval = interval_of(measure, own, found.per, design_effect)
    return replace(
        found,
        average=middle,
        is_pooled=pooled is not None,
        place=1 + sum(_is_before(measure, value, own.value) for value in others),
        is_joint=own.value in others,
        interval=interval,
        side=_side(middle, interval),
    )


def interval_of(
    measure: Measure, peer: Peer, per: int, design_effect: Decimal = Decimal(1)
) -> tuple[Decimal, Decimal] | None:
    """How sure an area's figure is (95%): Wilson for percentages, Poisson for cases per people.

    None where the cases are not known, for days and averages, and for a count on a day, which is
    of everyone and has no sampling error (METHODS 2.4).
    """
    if peer.count is None or peer.base is None or measure.basis is Basis.SNAPSHOT:
        return None
    if measure.unit.is_percent:
        if design_effect <= 0:
            return None
        worth = peer.base / design_effect
        share = intervals.wilson(peer.value * worth / _HUNDRED, worth)
        return None if share is None else (share.lower * _HUNDRED, share.upper * _HUNDRED)
    if not per and measure.unit is not Unit.RATE:
        return None
    found = intervals.rate(peer.count, peer.base, scale(measure, per))
    return None if found is None else (found.lower, found.upper)


def scale(measure: Measure, per: int) -> Decimal:
    """What cases over people are multiplied by: 100, the rate's "per", or 1."""
    if measure.unit.is_percent:
        return _HUNDRED
    return Decimal(per or measure.per or 1)


def _pooled(measure: Measure, found: Peers) -> Decimal | None:
    """All cases over all people; None where those of an area are not known."""
    counts = _known([peer.count for peer in found.others])
    bases = _known([peer.base for peer in found.others])
    if not counts or not bases or sum(bases) <= 0:
        return None
    return sum(counts, Decimal()) * scale(measure, found.per) / sum(bases, Decimal())


def _known(numbers: Sequence[Decimal | None]) -> list[Decimal]:
    """The numbers, where all are known; [] otherwise."""
    found = [number for number in numbers if number is not None]
    return found if len(found) == len(numbers) else []


def _is_before(measure: Measure, value: Decimal, own: Decimal) -> bool:
    return value < own if measure.polarity is Polarity.DOWN else value > own


def _side(average: Decimal, interval: tuple[Decimal, Decimal] | None) -> Direction:
    """Where the own figure lies: an average on the edge of its interval is still inside."""
    if interval is None:
        return Direction.NONE
    lower, upper = interval
    if average < lower:
        return Direction.UP
    return Direction.DOWN if average > upper else Direction.FLAT
