"""Numbers whose scope is only carried over or a default, held by what stands around them.

A time, district or part that the number's own phrase says is binding. What is only carried over is
a likely guess: a number that stands in brackets behind a figure, at the other end of "from … to",
beside the change that leads to it, or in a list with like figures may be of another time or place.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from perfmon_cli.period import MONTHS_A_YEAR
from perfmon_cli.proof import gathered
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.candidates import Candidates, Place
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.mentions import EVERY
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.said_periods import EARLIER, SPAN
from perfmon_cli.proof.segments import segment

Ref = tuple[str, str, str]
_VALUES = frozenset({"value", "sum", "numerator", "denominator", "asked"})
_WORDS = frozenset({"x", "share"})
_EARLIER = re.compile(
    r"\b(?:before|previous\w*|earlier|last|preceding|prior|had|since|ago|then|former\w*)\b"
)
_OF_ALL = re.compile(r"\bof (?:the|all|all the|its|our|these|those) £?$")
_FROM = re.compile(r"\bfrom (?:about |around |just |only |some |nearly |over )*£?$")
_TO = re.compile(r"^[^,;.()\d]{0,25}\b(?:to|and) (?:[a-z]+ ){0,3}£?$")
_OF_CHANGE = re.compile(
    r"^ of (?:the|that|this) (?:[a-z]+ )?(?:increase|rise|growth|fall|decrease|drop|reduction"
    r"|change)\b"
)
_MANY_DIGITS, _FEW_DIGITS = 3, 2
_MOST = 8
_BRACKET_GAP = 45


@dataclass(frozen=True, slots=True)
class Around:
    """The figures found for other numbers of the sentence and of those before it."""

    here: Sequence[tuple[Typed, Known]]
    before: Sequence[Known]
    typed: Sequence[Typed]  #: all numbers of the sentence, found or not
    main: Sequence[Known] = ()  #: the newest figures of what is spoken of

    def last_before(self, typed: Typed) -> tuple[Typed, Known] | None:
        """The number found next before this one."""
        return next((one for one in reversed(self.here) if one[0].end <= typed.start), None)

    def next_behind(self, typed: Typed) -> tuple[Typed, Known] | None:
        """The number found next behind this one."""
        return next((one for one in self.here if one[0].start >= typed.end), None)

    @property
    def all(self) -> list[Known]:
        """All figures found, those of the sentence first."""
        return [*(known for _, known in self.here), *self.before, *self.main]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Finds the figure of a number that the guessed scope leaves out."""

    candidates: Candidates

    def match(self, place: Place, around: Around) -> Known | None:
        """The figure, where the words around the number let it be one."""
        said = place.scope.period
        if said is not None and said.kind in {SPAN, EARLIER}:
            return None  # "over the last two years" and "before the pandemic" say exactly when
        around = replace(around, main=self._main(place, around))
        if place.typed.amount.unit in _WORDS:
            ways: tuple[Callable[[Place, Around], Iterator[Known]], ...] = (
                self._in_words,
                lambda _, around: gathered.ratios(around),
                self._of_the_change,
            )
        else:
            ways = (
                self._bracketed,
                self._from_to,
                self._alike,
                self._beside_change,
                self._earlier,
                lambda place, _: self._of_the_whole(place),
                self._changes,
                self._gathered,
                gathered.differences,
                gathered.quotients,
                self._earlier_gaps,
            )
        for way in ways:
            for known in way(place, around):
                if self._is(place, known) and not self._is_denied(place, known):
                    return known
        return None

    def _is(self, place: Place, known: Known) -> bool:
        amount = place.typed.amount
        fits = any(fits_unit(amount, known, unit) for unit in place.units)
        return fits and agrees(amount, place.typed.hedge, known)

    def _is_denied(self, place: Place, known: Known) -> bool:
        """Whether the number's own phrase says another time, district or part."""
        typed, read = place.typed, place.read
        if known.quantity in gathered.MADE:
            return False
        start, end = segment(read.sentence.text, typed.start, typed.end)
        quarter = self.candidates.evidence.indicators.quarter
        ends = [p for p in (known.period, known.base) if p is not None]
        for mention in read.periods:
            is_said = start <= mention.start < end and mention.kind in gathered.DEFINITE
            if is_said and not any(mention.covers(known.measure, p, quarter) for p in ends):
                return True
        areas = {m.area for m in read.areas if start <= m.start < end}
        if areas and EVERY not in areas and known.area not in areas and known.area:
            return True
        parts = {m.part for m in read.parts if start <= m.start < end}
        held = self.candidates.evidence.parts_of(known.measure.id)
        return bool(known.part and parts & set(held) and known.part not in parts)

    # -- what the number may be -------------------------------------------------------------------

    def _of(self, known: Known) -> tuple[Known, ...]:
        return self.candidates.evidence.of(known.measure.id, known.part, known.area)

    def _refs(self, place: Place, around: Around) -> list[Ref]:
        """The measures, parts and areas spoken of."""
        scope = place.scope
        found: list[Ref] = []
        for name in scope.measures[:_MOST]:
            parts, areas = self.candidates.spoken_of(place, name)
            areas = areas if scope.area_said else (*areas, "")
            found.extend((name, part, area) for area in areas for part in parts)
        quoted = (
            (k.measure.id, k.part, k.area) for k in (*(k for _, k in around.here), *around.before)
        )
        for ref in quoted:
            parts, areas = self.candidates.spoken_of(place, ref[0])
            is_part = not scope.part_said or ref[1] in parts
            if is_part and (not scope.area_said or ref[2] in areas):
                found.append(ref)
        return list(dict.fromkeys(found))

    def _main(self, place: Place, around: Around) -> list[Known]:
        """The newest values of what is spoken of, and those printed beside other areas."""
        evidence = self.candidates.evidence
        found = [
            known
            for ref in self._refs(place, around)
            for known in evidence.of(*ref)
            if known.quantity in {"value", "sum"} and known.period == evidence.own_period(ref[0])
        ]
        names = dict.fromkeys(k.measure.id for k in around.all)
        return found + [k for name in names for k in evidence.others(name) if not k.area]

    def _is_printed(self, known: Known) -> bool:
        """Whether a figure is of a period that ends as the measure's own does."""
        own = self.candidates.evidence.own_period(known.measure.id)
        is_free = known.measure.show_quarters or known.period.is_snapshot
        return is_free or known.period.end.month == own.end.month

    def _figures(self, place: Place, around: Around) -> Iterator[Known]:
        for ref in self._refs(place, around):
            yield from self.candidates.evidence.of(*ref)

    def _bracketed(self, place: Place, around: Around) -> Iterator[Known]:
        """In brackets behind a figure: what it was before, how far it moved, out of how many."""
        text, typed = place.read.sentence.text, place.typed
        lead = text[: typed.start].rstrip("£")
        last = around.last_before(typed)
        if not lead.endswith("(") or last is None:
            return
        if len(lead) - 1 - last[0].end > _BRACKET_GAP:
            return
        one = last[1]
        if last[0].amount.unit in {"share", "%"}:
            yield from self._shared(place, last[0], one)
        for known in self._of(one):
            if one.is_change or known.is_change:
                is_one = known.period == one.period
                is_same = not (one.is_change and known.is_change) or known.base == one.base
                is_like = is_one and is_same
            elif one.quantity == known.quantity:
                is_like = known.period.end < one.period.end and (
                    known.period.shifted(MONTHS_A_YEAR) == one.period or known.live != ""
                )
            else:
                is_like = known.quantity in _VALUES and known.period == one.period
            if is_like:
                yield known

    def _shared(self, place: Place, share: Typed, one: Known) -> Iterator[Known]:
        """What a share typed before is of: the part itself, or the share to its last digit."""
        evidence, scope = self.candidates.evidence, place.scope
        names = list(dict.fromkeys((*scope.measures, *scope.family)))[: 2 * _MOST]
        for name in names:
            own = evidence.own_period(name)
            wholes = [k for k in evidence.of(name) if k.quantity in {"value", "sum"}]
            whole = next((k for k in wholes if k.period == own), None)
            for part in evidence.parts_of(name) if whole and whole.value else ():
                for known in evidence.of(name, part):
                    if known.quantity == "value" and known.period == own and whole:
                        of_it = gathered.ratio(known, whole)
                        if (
                            part
                            and fits_unit(share.amount, of_it)
                            and agrees(share.amount, share.hedge, of_it)
                        ):
                            yield known
            mine = evidence.of(one.measure.id, one.part, one.area)
            theirs = evidence.of(name, one.part, one.area)
            for known in mine if name != one.measure.id else ():
                for other in theirs:
                    is_same = known.quantity == other.quantity == "value" and other.value
                    if is_same and known.period == other.period == own:
                        yield gathered.ratio(known, other)

    def _from_to(self, place: Place, around: Around) -> Iterator[Known]:
        """The earlier end of "from … to …", where the later is a figure."""
        if not _FROM.search(place.typed.before):
            return
        if _EARLIER.search(place.read.sentence.text) and _digits(place.typed) >= _MANY_DIGITS:
            yield from (
                k
                for k in self._figures(place, around)
                if k.quantity == "value" and self._is_printed(k)
            )
        behind = around.next_behind(place.typed)
        if behind is None or behind[1].is_change:
            return
        between = place.read.sentence.text[place.typed.end : behind[0].start]
        if not _TO.match(between):
            return
        for known in self._of(behind[1]):
            is_earlier = known.period.end < behind[1].period.end
            if is_earlier and known.quantity == behind[1].quantity:
                yield known

    def _alike(self, place: Place, around: Around) -> Iterator[Known]:
        """The same kind of figure as the one before in a list, of the place said here."""
        last = around.last_before(place.typed)
        if last is None or not (place.scope.area_said or place.scope.part_said):
            return
        one = last[1]
        areas = place.scope.areas if place.scope.area_said else (one.area,)
        parts = place.scope.parts if place.scope.part_said else (one.part,)
        for area in areas:
            for part in parts:
                if (part, area) == (one.part, one.area):
                    continue
                for known in self.candidates.evidence.of(one.measure.id, part, area):
                    same = (known.quantity, known.period, known.base)
                    if same == (one.quantity, one.period, one.base):
                        yield known

    def _beside_change(self, place: Place, around: Around) -> Iterator[Known]:
        """A value and a change that are typed side by side and belong to each other."""
        others = [one for one in around.typed if one.start != place.typed.start]
        for ref in self._refs(place, around):
            figures = self.candidates.evidence.of(*ref)
            values = [k for k in figures if k.quantity in {"value", "sum"}]
            for move in figures:
                if move.quantity != "change" or move.base is None:
                    continue
                ends = [k for k in values if k.period in {move.period, move.base}]
                if not place.is_change and _FROM.search(place.typed.before):
                    ends = [k for k in ends if k.period == move.base]
                elif not place.is_change:
                    ends = [k for k in ends if k.period == move.period]
                if place.is_change and any(_says(o, k) for o in others for k in ends):
                    yield move
                elif any(_says(other, move) for other in others):
                    yield from ends

    def _earlier(self, place: Place, around: Around) -> Iterator[Known]:
        """An earlier figure, where the number's own phrase looks back."""
        text, typed = place.read.sentence.text, place.typed
        start, end = segment(text, typed.start, typed.end, is_fine=True)
        if start > 1 and text[start - 1] == "(":  # "than the one before it (4.7 points)"
            start, _ = segment(text, start - 2, start - 1, is_fine=True)
        if _digits(typed) < _FEW_DIGITS or not _EARLIER.search(text[start:end].casefold()):
            return
        quoted = [known for _, known in around.here]
        for known in self._figures(place, around):
            if not self._is_printed(known) or known in quoted:
                continue
            if known.quantity in {"change", "change_pct"} or (
                known.quantity in _VALUES | {"rest"} and _digits(typed) >= _MANY_DIGITS
            ):
                yield known

    def _of_the_whole(self, place: Place) -> Iterator[Known]:
        """What something is so much of: "a third of the 7,807"."""
        if _digits(place.typed) < _MANY_DIGITS or not _OF_ALL.search(place.typed.before):
            return
        for name in place.scope.measures:
            for known in self.candidates.evidence.of(name):
                is_own = known.period == self.candidates.evidence.own_period(name)
                if known.quantity in {"value", "sum", "denominator"} and is_own:
                    yield known

    def _changes(self, place: Place, around: Around) -> Iterator[Known]:
        """A change of the year that the paper is about, on any of what it is compared with."""
        if _digits(place.typed) < _FEW_DIGITS:
            return
        is_change = place.is_change or place.typed.amount.unit == "pp"
        if not is_change:
            return
        for known in self._figures(place, around):
            own = self.candidates.evidence.own_period(known.measure.id)
            is_recent = known.period.end > own.shifted(-MONTHS_A_YEAR).end
            if known.quantity in {"change", "change_pct"} and is_recent:
                yield known

    def _gathered(self, place: Place, around: Around) -> Iterator[Known]:
        """Several parts or districts together."""
        areas = {k.area for k in around.all if k.area}
        for name in dict.fromkeys((*place.scope.measures, *(k.measure.id for k in around.all))):
            yield from gathered.sums(place, self.candidates.evidence, name, areas)

    def _of_the_change(self, place: Place, around: Around) -> Iterator[Known]:
        """What a district or part has of a whole change: "a quarter of the increase"."""
        if not _OF_CHANGE.search(place.typed.after):
            return
        for name, part, area in self._refs(place, around):
            for one in self.candidates.evidence.of(name, part, area) if part or area else ():
                for two in self.candidates.evidence.of(name):
                    is_like = one.quantity == two.quantity == "change" and two.value
                    if is_like and (one.period, one.base) == (two.period, two.base):
                        yield gathered.ratio(one, two)

    def _earlier_gaps(self, place: Place, around: Around) -> Iterator[Known]:
        """A gap as it was before: "widened from 16.4 to 27.1 points"."""
        if not _FROM.search(place.typed.before) or _digits(place.typed) < _MANY_DIGITS:
            return
        refs = dict.fromkeys((k.measure.id, k.part, k.area) for k in around.all[:_MOST])
        for first, second in combinations(refs, 2):
            for one in self.candidates.evidence.of(*first):
                for two in self.candidates.evidence.of(*second):
                    is_like = one.quantity == two.quantity == "value" and one.unit == two.unit
                    if is_like and one.period == two.period and self._is_printed(one):
                        yield gathered.gap(one, two)

    def _in_words(self, place: Place, around: Around) -> Iterator[Known]:
        """A fraction or multiple in words: any share or move of what is spoken of."""
        for known in self._figures(place, around):
            if known.unit == "x" or known.quantity in {"share", "change_pct", "value", "rest"}:
                yield known


def _digits(typed: Typed) -> int:
    """How many digits of a number count."""
    shown = f"{typed.amount.low:f}".replace(".", "").lstrip("0")
    return len(shown)


def _says(typed: Typed, known: Known) -> bool:
    is_telling = _digits(typed) >= _FEW_DIGITS
    return (
        is_telling and fits_unit(typed.amount, known) and agrees(typed.amount, typed.hedge, known)
    )
