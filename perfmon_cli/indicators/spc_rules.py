"""The run rules of an XmR chart: which points of one stretch are more than chance (METHODS 2.1).

As in NHSRplotthedots 0.2.2 (R/ptd_calculate_point_type.R), with the lengths of a shift and of a
trend as parameters. A side is 1 above the centre line, -1 below it and 0 on it.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

_SHORTEST = 2  #: a run of fewer points says nothing: shorter lengths turn a rule off
_WINDOW = 3
_ENOUGH = 2


def shifts(sides: Sequence[int], length: int) -> tuple[int, ...]:
    """The side of every point of a run of `length` or more on one side, else 0."""
    return back_filled(shift_ends(sides, length), length)


def trends(values: Sequence[Decimal], length: int) -> tuple[int, ...]:
    """1 or -1 for every point of a trend of `length` or more points, else 0."""
    return back_filled(trend_ends(values, length), length)


def shift_ends(sides: Sequence[int], length: int) -> tuple[int, ...]:
    """The side at each point that completes a run of `length` on one side, else 0.

    A point on the centre line breaks the run.
    """
    return _run_ends(sides, length, length)


def trend_ends(values: Sequence[Decimal], length: int) -> tuple[int, ...]:
    """1 (rising) or -1 (falling) at each point that completes a trend of `length`, else 0.

    A trend of 7 points has 6 steps; a tie breaks it.
    """
    steps = [(now > before) - (now < before) for before, now in pairwise(values)]
    return _run_ends((0, *steps), length, length - 1) if values else ()


def back_filled(ends: Sequence[int], length: int) -> tuple[int, ...]:
    """The mark of every point of the runs that are complete at `ends`.

    A point that two runs share, as a peak is, takes the mark of the later.
    """
    if not any(ends):
        return tuple(ends)
    return tuple(
        next((end for end in reversed(ends[start : start + length]) if end), 0)
        for start in range(len(ends))
    )


def near_windows(close: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """Whether each point lies in three on one side of the centre of which two or more are close.

    Close is between the near line and the limit. A point outside the limits is not close: it
    does not count as one of the two.
    """
    inside = [False] * len(sides)
    for start in range(len(sides) - _WINDOW + 1):
        window = slice(start, start + _WINDOW)
        if sum(close[window]) >= _ENOUGH and abs(sum(sides[window])) == _WINDOW:
            inside[window] = [True] * _WINDOW
    return tuple(inside)


def two_in_three(close: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """Whether each point is one of the close ones of such three; the third is not marked."""
    windows = near_windows(close, sides)
    return tuple(both and near for both, near in zip(windows, close, strict=True))


def _run_ends(signs: Sequence[int], length: int, needed: int) -> tuple[int, ...]:
    """The sign at each point that has `needed` like signs behind it, itself included."""
    ends: list[int] = []
    last = count = 0
    for sign in signs:
        count = count + 1 if sign == last else 1
        last = sign
        ends.append(sign if length >= _SHORTEST and count >= needed else 0)
    return tuple(ends)
