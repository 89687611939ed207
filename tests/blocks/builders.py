"""Papers of a few blocks on a few figures, composed in memory."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.blocks.paper import Composed, compose
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import (
    Break,
    Catalogue,
    Decision,
    OtherArea,
    Priority,
    Settings,
    Target,
)
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.references import parse_groups
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.commentary.reading import read
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation
from perfmon_cli.findings import Finding
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.disclosure import published, published_catalogue
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Period, Quarter, parse_period
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.model import Cell, Line, Table

QUARTER = Quarter(2022, 1)
AREAS = ("Eastham", "Westham")
WHOLE = "Northshire"
BLOCK = CellRef("data/figures.xlsx", "Paper", "D2")
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")

COUNT = Measure(id="crime", label="Crime", unit=Unit.COUNT, polarity=Polarity.DOWN)
PERCENT = Measure(
    id="satisfaction",
    label="Satisfaction",
    unit=Unit.PERCENT,
    polarity=Polarity.UP,
    decimals=1,
)


def when(text: str, measure: Measure = COUNT) -> Period:
    """The period that a text means."""
    found = parse_period(text, measure.basis)
    assert found is not None, text
    return found


def seen(
    measure: Measure, period: str, value: str | Missing, *, part: str = "", area: str = ""
) -> Observation:
    """A figure, from a cell of its own."""
    return Observation(
        key=Key(measure.id, part, area, when(period, measure)),
        value=None if isinstance(value, Missing) else Decimal(value),
        missing=value if isinstance(value, Missing) else None,
        source=CellRef("data/figures.xlsx", "Figures", "C2"),
    )


def by_area(measure: Measure, period: str, *values: str | Missing) -> list[Observation]:
    """Figures of the areas in their order, and of the whole area last where there is one more."""
    areas = (*AREAS, "")[: len(values)]
    return [seen(measure, period, v, area=a) for a, v in zip(areas, values, strict=True)]


def calm_months(measure: Measure, newest: str, count: int = 12) -> list[Observation]:
    """The last months of 2021/22, so many: calm ones, and one of this value at their end."""
    values = [*(["10", "12"] * 6)[: count - 1], newest]
    years = (["2021"] * 9 + ["2022"] * 3)[-count:]
    return [
        seen(measure, f"{month} {year}", value)
        for month, year, value in zip(MONTHS[-count:], years, values, strict=True)
    ]


def by_part(measure: Measure, period: str, *values: str | Missing) -> list[Observation]:
    """Figures of a measure's parts in their order, and of the whole where there is one more."""
    parts = (*measure.parts, "")[: len(values)]
    return [seen(measure, period, v, part=p) for p, v in zip(parts, values, strict=True)]


def block(kind: str, measures: str = "", settings: str = "", heading: str = "") -> BlockRow:
    """A row of the Paper sheet, its measures and settings as people write them."""
    groups = parse_groups(measures)
    assert not isinstance(groups, str), groups
    pairs = [pair.partition(":") for pair in settings.split(";") if pair.strip()]
    return BlockRow(
        kind=kind,
        heading=heading,
        measures=groups,
        settings=tuple((name.strip(), value.strip()) for name, _, value in pairs),
        source=BLOCK,
        measures_source=replace(BLOCK, cell="F2"),
    )


def paper(
    measures: Sequence[Measure],
    observations: Sequence[Observation],
    *rows: BlockRow,
    texts: Sequence[Commentary] = (),
    settings: Settings | None = None,
    quarter: Quarter = QUARTER,
    breaks: Sequence[Break] = (),
    targets: Sequence[Target] = (),
    decisions: Sequence[Decision] = (),
    other_areas: Sequence[OtherArea] = (),
    findings: Sequence[Finding] = (),
    pictures: frozenset[str] = frozenset(),
) -> Composed:
    """The paper of these blocks; without any, the built-in list."""
    catalogue = Catalogue(
        settings=settings or Settings(organisation="The office", area=WHOLE, areas=AREAS),
        priorities=(Priority(id="1", title="Safer streets"),),
        measures={measure.id: measure for measure in measures},
        paper=rows,
        breaks=tuple(breaks),
        targets=tuple(targets),
        decisions=tuple(decisions),
        other_areas=tuple(other_areas),
    )
    held = completed(Dataset({o.key: o for o in observations}), catalogue)
    dataset = published(held, catalogue)
    catalogue = published_catalogue(catalogue, dataset)
    indicators = compute(catalogue, dataset, quarter)
    printer = Printer(catalogue, dataset, quarter, indicators, FigureBook())
    return compose(printer, texts, pictures, tuple(findings))


def text(name: str, content: str) -> Commentary:
    """A text of the commentary folder."""
    return read(f"commentary/2022Q1/{name}", content).commentary


def tables(composed: Composed) -> list[Table]:
    """The tables of a paper in order."""
    return [found for found in composed.report.blocks if isinstance(found, Table)]


def grid(table: Table) -> list[list[str]]:
    """A table as texts, header row first; smaller lines behind a slash."""
    head = [column.heading for column in table.columns]
    return [head, *([_cell(cell) for cell in row.cells] for row in table.rows)]


def only_grid(composed: Composed) -> list[list[str]]:
    """The one table of a paper as texts."""
    (table,) = tables(composed)
    return grid(table)


def said(composed: Composed) -> list[str]:
    """The findings as perfmon prints them."""
    return [str(finding) for finding in composed.findings]


def prioritised(measure: Measure) -> Measure:
    """The measure in the priority."""
    return replace(measure, priority="1")


def words(line: Line) -> str:
    """A line as text."""
    return "".join(span.text for span in line)


def _cell(cell: Cell) -> str:
    return " / ".join(words(line) for line in (cell.line, *cell.notes))
