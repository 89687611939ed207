"""Scales that charts over time share: values upwards, periods along."""

from collections.abc import Iterable
from math import isnan, nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.charts.lettering import SMALL, line_mm, widest_mm, width_mm, wrapped
from perfmon_cli.report.model import Chart, Point, Series

#: The room of a period beneath a chart, and the air beside it.
TICK_MM: Final = 20.0
_TICK_GAP_MM: Final = 1.5
_MOST_TICKS: Final = 9
#: Where in a chart the words of a gap may stand, and which edge of theirs.
_HEIGHTS: Final = {0.04: "bottom", 0.5: "center", 0.96: "top"}
#: The scale starts at zero unless that would squeeze the line into its upper half.
_SQUEEZED: Final = 0.5
#: The share of its highest value that a scale spans at least.
_LEAST: Final = 0.1


def upwards(
    axes: Axes,
    chart: Chart,
    points: Iterable[Point],
    *,
    most: int = 5,
    least: float = _LEAST,
    from_zero: bool = False,
) -> None:
    """Set the scale of values so that all points and their intervals fit in.

    It spans at least the share `least` of the highest value, so that a line that hardly moves
    looks as if it did not. Bars stand on zero, so theirs holds it (`from_zero`).
    """
    values = [*numbers(points), *(chart.reach or ()), *((0.0,) if from_zero else ())]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if 0 < low <= high * _SQUEEZED:
        low = 0.0
    widened = (least * max(abs(low), abs(high)) - (high - low)) / 2
    if low and widened > 0:
        low, high = low - widened, high + widened
    room = ((high - low) or abs(high) or 1.0) * 0.08
    axes.set_ylim(low if low == 0 else low - room, high if high == 0 > low else high + room)
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


def periods(categories: tuple[str, ...], room_mm: float) -> tuple[list[int], list[str], float]:
    """Which periods are written beneath, counted from the newest; their words; their height, mm.

    As many as have room beside each other, `room_mm` wide in all; the newest is always among them.
    """
    last = len(categories) - 1
    widest = max((width_mm(_tick(name), SMALL) for name in categories), default=0.0)
    fitting = int((room_mm + _TICK_GAP_MM) // (widest + _TICK_GAP_MM)) if widest else _MOST_TICKS
    step = -(-len(categories) // max(min(_MOST_TICKS, fitting), 1))
    places = list(range(last, -1, -step))[::-1]
    names = [_tick(categories[at]) for at in places]
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return places, names, 4.0 + line_mm(SMALL) * lines


def half_tick_mm(names: Iterable[str]) -> float:
    """The room that half the words of a period need beside the axes, in mm."""
    return widest_mm(names, SMALL) / 2 + 1.0


def _tick(period: str) -> str:
    return wrapped(period, TICK_MM, SMALL)


def runs(series: Series) -> list[tuple[list[int], list[float]]]:
    """The points of a line in the stretches between which counting changed; gaps are nan."""
    stretches: list[tuple[list[int], list[float]]] = [([], [])]
    for index, point in enumerate(series.points):
        if point.starts and stretches[-1][0]:
            stretches.append(([], []))
        stretches[-1][0].append(index)
        stretches[-1][1].append(nan if point.value is None else point.value)
    return stretches


def alone(series: Series) -> list[tuple[int, float]]:
    """The points that no line leads to or from, so that only a mark shows them."""
    found = []
    for places, values in runs(series):
        known = [place for place, value in zip(places, values, strict=True) if not isnan(value)]
        near = set(known)
        found += [
            (place, values[place - places[0]])
            for place in known
            if place - 1 not in near and place + 1 not in near
        ]
    return found


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
        most = canvas.lines(canvas.wide_mm(axes), 2)
        words = wrapped(f"{chart.goal.name} {point.printed}", axes_mm(axes) / 2, SMALL, lines=most)
        low, high = axes.get_xlim()
        needed = (width_mm(words, SMALL) + 1) / axes_mm(axes) * (high - low)
        axes.annotate(
            words,
            (max(index, low + needed), value),
            xytext=(0, 3),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=SMALL,
            color=theme.TEXT,
            annotation_clip=False,
        )


def gaps(axes: Axes, series: Series, target: Series | None = None) -> None:
    """Say in the gaps of a single line why there is no value, where the words have room.

    They stand at that height which is farthest from the other words of the chart.
    """
    low, high = axes.get_ylim()
    written = [p.value for p in (target.points if target else ()) if p.value is not None]
    newest = last_known(series)
    written += [newest[1]] if newest is not None else []
    shares = [(value - low) / (high - low) for value in written]
    height = max(_HEIGHTS, key=lambda one: min((abs(one - s) for s in shares), default=1.0))
    left, right = axes.get_xlim()
    mm = axes_mm(axes) / (right - left)
    free = 0.0
    for first, last in _gaps(series):
        words = wrapped(series.points[first].printed, TICK_MM, SMALL)
        width = width_mm(words, SMALL)
        middle = ((first + last) / 2 - left) * mm
        if middle - width / 2 < free or middle + width / 2 > axes_mm(axes):
            continue
        free = middle + width / 2 + 1
        axes.annotate(
            words,
            ((first + last) / 2, height),
            xycoords=("data", "axes fraction"),
            ha="center",
            va=_HEIGHTS[height],
            linespacing=1.1,
            fontsize=SMALL,
            color=theme.GREY,
        )


def _gaps(series: Series) -> Iterable[tuple[int, int]]:
    """The first and the last point of every run of points without a value."""
    start = None
    for index, point in enumerate((*series.points, None)):
        is_missing = point is not None and point.value is None
        if is_missing and start is None:
            start = index
        elif not is_missing and start is not None:
            yield start, index - 1
            start = None


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
