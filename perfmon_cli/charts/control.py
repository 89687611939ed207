"""Control chart: a series between its limits, with the points marked that are more than chance."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, remarks, scales
from perfmon_cli.charts.lettering import SMALL, line_mm, widest_mm, wrapped
from perfmon_cli.report.model import Chart, Limits, Point, Signal

_HEIGHT_MM: Final = 70.0
_KEY_MM: Final = 7.0
#: Limits show by themselves how much a series varies: only one without any is given room.
_LEAST: Final = 0.01

#: Each kind of point by colour and by shape, so that neither is needed alone.
MARKS: Final[dict[Signal, dict[str, Any]]] = {
    Signal.COMMON_CAUSE: {"marker": "o", "markersize": 4.2, "color": theme.MID_GREY},
    Signal.IMPROVEMENT: {"marker": "s", "markersize": 6.0, "color": theme.CATEGORIES[0]},
    Signal.CONCERN: {"marker": "^", "markersize": 7.0, "color": theme.CATEGORIES[3]},
    Signal.NEITHER: {"marker": "D", "markersize": 5.6, "color": theme.CATEGORIES[2]},
}


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw the first series with its limits, a new set of them after every break."""
    (series,) = chart.series[:1]
    newest = chart.limits[-1:]
    labels = [_words(p, wide) for one in newest for p in (one.upper, one.centre, one.lower)]
    ends = [p for one in chart.limits for p in (one.lower, one.upper)]
    goals = chart.goal.points if chart.goal else ()
    left = canvas.axis_mm(chart, scales.numbers((*series.points, *ends, *goals)))
    right = widest_mm(labels, SMALL) + 4
    places, periods, beneath = scales.periods(chart, wide - left - right)
    key = canvas.key_more_mm([words for _, words in chart.key], wide, left)
    drawn, axes = canvas.sheet(
        chart,
        (wide, _HEIGHT_MM + key),
        left=left,
        right=max(right, scales.half_tick_mm(periods)),
        top=_KEY_MM + key,
        bottom=beneath,
    )
    scales.upwards(axes, chart, least=_LEAST)
    scales.along(axes, len(chart.categories))
    axes.set_xticks(places, periods)
    for limits in chart.limits:
        _limits(axes, limits)
    remarks.goal(axes, chart)
    remarks.breaks(axes, chart, chart.series)
    for at, values in scales.runs(chart, series):
        axes.plot(at, values, color=theme.MID_GREY, linewidth=1.2, zorder=2)
    for index, point in enumerate(series.points):
        if point.value is not None:
            axes.plot([index], [point.value], linestyle="none", zorder=3, **MARKS[point.signal])
    if chart.limits:
        _names(axes, chart.limits[-1])
    _key(axes, chart)
    return drawn


def _limits(axes: Axes, limits: Limits) -> None:
    """Draw the centre line whole and the limits dashed, from half a step before to half after."""
    span = [limits.start - 0.45, limits.stop - 0.55]
    axes.plot(span, [_value(limits.centre)] * 2, color=theme.TEXT, linewidth=1.0, zorder=1)
    for limit in (limits.lower, limits.upper):
        axes.plot(
            span,
            [_value(limit)] * 2,
            color=theme.MID_GREY,
            linewidth=1.0,
            linestyle=(0, (5, 3)),
            zorder=1,
        )


def _names(axes: Axes, limits: Limits) -> None:
    """Write the numbers of the newest limits at their ends, moved apart where they would touch."""
    low, high = axes.get_ylim()
    mm = (high - low) / scales.axes_high_mm(axes)
    found = sorted((limits.lower, limits.centre, limits.upper), key=_value)
    words = [_words(point, canvas.wide_mm(axes)) for point in found]
    sizes = [line_mm(SMALL) * (text.count("\n") + 1) * mm for text in words]
    middles = lettering.apart([_value(point) for point in found], sizes, low, high)
    for text, middle in zip(words, middles, strict=True):
        axes.annotate(
            text,
            (axes.get_xlim()[1], middle),
            xytext=(4, 0),
            textcoords="offset points",
            va="center_baseline" if "\n" not in text else "center",
            linespacing=1.1,
            fontsize=SMALL,
            color=theme.GREY,
            annotation_clip=False,
        )


def _words(point: Point, wide: float) -> str:
    return wrapped(point.printed, wide / 3, SMALL, lines=canvas.lines(wide))


def _value(point: Point) -> float:
    return point.value or 0.0


def _key(axes: Axes, chart: Chart) -> None:
    """Say above the chart what each kind of point means; only kinds that are on it."""
    handles = [
        axes.plot([], [], linestyle="none", label=words, **MARKS[signal])[0]
        for signal, words in chart.key
    ]
    if handles:
        canvas.key_above(axes, handles)
