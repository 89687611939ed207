"""How numbers are rounded and written (CONTRACTS 3, Printed numbers)."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.wording import numbers

COUNT = Measure(id="m", label="M", unit=Unit.COUNT, polarity=Polarity.UP)
PERCENT = replace(COUNT, unit=Unit.PERCENT, decimals=1)
WHOLE_PERCENT = replace(COUNT, unit=Unit.SURVEY_PERCENT)
POUNDS = replace(COUNT, unit=Unit.GBP, decimals=2)
DAYS = replace(COUNT, unit=Unit.DAYS, decimals=1)
BY_FIVE = replace(COUNT, rounded_to=Decimal(5))
NUMBERS = st.decimals(
    min_value=Decimal(-(10**15)), max_value=Decimal(10**15), allow_nan=False, places=6
)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("77.65", 1, "77.7"),
        ("77.649999", 1, "77.6"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("-0.04", 1, "0.0"),
        ("-0", 0, "0"),
        ("1.005", 2, "1.01"),
        ("1250", -2, "1300"),
    ],
)
def test_half_away_from_zero(number: str, decimals: int, expected: str) -> None:
    """Ties go away from zero, as Excel's ROUND does, and zero has no sign."""
    assert format(numbers.rounded(Decimal(number), decimals), "f") == expected


@given(number=NUMBERS, decimals=st.integers(min_value=0, max_value=4))
def test_rounding_is_nearest_and_away(number: Decimal, decimals: int) -> None:
    """The result is the nearest step; of two equally near the one further from zero."""
    step = Decimal(1).scaleb(-decimals)
    shown = numbers.rounded(number, decimals)
    towards = number.quantize(step, rounding=ROUND_DOWN)
    rest = abs(number - towards)
    expected = abs(towards) + (step if rest * 2 >= step else 0)
    assert abs(shown) == expected
    assert shown == -numbers.rounded(-number, decimals)
    assert shown.as_tuple().exponent == -decimals


@given(number=NUMBERS)
def test_printing_loses_no_digit(number: Decimal) -> None:
    """A printed number, read back without its commas, is the rounded one."""
    printed = numbers.value(POUNDS, number).replace("£", "").replace(",", "")
    assert Decimal(printed.replace(numbers.MINUS, "-")) == numbers.rounded(number, 2)


@pytest.mark.parametrize(
    ("measure", "number", "expected"),
    [
        (COUNT, "999", "999"),
        (COUNT, "1000", "1,000"),
        (COUNT, "1234567", "1,234,567"),
        (COUNT, "-1234", "−1,234"),
        (COUNT, "0", "0"),
        (COUNT, "-0.4", "0"),
        (PERCENT, "72.6", "72.6%"),
        (PERCENT, "72.55", "72.6%"),
        (PERCENT, "-0.04", "0.0%"),
        (WHOLE_PERCENT, "86", "86%"),
        (POUNDS, "1234.5", "£1,234.50"),
        (POUNDS, "-12", "−£12.00"),
        (POUNDS, "208254.93", "£208,254.93"),
        (DAYS, "85.2", "85.2"),
        (replace(COUNT, unit=Unit.RATE, decimals=2), "10.904", "10.90"),
        (replace(COUNT, unit=Unit.SNAPSHOT), "5671", "5,671"),
        (replace(COUNT, unit=Unit.INDEX), "-2", "−2"),
        (BY_FIVE, "232", "230"),
        (BY_FIVE, "232.5", "235"),
        (BY_FIVE, "-232.5", "−235"),
        (replace(BY_FIVE, rounded_to=Decimal(0)), "232", "232"),
        (POUNDS, "0", "£0.00"),
    ],
)
def test_values(measure: Measure, number: str, expected: str) -> None:
    """Commas from 1,000, the true minus, the measure's decimals and unit."""
    assert numbers.value(measure, Decimal(number)) == expected


@pytest.mark.parametrize(
    ("measure", "number", "expected"),
    [
        (COUNT, "24", "+24"),
        (COUNT, "-18447", "−18,447"),
        (COUNT, "0", "0"),
        (PERCENT, "-5.0", "−5.0 pp"),
        (PERCENT, "4.6", "+4.6 pp"),
        (PERCENT, "0", "0.0 pp"),
        (PERCENT, "-0.04", "0.0 pp"),
        (PERCENT, "0.05", "+0.1 pp"),
        (POUNDS, "26.4", "+£26.40"),
        (POUNDS, "-26.4", "−£26.40"),
        (DAYS, "4.2", "+4.2"),
        (BY_FIVE, "2", "0"),
        (BY_FIVE, "-3", "−5"),
    ],
)
def test_changes(measure: Measure, number: str, expected: str) -> None:
    """Rises carry a plus, zero no sign, and percentages change in percentage points."""
    assert numbers.change(measure, Decimal(number)) == expected


@pytest.mark.parametrize(
    ("measure", "number", "expected"),
    [
        (COUNT, "-526", "526"),
        (COUNT, "1526", "1,526"),
        (PERCENT, "-5", "5.0 percentage points"),
        (PERCENT, "1", "1.0 percentage points"),
        (WHOLE_PERCENT, "-1", "1 percentage point"),
        (WHOLE_PERCENT, "2", "2 percentage points"),
        (POUNDS, "-26.4", "£26.40"),
    ],
)
def test_sizes_in_text(measure: Measure, number: str, expected: str) -> None:
    """Text says the size without a sign; the verb beside it says which way."""
    assert numbers.change_size(measure, Decimal(number)) == expected


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [("7.72", 1, "+7.7%"), ("-34.27", 1, "−34.3%"), ("0.04", 1, "0.0%"), ("12.5", 0, "+13%")],
)
def test_percent_changes(number: str, decimals: int, expected: str) -> None:
    """A percentage change is a percentage, never percentage points."""
    assert numbers.percent_change(Decimal(number), decimals) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("72.6", "72.6"),
        ("72.60", "72.6"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0E-8", "0"),
        ("-0.0", "0"),
        ("-5.0", "-5"),
        ("0.000239", "0.000239"),
    ],
)
def test_plain(number: str, expected: str) -> None:
    """Files hold the unrounded number without exponent, commas or needless zeros."""
    assert numbers.plain(Decimal(number)) == expected


@given(number=NUMBERS)
def test_plain_is_exact(number: Decimal) -> None:
    """A number written to a file reads back as itself."""
    assert Decimal(numbers.plain(number)) == number


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1234.50", "1,234.50"), ("-1234", "−1,234"), ("0.5", "0.5"), ("1E+3", "1,000")],
)
def test_grouped(number: str, expected: str) -> None:
    """A figure of a free table keeps the decimals it has."""
    assert numbers.grouped(Decimal(number)) == expected


def test_counts_and_brackets() -> None:
    """Whole numbers of things, and a figure with its companion."""
    assert numbers.count(9240) == "9,240"
    assert numbers.count(Decimal("9240.0")) == "9,240"
    assert numbers.with_companion("+24", "−0.6 pp") == "+24 (−0.6 pp)"


@pytest.mark.parametrize(
    ("number", "expected"), [("0", True), ("0.049", True), ("-0.049", True), ("0.05", False)]
)
def test_prints_as_zero(number: str, *, expected: bool) -> None:
    """A change too small for the measure's decimals is printed as none."""
    assert numbers.prints_as_zero(PERCENT, Decimal(number)) is expected
