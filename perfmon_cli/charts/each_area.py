"""Each area over time: a small chart an area, all on one scale, so that they can be compared."""

import textwrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts import canvas, scales
from perfmon_cli.report.model import Chart, Series

_ACROSS: Final = 3
_PANEL_MM: Final = 34.0
_TITLE_MM: Final = 8.0
_GAP_MM: Final = 6.0
_RIGHT_MM: Final = 6.0
_NAME_CHARACTERS: Final = 30
_INCH_MM: Final = 25.4


def figure(chart: Chart) -> Figure:
    """Draw three areas a row; the others stand in every panel as thin grey lines."""
    down = -(-len(chart.series) // _ACROSS)
    places, periods, beneath = _ends(chart.categories)
    height = down * (_PANEL_MM + _TITLE_MM) + beneath
    drawn = Figure(figsize=(canvas.WIDTH_MM / _INCH_MM, height / _INCH_MM))
    left = canvas.axis_mm(chart, scales.numbers(p for one in chart.series for p in one.points))
    width = (canvas.WIDTH_MM - left - _RIGHT_MM - _GAP_MM * (_ACROSS - 1)) / _ACROSS
    for index, series in enumerate(chart.series):
        row, column = divmod(index, _ACROSS)
        axes = drawn.add_axes(
            (
                (left + column * (width + _GAP_MM)) / canvas.WIDTH_MM,
                1 - (row + 1) * (_PANEL_MM + _TITLE_MM) / height,
                width / canvas.WIDTH_MM,
                _PANEL_MM / height,
            )
        )
        canvas.quiet_ticks(axes)
        _panel(axes, chart, series)
        axes.set_xticks(places, periods if index + _ACROSS >= len(chart.series) else [])
        if column:
            axes.tick_params(labelleft=False)
    return drawn


def _ends(categories: tuple[str, ...]) -> tuple[list[int], list[str], float]:
    """The first and the last period, all that a small panel has room for."""
    places = sorted({0, len(categories) - 1})
    _, names, beneath = scales.periods(tuple(categories[at] for at in places))
    return places, names, beneath


def _panel(axes: Axes, chart: Chart, series: Series) -> None:
    scales.upwards(axes, chart, (p for one in chart.series for p in one.points), most=4)
    last = len(chart.categories) - 1
    axes.set_xlim(-0.3, last + 0.3)
    for other in chart.series:
        if other is not series:
            for at, values in scales.runs(other):
                axes.plot(at, values, color=theme.RULE, linewidth=1.0, zorder=1)
    for at, values in scales.runs(series):
        axes.plot(at, values, color=theme.BLUE, linewidth=2.0, zorder=2, solid_capstyle="round")
    scales.breaks(axes, (series,))
    newest = scales.last_known(series)
    said = series.points[-1 if newest is None else newest[0]].printed
    if newest is not None:
        axes.plot([newest[0]], [newest[1]], marker="o", markersize=4.6, color=theme.BLUE, zorder=3)
    axes.set_title(
        f"{textwrap.shorten(series.name, _NAME_CHARACTERS, placeholder='…')}  {said}",
        loc="left",
        fontsize=theme.SIZE_CHART,
        fontweight="bold",
        pad=4,
    )
