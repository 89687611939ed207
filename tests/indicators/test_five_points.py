"""The trend of five yearly figures, as Fingertips has it (METHODS 2.2)."""

from decimal import Decimal

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from perfmon_cli.indicators.five_points import (
    CRITICAL,
    cochran_armitage,
    trend5_of_shares,
    trend5_of_values,
)
from perfmon_cli.indicators.model import Direction

UP, DOWN, FLAT = Direction.UP, Direction.DOWN, Direction.FLAT
STILL = (FLAT, Decimal(0), Decimal(1))
#: PholioVisualisationWS/AnalysisTest/TrendMarkerCalculatorTest.cs of fingertips-open at 67808972.
SET_1 = "24.67 24.6 28 30.2 30.6", "23.16 23.15 26.44 28.63 28.98", "26.25 26.19 29.64 31.9 32.25"
SET_2 = (
    "20.5506 19.5952 19.0349 21.3966 18.4372",
    "18.1803 17.3444 16.8421 19.0918 16.2925",
    "23.1427 22.0602 21.4394 23.8975 20.7941",
)
#: TrendAnalysisApp.UnitTests/Calculator/IndicatorTestData.cs of FingertipsNext at d1600f4a.
DIABETES = (
    "7.0826 7.1085 7.2571 7.4528 7.6554",
    "7.0754 7.1013 7.2499 7.4456 7.6481",
    "7.094 7.1199 7.2684 7.4643 7.6669",
)
MMR = (
    "92.6254 92.3221 90.8708 90.017 90.1013",
    "92.4168 92.1072 90.6358 89.7694 89.8578",
    "92.8288 92.5315 91.1004 90.2594 90.3396",
)
EYE = (
    "2.935 1.93028 2.7567 2.8701 3.0121",
    "2.7841 1.8085 2.6113 2.7225 2.8616",
    "3.0919 2.058 2.9082 3.0237 3.1683",
)
#: Its value typed "120/7742", an integer division, is 120.7742.
CANCER = (
    "126.9341 125.829 121.5234 122.3782 120.7742",
    "125.9343 124.8371 120.5533 121.4012 119.8035",
    "127.94 126.8268 122.4993 123.361 121.7507",
)
YEARS = st.lists(
    st.tuples(st.integers(min_value=-500, max_value=500), st.integers(min_value=1, max_value=90)),
    min_size=5,
    max_size=5,
)
BASES = st.lists(
    st.tuples(st.integers(min_value=1, max_value=900), st.integers(min_value=1, max_value=900)),
    min_size=5,
    max_size=5,
)


def points(*columns: str) -> list[tuple[Decimal, ...]]:
    """The columns of a fixture as points."""
    return list(zip(*([Decimal(each) for each in c.split()] for c in columns), strict=True))


def values(*columns: str) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Values with the ends of their intervals."""
    return [(value, lower, upper) for value, lower, upper in points(*columns)]


def shares(*columns: str) -> list[tuple[Decimal, Decimal]]:
    """How many of how many."""
    return [(x, n) for x, n in points(*columns)]


def widths(years: list[tuple[int, int]]) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Values with intervals of so many to either side."""
    return [(Decimal(v), Decimal(v - half), Decimal(v + half)) for v, half in years]


@pytest.mark.parametrize(
    ("columns", "direction", "chi_squared"),
    [
        (SET_1, UP, "46.77"),
        (SET_2, FLAT, "0.46"),
        (DIABETES, UP, "9740.10"),
        (MMR, DOWN, "418.54"),
        (EYE, UP, "33.49"),
        (CANCER, DOWN, "97.10"),
    ],
    ids=["fo-set1", "fo-set2", "fn-diabetes", "fn-mmr", "fn-eye", "fn-cancer"],
)
def test_values_with_intervals(
    columns: tuple[str, str, str], direction: Direction, chi_squared: str
) -> None:
    """The markers of the Fingertips fixtures, and chi-squared where METHODS 6 has it."""
    found = trend5_of_values(values(*columns))
    assert found is not None
    assert found.direction is direction
    assert round(found.chi_squared, 2) == Decimal(chi_squared)


def test_shares() -> None:
    """fo-prop1 of the same fixture: chi-squared 47.90, increasing."""
    found = trend5_of_shares(shares("994 1023 1199 1332 1367", "40299 41527 42811 44064 44701"))
    assert found is not None
    assert found.direction is UP
    assert round(found.chi_squared, 2) == Decimal("47.90")


