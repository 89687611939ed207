"""Small sums that several checks need; exact, on Decimal."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from perfmon_cli.measure import Measure, Unit

_HALF = Decimal("0.5")
_TEN, _HUNDRED = Decimal(10), Decimal(100)


def places(value: Decimal) -> int:
    """How many decimals the figure has; 0 for 72 and for 72.0."""
    if value == value.to_integral_value():
        return 0
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_telling(value: Decimal) -> bool:
    """Whether it is of three digits or so, and would not come about twice by chance; 100% may."""
    return value > _HUNDRED or (value >= _TEN and value % 1 != 0)


def median(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two middle ones; of at least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def half_a_place(decimals: int) -> Decimal:
    """How far a figure with so many decimals may lie from what it was rounded from."""
    return _HALF.scaleb(-decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half away from zero, to show in a message."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def sum_tolerance(measure: Measure, whole: Decimal, addends: Sequence[Decimal]) -> Decimal:
    """How far a whole may lie from the sum of its parts because each was rounded.

    Counts and pounds add up exactly unless the measure says what it is rounded to; so do whole
    numbers of a snapshot. Anything else may be off by half a unit of its last decimal, each.
    """
    terms = len(addends) + 1
    if measure.rounded_to:
        return measure.rounded_to / 2 * terms
    finest = max(places(value) for value in (whole, *addends))
    is_exact = measure.unit in {Unit.COUNT, Unit.GBP}
    if is_exact or (measure.unit is Unit.SNAPSHOT and finest == 0):
        return Decimal(0)
    return half_a_place(finest) * terms
