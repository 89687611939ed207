"""Charts of areas: the change of each, and each over time on one scale."""

from dataclasses import replace
from math import inf

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.indicators.model import Direction
from perfmon_cli.period import Period
from perfmon_cli.report.model import Chart, ChartKind, Point, Series
from perfmon_cli.wording import chart_words, sentences
from perfmon_cli.wording.words import WORDS

AS_LISTED, BY_CHANGE = "as listed", "change"
ORDERS = ("value", BY_CHANGE, AS_LISTED)
_BEFORE_AND_NOW = 2
_FEWEST_PERIODS = 2


def change(row: BlockRow, composer: Composer) -> Chart | None:
    """The value of each area before and now, the largest first; None where there is none now.

    `order: as listed` keeps the order of Settings, `order: change` puts the largest rise first.
    """
    printer = composer.printer
    ref = row.all_measures[0]
    areas = _areas(composer, ref)
    wanted = columns_of(row, printer, ref, "-1, 0")
    if len(wanted) != _BEFORE_AND_NOW or not areas or not _is_held(composer, ref, wanted[-1:]):
        return None
    number = composer.counters.next_chart()
    found = [
        tuple(points.point(composer, _at(ref, area), column, number, area) for column in wanted)
        for area in areas
    ]
    places = sorted(range(len(areas)), key=lambda at: _rank(row, found[at], at))
    areas = tuple(areas[at] for at in places)
    series = tuple(
        Series(
            column_head(printer, ref, column),
            tuple(found[at][index] for at in places),
            is_current=column == wanted[-1],
        )
        for index, column in enumerate(wanted)
    )
    ends = [printer.period(ref, column) for column in wanted]
    ways = [chart_words.way(printer.indicator(_at(ref, area)), *ends) for area in areas]
    subject = sentences.subject(printer.measure(ref))
    finding = chart_words.moved_in(subject, ways, "districts")
    return Chart(
        id=composer.id("G", ref.measure, "by area"),
        kind=ChartKind.CHANGE_BY_AREA,
        title=row.heading or finding or _title(composer, ref, "by area"),
        alt=" ".join((*points.findings_of(composer, (ref,)), points.of_rows(series, areas))),
        categories=areas,
        series=series,
        number=number,
        scale=chart_words.scale(printer.measure(ref)),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        category_notes=tuple(_unclear(composer, _at(ref, area), ends[0]) for area in areas),
    )


def _rank(row: BlockRow, found: tuple[Point, ...], place: int) -> tuple[float, int]:
    """Where an area stands; one without a figure comes last."""
    before, now = found[0].value, found[-1].value
    order = row.setting("order").casefold()
    if order == AS_LISTED:
        return 0.0, place
    if now is None or (order == BY_CHANGE and before is None):
        return inf, place
    return -(now - (before or 0.0)) if order == BY_CHANGE else -now, place


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
    last = printer.period(ref, columns[-1])
    held_by = [printer.indicator(one) for one in refs]
    ways = [chart_words.way(one, None, last) for one in held_by]
    subject = sentences.subject(printer.measure(ref))
    on = chart_words.compared_with(held_by)
    finding = chart_words.moved_in(subject, ways, "districts", on)
    return Chart(
        id=composer.id("G", ref.measure, "each area"),
        kind=ChartKind.EACH_AREA,
        title=row.heading or finding or _title(composer, ref, "each area"),
        alt=points.alt(composer, refs, series, heads),
        categories=heads,
        series=series,
        steps=points.steps(composer, ref, columns),
        number=number,
        scale=chart_words.scale(printer.measure(ref)),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
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


def _unclear(composer: Composer, ref: MeasureRef, before: Period | None) -> str:
    """That an area's arrow is flat, where it is drawn on the very periods of the chart."""
    indicator = composer.printer.indicator(ref)
    if indicator is None or indicator.trend.direction is not Direction.FLAT:
        return ""
    comparison = indicator.arrow_comparison
    is_other = comparison is not None and comparison.period not in {None, before}
    return "" if is_other else WORDS["chart.no clear change"]
