"""What all charts share: the sheet in millimetres, its type, and how it becomes bytes."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D

from perfmon_cli import theme
from perfmon_cli.report.model import Chart, Image

WIDTH_MM: Final = 170.0
SMALL: Final = theme.SIZE_CHART - 0.7

_INCH_MM: Final = 25.4
_DPI: Final = 200
_PROLOG: Final = re.compile(rb"\A.*?(?=<svg )|<metadata>.*?</metadata>\s*", re.DOTALL)
#: Millimetres a character takes at the chart's size, generously.
_CHARACTER_MM: Final = 1.75

#: Room left of an upward axis whose numbers are short.
_LEFT_MM: Final = 13.0
_MILLION: Final = 1_000_000


@cache
def font() -> str:
    """Return the first font of the theme that this machine has.

    Of several files of one font matplotlib takes the one it found first, which is chance; put in
    order, it is always the same.
    """
    fontManager.ttflist.sort(key=lambda entry: entry.fname)
    known = {entry.name for entry in fontManager.ttflist}
    return next((name for name in theme.FONTS if name in known), "DejaVu Sans")


@contextmanager
def style() -> Iterator[None]:
    """Set what pictures depend on, whatever the user's own matplotlib settings."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": [font()],
                "font.size": theme.SIZE_CHART,
                "text.color": theme.TEXT,
                "axes.edgecolor": theme.RULE,
                "axes.linewidth": 0.6,
                "axes.spines.top": False,
                "axes.spines.right": False,
                "axes.unicode_minus": True,
                "text.parse_math": False,
                "svg.fonttype": "none",
                "svg.hashsalt": "perfmon",
            }
        )
        yield


def sheet(
    height_mm: float, *, left: float, right: float, top: float, bottom: float
) -> tuple[Figure, Axes]:
    """Return a figure of the common width with one set of axes inside margins, in mm."""
    figure = Figure(figsize=(WIDTH_MM / _INCH_MM, height_mm / _INCH_MM))
    axes = figure.add_axes(
        (
            left / WIDTH_MM,
            bottom / height_mm,
            (WIDTH_MM - left - right) / WIDTH_MM,
            (height_mm - top - bottom) / height_mm,
        )
    )
    quiet_ticks(axes)
    return figure, axes


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
    size: float = theme.SIZE_CHART,
    weight: int = 400,
) -> None:
    """Write left (at 0) or right (at 1) of the rows of a chart."""
    axes.annotate(
        text,
        (at, index),
        xycoords=("axes fraction", "data"),
        xytext=(6 if at else -8, 0),
        textcoords="offset points",
        ha="left" if at else "right",
        va="center_baseline",
        annotation_clip=False,
        color=color,
        fontsize=size,
        fontweight=weight,
    )


def key_above(axes: Axes, handles: Sequence[Line2D]) -> None:
    """Name the kinds of mark above the chart, where the eye begins."""
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


def text_mm(texts: Iterable[str]) -> float:
    """Return the room the longest line of the texts needs, in mm."""
    lines = [line for text in texts for line in text.splitlines()]
    return max((len(line) for line in lines), default=0) * _CHARACTER_MM


def axis_number(chart: Chart, number: float) -> str:
    """Return a number of an axis: `74%`, `1,250`, `£5,000`, with a true minus sign.

    Where a value of the chart is a million or more, all are in millions: `£1,200 million`.
    """
    if number and _is_in_millions(chart):
        return f"{_plain_number(chart, number / _MILLION)} million"
    return _plain_number(chart, number)


def axis_mm(chart: Chart, numbers: Iterable[float]) -> float:
    """Return the room left of a chart that the numbers of its upward axis need, in mm."""
    widest = max((abs(number) for number in numbers), default=0.0)
    return min(max(_LEFT_MM, text_mm([axis_number(chart, float(f"{widest:.3g}"))]) + 2), 40.0)


def shared_scale(reach: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of a scale that every part of a chart has, with room for its labels."""
    low, high = reach
    room = ((high - low) or abs(high) or 1.0) * 0.2
    return low - room, high + room


def _is_in_millions(chart: Chart) -> bool:
    points = [point for series in chart.series for point in series.points]
    points += chart.goal.points if chart.goal else ()
    return any(point.value is not None and abs(point.value) >= _MILLION for point in points)


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
        width_mm=round(float(width) * _INCH_MM, 3),
        height_mm=round(float(height) * _INCH_MM, 3),
    )
