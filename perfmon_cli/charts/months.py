"""Months with average: a bar a month from zero, and the line of their 12-month average."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, scales
from perfmon_cli.charts.lettering import SIZE, line_mm
from perfmon_cli.report.model import Chart, Series

_HEIGHT_MM: Final = 66.0
_TOP_MM: Final = 3.5
_MOST_NAME_MM: Final = 36.0
_NARROW_NAME_MM: Final = 24.0
_BEFORE_MM: Final = 3.0
_HALF_BAR: Final = 0.38


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw the first series as bars and the second as a line over them, both named at the right."""
    words = [_words(series, wide) for series in chart.series]
    points = [point for series in chart.series for point in series.points]
    left = canvas.axis_mm(chart, [0.0, *scales.numbers(points)])
    right = lettering.widest_mm(words, bold=True) + _BEFORE_MM + 2.0
    places, periods, beneath = scales.periods(chart.categories, wide - left - right)
    drawn, axes = canvas.sheet(
        chart,
        (wide, _HEIGHT_MM),
        left=left,
        right=max(right, scales.half_tick_mm(periods)),
        top=_TOP_MM,
        bottom=beneath,
    )
    scales.upwards(axes, chart, points, from_zero=True)
    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    axes.set_xticks(places, periods)
    scales.breaks(axes, chart.series)
    _bars(axes, chart.series[0])
    for series in chart.series[1:]:
        for at, values in scales.runs(series):
            axes.plot(at, values, color=theme.WHITE, linewidth=4.4, zorder=3)
            axes.plot(at, values, color=theme.BLUE, linewidth=2.4, zorder=4)
        for place, value in scales.alone(series):
            axes.plot([place], [value], marker="o", markersize=4.4, color=theme.BLUE, zorder=4)
    axes.axhline(0, color=theme.GREY, linewidth=0.8, zorder=5)
    _names(axes, chart, words)
    scales.gaps(axes, chart.series[0])
    return drawn


def _bars(axes: Axes, series: Series) -> None:
    for index, point in enumerate(series.points):
        if point.value is not None:
            bar = Rectangle(
                (index - _HALF_BAR, 0), 2 * _HALF_BAR, point.value, color=theme.BAR, zorder=2
            )
            axes.add_patch(bar)


def _words(series: Series, wide: float) -> str:
    last = scales.last_known(series)
    printed = "" if last is None else series.points[last[0]].printed
    most = _NARROW_NAME_MM if canvas.is_narrow(wide) else _MOST_NAME_MM
    words = f"{series.name} {printed}".strip()
    return lettering.wrapped(words, most, bold=True, lines=canvas.lines(wide))


def _names(axes: Axes, chart: Chart, words: list[str]) -> None:
    """Name bars and line right of the chart, level with the newest value of each."""
    ends = [scales.last_known(series) for series in chart.series]
    known = [(text, end[1]) for text, end in zip(words, ends, strict=True) if end is not None]
    low, high = axes.get_ylim()
    mm = (high - low) / scales.axes_high_mm(axes)
    sizes = [(line_mm(SIZE) * (text.count("\n") + 1) + 0.6) * mm for text, _ in known]
    middles = lettering.apart([value for _, value in known], sizes, low, high)
    for (text, _), middle in zip(known, middles, strict=True):
        axes.annotate(
            text,
            (axes.get_xlim()[1], middle),
            xytext=(_BEFORE_MM / canvas.INCH_MM * 72, 0),
            textcoords="offset points",
            va="center",
            linespacing=1.1,
            fontweight="bold",
            annotation_clip=False,
        )
