"""Each area over time: a small chart an area, all on one scale, so that they can be compared."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, scales
from perfmon_cli.charts.lettering import BOLD, SIZE, SMALL, line_mm, wrapped
from perfmon_cli.report.model import Chart, Series

_ACROSS: Final = 3
_PANEL_MM: Final = 34.0
_TITLE_GAP_MM: Final = 3.5
_GAP_MM: Final = 6.0
_RIGHT_MM: Final = 6.0
#: Room before the first point and after the last, in steps between points.
_EDGE: Final = 0.3


def figure(chart: Chart) -> Figure:
    """Draw three areas a row; the others stand in every panel as thin grey lines."""
    down = -(-len(chart.series) // _ACROSS)
    left = canvas.axis_mm(chart, scales.numbers(p for one in chart.series for p in one.points))
    width = (canvas.WIDTH_MM - left - _RIGHT_MM - _GAP_MM * (_ACROSS - 1)) / _ACROSS
    places, periods, beneath = _ends(chart.categories, width)
    titles = [wrapped(_said(series), width, bold=True) for series in chart.series]
    title_mm = line_mm() * max(title.count("\n") + 1 for title in titles) + _TITLE_GAP_MM
    head = canvas.head_mm(chart)
    height = head + down * (_PANEL_MM + title_mm) + beneath
    drawn = canvas.paper(chart, height)
    for index, (series, title) in enumerate(zip(chart.series, titles, strict=True)):
        row, column = divmod(index, _ACROSS)
        axes = drawn.add_axes(
            (
                (left + column * (width + _GAP_MM)) / canvas.WIDTH_MM,
                1 - (head + (row + 1) * (_PANEL_MM + title_mm)) / height,
                width / canvas.WIDTH_MM,
                _PANEL_MM / height,
            )
        )
        canvas.quiet_ticks(axes)
        _panel(axes, chart, series)
        axes.set_title(title, loc="left", fontsize=SIZE, fontweight=BOLD, pad=4, linespacing=1.1)
        is_last = row == down - 1 or index + _ACROSS >= len(chart.series)
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


def _ends(categories: tuple[str, ...], width: float) -> tuple[list[int], list[str], float]:
    """The first and the last period, all that a small panel has room for."""
    last = len(categories) - 1
    places = sorted({0, last})
    between = width * last / (last + 2 * _EDGE) if last else width
    names = [wrapped(categories[at], between / len(places) - 1, SMALL) for at in places]
    lines = max(name.count("\n") + 1 for name in names)
    return places, names, 4.0 + line_mm(SMALL) * lines


def _panel(axes: Axes, chart: Chart, series: Series) -> None:
    scales.upwards(axes, chart, (p for one in chart.series for p in one.points), most=4)
    last = len(chart.categories) - 1
    axes.set_xlim(-_EDGE, last + _EDGE)
    for other in chart.series:
        if other is not series:
            for at, values in scales.runs(other):
                axes.plot(at, values, color=theme.RULE, linewidth=1.0, zorder=1)
    for at, values in scales.runs(series):
        axes.plot(at, values, color=theme.BLUE, linewidth=2.0, zorder=2, solid_capstyle="round")
    for place, value in scales.alone(series):
        axes.plot([place], [value], marker="o", markersize=3.4, color=theme.BLUE, zorder=2)
    scales.breaks(axes, (series,))
    newest = scales.last_known(series)
    if newest is not None:
        axes.plot([newest[0]], [newest[1]], marker="o", markersize=4.6, color=theme.BLUE, zorder=3)
