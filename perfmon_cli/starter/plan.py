"""The sheets of a new workbook as data: headings with their help, choices, and example rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfmon_cli.blocks.default import default_rows
from perfmon_cli.catalogue.headings import (
    FIGURES,
    PAPER,
    SETTING_NAMES,
    SETTINGS,
    SHEETS,
    Heading,
    SheetKind,
)
from perfmon_cli.catalogue.model import Catalogue, Priority, Settings
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.commentary import reading
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Quarter
from perfmon_cli.starter import example, texts
from perfmon_cli.starter.choices import CHOICES, Choice, Ids
from perfmon_cli.starter.example import FigureSheet, Value

#: How many columns stay in sight; 1 where nothing is said.
_FROZEN = {"Measures": 3, "Paper": 4, "By district": 3, "Values": 4}
#: Figures stand behind the measures they are of.
_FIGURES_BEHIND = "Measures"


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """A column: its heading, what it is for, whether it is needed, and what it offers."""

    title: str
    help: str
    needed: bool = False
    choice: Choice | Ids | None = None


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A sheet to write; rows hold a value for each column, "" where there is none."""

    name: str
    help: str
    columns: tuple[PlannedColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    frozen: int = 1


def plan(quarter: Quarter) -> tuple[PlannedSheet, ...]:
    """All sheets that perfmon reads, in the order in which an analyst fills them in."""
    rows = example.rows(quarter)
    planned: list[PlannedSheet] = []
    for kind in SHEETS:
        if kind is SETTINGS:
            planned.append(_settings())
        elif kind is PAPER:
            planned.append(_sheet(kind, tuple(map(_paper_row, _blocks(quarter)))))
        else:
            planned.append(_sheet(kind, rows.get(kind.name, ())))
        if kind.name == _FIGURES_BEHIND:
            planned += [_figures(sheet) for sheet in example.figure_sheets(quarter)]
    return tuple(planned)


def _sheet(kind: SheetKind, rows: tuple[Mapping[str, Value], ...]) -> PlannedSheet:
    headings = [heading for heading in kind.headings if not heading.only_read]
    return PlannedSheet(
        kind.name,
        kind.help,
        tuple(_column(heading, kind.name) for heading in headings),
        tuple(tuple(row.get(heading.field, "") for heading in headings) for row in rows),
        _FROZEN.get(kind.name, 1),
    )


def _settings() -> PlannedSheet:
    """One row a setting; those that need not be set are blank or hold what goes without saying."""
    rows = tuple((h.title, example.SETTINGS.get(h.field, "")) for h in SETTING_NAMES)
    columns = tuple(_column(heading, SETTINGS.name) for heading in SETTINGS.headings)
    return PlannedSheet(SETTINGS.name, SETTINGS.help, columns, rows)


def _figures(sheet: FigureSheet) -> PlannedSheet:
    by_field = {heading.field: heading for heading in FIGURES.headings}
    columns = tuple(
        PlannedColumn(name, sheet.own[name], needed=True)
        if name in sheet.own
        else _column(by_field[name], "")
        for name in sheet.columns
    )
    rows = tuple(tuple(row.get(name, "") for name in sheet.columns) for row in sheet.rows)
    return PlannedSheet(sheet.name, sheet.help, columns, rows, _FROZEN.get(sheet.name, 1))


def _column(heading: Heading, sheet: str) -> PlannedColumn:
    choice = CHOICES.get(sheet, {}).get(heading.field)
    return PlannedColumn(heading.title, heading.help, heading.needed, choice)


def _blocks(quarter: Quarter) -> tuple[BlockRow, ...]:
    """The blocks that are built without a Paper sheet, written out."""
    (row,), (first,) = example.rows(quarter)["Measures"], example.rows(quarter)["Priorities"]
    measure = Measure(
        id=example.MEASURE,
        label=str(row["label"]),
        unit=Unit.COUNT,
        polarity=Polarity.DOWN,
        priority=str(row["priority"]),
    )
    priority = Priority(id=str(first["id"]), title=str(first["title"]))
    catalogue = Catalogue(
        settings=Settings(organisation="", area="", areas=()),
        priorities=(priority,),
        measures={measure.id: measure},
    )
    written = texts.files(quarter).items()
    read = [reading.read(name, text).commentary for name, text in written if name.endswith(".md")]
    return default_rows(catalogue, read)


def _paper_row(block: BlockRow) -> dict[str, Value]:
    groups = ("; ".join(ref.measure for ref in group) for group in block.measures)
    return {
        "included": "yes",
        "level": block.level or "",
        "heading": block.heading,
        "kind": block.kind,
        "content": block.content,
        "measures": " | ".join(groups),
        "settings": "; ".join(f"{key}: {value}" for key, value in block.settings),
        "wide": "yes" if block.wide else "no",
    }
