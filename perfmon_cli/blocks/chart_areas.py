"""Charts of areas: the change of each, and each over time on one scale."""

from dataclasses import replace

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import notes
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.model import BlockRow, MeasureRef
from perfmon_cli.indicators.model import Direction
from perfmon_cli.report.model import Chart, ChartKind, Series
from perfmon_cli.wording import sentences
from perfmon_cli.wording.words import WORDS

_BEFORE_AND_NOW = 2
_FEWEST_PERIODS = 2


def change(row: BlockRow, composer: Composer) -> Chart | None:
    """The value of each area before and now; None where there is none now."""
    printer = composer.printer
    ref = row.all_measures[0]
    areas = _areas(composer, ref)
    wanted = columns_of(row, printer, ref, "-1, 0")
    if len(wanted) != _BEFORE_AND_NOW or not areas or not _is_held(composer, ref, wanted[-1:]):
        return None
    number = composer.counters.next_chart()
    series = tuple(
        Series(
            column_head(printer, ref, column),
            tuple(points.point(composer, _at(ref, area), column, number, area) for area in areas),
            is_current=column == wanted[-1],
        )
        for column in wanted
    )
    return Chart(
        id=composer.id("G", ref.measure, "by area"),
        kind=ChartKind.CHANGE_BY_AREA,
        title=row.heading or _title(composer, ref, "by area"),
        alt=points.alt(composer, "by area", (ref,), series, areas),
        categories=areas,
        series=series,
        number=number,
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        category_notes=tuple(_unclear(composer, _at(ref, area)) for area in areas),
        notes=notes(row, composer, brackets=False),
    )


def over_time(row: BlockRow, composer: Composer) -> Chart | None:
    """A small chart an area; None with fewer than two periods that hold a figure."""
    printer = composer.printer
    ref = row.all_measures[0]
    areas = _areas(composer, ref)
    wanted = columns_of(row, printer, ref, "last 4")
    held = [column for column in wanted if _is_held(composer, ref, (column,))]
    if len(held) < _FEWEST_PERIODS or not areas:
        return None
    columns = wanted[wanted.index(held[0]) :]
    number = composer.counters.next_chart()
    series = tuple(
        replace(
            points.series_of(composer, _at(ref, area), columns, number, area),
            is_current=area == areas[0],
        )
        for area in areas
    )
    heads = tuple(column_head(printer, ref, column) for column in columns)
    refs = tuple(_at(ref, area) for area in areas)
    return Chart(
        id=composer.id("G", ref.measure, "each area"),
        kind=ChartKind.EACH_AREA,
        title=row.heading or _title(composer, ref, "each area"),
        alt=points.alt(composer, "each area", refs, series, heads),
        categories=heads,
        series=series,
        number=number,
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        notes=notes(row, composer, brackets=False),
    )


def _areas(composer: Composer, ref: MeasureRef) -> tuple[str, ...]:
    """The areas of Settings that the measure's part has anything for, in their order."""
    held = {key.area for key in composer.printer.keys_of(ref.measure) if key.part == ref.part}
    return tuple(a for a in composer.catalogue.settings.areas if a in held)


def _is_held(composer: Composer, ref: MeasureRef, columns: tuple[str, ...]) -> bool:
    """Whether any area has a figure in any of the columns."""
    printer = composer.printer
    for column in columns:
        for area in _areas(composer, ref):
            there = _at(ref, area)
            found = printer.slot_periods(there, column)
            seen = printer.observation(there, found[0]) if found else None
            if seen is not None and seen.value is not None:
                return True
    return False


def _at(ref: MeasureRef, area: str) -> MeasureRef:
    return MeasureRef(ref.measure, ref.part, area)


def _title(composer: Composer, ref: MeasureRef, kind: str) -> str:
    subject = sentences.subject(composer.printer.measure(ref))
    return WORDS[f"chart.{kind}"].format(measure=subject)


def _unclear(composer: Composer, ref: MeasureRef) -> str:
    indicator = composer.printer.indicator(ref)
    flat = indicator is not None and indicator.trend.direction is Direction.FLAT
    return WORDS["chart.no clear change"] if flat else ""
