"""Change by area: a line from the earlier value to the current one, a row an area."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, scales
from perfmon_cli.charts.lettering import SIZE, SMALL, widest_mm, wrapped
from perfmon_cli.report.model import Chart, Point, Series

_ROW_MM: Final = 7.6
_KEY_MM: Final = 9.0
_AXIS_MM: Final = 7.5
#: Room at both ends of the scale beside the labels of values, in mm.
_MARGIN_MM: Final = 4.0
_MOST_NOTE_MM: Final = 40.0


def figure(chart: Chart) -> Figure:
    """Draw the earlier values hollow and the current ones filled, both with their numbers."""
    current, *earlier = sorted(chart.series, key=lambda series: not series.is_current)
    names = [wrapped(name, canvas.MOST_NAME_MM) for name in chart.categories]
    notes = [wrapped(note, _MOST_NOTE_MM, SMALL) for note in chart.category_notes]
    row_mm = canvas.rows_mm([*names, *notes], _ROW_MM)
    drawn, axes = canvas.sheet(
        chart,
        max(len(names), 1) * row_mm + _KEY_MM + _AXIS_MM,
        left=max(widest_mm(names) + 5, 20),
        right=widest_mm(notes, SMALL) + 4,
        top=_KEY_MM,
        bottom=_AXIS_MM,
    )
    rows = [
        (current.points[index], [series.points[index] for series in earlier])
        for index in range(len(names))
    ]
    _scale(axes, chart, rows)
    for index, (now, before) in enumerate(rows):
        _row(axes, index, now, before, is_clear=not notes or not notes[index])
        canvas.beside(axes, index, names[index], at=0)
    for index, note in enumerate(notes):
        canvas.beside(axes, index, note, at=1, size=SMALL, color=theme.GREY)
    _key(axes, current, earlier)
    return drawn


def _scale(axes: Axes, chart: Chart, rows: list[tuple[Point, list[Point]]]) -> None:
    """Fit the values in, with room for the labels that stand outside them."""
    known = [now.value for now, _ in rows if now.value is not None]
    known += [point.value for _, before in rows for point in before if point.value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if chart.reach is not None:
        low, high = chart.reach
    panel = scales.axes_mm(axes)
    label = widest_mm([now.printed for now, _ in rows], bold=True)
    other = widest_mm([point.printed for _, before in rows for point in before], SMALL)
    room = min(max(label, other) + _MARGIN_MM, panel * 0.4)
    unit = ((high - low) or abs(high) or 1.0) / (panel - 2 * room)
    axes.set_xlim(low - unit * room, high + unit * room)
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    widest = widest_mm([canvas.axis_number(chart, end) for end in (low, high)], SMALL) + 4
    most = int(max(min(6, panel / max(widest, 1.0) - 1), 1))
    axes.xaxis.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: canvas.axis_number(chart, value)))
    axes.grid(visible=True, axis="x", color=theme.RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_yticks([])
    axes.spines[["left", "bottom"]].set_visible(False)


def _row(axes: Axes, index: int, now: Point, before: list[Point], *, is_clear: bool) -> None:
    """Draw one area; a change that is not clear is grey."""
    colour, track = (theme.BLUE, theme.TRACK) if is_clear else (theme.MID_GREY, theme.RULE)
    known = [(point.value, point) for point in before if point.value is not None]
    earlier = [value for value, _ in known]
    both = earlier if now.value is None else [*earlier, now.value]
    if len(both) > 1:
        axes.plot([min(both), max(both)], [index, index], color=track, linewidth=3, zorder=2)
    for value in earlier:
        axes.plot([value], [index], zorder=3, **_dot(colour, filled=False))
    if now.value is None:
        at = max(earlier, default=sum(axes.get_xlim()) / 2)
        _label(axes, at, index, now.printed, color=theme.GREY)
    else:
        axes.plot([now.value], [index], zorder=4, **_dot(colour, filled=True))
        side = -1 if earlier and now.value < min(earlier) else 1
        _label(axes, now.value, index, now.printed, side=side, color=colour, weight=lettering.BOLD)
        if len(known) == 1:
            value, point = known[0]
            _label(axes, value, index, point.printed, side=-side, color=theme.GREY, size=SMALL)


def _label(
    axes: Axes,
    at: float,
    index: int,
    text: str,
    *,
    color: str,
    side: int = 1,
    weight: int = lettering.NORMAL,
    size: float = SIZE,
) -> None:
    """Write a value beside its dot, over the lines of the scale."""
    axes.annotate(
        text,
        (at, index),
        xytext=(7 * side, 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center_baseline",
        bbox={"boxstyle": "square,pad=0.1", "facecolor": theme.WHITE, "edgecolor": "none"},
        zorder=1.5,
        color=color,
        fontweight=weight,
        fontsize=size,
    )


def _key(axes: Axes, current: Series, earlier: list[Series]) -> None:
    """Name the two kinds of dot above the rows, where the eye begins."""
    handles = [
        axes.plot([], [], label=one.name, **_dot(theme.BLUE, filled=one is current))[0]
        for one in (*earlier, current)
    ]
    canvas.key_above(axes, handles)


def _dot(colour: str, *, filled: bool) -> dict[str, Any]:
    return {
        "marker": "o",
        "linestyle": "none",
        "markersize": 6.5 if filled else 5.6,
        "markerfacecolor": colour if filled else theme.WHITE,
        "markeredgecolor": colour,
        "markeredgewidth": 1.4,
    }
