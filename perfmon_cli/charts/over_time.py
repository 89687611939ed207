"""Over time: a line over the periods, named where it ends, broken where a value is missing."""

import textwrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, scales
from perfmon_cli.report.model import Chart, Series

_HEIGHT_MM: Final = 62.0
_MOST_MARKERS: Final = 14


def figure(chart: Chart) -> Figure:
    """Draw every series as a line; the last value carries its number, and its name if several."""
    several = len(chart.series) > 1
    places, periods, beneath = scales.periods(chart.categories)
    ends = tuple(_end(series, several=several) for series in chart.series)
    everything = (*chart.series, *((chart.goal,) if chart.goal else ()))
    drawn, axes = canvas.sheet(
        _HEIGHT_MM,
        left=canvas.axis_mm(chart, scales.numbers(p for one in everything for p in one.points)),
        right=min(canvas.text_mm(ends) + 5, canvas.WIDTH_MM / 3),
        top=5.0,
        bottom=beneath,
    )
    scales.upwards(axes, chart, (point for one in everything for point in one.points))
    scales.along(axes, len(chart.categories))
    axes.set_xticks(places, periods)
    scales.breaks(axes, chart.series)
    scales.goal(axes, chart)
    for colour, series in zip(theme.CATEGORIES * len(ends), chart.series, strict=False):
        _line(axes, series, colour)
    _ends(axes, chart, ends)
    if not several:
        _gaps(axes, chart.series[0])
    return drawn


def _line(axes: Axes, series: Series, colour: str) -> None:
    for places, values in scales.runs(series):
        axes.plot(
            places,
            values,
            color=colour,
            linewidth=2.2,
            solid_capstyle="round",
            marker="o",
            markersize=4.2 if len(series.points) <= _MOST_MARKERS else 0,
            label=series.name,
        )
    last = scales.last_known(series)
    if last is not None:
        axes.plot([last[0]], [last[1]], marker="o", markersize=6, color=colour)


def _ends(axes: Axes, chart: Chart, ends: tuple[str, ...]) -> None:
    """Write each line's label where it ends, moved apart where two would touch."""
    labelled = []
    for index, series in enumerate(chart.series):
        last = scales.last_known(series)
        if last is not None:
            labelled.append((last[1], last[0], index))
    low, high = axes.get_ylim()
    apart = (high - low) * 0.085
    floor = low
    for value, place, index in sorted(labelled):
        height = max(value, floor)
        floor = height + apart
        axes.annotate(
            ends[index],
            (place, height),
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
                textwrap.fill(series.points[start].printed, scales.TICK_CHARACTERS),
                ((start + index - 1) / 2, 0.5),
                xycoords=("data", "axes fraction"),
                ha="center",
                va="center",
                fontsize=canvas.SMALL,
                color=theme.GREY,
            )
            start = None


def _end(series: Series, *, several: bool) -> str:
    last = scales.last_known(series)
    printed = "" if last is None else series.points[last[0]].printed
    return f"{series.name} {printed}".strip() if several else printed
