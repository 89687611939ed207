"""Reads sentences in order; what a pronoun stands for is taken from the sentence before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.period import Quarter
from perfmon_cli.proof.binding import without_glosses
from perfmon_cli.proof.finding_periods import periods_in
from perfmon_cli.proof.lexicon import Candidate, Lexicon, stems
from perfmon_cli.proof.mentions import AreaMention, Finder
from perfmon_cli.proof.said_periods import PeriodMention
from perfmon_cli.proof.scope import COUNT, SHARE, Clause, Read
from perfmon_cli.proof.sentences import HEADING, Sentence

_CLAUSE = re.compile(
    r"[;:]\s+|\s[–—-]\s|,?\s+(?:but|while|whilst|whereas|although|though|however|yet)\s"
    r"|,\s+(?:and|so|with|where)\s+(?=[A-Za-z])"
)
_HINTS = (
    (
        SHARE,
        re.compile(
            r"\b(?:rates?|shares?|proportions?|percentages?"
            r"(?! (?:points?|increase|decrease|rise|fall|drop|growth|change|reduction"
            r"|difference)))\b",
            re.IGNORECASE,
        ),
    ),
    (
        COUNT,
        re.compile(
            r"\b(?:numbers?|totals?|(?:the|that|this|a) count|volumes?|headcount)\b",
            re.IGNORECASE,
        ),
    ),
)
_FIRST_OF = re.compile(
    r"\b(?:highest|lowest|most|fewest|least|largest|smallest|greatest|biggest|best|worst)\b"
    r"[^,;:.\d]{0,40}\b(?:in|of|across|within|for) $",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^[\W]*(?:(?:in|of|with|for|among|from|compared|against) )?"
    r"(?:it|its|this|these|they|their|that|those|there|here|both|the (?:group|latter|same"
    r"|former))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Memory:
    """What the sentences before spoke of."""

    passage: tuple[str, int] = ("", -1)
    measures: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    heading_areas: tuple[str, ...] = ()
    then: PeriodMention | None = None
    file: str = ""


@dataclass(slots=True)
class Reader:
    """Reads sentences in order; what a pronoun stands for is kept from one to the next."""

    catalogue: Catalogue
    quarter: Quarter
    lexicon: Lexicon = field(init=False)
    finder: Finder = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = Lexicon(self.catalogue)
        self.finder = Finder(self.catalogue)

    def read(self, sentences: Iterable[Sentence]) -> tuple[Read, ...]:
        """What every sentence speaks of."""
        memory = _Memory()
        return tuple(self._one(sentence, memory) for sentence in sentences)

    def _one(self, sentence: Sentence, memory: _Memory) -> Read:
        text = sentence.text
        place = (
            f"{sentence.where.file}|{sentence.where.sheet}|{sentence.where.cell}",
            sentence.passage,
        )
        if place[0] != memory.file:
            memory.file, memory.heading_areas, memory.then = (
                place[0],
                self._areas_of(sentence.heading),
                None,
            )
            memory.measures = ()
        if place != memory.passage:
            memory.passage, memory.areas, memory.parts = place, (), ()
            if not sentence.measures:
                memory.measures = ()
            if place[1] and sentence.kind == HEADING:
                memory.heading_areas = self._areas_of(text)
        areas = _without_frame(text, tuple(self.finder.areas(text)))
        periods = without_glosses(text, tuple(periods_in(text)))
        clauses = self._clauses(sentence, memory)
        spoken = dict.fromkeys(name for clause in clauses for name in clause.measures)
        known = self.catalogue.measures
        wanted = dict.fromkeys(
            part for name in (*spoken, *sentence.family) for part in known[name].parts
        )
        parts = tuple(self.finder.parts(text, tuple(wanted)))
        carries = bool(_PRONOUN.match(text)) or not (areas or parts or clauses[0].is_named)
        read = Read(
            sentence=sentence,
            clauses=clauses,
            areas=areas,
            parts=parts,
            periods=periods,
            carried_areas=(*memory.areas, "") if carries and memory.areas else (),
            carried_parts=memory.parts if carries else (),
            heading_areas=memory.heading_areas,
            then=memory.then,
            words=self.lexicon.words_of(sentence.family),
        )
        memory.areas = tuple(dict.fromkeys(m.area for m in areas)) or (
            memory.areas if carries else ()
        )
        memory.parts = tuple(dict.fromkeys(m.part for m in parts)) or (
            memory.parts if carries else ()
        )
        memory.then = next((p for p in reversed(periods) if not p.is_open), memory.then)
        return read

    def _areas_of(self, heading: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.area for m in self.finder.areas(heading) if m.area))

    def _clauses(self, sentence: Sentence, memory: _Memory) -> tuple[Clause, ...]:
        found: list[Clause] = []
        spoken: dict[str, None] = {}
        for start, end in _pieces(sentence.text):
            text = sentence.text[start:end]
            hint = _hint(text)
            candidates = self.lexicon.find(stems(text), sentence.family)
            ids = self._by_hint(_ids(candidates), hint, sentence)
            is_named = bool(ids)
            if not ids:
                carried = tuple(spoken) or memory.measures or sentence.measures
                ids = self._by_hint(carried, hint, sentence) or carried
            found.append(Clause(start=start, end=end, measures=ids, is_named=is_named, hint=hint))
            if is_named:
                spoken.update(dict.fromkeys(ids))
        if spoken:
            said = dict.fromkeys(name for clause in found for name in clause.measures)
            memory.measures = tuple(said)
        return tuple(found) or (
            Clause(
                start=0,
                end=len(sentence.text),
                measures=sentence.measures,
                is_named=False,
            ),
        )

    def _by_hint(self, ids: tuple[str, ...], hint: str, sentence: Sentence) -> tuple[str, ...]:
        """Those that are a rate or a number, as the words say; else their like in the family."""
        if not hint or not ids:
            return ids
        is_share = hint == SHARE
        fitting = tuple(name for name in ids if self.lexicon.is_share(name) == is_share)
        if fitting:
            return fitting
        beside = self._beside(ids, sentence.family)
        for others in (beside, self.lexicon.relatives(ids[0])):
            fitting = tuple(name for name in others if self.lexicon.is_share(name) == is_share)
            if fitting:
                return fitting
        return ids

    def _beside(self, ids: tuple[str, ...], family: tuple[str, ...]) -> tuple[str, ...]:
        """Measures of the family that share most words with these: the rate of a number."""
        words = [word for name in ids for word in name.split("_")]
        companions = [self.catalogue.measures[name].companion for name in ids]
        alike = [name for name in family if set(name.split("_")) & set(words[:1])]
        return tuple(dict.fromkeys(name for name in (*companions, *alike, *family) if name))


def _without_frame(text: str, areas: tuple[AreaMention, ...]) -> tuple[AreaMention, ...]:
    """Without the whole area where a district is the first of it: "the highest in the county"."""
    if not any(one.area for one in areas):
        return areas
    return tuple(
        one
        for one in areas
        if one.area or not _FIRST_OF.search(text[max(0, one.start - 70) : one.start])
    )


def _ids(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.measure for candidate in candidates)


def _hint(text: str) -> str:
    found = [kind for kind, pattern in _HINTS if pattern.search(text)]
    return found[0] if len(found) == 1 else ""


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    start = 0
    for match in _CLAUSE.finditer(text):
        if match.start() > start:
            yield start, match.start()
            start = match.start()
    if start < len(text):
        yield start, len(text)
