"""What a percentage is out of, so that a move of it can be tested."""

from decimal import Decimal

from perfmon_cli.dataset.model import Observation, Status
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis

_HUNDRED = Decimal(100)


def base_of(
    measure: Measure, observation: Observation | None, beside: Observation | None = None
) -> Decimal | None:
    """How many a percentage is out of; None where that is not known.

    The people asked, else the denominator. The share of a workforce on a day may instead have its
    headcount printed `beside` it: 419 that are 7.3% are 419 out of 5,740.
    """
    if observation is None or not measure.unit.is_percent:
        return None
    if observation.n is not None:
        return observation.n
    if observation.denominator is not None:
        return observation.denominator
    if measure.basis is not Basis.SNAPSHOT or beside is None or not observation.value:
        return None
    return None if beside.value is None else _HUNDRED * beside.value / observation.value


def cases_of(measure: Measure, observation: Observation) -> tuple[Decimal, Decimal] | None:
    """How many of how many a percentage is: as given, else as it says of its base."""
    base = base_of(measure, observation)
    if base is None or observation.value is None:
        return None
    if observation.numerator is not None and base == observation.denominator:
        return observation.numerator, base
    return observation.value * base / _HUNDRED, base


def bases_of(before: Decimal | None, now: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Both bases, or None where one is not known."""
    return None if before is None or now is None else (before, now)


def is_unreliable(
    measure: Measure, observation: Observation | None, base: Decimal | None, smallest: Decimal
) -> bool:
    """Whether a percentage is of too few, or marked as of low reliability (METHODS 4.5)."""
    if observation is None or not measure.unit.is_percent:
        return False
    is_small = base is not None and base < smallest
    return is_small or Status.LOW_RELIABILITY in observation.statuses
