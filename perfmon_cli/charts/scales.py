"""Scales that charts over time share: values upwards, periods along."""

import textwrap
from collections.abc import Iterable
from math import nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.report.model import Chart, Point, Series

TICK_CHARACTERS: Final = 13
_LINE_MM: Final = 3.4
_MOST_TICKS: Final = 9
#: The scale starts at zero unless that would squeeze the line into its upper half.
_SQUEEZED: Final = 0.5
#: The share of its highest value that a scale spans at least.
_LEAST: Final = 0.1


def upwards(
    axes: Axes, chart: Chart, points: Iterable[Point], *, most: int = 5, least: float = _LEAST
) -> None:
    """Set the scale of values so that all points and their intervals fit in.

    It spans at least the share `least` of the highest value, so that a line that hardly moves
    looks as if it did not.
    """
    values = [*numbers(points), *(chart.reach or ())]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if 0 < low <= high * _SQUEEZED:
        low = 0.0
    widened = (least * max(abs(low), abs(high)) - (high - low)) / 2
    if low and widened > 0:
        low, high = low - widened, high + widened
    room = ((high - low) or abs(high) or 1.0) * 0.08
    axes.set_ylim(low if low == 0 else low - room, high + room)
    axes.yaxis.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]))
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


def periods(
    categories: tuple[str, ...], most: int = _MOST_TICKS
) -> tuple[list[int], list[str], float]:
    """Which periods are written beneath, counted from the newest; their words; their height, mm."""
    last = len(categories) - 1
    step = -(-len(categories) // most)
    places = list(range(last, -1, -step))[::-1]
    names = [textwrap.fill(categories[at], TICK_CHARACTERS) for at in places]
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return places, names, 4.0 + _LINE_MM * lines


def runs(series: Series) -> list[tuple[list[int], list[float]]]:
    """The points of a line in the stretches between which counting changed; gaps are nan."""
    stretches: list[tuple[list[int], list[float]]] = [([], [])]
    for index, point in enumerate(series.points):
        if point.starts and stretches[-1][0]:
            stretches.append(([], []))
        stretches[-1][0].append(index)
        stretches[-1][1].append(nan if point.value is None else point.value)
    return stretches


def breaks(axes: Axes, series: Iterable[Series]) -> None:
    """Draw a dotted line before every point from which counting is new."""
    places = {i for one in series for i, point in enumerate(one.points) if point.starts and i}
    for place in sorted(places):
        axes.axvline(place - 0.5, color=theme.MID_GREY, linewidth=0.9, linestyle=(0, (1, 2)))


def goal(axes: Axes, chart: Chart) -> None:
    """Draw the target as a dashed line with steps, named above its last point."""
    if chart.goal is None:
        return
    known = [(i, p, p.value) for i, p in enumerate(chart.goal.points) if p.value is not None]
    right = axes.get_xlim()[1]
    for index, _, value in known:
        axes.plot(
            [index - 0.45, min(index + 0.45, right)],
            [value, value],
            color=theme.TEXT,
            linewidth=1.2,
            linestyle=(0, (4, 2)),
        )
    for index, point, value in known[-1:]:
        axes.annotate(
            f"{chart.goal.name} {point.printed}",
            (min(index + 0.45, right), value),
            xytext=(0, 3),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=canvas.SMALL,
            color=theme.TEXT,
            annotation_clip=False,
        )


def last_known(series: Series) -> tuple[int, float] | None:
    """The index of the last point that has a value, and the value."""
    known = [(i, point.value) for i, point in enumerate(series.points) if point.value is not None]
    return known[-1] if known else None
