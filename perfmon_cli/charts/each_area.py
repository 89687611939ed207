"""Each area over time: a small chart an area, all on one scale, so that they can be compared."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, remarks, scales
from perfmon_cli.charts.lettering import BOLD, SIZE, SMALL, line_mm, wrapped
from perfmon_cli.report.model import Chart, Series

_ACROSS: Final = 3
_NARROW_ACROSS: Final = 2
_PANEL_MM: Final = 34.0
_TITLE_GAP_MM: Final = 3.5
_GAP_MM: Final = 6.0
_RIGHT_MM: Final = 6.0
#: Room before the first point and after the last, in steps between points.
_EDGE: Final = 0.3
_NARROW_EDGE: Final = 0.12


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw three areas a row; the others stand in every panel as thin grey lines."""
    across = _NARROW_ACROSS if canvas.is_narrow(wide) else _ACROSS
    down = -(-len(chart.series) // across)
    left = canvas.axis_mm(chart, scales.numbers(p for one in chart.series for p in one.points))
    width = (wide - left - _RIGHT_MM - _GAP_MM * (across - 1)) / across
    places, periods, beneath = _ends(chart.categories, width, _edge(wide))
    lines = canvas.lines(wide)
    titles = [wrapped(_said(series), width, bold=True, lines=lines) for series in chart.series]
    title_mm = line_mm() * max(title.count("\n") + 1 for title in titles) + _TITLE_GAP_MM
    head = canvas.head_mm(chart, wide)
    height = head + down * (_PANEL_MM + title_mm) + beneath
    drawn = canvas.paper(chart, wide, height)
    for index, (series, title) in enumerate(zip(chart.series, titles, strict=True)):
        row, column = divmod(index, across)
        axes = drawn.add_axes(
            (
                (left + column * (width + _GAP_MM)) / wide,
                1 - (head + (row + 1) * (_PANEL_MM + title_mm)) / height,
                width / wide,
                _PANEL_MM / height,
            )
        )
        canvas.quiet_ticks(axes)
        _panel(axes, chart, series)
        axes.set_title(title, loc="left", fontsize=SIZE, fontweight=BOLD, pad=4, linespacing=1.1)
        is_last = row == down - 1 or index + across >= len(chart.series)
        axes.set_xticks(places, periods if is_last else [])
        if is_last and len(places) > 1:
            first, *_, last = axes.get_xticklabels()
            first.set_horizontalalignment("left")
            last.set_horizontalalignment("right")
        if column:
            axes.tick_params(labelleft=False)
    return drawn


def _said(series: Series) -> str:
    """The name of a panel with its newest number, or with why there is none."""
    newest = scales.last_known(series)
    return f"{series.name}: {series.points[-1 if newest is None else newest[0]].printed}"


def _edge(wide: float) -> float:
    return _NARROW_EDGE if canvas.is_narrow(wide) else _EDGE


def _ends(
    categories: tuple[str, ...], width: float, edge: float
) -> tuple[list[int], list[str], float]:
    """The first and the last period, all that a small panel has room for."""
    last = len(categories) - 1
    places = sorted({0, last})
    between = width * last / (last + 2 * edge) if last else width
    names = [wrapped(categories[at], between / len(places) - 1, SMALL) for at in places]
    lines = max(name.count("\n") + 1 for name in names)
    return places, names, 4.0 + line_mm(SMALL) * lines


def _panel(axes: Axes, chart: Chart, series: Series) -> None:
    scales.upwards(axes, chart, most=4)
    last = len(chart.categories) - 1
    edge = _edge(canvas.wide_mm(axes))
    axes.set_xlim(-edge, last + edge)
    for other in chart.series:
        if other is not series:
            for at, values in scales.runs(chart, other):
                axes.plot(at, values, color=theme.RULE, linewidth=1.0, zorder=1)
    for at, values in scales.runs(chart, series):
        axes.plot(at, values, color=theme.BLUE, linewidth=2.0, zorder=2, solid_capstyle="round")
    for place, value in scales.alone(chart, series):
        axes.plot([place], [value], marker="o", markersize=3.4, color=theme.BLUE, zorder=2)
    remarks.breaks(axes, chart, (series,))
    newest = scales.last_known(series)
    if newest is not None:
        axes.plot(
            [scales.along_at(chart, newest[0])],
            [newest[1]],
            marker="o",
            markersize=4.6,
            color=theme.BLUE,
            zorder=3,
        )
