"""Whether two figures differ by more than chance (METHODS 2.4).

All tests are two-sided, of the second figure against the first, and give None where there is
nothing to test: negative counts, bases of nothing, no spread.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli.indicators.intervals import Interval, wilson
from perfmon_cli.indicators.numerics import are_usable, are_whole, settled, two_sided

#: Counts up to which the exact test is worked out; a normal score says the same from far fewer.
LARGEST_EXACT = 10_000
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_EQUAL = (_ONE, _ONE)
_CONFIDENCE = Decimal("0.95")
_TIE = 1 + 1e-7  #: two outcomes are as likely as each other within this, as in R's binom.test


class Score(NamedTuple):
    """The normal score of a test and its two-sided probability, to six decimals."""

    statistic: Decimal
    p_value: Decimal


def two_proportions(
    before: Decimal,
    now: Decimal,
    bases: tuple[Decimal, Decimal],
    design_effect: Decimal = _ONE,
) -> Score | None:
    """Two percentages of known bases, by their pooled share.

    The design effect of a survey says how many times the variance of a simple random sample it
    has: one of 2 is worth half the people asked. A percentage outside 0 to 100 is no share of
    its base, and is not tested.
    """
    if not are_usable(before, now, *bases, design_effect) or min(*bases, design_effect) <= 0:
        return None
    if min(before, now) < 0 or max(before, now) > _HUNDRED:
        return None
    share_before, share_now = before / _HUNDRED, now / _HUNDRED
    n_before, n_now = bases
    pooled = (share_before * n_before + share_now * n_now) / (n_before + n_now)
    variance = pooled * (1 - pooled) * (1 / n_before + 1 / n_now) * design_effect
    return _scored(share_now - share_before, variance)


def two_counts(
    before: Decimal,
    now: Decimal,
    spread: Decimal = _ONE,
    exposures: tuple[Decimal, Decimal] = _EQUAL,
) -> Score | None:
    """Two counts, or with `exposures` (populations, days) two rates: the second against the first.

    `spread` is how many times more the counts vary than chance alone would make them (phi).
    """
    if not are_usable(before, now, spread, *exposures) or min(before, now) < 0:
        return None
    if min(spread, *exposures) <= 0:
        return None
    share = exposures[1] / (exposures[0] + exposures[1])
    both = before + now
    return _scored(now - both * share, spread * both * share * (1 - share))


def exact_counts(
    before: Decimal, now: Decimal, exposures: tuple[Decimal, Decimal] = _EQUAL
) -> Decimal | None:
    """The exact probability of two counts, or rates, as far apart: for small whole counts.

    Given both together, the second is binomial with its share of the exposure. The probability
    is that of all outcomes no likelier than the one seen. It takes counts to vary as chance has
    it; where they vary more (a spread over 1) it is no test. None also beyond 10,000 in all.
    """
    if not are_usable(before, now, *exposures) or min(before, now) < 0 or min(exposures) <= 0:
        return None
    if not are_whole(before, now) or not 0 < before + now <= LARGEST_EXACT:
        return None
    share = float(exposures[1] / (exposures[0] + exposures[1]))
    if not 0 < share < 1:
        return None
    chances = tuple(_binomial(int(before + now), share))
    ceiling = chances[int(now)] * _TIE
    return settled(min(1.0, math.fsum(chance for chance in chances if chance <= ceiling)))


def wheeler(before: Decimal, now: Decimal) -> Decimal | None:
    """Wheeler's z of two counts, twice the change of their square roots; a signal beyond 3.

    A. Wheeler, crimede-coder.com and andrewpwheeler.com, on percent change.
    """
    if not are_usable(before, now) or min(before, now) < 0:
        return None
    return settled(2 * (now.sqrt() - before.sqrt()))


def newcombe(
    before: tuple[Decimal, Decimal],
    now: tuple[Decimal, Decimal],
    confidence: Decimal = _CONFIDENCE,
) -> Interval | None:
    """The interval of the change of a share, each given as how many of how many.

    Newcombe's, from the Wilson intervals of the two shares without a continuity correction
    (statsmodels calls it "newcomb").
    """
    first, second = wilson(*before, confidence), wilson(*now, confidence)
    if first is None or second is None:
        return None
    share_before, share_now = before[0] / before[1], now[0] / now[1]
    down = (share_now - second.lower) ** 2 + (first.upper - share_before) ** 2
    up = (second.upper - share_now) ** 2 + (share_before - first.lower) ** 2
    change = share_now - share_before
    return Interval(settled(change - down.sqrt()), settled(change + up.sqrt()))


def _scored(difference: Decimal, variance: Decimal) -> Score | None:
    if variance <= 0:
        return None
    z = difference / variance.sqrt()
    return Score(settled(z), settled(two_sided(float(z))))


def _binomial(count: int, share: float) -> Iterator[float]:
    """The chance of 0, 1, ... `count` cases of `count`."""
    whole = math.lgamma(count + 1)
    log_share, log_rest = math.log(share), math.log1p(-share)
    for cases in range(count + 1):
        ways = whole - math.lgamma(cases + 1) - math.lgamma(count - cases + 1)
        yield math.exp(ways + cases * log_share + (count - cases) * log_rest)
