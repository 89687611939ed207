"""How sure a share, count or rate is, as an interval (METHODS 2.3).

The methods of Fingertips and PHEindicatormethods: Wilson for shares; exact Poisson below 10 cases
and Byar from 10 on for counts and rates. A confidence of 0.95 leaves 0.025 at either end, one of
0.998 leaves 0.001. There is None where there is nothing to say: no base, a negative count, more
cases than people, a confidence that is not between 0 and 1.
"""

import math
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli.indicators.numerics import are_usable, gamma_point, normal_score, settled

CONFIDENCE = Decimal("0.95")
#: Cases below which a rate's interval is the exact one.
EXACT_BELOW = 10
#: Cases beyond which the exact interval is not worked out: Byar's is the same to eight digits.
_LARGEST_EXACT = 100_000


class Interval(NamedTuple):
    """The lower and upper end, to six decimals."""

    lower: Decimal
    upper: Decimal


def wilson(x: Decimal, n: Decimal, confidence: Decimal = CONFIDENCE) -> Interval | None:
    """Wilson's interval of a share, `x` of `n`: between 0 and 1."""
    tail = _tail(confidence, x, n)
    if tail is None or n <= 0 or x > n:
        return None
    z = normal_score(tail)
    cases, base = float(x), float(n)
    middle = 2 * cases + z * z
    reach = z * math.sqrt(z * z + 4 * cases * (1 - float(x / n)))
    width = 2 * (base + z * z)
    return _interval(max(0.0, (middle - reach) / width), min(1.0, (middle + reach) / width))


def byar(x: Decimal, confidence: Decimal = CONFIDENCE) -> Interval | None:
    """Byar's interval of a count, close to the exact one from 10 cases on.

    Where its lower end falls below 0 (PHEindicatormethods gives none) it is 0.
    """
    tail = _tail(confidence, x)
    return None if tail is None else _interval(*_byar(float(x), tail))


def exact_poisson(x: Decimal, confidence: Decimal = CONFIDENCE) -> Interval | None:
    """The exact Poisson interval of a count, from the chi-squared distribution."""
    tail = _tail(confidence, x)
    return None if tail is None else _interval(*_exact(float(x), tail))


def rate(
    x: Decimal, population: Decimal, per: Decimal, confidence: Decimal = CONFIDENCE
) -> Interval | None:
    """The interval of a rate of `x` cases per so many of a population."""
    tail = _tail(confidence, x, population, per)
    if tail is None or min(population, per) <= 0:
        return None
    method = _exact if x < EXACT_BELOW else _byar
    lower, upper = method(float(x), tail)
    scale = float(per / population)
    return _interval(lower * scale, upper * scale)


def _tail(confidence: Decimal, *numbers: Decimal) -> float | None:
    """What the confidence leaves at either end; None for numbers no interval is made of."""
    if not are_usable(confidence, *numbers) or min(numbers) < 0 or not 0 < confidence < 1:
        return None
    return float((1 - confidence) / 2)


def _byar(x: float, tail: float) -> tuple[float, float]:
    z = normal_score(tail)
    above = x + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    lower = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3 if x > 0 else 0.0
    return max(0.0, lower), upper


def _exact(x: float, tail: float) -> tuple[float, float]:
    lower, upper = _byar(x, tail)
    if x > _LARGEST_EXACT:
        return lower, upper
    return gamma_point(x, tail), gamma_point(x + 1, 1 - tail)


def _interval(lower: float, upper: float) -> Interval:
    return Interval(settled(lower), settled(upper))
