"""Two figures, and whether chance alone could set them apart (METHODS 2.4)."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm, poisson_means_test
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest
from statsmodels.stats.rates import test_poisson_2indep as rates_test

from perfmon_cli.indicators.intervals import Interval
from perfmon_cli.indicators.significance import (
    LARGEST_EXACT,
    Score,
    exact_counts,
    newcombe,
    two_counts,
    two_proportions,
    wheeler,
)

SIX = Decimal("0.0000006")
COUNT = st.integers(min_value=0, max_value=5000)
SMALL = st.integers(min_value=0, max_value=60)
EXPOSURE = st.integers(min_value=1, max_value=10**6)
SHARE = st.tuples(
    st.integers(min_value=1, max_value=5000), st.integers(min_value=1, max_value=5000)
)


def decimals(*numbers: str | int) -> tuple[Decimal, Decimal]:
    """Two numbers."""
    first, second = numbers
    return Decimal(first), Decimal(second)


def near(ours: Decimal, theirs: float) -> bool:
    """Whether a settled number is another's, to six decimals or as many digits."""
    return abs(float(ours) - theirs) <= 6e-7 + 1e-9 * abs(theirs)


@pytest.mark.parametrize(
    ("shares", "bases", "z", "p"),
    [
        (("75.1", "77.4"), (9240, 9240), "3.67", "0.000"),
        (("24.0", "25.4"), (9056, 10694), "2.27", "0.023"),
    ],
    ids=["police survey", "hate crime repeat rate"],
)
def test_two_percentages(shares: tuple[str, str], bases: tuple[int, int], z: str, p: str) -> None:
    """The police figures of METHODS 6."""
    score = two_proportions(*decimals(*shares), decimals(*bases))
    assert score is not None
    assert (round(score.statistic, 2), round(score.p_value, 3)) == decimals(z, p)


@pytest.mark.parametrize(
    ("before", "now", "wheelers"),
    [(16, 25, "2.000000"), (4, 9, "2.000000"), (9, 4, "-2.000000"), (0, 0, "0.000000")],
    ids=["andrewpwheeler.com 2018/04/29", "crimede-coder.com NoPercentChange", "down", "none"],
)
def test_wheelers_z(before: int, now: int, wheelers: str) -> None:
    """Twice the change of the square roots; the first two are A. Wheeler's own examples."""
    assert wheeler(*decimals(before, now)) == Decimal(wheelers)


def test_25_after_16_in_three_ways() -> None:
    """16 then 25: exact 0.2110 and normal 0.1599 lie on either side of the E-test's 0.165.

    The exact conditional p and the E-test are those of scipy and statsmodels for A. Wheeler's
    example (andrewpwheeler.com 2018/04/29).
    """
    assert exact_counts(*decimals(16, 25)) == Decimal("0.211024")
    assert two_counts(*decimals(16, 25)) == Score(Decimal("1.405564"), Decimal("0.159854"))
    assert round(poisson_means_test(25, 1, 16, 1).pvalue, 3) == 0.165


def test_newcombe() -> None:
    """The classic 56 of 70 against 48 of 80: from 0.0524 to 0.3339 (statsmodels newcomb)."""
    found = newcombe(decimals(48, 80), decimals(56, 70))
    assert found == Interval(Decimal("0.052432"), Decimal("0.333873"))


@pytest.mark.parametrize(
    ("spread", "z"), [("1", "1.405564"), ("4", "0.702782"), ("0.25", "2.811128")]
)
def test_spread_dampens(spread: str, z: str) -> None:
    """Counts that vary four times as much as chance must differ twice as far."""
    score = two_counts(*decimals(16, 25), Decimal(spread))
    assert score is not None
    assert score.statistic == Decimal(z)


def test_design_effect_dampens() -> None:
    """A design effect of 2 is half the people asked."""
    asked = two_proportions(*decimals(50, 55), decimals(1000, 1000), Decimal(2))
    assert asked == two_proportions(*decimals(50, 55), decimals(500, 500))


@pytest.mark.parametrize(
    ("shares", "bases", "effect"),
    [
        ((0, 0), (100, 100), "1"),
        ((100, 100), (100, 100), "1"),
        ((50, 60), (0, 100), "1"),
        ((50, 60), (100, 0), "1"),
        ((50, 60), (-100, 100), "1"),
        ((-1, 60), (100, 100), "1"),
        ((60, 101), (100, 100), "1"),
        ((50, 60), (100, 100), "0"),
        ((50, 60), (100, 100), "-1"),
        (("NaN", 60), (100, 100), "1"),
        ((50, 60), ("Infinity", 100), "1"),
    ],
)
def test_percentages_with_nothing_to_test(
    shares: tuple[str, str], bases: tuple[str, str], effect: str
) -> None:
    """None or all of both, no base, what is no share: there is no test."""
    assert two_proportions(*decimals(*shares), decimals(*bases), Decimal(effect)) is None


@pytest.mark.parametrize(
    ("counts", "exposures"),
    [
        ((0, 0), (1, 1)),
        ((-1, 5), (1, 1)),
        ((5, -1), (1, 1)),
        ((5, 9), (0, 1)),
        ((5, 9), (1, 0)),
        ((5, 9), (1, -1)),
        (("NaN", 9), (1, 1)),
        ((5, "Infinity"), (1, 1)),
        ((5, "1E+30"), (1, 1)),
    ],
)
def test_counts_with_nothing_to_test(counts: tuple[str, str], exposures: tuple[str, str]) -> None:
    """No cases, fewer than none, no exposure, what is no figure: there is no test."""
    assert two_counts(*decimals(*counts), exposures=decimals(*exposures)) is None
    assert exact_counts(*decimals(*counts), decimals(*exposures)) is None


