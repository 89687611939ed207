"""Typed numbers held against the figures of their section: matched, the writer's own, or wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.findings import Finding, finding
from perfmon_cli.proof import surroundings
from perfmon_cli.proof.beside import Beside
from perfmon_cli.proof.bounds import Bounds
from perfmon_cli.proof.candidates import Candidates, Place
from perfmon_cli.proof.counting import Counting
from perfmon_cli.proof.evidence import Evidence, Known
from perfmon_cli.proof.messages import Refusal, no_year, not_matched, with_comma, wrong_unit
from perfmon_cli.proof.nearby import Around, Nearby
from perfmon_cli.proof.numbers import Amount, Hedge, Kind, Typed, read
from perfmon_cli.proof.reckoning import PLAIN, Passage, Reckoning
from perfmon_cli.proof.scope import Read
from perfmon_cli.proof.sentences import COMMENT, Sentence

_UNITS_BEHIND = re.compile(
    r"^\s?(?:,|\band\b|\bto\b|\bor\b|[-\u2013])\s?£?[0-9][0-9.,]*(?:\s(?:and|to|or)\s[0-9][0-9.,]*)?"
    r"\s?(?P<unit>%|per\s?cent\b|(?:percentage )?points?\b|pp\b|days\b)"
)
#: "two in three (65.3%)"
_SAID_EXACTLY = re.compile(r"^[^.;,()\d]{0,40}\(\d[\d.]*%\)")
_POINTS = re.compile(r"\s(?:percentage )?points?\b")
_LISTED = re.compile(r"(?:,|\s(?:and|or|to))\s$|,\sand\s$")
_UNITS = {"%": "%", "pp": "pp", "days": "days"}


class State(Enum):
    """What the proof says of a typed number."""

    MATCHED = "matched"
    NAMED = "in the measure's name"
    OWN = "own"
    NOT_MATCHED = "not matched"
    WRONG_UNIT = "wrong unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A number typed in a text and what the proof says of it.

    `known` is the figure it was matched with, `source` what its own mark says.
    """

    sentence: Sentence
    typed: Typed
    state: State
    known: Known | None = None
    is_only: bool = False  #: no other figure that the sentence may speak of is the same
    source: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """All typed numbers, and what is wrong with them."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def match(reads: Iterable[Read], evidence: Evidence, own: Mapping[str, str]) -> Matched:
    """Hold every number typed in the sentences against the figures they speak of.

    `own` names the files whose figures are all the writer's own, with their source.
    """
    matcher = _Matcher(evidence.catalogue, evidence, own)
    for one in reads:
        matcher.sentence(one)
    return Matched(tuple(matcher.entries), tuple(matcher.findings))


class _Matcher:
    def __init__(self, catalogue: Catalogue, evidence: Evidence, own: Mapping[str, str]) -> None:
        self._counting = Counting(catalogue, evidence)
        self._candidates = Candidates(evidence)
        self._reckoning = Reckoning(self._candidates, Beside(self._candidates))
        self._bounds = Bounds(self._candidates)
        self._nearby = Nearby(self._candidates)
        self._passage = Passage()
        self._own = own
        self._held: dict[tuple[str, str], int] = {}
        self._refused = 0
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []

    def sentence(self, one: Read) -> None:
        """Prove the numbers of a sentence."""
        sentence = one.sentence
        if len(sentence.text) > MOST_CHARACTERS:
            self._say(sentence, Refusal("PM403", *_TOO_LONG))
            return
        if self._is_too_much(sentence):
            return
        if any(not mark.source for mark in sentence.own):
            self._say(sentence, Refusal("PM403", *_NO_SOURCE))
        numbers = [t for t in read(sentence.text) if not sentence.is_live(t.start, t.end)]
        places = [self._place(one, typed) for typed in numbers]
        figures = [
            place.typed
            for place in places
            if self._counting.is_figure(place) and not _names_a_part(one, place.typed)
        ]
        owned = dict(_marked(sentence, figures))
        starts = frozenset(typed.start for typed in figures)
        found = self._found(places, starts, owned)
        for place in places:
            typed = place.typed
            if typed.kind is Kind.NO_YEAR:
                self._say(sentence, no_year(typed))
            if typed.amount.has_decimal_comma and typed.start in starts:
                self._say(sentence, with_comma(typed))
            if typed.start in owned:
                self._enter(sentence, typed, State.OWN, source=owned[typed.start])
            elif typed.start in starts:
                self._prove(sentence, place, found.get(typed.start))

    def _is_too_much(self, sentence: Sentence) -> bool:
        """Whether a text holds more numbers than a text can; said once."""
        place = (sentence.where.file, sentence.where.sheet)
        before = self._held.get(place, 0)
        self._held[place] = before + len(read(sentence.text))
        if self._held[place] <= MOST_NUMBERS:
            return False
        if before <= MOST_NUMBERS:
            self._say(sentence, Refusal("PM403", *_TOO_MANY))
        return True

    def _place(self, one: Read, typed: Typed) -> Place:
        units = [typed.amount.unit]
        if not typed.amount.unit and typed.amount.decimals > 0:
            units.extend(_said_before(one, typed))
        behind = _UNITS_BEHIND.search(typed.after)
        if not typed.amount.unit and behind:
            unit = behind["unit"].replace("per cent", "%").replace("percent ", "%")
            units.append(_UNITS.get(unit, "pp"))
        if not typed.amount.unit and _POINTS.match(typed.after) and surroundings.may_move(typed):
            units.append("pp")
        return Place(typed, one.at(typed.start, typed.end), one, tuple(units))

    def _found(
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

    def _prove(self, sentence: Sentence, place: Place, known: Known | None) -> None:
        typed, counting = place.typed, self._counting
        own = self._own.get(sentence.where.file, "")
        is_comment = sentence.kind == COMMENT
        if counting.is_of_areas(place) or counting.is_named(place, is_comment=is_comment):
            self._enter(sentence, typed, State.NAMED)
        elif known:
            self._enter(sentence, typed, State.MATCHED, known)
            is_only = len(self._candidates.references(place)) == 1
            self.entries[-1] = replace(self.entries[-1], is_only=is_only)
        elif own:
            self._enter(sentence, typed, State.OWN, source=own)
        elif other := self._candidates.in_other_unit(place):
            self._enter(sentence, typed, State.WRONG_UNIT, other)
            self._say(sentence, wrong_unit(place, other))
        else:
            self._enter(sentence, typed, State.NOT_MATCHED)
            self._refused += 1
            find = self._candidates
            if self._refused > _MOST_EXPLAINED:
                self._say(sentence, not_matched(place, None, ()))
                return
            elsewhere = find.elsewhere(place)
            near = find.nearest(place, like=elsewhere)
            self._say(sentence, not_matched(place, elsewhere, near))

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

    def _enter(
        self,
        sentence: Sentence,
        typed: Typed,
        state: State,
        known: Known | None = None,
        source: str = "",
    ) -> None:
        self.entries.append(
            Entry(sentence=sentence, typed=typed, state=state, known=known, source=source)
        )

    def _say(self, sentence: Sentence, refusal: Refusal) -> None:
        self.findings.append(
            finding(
                refusal.code,
                refusal.problem,
                refusal.remedy,
                where=sentence.where,
                line=sentence.line,
                measure=refusal.measure,
            )
        )


#: A longer sentence is no sentence; who wrote it has forgotten the full stops.
MOST_CHARACTERS = 4_000
#: So many numbers of a text are proved; no section of a paper has more.
MOST_NUMBERS = 1_000
#: So many numbers that match nothing are told with what is near them.
_MOST_EXPLAINED = 300
#: So often are numbers not found looked at again, as others of the sentence are found.
_NEARBY_ROUNDS = 2
#: So many figures of the sentences before are looked at.
_MOST_BEFORE = 6
_TOO_MANY = (
    f"The text holds more than {MOST_NUMBERS:,} numbers; from here on they are not proved.",
    "Split it into files of one section each.",
)
_TOO_LONG = (
    f"A sentence of more than {MOST_CHARACTERS:,} characters is not proved.",
    "Put full stops into it.",
)
_NO_SOURCE = (
    "An own mark names no source.",
    "Write where the figure comes from: [own: West Yorkshire Police].",
)


def _hedge_before(typed: Typed, other: Typed | None) -> Hedge:
    """The hedge of the number that this one is listed with: "just over 36,400 and 36,500"."""
    between = _LISTED.search(typed.before)
    if other and between and other.end + len(between[0]) >= typed.start:
        return other.hedge
    return Hedge.NONE


def _said_before(one: Read, typed: Typed) -> tuple[str, ...]:
    """The units of the numbers before: "Calderdale lost 6.5 points and Kirklees 4.9"."""
    units = (t.amount.unit for t in read(one.sentence.text) if t.end <= typed.start)
    return tuple(dict.fromkeys(unit for unit in units if unit in {"%", "pp"}))


def _with(place: Place, amount: Amount) -> Place:
    return replace(place, typed=replace(place.typed, amount=amount))


def _names_a_part(one: Read, typed: Typed) -> bool:
    """Whether a number belongs to the name of a part ("missing 11 to 20 times")."""
    return any(
        mention.start <= typed.start
        and typed.end <= mention.end
        and any(letter.isdigit() for letter in mention.part)
        for mention in one.parts
    )


def _marked(sentence: Sentence, numbers: Iterable[Typed]) -> Iterator[tuple[int, str]]:
    """Where the numbers start that an own mark stands behind, with its source."""
    figures = [typed for typed in numbers if typed.kind is Kind.FIGURE]
    for mark in sentence.own:
        before = [typed for typed in figures if typed.end <= mark.at]
        if sentence.is_own and mark.at >= len(sentence.text.rstrip()):
            yield from ((typed.start, mark.source) for typed in before)
        elif before:
            yield before[-1].start, mark.source
