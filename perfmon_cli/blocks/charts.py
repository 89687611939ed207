"""Charts as data: their points, their titles, and alt text that states the finding."""

from decimal import Decimal

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings, notes
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.model import BlockRow, MeasureRef
from perfmon_cli.findings import finding
from perfmon_cli.indicators.model import Direction
from perfmon_cli.period import Basis, months_ending
from perfmon_cli.report.model import Block, Chart, ChartKind, Place, Point, Series
from perfmon_cli.wording import periods, sentences
from perfmon_cli.wording.words import WORDS

KINDS = ("chart",)
SETTINGS = ("kind", "periods", "period", "months", "note", "order")
#: How many months a chart by month goes back.
MONTHS_SHOWN = 24


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """One chart; a finding where the kind is not known or there is nothing to draw."""
    if not known_settings(row, composer, SETTINGS) or not known_measures(row, composer):
        return []
    wanted = row.setting("kind", ChartKind.OVER_TIME.value).casefold()
    if wanted == ChartKind.CHANGE_BY_AREA.value:
        chart = _change_by_area(row, composer)
    elif wanted == ChartKind.OVER_TIME.value:
        chart = _over_time(row, composer)
    else:
        problem = f'"{row.setting("kind")}" is not a kind of chart.'
        kinds = ", ".join(kind.value for kind in ChartKind)
        composer.findings.append(
            finding("PM501", problem, f"Write one of: {kinds}.", where=row.source)
        )
        return []
    if chart is None:
        problem = f"No figures to draw for {row.all_measures[0].measure} in the chosen quarter."
        remedy = "Add the figures, or take the chart out of the Paper sheet."
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    return [chart]


def _change_by_area(row: BlockRow, composer: Composer) -> Chart | None:
    printer = composer.printer
    ref = row.all_measures[0]
    held = {key.area for key in printer.keys_of(ref.measure) if key.part == ref.part}
    areas = [a for a in composer.catalogue.settings.areas if a in held]
    wanted = columns_of(row, printer, ref, "-1, 0")
    if len(wanted) != 2 or not areas:  # noqa: PLR2004
        return None
    number = composer.counters.next_chart()
    series = tuple(
        Series(
            column_head(printer, ref, column),
            tuple(_point(composer, _at(ref, area), column, number, area) for area in areas),
            is_current=column == "0",
        )
        for column in wanted
    )
    if not any(p.value is not None for p in series[-1].points):
        composer.counters.chart -= 1
        return None
    notes_by_area = tuple(_unclear(composer, _at(ref, area)) for area in areas)
    measure = printer.measure(ref)
    return Chart(
        id=composer.id("G", ref.measure, "by area"),
        kind=ChartKind.CHANGE_BY_AREA,
        title=row.heading or WORDS["chart.by area"].format(measure=sentences.subject(measure)),
        alt=_alt(WORDS["chart.alt by area"], sentences.subject(measure), series, areas),
        categories=tuple(areas),
        series=series,
        number=number,
        suffix="%" if measure.unit.is_percent else "",
        category_notes=notes_by_area,
        notes=notes(row, composer, brackets=False),
    )


def _over_time(row: BlockRow, composer: Composer) -> Chart | None:
    printer = composer.printer
    ref = row.all_measures[0]
    columns = _months(composer) if row.setting("months") == "yes" else ()
    columns = columns or columns_of(row, printer, ref, "-2, -1, 0")
    held = [
        c
        for c in columns
        if any(
            printer.observation(r, p) for r in row.all_measures for p in printer.slot_periods(r, c)
        )
    ]
    if held and row.setting("months") == "yes":
        held = list(columns[columns.index(held[0]) : columns.index(held[-1]) + 1])
    if len(held) < 2:  # noqa: PLR2004
        return None
    number = composer.counters.next_chart()
    heads = tuple(column_head(printer, ref, column) for column in held)
    series = tuple(
        Series(
            one.part or sentences.subject(printer.measure(one)),
            tuple(
                _point(composer, one, column, number, head)
                for column, head in zip(held, heads, strict=True)
            ),
            is_current=index == 0,
        )
        for index, one in enumerate(row.all_measures)
    )
    measure = printer.measure(ref)
    subject = sentences.subject(measure)
    return Chart(
        id=composer.id("G", ref.measure, "over time"),
        kind=ChartKind.OVER_TIME,
        title=row.heading or WORDS["chart.over time"].format(measure=subject),
        alt=_alt(WORDS["chart.alt over time"], subject, series, list(heads)),
        categories=heads,
        series=series,
        number=number,
        suffix="%" if measure.unit.is_percent else "",
        notes=notes(row, composer, brackets=False),
    )


def _months(composer: Composer) -> tuple[str, ...]:
    """The months up to the quarter's last, as columns: the series behind a measure's figures."""
    last = months_ending(composer.printer.quarter.end, 1)
    months = (last.shifted(-back) for back in reversed(range(MONTHS_SHOWN)))
    return tuple(periods.head(month, Basis.MONTH) for month in months)


def _at(ref: MeasureRef, area: str) -> MeasureRef:
    return MeasureRef(ref.measure, ref.part, area)


def _point(composer: Composer, ref: MeasureRef, column: str, number: int, row: str) -> Point:
    printer = composer.printer
    found = printer.slot_periods(ref, column)
    observation = printer.observation(ref, found[0]) if found else None
    if observation is None or observation.value is None:
        return Point(None, printer.missing(ref, observation))
    figure = printer.value(ref, found[0], observation)
    place = Place("chart", f"{WORDS['figure']} {number}", row, column_head(printer, ref, column))
    printer.enter(figure, place)
    return Point(_as_float(observation.value), figure.printed)


def _as_float(value: Decimal) -> float:
    """For drawing only; printed numbers come from the Decimal."""
    return float(value)


def _unclear(composer: Composer, ref: MeasureRef) -> str:
    indicator = composer.printer.indicator(ref)
    flat = indicator is not None and indicator.trend.direction is Direction.FLAT
    return WORDS["chart.no clear change"] if flat else ""


def _alt(template: str, subject: str, series: tuple[Series, ...], names: list[str]) -> str:
    """The finding in words: each category with its numbers."""
    said = []
    for index, name in enumerate(names):
        numbers = [f"{one.points[index].printed} ({one.name})" for one in reversed(series)]
        said.append(f"{name}: {', '.join(numbers)}")
    return template.format(measure=subject, numbers="; ".join(said))
