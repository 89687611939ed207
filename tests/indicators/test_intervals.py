"""Intervals of shares, counts and rates (METHODS 2.3).

The vectors are PHEindicatormethods at 093fd288 (tests/testthat/testdata_Byars_Wilson.xlsx,
testdata_Proportion.xlsx, testdata_Rate.xlsx) and FunnelPlotR at 9020d497
(tests/testthat/test-poisson_limits.R), re-keyed as numbers.
"""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2
from statsmodels.stats.proportion import proportion_confint

from perfmon_cli.indicators.intervals import Interval, byar, exact_poisson, rate, wilson

C95, C998 = Decimal("0.95"), Decimal("0.998")
STEP = Decimal("0.000001")
ODD = ["-1", "-0.5", "NaN", "Infinity", "1E+40"]
SHARE = st.tuples(
    st.integers(min_value=0, max_value=3000), st.integers(min_value=0, max_value=3000)
)
CONFIDENCE = st.sampled_from(["0.8", "0.95", "0.99", "0.998"]).map(Decimal)


def interval(lower: str, upper: str) -> Interval:
    """The ends as they are printed by the source, to six decimals."""
    return Interval(Decimal(lower).quantize(STEP), Decimal(upper).quantize(STEP))


@pytest.mark.parametrize(
    ("x", "confidence", "lower", "upper"),
    [
        ("65", C95, "50.163187710459454", "82.84913854593984"),
        ("1045", C95, "982.5932018073325", "1110.33121298565"),
        ("1", C95, "0.01307213290150435", "5.5637555824752605"),
        ("65", C998, "42.8802614714802", "94.00029084431802"),
        ("1045", C998, "947.9407035610374", "1148.806160988033"),
        ("10", C998, "2.916318374695686", "24.193724927880535"),
        ("1", C998, "0", "9.362180217908362"),
    ],
)
def test_byar(x: str, confidence: Decimal, lower: str, upper: str) -> None:
    """The ends PHEindicatormethods has; where it has no lower end, below 0, there is 0."""
    assert byar(Decimal(x), confidence) == interval(lower, upper)


@pytest.mark.parametrize(
    ("x", "n", "confidence", "lower", "upper"),
    [
        ("65", "100", C95, "0.5525444329688797", "0.7363575175690247"),
        ("1045", "5000", C95, "0.19795549880013297", "0.22049130373189027"),
        ("0.445", "1", C95, "0.04381744772058822", "0.9334621276979156"),
        ("65", "100", C998, "0.4954946574070431", "0.7783540614089697"),
        ("1", "100", C95, "0.0017674320641406511", "0.054486196178705294"),
        ("5", "100", C95, "0.02154367915436798", "0.11175046923191911"),
        ("20", "100", C95, "0.1333669333310325", "0.28882916559315885"),
        ("9856", "12345", C95, "0.7912101752909069", "0.8053640073614909"),
        ("222", "3215", C95, "0.060791690363636595", "0.07833956681383633"),
        ("999", "3456", C998, "0.26583995768074953", "0.3134475449279985"),
    ],
)
def test_wilson(*, x: str, n: str, confidence: Decimal, lower: str, upper: str) -> None:
    """The ends PHEindicatormethods has."""
    assert wilson(Decimal(x), Decimal(n), confidence) == interval(lower, upper)


@pytest.mark.parametrize(
    ("x", "population", "lower", "upper"),
    [
        (1, 100, "0.025317807984289897", "5.571643390938898"),
        (5, 100, "1.62348639011842", "11.668332079322669"),
        (20, 100, "12.211428834875937", "30.889880369197066"),
        (65, 100, "50.163187710459454", "82.84913854593984"),
        (222, 3215, "6.026574877652675", "7.87572937087185"),
    ],
)
def test_rate_per_hundred(x: int, population: int, lower: str, upper: str) -> None:
    """Exact below 10 cases, Byar from 10: the ends PHEindicatormethods has."""
    found = rate(Decimal(x), Decimal(population), Decimal(100), C95)
    assert found == interval(lower, upper)


