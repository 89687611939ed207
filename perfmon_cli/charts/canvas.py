"""What all charts share: the sheet in millimetres, its type, and how it becomes bytes."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from perfmon_cli import theme
from perfmon_cli.charts import lettering
from perfmon_cli.charts.lettering import NORMAL, SIZE, SMALL, font, line_mm, widest_mm, wrapped
from perfmon_cli.report.model import Chart, Image

WIDTH_MM: Final = 170.0
INCH_MM: Final = 25.4

_DPI: Final = 200
_PROLOG: Final = re.compile(rb"\A.*?(?=<svg )|<metadata>.*?</metadata>\s*", re.DOTALL)
#: Room left of an upward axis whose numbers are short, and the most that names may take.
_LEFT_MM: Final = 13.0
MOST_NAME_MM: Final = 62.0
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
    chart: Chart, height_mm: float, *, left: float, right: float, top: float, bottom: float
) -> tuple[Figure, Axes]:
    """Return a figure of the common width with one set of axes inside margins, in mm.

    The sheet is so much higher as what the chart says of its scale needs above it.
    """
    head = head_mm(chart)
    height = height_mm + head
    figure = paper(chart, height)
    axes = figure.add_axes(
        (
            left / WIDTH_MM,
            bottom / height,
            (WIDTH_MM - left - right) / WIDTH_MM,
            (height_mm - top - bottom) / height,
        )
    )
    quiet_ticks(axes)
    return figure, axes


def paper(chart: Chart, height_mm: float) -> Figure:
    """Return an empty figure that says above what its scale measures."""
    figure = Figure(figsize=(WIDTH_MM / INCH_MM, height_mm / INCH_MM))
    words = _head(chart)
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


def head_mm(chart: Chart) -> float:
    """Return the room above a chart for what its scale measures; 0 where it says nothing."""
    words = _head(chart)
    return line_mm(SMALL) * (words.count("\n") + 1) + _HEAD_GAP_MM if words else 0.0


def _head(chart: Chart) -> str:
    return wrapped(chart.scale, WIDTH_MM - 2, SMALL, lines=2) if chart.scale else ""


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
    names = [str(handle.get_label()) for handle in handles]
    needed = sum(lettering.width_mm(name, SMALL) + 7.0 for name in names)
    room = WIDTH_MM - axes.get_position().x0 * WIDTH_MM
    for handle, name in zip(handles, names, strict=True):
        if needed > room:
            handle.set_label(wrapped(name, room / len(names) - 8.0, SMALL, lines=2))
    axes.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=len(handles),
        frameon=False,
        fontsize=SMALL,
        labelcolor=theme.GREY,
        handletextpad=0.1,
        columnspacing=1.4,
        borderaxespad=0.3,
    )


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


def shared_scale(reach: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of a scale that every part of a chart has, with room for its labels."""
    low, high = reach
    room = ((high - low) or abs(high) or 1.0) * 0.2
    return low - room, high + room


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


def image(figure: Figure) -> Image:
    """Return the figure as PNG and SVG; the SVG asks for nothing outside itself."""
    svg, png = io.BytesIO(), io.BytesIO()
    FigureCanvasSVG(figure)
    figure.savefig(svg, format="svg", metadata={"Date": None})
    FigureCanvasAgg(figure)
    figure.savefig(png, format="png", dpi=_DPI, metadata={"Software": None})
    width, height = figure.get_size_inches()
    stack = theme.FONT_STACK.encode()
    return Image(
        png=png.getvalue(),
        svg=_PROLOG.sub(b"", svg.getvalue()).replace(f"'{font()}'".encode(), stack),
        width_mm=round(float(width) * INCH_MM, 3),
        height_mm=round(float(height) * INCH_MM, 3),
    )