@pytest.mark.parametrize("spread", ["0", "-1", "NaN"])
def test_no_spread(spread: str) -> None:
    """A spread of nothing is none."""
    assert two_counts(*decimals(16, 25), Decimal(spread)) is None


@pytest.mark.parametrize(
    ("before", "now"), [("1.5", 3), (1, "3.5"), (1, LARGEST_EXACT)], ids=["half", "halves", "many"]
)
def test_exact_is_for_whole_small_counts(before: str, now: str) -> None:
    """A mean of three years is no count, and beyond 10,000 a normal score says the same."""
    assert exact_counts(*decimals(before, now)) is None
    assert two_counts(*decimals(before, now)) is not None


@pytest.mark.parametrize(("before", "now"), [(-1, 4), (4, -1), ("NaN", 4), (4, "Infinity")])
def test_wheeler_needs_counts(before: str, now: str) -> None:
    """There is no root of less than nothing."""
    assert wheeler(*decimals(before, now)) is None


@pytest.mark.parametrize(
    ("before", "now"), [((5, 0), (5, 9)), ((5, 9), (10, 9)), ((-5, 9), (5, 9))]
)
def test_newcombe_needs_shares(before: tuple[int, int], now: tuple[int, int]) -> None:
    """No base, or more cases than it, is no share."""
    assert newcombe(decimals(*before), decimals(*now)) is None


def test_extremes_do_not_overflow() -> None:
    """Exposures a world apart, and the largest figures there are, raise nothing."""
    assert exact_counts(*decimals(3, 4), decimals("1E-29", "1E+18")) is None
    assert two_counts(*decimals(0, "9E+18")) == Score(Decimal(3000000000), Decimal("0.000000"))
    assert two_counts(*decimals(0, 1), Decimal("1E-30")) is not None


@given(SHARE, SHARE)
def test_proportions_as_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    """proportions_ztest gives the same z and p."""
    (x_1, more_1), (x_2, more_2) = first, second
    n_1, n_2 = x_1 + more_1, x_2 + more_2
    score = two_proportions(Decimal(100 * x_1) / n_1, Decimal(100 * x_2) / n_2, decimals(n_1, n_2))
    z, p = proportions_ztest([x_2, x_1], [n_2, n_1])
    assert score is not None
    assert near(score.statistic, z)
    assert near(score.p_value, p)


@given(COUNT, COUNT, EXPOSURE, EXPOSURE)
def test_counts_as_statsmodels(before: int, now: int, first: int, second: int) -> None:
    """The score test of two Poisson rates gives the same z and p."""
    assume(before > 0 and now > 0)
    score = two_counts(*decimals(before, now), exposures=decimals(first, second))
    theirs = rates_test(now, second, before, first, method="score", compare="ratio")
    assert score is not None
    assert near(score.statistic, theirs.statistic)
    assert near(score.p_value, theirs.pvalue)


@given(SMALL, SMALL, st.integers(min_value=1, max_value=20), st.integers(min_value=1, max_value=20))
def test_exact_as_scipy(before: int, now: int, first: int, second: int) -> None:
    """Scipy's binomtest gives the same probability."""
    assume(before + now > 0)
    ours = exact_counts(*decimals(before, now), decimals(first, second))
    theirs = binomtest(now, before + now, second / (first + second)).pvalue
    assert ours is not None
    assert near(ours, theirs)


@given(SHARE, SHARE)
def test_newcombe_as_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    """confint_proportions_2indep's "newcomb" gives the same ends, to the rounding of Wilson's."""
    (x_1, more_1), (x_2, more_2) = first, second
    found = newcombe(decimals(x_1, x_1 + more_1), decimals(x_2, x_2 + more_2))
    low, high = confint_proportions_2indep(
        x_2, x_2 + more_2, x_1, x_1 + more_1, method="newcomb", compare="diff"
    )
    assert found is not None
    assert abs(float(found.lower) - low) <= 2e-6
    assert abs(float(found.upper) - high) <= 2e-6


@given(st.decimals(min_value=-9, max_value=9, places=3))
def test_probabilities_are_the_normal_ones(z: Decimal) -> None:
    """Both tails of the normal distribution beyond the score."""
    base = Decimal(10**6)
    score = two_counts(base, base + z * 1000)
    assert score is not None
    assert abs(float(score.p_value) - 2 * norm.sf(abs(float(score.statistic)))) <= 2e-6


@given(COUNT, COUNT, EXPOSURE, EXPOSURE)
def test_the_other_way_round(before: int, now: int, first: int, second: int) -> None:
    """Swapping the two turns the sign and leaves the probability."""
    assume(before + now > 0)
    there = two_counts(*decimals(before, now), exposures=decimals(first, second))
    back = two_counts(*decimals(now, before), exposures=decimals(second, first))
    assert there is not None
    assert back is not None
    assert abs(there.statistic + back.statistic) <= SIX
    assert abs(there.p_value - back.p_value) <= SIX
    assert wheeler(*decimals(before, now)) == -(wheeler(*decimals(now, before)) or Decimal())


@given(SMALL, SMALL, EXPOSURE, st.integers(min_value=2, max_value=100))
def test_exposures_count_by_their_ratio(before: int, now: int, first: int, by: int) -> None:
    """Populations in thousands are as good as in people."""
    assume(before + now > 0)
    plain = two_counts(*decimals(before, now), exposures=decimals(first, 7))
    scaled = two_counts(*decimals(before, now), exposures=decimals(first * by, 7 * by))
    assert plain == scaled
    assert exact_counts(*decimals(before, now), decimals(first, 7)) == exact_counts(
        *decimals(before, now), decimals(first * by, 7 * by)
    )