@pytest.mark.parametrize(
    ("x", "n"),
    [
        ("5 3 1 1 2", "5 5 5 4 4"),
        ("0 3 1 1 2", "5 5 5 4 4"),
        ("3 1 1 2", "5 5 4 4"),
        ("6 3 1 1 2", "5 5 5 4 4"),
        ("-1 3 1 1 2", "5 5 5 4 4"),
        ("1 3 1 1 0", "5 5 5 4 0"),
        ("0 0 0 0 0", "5 5 5 4 4"),
        ("1 3 1 1 NaN", "5 5 5 4 4"),
        ("", ""),
    ],
    ids=[
        "fo-prop2: all",
        "none",
        "four",
        "more than all",
        "negative",
        "no base",
        "no cases",
        "not a number",
        "empty",
    ],
)
def test_shares_that_cannot_be_calculated(x: str, n: str) -> None:
    """All or none of a base in any year, or four years, is no trend at all."""
    assert trend5_of_shares(shares(x, n)) is None


@pytest.mark.parametrize(
    "columns",
    [
        ("1 2 3 4", "0 1 2 3", "2 3 4 5"),
        ("1 2 3 4 5", "0 1 2 3 5", "2 3 4 5 5"),
        ("1 2 3 4 5", "0 1 2 3 6", "2 3 4 5 4"),
        ("1 2 3 4 NaN", "0 1 2 3 4", "2 3 4 5 6"),
        ("1 2 3 4 5", "0 1 2 3 4", "2 3 4 5 Infinity"),
        ("", "", ""),
    ],
    ids=["four", "no width", "ends the wrong way round", "not a number", "no end", "empty"],
)
def test_values_that_cannot_be_calculated(columns: tuple[str, str, str]) -> None:
    """Five values, each with an interval of some width."""
    assert trend5_of_values(values(*columns)) is None


def test_only_the_last_five_count() -> None:
    """Older years are not looked at, whatever is wrong with them."""
    assert trend5_of_values(values("99 " + SET_1[0], "5 " + SET_1[1], "5 " + SET_1[2])) == (
        trend5_of_values(values(*SET_1))
    )
    five = shares("10 12 20 30 40", "100 100 100 100 100")
    assert trend5_of_shares([(Decimal(5), Decimal(5)), *five]) == trend5_of_shares(five)


def test_one_year_does_not_make_a_trend() -> None:
    """A year that alone turns the slope is an outlier, however large chi-squared is."""
    found = trend5_of_values(widths([(90, 1), (80, 1), (70, 1), (60, 1), (500, 1)]))
    assert found is not None
    assert found.chi_squared > CRITICAL
    assert found.direction is FLAT


@pytest.mark.parametrize(
    ("last", "direction"), [(20, UP), (0, FLAT)], ids=["rise at the end", "fall at the end"]
)
def test_level_without_the_last(last: int, direction: Direction) -> None:
    """A slope of 0 counts as a rise, as in Fingertips: so it agrees with one, not with a fall."""
    found = trend5_of_values(widths([(10, 1), (10, 1), (10, 1), (10, 1), (last, 1)]))
    assert found is not None
    assert found.chi_squared > CRITICAL
    assert found.direction is direction
    a_tenth = [(Decimal(10 * base), Decimal(100 * base)) for base in (7, 6, 11, 9)]
    shares_found = trend5_of_shares([*a_tenth, (Decimal(10 * last + 10), Decimal(1000))])
    assert shares_found is not None
    assert shares_found.chi_squared > CRITICAL
    assert shares_found.direction is direction


def test_a_constant_series_is_flat() -> None:
    """No slope is no trend."""
    found = trend5_of_values(widths([(10, 1)] * 5))
    assert found is not None
    assert (found.direction, found.chi_squared, found.p_value) == STILL
    even = trend5_of_shares([(Decimal(1), Decimal(3))] * 5)
    assert even is not None
    assert (even.direction, even.chi_squared, even.p_value) == STILL


def test_intervals_of_next_to_no_width() -> None:
    """The largest figures with the narrowest intervals are still a number."""
    hair = Decimal("1E-29")
    years = [Decimal(f"{year}E+17") for year in range(1, 6)]
    found = trend5_of_values([(Decimal(), -hair * year, hair) for year in years])
    assert found is not None
    assert found.direction is FLAT
    narrow = trend5_of_values([(year, hair, 2 * hair) for year in years])
    assert narrow is not None
    assert narrow.direction is UP
    assert narrow.chi_squared > Decimal("1E90")


