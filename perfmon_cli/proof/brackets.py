"""A number in brackets behind a figure: what it was before, how far it moved, out of how many."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.period import MONTHS_A_YEAR
from perfmon_cli.proof import gathered
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.around import Around
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.reach import MOST, VALUES, Reach

_GAP = 45


@dataclass(frozen=True, slots=True)
class Brackets:
    """Finds what stands in brackets behind a figure."""

    reach: Reach

    def figures(self, place: Place, around: Around) -> Iterator[Known]:
        """In brackets behind a figure: what it was before, how far it moved, out of how many."""
        text, typed = place.read.sentence.text, place.typed
        lead = text[: typed.start].rstrip("£")
        last = around.last_before(typed)
        if not lead.endswith("(") or last is None:
            return
        if len(lead) - 1 - last[0].end > _GAP:
            return
        one = last[1]
        if last[0].amount.unit in {"share", "%"}:
            yield from self._shared(place, last[0], one)
        for known in self.reach.of(one):
            if one.is_change or known.is_change:
                is_one = known.period == one.period
                is_same = not (one.is_change and known.is_change) or known.base == one.base
                is_like = is_one and is_same
            elif one.quantity == known.quantity:
                is_like = known.period.end < one.period.end and (
                    known.period.shifted(MONTHS_A_YEAR) == one.period or known.live != ""
                )
            else:
                is_like = known.quantity in VALUES and known.period == one.period
            if is_like:
                yield known

    def _shared(self, place: Place, share: Typed, one: Known) -> Iterator[Known]:
        """What a share typed before is of: the part itself, or the share to its last digit."""
        evidence, scope = self.reach.evidence, place.scope
        names = list(dict.fromkeys((*scope.measures, *scope.family)))[: 2 * MOST]
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
