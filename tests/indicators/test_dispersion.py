"""How much more counts vary than chance has it (METHODS 2.4)."""

import math
import warnings
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats.mstats import winsorize
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

from perfmon_cli.indicators.dispersion import phi_across, phi_of_months, tau2

AREAS = ((100, 108), (150, 112), (180, 165), (80, 95), (120, 100), (225, 220))
TWO_YEARS = st.lists(st.integers(min_value=1, max_value=400), min_size=24, max_size=60)
COUNTED = st.tuples(
    st.integers(min_value=1, max_value=2000), st.integers(min_value=1, max_value=2000)
)


def phi(values: Sequence[int | float], season: int = 12) -> Decimal | None:
    """The spread of a series."""
    return phi_of_months([Decimal(repr(value)) for value in values], season)


def pairs(areas: Sequence[tuple[float, float]]) -> list[tuple[Decimal, Decimal]]:
    """Areas as counts and what is expected of them."""
    return [(Decimal(repr(count)), Decimal(repr(expected))) for count, expected in areas]


def test_phi_across_areas() -> None:
    """FunnelPlotR tests/testthat/test-classes_methods.R (9020d497), the SHMI method."""
    assert phi_across(pairs(AREAS)) == Decimal("2.948033")


def test_two_areas_by_hand() -> None:
    """Of 100 expected, scores of 2 and -2: phi 4, and tau squared (2 x 4 - 1) / 100."""
    areas = pairs([(100 * math.exp(0.2), 100), (100 * math.exp(-0.2), 100)])
    assert phi_across(areas) == Decimal("4.000000")
    assert tau2(areas) == Decimal("0.070000")


def test_areas_as_expected() -> None:
    """Areas that are all as expected spread less than chance, and have nothing between them."""
    areas = pairs([(50, 50), (70, 70), (90, 90)])
    assert phi_across(areas) == 0
    assert tau2(areas) == 0


def test_one_area_does_not_make_the_spread() -> None:
    """Among ten or more the outermost is pulled in, however far out it lies."""
    nine = [(100 + 2 * i, 100) for i in range(9)]
    assert phi_across(pairs([*nine, (400, 100)])) == phi_across(pairs([*nine, (4000, 100)]))
    assert phi_across(pairs([*nine[:8], (400, 100)])) != phi_across(pairs([*nine[:8], (4000, 100)]))


@pytest.mark.parametrize(
    "areas",
    [
        [],
        [(100, 108)],
        [(100, 108), (0, 10)],
        [(100, 108), (10, 0)],
        [(100, 108), (-10, 10)],
        [(100, 108), (10, -10)],
        [(100, 108), (math.nan, 10)],
        [(100, 108), (math.inf, 10)],
    ],
)
def test_areas_that_tell_nothing(areas: list[tuple[float, float]]) -> None:
    """Too few areas, none expected, or an area without a case: there is no spread."""
    assert phi_across(pairs(areas)) is None
    assert tau2(pairs(areas)) is None


@given(st.lists(COUNTED, min_size=2, max_size=40))
def test_areas_as_scipy_winsorises(areas: list[tuple[int, int]]) -> None:
    """The mean of the squares of scipy's winsorised scores, written out with numpy."""
    counts, expected = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    scores = winsorize(np.sqrt(expected) * np.log(counts / expected), limits=0.1)
    theirs = float((scores**2).mean())
    ours = phi_across(pairs(areas))
    assert ours is not None
    assert float(ours) == pytest.approx(theirs, abs=6e-7)
    scale = expected.sum() - (expected**2).sum() / expected.sum()
    between = max(0.0, (len(areas) * theirs - (len(areas) - 1)) / scale)
    found = tau2(pairs(areas))
    assert found is not None
    assert float(found) == pytest.approx(between, abs=6e-7)


def test_a_season_is_no_spread() -> None:
    """Months that differ alike in every year, and years that differ alike in every month."""
    year = [50, 40, 60, 70, 80, 120, 130, 125, 90, 80, 60, 55]
    assert phi([*year, *(2 * month for month in year)]) == 1


@settings(deadline=None)
@given(TWO_YEARS)
def test_months_as_statsmodels(values: list[int]) -> None:
    """Pearson's chi-squared per degree of freedom of a Poisson regression on years and months."""
    whole = len(values) // 12 * 12
    used = np.array(values[len(values) - whole :], dtype=float)
    years, months = np.arange(whole) // 12, np.arange(whole) % 12
    design = np.column_stack(
        [
            np.ones(whole),
            *(years == year for year in range(1, whole // 12)),
            *(months == month for month in range(1, 12)),
        ]
    ).astype(float)
    with warnings.catch_warnings(action="ignore", category=PerfectSeparationWarning):
        fitted = sm.GLM(used, design, family=sm.families.Poisson()).fit(tol=1e-12, maxiter=200)
    theirs = max(1.0, fitted.pearson_chi2 / fitted.df_resid)
    ours = phi(values)
    assert ours is not None
    assert float(ours) == pytest.approx(theirs, abs=2e-6, rel=1e-7)


@pytest.mark.parametrize("spread", [1, 4])
def test_scatter_is_found(spread: int) -> None:
    """Fifty series of ten years with a spread that is known give it, on average."""
    draws = np.random.default_rng(1)
    if spread == 1:
        series = draws.poisson(100, (50, 120))
    else:
        series = draws.negative_binomial(100 / (spread - 1), 1 / spread, (50, 120))
    found = [phi([int(count) for count in each]) or Decimal() for each in series]
    assert float(sum(found) / 50) == pytest.approx(spread, rel=0.08)


def test_months_before_the_first_whole_year_are_left_out() -> None:
    """The last whole years are used, so that the newest months count."""
    years = [9, 12, 7, 8, 11, 30, 9, 9, 12, 6, 8, 9] * 2 + [4, 9, 30, 8, 8, 9, 3, 12, 9, 9, 9, 2]
    assert phi([1000, 1, *years]) == phi(years)


def test_quarters() -> None:
    """A season may be of four."""
    values = [40, 60, 40, 60, 60, 40, 60, 40]
    assert phi(values, season=4) == Decimal("5.333333")
    assert phi(values) is None


@pytest.mark.parametrize(
    ("values", "season"),
    [
        ([], 12),
        ([5], 12),
        ([5] * 23, 12),
        ([0] * 24, 12),
        ([5] * 23 + [-1], 12),
        ([5] * 23 + [math.nan], 12),
        ([5] * 12 + [0] * 12, 12),
        (([5] + [0] * 11) * 2, 12),
        ([5] * 24, 1),
        ([5] * 24, 0),
        ([5] * 24, -12),
    ],
    ids=[
        "none",
        "one point",
        "under two years",
        "nothing in it",
        "less than nothing",
        "not a number",
        "one year with cases",
        "one month with cases",
        "season of 1",
        "season of 0",
        "season below 0",
    ],
)
def test_series_that_tell_nothing(values: list[float], season: int) -> None:
    """Where years and months leave nothing to scatter there is no spread."""
    assert phi(values, season) is None


def test_a_constant_series() -> None:
    """Counts that never move scatter less than chance: no more than 1."""
    assert phi([5] * 24) == 1


@given(TWO_YEARS)
def test_spread_is_never_below_one(values: list[int]) -> None:
    """A lucky series does not make a test sharper than chance does."""
    found = phi(values)
    assert found is not None
    assert found >= 1
