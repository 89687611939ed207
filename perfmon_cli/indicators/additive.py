"""What of a measure adds up: areas to the whole area, parts to the whole, months to the year.

A sum counts where Measures says so, and also where the figures say so themselves: wherever all of
its figures are there they add up exactly. Then a reader can add them up too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from perfmon_cli.dataset.model import Key, Missing, Observation
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, stretches

#: When, and of what part and area.
_Piece: TypeAlias = tuple[tuple[int, int], str, str]
_RATIOS = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE})


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


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one measure that are there, hidden ones too, and how they hang together.

    `amounts` are what adds up: figures, of percentages and rates their numerators; None where it
    is not known. `vectors` take each figure apart into pieces that are not divided further: of
    every part and area what came about up to its last day, less what did before its first.
    `breadths` say how much of the measure each covers.
    """

    keys: tuple[Key, ...]
    amounts: tuple[Decimal | None, ...]
    sums: tuple[Sum, ...]
    vectors: tuple[dict[int, int], ...]
    breadths: tuple[int, ...]


def table_of(measure: Measure, observations: Iterable[Observation], areas: Sequence[str]) -> Table:
    """How the figures of a measure hang together; areas are those of Settings.

    The order in which the figures were read does not matter.
    """
    there = (o for o in observations if o.value is not None or o.missing is Missing.CONFIDENTIAL)
    held = sorted(there, key=lambda observation: observation.key)
    amounts = tuple(o.numerator if measure.unit in _RATIOS else o.value for o in held)
    numbers = {observation.key: number for number, observation in enumerate(held)}
    by_area = tuple(_over_areas(numbers, areas))
    by_part = tuple(_over_parts(numbers, measure.parts))
    by_time = tuple(_over_time(numbers))
    declared = measure.adds_over_time or recipe_of(measure) is not None
    pieces = _Pieces(
        areas=areas if measure.areas_add_up or _adds_up(by_area, amounts) else (),
        parts=measure.parts if measure.parts_add_up or _adds_up(by_part, amounts) else (),
        over_time=declared or _adds_up(by_time, amounts),
    )
    return Table(
        keys=tuple(numbers),
        amounts=amounts,
        sums=(
            *(by_area if pieces.areas else ()),
            *(by_part if pieces.parts else ()),
            *(by_time if pieces.over_time else ()),
        ),
        vectors=pieces.vectors(numbers),
        breadths=tuple(pieces.breadth(key) for key in numbers),
    )


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What figures are taken apart into, as far as they add up."""

    areas: Sequence[str]
    parts: Sequence[str]
    over_time: bool

    def vectors(self, keys: Iterable[Key]) -> tuple[dict[int, int], ...]:
        """Each figure as pieces by their numbers, those that came last first."""
        found = [dict(self._of(key)) for key in keys]
        every = {piece for vector in found for piece in vector}
        numbers = {piece: number for number, piece in enumerate(sorted(every, reverse=True))}
        return tuple({numbers[piece]: sign for piece, sign in v.items()} for v in found)

    def breadth(self, key: Key) -> int:
        """How much it covers: a whole year more than a district's month."""
        parts, areas = _pieces(key.part, self.parts), _pieces(key.area, self.areas)
        return len(parts) * len(areas) * max(1, key.period.months)

    def _of(self, key: Key) -> Iterator[tuple[_Piece, int]]:
        """What came about up to the last day, less what did before the first.

        Where time does not add up, a period is a piece of its own.
        """
        period = key.period
        after = (period.end.toordinal() + 1, 0)
        times: tuple[tuple[tuple[int, int], int], ...] = (((after[0], period.months + 1), 1),)
        if self.over_time and not period.is_snapshot:
            times = ((after, 1), ((period.start.toordinal(), 0), -1))
        for part in _pieces(key.part, self.parts):
            for area in _pieces(key.area, self.areas):
                yield from (((when, part, area), sign) for when, sign in times)


def _over_areas(numbers: dict[Key, int], areas: Sequence[str]) -> Iterator[Sum]:
    """The sums over areas whose figures are all there."""
    for key, total in numbers.items():
        if not key.area:
            yield from _complete(total, [numbers.get(replace(key, area=name)) for name in areas])


def _over_parts(numbers: dict[Key, int], parts: Sequence[str]) -> Iterator[Sum]:
    """The sums over parts whose figures are all there."""
    for key, total in numbers.items():
        if not key.part:
            yield from _complete(total, [numbers.get(replace(key, part=name)) for name in parts])


def _over_time(numbers: dict[Key, int]) -> Iterator[Sum]:
    """The sums of months, and of quarters, whose figures are all there."""
    for key, total in numbers.items():
        if key.period.months <= MONTHS_A_YEAR:
            for step in (1, MONTHS_A_QUARTER):
                periods = stretches(key.period, step)
                addends = [numbers.get(replace(key, period=period)) for period in periods]
                yield from _complete(total, addends)


def _complete(total: int, addends: Sequence[int | None]) -> Iterator[Sum]:
    there = tuple(number for number in addends if number is not None)
    if there and len(there) == len(addends):
        yield Sum(total, there)


def _adds_up(sums: Sequence[Sum], amounts: Sequence[Decimal | None]) -> bool:
    """Whether every sum of which all is known agrees, and there is one."""
    known = [agrees for one in sums if (agrees := one.agrees(amounts)) is not None]
    return bool(known) and all(known)


def _pieces(name: str, names: Sequence[str]) -> Sequence[str]:
    """What a part or area consists of: the whole of all of them, where they add up."""
    return names if names and not name else (name,)
