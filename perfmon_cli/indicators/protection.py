"""Which further figures to hide, so that no hidden one can be worked out (METHODS 4.5)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from itertools import islice

from perfmon_cli.dataset.model import Key
from perfmon_cli.indicators.additive import Table
from perfmon_cli.indicators.recovery import ENDLESS, Range, determined, narrowed
from perfmon_cli.indicators.sums import Sum


class Hidden(Enum):
    """Why a figure is hidden; a reader of the paper knows which of them."""

    SMALL = "small"  #: from 1 to one below the smallest that may be published
    GIVEN = "given"  #: the workbook says that it is confidential
    PROTECTING = "protecting"  #: it would give another one away


def protect(
    table: Table, hidden: Mapping[Key, Hidden], smallest: int, *, in_people: bool
) -> tuple[Key, ...]:
    """The further figures of a measure to hide, in the order in which they are chosen.

    Hidden is the smallest of those that give a figure away: what a total is made of before the
    total, a number before a zero. `in_people` says that figures are whole numbers of people or
    cases: then a small one must not be narrowed to one value either.
    """
    shut = {number: hidden[key] for number, key in enumerate(table.keys) if key in hidden}
    chooser = _Chooser(table, shut, smallest, in_people=in_people)
    return tuple(table.keys[number] for number in chooser.choose())


class _Chooser:
    """Hides one figure after the other until none is given away; figures go by their numbers."""

    def __init__(
        self, table: Table, shut: dict[int, Hidden], smallest: int, *, in_people: bool
    ) -> None:
        self.table = table
        self.shut = shut
        self.smallest = smallest
        self.in_people = in_people and all(_is_whole(a) for a in table.amounts)
        self._sums: dict[int, list[Sum]] = {}
        for one in table.sums:
            for number in one.all:
                self._sums.setdefault(number, []).append(one)

    def choose(self) -> Iterator[int]:
        """The figures to hide: by single sums, by what a reader can narrow, by many sums."""
        steps = (self._left_alone, self._narrowed, self._determined, self._determined_as_printed)
        while True:
            found = next((chosen for step in steps if (chosen := list(step()))), None)
            if found is None:
                return
            yield from found

    def _left_alone(self) -> Iterator[int]:
        """Where a sum has one hidden figure, it is the rest."""
        waiting = list(self.shut)
        for hidden in waiting:
            for one in self._sums.get(hidden, ()):
                if self._count(one) == 1:
                    chosen = self._hide(one.all)
                    if chosen is not None:
                        waiting.append(chosen)
                        yield chosen

    def _narrowed(self) -> Iterator[int]:
        """Where what is known of small numbers and their sums leaves one value."""
        if not self.in_people:
            return
        known = {number: self._known(number, why) for number, why in self.shut.items()}
        now: set[int] = set()
        for number, (low, high) in narrowed(self.table, known).items():
            sums = self._fewest_first(number)
            is_helped = any(not now.isdisjoint(one.all) for one in sums)
            if low == high and self.shut[number] is Hidden.SMALL and not is_helped:
                choices = (self._hide(one.all) for one in sums)
                now.update(islice((one for one in choices if one is not None), 1))
        yield from sorted(now)

    def _determined(self) -> Iterator[int]:
        """Where printed figures add up to a hidden one in some longer way."""
        yield from self._hidden_of(determined(self.table, tuple(self.shut)).values())

    def _determined_as_printed(self) -> Iterator[int]:
        """The same by printed figures alone: what is taken for 0 may be a small number instead."""
        found = determined(self.table, (*self.shut, *self.table.noughts))
        yield from self._hidden_of(found[number] for number in tuple(self.shut) if number in found)

    def _hidden_of(self, supports: Iterable[Iterable[int]]) -> Iterator[int]:
        """One more of each that is printed as a whole."""
        for support in supports:
            if not any(number in self.shut for number in support):
                chosen = self._hide(support)
                if chosen is not None:
                    yield chosen

    def _known(self, number: int, why: Hidden) -> Range:
        """What the paper says of a hidden figure by the words in its place."""
        amount = self.table.amounts[number]
        if why is Hidden.SMALL:
            return (1, self.smallest - 1)
        if amount is not None and amount < 0:
            return (-ENDLESS, ENDLESS)
        is_large = why is Hidden.PROTECTING and amount is not None and amount >= self.smallest
        return (self.smallest if is_large else 0, ENDLESS)

    def _fewest_first(self, number: int) -> list[Sum]:
        """The sums of a figure, those with the fewest hidden ones first."""
        return sorted(self._sums.get(number, ()), key=self._count)

    def _count(self, one: Sum) -> int:
        return sum(number in self.shut for number in one.all)

    def _hide(self, numbers: Iterable[int]) -> int | None:
        """Hide the printed one of these that tells least; None where there is none."""
        fixed = self.table.noughts
        printed = [n for n in numbers if n not in self.shut and n not in fixed]
        if not printed or any(self.table.amounts[number] is None for number in printed):
            return None
        chosen = min(printed, key=self._rank)
        self.shut[chosen] = Hidden.PROTECTING
        return chosen

    def _rank(self, number: int) -> tuple[int, bool, Decimal, int]:
        amount = self.table.amounts[number] or Decimal()
        return (self.table.breadths[number], not amount, abs(amount), number)


def _is_whole(amount: Decimal | None) -> bool:
    return amount is None or amount == amount.to_integral_value()
