"""Scales that charts over time share: values upwards, periods along."""

from collections.abc import Iterable, Sequence
from math import isnan, nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.charts.lettering import SMALL, line_mm, widest_mm, width_mm, wrapped
from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, Point, Series

#: The room of a period beneath a chart, and the air beside it.
TICK_MM: Final = 20.0
_TICK_GAP_MM: Final = 1.5
#: The air before the first period and after the last, in steps.
_BESIDE: Final = 0.4
_MOST_TICKS: Final = 9
#: The share of its highest value that a scale spans at least.
_LEAST: Final = 0.1
#: The room above and below what is drawn, as a share of the scale.
_ROOM: Final = 0.08


def upwards(axes: Axes, chart: Chart, *, most: int = 5, least: float = _LEAST) -> None:
    """Set the scale of values so that all that is drawn fits in, under a line of the scale.

    It spans at least the share `least` of the highest value, so that a line that hardly moves
    looks as if it did not.
    """
    low, high = chart_scale.ends(chart)
    widened = (least * max(abs(low), abs(high)) - (high - low)) / 2
    if low and widened > 0:
        low, high = low - widened, high + widened
    room = ((high - low) or abs(high) or 1.0) * _ROOM
    bottom = low if low == 0 else low - room
    top = high if high == 0 > low else high + room
    lines = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]).tick_values(bottom, top)
    top = max(top, min((float(line) for line in lines if line >= high), default=top))
    axes.set_ylim(bottom, top)
    axes.set_yticks([float(line) for line in lines if bottom <= line <= top])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: canvas.axis_number(chart, value)))
    axes.grid(visible=True, axis="y", color=theme.RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def numbers(points: Iterable[Point]) -> list[float]:
    """The values of points and the ends of their intervals."""
    return [n for p in points for n in (p.value, p.low, p.high) if n is not None]


def along(axes: Axes, count: int) -> None:
    """Give every period the same room, with a little before the first and after the last."""
    last = count - 1
    axes.set_xlim(-0.35 - last * 0.01, last + 0.05 + last * 0.01)


def along_at(chart: Chart, index: int) -> float:
    """Where a category stands along: true to time where periods are not equally far apart."""
    return chart.steps[index] if chart.steps else index


def periods(chart: Chart, room_mm: float) -> tuple[list[float], list[str], float]:
    """Which periods are written beneath, counted from the newest; their words; their height, mm.

    As many as have room beside each other, `room_mm` wide in all; the newest is always among them.
    """
    last = len(chart.categories) - 1
    widest = max((width_mm(_tick(name), SMALL) for name in chart.categories), default=0.0)
    fitting = int((room_mm + _TICK_GAP_MM) // (widest + _TICK_GAP_MM)) if widest else _MOST_TICKS
    step = -(-len(chart.categories) // max(min(_MOST_TICKS, fitting), 1))
    kept = list(range(last, -1, -step))[::-1]
    if chart.steps:
        kept = _apart(chart.steps, (widest + _TICK_GAP_MM) / room_mm * (last + _BESIDE))
    names = [_tick(chart.categories[at]) for at in kept]
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return [along_at(chart, at) for at in kept], names, 4.0 + line_mm(SMALL) * lines


def _apart(steps: Sequence[float], least: float) -> list[int]:
    """Those places, from the newest back, that are so far apart."""
    kept: list[int] = []
    for index in reversed(range(len(steps))):
        if not kept or steps[kept[-1]] - steps[index] >= least:
            kept.append(index)
    return kept[::-1]


def half_tick_mm(names: Iterable[str]) -> float:
    """The room that half the words of a period need beside the axes, in mm."""
    return widest_mm(names, SMALL) / 2 + 1.0


def _tick(period: str) -> str:
    return wrapped(period, TICK_MM, SMALL)


def runs(chart: Chart, series: Series) -> list[tuple[list[float], list[float]]]:
    """The points of a line in the stretches between which counting changed; gaps are nan."""
    stretches: list[tuple[list[float], list[float]]] = [([], [])]
    for index, point in enumerate(series.points):
        if point.starts and stretches[-1][0]:
            stretches.append(([], []))
        stretches[-1][0].append(along_at(chart, index))
        stretches[-1][1].append(nan if point.value is None else point.value)
    return stretches


def alone(chart: Chart, series: Series) -> list[tuple[float, float]]:
    """The points that no line leads to or from, so that only a mark shows them."""
    found = []
    for places, values in runs(chart, series):
        known = [nan, *values, nan]
        found += [
            (place, value)
            for place, before, value, after in zip(places, known, values, known[2:], strict=False)
            if not isnan(value) and isnan(before) and isnan(after)
        ]
    return found


def axes_mm(axes: Axes) -> float:
    """How wide the axes are, in mm."""
    return float(axes.get_position().width) * canvas.wide_mm(axes)


def axes_high_mm(axes: Axes) -> float:
    """How high the axes are, in mm."""
    inches = axes.get_window_extent().height / axes.figure.dpi
    return float(inches) * canvas.INCH_MM


def last_known(series: Series) -> tuple[int, float] | None:
    """The index of the last point that has a value, and the value."""
    known = [(i, point.value) for i, point in enumerate(series.points) if point.value is not None]
    return known[-1] if known else None
