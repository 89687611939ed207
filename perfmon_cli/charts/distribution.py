"""Distribution: how many there are of each group, a bar a row from zero, a panel a measure."""

from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import NullLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, scales
from perfmon_cli.charts.lettering import BOLD, SIZE, line_mm, wrapped
from perfmon_cli.report.model import Chart, Series

_ROW_MM: Final = 6.4
_FOOT_MM: Final = 1.5
_GAP_MM: Final = 5.0
_HALF_BAR: Final = 0.34
#: Panels beside each other; more stand below.
_ACROSS: Final = 3
#: The share of a panel that the numbers behind its bars may take.
_MOST_LABEL: Final = 0.6


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw every measure as a panel of bars on one scale, each bar with its number at its end."""
    lines = canvas.lines(wide)
    names = [wrapped(name, canvas.name_mm(wide), lines=lines) for name in chart.categories]
    left = lettering.widest_mm(names) + 4.0
    across, width = _panels(chart, wide - left - 1.0)
    down = -(-len(chart.series) // across)
    titles = [wrapped(one.name, width - 2.0, bold=True, lines=lines) for one in chart.series]
    title_mm = _title_mm(titles) if len(titles) > 1 else 0.0
    rows_mm = canvas.rows_mm(names, _ROW_MM) * len(names)
    head = canvas.head_mm(chart, wide)
    height = head + down * (rows_mm + title_mm + _FOOT_MM)
    drawn = canvas.paper(chart, wide, height)
    for index, series in enumerate(chart.series):
        row, column = divmod(index, across)
        top = head + row * (rows_mm + title_mm + _FOOT_MM) + title_mm
        axes = drawn.add_axes(
            (
                (left + column * (width + _GAP_MM)) / wide,
                1 - (top + rows_mm) / height,
                width / wide,
                rows_mm / height,
            )
        )
        _panel(axes, chart, series)
        if len(titles) > 1:
            _title(axes, titles[index])
        if not column:
            for place, name in enumerate(names):
                canvas.beside(axes, place, name, at=0)
    return drawn


def _panels(chart: Chart, room: float) -> tuple[int, float]:
    """How many panels stand beside each other, and how wide: their numbers need room."""
    printed = [point.printed for series in chart.series for point in series.points]
    needed = (lettering.widest_mm(printed) + 3.0) / _MOST_LABEL
    across = min(len(chart.series), _ACROSS)
    while across > 1 and (room - _GAP_MM * (across - 1)) / across < needed:
        across -= 1
    return across, (room - _GAP_MM * (across - 1)) / across


def _panel(axes: Axes, chart: Chart, series: Series) -> None:
    axes.xaxis.set_major_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.set_ylim(len(series.points) - 0.5, -0.5)
    axes.set_xlim(*_ends(axes, chart))
    axes.axvline(0, color=theme.GREY, linewidth=0.8, zorder=3)
    for index, point in enumerate(series.points):
        value = point.value or 0.0
        if value:
            bar = Rectangle(
                (0, index - _HALF_BAR), value, 2 * _HALF_BAR, color=theme.BLUE, zorder=2
            )
            axes.add_patch(bar)
        side = -1 if value < 0 else 1
        axes.annotate(
            point.printed,
            (value, index),
            xytext=(4 * side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center_baseline",
            annotation_clip=False,
            color=theme.GREY if point.value is None else theme.TEXT,
        )


def _ends(axes: Axes, chart: Chart) -> tuple[float, float]:
    """The ends of the scale of every panel: zero is on it, and the numbers have room."""
    points = [point for series in chart.series for point in series.points]
    values = [0.0, *scales.numbers(points)]
    low, high = min(values), max(values)
    panel = scales.axes_mm(axes)
    label = min(lettering.widest_mm(p.printed for p in points) + 3.0, panel * _MOST_LABEL)
    left = label if low < 0 else 0.3
    unit = ((high - low) or 1.0) / max(panel - label - left, panel * 0.2)
    return low - unit * left, high + unit * label


def _title(axes: Axes, words: str) -> None:
    axes.set_title(words, loc="left", fontsize=SIZE, fontweight=BOLD, pad=3, linespacing=1.1)


def _title_mm(titles: list[str]) -> float:
    return line_mm(SIZE) * max(title.count("\n") + 1 for title in titles) + 2.0