@pytest.mark.parametrize(
    ("x", "lower", "upper"), [(1, "0.001001", "9.233413"), (5, "0.739372", "16.454745")]
)
def test_rate_at_998(x: int, lower: str, upper: str) -> None:
    """METHODS 6 has these from the same workbook."""
    assert rate(Decimal(x), Decimal(100), Decimal(100), C998) == interval(lower, upper)


@pytest.mark.parametrize(
    ("expected", "limits"),
    [
        ("15", ("0.5596924", "1.649348", "0.3862650", "2.082907")),
        ("20", ("0.6108260", "1.544419", "0.4479107", "1.902094")),
        ("30", ("0.6746958", "1.427562", "0.5289724", "1.702771")),
    ],
)
def test_limits_of_a_ratio(expected: str, limits: tuple[str, ...]) -> None:
    """The exact interval of what is expected, over it, is FunnelPlotR's funnel limit."""
    count = Decimal(expected)
    narrow, wide = exact_poisson(count, C95), exact_poisson(count, C998)
    assert narrow is not None
    assert wide is not None
    for ours, theirs in zip((*narrow, *wide), limits, strict=True):
        assert abs(ours / count - Decimal(theirs)) <= Decimal("0.0000006")


@pytest.mark.parametrize(("x", "lower", "upper"), [(2925, 2820, 3032), (2796, 2694, 2901)])
def test_byar_beside_the_square_root(x: int, lower: int, upper: int) -> None:
    """Within a case or two of the square-root interval of asq.org 2016/02 (crimes in Denver)."""
    found = byar(Decimal(x), C95)
    assert found is not None
    assert abs(found.lower - lower) < 1
    assert abs(found.upper - upper) < 2


@pytest.mark.parametrize("odd", ODD)
def test_no_count(odd: str) -> None:
    """Fewer than none, or what is no figure, has no interval."""
    x, ten = Decimal(odd), Decimal(10)
    assert byar(x) is None
    assert exact_poisson(x) is None
    assert wilson(x, ten) is None
    assert wilson(Decimal(1), x) is None
    assert rate(x, ten, ten) is None
    assert rate(ten, x, ten) is None
    assert rate(ten, ten, x) is None


@pytest.mark.parametrize("odd", ["0", "1", "-0.5", "1.5", "95", "NaN"])
def test_no_confidence(odd: str) -> None:
    """A confidence lies between 0 and 1."""
    ten, confidence = Decimal(10), Decimal(odd)
    assert byar(ten, confidence) is None
    assert exact_poisson(ten, confidence) is None
    assert wilson(ten, ten, confidence) is None
    assert rate(ten, ten, ten, confidence) is None


def test_no_base() -> None:
    """None of none, more than all, and a rate of nobody have no interval."""
    none, one, two = Decimal(0), Decimal(1), Decimal(2)
    assert wilson(none, none) is None
    assert wilson(two, one) is None
    assert rate(one, none, one) is None
    assert rate(one, one, none) is None


def test_no_cases() -> None:
    """None in a hundred says how few there may be, from 0 on."""
    nothing = Decimal(0)
    assert wilson(nothing, Decimal(100)) == interval("0", "0.036993")
    assert wilson(Decimal(100), Decimal(100)) == interval("0.963007", "1")
    assert exact_poisson(nothing) == interval("0", "3.688879")
    assert byar(nothing) == interval("0", "3.668012")
    assert rate(nothing, Decimal(100), Decimal(1000)) == interval("0", "36.888795")


def test_a_rate_changes_method_at_ten() -> None:
    """Nine cases are exact, ten are Byar's."""
    people = Decimal(100)
    assert rate(Decimal(9), people, people) == exact_poisson(Decimal(9))
    assert rate(Decimal(10), people, people) == byar(Decimal(10))
    assert byar(Decimal(9)) != exact_poisson(Decimal(9))


