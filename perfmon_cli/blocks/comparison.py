"""Comparison with other forces: one row an area, one column a measure; then who stands where."""

from perfmon_cli.blocks import peers, standings
from perfmon_cli.blocks.cells import words_cell
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings
from perfmon_cli.blocks.table_notes import notes
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.findings import finding
from perfmon_cli.period import Period
from perfmon_cli.report.model import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Place,
    PrintedFigure,
    Row,
    Table,
)
from perfmon_cli.wording import periods, reasons
from perfmon_cli.wording.words import WORDS

KINDS = ("comparison",)
SETTINGS = ("period", "columns", "note")


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The table of the newest period (or the row's `period`) that the measures are held for."""
    known_settings(row, composer, SETTINGS)
    if not known_measures(row, composer):
        return []
    ids = [ref.measure for ref in row.all_measures]
    period = period_of(row, composer, ids)
    areas = _areas(composer, ids, period)
    if period is None or not areas:
        problem = f"Other areas holds no figures of {', '.join(ids)} up to this quarter."
        remedy = "Add them to the Other areas sheet, or take the block out of the Paper sheet."
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    composer.printed_measures.update(ids)
    number = composer.counters.next_table()
    ref = f"{WORDS['table']} {number}"
    table = Table(
        id=composer.id("T", "comparison", *ids[:1]),
        caption=(row.heading or WORDS["comparison.caption"])
        + f", {periods.head(period, composer.printer.measure(row.all_measures[0]).basis)}",
        columns=_columns(row, composer),
        rows=tuple(_row(row, composer, area, period, ref) for area in areas),
        number=number,
        notes=notes(row, composer),
    )
    return [table, *standings.build(row, composer, period)]


def period_of(row: BlockRow, composer: Composer, ids: list[str]) -> Period | None:
    """The period that a block on other areas is of: as it says, else the newest that is held."""
    if row.setting("period"):
        return composer.printer.period(row.all_measures[0], row.setting("period"))
    end = composer.printer.quarter.end
    held = [
        o.period for o in composer.catalogue.other_areas if o.measure in ids and o.period.end <= end
    ]
    return max(held, key=lambda p: p.end, default=None)


def _areas(composer: Composer, ids: list[str], period: Period | None) -> list[str]:
    """The areas of the sheet, as first written; the own one too where only its figures are held."""
    found: dict[str, str] = {}
    for row in composer.catalogue.other_areas:
        if row.measure in ids and row.period == period:
            found.setdefault(plain(row.area), row.area)
    own = composer.catalogue.settings.area
    if found and period and any(standings.held(composer, one, period) for one in ids):
        found.setdefault(plain(own), own)
    return list(found.values())


def _columns(row: BlockRow, composer: Composer) -> tuple[Column, ...]:
    heads = [part.strip() for part in row.setting("columns").split(",") if part.strip()]
    columns = [Column(heading=WORDS["comparison.area"], kind=ColumnKind.LABEL, share=2.6)]
    for index, ref in enumerate(row.all_measures):
        label = composer.printer.measure(ref).label
        heading = heads[index] if index < len(heads) else label
        columns.append(Column(heading=heading, kind=ColumnKind.NUMBER, share=1.3))
    return tuple(columns)


def _row(row: BlockRow, composer: Composer, area: str, period: Period, table: str) -> Row:
    own = plain(area) == plain(composer.catalogue.settings.area)
    cells = [words_cell(area)]
    for ref, column in zip(row.all_measures, _columns(row, composer)[1:], strict=True):
        place = Place("table", table, area, column.heading)
        figure = _figure(composer, ref.measure, area, period)
        if figure is None:
            cells.append(words_cell(reasons.missing(None)))
        else:
            cells.append(Cell((composer.printer.enter(figure, place),)))
    return Row(tuple(cells), is_own=own)


def _figure(composer: Composer, measure: str, area: str, period: Period) -> PrintedFigure | None:
    """An area's figure: its row's; of the own area the measure's own, where it has one."""
    found = next(
        (
            row
            for row in composer.catalogue.other_areas
            if (row.measure, plain(row.area), row.period) == (measure, plain(area), period)
        ),
        None,
    )
    is_own = plain(area) == plain(composer.catalogue.settings.area)
    held = standings.held(composer, measure, period) if is_own else None
    if held is not None and (found is None or held.value is not None):
        return composer.printer.value(MeasureRef(measure), period, held)
    return None if found is None else peers.row_figure(composer.catalogue, found)
