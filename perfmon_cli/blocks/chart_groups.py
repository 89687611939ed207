"""Groups of a measure over time: a line a part, or a measure, each named where it ends."""

from dataclasses import replace

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.chart_time import MOST_LINES
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.report.model import Chart, ChartKind
from perfmon_cli.wording import chart_words, sentences
from perfmon_cli.wording.words import WORDS

_FEWEST_PERIODS = 2
_PERIODS = "-4, -3, -2, -1, 0"


def build(row: BlockRow, composer: Composer) -> Chart | None:
    """The chart; None without groups, or with fewer than two periods that hold a figure.

    One measure is drawn by its parts, several are a line each. More lines than can be told apart
    are small charts on one scale.
    """
    printer = composer.printer
    refs = groups(row, composer)
    if len(refs) < _FEWEST_PERIODS:
        return None
    wanted = columns_of(row, printer, refs[0], _PERIODS)
    columns = [c for c in wanted if any(_found(composer, ref, c) for ref in refs)]
    if len(columns) < _FEWEST_PERIODS:
        return None
    number = composer.counters.next_chart()
    heads = tuple(column_head(printer, refs[0], column) for column in columns)
    is_parts = len({ref.measure for ref in refs}) == 1
    series = tuple(
        points.series_of(composer, ref, columns, number, _name(composer, ref, is_parts=is_parts))
        for ref in refs
    )
    series = tuple(replace(one, is_current=not index) for index, one in enumerate(series))
    measure = printer.measure(refs[0])
    subject = sentences.subject(measure)
    newest = [_found(composer, ref, columns[-1]) for ref in refs]
    held = [printer.indicator(ref) for ref in refs]
    ways = [
        chart_words.way(indicator, None, one.key.period if one else None)
        for indicator, one in zip(held, newest, strict=True)
    ]
    on = chart_words.compared_with(held)
    finding = chart_words.moved_in(subject, ways, "groups", on) if is_parts else ""
    return Chart(
        id=composer.id("G", refs[0].measure, "by group"),
        kind=ChartKind.BY_GROUP if len(series) <= MOST_LINES else ChartKind.EACH_AREA,
        title=row.heading or finding or WORDS["chart.by group"].format(measure=subject),
        alt=points.alt(composer, refs, series, heads),
        categories=heads,
        series=series,
        steps=points.steps(composer, refs[0], columns),
        number=number,
        scale=chart_words.scale(measure),
        suffix=points.suffix(composer, refs[0]),
        prefix=points.prefix(composer, refs[0]),
    )


def why_not(row: BlockRow, composer: Composer) -> tuple[str, str]:
    """What is wrong, and what to do, where there are no groups to draw."""
    ref = row.all_measures[0]
    if len(groups(row, composer)) < _FEWEST_PERIODS:
        return (
            f"{ref.measure} has no parts to draw as groups.",
            "Write them under Parts in the Measures sheet, or name several measures.",
        )
    return (
        f"No figures to draw for the parts of {ref.measure} in two periods.",
        "Add the figures of earlier periods, or take the chart out of the Paper sheet.",
    )


def groups(row: BlockRow, composer: Composer) -> tuple[MeasureRef, ...]:
    """What a block asks for: several measures as they are, or the parts of the one it names."""
    named = row.all_measures
    if len(named) > 1 or named[0].part:
        return named
    (ref,) = named
    parts = composer.printer.measure(ref).parts
    return tuple(MeasureRef(ref.measure, part, ref.area) for part in parts)


def _name(composer: Composer, ref: MeasureRef, *, is_parts: bool) -> str:
    if is_parts:
        return ref.part or WORDS["chart.whole"]
    subject = sentences.subject(composer.printer.measure(ref))
    return f"{subject} ({ref.part})" if ref.part else subject


def _found(composer: Composer, ref: MeasureRef, column: str) -> Observation | None:
    """What stands at a column, which of a snapshot may be of another day."""
    slot = composer.printer.slot_periods(ref, column)
    return composer.printer.observation(ref, slot[0]) if slot else None
