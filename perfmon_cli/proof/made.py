"""Figures made of others: gaps, multiples, shares, totals, and which figures may make them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from perfmon_cli.measure import Unit
from perfmon_cli.proof.known import Known
from perfmon_cli.wording.numbers import rounded

#: Kinds of figures that others are reckoned from.
PLAIN = frozenset({"value", "numerator", "denominator", "asked", "sum", "total"})
COUNTS = frozenset({Unit.COUNT, Unit.SNAPSHOT, Unit.GBP})
#: So many figures are set side by side at most.
MOST = 4
T = TypeVar("T")


def gaps(pairs: Iterable[tuple[Known, Known]]) -> Iterator[Known]:
    """How far two figures are apart."""
    for one, two in pairs:
        unit = "pp" if one.unit == "%" else one.unit
        yield made(one, "difference", abs(one.value - two.value), unit, (one, two))


def times(pairs: Iterable[tuple[Known, Known]]) -> Iterator[Known]:
    """How many times as much one is as the other."""
    for one, two in pairs:
        low, high = sorted((one, two), key=size)
        if low.value > 0:
            known = made(high, "difference", high.value / low.value, "x", (one, two))
            yield replace(known, decimals=1, shown=rounded(known.value, 1))


def percents(said: Sequence[Known]) -> Iterator[Known]:
    """How far one figure moved to another in whole percent, where both are typed beside it."""
    for one, two in combinations(said[-MOST:], 2):
        is_one_of = (one.measure.id, one.part, one.area) == (two.measure.id, two.part, two.area)
        if is_one_of and one.measure.unit in COUNTS and one.period != two.period:
            early, late = sorted((one, two), key=lambda k: k.period.end)
            if early.value:
                change = 100 * (late.value - early.value) / early.value
                known = made(late, "change_pct", change, "%", (early, late))
                yield replace(known, base=early.period, decimals=0, shown=rounded(change, 0))


def share(one: Known, whole: Known) -> Iterator[Known]:
    """What one count is of another of the same time, in percent; nothing where it is no part."""
    is_able = one.measure.unit in COUNTS and whole.measure.unit in COUNTS
    if is_able and is_same_time(one, whole) and 0 < one.value < whole.value:
        percent = 100 * one.value / whole.value
        known = made(one, "share", percent, "%", (one, whole))
        yield replace(known, decimals=1, shown=rounded(percent, 1))


def total(group: Sequence[Known]) -> Known:
    """What several come to."""
    value = sum((one.value for one in group), Decimal(0))
    return made(group[0], "total", value, group[0].unit, group)


def made(like: Known, quantity: str, value: Decimal, unit: str, of: Sequence[Known]) -> Known:
    """A figure reckoned from others, with the cells of them all."""
    cells = tuple(dict.fromkeys(cell for one in of for cell in one.cells))
    return replace(
        like,
        quantity=quantity,
        value=value,
        shown=rounded(value, like.decimals),
        unit=unit,
        cells=cells,
        live="",
        comparator="",
    )


def without_whole(group: list[Known]) -> list[Known]:
    """The areas and parts of a list without the whole that they are of."""
    for kind in ("area", "part"):
        pieces = [one for one in group if getattr(one, kind)]
        group = pieces or group
    return group


def is_same_time(one: Known, two: Known) -> bool:
    """Whether two figures are of one period."""
    return one.period == two.period


def is_like(one: Known, two: Known) -> bool:
    """Whether two figures can be added up: of one time and unit, of different things."""
    is_count = one.measure.unit in COUNTS and two.measure.unit in COUNTS
    is_other = (one.measure.id, one.part, one.area) != (two.measure.id, two.part, two.area)
    is_depth = (bool(one.part), bool(one.area)) == (bool(two.part), bool(two.area))
    return is_count and is_other and is_depth and one.unit == two.unit and is_same_time(one, two)


def differ_in_one(one: Known, two: Known) -> bool:
    """Whether two figures are of one measure, or of one time; the same one has no gap."""
    mine = (one.measure.id, one.part, one.area, one.period)
    theirs = (two.measure.id, two.part, two.area, two.period)
    return sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


def plain(said: Sequence[Known]) -> list[Known]:
    """Those that others can be reckoned from: no changes, no shares."""
    return [known for known in said if known.quantity in PLAIN]


def size(known: Known) -> Decimal:
    """The value, to sort by."""
    return known.value


def unique(names: Iterable[T]) -> list[T]:
    """Each once, in order."""
    return list(dict.fromkeys(names))
