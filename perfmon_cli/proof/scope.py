"""What a sentence, and each place in it, speaks of: measures, parts, areas and periods.

English puts the time and the place at the head of a clause ("In Leeds …, 4.7%") or right behind
the figure ("4.7% in Leeds"), and what is compared with behind "from", "than", "against". A place
that is not named is the whole area, a time that is not named the measure's own; what a pronoun
stands for is taken from the sentence before.
"""

import re
from dataclasses import dataclass

from perfmon_cli.proof.binding import LONGEST_REACH, OF, bound, group
from perfmon_cli.proof.compared_with import is_compared_with
from perfmon_cli.proof.lexicon import stems
from perfmon_cli.proof.mentions import EVERY, OTHERS, AreaMention, PartMention
from perfmon_cli.proof.said_periods import MONTHS, THEN, PeriodMention
from perfmon_cli.proof.sentences import Sentence

SHARE, COUNT = "share", "count"
_INCLUDED = re.compile(
    r"[a-z, ]{0,30}\b(?:(?:included|excluded|aside)\b"
    r"|(?:combined|together)\b(?!,? (?:\d|they|that)))"
)
_INCLUDING = re.compile(
    r"\b(?:including|excluding|except|except for|other than|without|apart from|together with"
    r"|unlike)[a-z, ]{0,25}$"
)
#: What a figure changed to, where no "from" stands: "(32 to 95)".
_CHANGED_TO = re.compile(r" to £?\d")
_TAIL = re.compile(r"[^,;:.()\d]{0,40}")
#: Stems of names of measures that behind a number speak of when it was.
_OF_TIME = frozenset({"before"})
_NEW_VERB = re.compile(r"\band (?:is|are|was|were|has|have|had|remains?|stands?)\b")
_AND_NUMBER = re.compile(r"^,? (?:and|but) (?:[a-z]+ ){0,2}£?\d")
_SIDE_WORD = re.compile(r"\b(from|to) £?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a place in a sentence speaks of.

    `measures` are those it may speak of, likeliest first; `family` all of the section. `parts` and
    `areas` hold "" for the whole; where none is named that is all they hold, unless a pronoun may
    stand for one of the sentence before. `period` is the one said of the figure (None: none is),
    `base` the one it is compared with; `hint` whether the words say "rate" or "number".
    """

    measures: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    is_named: bool = False
    parts: tuple[str, ...] = ("",)
    areas: tuple[str, ...] = ("",)
    every_area: bool = False
    area_said: bool = False
    part_said: bool = False
    period: PeriodMention | None = None
    base: PeriodMention | None = None
    periods: tuple[PeriodMention, ...] = ()  #: all that the sentence names
    hint: str = ""
    is_base_side: bool = False  #: stands behind "from", "against", "than": an earlier figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A piece of a sentence with a verb of its own, and the measures it may speak of."""

    start: int
    end: int
    measures: tuple[str, ...]
    is_named: bool
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A sentence and what stands in it."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    areas: tuple[AreaMention, ...]
    parts: tuple[PartMention, ...]
    periods: tuple[PeriodMention, ...]
    carried_areas: tuple[str, ...] = ()  #: what a pronoun may stand for
    carried_parts: tuple[str, ...] = ()
    heading_areas: tuple[str, ...] = ()
    then: PeriodMention | None = None  #: the last period said before, for "then"
    words: frozenset[str] = frozenset()  #: the stems of the names of measures

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds an offset."""
        return next((c for c in self.clauses if offset < c.end), self.clauses[-1])

    def at(self, start: int, end: int) -> Scope:
        """What the words from `start` to `end` (a number, a verb) speak of."""
        clause = self.clause_at(start)
        text = self.sentence.text
        area = bound(text, self.areas, start, end)
        part = bound(text, self._said_parts(), start, end)
        return Scope(
            measures=clause.measures,
            family=self.sentence.family,
            is_named=clause.is_named,
            parts=self._parts(part),
            areas=self._areas(area, part),
            every_area=area is not None and area.area in {EVERY, OTHERS},
            area_said=area is not None,
            part_said=part is not None,
            period=self._period(start, end),
            base=self._base(clause, start),
            periods=self.periods,
            hint=clause.hint,
            is_base_side=self._is_base_side(start, end, area, part),
        )

    def _is_base_side(
        self, start: int, end: int, area: AreaMention | None, part: PartMention | None
    ) -> bool:
        """Whether a figure is an earlier one of the same: not that of another group or place."""
        text = self.sentence.text
        if _CHANGED_TO.match(text, end):
            return True
        if not is_compared_with(text, start):
            return False
        if any(m is not None and m.start >= end for m in (area, part)):
            return False
        tail = _TAIL.match(text, end)
        before = set(stems(text[max(0, start - LONGEST_REACH) : start]))
        behind = {s for s in stems(tail[0]) if not s.isdigit()} - _OF_TIME if tail else set()
        return not (behind & self.words) or bool(behind & self.words & before)

    def _areas(self, mention: AreaMention | None, part: PartMention | None) -> tuple[str, ...]:
        if mention is None:
            return tuple(dict.fromkeys(self.carried_areas or (*self.heading_areas, "")))
        listed = [m.area for m in group(self.sentence.text, self.areas, mention)]
        if part is not None and any(p.start == mention.start for p in self.parts):
            listed.append("")  # districts that are parts of a measure
        return tuple(dict.fromkeys(listed))

    def _said_parts(self) -> tuple[PartMention, ...]:
        """Without those that are only said to be counted too ("with volunteers included")."""
        text = self.sentence.text
        return tuple(
            part
            for part in self.parts
            if not any(
                _INCLUDED.match(text, one.end) or _INCLUDING.search(text[: one.start])
                for one in group(text, self.parts, part)
            )
        )

    def _parts(self, mention: PartMention | None) -> tuple[str, ...]:
        if mention is None:
            return (*self.carried_parts, "")
        listed = [m.part for m in group(self.sentence.text, self._said_parts(), mention)]
        return tuple(dict.fromkeys(listed if len(listed) == 1 else [*listed, ""]))

    def _period(self, start: int, end: int) -> PeriodMention | None:
        text = self.sentence.text
        parallel = self._parallel(start)
        found = parallel or bound(text, self.periods, start, end, of_time=True)
        if (
            found
            and not parallel
            and found.end <= start
            and not found.is_base
            and found.kind not in {THEN, MONTHS}
            and is_compared_with(text, start)
            and not OF.fullmatch(text[found.end : start])
        ):
            return None  # "In 2021/22 it rose from 272": the time is that of the other side
        return self._resolved(found)

    def _resolved(self, mention: PeriodMention | None) -> PeriodMention | None:
        """What "then" stands for: the time said last, here or in a sentence before."""
        if mention is None or mention.kind != THEN:
            return mention
        before = [p for p in self.periods if p.end <= mention.start and not p.is_open]
        return before[-1] if before else self.then or mention

    def _parallel(self, start: int) -> PeriodMention | None:
        """As before: "children from 5 in 2019/20 to 7 in 2020/21, and adults from 6 to 8"."""
        text = self.sentence.text
        lead = _SIDE_WORD.search(text[max(0, start - 12) : start])
        if lead is None:
            return None
        behind = next((p for p in self.periods if p.start > start), None)
        if behind is not None and not re.search(r"[,;:]| and ", text[start : behind.start]):
            return None
        same = re.compile(rf"\b{lead[1]} £?\d[\d.,]*%? in (?:the )?$", re.IGNORECASE)
        return next(
            (
                p
                for p in reversed(self.periods)
                if p.end < start and same.search(text[max(0, p.start - 40) : p.start])
            ),
            None,
        )

    def _has_own(self, start: int, end: int) -> bool:
        """Whether a time of its own stands behind a number, before another is compared."""
        text = self.sentence.text
        return any(
            start < p.start and p.end < end and _AND_NUMBER.search(text[p.end : end])
            for p in self.periods
        )

    def _base(self, clause: Clause, start: int) -> PeriodMention | None:
        """What the clause compares with: the nearest behind, else the nearest before."""
        inside = [p for p in self.periods if p.is_base and clause.start <= p.start < clause.end]
        behind = next((p for p in inside if p.start > start), None)
        if behind and _NEW_VERB.search(self.sentence.text, start, behind.start):
            behind = None  # "fell by 209 and were below the baseline"
            inside = [p for p in inside if p.start < start]
        if behind and self._has_own(start, behind.start):
            behind = None  # "21% up on the year and 8% down on the baseline"
            inside = [p for p in inside if p.start < start]
        return self._resolved(behind or (inside[-1] if inside else None))
