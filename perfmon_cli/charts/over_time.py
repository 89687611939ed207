"""Over time: a line over the periods, named where it ends, broken where a value is missing."""

import textwrap
from math import nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.report.model import Chart, Series

_HEIGHT_MM: Final = 62.0
_LINE_MM: Final = 3.4
_MOST_TICKS: Final = 9
_MOST_MARKERS: Final = 14
_TICK_CHARACTERS: Final = 13
#: The scale starts at zero unless that would squeeze the line into its upper half.
_SQUEEZED: Final = 0.5


def figure(chart: Chart) -> Figure:
    """Draw every series as a line; the last value carries its number, and its name if several."""
    several = len(chart.series) > 1
    places, periods = _periods(chart.categories)
    ends = tuple(_end(series, several=several) for series in chart.series)
    drawn, axes = canvas.sheet(
        _HEIGHT_MM,
        left=13.0,
        right=min(canvas.text_mm(ends) + 5, canvas.WIDTH_MM / 3),
        top=5.0,
        bottom=4.0 + _LINE_MM * max((name.count("\n") + 1 for name in periods), default=1),
    )
    _scales(axes, chart)
    axes.set_xticks(places, periods)
    for colour, series in zip(theme.CATEGORIES * len(ends), chart.series, strict=False):
        _line(axes, series, colour)
    _ends(axes, chart, ends)
    if not several:
        _gaps(axes, chart.series[0])
    return drawn


def _scales(axes: Axes, chart: Chart) -> None:
    values = [
        point.value for one in chart.series for point in one.points if point.value is not None
    ]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if 0 < low <= high * _SQUEEZED:
        low = 0.0
    room = ((high - low) or abs(high) or 1.0) * 0.08
    axes.set_ylim(low if low == 0 else low - room, high + room)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: canvas.axis_number(chart, value)))
    axes.grid(visible=True, axis="y", color=theme.RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    last = len(chart.categories) - 1
    axes.set_xlim(-0.35 - last * 0.01, last + 0.05 + last * 0.01)


def _periods(categories: tuple[str, ...]) -> tuple[list[int], list[str]]:
    """Choose the periods that are written beneath: every so many, counted from the newest."""
    last = len(categories) - 1
    step = -(-len(categories) // _MOST_TICKS)
    places = list(range(last, -1, -step))[::-1]
    return places, [textwrap.fill(categories[at], _TICK_CHARACTERS) for at in places]


def _line(axes: Axes, series: Series, colour: str) -> None:
    values = [nan if point.value is None else point.value for point in series.points]
    axes.plot(
        range(len(values)),
        values,
        color=colour,
        linewidth=2.2,
        solid_capstyle="round",
        marker="o",
        markersize=4.2 if len(values) <= _MOST_MARKERS else 0,
        label=series.name,
    )
    last = _last(series)
    if last is not None:
        axes.plot([last], [values[last]], marker="o", markersize=6, color=colour)


def _ends(axes: Axes, chart: Chart, ends: tuple[str, ...]) -> None:
    """Write each line's label where it ends, moved apart where two would touch."""
    labelled = []
    for index, series in enumerate(chart.series):
        last = _last(series)
        if last is not None:
            labelled.append((series.points[last].value or 0.0, last, index))
    low, high = axes.get_ylim()
    apart = (high - low) * 0.085
    floor = low
    for value, last, index in sorted(labelled):
        height = max(value, floor)
        floor = height + apart
        axes.annotate(
            ends[index],
            (last, height),
            xytext=(8, 0),
            textcoords="offset points",
            va="center_baseline",
            fontweight="bold",
            annotation_clip=False,
        )


def _gaps(axes: Axes, series: Series) -> None:
    """Say in the gap of a single line why there is no value."""
    start = None
    for index, point in enumerate((*series.points, None)):
        missing = point is not None and point.value is None
        if missing and start is None:
            start = index
        if not missing and start is not None:
            axes.annotate(
                textwrap.fill(series.points[start].printed, _TICK_CHARACTERS),
                ((start + index - 1) / 2, 0.5),
                xycoords=("data", "axes fraction"),
                ha="center",
                va="center",
                fontsize=canvas.SMALL,
                color=theme.GREY,
            )
            start = None


def _last(series: Series) -> int | None:
    known = [index for index, point in enumerate(series.points) if point.value is not None]
    return known[-1] if known else None


def _end(series: Series, *, several: bool) -> str:
    last = _last(series)
    printed = "" if last is None else series.points[last].printed
    return f"{series.name} {printed}".strip() if several else printed
