"""Over time: a line over the periods, named where it ends, broken where a value is missing."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, remarks, scales
from perfmon_cli.charts.lettering import SIZE, line_mm, width_mm, wrapped
from perfmon_cli.report.model import Chart, Series

_HEIGHT_MM: Final = 62.0
_TOP_MM: Final = 4.0
_MOST_MARKERS: Final = 14
#: So many lines can be told apart; a shape each, so that colour is never needed.
SHAPES: Final = ("o", "s", "^", "D", "v", "P")
#: Between a line's end and its words, and between the words and the edge.
_BEFORE_MM: Final = 3.0
_AFTER_MM: Final = 2.0


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw every series as a line; the last value carries its number, and its name if several."""
    several = len(chart.series) > 1
    ends = [_end(series, wide, several=several) for series in chart.series]
    everything = (*chart.series, *((chart.goal,) if chart.goal else ()))
    left = canvas.axis_mm(chart, scales.numbers(p for one in everything for p in one.points))
    right = lettering.widest_mm(ends, bold=True) + _BEFORE_MM + _AFTER_MM
    places, periods, beneath = scales.periods(chart, wide - left - right)
    drawn, axes = canvas.sheet(
        chart,
        (wide, max(_HEIGHT_MM, sum(map(_height, ends)) + _TOP_MM + beneath)),
        left=left,
        right=max(right, scales.half_tick_mm(periods)),
        top=_TOP_MM,
        bottom=beneath,
    )
    scales.upwards(axes, chart)
    scales.along(axes, len(chart.categories))
    axes.set_xticks(places, periods)
    remarks.breaks(axes, chart, chart.series)
    remarks.goal(axes, chart)
    for index, series in enumerate(chart.series):
        _line(axes, chart, series, style_of(index, len(series.points)))
    _ends(axes, chart, ends, several=several)
    if not several:
        remarks.gaps(axes, chart, chart.series[0], chart.goal)
    return drawn


def style_of(index: int, points: int) -> dict[str, Any]:
    """The look of the line at an index: a colour and a shape that no neighbour has."""
    few = points <= _MOST_MARKERS
    return {
        "color": theme.CATEGORIES[index % len(theme.CATEGORIES)],
        "marker": SHAPES[index % len(SHAPES)],
        "markersize": 4.2 if few else 3.6,
        "markevery": 1 if few else max(points // 8, 1),
    }


def _line(axes: Axes, chart: Chart, series: Series, look: dict[str, Any]) -> None:
    for places, values in scales.runs(chart, series):
        axes.plot(places, values, linewidth=2.2, solid_capstyle="round", label=series.name, **look)
    last = scales.last_known(series)
    single = {**look, "markevery": 1, "linestyle": "none"}
    for place, value in scales.alone(chart, series):
        axes.plot([place], [value], **single)
    if last is not None:
        axes.plot([scales.along_at(chart, last[0])], [last[1]], **{**single, "markersize": 6})


def _ends(axes: Axes, chart: Chart, ends: list[str], *, several: bool) -> None:
    """Write each line's label where it ends, moved apart where two would touch.

    Of several lines the labels stand right of the chart, each with a thin line to what it names.
    """
    known = [(index, scales.last_known(series)) for index, series in enumerate(chart.series)]
    found = [
        (index, scales.along_at(chart, last[0]), last[1])
        for index, last in known
        if last is not None
    ]
    low, high = axes.get_ylim()
    mm = (high - low) / scales.axes_high_mm(axes)
    sizes = [_height(ends[index]) * mm for index, *_ in found]
    middles = lettering.apart([value for *_, value in found], sizes, low, high)
    left, right = axes.get_xlim()
    edge = right + (right - left) / scales.axes_mm(axes)
    for (index, place, value), middle in zip(found, middles, strict=True):
        if several:
            colour = theme.CATEGORIES[index % len(theme.CATEGORIES)]
            axes.plot([place, edge], [value, middle], color=colour, linewidth=0.8, clip_on=False)
        axes.annotate(
            ends[index],
            (edge if several else place, middle),
            xytext=((_BEFORE_MM - several * 2) / canvas.INCH_MM * 72, 0),
            textcoords="offset points",
            va="center_baseline" if "\n" not in ends[index] else "center",
            linespacing=1.1,
            fontweight="bold",
            annotation_clip=False,
        )


def _height(label: str) -> float:
    return line_mm(SIZE) * (label.count("\n") + 1) + 0.4


def _end(series: Series, wide: float, *, several: bool) -> str:
    last = scales.last_known(series)
    printed = "" if last is None else series.points[last[0]].printed
    if not several:
        return printed
    words = f"{series.name} {printed}".strip()
    if not canvas.is_narrow(wide) and width_mm(words, bold=True) <= wide / 6:
        return words
    return wrapped(words, wide / 3, bold=True, lines=canvas.lines(wide))
