"""What of a measure adds up: areas to the whole area, parts to the whole, months to the year.

A sum counts where Measures says so, and also where the figures themselves say so: then a reader can
add them up too. `sums` holds the rule.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.indicators.sums import Gathered, Sum
from perfmon_cli.measure import Measure

#: When, and of what part and area.
_Piece: TypeAlias = tuple[tuple[int, int], str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one measure that are there, hidden ones too, and how they hang together.

    `amounts` are what adds up: figures, of percentages and rates their numerators; None where it
    is not known. `vectors` take each figure apart into pieces that are not divided further: of
    every part and area what came about up to its last day, less what did before its first.
    `breadths` say how much of the measure each covers. `noughts` are what the paper has no number
    for and a reader takes for 0; they cannot be hidden.
    """

    keys: tuple[Key, ...]
    amounts: tuple[Decimal | None, ...]
    sums: tuple[Sum, ...]
    vectors: tuple[dict[int, int], ...]
    breadths: tuple[int, ...]
    noughts: frozenset[int] = frozenset()


def table_of(measure: Measure, observations: Iterable[Observation], areas: Sequence[str]) -> Table:
    """How the figures of a measure hang together; areas are those of Settings.

    The order in which the figures were read does not matter.
    """
    held = Gathered(measure, observations)
    by_area = held.over_areas(areas, declared=measure.areas_add_up)
    by_part = held.over_parts(measure.parts, declared=measure.parts_add_up)
    declared = measure.adds_over_time or recipe_of(measure) is not None
    by_time = held.over_time(declared=declared)
    pieces = _Pieces(
        areas=() if by_area is None else areas,
        parts=() if by_part is None else measure.parts,
        over_time=by_time is not None,
    )
    return Table(
        keys=tuple(held.numbers),
        amounts=tuple(held.amounts),
        sums=(*(by_area or ()), *(by_part or ()), *(by_time or ())),
        vectors=pieces.vectors(held.numbers),
        breadths=tuple(pieces.breadth(key) for key in held.numbers),
        noughts=held.noughts,
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


def _pieces(name: str, names: Sequence[str]) -> Sequence[str]:
    """What a part or area consists of: the whole of all of them, where they add up."""
    return names if names and not name else (name,)
