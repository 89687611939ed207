"""What all charts share: the sheet in millimetres, and its type."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from perfmon_cli import theme
from perfmon_cli.charts import lettering
from perfmon_cli.charts.lettering import NORMAL, SIZE, SMALL, font, line_mm, widest_mm, wrapped
from perfmon_cli.report.model import Chart

#: On paper and on wide screens; and on a phone, where 8 points are 12 pixels of 390 across.
WIDTH_MM: Final = 170.0
NARROW_MM: Final = 84.0
INCH_MM: Final = 25.4

#: Room left of an upward axis whose numbers are short, and the most that names may take.
_LEFT_MM: Final = 13.0
_MOST_NAME_MM: Final = 62.0
#: Between the rows of a key, as a share of its letters' size.
_KEY_GAP: Final = 0.3
#: Between the words above a chart and what stands beneath them.
_HEAD_GAP_MM: Final = 1.6
_MILLION: Final = 1_000_000
#: From which value on all numbers of a scale are written in such units.
_UNITS: Final = (
    (10 * _MILLION**2, _MILLION**2, "trillion"),
    (10_000 * _MILLION, 1_000 * _MILLION, "billion"),
    (_MILLION, _MILLION, "million"),
)


@contextmanager
def style() -> Iterator[None]:
    """Set what pictures depend on, whatever the user's own matplotlib settings.

    A letter that the font lacks is drawn as a box in the PNG, and said to nobody.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph ", category=UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": [font()],
                "font.size": SIZE,
                "text.color": theme.TEXT,
                "axes.edgecolor": theme.RULE,
                "axes.linewidth": 0.6,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "axes.unicode_minus": True,
                "text.hinting": "none",
                "text.parse_math": False,
                "svg.fonttype": "none",
                "svg.hashsalt": "perfmon",
            }
        )
        yield


def sheet(
    chart: Chart,
    size: tuple[float, float],
    *,
    left: float,
    right: float,
    top: float,
    bottom: float,
) -> tuple[Figure, Axes]:
    """Return a figure of a width and height with one set of axes inside margins, in mm.

    The sheet is so much higher as what the chart says of its scale needs above it.
    """
    wide, high = size
    height = high + head_mm(chart, wide)
    figure = paper(chart, wide, height)
    axes = figure.add_axes(
        (left / wide, bottom / height, (wide - left - right) / wide, (high - top - bottom) / height)
    )
    quiet_ticks(axes)
    return figure, axes


def paper(chart: Chart, wide: float, height_mm: float) -> Figure:
    """Return an empty figure that says above what its scale measures."""
    figure = Figure(figsize=(wide / INCH_MM, height_mm / INCH_MM))
    words = _head(chart, wide)
    if words:
        figure.text(
            0.0,
            1.0 - 0.4 / height_mm,
            words,
            ha="left",
            va="top",
            fontsize=SMALL,
            color=theme.GREY,
        )
    return figure


def head_mm(chart: Chart, wide: float) -> float:
    """Return the room above a chart for what its scale measures; 0 where it says nothing."""
    words = _head(chart, wide)
    return line_mm(SMALL) * (words.count("\n") + 1) + _HEAD_GAP_MM if words else 0.0


def _head(chart: Chart, wide: float) -> str:
    return wrapped(chart.scale, wide - 2, SMALL, lines=lines(wide, 2)) if chart.scale else ""


def wide_mm(axes: Axes) -> float:
    """Return how wide the sheet is that the axes stand on."""
    return float(axes.figure.bbox.width / axes.figure.dpi) * INCH_MM


def is_narrow(wide: float) -> bool:
    """Return whether a sheet has room for one thing beside another, or rather above it."""
    return wide < WIDTH_MM / 2


def lines(wide: float, most: int = 3) -> int:
    """Return how many lines words may take: on a narrow sheet twice as many."""
    return 2 * most if is_narrow(wide) else most


def name_mm(wide: float) -> float:
    """Return the most that names left of a chart may take."""
    return min(_MOST_NAME_MM, wide * 0.365)


