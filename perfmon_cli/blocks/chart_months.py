"""Charts of the series behind a measure: months with their average, and totals of twelve months."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from perfmon_cli.blocks import chart_ends as ends
from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks.chart_time import months as month_columns
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.indicators.rolling import Rolling, rolling
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, Basis, Period, months_ending
from perfmon_cli.report.model import Chart, ChartKind, Point, Series
from perfmon_cli.wording import chart_words, periods, sentences
from perfmon_cli.wording.words import WORDS

_FEWEST = 2
#: How far totals go back where the block does not say, in months.
_MONTHS_BACK = 36
_STEPS = {"month": 1, "quarter": MONTHS_A_QUARTER}
STEPS = tuple(_STEPS)


def with_average(row: BlockRow, composer: Composer) -> Chart | None:
    """A bar a month, and the line of the mean of twelve; None without two months.

    Where the months are of a percentage or a rate, the line is that of the twelve months together.
    """
    printer, ref = composer.printer, row.all_measures[0]
    measure = printer.measure(ref)
    series = _rolling(composer, ref)
    wanted = [
        period
        for column in month_columns(row, composer)
        if (period := printer.period(ref, column)) is not None
    ]
    held = [period for period in wanted if _seen(composer, ref, period) is not None]
    if len(held) < _FEWEST or recipe_of(measure) is None:
        return None
    shown = wanted[wanted.index(held[0]) : wanted.index(held[-1]) + 1]
    number = composer.counters.next_chart()
    heads = tuple(periods.head(period, Basis.MONTH) for period in shown)
    starts = points.with_breaks(composer, ref.measure, shown)
    own = WORDS["chart.each month"]
    each = tuple(
        replace(
            points.observed(composer, ref, _seen(composer, ref, period), number, (own, head)),
            starts=new,
        )
        for period, head, new in zip(shown, heads, starts, strict=True)
    )
    average = tuple(
        replace(_mean(composer, ref, series, period, number), starts=new)
        for period, new in zip(shown, starts, strict=True)
    )
    name = WORDS["chart.of 12 months" if _is_ratio(measure) else "chart.average"]
    has_average = any(point.value is not None for point in average)
    lines = (Series(own, each, is_current=True), Series(name, average))[: 1 + has_average]
    return Chart(
        id=composer.id("G", ref.measure, "months"),
        kind=ChartKind.MONTHS,
        title=row.heading or _title(composer, ref, "months"),
        alt=points.alt(composer, (ref,), lines, heads),
        categories=heads,
        series=lines,
        number=number,
        scale=chart_words.scale(measure, "months"),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
    )


def totals(row: BlockRow, composer: Composer) -> Chart | None:
    """A line of the twelve months to each month or quarter; None with fewer than two."""
    printer, ref = composer.printer, row.all_measures[0]
    measure = printer.measure(ref)
    series = _rolling(composer, ref)
    step = _step(row, series)
    last = months_ending(printer.quarter.end, 1)
    count = len(month_columns(row, composer, _MONTHS_BACK))
    days = [last.shifted(-back).end for back in reversed(range(0, count, step))]
    found = [series.year_to(day) for day in days]
    held = [at for at, one in enumerate(found) if one is not None and one.value is not None]
    if len(held) < _FEWEST:
        return None
    kept = slice(held[0], held[-1] + 1)
    days, found = days[kept], found[kept]
    number = composer.counters.next_chart()
    heads = tuple(periods.head(months_ending(day, 1), Basis.MONTH) for day in days)
    of = WORDS["chart.of 12 months"]
    drawn = tuple(
        replace(
            ends.broken()
            if series.is_broken(day)
            else points.observed(composer, ref, one, number, (of, head)),
            starts=new,
        )
        for one, head, day, new in zip(found, heads, days, _starts(series, days), strict=True)
    )
    words = WORDS["chart.month" if step == 1 else "chart.quarter"]
    is_sum = recipe_of(measure) is not None and not _is_ratio(measure)
    kind = "rolling" if is_sum else "rolling figures"
    line = Series(sentences.subject(measure), drawn, is_current=True)
    return Chart(
        id=composer.id("G", ref.measure, "rolling"),
        kind=ChartKind.ROLLING,
        title=row.heading or _title(composer, ref, kind),
        alt=points.alt(composer, (ref,), (line,), heads),
        categories=heads,
        series=(line,),
        number=number,
        scale=chart_words.scale(measure, kind, step=words),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
    )


def why_not(row: BlockRow, composer: Composer, kind: ChartKind) -> tuple[str, str]:
    """What is wrong, and what to do, where there are no months or totals to draw."""
    ref = row.all_measures[0]
    measure = composer.printer.measure(ref)
    if recipe_of(measure) is None and kind is ChartKind.MONTHS:
        return (
            f"The months of {ref.measure} cannot be put together to a figure of 12 months.",
            "Write yes under Adds up over time if they add up, or take out show: average.",
        )
    if kind is ChartKind.MONTHS:
        return (
            f"There are fewer than two months of {ref.measure} up to the chosen quarter.",
            "Enter its months (Jan 2022, Feb 2022, …) in the sheet Values, or take the chart out.",
        )
    return (
        f"There are fewer than two figures of 12 months of {ref.measure} to draw.",
        (
            "Enter its months or quarters with yes under Adds up over time, or figures of 12 "
            "months to the end of several quarters; or take the chart out."
        ),
    )


def _rolling(composer: Composer, ref: MeasureRef) -> Rolling:
    printer = composer.printer
    breaks = [row.since for row in composer.catalogue.breaks if row.measure == ref.measure]
    return rolling(printer.dataset, printer.measure(ref), ref.part, ref.area, breaks)


def _step(row: BlockRow, series: Rolling) -> int:
    """Months between two totals: as the block says, else as fine as the figures are."""
    named = _STEPS.get(row.setting("every").casefold())
    if named is not None:
        return named
    return 1 if any(one.step == 1 and one.figures for one in series.behind) else MONTHS_A_QUARTER


def _seen(composer: Composer, ref: MeasureRef, period: Period) -> Observation | None:
    return composer.printer.observation(ref, period)


def _is_ratio(measure: Measure) -> bool:
    recipe = recipe_of(measure)
    return recipe is not None and recipe.is_ratio


def _mean(
    composer: Composer, ref: MeasureRef, series: Rolling, month: Period, number: int
) -> Point:
    """The mean of the twelve months to this one, a figure made of all of them."""
    found = series.month_mean(month.end)
    at = (WORDS["chart.average"], periods.head(month, Basis.MONTH))
    if found is None and series.is_broken(month.end):
        return ends.broken()
    if found is None or found.value is None or _is_ratio(series.measure):
        return points.observed(composer, ref, found, number, at)
    printer = composer.printer
    months = [month.shifted(-back) for back in reversed(range(MONTHS_A_YEAR))]
    seen = [(period, _seen(composer, ref, period)) for period in months]
    inputs = tuple(printer.book.enter(printer.value(ref, p, one)) for p, one in seen if one)
    figure = printer.derived(ref, found.key.period, "month mean", found.value, inputs)
    drawn = points.entered(composer, figure, number, *at)
    return replace(drawn, status=printer.status_words(found))


def _starts(series: Rolling, days: Sequence[date]) -> list[bool]:
    """For each total whether it is the first that is wholly counted the new way."""
    firsts = [months_ending(day, MONTHS_A_YEAR).start for day in days]
    return [
        bool(at) and any(firsts[at - 1] < since <= first for since in series.breaks)
        for at, first in enumerate(firsts)
    ]


def _title(composer: Composer, ref: MeasureRef, kind: str) -> str:
    """How the figure of the year moved by its arrow, else the measure by month."""
    printer = composer.printer
    indicator = printer.indicator(ref)
    own = printer.period(ref, "0")
    subject = sentences.subject(printer.measure(ref))
    name = sentences.named(indicator) if indicator is not None else subject
    found = ""
    if own is not None and own.months == MONTHS_A_YEAR and own.end == printer.quarter.end:
        found = chart_words.moved(indicator, name, own)
    return found or WORDS[f"chart.{kind}"].format(measure=name)
