"""Which hidden figures a reader could work out from the printed ones.

Two ways are looked at. A figure is determined when it is a sum and difference of printed ones,
however many. And a small number, of which the paper says that it is fewer than 5, is determined
when the sums that it belongs to leave it one value: two small numbers that make 8 are both 4.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from perfmon_cli.indicators.additive import Table
from perfmon_cli.indicators.sums import Sum
from perfmon_cli.indicators.ties import PRIME, Ties, is_tie

#: No number of people is larger.
ENDLESS = 10**30
_ROUNDS = 50

Range: TypeAlias = tuple[int, int]
Row: TypeAlias = dict[int, int]


@dataclass(slots=True)
class _Basis:
    """Printed figures reduced to rows that begin each with a piece of its own, and their making."""

    rows: dict[int, tuple[Row, Row]] = field(default_factory=dict)

    def add(self, number: int, vector: Mapping[int, int]) -> None:
        """Add a printed figure; one that others add up to changes nothing."""
        row, made_of = self.reduced(vector)
        if row:
            first = min(row)
            scale = pow(row[first], -1, PRIME)
            made_of[number] = 1
            self.rows[first] = (_times(row, scale), _times(made_of, scale))

    def reduced(self, vector: Mapping[int, int]) -> tuple[Row, Row]:
        """What is left of a vector, and how often each figure was taken away from it.

        It stops at the first piece that no row begins with, so that only nothing left says that
        the figures add up to it.
        """
        row, made_of = dict(vector), Row()
        while row:
            first = min(row)
            known = self.rows.get(first)
            if known is None:
                break
            times = -row[first] % PRIME
            _add(row, known[0], times)
            _add(made_of, known[1], times)
        return row, made_of


def determined(table: Table, hidden: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The hidden figures that printed ones add up to, each with the printed ones that do."""
    unknown = dict.fromkeys(hidden)
    printed = [
        number
        for number, amount in enumerate(table.amounts)
        if number not in unknown and amount is not None
    ]
    ties = Ties({n: table.vectors[n] for n in printed if is_tie(table.vectors[n])})
    rows = {n: ties.bundled(table.vectors[n]) for n in printed if n not in ties.figures}
    basis = _Basis()
    for number in sorted(rows, key=lambda n: (-min(rows[n], default=0), len(rows[n]), n)):
        basis.add(number, rows[number])
    found: dict[int, tuple[int, ...]] = {}
    for number in unknown:
        left, made_of = basis.reduced(ties.bundled(table.vectors[number]))
        if not left:
            rest = dict(table.vectors[number])
            for row, times in made_of.items():
                _add(rest, table.vectors[row], times)
            found[number] = (*made_of, *ties.holding(rest))
    return found


def narrowed(table: Table, known: Mapping[int, Range]) -> dict[int, Range]:
    """What a reader can say of each hidden figure, by what is `known` of them and all sums.

    Amounts are whole numbers. Sums that do not agree with the figures say nothing.
    """
    ranges = [(int(a), int(a)) if a is not None else (0, 0) for a in table.amounts]
    for number, bounds in known.items():
        ranges[number] = bounds
    sums = [
        one
        for one in table.sums
        if any(number in known for number in one.all) and one.agrees(table.amounts) is not False
    ]
    for _ in range(_ROUNDS):
        if not sum([_tighten(one, ranges, known) for one in sums]):
            break
    return {number: ranges[number] for number in known}


def _tighten(one: Sum, ranges: list[Range], known: Mapping[int, Range]) -> bool:
    """Narrow the hidden figures of one sum: total less all addends is 0; whether any became so."""
    terms = [ranges[one.total], *(_turned(ranges[number]) for number in one.addends)]
    least, most = sum(low for low, _ in terms), sum(high for _, high in terms)
    is_narrower = False
    for place, (number, (low, high)) in enumerate(zip(one.all, terms, strict=True)):
        new = (max(low, high - most), min(high, low - least))
        if number in known and new != (low, high) and new[0] <= new[1]:
            ranges[number] = _turned(new) if place else new
            is_narrower = True
    return is_narrower


def _turned(bounds: Range) -> Range:
    return (-bounds[1], -bounds[0])


def _times(row: Mapping[int, int], times: int) -> Row:
    return {name: number * times % PRIME for name, number in row.items()}


def _add(row: Row, other: Mapping[int, int], times: int) -> None:
    """Add so many times another row, and drop what comes to 0."""
    for name, number in other.items():
        new = (row.get(name, 0) + number * times) % PRIME
        if new:
            row[name] = new
        else:
            row.pop(name, None)
