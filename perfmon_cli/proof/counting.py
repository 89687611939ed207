"""Which numbers in a sentence have to be proved; words that only count things have not."""

import re

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.proof.lexicon import stem, stems
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Kind, Typed, read

_TWELVE = 12
_NOUN = re.compile(r"[^\W\d_]+")
_NOUNS_AHEAD = 3
#: A number in words that stands alone behind one of these is a figure: "rose to seven".
_STANDS_FOR = re.compile(r"\b(?:to|from|was|were|is|are|at|reached|stood at|stands at|than)\s$")
_ENDS = re.compile(r"^(?:[.,;:)]|\s(?:in|against|compared|of them)\b|$)")
_AREAS = re.compile(r"^\s(?:\w+\s)?(?:districts|areas|councils|divisions)\b")
_ALL = re.compile(r"\b(?:all|every one of|each of)(?:\sof)?(?:\sthe|\sour|\sits)?\s$")
_ANAPHORIC = re.compile(r"\b(?:the|these|those|its|their|both|other|remaining|last|first|same)\s$")
_OF_THE = re.compile(r"\bof (?:the|all|these|those) $")
_QUARTER = re.compile(r"\bquarters? $")
#: "Three districts made more use of them and two made less."
_SOME_MADE = re.compile(r"\b(?:and|while|but|the other) $")
_VERB_BEHIND = re.compile(r"^\s(?:made|had|saw|did|rose|fell|were|are|have|went|used|recorded)\b")
_QUARTERS = 4
_TIMES = frozenset({"seconds", "minutes", "hours", "nights", "weeks", "months", "years"})


class Counting:
    """Tells figures from words that count things and from numbers in the names of measures."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._named: dict[tuple[str, bool], tuple[Typed, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}

    def is_figure(self, place: Place) -> bool:
        """Whether a number has to be a figure of the data, or be marked as the writer's own."""
        typed, amount = place.typed, place.typed.amount
        if typed.kind is not Kind.FIGURE or _is_quarter(typed):
            return False
        if amount.unit in _TIMES:
            return amount.decimals > 0
        if amount.unit == "days" and not amount.decimals:
            return any(self._unit(m) is Unit.DAYS for m in self._measures(place))
        if amount.unit == "x":
            return bool(place.scope.measures)
        if amount.is_word and not amount.unit and amount.low <= _TWELVE:
            return self._is_counted(place)
        return True

    def is_of_areas(self, place: Place) -> bool:
        """Whether it says how many districts there are, and says it right."""
        typed = place.typed
        return bool(_AREAS.search(typed.after)) and typed.amount.low == len(
            self._catalogue.settings.areas
        )

    def is_named(self, place: Place, *, is_comment: bool) -> bool:
        """Whether the number stands in the name of a measure or part: "within 10 seconds"."""
        typed = place.typed
        return any(
            _is_same(typed, other)
            for measure in self._measures(place)
            for other in self._numbers_of(measure, with_comment=not is_comment)
        )

    def _is_counted(self, place: Place) -> bool:
        typed = place.typed
        if _AREAS.search(typed.after):
            return bool(_ALL.search(typed.before))
        if _is_of_several(typed):
            return False
        if place.is_change or "pp" in place.units:
            return True
        if typed.amount.low <= 1 or not place.scope.measures or _ANAPHORIC.search(typed.before):
            return False
        if _STANDS_FOR.search(typed.before) and _ENDS.search(typed.after):
            return True
        ahead = [stem(m[0]) for m in _NOUN.finditer(typed.after)][:_NOUNS_AHEAD]
        names = place.scope.measures if place.scope.is_named else place.scope.measures[:1]
        return any(word in self._words_of(name) for name in names for word in ahead[:1])

    def _measures(self, place: Place) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*place.scope.measures, *place.scope.family)))

    def _unit(self, measure: str) -> Unit:
        return self._catalogue.measures[measure].unit

    def _words_of(self, name: str) -> frozenset[str]:
        if name not in self._words:
            measure = self._catalogue.measures[name]
            text = f"{measure.label} {measure.sub_label} {measure.denominator_name}"
            is_count = measure.unit in {Unit.COUNT, Unit.SNAPSHOT, Unit.INDEX}
            self._words[name] = frozenset(stems(text)) if is_count else frozenset()
        return self._words[name]

    def _numbers_of(self, name: str, *, with_comment: bool) -> tuple[Typed, ...]:
        key = (name, with_comment)
        if key not in self._named:
            measure = self._catalogue.measures[name]
            texts = _names(measure, with_comment=with_comment)
            found = (typed for text in texts for typed in read(text))
            self._named[key] = tuple(t for t in found if t.kind is Kind.FIGURE)
        return self._named[key]


def _is_quarter(typed: Typed) -> bool:
    """Whether it says which quarter of a year ("quarter 1")."""
    amount = typed.amount
    return not amount.unit and amount.low <= _QUARTERS and bool(_QUARTER.search(typed.before))


def _is_of_several(typed: Typed) -> bool:
    """Whether it only counts some of what was named: "the largest of the six"."""
    is_of_the = _OF_THE.search(typed.before) and _ENDS.search(typed.after)
    is_some = _SOME_MADE.search(typed.before) and _VERB_BEHIND.search(typed.after)
    return bool(is_of_the or is_some)


def _names(measure: Measure, *, with_comment: bool) -> tuple[str, ...]:
    comment = measure.comment if with_comment else ""
    return (measure.label, measure.sub_label, measure.denominator_name, comment, *measure.parts)


def _is_same(typed: Typed, named: Typed) -> bool:
    """Whether a number is the one of a name: as much, and meant or followed alike."""
    one, other = typed.amount, named.amount
    if (one.low, one.high, one.unit) != (other.low, other.high, other.unit):
        return False
    if one.unit and one.unit not in {"%", "pp", "share", "x", "£"}:
        return True
    if typed.hedge is named.hedge and typed.hedge.is_near:
        return True
    mine, theirs = (_NOUN.search(t.after) for t in (typed, named))
    return bool(mine and theirs and stem(mine[0]) == stem(theirs[0]))