def quiet_ticks(axes: Axes) -> None:
    """Write the numbers of scales small and grey, without ticks."""
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=theme.GREY, pad=4)


def beside(
    axes: Axes,
    index: float,
    text: str,
    *,
    at: int,
    color: str = theme.TEXT,
    size: float = SIZE,
    weight: int = NORMAL,
) -> None:
    """Write left (at 0) or right (at 1) of the rows of a chart."""
    axes.annotate(
        text,
        (at, index),
        xycoords=("axes fraction", "data"),
        xytext=(6 if at else -8, 0),
        textcoords="offset points",
        ha="left" if at else "right",
        va="center_baseline" if "\n" not in text else "center",
        linespacing=1.1,
        annotation_clip=False,
        color=color,
        fontsize=size,
        fontweight=weight,
    )


def key_above(axes: Axes, handles: Sequence[Line2D]) -> None:
    """Name the kinds of mark above the chart, where the eye begins."""
    wide = wide_mm(axes)
    names = [str(handle.get_label()) for handle in handles]
    written, columns = _key(names, wide, wide - float(axes.get_position().x0) * wide)
    for handle, name in zip(handles, written, strict=True):
        handle.set_label(name)
    axes.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=columns,
        labelspacing=_KEY_GAP,
        frameon=False,
        fontsize=SMALL,
        labelcolor=theme.GREY,
        handletextpad=0.1,
        columnspacing=1.4,
        borderaxespad=0.3,
    )


def key_more_mm(names: Sequence[str], wide: float, left: float) -> float:
    """Return the room that a key needs more than one row's, beside a left margin."""
    written, columns = _key(names, wide, wide - left)
    if columns > 1 or not written:
        return 0.0
    rows = sum(name.count("\n") + 1 for name in written)
    return (rows - 1 + (len(written) - 1) * _KEY_GAP) * line_mm(SMALL)


def _key(names: Sequence[str], wide: float, room: float) -> tuple[list[str], int]:
    """The names of a key, broken where they must be, and how many stand beside each other."""
    count = len(names)
    if sum(lettering.width_mm(name, SMALL) + 7.0 for name in names) <= room:
        return list(names), count
    columns = 1 if is_narrow(wide) else count
    return [wrapped(name, room / columns - 8.0, SMALL, lines=2) for name in names], columns


def rows_mm(names: Sequence[str], least: float, size: float = SIZE) -> float:
    """Return the height of a row of a chart, so that no name touches the next one's."""
    lines = max((name.count("\n") + 1 for name in names), default=1)
    return max(least, lines * line_mm(size) + 1.0)


def axis_number(chart: Chart, number: float) -> str:
    """Return a number of an axis: `74%`, `1,250`, `£5,000`, with a true minus sign.

    Where a value of the chart is a million or more, all are in millions: `£1,200 million`.
    """
    unit, word = _unit(chart) if number else (1, "")
    written = _plain_number(chart, number / unit)
    return f"{written} {word}" if word else written


def axis_mm(chart: Chart, numbers: Iterable[float]) -> float:
    """Return the room left of a chart that the numbers of its upward axis need, in mm."""
    known = [0.0, *numbers]
    ends = {axis_number(chart, float(f"{end * 1.1:.2g}")) for end in (min(known), max(known))}
    return min(max(_LEFT_MM, widest_mm(ends, SMALL) + 4.0), 40.0)


def _unit(chart: Chart) -> tuple[int, str]:
    """What the numbers of the chart's scale are divided by, and the word for it."""
    points = [point for series in chart.series for point in series.points]
    points += chart.goal.points if chart.goal else ()
    largest = max((abs(p.value) for p in points if p.value is not None), default=0.0)
    return next(((by, word) for least, by, word in _UNITS if largest >= least), (1, ""))


def _plain_number(chart: Chart, number: float) -> str:
    size = f"{abs(number):,.6g}" if abs(number) < 1 else f"{abs(number):,.10g}"
    sign = "−" if number < 0 else ""
    return f"{sign}{chart.prefix}{size}{chart.suffix}"
