"""Typed numbers held against the figures of their section: matched, the writer's own, or wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from perfmon_cli.findings import Finding, finding
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.counting import Counting
from perfmon_cli.proof.entries import Entry, Matched, State
from perfmon_cli.proof.evidence import Evidence, Known
from perfmon_cli.proof.figure_finder import Finder
from perfmon_cli.proof.messages import (
    MOST_CHARACTERS,
    MOST_NUMBERS,
    NO_SOURCE,
    TOO_LONG,
    TOO_MANY,
    Refusal,
    no_year,
    not_matched,
    with_comma,
    wrong_unit,
)
from perfmon_cli.proof.number_place import Place, place_of
from perfmon_cli.proof.numbers import Kind, Typed, read
from perfmon_cli.proof.scope import Read
from perfmon_cli.proof.sentences import COMMENT, Sentence

#: So many numbers that match nothing are told with what is near them.
_MOST_EXPLAINED = 300


def match(reads: Iterable[Read], evidence: Evidence, own: Mapping[str, str]) -> Matched:
    """Hold every number typed in the sentences against the figures they speak of.

    `own` names the files whose figures are all the writer's own, with their source.
    """
    matcher = _Matcher(evidence, own)
    for one in reads:
        matcher.sentence(one)
    return Matched(tuple(matcher.entries), tuple(matcher.findings))


class _Matcher:
    def __init__(self, evidence: Evidence, own: Mapping[str, str]) -> None:
        self._counting = Counting(evidence.catalogue)
        self._candidates = Candidates(evidence)
        self._finder = Finder(self._candidates)
        self._own = own
        self._held: dict[tuple[str, str], int] = {}
        self._refused = 0
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []

    def sentence(self, one: Read) -> None:
        """Prove the numbers of a sentence."""
        sentence = one.sentence
        if len(sentence.text) > MOST_CHARACTERS:
            self._say(sentence, TOO_LONG)
            return
        if self._is_too_much(sentence):
            return
        if any(not mark.source for mark in sentence.own):
            self._say(sentence, NO_SOURCE)
        numbers = [t for t in read(sentence.text) if not sentence.is_live(t.start, t.end)]
        places = [place_of(one, typed) for typed in numbers]
        figures = [
            place.typed
            for place in places
            if self._counting.is_figure(place) and not _names_a_part(one, place.typed)
        ]
        owned = dict(_marked(sentence, figures))
        starts = frozenset(typed.start for typed in figures)
        found = self._finder.found(places, starts, owned)
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
            self._say(sentence, TOO_MANY)
        return True

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
