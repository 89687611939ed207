"""Figures that can be set beside each other, and where the others of them lie."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.dataset.model import Observation

#: Of every so many figures, the largest and the smallest are left out of the range of the others.
_TRIMMED = 10


@dataclass(frozen=True, slots=True)
class Range:
    """Between what the other figures lie, and how many they are; odd ones of many are left out."""

    low: Decimal
    high: Decimal
    count: int
    is_trimmed: bool = False

    def is_within(self, times: Decimal) -> bool:
        """Whether the figures are alike: all above 0, the highest at most so many times the low."""
        return self.low > 0 and self.high <= self.low * times


@dataclass(frozen=True, slots=True)
class Alike:
    """Figures of one part, area and length of period on one side of every break, oldest first.

    `ordered` are their values, smallest first.
    """

    part: str
    area: str
    months: int
    stretch: tuple[int, int]
    observations: tuple[Observation, ...]
    ordered: tuple[Decimal, ...]


def range_without(ordered: Sequence[Decimal], value: Decimal) -> Range | None:
    """Between what the values lie apart from one of them; None where it is the only one."""
    count = len(ordered) - 1
    if count < 1:
        return None
    left_out = bisect_left(ordered, value)
    trimmed = count // _TRIMMED
    first, last = trimmed, count - 1 - trimmed
    low = ordered[first if first < left_out else first + 1]
    high = ordered[last if last < left_out else last + 1]
    return Range(low, high, count, is_trimmed=trimmed > 0)
