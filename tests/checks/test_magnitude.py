"""Slips of digits: what one number can be of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.checks.digits import is_slip
from perfmon_cli.checks.magnitude import slip, slip_words, times_words
from perfmon_cli.checks.numbers import is_telling
from perfmon_cli.checks.series import Range, range_without

OTHERS = Range(Decimal(40), Decimal(60), 3)
NEAR = Decimal("1.5")


@pytest.mark.parametrize(
    ("value", "power"),
    [
        ("600", 1),
        ("900", 1),
        ("901", 0),
        ("181", 0),
        ("267", 1),
        ("5000", 2),
        ("50000", 3),
        ("500000", 0),
        ("5", -1),
        ("13.3", 0),
        ("0.5", -2),
        ("0.05", -3),
        ("50", 0),
        ("0", 0),
        ("-500", 0),
    ],
)
def test_a_slip_is_a_power_of_ten(value: str, power: int) -> None:
    """Far outside, and back among the others when the decimal point moves."""
    assert slip(Decimal(value), OTHERS, NEAR) == power


def test_beside_nothing_or_less_there_is_no_slip() -> None:
    """A range that reaches down to 0 has no size."""
    assert slip(Decimal(500), Range(Decimal(0), Decimal(60), 3), NEAR) == 0


def test_words() -> None:
    """As messages say it."""
    assert (slip_words(1), slip_words(-3)) == ("ten times too large", "a thousand times too small")
    assert times_words(-2) == "a hundred times"


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("2358", "2538", True),
        ("2358", "2385", True),
        ("2358", "5328", False),
        ("2358", "8352", False),
        ("72.6", "76.2", False),
        ("72.6", "27.6", True),
        ("235.8", "2358", True),
        ("2358000", "2358", True),
        ("23580000", "2358", False),
        ("2358", "2358", False),
        ("0", "0", False),
        ("-12", "-21", False),
        ("-12", "12", True),
        ("120", "210", True),
        ("1E+3", "100", True),
    ],
)
def test_a_slip_of_digits(typed: str, meant: str, *, expected: bool) -> None:
    """Two neighbours swapped, or the decimal point moved by up to three places."""
    assert is_slip(Decimal(typed), Decimal(meant)) is expected


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_slip_goes_both_ways(first: int, second: int) -> None:
    """Who mistyped which cannot be told from the numbers."""
    one, other = Decimal(first), Decimal(second)
    assert is_slip(one, other) is is_slip(other, one)


@given(st.lists(st.integers(0, 10**4), min_size=2, max_size=40), st.data())
def test_the_range_of_the_others_is_that_of_the_list_without_one(
    values: list[int], data: st.DataObject
) -> None:
    """A tenth of them is left out at either end."""
    one = data.draw(st.sampled_from(values))
    others = sorted(values)
    others.remove(one)
    trimmed = len(others) // 10
    kept = others[trimmed : len(others) - trimmed]
    found = range_without([Decimal(value) for value in sorted(values)], Decimal(one))
    assert found == Range(Decimal(kept[0]), Decimal(kept[-1]), len(others), is_trimmed=trimmed > 0)


def test_a_figure_alone_has_no_others() -> None:
    """There is nothing to set it beside."""
    assert range_without([Decimal(5)], Decimal(5)) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("101", True),
        ("100", False),
        ("99", False),
        ("72.6", True),
        ("72.0", False),
        ("9.9", False),
        ("-150", False),
    ],
)
def test_telling_figures_do_not_come_about_twice(value: str, *, expected: bool) -> None:
    """Of three digits or so."""
    assert is_telling(Decimal(value)) is expected
