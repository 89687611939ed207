"""The numbers statistics share: how they are rounded, and the distributions they are read from.

Distributions are worked out in floats, in pure Python and bounded steps; what a test or interval
gives is a Decimal of six decimals, so that every machine gives the same.
"""

import math
from decimal import Context, Decimal, localcontext
from statistics import NormalDist

#: Decimals kept of a statistic, a probability and a limit.
STEP = Decimal("0.000001")
#: Powers of ten between which figures lie; no statistic is made of numbers beyond them.
_SMALLEST, _LARGEST = -30, 18
#: Digits that hold sums and products of figures without rounding.
DIGITS = Context(prec=60)
_FINE = Decimal("1E50")  #: statistics beyond have no decimals
_NORMAL = NormalDist()
_HALVINGS = 80  #: of a bracket, more than a float has digits
_TERMS = 100_000  #: at most; shapes up to 100,000 need some thousands
_PRECISION = 1e-15
_TINY = 1e-300


def are_usable(*numbers: Decimal) -> bool:
    """Whether all are finite and of a size that figures have."""
    return all(
        number.is_finite() and (not number or _SMALLEST <= number.adjusted() <= _LARGEST)
        for number in numbers
    )


def are_whole(*numbers: Decimal) -> bool:
    """Whether all are whole numbers."""
    return all(number == number.to_integral_value() for number in numbers)


def settled(number: Decimal | float) -> Decimal:
    """The statistic to six decimals; minus nothing is nothing."""
    with localcontext(DIGITS):
        rounded = Decimal(number)
        if abs(rounded) < _FINE:
            rounded = rounded.quantize(STEP)
        return abs(rounded) if rounded == 0 else rounded


def two_sided(z: float) -> float:
    """The probability of a normal score at least as far from 0 as `z`."""
    return math.erfc(abs(z) / math.sqrt(2))


def normal_score(tail: float) -> float:
    """The normal score that leaves `tail` above it; 1.959964 for 0.025, 3.090232 for 0.001."""
    return -_NORMAL.inv_cdf(tail)


def gamma_point(shape: float, probability: float) -> float:
    """Where a gamma variable of that shape and a scale of 1 has the probability below it.

    Half the chi-squared point of twice the shape in degrees of freedom. A shape of 0 is at 0.
    """
    if shape <= 0:
        return 0.0
    low, high = 0.0, shape + 40 * math.sqrt(shape) + 800  # beyond any probability a float has
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if gamma_below(shape, middle) < probability:
            low = middle
        else:
            high = middle
    return high


def gamma_below(shape: float, point: float) -> float:
    """The probability of a gamma variable below a point: the regularised incomplete gamma.

    By its series up to the mean and by its continued fraction from there (Abramowitz and Stegun
    6.5.29 and 6.5.31).
    """
    scale = math.exp(shape * math.log(point) - point - math.lgamma(shape))
    if point < shape + 1:
        return min(1.0, scale * _series(shape, point))
    return max(0.0, 1 - scale * _fraction(shape, point))


def _series(shape: float, point: float) -> float:
    total = term = 1 / shape
    step = 0
    while term > total * _PRECISION and step < _TERMS:
        step += 1
        term *= point / (shape + step)
        total += term
    return total


def _fraction(shape: float, point: float) -> float:
    """The continued fraction, by the method of Lentz."""
    below = point + 1 - shape
    left, right = 1 / _TINY, 1 / below
    total, change, step = right, 0.0, 0
    while abs(change - 1) > _PRECISION and step < _TERMS:
        step += 1
        top = -step * (step - shape)
        below += 2
        right = 1 / (top * right + below or _TINY)
        left = below + top / left or _TINY
        change = right * left
        total *= change
    return total
