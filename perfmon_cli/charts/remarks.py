"""What charts over time say between their lines: breaks in counting, targets, gaps."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes

from perfmon_cli import theme
from perfmon_cli.charts import canvas, scales
from perfmon_cli.charts.lettering import SMALL, width_mm, wrapped
from perfmon_cli.report.model import Chart, Series

#: Where in a chart the words of a gap may stand, and which edge of theirs.
_HEIGHTS: Final = {0.04: "bottom", 0.5: "center", 0.96: "top"}


def breaks(axes: Axes, chart: Chart, series: Iterable[Series]) -> None:
    """Draw a dotted line before every point from which counting is new."""
    places = {i for one in series for i, point in enumerate(one.points) if point.starts and i}
    for place in sorted(places):
        middle = (scales.along_at(chart, place - 1) + scales.along_at(chart, place)) / 2
        axes.axvline(middle, color=theme.MID_GREY, linewidth=0.9, linestyle=(0, (1, 2)))


def goal(axes: Axes, chart: Chart) -> None:
    """Draw the target as a dashed line with steps, named above its last point."""
    if chart.goal is None:
        return
    known = [
        (scales.along_at(chart, i), p, p.value)
        for i, p in enumerate(chart.goal.points)
        if p.value is not None
    ]
    right = axes.get_xlim()[1]
    half = 0.45 * min((b - a for a, b in pairwise(chart.steps)), default=1.0)
    for place, _, value in known:
        axes.plot(
            [place - half, min(place + half, right)],
            [value, value],
            color=theme.TEXT,
            linewidth=1.2,
            linestyle=(0, (4, 2)),
        )
    for place, point, value in known[-1:]:
        most = canvas.lines(canvas.wide_mm(axes), 2)
        words = wrapped(
            f"{chart.goal.name} {point.printed}", scales.axes_mm(axes) / 2, SMALL, lines=most
        )
        low, high = axes.get_xlim()
        needed = (width_mm(words, SMALL) + 1) / scales.axes_mm(axes) * (high - low)
        axes.annotate(
            words,
            (max(place, low + needed), value),
            xytext=(0, 3),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=SMALL,
            color=theme.TEXT,
            annotation_clip=False,
        )


def gaps(axes: Axes, chart: Chart, series: Series, target: Series | None = None) -> None:
    """Say in the gaps of a single line why there is no value, where the words have room.

    They stand at that height which is farthest from the other words of the chart.
    """
    low, high = axes.get_ylim()
    written = [p.value for p in (target.points if target else ()) if p.value is not None]
    newest = scales.last_known(series)
    written += [newest[1]] if newest is not None else []
    shares = [(value - low) / (high - low) for value in written]
    height = max(_HEIGHTS, key=lambda one: min((abs(one - s) for s in shares), default=1.0))
    left, right = axes.get_xlim()
    mm = scales.axes_mm(axes) / (right - left)
    free = 0.0
    for first, last in _gaps(series):
        words = wrapped(series.points[first].printed, scales.TICK_MM, SMALL)
        width = width_mm(words, SMALL)
        place = (scales.along_at(chart, first) + scales.along_at(chart, last)) / 2
        middle = (place - left) * mm
        if middle - width / 2 < free or middle + width / 2 > scales.axes_mm(axes):
            continue
        free = middle + width / 2 + 1
        axes.annotate(
            words,
            (place, height),
            xycoords=("data", "axes fraction"),
            ha="center",
            va=_HEIGHTS[height],
            linespacing=1.1,
            fontsize=SMALL,
            color=theme.GREY,
        )


def _gaps(series: Series) -> Iterable[tuple[int, int]]:
    """The first and the last point of every run of points without a value."""
    start = None
    for index, point in enumerate((*series.points, None)):
        is_missing = point is not None and point.value is None
        if is_missing and start is None:
            start = index
        elif not is_missing and start is not None:
            yield start, index - 1
            start = None
