"""The targets and bands that a measure's figures are held against, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.cells.model import CellRef
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import named
from perfmon_cli.findings.model import Finding
from perfmon_cli.measure import Measure


@dataclass(frozen=True, slots=True)
class Bound:
    """A target, or one side of a band."""

    measure: str
    area: str
    value: Decimal
    name: str  #: as a sentence begins: "The target of knife_crime"
    place: CellRef | None

    def finding(self, report: Reporter, problem: str, remedy: str = "") -> Finding:
        """A finding at the cell of the target."""
        return report.at(self.place, problem, remedy, measure=self.measure)


def bounds(context: Context, measure: Measure) -> Iterator[Bound]:
    """The target and band of the measure's row, then its rows of Targets."""
    catalogue = context.catalogue
    place = context.place_of(measure)
    if measure.target is not None:
        where = catalogue.target_places.get(measure.id, place)
        yield Bound(measure.id, "", measure.target, f"The target of {measure.id}", where)
    low, high = catalogue.band_places.get(measure.id, (place, place))
    for value, name, where in ((measure.band_low, "low", low), (measure.band_high, "high", high)):
        if value is not None:
            yield Bound(measure.id, "", value, f"Band {name} of {measure.id}", where)
    for row in catalogue.targets:
        if row.measure == measure.id:
            area = row.area or ""
            name = f"The target of {named(measure.id, area=area)}"
            yield Bound(measure.id, area, row.value, name, row.source)
