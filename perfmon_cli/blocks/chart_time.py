"""A chart over time: one line a measure or part, with the target of each period."""

import re
from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.slices import column_head, columns_of
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.period import Basis, Period, months_ending
from perfmon_cli.report.model import Chart, ChartKind
from perfmon_cli.wording import chart_words, periods, sentences
from perfmon_cli.wording.words import WORDS

#: How many months a chart by month goes back.
MONTHS_SHOWN = 24
#: More lines than this cannot be told apart: each gets a small chart of its own.
MOST_LINES = 6
_FEWEST_PERIODS = 2
_LAST = re.compile(r"last ([0-9]{1,3})")


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
    is_one = len(series) == 1
    goal = points.goal_of(composer, ref, columns, number) if is_one else None
    return Chart(
        id=composer.id("G", ref.measure, "over time"),
        kind=ChartKind.OVER_TIME if len(series) <= MOST_LINES else ChartKind.EACH_AREA,
        title=row.heading or _title(row, composer, columns),
        alt=points.alt(composer, row.all_measures, series, heads, goal=goal),
        categories=heads,
        series=series,
        steps=points.steps(composer, ref, columns),
        number=number,
        scale=chart_words.scale(printer.measure(ref), *(["months"] if _by_month(row) else [])),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        goal=goal,
    )


def _title(row: BlockRow, composer: Composer, columns: Sequence[str]) -> str:
    """How the one line moved by its arrow, else the measure over time."""
    printer, ref = composer.printer, row.all_measures[0]
    subject = sentences.subject(printer.measure(ref))
    if len(row.all_measures) == 1 and not _by_month(row):
        indicator = printer.indicator(ref)
        slot = printer.slot_periods(ref, columns[-1])
        name = sentences.named(indicator) if indicator is not None else subject
        found = chart_words.moved(indicator, name, _period(composer, ref, slot))
        if found:
            return found
    return WORDS["chart.months" if _by_month(row) else "chart.over time"].format(measure=subject)


def _period(composer: Composer, ref: MeasureRef, slot: Sequence[Period]) -> Period | None:
    """The period of the figure that stands at a column, which of a snapshot may be another day."""
    seen = composer.printer.observation(ref, slot[0]) if slot else None
    return seen.key.period if seen is not None else None


def _columns(row: BlockRow, composer: Composer) -> list[str]:
    """The columns that hold anything; by month, also the gaps between the first and the last."""
    printer = composer.printer
    by_month = _by_month(row)
    wanted = months(row, composer) if by_month else ()
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


def months(row: BlockRow, composer: Composer, shown: int = MONTHS_SHOWN) -> tuple[str, ...]:
    """The months up to the quarter's last, as columns: the series behind a measure's figures.

    `periods: last 36` counts months in a chart by month.
    """
    wanted = _LAST.fullmatch(row.setting("periods").casefold())
    count = max(int(wanted[1]), _FEWEST_PERIODS) if wanted is not None else shown
    last = months_ending(composer.printer.quarter.end, 1)
    found = (last.shifted(-back) for back in reversed(range(count)))
    return tuple(periods.head(month, Basis.MONTH) for month in found)


def _by_month(row: BlockRow) -> bool:
    return row.setting("months").casefold() == "yes"
