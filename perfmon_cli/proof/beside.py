"""Figures that the words of a sentence put side by side: those it names, and those it quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from perfmon_cli.proof import surroundings
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.lexicon import stems
from perfmon_cli.proof.made import (
    COUNTS,
    MOST,
    differ_in_one,
    is_like,
    is_same_time,
    made,
    plain,
    size,
    total,
    unique,
    without_whole,
)
from perfmon_cli.proof.mentions import EVERY
from perfmon_cli.proof.number_place import Place

_SUM = re.compile(
    r"\b(?:together|altogether|combined|between them|between the (?:two|three|four|five)|in all"
    r"|in total|totals?|totall?ing|both|sums?|com(?:e|es|ing) to|came to|adds? up|jointly|overall"
    r"|all told|account\w*|or|mak(?:e|es|ing)|made)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:others?|rest|remain\w*|leav\w+|left|elsewhere|outside|apart from|and over|or over|older"
    r"|excluding|without)\b",
    re.IGNORECASE,
)
_DISTANCE = re.compile(r"\b(?:gap|difference|distance|margin)\b", re.IGNORECASE)
_BEST = re.compile(
    r"\b(?:best|top|highest|most|largest|strongest|first|greatest|lead\w*)\b", re.IGNORECASE
)
_WORST = re.compile(
    r"\b(?:worst|bottom|lowest|fewest|smallest|weakest|last|least)\b", re.IGNORECASE
)
_SPREAD = re.compile(
    r"\b(?:spread|rang(?:e|es|ed|ing)|var(?:y|ied|ies|iation)|differ\w*|gap)\b.{0,60}\bdistricts"
    r"|\bdistricts?\b.{0,60}\b(?:spread|rang(?:e|es|ed|ing)|var(?:y|ied|ies|iation)|differ\w*|apart|gap)\b"
    r"|\bvar(?:y|ied|ies)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:county|whole|overall|all|average|force|region|total|everyone|generally)\b", re.IGNORECASE
)
_MOST_SAID = 8


def _with_before(here: Sequence[Known], before: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """The newest figures of the sentence before, with the newest of this one, of one time."""
    for one, two in product(before[-2:], (*here[-1:], *before[-1:])):
        if is_same_time(one, two):
            yield from _alike(one, two)


@dataclass(frozen=True, slots=True)
class Beside:
    """Finds what stands side by side with a number."""

    candidates: Candidates

    def pairs(
        self, place: Place, here: Sequence[Known], before: Sequence[Known]
    ) -> Iterator[tuple[Known, Known]]:
        """Two figures of one kind that the words compare."""
        yield from self._quoted(place, here, before)
        if surroundings.is_moved(place.typed):
            return  # it is how far something moved, not how far it is from another
        for named in (*self._named(place), *self._extremes(place)):
            for one, two in combinations(named, 2):
                if one.unit == two.unit and is_same_time(one, two):
                    yield one, two
        yield from _with_before(here, before)

    def _quoted(
        self, place: Place, here: Sequence[Known], before: Sequence[Known]
    ) -> Iterator[tuple[Known, Known]]:
        """Two figures that the sentence quotes, or the passage of one thing at two times."""
        is_moved = surroundings.is_moved(place.typed)
        for one, two in combinations(here[-MOST:], 2):
            if _is_of(place, one) if one.period != two.period else not is_moved:
                yield from _alike(one, two)
        for one, two in combinations((*before[-MOST:], *here), 2):
            if _is_of(place, one) and self._is_newest(place, one, two):
                yield one, two

    def _is_newest(self, place: Place, one: Known, two: Known) -> bool:
        """Whether one of two figures of the same is that of the paper: how far it moved."""
        newest = self.candidates.evidence.own_period(one.measure.id)
        is_one_of = (one.measure.id, one.part, one.area) == (two.measure.id, two.part, two.area)
        is_new = (one.period == newest) != (two.period == newest)
        return is_one_of and is_new and place.is_change

    def _named(self, place: Place) -> Iterator[list[Known]]:
        """The figures of the areas, of the parts and of the measures that the sentence names."""
        read, scope = place.read, place.scope
        named = unique(m.area for m in read.areas if m.area != EVERY)
        if len(named) == 1 or _WHOLE.search(read.sentence.text):
            named = unique((*named, *(a for a in scope.areas if a != EVERY), ""))
        parts = unique(m.part for m in read.parts)
        if not parts and _DISTANCE.search(read.sentence.text):
            yield from self._of_two_parts(place)
        for name in scope.measures[:MOST]:
            for part in parts or self.candidates.spoken_of(place, name)[0]:
                if len(named) > 1:
                    yield self.values(place, [(name, part, area) for area in named[:MOST]])
            if len(parts) > 1:
                yield self.values(place, [(name, part, "") for part in parts[:MOST]])
            elif parts:
                yield self.values(place, [(name, parts[0], ""), (name, "", "")])
        yield self.values(place, [(name, "", "") for name in self.measures(place)])

    def _of_two_parts(self, place: Place) -> Iterator[list[Known]]:
        """The figures of a measure of two parts, of all times printed ("the gap narrowed")."""
        evidence = self.candidates.evidence
        for name in place.scope.measures[:MOST]:
            parts = [part for part in evidence.parts_of(name) if part]
            times = {*evidence.compared(name), evidence.own_period(name)}
            if len(parts) == 2:  # noqa: PLR2004
                both = [known for part in parts for known in evidence.of(name, part)]
                yield [k for k in both if k.quantity == "value" and k.period in times]

    def measures(self, place: Place) -> list[str]:
        """The measures that the sentence names, and those that its section is about."""
        read = place.read
        named = unique(n for c in read.clauses if c.is_named for n in c.measures)
        if len(named) > 1:
            return named[:MOST]
        return unique((*named, *place.scope.measures[:1], *read.sentence.measures))[:MOST]

    def _extremes(self, place: Place) -> Iterator[list[Known]]:
        """The best and the worst district."""
        text = place.read.sentence.text
        if not (_BEST.search(text) and _WORST.search(text)) and not _SPREAD.search(text):
            return
        for name in place.scope.measures[:MOST]:
            areas = [a for a in self.candidates.evidence.areas_of(name) if a]
            for part in self.candidates.spoken_of(place, name)[0]:
                found = self.values(place, [(name, part, area) for area in areas])
                if len(found) > 1:
                    yield [min(found, key=size), max(found, key=size)]

    def values(self, place: Place, keys: Iterable[tuple[str, str, str]]) -> list[Known]:
        """The values of measures, parts and areas at the time that is spoken of."""
        return [known for key in keys for known in self.candidates.values(place, *key)]

    def groups(
        self, place: Place, here: Sequence[Known], before: Sequence[Known], text: str
    ) -> Iterator[Known]:
        """What several come to, and what is left of the whole without them."""
        is_sum, is_rest = bool(_SUM.search(text)), bool(_OTHERS.search(text))
        if not is_sum and not is_rest:
            return
        for group in self._listed(place, here, before):
            if len(group) > 1 and is_sum:
                yield total(group)
            if is_rest or len(group) > 1:
                yield from self._rest(group)

    def _listed(
        self, place: Place, here: Sequence[Known], before: Sequence[Known]
    ) -> Iterator[list[Known]]:
        """Figures of one kind that the sentence, or the one before, puts in one list."""
        keys = unique((one.measure.id, one.part, one.area) for one in before if one.area)
        used = self.values(place, keys[-MOST:])
        for group in (*self._named(place), used):
            by_time: dict[object, list[Known]] = {}
            for known in group:
                is_part = bool(known.area or known.part or known.quantity == "value")
                if known.measure.unit in COUNTS and is_part:
                    by_time.setdefault((known.period, known.quantity), []).append(known)
            for one in map(without_whole, by_time.values()):
                yield one
                if len({known.measure.id for known in one}) == len(one) > 2:  # noqa: PLR2004
                    yield from map(list, combinations(one, 2))
        yield from self._kinds(place)
        for said in (here, [*plain(before)[-_MOST_SAID:], *here]):
            for index, first in enumerate(said):
                for last in range(index + 1, len(said) + 1):
                    run = list(said[index:last])
                    if all(is_like(first, one) for one in run[1:]):
                        yield run

    def _kinds(self, place: Place) -> Iterator[list[Known]]:
        """The parts of a measure that share a word of the sentence: "the three kinds of theft"."""
        words = set(stems(place.read.sentence.text))
        for name in place.scope.measures[:MOST]:
            parts = [p for p in self.candidates.evidence.parts_of(name) if p]
            for word in sorted(words):
                of_kind = [p for p in parts if word in stems(p)]
                if 1 < len(of_kind) < len(parts):
                    yield self.values(place, [(name, part, "") for part in of_kind])

    def _rest(self, group: Sequence[Known]) -> Iterator[Known]:
        """The whole without some of its areas or parts."""
        first = group[0]
        is_of_areas = len({one.area for one in group}) == len(group) and bool(first.area)
        wholes = self.candidates.evidence.of(
            first.measure.id, first.part if is_of_areas else "", "" if is_of_areas else first.area
        )
        if not (first.area if is_of_areas else first.part):
            return
        for whole in wholes:
            if whole.quantity in {"value", "sum"} and whole.period == first.period:
                left = whole.value - total(group).value
                if left > 0:
                    yield made(whole, "total", left, whole.unit, (whole, *group))


def _alike(one: Known, two: Known) -> Iterator[tuple[Known, Known]]:
    """Both, where they are figures of one kind that one thing sets apart."""
    if one.unit == two.unit and differ_in_one(one, two):
        yield one, two


def _is_of(place: Place, known: Known) -> bool:
    """Whether a figure is of the area and part that are said of a number, where they are."""
    scope = place.scope
    is_there = not scope.area_said or scope.every_area or known.area in scope.areas
    return is_there and (not scope.part_said or known.part in scope.parts)
