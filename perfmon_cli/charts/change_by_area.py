"""Change by area: a line from the earlier value to the current one, a row an area."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering, scales
from perfmon_cli.charts.lettering import SIZE, SMALL, widest_mm, wrapped
from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, Point, Series

_ROW_MM: Final = 7.6
_KEY_MM: Final = 9.0
_AXIS_MM: Final = 7.5
#: Room at both ends of the scale beside the labels of values, in mm.
_MARGIN_MM: Final = 4.0
_MOST_NOTE_MM: Final = 40.0
#: On a narrow sheet: between name and note, over a name, under it, and the line of the row in that.
_GAP_MM: Final = 3.0
_OVER_MM: Final = 1.4
_UNDER_MM: Final = 7.0
_LINE_MM: Final = 3.6
#: Behind words, so that the lines of the scale do not run through them.
_GROUND: Final = {"boxstyle": "square,pad=0.1", "facecolor": theme.WHITE, "edgecolor": "none"}


def figure(chart: Chart, wide: float = canvas.WIDTH_MM) -> Figure:
    """Draw the earlier values hollow and the current ones filled, both with their numbers.

    On a narrow sheet the name of an area stands above its row.
    """
    current, *earlier = sorted(chart.series, key=lambda series: not series.is_current)
    rows = [
        (current.points[index], [series.points[index] for series in earlier])
        for index in range(len(chart.categories))
    ]
    key = canvas.key_more_mm([one.name for one in (*earlier, current)], wide, 0.0)
    draw = _above if canvas.is_narrow(wide) else _beside
    drawn, axes = draw(chart, wide, rows, key + _KEY_MM)
    _key(axes, current, earlier)
    return drawn


def _beside(
    chart: Chart, wide: float, rows: list[tuple[Point, list[Point]]], key: float
) -> tuple[Figure, Axes]:
    """Draw the rows, the names left of them and what is said of a change right."""
    names = [wrapped(name, canvas.name_mm(wide)) for name in chart.categories]
    notes = [wrapped(note, _MOST_NOTE_MM, SMALL) for note in chart.category_notes]
    row_mm = canvas.rows_mm([*names, *notes], _ROW_MM)
    drawn, axes = canvas.sheet(
        chart,
        (wide, max(len(names), 1) * row_mm + key + _AXIS_MM),
        left=max(widest_mm(names) + 5, 20),
        right=widest_mm(notes, SMALL) + 4,
        top=key,
        bottom=_AXIS_MM,
    )
    _scale(axes, chart, rows)
    for index, (now, before) in enumerate(rows):
        _row(axes, index, now, before, is_clear=not notes or not notes[index])
        canvas.beside(axes, index, names[index], at=0)
    for index, note in enumerate(notes):
        canvas.beside(axes, index, note, at=1, size=SMALL, color=theme.GREY)
    return drawn, axes


def _above(
    chart: Chart, wide: float, rows: list[tuple[Point, list[Point]]], key: float
) -> tuple[Figure, Axes]:
    """Draw the rows, each under its name and what is said of its change."""
    said = chart.category_notes or ("",) * len(rows)
    notes = [wrapped(note, _MOST_NOTE_MM, SMALL) for note in said]
    room = wide - widest_mm(notes, SMALL) - _GAP_MM
    names = [wrapped(name, room) for name in chart.categories]
    edge = _edge_mm(chart, rows)
    head_mm = canvas.rows_mm([*names, *notes], 0.0)
    row_mm = head_mm + _UNDER_MM
    drawn, axes = canvas.sheet(
        chart,
        (wide, max(len(rows), 1) * row_mm + key + _AXIS_MM),
        left=edge,
        right=edge,
        top=key,
        bottom=_AXIS_MM,
    )
    _scale(axes, chart, rows)
    for index, (now, before) in enumerate(rows):
        line = index - 0.5 + (head_mm + _LINE_MM) / row_mm
        _row(axes, line, now, before, is_clear=not notes[index])
        _over(axes, index - 0.5, names[index], notes[index], edge)
    return drawn, axes


def _edge_mm(chart: Chart, rows: list[tuple[Point, list[Point]]]) -> float:
    """The room beside a narrow scale, so that the number at its end is whole."""
    ends = scales.numbers(point for now, before in rows for point in (now, *before))
    written = [canvas.axis_number(chart, float(f"{end * 1.1:.2g}")) for end in ends]
    return scales.half_tick_mm(written)


def _over(axes: Axes, top: float, name: str, note: str, edge: float) -> None:
    """Write the name of a row at its top, and what is said of it at the right end."""
    out = edge / canvas.INCH_MM * 72
    words = (
        (0.0, "left", -out, name, SIZE, theme.TEXT),
        (1.0, "right", out, note, SMALL, theme.GREY),
    )
    for at, side, aside, text, size, colour in words:
        axes.annotate(
            text,
            (at, top),
            xycoords=("axes fraction", "data"),
            xytext=(aside, -_OVER_MM / canvas.INCH_MM * 72),
            textcoords="offset points",
            ha=side,
            va="top",
            linespacing=1.1,
            bbox=_GROUND,
            zorder=1.5,
            color=colour,
            fontsize=size,
        )


def _scale(axes: Axes, chart: Chart, rows: list[tuple[Point, list[Point]]]) -> None:
    """Fit the values in, with room for the labels that stand outside them."""
    low, high = chart_scale.ends(chart)
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


def _row(axes: Axes, index: float, now: Point, before: list[Point], *, is_clear: bool) -> None:
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
    index: float,
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
        bbox=_GROUND,
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
