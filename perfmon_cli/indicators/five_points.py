"""The recent trend of five yearly figures, as Fingertips works it out (METHODS 2.2).

From ukhsa-collaboration/fingertips-open, TrendMarkers/TrendMarkerCalculator.cs, and the public
page on trend markers. There is a trend where chi-squared for it is beyond 1 chance in 500, and
where leaving out any one of the five does not turn it round (a slope of 0 counts as a rise). None
stands for "cannot be calculated". The points are independent years, oldest first; only the last
five are used.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfmon_cli.indicators.model import Direction
from perfmon_cli.indicators.numerics import are_usable, settled, two_sided

POINTS = 5
_GROUPS = 2  #: the fewest a trend can be asked of
#: Chi-squared of one degree of freedom beyond which p is under 0.002, as Fingertips has it.
CRITICAL = Decimal("9.54953570608324")
_ENDS_APART = Fraction("3.92")  #: standard errors between the ends of a 95% interval
_ALIKE = Fraction(1)


@dataclass(frozen=True, slots=True)
class FivePoints:
    """Up, down or flat (no significant change), with chi-squared for trend and its probability."""

    direction: Direction
    chi_squared: Decimal
    p_value: Decimal


class _Year(NamedTuple):
    """A point of the regression, exact: when, how much, and what weight it has."""

    year: int
    value: Fraction
    weight: Fraction


def trend5_of_values(points: Sequence[tuple[Decimal, Decimal, Decimal]]) -> FivePoints | None:
    """The trend of values with the lower and upper ends of their 95% intervals.

    None under five points, and where an interval has no width.
    """
    last = points[-POINTS:]
    if len(last) < POINTS or not all(are_usable(*point) and point[1] < point[2] for point in last):
        return None
    years = [
        _Year(year, Fraction(value), (_ENDS_APART / (Fraction(upper) - Fraction(lower))) ** 2)
        for year, (value, lower, upper) in enumerate(last, start=1)
    ]
    slope, spread, weights = _regression(years)
    return _decided(slope**2 / (spread * weights), years)


def trend5_of_shares(points: Sequence[tuple[Decimal, Decimal]]) -> FivePoints | None:
    """The trend of shares, each as how many of how many.

    Chi-squared is that of Cochran and Armitage, the slopes are those of the logits. None under
    five points, and where a share is none or all of its base.
    """
    last = points[-POINTS:]
    chi_squared = cochran_armitage(last)
    if len(last) < POINTS or chi_squared is None or not all(0 < x < n for x, n in last):
        return None
    logits = [
        _Year(year, Fraction(math.log(x / (n - x))), _ALIKE)
        for year, (x, n) in enumerate(last, start=1)
    ]
    return _decided(chi_squared, logits)


def cochran_armitage(shares: Sequence[tuple[Decimal, Decimal]]) -> Fraction | None:
    """Chi-squared for trend of the shares of equally spaced groups, as R's prop.trend.test.

    None under two groups, where one is no share, and where none or all of all are cases.
    """
    if len(shares) < _GROUPS or not all(are_usable(x, n) and 0 <= x <= n != 0 for x, n in shares):
        return None
    years = [
        _Year(year, Fraction(x) / Fraction(n), Fraction(n))
        for year, (x, n) in enumerate(shares, start=1)
    ]
    slope, spread, bases = _regression(years)
    cases = sum((year.value * year.weight for year in years), Fraction())
    if cases in (0, bases):
        return None
    return bases * slope**2 / (cases * (bases - cases) * spread)


def _regression(years: Sequence[_Year]) -> tuple[Fraction, Fraction, Fraction]:
    """Numerator and denominator of the weighted slope, and the sum of the weights."""
    weights = sum((w for _, _, w in years), Fraction())
    times = sum((w * t for t, _, w in years), Fraction())
    squares = sum((w * t * t for t, _, w in years), Fraction())
    values = sum((w * v for _, v, w in years), Fraction())
    products = sum((w * t * v for t, v, w in years), Fraction())
    return weights * products - times * values, weights * squares - times**2, weights


def _decided(chi_squared: Fraction, years: Sequence[_Year]) -> FivePoints:
    """The direction, where it is significant and no one year makes it."""
    without = [[*years[:index], *years[index + 1 :]] for index in range(len(years))]
    rises = {_regression(kept)[0] >= 0 for kept in (years, *without)}
    direction = Direction.FLAT
    if chi_squared > CRITICAL and len(rises) == 1:
        direction = Direction.UP if True in rises else Direction.DOWN
    statistic = float(chi_squared)
    return FivePoints(direction, settled(statistic), settled(two_sided(math.sqrt(statistic))))
