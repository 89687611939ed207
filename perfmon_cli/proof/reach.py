"""What is spoken of around a number: its measures, parts and areas, and their figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.proof.around import Around
from perfmon_cli.proof.candidates import Candidates
from perfmon_cli.proof.evidence import Evidence
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.number_place import Place

Ref = tuple[str, str, str]
#: Kinds of figures that are values, not changes or shares.
VALUES = frozenset({"value", "sum", "numerator", "denominator", "asked"})
#: So many measures of a section are looked at.
MOST = 8


@dataclass(frozen=True, slots=True)
class Reach:
    """The figures of what is spoken of, of all periods."""

    candidates: Candidates

    @property
    def evidence(self) -> Evidence:
        """All figures of the data."""
        return self.candidates.evidence

    def of(self, known: Known) -> tuple[Known, ...]:
        """All figures of the measure, part and area of one."""
        return self.evidence.of(known.measure.id, known.part, known.area)

    def refs(self, place: Place, around: Around) -> list[Ref]:
        """The measures, parts and areas spoken of."""
        scope = place.scope
        found: list[Ref] = []
        for name in scope.measures[:MOST]:
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

    def main(self, place: Place, around: Around) -> list[Known]:
        """The newest values of what is spoken of, and those printed beside other areas."""
        evidence = self.evidence
        found = [
            known
            for ref in self.refs(place, around)
            for known in evidence.of(*ref)
            if known.quantity in {"value", "sum"} and known.period == evidence.own_period(ref[0])
        ]
        names = dict.fromkeys(k.measure.id for k in around.all)
        return found + [k for name in names for k in evidence.others(name) if not k.area]

    def figures(self, place: Place, around: Around) -> Iterator[Known]:
        """All figures of the measures, parts and areas spoken of."""
        for ref in self.refs(place, around):
            yield from self.evidence.of(*ref)

    def is_printed(self, known: Known) -> bool:
        """Whether a figure is of a period that ends as the measure's own does."""
        own = self.evidence.own_period(known.measure.id)
        is_free = known.measure.show_quarters or known.period.is_snapshot
        return is_free or known.period.end.month == own.end.month
