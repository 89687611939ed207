"""Numbers whose scope is only carried over or a default, held by what stands around them.

A time, district or part that the number's own phrase says is binding. What is only carried over is
a likely guess: a number that stands in brackets behind a figure, at the other end of "from … to",
beside the change that leads to it, or in a list with like figures may be of another time or place.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from perfmon_cli.proof import gathered
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.around import Around
from perfmon_cli.proof.brackets import Brackets
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.mentions import EVERY
from perfmon_cli.proof.nearby_ways import Ways
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.reach import Reach
from perfmon_cli.proof.said_periods import EARLIER, SPAN
from perfmon_cli.proof.segments import segment

_WORDS = frozenset({"x", "share"})
Way = Callable[[Place, Around], Iterator[Known]]


class Nearby:
    """Finds the figure of a number that the guessed scope leaves out."""

    def __init__(self, candidates: Candidates) -> None:
        self._evidence = candidates.evidence
        self._reach = Reach(candidates)

    def match(self, place: Place, around: Around) -> Known | None:
        """The figure, where the words around the number let it be one."""
        said = place.scope.period
        if said is not None and said.kind in {SPAN, EARLIER}:
            return None  # "over the last two years" and "before the pandemic" say exactly when
        around = replace(around, main=self._reach.main(place, around))
        for way in self._ways(place):
            for known in way(place, around):
                if self._is(place, known) and not self._is_denied(place, known):
                    return known
        return None

    def _ways(self, place: Place) -> tuple[Way, ...]:
        """The ways to look for a number, likeliest first: in words ("a third"), or in figures."""
        ways = Ways(self._reach)
        if place.typed.amount.unit in _WORDS:
            return (
                ways.in_words,
                lambda _, around: gathered.ratios(around),
                ways.of_the_change,
            )
        return (
            Brackets(self._reach).figures,
            ways.from_to,
            ways.alike,
            ways.beside_change,
            ways.earlier,
            lambda place, _: ways.of_the_whole(place),
            ways.changes,
            ways.gathered,
            gathered.differences,
            gathered.quotients,
            ways.earlier_gaps,
        )

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
        quarter = self._evidence.indicators.quarter
        ends = [p for p in (known.period, known.base) if p is not None]
        for mention in read.periods:
            is_said = start <= mention.start < end and mention.kind in gathered.DEFINITE
            if is_said and not any(mention.covers(known.measure, p, quarter) for p in ends):
                return True
        areas = {m.area for m in read.areas if start <= m.start < end}
        if areas and EVERY not in areas and known.area not in areas and known.area:
            return True
        parts = {m.part for m in read.parts if start <= m.start < end}
        held = self._evidence.parts_of(known.measure.id)
        return bool(known.part and parts & set(held) and known.part not in parts)
