"""Figures made of others that the words put together: sums of a few, ratios, differences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from perfmon_cli.proof.around import Around
from perfmon_cli.proof.evidence import Evidence
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.said_periods import BACK, BASELINE, EXACT
from perfmon_cli.wording.numbers import rounded

#: Kinds of times that say definitely which.
DEFINITE = frozenset({EXACT, BACK, BASELINE})
_TOGETHER = re.compile(
    r"\b(?:together|altogether|combined|between them|in all|in total)\b",
    re.IGNORECASE,
)
_AND_OVER = re.compile(
    r"\b(?:more than|over|at least|or more|fewer than|up to|at most|or fewer|and over)\b"
)
_APART = re.compile(
    r"\b(?:gaps?|differ\w*|short|apart|ahead|behind|than|above|below|widen\w*|narrow\w*|margin)\b"
)
_EACH = re.compile(r"\b(?:average|each|per|apiece|a head)\b", re.IGNORECASE)
#: What is made of several figures.
MADE = frozenset({"total", "difference"})
_EXACT_ENOUGH = 1000
_PAIR, _MOST_RATIOS = 2, 16
_MOST = 6


def sums(place: Place, evidence: Evidence, name: str, areas: set[str]) -> Iterator[Known]:
    """What some of the parts, or some of the districts, of a measure come to in its own period."""
    text, typed = place.read.sentence.text, place.typed
    is_tail = bool(_AND_OVER.search(f"{typed.before} # {typed.after}"))
    is_sum = bool(_TOGETHER.search(text))
    if not is_tail and not is_sum:
        return
    own = evidence.own_period(name)
    by_part = [(name, part, "") for part in evidence.parts_of(name) if part]
    by_area = [(name, "", area) for area in evidence.areas_of(name) if area]
    for keys in (by_part, by_area):
        for quantity in ("value", "numerator"):
            held = [
                k
                for key in keys
                for k in evidence.of(*key)
                if k.quantity == quantity and k.period == own and k.unit in {"", "£"}
            ]
            yield from _sums_of(held, typed, areas, is_tail=is_tail, is_sum=is_sum)


def _sums_of(
    held: list[Known], typed: Typed, areas: set[str], *, is_tail: bool, is_sum: bool
) -> Iterator[Known]:
    """The sums that are exactly the number; of two, of a large one, also nearly."""
    said = typed.amount.low
    tails: list[Sequence[Known]] = [held[i:] for i in range(1, len(held) - 1)] if is_tail else []
    named: list[Sequence[Known]] = [[k for k in held if k.area in areas]] if is_sum else []
    large = range(2, min(len(held), _MOST)) if is_sum and said >= _EXACT_ENOUGH else range(0)
    for group in (*tails, *named, *(g for n in large for g in combinations(held, n))):
        total = sum((k.value for k in group), Decimal(0))
        if len(group) == _PAIR or (len(group) > _PAIR and rounded(total, 0) == said):
            yield _made(group, total, group[0].unit)


def ratio(one: Known, two: Known) -> Known:
    """What part, in percent, the first is of the second."""
    return _made((one, two), 100 * abs(one.value / two.value), "%", decimals=1)


def gap(one: Known, two: Known) -> Known:
    """How far two figures of one unit are apart."""
    return _made((one, two), abs(one.value - two.value), _apart(one))


def ratios(around: Around) -> Iterator[Known]:
    """How many times one figure is another, or what part of it."""
    for one in around.all[:_MOST_RATIOS]:
        for two in around.all[:_MOST_RATIOS]:
            if one is not two and two.value and one.unit == two.unit:
                yield _made((one, two), abs(one.value / two.value), "x", decimals=1)


def quotients(place: Place, around: Around) -> Iterator[Known]:
    """So much for each: what a sum of money is for each of those counted."""
    if place.typed.amount.unit != "£" or not _EACH.search(place.read.sentence.text):
        return
    for one in around.all:
        for two in around.all:
            if one.unit == "£" and two.unit == "" and two.value > 0:
                yield _made((one, two), one.value / two.value, "£")


def differences(place: Place, around: Around) -> Iterator[Known]:
    """How far figures of the passage, or one and another number typed beside it, are apart."""
    typed = place.typed
    if (
        typed.amount.unit != "pp"
        and "pp" not in place.units
        and not _APART.search(f"{typed.before} # {typed.after}")
    ):
        return
    others = [k for k in around.all if k.quantity == "value" and not k.live]
    for one, two in combinations((*around.all[:_MOST], *others[:_MOST]), 2):
        if _is_apart(one, two):
            yield gap(one, two)
    yield from _from_typed(typed, around)


def _from_typed(typed: Typed, around: Around) -> Iterator[Known]:
    """How far the figures are from another percentage that is typed and no figure of the data."""
    found = {known_typed.start for known_typed, _ in around.here}
    for other in around.typed:
        if other.start in found or other.start == typed.start or other.amount.unit != "%":
            continue
        for one in around.all:
            if one.unit == "%" and not one.is_change:
                yield _made((one,), abs(one.shown - other.amount.low), "pp")


def _is_apart(one: Known, two: Known) -> bool:
    """Whether two figures are of one time and of different things."""
    mine, theirs = ((k.measure.id, k.part, k.area) for k in (one, two))
    is_like = one.unit == two.unit and not one.is_change and not two.is_change
    return is_like and one.period == two.period and mine != theirs


def _apart(one: Known) -> str:
    return "pp" if one.unit == "%" else one.unit


def _made(
    group: Sequence[Known], value: Decimal, unit: str, *, decimals: int | None = None
) -> Known:
    first = group[0]
    places = first.decimals if decimals is None else decimals
    return replace(
        first,
        quantity="total" if unit in {"", "£"} else "difference",
        value=value,
        shown=rounded(value, places),
        decimals=places,
        unit=unit,
        cells=tuple(dict.fromkeys(cell for one in group for cell in one.cells)),
        live="",
        comparator="",
    )
