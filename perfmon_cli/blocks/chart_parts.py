"""A chart of more areas than fit on a page, as several on one scale."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.blocks import chart_ends
from perfmon_cli.blocks import chart_points as points
from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, ChartKind, Point
from perfmon_cli.wording.words import WORDS

#: How many areas a page has room for.
MOST_AREAS = {
    ChartKind.CHANGE_BY_AREA: 26,
    ChartKind.OTHER_AREAS: 45,
    ChartKind.EACH_AREA: 12,
}
#: Longer names take two lines of a page, or three.
_ONE_LINE, _TWO_LINES = 32, 64
_OF_LONG_NAMES = {1: 45, 2: 28, 3: 20}


def split(chart: Chart) -> tuple[Chart, ...]:
    """The chart as it is, or in numbered parts that a page has room for.

    All parts have the chart's number and its scale; the text of each names its own areas.
    """
    is_each = chart.kind is ChartKind.EACH_AREA
    names = tuple(one.name for one in chart.series) if is_each else chart.categories
    most = min(MOST_AREAS.get(chart.kind, len(names)), _fitting(chart))
    if len(names) <= most:
        return (chart,)
    count = -(-len(names) // most)
    size = -(-len(names) // count)
    whole = replace(chart, reach=chart_scale.ends(chart))
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
        told = f"{'; '.join(said)}."
    else:
        part = replace(
            part,
            categories=chart.categories[kept],
            category_notes=chart.category_notes[kept],
            series=tuple(replace(one, points=one.points[kept]) for one in chart.series),
        )
        told = points.of_rows(part.series, part.categories)
    sheet = f"{WORDS['figure']} {chart.number} ({number})" if number > 1 else ""
    return chart_ends.worded(part, told, sheet)


def _fitting(chart: Chart) -> int:
    """How many rows of names as long as these a page has room for."""
    longest = max((len(name) for name in chart.categories), default=0)
    if chart.kind is ChartKind.EACH_AREA:
        return len(chart.series)
    lines = 1 if longest <= _ONE_LINE else 2 if longest <= _TWO_LINES else 3
    return _OF_LONG_NAMES[lines] if chart.kind in MOST_AREAS else max(len(chart.categories), 1)


def _said(name: str, numbers: Sequence[tuple[Point, str]]) -> str:
    return f"{name}: {', '.join(f'{point.printed} ({what})' for point, what in numbers)}"
