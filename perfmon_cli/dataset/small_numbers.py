"""How many people or cases stand behind a figure, and whether they are few (METHODS 4.5)."""

from decimal import ROUND_HALF_UP, Decimal

from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, Unit

#: Units whose figure is itself a number of people or cases.
COUNTED = frozenset({Unit.COUNT, Unit.SNAPSHOT})
_HUNDRED = Decimal(100)


def counted(measure: Measure, observation: Observation) -> Decimal | None:
    """The people or cases behind a figure; None where it does not say.

    A count is itself; of a percentage or rate it is the numerator, or what the figure and the
    number it is out of make; of an average of days the cases it is an average of.
    """
    value = observation.value
    if value is None or measure.unit in COUNTED:
        return value
    if measure.unit is Unit.DAYS:
        return observation.denominator
    if observation.numerator is not None:
        return observation.numerator
    below = observation.denominator if observation.denominator is not None else observation.n
    per = _HUNDRED if measure.unit.is_percent else Decimal(measure.per)
    if below is None or not per or measure.unit in {Unit.GBP, Unit.INDEX}:
        return None
    return (value * below / per).quantize(Decimal(1), ROUND_HALF_UP)


def is_small(number: Decimal | None, smallest: int) -> bool:
    """Whether a number lies above 0 and below the smallest that may be published; 0 does not."""
    return number is not None and 0 < number < smallest
