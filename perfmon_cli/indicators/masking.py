"""Where a total that stands still, or goes one way, hides an area that clearly goes another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.indicators.collection import Indicators
from perfmon_cli.indicators.model import Direction, Indicator, Reason

#: A probability above this does not rule out chance: such an area does not move clearly.
_CHANCE = Decimal("0.05")
#: Reasons of a flat arrow that do not say that a total stands still.
_NOT_STABLE = frozenset({Reason.MIXED, Reason.SMALL_NUMBERS})
_MOVING = frozenset({Direction.UP, Direction.DOWN})


@dataclass(frozen=True, slots=True)
class Mask:
    """A total, and the areas it hides: those that moved most, of their own size, come first."""

    whole: Indicator
    areas: tuple[Indicator, ...]


def masked(
    indicators: Indicators, wholes: Iterable[Indicator], areas: Sequence[str]
) -> tuple[Mask, ...]:
    """The totals that hide an area, in their order.

    An area is hidden where its arrow is up or down, by the same rule and on the same comparator as
    the total's, where no test says that it could be chance, and where the total is flat or goes
    the other way. A total whose parts go different ways, or that is too small to tell, is no
    stable one.
    """
    found: list[Mask] = []
    for whole in wholes:
        if not whole.area and _stands(whole):
            hidden = sorted(_hidden(indicators, whole, areas), key=_size, reverse=True)
            if hidden:
                found.append(Mask(whole, tuple(hidden)))
    return tuple(found)


def _stands(whole: Indicator) -> bool:
    """Whether the total has an arrow that an area can contradict."""
    trend = whole.trend
    if trend.direction is Direction.FLAT:
        return trend.reason not in _NOT_STABLE
    return _moved(whole)


def _hidden(indicators: Indicators, whole: Indicator, areas: Sequence[str]) -> Iterator[Indicator]:
    for area in areas:
        found = indicators.get(whole.measure.id, whole.part, area)
        if found is None or not _moved(found):
            continue
        trend = found.trend
        is_alike = (trend.rule, trend.comparator) == (whole.trend.rule, whole.trend.comparator)
        is_clear = trend.p_value is None or trend.p_value <= _CHANCE
        if is_alike and is_clear and trend.direction is not whole.trend.direction:
            yield found


def _moved(indicator: Indicator) -> bool:
    """Whether it has an arrow up or down, and its figure went that way."""
    comparison, way = indicator.arrow_comparison, indicator.trend.direction
    if way not in _MOVING or comparison is None or comparison.change is None:
        return False
    return comparison.change != 0 and (comparison.change > 0) == (way is Direction.UP)


def _size(indicator: Indicator) -> Decimal:
    """How far it moved, as a share of what it was; from nothing is further than anything."""
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None:
        return Decimal()
    if not comparison.value:
        return Decimal("Infinity")
    return abs(comparison.change / comparison.value)
