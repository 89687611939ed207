"""Which figures of a measure a reader can add up, and what he takes for 0 (METHODS 4.5).

The rule is the safe one. What Measures says adds up, does. Beyond that:

- figures agree where they add up exactly, or nearly: within 5%, or half for each of them, as
  rounding leaves. A figure marked [z] or [w] is 0; one that is not there, or [x], counts as 0
  where the sum then agrees, for then a reader takes it for 0;
- areas, parts or times of counts, headcounts and numerators add up where one sum of them agrees.
  A year that does not agree does not speak for the others;
- where of no sum everything is known (one is marked [c]), counts and headcounts are taken to add
  up, unless what is known is clearly more than the whole;
- averages, money and index numbers add up only where every sum that is known agrees exactly.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from perfmon_cli.dataset.model import Key, Missing, Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, stretches

RATIOS = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE})
_HEADS = frozenset({Unit.COUNT, Unit.SNAPSHOT})
#: What a reader takes for nothing at all.
_NOTHING = frozenset({Missing.NOT_APPLICABLE, Missing.NONE_RECORDED})
_NEARLY = Decimal("0.05")
_HALF = Decimal("0.5")

#: A figure, and those that may add up to it.
Candidate: TypeAlias = tuple[Key, Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure and those that add up to it, by their numbers in the table."""

    total: int
    addends: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """All of its figures, the total first."""
        return (self.total, *self.addends)

    def agrees(self, amounts: Sequence[Decimal | None]) -> bool | None:
        """Whether it adds up; None where not all of it is known."""
        total = amounts[self.total]
        known = [amount for number in self.addends if (amount := amounts[number]) is not None]
        if total is None or len(known) < len(self.addends):
            return None
        return sum(known, Decimal()) == total


class _Fit(Enum):
    """Whether figures add up."""

    YES = "yes"
    NO = "no"
    OPEN = "open"  #: not all of them are known, as one is confidential
    GAPS = "gaps"  #: not all of them are there


class Gathered:
    """The figures of a measure by number, first those that can be hidden, then what counts as 0.

    `amounts` are what adds up: figures, of percentages and rates their numerators; None where it
    is not known.
    """

    def __init__(self, measure: Measure, observations: Iterable[Observation]) -> None:
        seen = sorted(observations, key=lambda observation: observation.key)
        held = [o for o in seen if o.value is not None or o.missing is Missing.CONFIDENTIAL]
        self.unit = measure.unit
        self.keys = tuple(o.key for o in held)
        self.amounts = [o.numerator if measure.unit in RATIOS else o.value for o in held]
        self.numbers = {key: number for number, key in enumerate(self.keys)}
        self._unknown = {o.key for o in seen if o.missing is not None}
        for observation in seen:
            if observation.missing in _NOTHING:
                self._nought(observation.key)

    @property
    def noughts(self) -> frozenset[int]:
        """The numbers of what is not there to be hidden: a reader takes it for 0."""
        return frozenset(range(len(self.keys), len(self.amounts)))

    def over_areas(self, areas: Sequence[str], *, declared: bool) -> tuple[Sum, ...] | None:
        """The sums over areas; None where areas do not add up."""
        keys = [key for key in self.keys if areas and not key.area]
        found = [(key, [replace(key, area=name) for name in areas]) for key in keys]
        return self._judged(found, declared=declared, is_added=self.unit in _HEADS | RATIOS)

    def over_parts(self, parts: Sequence[str], *, declared: bool) -> tuple[Sum, ...] | None:
        """The sums over parts; None where parts do not add up."""
        keys = [key for key in self.keys if parts and not key.part]
        found = [(key, [replace(key, part=name) for name in parts]) for key in keys]
        return self._judged(found, declared=declared, is_added=self.unit in _HEADS | RATIOS)

    def over_time(self, *, declared: bool) -> tuple[Sum, ...] | None:
        """The sums of months and of quarters; None where time does not add up."""
        is_added = self.unit is Unit.COUNT or self.unit in RATIOS
        return self._judged(list(_stretches(self.keys)), declared=declared, is_added=is_added)

    def _judged(
        self, candidates: Sequence[Candidate], *, declared: bool, is_added: bool
    ) -> tuple[Sum, ...] | None:
        """The sums that count, by the rule that the module says; None where nothing adds up."""
        is_near = declared or is_added
        fits = [self._fit(one, is_near=is_near) for one in candidates]
        if is_added:
            is_open = self.unit in _HEADS and _Fit.NO not in fits
            adds_up = declared or _Fit.YES in fits or is_open
        else:
            adds_up = declared or (_Fit.YES in fits and _Fit.NO not in fits)
        if not adds_up:
            return None
        counted = [c for c, fit in zip(candidates, fits, strict=True) if fit is not _Fit.GAPS]
        return tuple(
            Sum(self.numbers[total], tuple(self._nought(key) for key in addends))
            for total, addends in counted
        )

    def _fit(self, candidate: Candidate, *, is_near: bool) -> _Fit:
        key, addends = candidate
        total = self.amounts[self.numbers[key]]
        there = [self.amounts[self.numbers[one]] for one in addends if one in self.numbers]
        gaps = [one for one in addends if one not in self.numbers]
        if not there or (gaps and not is_near):
            return _Fit.GAPS
        known = [amount for amount in there if amount is not None]
        added = sum(known, Decimal())
        if total is not None and len(known) == len(there):
            if abs(total - added) <= _room(total, 0 if gaps else len(there), is_near=is_near):
                return _Fit.YES
            return _Fit.GAPS if gaps else _Fit.NO
        if any(one not in self._unknown for one in gaps):
            return _Fit.GAPS
        is_more = total is not None and added > total + _room(total, len(there), is_near=is_near)
        return _Fit.NO if is_more and min(known) >= 0 else _Fit.OPEN

    def _nought(self, key: Key) -> int:
        """The number of a figure; one that is not there counts as 0 from now on."""
        if key not in self.numbers:
            self.numbers[key] = len(self.amounts)
            self.amounts.append(Decimal())
        return self.numbers[key]


def _room(total: Decimal, addends: int, *, is_near: bool) -> Decimal:
    """How far a sum may be off and still nearly agree."""
    if not is_near:
        return Decimal()
    rounding = (addends + 1) * _HALF if addends else Decimal()
    return max(rounding, abs(total) * _NEARLY)


def _stretches(keys: Iterable[Key]) -> Iterator[Candidate]:
    """The months, and the quarters, of every figure of up to a year."""
    for key in keys:
        if key.period.months <= MONTHS_A_YEAR:
            for step in (1, MONTHS_A_QUARTER):
                periods = stretches(key.period, step)
                if periods:
                    yield key, [replace(key, period=period) for period in periods]