@given(SHARE, CONFIDENCE)
def test_wilson_as_scipy_and_statsmodels(share: tuple[int, int], confidence: Decimal) -> None:
    """Both have the same ends."""
    x, n = share[0], sum(share)
    found = wilson(Decimal(x), Decimal(n), confidence)
    if n == 0:
        assert found is None
        return
    assert found is not None
    theirs = binomtest(x, n).proportion_ci(float(confidence), method="wilson")
    others = proportion_confint(x, n, alpha=float(1 - confidence), method="wilson")
    assert tuple(map(float, found)) == pytest.approx((theirs.low, theirs.high), abs=6e-7)
    assert tuple(map(float, found)) == pytest.approx(others, abs=6e-7)


@settings(deadline=None)
@given(
    st.one_of(
        st.integers(min_value=0, max_value=50),
        st.integers(min_value=0, max_value=120_000),
        st.floats(min_value=0, max_value=200),
    ),
    CONFIDENCE,
)
def test_exact_as_scipy(x: float, confidence: Decimal) -> None:
    """Half the chi-squared points of scipy, also where Byar stands for them beyond 100,000."""
    count = Decimal(repr(round(x, 3)))
    found = exact_poisson(count, confidence)
    tail = float(1 - confidence) / 2
    lower = chi2.ppf(tail, 2 * float(count)) / 2 if count else 0.0
    upper = chi2.isf(tail, 2 * float(count) + 2) / 2
    assert found is not None
    assert tuple(map(float, found)) == pytest.approx((lower, upper), abs=6e-7, rel=1e-8)


@given(st.integers(min_value=10, max_value=10**6), CONFIDENCE)
def test_byar_is_close_to_the_exact(x: int, confidence: Decimal) -> None:
    """From 10 cases on Byar's ends are within one part in 400 of the chi-squared ones."""
    found = byar(Decimal(x), confidence)
    tail = float(1 - confidence) / 2
    exact = (chi2.ppf(tail, 2 * x) / 2, chi2.isf(tail, 2 * x + 2) / 2)
    assert found is not None
    assert tuple(map(float, found)) == pytest.approx(exact, rel=0.02)


@settings(deadline=None)
@pytest.mark.parametrize("method", [byar, exact_poisson])
@given(x=st.integers(min_value=0, max_value=5000))
def test_intervals_hold_the_count(
    method: Callable[[Decimal, Decimal], Interval | None], x: int
) -> None:
    """The count lies within; more confidence reaches further on both sides."""
    narrow, wide = method(Decimal(x), C95), method(Decimal(x), C998)
    assert narrow is not None
    assert wide is not None
    assert wide.lower <= narrow.lower <= x < narrow.upper < wide.upper


@given(SHARE)
def test_the_others_have_the_mirrored_interval(share: tuple[int, int]) -> None:
    """What is true of the satisfied is true of those who are not."""
    x, n = Decimal(share[0] + 1), Decimal(sum(share) + 2)
    found, others = wilson(x, n), wilson(n - x, n)
    assert found is not None
    assert others is not None
    assert abs(found.lower - (1 - others.upper)) <= STEP
    assert abs(found.upper - (1 - others.lower)) <= STEP


@given(st.integers(min_value=0, max_value=500), st.integers(min_value=1, max_value=1000))
def test_per_scales_a_rate(x: int, by: int) -> None:
    """A rate per 1,000 is ten times that per 100."""
    plain = rate(Decimal(x), Decimal(5000), Decimal(100))
    scaled = rate(Decimal(x), Decimal(5000), Decimal(100 * by))
    assert plain is not None
    assert scaled is not None
    assert abs(scaled.upper - plain.upper * by) <= STEP * by
    assert abs(scaled.lower - plain.lower * by) <= STEP * by
