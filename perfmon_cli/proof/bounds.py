"""Thresholds said of several: "no district fell below 77%", "between 7.9% and 8.3%".

True where every figure of what is spoken of keeps it, and the nearest is near: a bound that says
next to nothing ("all above 10%" of 70 and more) is none.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli.period import MONTHS_A_QUARTER
from perfmon_cli.proof.agreement import fits_unit
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.mentions import EVERY
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.number_words import CARDINALS, Hedge
from perfmon_cli.wording.numbers import rounded

_OVER = frozenset({Hedge.ABOVE, Hedge.JUST_OVER})
_UNDER = frozenset({Hedge.BELOW, Hedge.NEARLY})
_NO = re.compile(
    r"\b(?:no (?!more|fewer|less)|not once|none|nowhere|not one|not a single|never|neither|nobody)",
    re.IGNORECASE,
)
_WHOLE_NUMBER = "|".join(word for word in CARDINALS if word not in {"a", "an"})
_SOME = re.compile(
    rf"\b(?P<many>{_WHOLE_NUMBER}|\d) (?:of (?:the|our|its) (?:\w+ )?(?:districts|areas)|districts"
    r"|areas|of (?:the|these) (?:five|six|four))\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:all|every\w*|each|any|both|none|no|nowhere|not once|not one|not a single|never)\b",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\b(?:all|every|each|none|no|both)\s(?:of\s)?(?:the\s|our\s|its\s)?(?:two\s|four\s|five\s)?"
    r"(?:districts?|areas?|of them)\b[^;,]{0,40}$"
)
_ONLY = re.compile(r"\b(?:only|alone|just)\b", re.IGNORECASE)
_ELSE = re.compile(r"\b(?:others?|rest|remain\w*|elsewhere|nowhere else)\b", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:types?|kinds?|categor(?:y|ies)|groups?|forms?|courts?)\b", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:quarters?|years?|periods?|months?|time|never|always)\b", re.IGNORECASE)
#: How far the nearest figure may be from a bound, as a share of it.
_NEAR = Decimal("0.25")
_LEAST = 2
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """Proves numbers that are bounds of several figures."""

    candidates: Candidates

    def is_of_each(self, place: Place) -> bool:
        """Whether a threshold is said of every district: one that keeps it is not enough."""
        typed = place.typed
        return typed.hedge in _OVER | _UNDER and bool(_OF_EACH.search(typed.before))

    def match(self, place: Place, before: Sequence[Known]) -> Known | None:
        """The figure next to the bound, where all that is spoken of keep it."""
        amount = place.typed.amount
        is_range = amount.low != amount.high
        if amount.unit in {"x", "share", "pp"}:
            return None
        if not is_range and place.typed.hedge not in _OVER | _UNDER:
            return None
        # "more than 32" is no earlier figure
        place = replace(place, scope=replace(place.scope, is_base_side=False))
        for group, others in self._groups(place, before):
            known = _in_range(place, group) if is_range else self._kept(place, group, others)
            if known:
                return known
        return None

    def _kept(self, place: Place, group: Sequence[Known], others: Sequence[Known]) -> Known | None:
        text = place.read.sentence.text
        clause = place.read.clause_at(place.typed.start)
        lead = text[clause.start : place.typed.start]
        said = place.typed.amount.low
        is_over = (place.typed.hedge in _OVER) != bool(_NO.search(lead))
        keeps = _keeps(said, is_over=is_over)
        many = _SOME.search(text[: place.typed.end])
        if many and not _EACH.search(text[: many.start()]) and not _NO.search(lead):
            kept = [known for known in group if keeps(known)]
            wanted = CARDINALS.get(many["many"].casefold()) or Decimal(many["many"])
            named = {m.area for m in place.read.areas}
            is_all = len(kept) == wanted if len(group) > wanted else len(kept) == len(group)
            if not is_all or (named - {"", EVERY} and not {k.area for k in kept} <= named):
                return None
            group = kept
        elif not all(map(keeps, group)):
            return None
        if _ONLY.search(text[: place.typed.start]) and any(map(keeps, others)):
            return None
        near = min(group, key=lambda known: abs(known.value - said), default=None)
        return near if near and abs(near.value - said) <= said * _NEAR else None

    def _groups(
        self, place: Place, before: Sequence[Known]
    ) -> Iterator[tuple[list[Known], list[Known]]]:
        """The figures that a bound may be said of, and those it is not said of."""
        text = place.read.sentence.text
        named = [m.area for m in place.read.areas if m.area not in {"", EVERY}]
        used = set(named) or {known.area for known in before}
        is_each = bool(_EACH.search(text) or _SOME.search(text))
        for name in dict.fromkeys((*place.scope.measures, *place.scope.family)):
            for part in self.candidates.spoken_of(place, name)[0]:
                every = self._of_areas(place, name, part)
                if not every:
                    continue
                inside = [known for known in every if known.area in named]
                outside = [known for known in every if known.area not in used]
                if _ELSE.search(text) and outside:
                    yield outside, []
                elif inside and len(inside) < len(every) and not _NO.search(text):
                    yield inside, [known for known in every if known not in inside]
                if is_each or (place.typed.amount.low != place.typed.amount.high):
                    yield every, []
            if is_each and _PARTS.search(text):
                yield self._of_parts(place, name), []
            if is_each and _TIMES.search(text):
                yield self._of_times(name, place), []

    def _of_areas(self, place: Place, name: str, part: str) -> list[Known]:
        areas = (area for area in self.candidates.evidence.areas_of(name) if area)
        return self._fitting(place, ((name, part, area) for area in areas))

    def _of_parts(self, place: Place, name: str) -> list[Known]:
        parts = (part for part in self.candidates.evidence.parts_of(name) if part)
        return self._fitting(place, ((name, part, "") for part in parts))

    def _of_times(self, name: str, place: Place) -> list[Known]:
        """The figures of the quarters, or of the years that the paper prints."""
        evidence = self.candidates.evidence
        own = evidence.own_period(name)
        times = {*evidence.compared(name), own}
        if evidence.catalogue.measures[name].show_quarters:
            times = {own.shifted(-MONTHS_A_QUARTER * back) for back in range(_QUARTERS)}
        return [
            known
            for known in evidence.of(name)
            if known.quantity == "value"
            and fits_unit(place.typed.amount, known)
            and known.period in times
        ]

    def _fitting(self, place: Place, keys: Iterator[tuple[str, str, str]]) -> list[Known]:
        found = (k for key in keys for k in self.candidates.values(place, *key))
        return [known for known in found if fits_unit(place.typed.amount, known)]


def _keeps(said: Decimal, *, is_over: bool) -> Callable[[Known], bool]:
    return lambda known: known.value >= said if is_over else known.value <= said


def _in_range(place: Place, group: Sequence[Known]) -> Known | None:
    """Whether both ends are the least and the greatest of a group, or of some of it."""
    amount = place.typed.amount
    low = [k for k in group if rounded(k.value, max(amount.decimals, 0)) == amount.low]
    high = [k for k in group if rounded(k.value, max(amount.decimals, 0)) == amount.high]
    if len(group) < _LEAST or not low or not high:
        return None
    return low[0]
