"""Months with average: a bar a month from zero, and the line of their 12-month average."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, remarks, scales
from perfmon_cli.charts.lettering import SIZE, line_mm
from perfmon_cli.report.model import Chart, Series

_HEIGHT_MM: Final = 66.0
_TOP_MM: Final = 3.5
_MOST_NAME_MM: Final = 42.0
_NARROW_NAME_MM: Final = 24.0
#: Between the bars and their words, which thin lines cross.
_BEFORE_MM: Final = 5.0
_AFTER_MM: Final = 1.0
_HALF_BAR: Final = 0.38
#: The colour of the words and the thin line of bars, and of the line.
_NAMES: Final = (theme.BAR_WORDS, theme.BLUE)


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw the first series as bars and the second as a line over them, both named at the right.

    The bars are named by the newest month, whose number stands there.
    """
    words = [_words(chart, index, wide) for index in range(len(chart.series))]
    points = [point for series in chart.series for point in series.points]
    left = canvas.axis_mm(chart, [0.0, *scales.numbers(points)])
    right = lettering.widest_mm(words, bold=True) + _BEFORE_MM + 2.0
    places, periods, beneath = scales.periods(chart, wide - left - right)
    drawn, axes = canvas.sheet(
        chart,
        (wide, _HEIGHT_MM),
        left=left,
        right=max(right, scales.half_tick_mm(periods)),
        top=_TOP_MM,
        bottom=beneath,
    )
    scales.upwards(axes, chart)
    axes.set_xlim(-0.6, len(chart.categories) - 0.4)
    axes.set_xticks(places, periods)
    remarks.breaks(axes, chart, chart.series)
    _bars(axes, chart.series[0])
    for series in chart.series[1:]:
        for at, values in scales.runs(chart, series):
            axes.plot(at, values, color=theme.WHITE, linewidth=4.4, zorder=3)
            axes.plot(at, values, color=theme.BLUE, linewidth=2.4, zorder=4)
        for place, value in scales.alone(chart, series):
            axes.plot([place], [value], marker="o", markersize=4.4, color=theme.BLUE, zorder=4)
    axes.axhline(0, color=theme.GREY, linewidth=0.8, zorder=5)
    _names(axes, chart, words)
    remarks.gaps(axes, chart, chart.series[0])
    return drawn


def _bars(axes: Axes, series: Series) -> None:
    for index, point in enumerate(series.points):
        if point.value is not None:
            bar = Rectangle(
                (index - _HALF_BAR, 0), 2 * _HALF_BAR, point.value, color=theme.BAR, zorder=2
            )
            axes.add_patch(bar)


def _words(chart: Chart, index: int, wide: float) -> str:
    """The newest number of a series: "Mar 2022: 951", "12-month average: 891".

    An average of another month than the newest says so.
    """
    series = chart.series[index]
    last = scales.last_known(series)
    if last is None:
        return "" if index == 0 else series.name
    month = chart.categories[last[0]]
    is_newest = last[0] == len(chart.categories) - 1
    name = month if index == 0 else series.name if is_newest else f"{series.name}, {month}"
    most = _NARROW_NAME_MM if canvas.is_narrow(wide) else _MOST_NAME_MM
    words = f"{name}: {series.points[last[0]].printed}"
    return lettering.wrapped(words, most, bold=True, lines=canvas.lines(wide))


def _names(axes: Axes, chart: Chart, words: list[str]) -> None:
    """Name bars and line right of the chart, each with a thin line from what it names."""
    ends = [scales.last_known(series) for series in chart.series]
    known = [
        (text, end, colour)
        for text, end, colour in zip(words, ends, _NAMES, strict=False)
        if end is not None
    ]
    low, high = axes.get_ylim()
    mm = (high - low) / scales.axes_high_mm(axes)
    sizes = [(line_mm(SIZE) * (text.count("\n") + 1) + 0.6) * mm for text, *_ in known]
    middles = lettering.apart([value for _, (_, value), _ in known], sizes, low, high)
    left, right = axes.get_xlim()
    edge = right + (_BEFORE_MM - _AFTER_MM) * (right - left) / scales.axes_mm(axes)
    for (text, (place, value), colour), middle in zip(known, middles, strict=True):
        start = place + _HALF_BAR if colour == theme.BAR_WORDS else place
        axes.plot(
            [start, right, edge],
            [value, value, middle],
            color=colour,
            linewidth=0.8,
            clip_on=False,
            zorder=4,
        )
        axes.annotate(
            text,
            (right, middle),
            xytext=(_BEFORE_MM / canvas.INCH_MM * 72, 0),
            textcoords="offset points",
            va="center_baseline" if "\n" not in text else "center",
            linespacing=1.1,
            color=colour,
            fontweight="bold",
            annotation_clip=False,
        )
