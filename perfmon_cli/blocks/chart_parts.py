"""A chart of more areas than fit on a page, as several on one scale."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.report.model import Chart, ChartKind, Point, Series
from perfmon_cli.wording.words import WORDS

#: How many areas a page has room for.
MOST_AREAS = {
    ChartKind.CHANGE_BY_AREA: 26,
    ChartKind.OTHER_AREAS: 30,
    ChartKind.EACH_AREA: 12,
}


def split(chart: Chart) -> tuple[Chart, ...]:
    """The chart as it is, or in numbered parts that a page has room for.

    All parts have the chart's number and its scale; the text of each names its own areas.
    """
    is_each = chart.kind is ChartKind.EACH_AREA
    names = tuple(one.name for one in chart.series) if is_each else chart.categories
    most = MOST_AREAS.get(chart.kind, len(names))
    if len(names) <= most:
        return (chart,)
    count = -(-len(names) // most)
    size = -(-len(names) // count)
    whole = replace(chart, reach=_reach(chart))
    return tuple(_part(whole, number, count, size) for number in range(1, count + 1))


def _part(chart: Chart, number: int, count: int, size: int) -> Chart:
    kept = slice((number - 1) * size, number * size)
    title = WORDS["chart.part"].format(title=chart.title, number=number, count=count)
    part = replace(
        chart,
        id=chart.id if number == 1 else f"{chart.id}-part-{number}",
        title=title,
        notes=chart.notes if number == count else (),
    )
    if chart.kind is ChartKind.EACH_AREA:
        part = replace(part, series=chart.series[kept])
        said = [
            _said(one.name, tuple(zip(one.points, chart.categories, strict=True)))
            for one in part.series
        ]
    else:
        part = replace(
            part,
            categories=chart.categories[kept],
            category_notes=chart.category_notes[kept],
            series=tuple(replace(one, points=one.points[kept]) for one in chart.series),
        )
        said = [_of_area(part.series, index, name) for index, name in enumerate(part.categories)]
    return replace(part, alt=f"{title}. {'; '.join(said)}.")


def _of_area(series: Sequence[Series], index: int, name: str) -> str:
    """An area with its numbers, the newest first."""
    numbers = [(one.points[index], one.name) for one in reversed(series)]
    if len(numbers) == 1:
        return f"{name}: {numbers[0][0].printed}"
    return _said(name, numbers)


def _said(name: str, numbers: Sequence[tuple[Point, str]]) -> str:
    return f"{name}: {', '.join(f'{point.printed} ({what})' for point, what in numbers)}"


def _reach(chart: Chart) -> tuple[float, float]:
    points = [point for one in chart.series for point in one.points]
    points += chart.goal.points if chart.goal else ()
    known = [n for p in points for n in (p.value, p.low, p.high) if n is not None]
    return min(known, default=0.0), max(known, default=1.0)
