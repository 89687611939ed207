"""Comparison with other forces: one row an area, one column a measure (Other areas sheet)."""

from decimal import Decimal

from perfmon_cli.blocks.cells import words_cell
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings, notes
from perfmon_cli.catalogue.model import BlockRow, MeasureRef, OtherArea
from perfmon_cli.findings import finding
from perfmon_cli.period import Period
from perfmon_cli.report.figures import FigureName
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
from perfmon_cli.wording import numbers, periods, reasons
from perfmon_cli.wording.words import WORDS

KINDS = ("comparison",)
SETTINGS = ("period", "columns", "note")


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The table of the newest period (or the row's `period`) that the measures are held for."""
    known_settings(row, composer, SETTINGS)
    if not known_measures(row, composer):
        return []
    ids = [ref.measure for ref in row.all_measures]
    period = _period(row, composer, ids)
    areas = _areas(composer, ids, period)
    if period is None or not areas:
        problem = f"Other areas holds no figures of {', '.join(ids)} up to this quarter."
        remedy = "Add them to the Other areas sheet, or take the block out of the Paper sheet."
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    composer.printed_measures.update(ids)
    number = composer.counters.next_table()
    ref = f"{WORDS['table']} {number}"
    return [
        Table(
            id=composer.id("T", "comparison", *ids[:1]),
            caption=(row.heading or WORDS["comparison.caption"])
            + f", {periods.head(period, composer.printer.measure(row.all_measures[0]).basis)}",
            columns=_columns(row, composer),
            rows=tuple(_row(row, composer, area, period, ref) for area in areas),
            number=number,
            notes=notes(row, composer),
        )
    ]


def _period(row: BlockRow, composer: Composer, ids: list[str]) -> Period | None:
    if row.setting("period"):
        return composer.printer.period(row.all_measures[0], row.setting("period"))
    end = composer.printer.quarter.end
    held = [
        o.period for o in composer.catalogue.other_areas if o.measure in ids and o.period.end <= end
    ]
    return max(held, key=lambda p: p.end, default=None)


def _areas(composer: Composer, ids: list[str], period: Period | None) -> list[str]:
    found = (
        o.area for o in composer.catalogue.other_areas if o.measure in ids and o.period == period
    )
    return list(dict.fromkeys(found))


def _columns(row: BlockRow, composer: Composer) -> tuple[Column, ...]:
    heads = [part.strip() for part in row.setting("columns").split(",") if part.strip()]
    columns = [Column(heading=WORDS["comparison.area"], kind=ColumnKind.LABEL, share=2.6)]
    for index, ref in enumerate(row.all_measures):
        label = composer.printer.measure(ref).label
        heading = heads[index] if index < len(heads) else label
        columns.append(Column(heading=heading, kind=ColumnKind.NUMBER, share=1.3))
    return tuple(columns)


def _row(row: BlockRow, composer: Composer, area: str, period: Period, table: str) -> Row:
    own = area == composer.catalogue.settings.area
    cells = [words_cell(area)]
    for ref, column in zip(row.all_measures, _columns(row, composer)[1:], strict=True):
        found = next(
            (
                o
                for o in composer.catalogue.other_areas
                if (o.measure, o.area, o.period) == (ref.measure, area, period)
            ),
            None,
        )
        place = Place("table", table, area, column.heading)
        cells.append(_cell(composer, ref, found, place))
    return Row(tuple(cells), is_total=own)


def _cell(composer: Composer, ref: MeasureRef, found: OtherArea | None, place: Place) -> Cell:
    if found is None:
        return words_cell(reasons.missing(None))
    return Cell((composer.printer.enter(_figure(composer, ref, found), place),))


def _figure(composer: Composer, ref: MeasureRef, found: OtherArea) -> PrintedFigure:
    measure = composer.printer.measure(ref)
    value = found.value if found.value is not None else _ratio(found)
    name = FigureName(measure=ref.measure, area=found.area, period=found.period)
    source = found.source
    return PrintedFigure(
        id=name.id,
        measure=ref.measure,
        component="",
        area=found.area,
        period=(
            found.period.start.isoformat(),
            found.period.end.isoformat(),
            periods.head(found.period, measure.basis),
        ),
        quantity="value",
        comparator="",
        value=numbers.plain(value) if value is not None else "",
        unit=str(measure.unit.value),
        printed=numbers.value(measure, value) if value is not None else reasons.missing(None),
        rule="given",
        symbols=() if value is not None else ("[x]",),
        sources=((source.file, source.sheet, source.cell),),
    )


def _ratio(found: OtherArea) -> Decimal | None:
    if found.numerator is None or not found.denominator:
        return None
    return 100 * found.numerator / found.denominator
