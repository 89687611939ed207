"""Numbers that a writer reckons from figures: a gap between two, what several come to, a share.

Only from figures that the words put side by side: areas, parts or measures that the sentence names,
the best and the worst district, or numbers that stand beside it in the passage and were themselves
found in the data. Each kind needs a word that says so ("gap", "together", "of").
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations, product

from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.beside import Beside
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.made import MOST, PLAIN, gaps, percents, plain, share, times
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Kind, Typed, read
from perfmon_cli.proof.sentences import Sentence

__all__ = ["PLAIN", "Passage", "Reckoning"]

_GAP = re.compile(
    r"\b(?:gaps?|differ\w*|distance|spread|lead|margin|outnumber\w*|exceed\w*|ahead|behind"
    r"|separat\w*|divid\w*|apart)\b[^;.]{0,40}$"
)
_APART = re.compile(
    r"^(?:\s[a-z]+){0,2}\s(?:apart|ahead|behind|between|better|worse|longer|shorter)\b"
)
_OF = re.compile(
    r"\b(?:of|the total|the whole|share|proportion|account\w*|makes?|made|making|represent\w*|or"
    r"|that is|every|took|takes|as many|as much|as high)\b|\($"
)
_ROW = 3  #: so many figures in order are a row of years, not a chance


@dataclass(slots=True)
class Passage:
    """The figures that the sentences of a passage have quoted so far."""

    _at: tuple[object, int] = ("", -1)
    _said: list[Known] = field(default_factory=list)

    def of(self, sentence: Sentence) -> tuple[Known, ...]:
        """Those of the sentences before this one."""
        at = (sentence.where, sentence.passage)
        if at != self._at:
            self._at, self._said = at, []
        return tuple(self._said)

    def add(self, found: Iterable[Known]) -> None:
        """Keep those of the sentence."""
        self._said.extend(found)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Finds what a number may have been reckoned from."""

    candidates: Candidates
    beside: Beside

    def match(self, place: Place, here: Sequence[Known], before: Sequence[Known]) -> Known | None:
        """The figures that give the number; the first of them, with the cells of all.

        `here` are the figures found for other numbers of the sentence, in order, `before` those of
        the sentences before it in the passage.
        """
        quoted = plain(before)
        words = f"{place.typed.before} # {place.typed.after}"
        unit = place.typed.amount.unit
        ways: list[Callable[[], Iterator[Known]]] = []
        if unit == "pp" or (unit in {"", "£", "days"} and _is_gap(place)):
            ways.append(lambda: gaps(self.beside.pairs(place, here, quoted)))
        if unit == "x":
            ways.append(lambda: times(self.beside.pairs(place, here, quoted)))
        text = place.read.sentence.text
        if unit in {"", "£", "%", "share"}:
            groups = self.beside.groups(place, here, before, text)
            if unit in {"", "£"}:
                ways.append(lambda: groups)
            elif _OF.search(words) and not place.is_change:
                ways.append(lambda: self._shares(place, here, before, groups))
        if unit == "%":
            ways.append(lambda: percents([*quoted[-MOST:], *here]))
        return next((known for way in ways for known in way() if self._is(place, known)), None)

    def in_series(self, place: Place) -> Known | None:
        """The figure of a year in a row of years: "4,924, then 4,494 and now 4,135"."""
        typed = [n for n in read(place.read.sentence.text) if n.kind is Kind.FIGURE]
        at = typed.index(place.typed)
        evidence = self.candidates.evidence
        for name in place.scope.measures[:MOST]:
            own = evidence.own_period(name)
            parts, areas = self.candidates.spoken_of(place, name)
            for part, area in product(parts, areas):
                row = [
                    k
                    for k in evidence.of(name, part, area)
                    if k.quantity in {"value", "sum"} and k.period.months == own.months
                ]
                row = sorted(row, key=lambda k: k.period.end)[-_ROW:]
                for first in range(max(0, at - _ROW + 1), at + 1):
                    run = typed[first : first + _ROW]
                    if len(run) == len(row) == _ROW and all(map(_is_typed, run, row)):
                        return row[at - first]
        return None

    def _is(self, place: Place, known: Known) -> bool:
        amount = place.typed.amount
        is_fit = any(fits_unit(amount, known, unit) for unit in place.units)
        return is_fit and agrees(amount, place.typed.hedge, known)

    def _shares(
        self,
        place: Place,
        here: Sequence[Known],
        before: Sequence[Known],
        groups: Iterator[Known],
    ) -> Iterator[Known]:
        """What one count, or several together, are of another."""
        for several in groups:
            for part in dict.fromkeys((several.part, "")):
                yield from self._of_wholes(several, several.measure.id, part, "")
        said = [*plain(before)[-2:], *here]
        names = self.beside.measures(place)
        for one in said[-MOST:]:
            for two in said:
                yield from share(one, two)
            for name in names:
                yield from self._of_wholes(one, name, one.part, one.area)
        parts = ("", *place.scope.parts[:1])
        named = self.beside.values(place, [(name, part, "") for name in names for part in parts])
        for one, two in permutations(named, 2):
            yield from share(one, two)

    def _of_wholes(self, one: Known, measure: str, part: str, area: str) -> Iterator[Known]:
        """What a figure is of the values of a measure, part and area."""
        for whole in self.candidates.evidence.of(measure, part, area):
            if whole.quantity in {"value", "sum"}:
                yield from share(one, whole)


def _is_gap(place: Place) -> bool:
    """Whether the words make a number the distance between two others."""
    before, after = place.typed.before, place.typed.after
    return place.is_change or bool(_GAP.search(before) or _APART.search(after))


def _is_typed(typed: Typed, known: Known) -> bool:
    return fits_unit(typed.amount, known) and agrees(typed.amount, typed.hedge, known)
