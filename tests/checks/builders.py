"""Small catalogues and datasets, built directly, for the tests of the checks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from perfmon_cli.catalogue.model import (
    Break,
    Catalogue,
    Decision,
    QuarterRow,
    Settings,
    Target,
)
from perfmon_cli.cells.model import CellRef
from perfmon_cli.checks import context_of, registered
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation, Status
from perfmon_cli.findings.model import Finding
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis, Period, Quarter, parse_period

FILE = "data/figures.xlsx"
Q1 = Quarter(2022, 1)
AREAS = ("Bradford", "Leeds")
FIVE_AREAS = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
PLAIN = Measure(id="knife_crime", label="Knife crime", unit=Unit.COUNT, polarity=Polarity.DOWN)
PRINTED = replace(PLAIN, priority="3")
PERCENT = replace(
    PLAIN,
    id="victim_satisfaction",
    label="Satisfaction",
    unit=Unit.PERCENT,
    polarity=Polarity.UP,
    priority="1",
    decimals=1,
)


def cell(place: str, file: str = FILE) -> CellRef:
    """The cell of "This quarter!E4"."""
    sheet, _, letters = place.partition("!")
    return CellRef(file, sheet, letters)


def period(text: str, basis: Basis = Basis.ROLLING_12) -> Period:
    """The period that a text means."""
    found = parse_period(text, basis)
    assert found is not None, text
    return found


def seen(
    measure: Measure,
    when: str | Period,
    value: str | Missing,
    place: str = "This quarter!E4",
    *,
    part: str = "",
    area: str = "",
    status: Status | None = None,
    numerator: str | None = None,
    denominator: str | None = None,
    n: str | None = None,
    file: str = FILE,
) -> Observation:
    """One cell of a figures sheet."""
    covered = period(when, measure.basis) if isinstance(when, str) else when
    return Observation(
        key=Key(measure.id, part, area, covered),
        value=None if isinstance(value, Missing) else Decimal(value),
        missing=value if isinstance(value, Missing) else None,
        source=cell(place, file),
        statuses=(status,) if status else (),
        numerator=_number(numerator),
        denominator=_number(denominator),
        n=_number(n),
    )


def series(
    measure: Measure, values: dict[str, str], *, part: str = "", area: str = ""
) -> list[Observation]:
    """A row of History: one column a period, from D on."""
    return [
        seen(measure, when, value, f"History!{chr(ord('D') + column)}9", part=part, area=area)
        for column, (when, value) in enumerate(values.items())
    ]


def dataset(observations: Sequence[Observation]) -> Dataset:
    """The only place here that makes a Dataset."""
    return Dataset({observation.key: observation for observation in observations})


def catalogue(
    *measures: Measure,
    breaks: Sequence[Break] = (),
    targets: Sequence[Target] = (),
    decisions: Sequence[Decision] = (),
    as_at: date | None = None,
    smallest_number: int = 5,
) -> Catalogue:
    """A catalogue whose measures stand in Measures!A2, A3, and so on, with one quarter."""
    return Catalogue(
        settings=Settings(
            organisation="The Mayor's office",
            area="West Yorkshire",
            areas=AREAS,
            smallest_number=smallest_number,
        ),
        quarters=(
            QuarterRow(quarter=Q1, meeting_date=None, as_at=as_at, source=cell("Quarters!A2")),
        ),
        measures={measure.id: measure for measure in measures},
        measure_places={
            measure.id: cell(f"Measures!A{row}") for row, measure in enumerate(measures, start=2)
        },
        breaks=tuple(breaks),
        targets=tuple(targets),
        decisions=tuple(decisions),
    )


def wide_catalogue(*measures: Measure, areas: Sequence[str] = FIVE_AREAS) -> Catalogue:
    """The catalogue with five areas."""
    small = catalogue(*measures)
    return replace(small, settings=replace(small.settings, areas=tuple(areas)))


def decision(
    what: str,
    reason: str = "Agreed with the force",
    *,
    measure: str | None = None,
    part: str | None = None,
    area: str | None = None,
    period: Period | None = None,
    until: date | None = None,
) -> Decision:
    """A row of Decisions at Decisions!A2."""
    return Decision(
        what=what,
        decision="accept",
        reason=reason,
        measure=measure,
        part=part,
        area=area,
        period=period,
        until=until,
        source=cell("Decisions!A2"),
        reason_source=cell("Decisions!G2"),
    )


def findings_of(
    code: str,
    catalogue: Catalogue,
    observations: Sequence[Observation] = (),
    quarter: Quarter | None = Q1,
) -> list[Finding]:
    """What one check finds, in its own order."""
    check = next(check for check in registered() if check.info.code == code)
    return list(check.check(context_of(catalogue, dataset(observations), quarter)))


def lines_of(
    code: str,
    catalogue: Catalogue,
    observations: Sequence[Observation] = (),
    quarter: Quarter | None = Q1,
) -> list[str]:
    """The lines that perfmon prints for what one check finds."""
    return [str(finding) for finding in findings_of(code, catalogue, observations, quarter)]


def example_of(code: str) -> str:
    """The example that a check declares."""
    return next(check.info.example for check in registered() if check.info.code == code)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
