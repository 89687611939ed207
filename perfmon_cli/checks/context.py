"""What a check may look at, and how it says what it found."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef
from perfmon_cli.checks.series import Alike
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period, Quarter


@dataclass(frozen=True, slots=True)
class Context:
    """The workbook as read, the quarter asked for if any, and the day by which it is judged."""

    catalogue: Catalogue
    dataset: Dataset
    quarter: Quarter | None
    judged_at: date | None
    #: filled by `comparable.alike`, by measure: several checks need it
    groups: dict[str, tuple[Alike, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, measure: Measure) -> Iterator[Observation]:
        """All observations of a measure, markers included, in the order read."""
        return self.dataset.of(measure.id)

    def given(self, measure: Measure) -> Iterator[Observation]:
        """Those that stand in a cell, and were not worked out from shorter periods."""
        return (one for one in self.dataset.of(measure.id) if not one.derived_from)

    def place_of(self, measure: Measure) -> CellRef | None:
        """The measure's row in the Measures sheet."""
        return self.catalogue.measure_places.get(measure.id)


def context_of(catalogue: Catalogue, dataset: Dataset, quarter: Quarter | None) -> Context:
    """Prepare what the checks look at; dates are judged as the Quarters sheet says."""
    judged_at = catalogue.judged_at(quarter) if quarter else None
    return Context(catalogue, dataset, quarter, judged_at)


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes the findings of one check, with its remedy unless a closer one is given."""

    code: str
    severity: Severity
    remedy: str

    def at_cell(self, observation: Observation, problem: str, remedy: str = "") -> Finding:
        """A finding at the cell of an observation, about that observation.

        Of one that was worked out from shorter periods the cells are named.
        """
        key, cells = observation.key, observation.derived_from
        if cells:
            problem += f" It is worked out from {len(cells)} cells, {cells[0]} to {cells[-1]}."
        found = self.at(observation.source, problem, remedy, measure=key.measure)
        return replace(found, part=key.part, area=key.area, period=key.period)

    def at_measure(
        self,
        context: Context,
        measure: Measure,
        problem: str,
        *,
        part: str = "",
        period: Period | None = None,
        remedy: str = "",
    ) -> Finding:
        """A finding at the measure's row of the Measures sheet."""
        found = self.at(context.place_of(measure), problem, remedy, measure=measure.id)
        return replace(found, part=part, period=period)

    def at(
        self,
        where: CellRef | None,
        problem: str,
        remedy: str = "",
        *,
        measure: str = "",
        sender: str = "",
    ) -> Finding:
        """A finding at any other row of the workbook."""
        return Finding(
            code=self.code,
            severity=self.severity,
            problem=problem,
            remedy=remedy or self.remedy,
            where=where,
            measure=measure,
            sender=sender,
        )
