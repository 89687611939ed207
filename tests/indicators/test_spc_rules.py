"""The run rules, window by window (METHODS 2.1).

The vectors are tests/testthat/test-ptd_calculate_point_type.R of nhs-r-community/NHSRplotthedots
at 050b07d7, re-keyed as numbers.
"""

from decimal import Decimal

import pytest

from perfmon_cli.indicators.spc_rules import (
    back_filled,
    near_windows,
    shift_ends,
    shifts,
    trend_ends,
    trends,
    two_in_three,
)


@pytest.mark.parametrize(
    ("sides", "ends"),
    [
        ([1] * 6, [0] * 6),
        ([1] * 6 + [-1], [0] * 7),
        ([1] * 8 + [-1], [0, 0, 0, 0, 0, 0, 1, 1, 0]),
        ([-1] * 8 + [1], [0, 0, 0, 0, 0, 0, -1, -1, 0]),
        ([1] * 6 + [0, 1], [0] * 8),
        ([0] * 9, [0] * 9),
        ([], []),
    ],
    ids=["six", "six and one", "eight above", "eight below", "on the centre", "level", "none"],
)
def test_where_a_shift_is_complete(sides: list[int], ends: list[int]) -> None:
    """From the seventh point on one side on; the first four are NHSRplotthedots' own."""
    assert shift_ends(sides, 7) == tuple(ends)


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        ([0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 1, 1, 1, 1, 0]),
        ([0, 0, 0, 0, 0, 0, 0, 1, 0], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
        ([0, 0, 0, 0, 0, 0, -1, 0], [-1, -1, -1, -1, -1, -1, -1, 0]),
        ([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, -1], [1] * 6 + [-1] * 7),
        ([], []),
    ],
    ids=["first seven", "from the second", "below", "a shared point", "none"],
)
def test_back_filling(ends: list[int], marks: list[int]) -> None:
    """All seven points of a complete run are marked; the first three are NHSRplotthedots' own."""
    assert back_filled(ends, 7) == tuple(marks)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 1]),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 0, 0, 0, 0, 0, 0, 1, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, -1]),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0, 0, 0, 0, 0, 0, 0, -1, 0]),
        ([1], [0]),
        ([], []),
    ],
    ids=["six", "tie", "seven", "seven of nine", "falling", "seven of nine falling", "one", "none"],
)
def test_where_a_trend_is_complete(values: list[int], ends: list[int]) -> None:
    """From the sixth like step on; the first six are NHSRplotthedots' own."""
    assert trend_ends([Decimal(value) for value in values], 7) == tuple(ends)


ALL = [1, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("close", "sides", "inside"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 1, 1]),
        ([0, 1, 1], [1, 1, 1], [1, 1, 1]),
        ([1, 1, 0], [1, 1, 1], [1, 1, 1]),
        ([0, 0, 1, 0, 1, 0, 0], ALL, [0, 0, 1, 1, 1, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], ALL, [0, 1, 1, 1, 1, 0, 0]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
        ([0, 0, 1, 0, 1, 0, 0], [1, -1, 1, -1, 1, -1, 1], [0] * 7),
        ([0, 0, 1, 1, 0, 0, 0], [-1, 1, -1, 1, -1, 1, -1], [0] * 7),
        ([1, 0, 1], [-1, -1, -1], [1, 1, 1]),
        ([1, 1], [1, 1], [0, 0]),
        ([], [], []),
    ],
    ids=[
        "first and last",
        "last two",
        "first two",
        "within seven",
        "together within seven",
        "one on the other side",
        "alternating",
        "alternating from below",
        "below",
        "only two points",
        "none",
    ],
)
def test_two_close_in_three(close: list[int], sides: list[int], inside: list[int]) -> None:
    """Three on one side with two close; the first eight are NHSRplotthedots' own."""
    flags = [bool(flag) for flag in close]
    assert near_windows(flags, sides) == tuple(bool(flag) for flag in inside)


@pytest.mark.parametrize(
    ("close", "marks"),
    [
        ([1, 0, 0, 1], [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
        ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
    ],
    ids=["two in four", "two in three after", "the third between"],
)
def test_only_the_close_are_marked(close: list[int], marks: list[int]) -> None:
    """The third of the three is not marked; METHODS 6 has all of these."""
    found = two_in_three([bool(flag) for flag in close], [1] * len(close))
    assert found == tuple(bool(flag) for flag in marks)


@pytest.mark.parametrize("length", [1, 0, -1, -7])
def test_lengths_that_are_no_run(length: int) -> None:
    """A run of fewer than two points says nothing."""
    assert shifts([1] * 9, length) == (0,) * 9
    assert trends([Decimal(i) for i in range(9)], length) == (0,) * 9