def test_the_critical_value() -> None:
    """Chi-squared of 9.5495 is where p is 0.002."""
    assert float(CRITICAL) == pytest.approx(chi2.isf(0.002, 1), abs=1e-12)


@pytest.mark.parametrize(
    ("x", "n", "chi_squared"),
    [
        ("83 90 129 70", "86 93 136 82", "8.2249"),
        ("384 536 335", "1335 1405 773", "49.7081"),
    ],
    ids=["R prop.trend.test, Fleiss 1981", "rstatix prop_trend_test, renal stone"],
)
def test_cochran_armitage(x: str, n: str, chi_squared: str) -> None:
    """The published examples, to the four decimals printed."""
    found = cochran_armitage(shares(x, n))
    assert found is not None
    assert round(float(found), 4) == float(chi_squared)


@pytest.mark.parametrize(
    ("x", "n"),
    [("5", "9"), ("0 0", "9 9"), ("9 9", "9 9"), ("1 10", "9 9"), ("1 0", "9 0"), ("", "")],
)
def test_no_trend_of_shares(x: str, n: str) -> None:
    """One group, no cases, only cases, or no base."""
    assert cochran_armitage(shares(x, n)) is None


@given(YEARS)
def test_values_as_statsmodels(years: list[tuple[int, int]]) -> None:
    """The weighted regression of statsmodels, with the intervals' own variances."""
    found = trend5_of_values(widths(years))
    weights = np.array([(3.92 / (2 * half)) ** 2 for _, half in years])
    level = np.array([float(value) for value, _ in years])
    fitted = sm.WLS(level, sm.add_constant(np.arange(1.0, 6.0)), weights).fit(
        cov_type="fixed scale"
    )
    theirs = float((fitted.params[1] / fitted.bse[1]) ** 2)
    assert found is not None
    assert float(found.chi_squared) == pytest.approx(theirs, abs=1e-5, rel=1e-7)
    assert float(found.p_value) == pytest.approx(chi2.sf(theirs, 1), abs=2e-6)


@given(BASES)
def test_shares_as_the_correlation(groups: list[tuple[int, int]]) -> None:
    """Cochran-Armitage is the number of people times the squared correlation of year and case."""
    years = np.repeat(np.arange(5), [x + rest for x, rest in groups])
    cases = np.concatenate([[1] * x + [0] * rest for x, rest in groups])
    theirs = len(years) * float(np.corrcoef(years, cases)[0, 1]) ** 2
    found = trend5_of_shares([(Decimal(x), Decimal(x + rest)) for x, rest in groups])
    assert found is not None
    assert float(found.chi_squared) == pytest.approx(theirs, abs=1e-6, rel=1e-7)


@given(YEARS, st.integers(min_value=1, max_value=500), st.integers(min_value=-500, max_value=500))
def test_units_do_not_matter(years: list[tuple[int, int]], by: int, level: int) -> None:
    """Values and intervals in other units, or above another level, have the same trend."""
    plain = trend5_of_values(widths(years))
    moved = trend5_of_values(widths([(value * by + level, half * by) for value, half in years]))
    assert moved == plain


@given(YEARS)
def test_a_mirror_turns_the_trend(years: list[tuple[int, int]]) -> None:
    """Upside down, a rise is a fall of the same chi-squared, but for slopes of exactly 0."""
    plain = trend5_of_values(widths(years))
    turned = trend5_of_values(widths([(-value, half) for value, half in years]))
    assert plain is not None
    assert turned is not None
    assert turned.chi_squared == plain.chi_squared
    opposite = {UP: DOWN, DOWN: UP, FLAT: FLAT}[plain.direction]
    assert turned.direction is opposite or FLAT in {turned.direction, plain.direction}


@given(BASES)
def test_the_others_have_the_opposite_trend(groups: list[tuple[int, int]]) -> None:
    """If the share that is satisfied rises, the share that is not falls."""
    plain = trend5_of_shares([(Decimal(x), Decimal(x + rest)) for x, rest in groups])
    others = trend5_of_shares([(Decimal(rest), Decimal(x + rest)) for x, rest in groups])
    assert plain is not None
    assert others is not None
    assert others.chi_squared == plain.chi_squared
    assert {plain.direction, others.direction} in ({UP, DOWN}, {FLAT}, {UP, FLAT})
