"""What a number may be by the words around it, though the guessed scope leaves it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from perfmon_cli.period import MONTHS_A_YEAR
from perfmon_cli.proof import gathered
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.around import Around
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.reach import MOST, VALUES, Reach
from perfmon_cli.proof.segments import segment

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


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which words put a number beside figures; each gives all that it may be."""

    reach: Reach

    def from_to(self, place: Place, around: Around) -> Iterator[Known]:
        """The earlier end of "from … to …", where the later is a figure."""
        if not _FROM.search(place.typed.before):
            return
        if _EARLIER.search(place.read.sentence.text) and _digits(place.typed) >= _MANY_DIGITS:
            yield from (
                k
                for k in self.reach.figures(place, around)
                if k.quantity == "value" and self.reach.is_printed(k)
            )
        behind = around.next_behind(place.typed)
        if behind is None or behind[1].is_change:
            return
        between = place.read.sentence.text[place.typed.end : behind[0].start]
        if not _TO.match(between):
            return
        for known in self.reach.of(behind[1]):
            is_earlier = known.period.end < behind[1].period.end
            if is_earlier and known.quantity == behind[1].quantity:
                yield known

    def alike(self, place: Place, around: Around) -> Iterator[Known]:
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
                for known in self.reach.evidence.of(one.measure.id, part, area):
                    same = (known.quantity, known.period, known.base)
                    if same == (one.quantity, one.period, one.base):
                        yield known

    def beside_change(self, place: Place, around: Around) -> Iterator[Known]:
        """A value and a change that are typed side by side and belong to each other."""
        others = [one for one in around.typed if one.start != place.typed.start]
        for ref in self.reach.refs(place, around):
            figures = self.reach.evidence.of(*ref)
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

    def earlier(self, place: Place, around: Around) -> Iterator[Known]:
        """An earlier figure, where the number's own phrase looks back."""
        text, typed = place.read.sentence.text, place.typed
        start, end = segment(text, typed.start, typed.end, is_fine=True)
        if start > 1 and text[start - 1] == "(":  # "than the one before it (4.7 points)"
            start, _ = segment(text, start - 2, start - 1, is_fine=True)
        if _digits(typed) < _FEW_DIGITS or not _EARLIER.search(text[start:end].casefold()):
            return
        quoted = [known for _, known in around.here]
        for known in self.reach.figures(place, around):
            if not self.reach.is_printed(known) or known in quoted:
                continue
            if known.quantity in {"change", "change_pct"} or (
                known.quantity in VALUES | {"rest"} and _digits(typed) >= _MANY_DIGITS
            ):
                yield known

    def of_the_whole(self, place: Place) -> Iterator[Known]:
        """What something is so much of: "a third of the 7,807"."""
        if _digits(place.typed) < _MANY_DIGITS or not _OF_ALL.search(place.typed.before):
            return
        for name in place.scope.measures:
            for known in self.reach.evidence.of(name):
                is_own = known.period == self.reach.evidence.own_period(name)
                if known.quantity in {"value", "sum", "denominator"} and is_own:
                    yield known

    def changes(self, place: Place, around: Around) -> Iterator[Known]:
        """A change of the year that the paper is about, on any of what it is compared with."""
        if _digits(place.typed) < _FEW_DIGITS:
            return
        is_change = place.is_change or place.typed.amount.unit == "pp"
        if not is_change:
            return
        for known in self.reach.figures(place, around):
            own = self.reach.evidence.own_period(known.measure.id)
            is_recent = known.period.end > own.shifted(-MONTHS_A_YEAR).end
            if known.quantity in {"change", "change_pct"} and is_recent:
                yield known

    def gathered(self, place: Place, around: Around) -> Iterator[Known]:
        """Several parts or districts together."""
        areas = {k.area for k in around.all if k.area}
        for name in dict.fromkeys((*place.scope.measures, *(k.measure.id for k in around.all))):
            yield from gathered.sums(place, self.reach.evidence, name, areas)

    def of_the_change(self, place: Place, around: Around) -> Iterator[Known]:
        """What a district or part has of a whole change: "a quarter of the increase"."""
        if not _OF_CHANGE.search(place.typed.after):
            return
        for name, part, area in self.reach.refs(place, around):
            for one in self.reach.evidence.of(name, part, area) if part or area else ():
                for two in self.reach.evidence.of(name):
                    is_like = one.quantity == two.quantity == "change" and two.value
                    if is_like and (one.period, one.base) == (two.period, two.base):
                        yield gathered.ratio(one, two)

    def earlier_gaps(self, place: Place, around: Around) -> Iterator[Known]:
        """A gap as it was before: "widened from 16.4 to 27.1 points"."""
        if not _FROM.search(place.typed.before) or _digits(place.typed) < _MANY_DIGITS:
            return
        refs = dict.fromkeys((k.measure.id, k.part, k.area) for k in around.all[:MOST])
        for first, second in combinations(refs, 2):
            for one in self.reach.evidence.of(*first):
                for two in self.reach.evidence.of(*second):
                    is_like = one.quantity == two.quantity == "value" and one.unit == two.unit
                    if is_like and one.period == two.period and self.reach.is_printed(one):
                        yield gathered.gap(one, two)

    def in_words(self, place: Place, around: Around) -> Iterator[Known]:
        """A fraction or multiple in words: any share or move of what is spoken of."""
        for known in self.reach.figures(place, around):
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
