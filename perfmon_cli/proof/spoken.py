"""Which figures a direction word may speak of, and whether it speaks of any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.proof.direction_words import Stated
from perfmon_cli.proof.lexicon import stems
from perfmon_cli.proof.mentions import EVERY
from perfmon_cli.proof.moves import Move, Moves
from perfmon_cli.proof.scope import SHARE, Read, Scope

#: A measure, part and area, by which an indicator is found.
Ref = tuple[str, str, str]

_SUBJECT = re.compile(
    r"\b(?:it|this|that|they|these|those|which|both|there|numbers?|rates?|figures?|totals?|shares?|"
    r"proportions?|percentages?|levels?|counts?|volumes?|position|performance|result"
    r"|measure|trend)\b",
    re.IGNORECASE,
)
#: A clause that goes on with the subject before it: ", and is a little lower".
_NO_SUBJECT = re.compile(
    r"[\s,;:–—-]*(?:(?:and|but|or|so|then) )*(?:(?:is|was|are|were|has|have|had|stands?"
    r"|remains?|now|also|"
    r"still|even|again|just|only|a|an|the|little|lot|much|far|slightly|[a-z]+ly|up|been"
    r"|\d[\d.,]*%?|"
    r"percentage|points?) )*",
    re.IGNORECASE,
)
#: A clause whose subject is a district: "All districts have improved".
_OF_AREA = re.compile(r" (?:(?:has|have|also|all|both|then|again|[a-z]+ly) )*")
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Spoken:
    """Finds the figures that words may speak of."""

    catalogue: Catalogue
    moves: Moves

    def refs(self, scope: Scope, names: Sequence[str]) -> list[Ref]:
        """These measures with the parts and areas that are spoken of."""
        measures = self.catalogue.measures
        areas = self.catalogue.settings.areas if scope.every_area else scope.areas
        return [
            (name, part, area)
            for name in names
            for part in scope.parts
            if not part or part in measures[name].parts
            for area in areas
            if area != EVERY
        ][:_MOST_CANDIDATES]

    def fitting(self, scope: Scope, unit: str = "") -> tuple[str, ...]:
        """The measures spoken of whose unit the words or the number allow."""
        return self.allowed(scope, scope.measures, unit) or scope.measures

    def allowed(self, scope: Scope, names: Sequence[str], unit: str = "") -> tuple[str, ...]:
        """Those that are a rate where the words or the number say so, a number where they do."""
        measures = self.catalogue.measures
        hint = SHARE if unit == "pp" else scope.hint
        return tuple(
            name
            for name in names
            if not hint
            or (measures[name].unit.is_percent or measures[name].per > 0) == (hint == SHARE)
        )

    def has_subject(self, read: Read, word: Stated, scope: Scope) -> bool:
        """Whether the words before it (or, of a noun, beside it) name a figure or point to one."""
        clause = read.clause_at(word.start)
        text = read.sentence.text
        lead = text[clause.start : word.start]
        if word.is_noun:
            lead = read.sentence.text[clause.start : clause.end]
        if _SUBJECT.search(lead) or _NO_SUBJECT.fullmatch(lead):
            return True
        if any(
            clause.start <= m.start
            and m.end <= word.start
            and _OF_AREA.fullmatch(text, m.end, word.start)
            for m in read.areas
        ):
            return True
        named = set(stems(lead))
        return any(named & set(stems(self._words(name))) for name in scope.measures) or any(
            clause.start <= m.start < word.start for m in read.parts
        )

    def _words(self, name: str) -> str:
        measure = self.catalogue.measures[name]
        return f"{measure.label} {measure.sub_label} {name.replace('_', ' ')}"

    def over(self, ref: Ref, scope: Scope) -> Iterator[Move]:
        """How a figure moved over the time that is spoken of."""
        return self.moves.over_time(ref, scope.base, scope.period)
