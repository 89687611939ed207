"""The figures that the typed numbers of a sentence are, found one by the help of another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from perfmon_cli.proof.around import Around
from perfmon_cli.proof.beside import Beside
from perfmon_cli.proof.bounds import Bounds
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.evidence import Known
from perfmon_cli.proof.nearby import Nearby
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Amount, Hedge, Typed
from perfmon_cli.proof.reckoning import PLAIN, Passage, Reckoning

#: "two in three (65.3%)"
_SAID_EXACTLY = re.compile(r"^[^.;,()\d]{0,40}\(\d[\d.]*%\)")
_LISTED = re.compile(r"(?:,|\s(?:and|or|to))\s$|,\sand\s$")
#: So often are numbers not found looked at again, as others of the sentence are found.
_NEARBY_ROUNDS = 2
#: So many figures of the sentences before are looked at.
_MOST_BEFORE = 6


class Finder:
    """Finds the figures of sentences, given in the order of their texts."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._reckoning = Reckoning(candidates, Beside(candidates))
        self._bounds = Bounds(candidates)
        self._nearby = Nearby(candidates)
        self._passage = Passage()

    def found(
        self, places: Sequence[Place], starts: frozenset[int], owned: Mapping[int, str]
    ) -> dict[int, Known]:
        """The figures of a sentence's numbers; what none is may be reckoned from the others."""
        found: dict[int, Known] = {}
        left: list[Place] = []
        before: Typed | None = None
        for place in places:
            typed = place.typed
            if typed.start in starts and typed.start not in owned:
                hedge = _hedge_before(typed, before)
                if known := self._match(place, hedge) or self._ends(place):
                    found[typed.start] = known
                else:
                    left.append(place)
            before = typed
        passage = self._passage.of(places[0].read.sentence) if places else ()
        here = [found[start] for start in sorted(found) if found[start].quantity in PLAIN]
        for place in left:
            if known := self._reckoned(place, here, passage):
                found[place.typed.start] = known
                here += [known] if known.quantity == "total" else []
        self._add_nearby(found, [p for p in places if p.typed.start in starts], passage)
        self._passage.add(found[start] for start in sorted(found))
        return found

    def _add_nearby(
        self, found: dict[int, Known], places: Sequence[Place], passage: Sequence[Known]
    ) -> None:
        """What only the guessed scope leaves out; what is found so helps to find others."""
        typed = [place.typed for place in places]
        for _ in range(_NEARBY_ROUNDS):
            for place in places:
                if place.typed.start not in found:
                    here = [(one, found[one.start]) for one in typed if one.start in found]
                    around = Around(here, tuple(reversed(passage[-_MOST_BEFORE:])), typed)
                    if known := self._nearby.match(place, around):
                        found[place.typed.start] = known

    def _reckoned(
        self, place: Place, here: Sequence[Known], passage: Sequence[Known]
    ) -> Known | None:
        by_bound = self._bounds.match(place, passage) or self._reckoning.in_series(place)
        return by_bound or self._reckoning.match(place, here, passage)

    def _match(self, place: Place, hedge: Hedge) -> Known | None:
        """The figure that the number is, as typed or with the hedge of the one listed before."""
        if place.typed.hedge is Hedge.NONE and _SAID_EXACTLY.search(place.typed.after):
            hedge = Hedge.ABOUT
        if self._bounds.is_of_each(place):
            return None
        known = self._candidates.match(place)
        if known is None and hedge is not Hedge.NONE and place.typed.hedge is Hedge.NONE:
            hedged = replace(place, typed=replace(place.typed, hedge=hedge))
            known = self._candidates.match(hedged)
        return known

    def _ends(self, place: Place) -> Known | None:
        """The first figure of a range both of whose ends are figures."""
        amount = place.typed.amount
        if amount.low == amount.high:
            return None
        low, high = replace(amount, high=amount.low), replace(amount, low=amount.high)
        if self._candidates.match(_with(place, high)) is None:
            return None
        earlier = replace(place, scope=replace(place.scope, is_base_side=True))  # "(21 to 38)"
        return self._candidates.match(_with(place, low)) or self._candidates.match(
            _with(earlier, low)
        )


def _hedge_before(typed: Typed, other: Typed | None) -> Hedge:
    """The hedge of the number that this one is listed with: "just over 36,400 and 36,500"."""
    between = _LISTED.search(typed.before)
    if other and between and other.end + len(between[0]) >= typed.start:
        return other.hedge
    return Hedge.NONE


def _with(place: Place, amount: Amount) -> Place:
    return replace(place, typed=replace(place.typed, amount=amount))
