"""A chart over time: one line a measure or part, with the target of each period."""

from dataclasses import replace

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import notes
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.model import BlockRow
from perfmon_cli.period import Basis, months_ending
from perfmon_cli.report.model import Chart, ChartKind
from perfmon_cli.wording import periods, sentences
from perfmon_cli.wording.words import WORDS

#: How many months a chart by month goes back.
MONTHS_SHOWN = 24
_FEWEST_PERIODS = 2


def over_time(row: BlockRow, composer: Composer) -> Chart | None:
    """The chart; None with fewer than two periods that hold anything."""
    printer = composer.printer
    ref = row.all_measures[0]
    columns = _columns(row, composer)
    if len(columns) < _FEWEST_PERIODS:
        return None
    number = composer.counters.next_chart()
    heads = tuple(column_head(printer, ref, column) for column in columns)
    series = tuple(
        replace(
            points.series_of(
                composer, one, columns, number, one.part or sentences.subject(printer.measure(one))
            ),
            is_current=index == 0,
        )
        for index, one in enumerate(row.all_measures)
    )
    subject = sentences.subject(printer.measure(ref))
    goal = points.goal_of(composer, ref, columns, number) if len(series) == 1 else None
    return Chart(
        id=composer.id("G", ref.measure, "over time"),
        kind=ChartKind.OVER_TIME,
        title=row.heading or WORDS["chart.over time"].format(measure=subject),
        alt=points.alt(composer, "over time", row.all_measures, series, heads, goal=goal),
        categories=heads,
        series=series,
        number=number,
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        goal=goal,
        notes=notes(row, composer, brackets=False),
    )


def _columns(row: BlockRow, composer: Composer) -> list[str]:
    """The columns that hold anything; by month, also the gaps between the first and the last."""
    printer = composer.printer
    by_month = row.setting("months") == "yes"
    wanted = _months(composer) if by_month else ()
    wanted = wanted or columns_of(row, printer, row.all_measures[0], "-2, -1, 0")
    held = [
        column
        for column in wanted
        if any(
            printer.observation(ref, period)
            for ref in row.all_measures
            for period in printer.slot_periods(ref, column)
        )
    ]
    if held and by_month:
        return list(wanted[wanted.index(held[0]) : wanted.index(held[-1]) + 1])
    return held


def _months(composer: Composer) -> tuple[str, ...]:
    """The months up to the quarter's last, as columns: the series behind a measure's figures."""
    last = months_ending(composer.printer.quarter.end, 1)
    months = (last.shifted(-back) for back in reversed(range(MONTHS_SHOWN)))
    return tuple(periods.head(month, Basis.MONTH) for month in months)
