"""Other areas: a dot an area with its interval, beside the average of the group."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas, scales
from perfmon_cli.charts.lettering import SMALL, line_mm, widest_mm, width_mm, wrapped
from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, Point

_ROW_MM: Final = 6.6
#: The rows of many areas stand closer, so that all forces fit on a page.
_MANY: Final = 26
_CLOSE_MM: Final = 4.8
_TOP_MM: Final = 9.0
_AXIS_MM: Final = 7.5
#: Between the name of the average and the rows.
_FOOT_MM: Final = 1.8


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw the first series, a row an area; the one with a note is the own, drawn as a diamond."""
    (series,) = chart.series[:1]
    most, lines = canvas.name_mm(wide), canvas.lines(wide)
    names = [wrapped(name, most, bold=True, lines=lines) for name in chart.categories]
    rows = max(len(names), 2)
    row_mm = canvas.rows_mm(names, _CLOSE_MM if rows > _MANY else _ROW_MM)
    average_mm = line_mm(SMALL) * (_named(chart, wide).count("\n") + 1) + _FOOT_MM
    top = max(_TOP_MM, average_mm)
    drawn, axes = canvas.sheet(
        chart,
        (wide, rows * row_mm + top + _AXIS_MM),
        left=max(widest_mm(names, bold=True) + 5, 20),
        right=min(widest_mm((p.printed for p in series.points), bold=True) + 6, 50),
        top=top,
        bottom=_AXIS_MM,
    )
    _scale(axes, chart, len(series.points))
    _average(axes, chart)
    for index, point in enumerate(series.points):
        own = bool(chart.category_notes) and bool(chart.category_notes[index])
        _row(axes, index, point, names[index], is_own=own)
    return drawn


def _scale(axes: Axes, chart: Chart, rows: int) -> None:
    low, high = chart_scale.ends(chart)
    room = ((high - low) or abs(high) or 1.0) * 0.05
    axes.set_ylim(rows - 0.5, -0.5)
    widest = widest_mm([canvas.axis_number(chart, end) for end in (low, high)], SMALL) + 4
    most = int(max(min(6, scales.axes_mm(axes) / widest - 1), 1))
    axes.set_xlim(low - room, high + room)
    axes.xaxis.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: canvas.axis_number(chart, value)))
    axes.grid(visible=True, axis="x", color=theme.RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_yticks([])
    axes.spines[["left", "bottom"]].set_visible(False)


def _average(axes: Axes, chart: Chart) -> None:
    """Draw the group's average from top to bottom, named above."""
    value = chart.goal.points[0].value if chart.goal and chart.goal.points else None
    if chart.goal is None or value is None:
        return
    axes.axvline(value, color=theme.TEXT, linewidth=1.1, linestyle=(0, (4, 2)), zorder=1)
    words = _named(chart, canvas.wide_mm(axes))
    axes.annotate(
        words,
        (value, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(_inside(axes, value, width_mm(words, SMALL)) / canvas.INCH_MM * 72, 4),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=SMALL,
        annotation_clip=False,
    )


def _named(chart: Chart, wide: float) -> str:
    """The name of the average with its number; "" where there is none."""
    if chart.goal is None or not chart.goal.points:
        return ""
    words = f"{chart.goal.name}: {chart.goal.points[0].printed}"
    return wrapped(words, wide / 2, SMALL, lines=canvas.lines(wide))


def _inside(axes: Axes, value: float, words_mm: float) -> float:
    """How far words at a value move aside so that they stay on the sheet, in mm."""
    low, high = axes.get_xlim()
    wide = canvas.wide_mm(axes)
    start = float(axes.get_position().x0) * wide
    middle = start + (value - low) / (high - low) * scales.axes_mm(axes)
    half = words_mm / 2 + 1
    return min(max(middle, half), wide - half) - middle


def _row(axes: Axes, index: int, point: Point, name: str, *, is_own: bool) -> None:
    colour = theme.BLUE if is_own else theme.MID_GREY
    weight = 700 if is_own else 400
    if point.low is not None and point.high is not None:
        axes.plot([point.low, point.high], [index, index], color=colour, linewidth=1.8, zorder=2)
    if point.value is not None:
        axes.plot(
            [point.value],
            [index],
            marker="D" if is_own else "o",
            markersize=6.4 if is_own else 5.0,
            color=colour,
            zorder=3,
        )
    canvas.beside(axes, index, name, at=0, weight=weight)
    colour = theme.GREY if point.value is None else theme.TEXT
    canvas.beside(axes, index, point.printed, at=1, color=colour, weight=weight)
