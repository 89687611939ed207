"""A drawn chart as the bytes of a picture."""

import io
import re
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from perfmon_cli import theme
from perfmon_cli.charts.canvas import INCH_MM
from perfmon_cli.charts.lettering import font
from perfmon_cli.report.model import Image

_DPI: Final = 200
_PROLOG: Final = re.compile(rb"\A.*?(?=<svg )|<metadata>.*?</metadata>\s*", re.DOTALL)
#: What a drawing holds and nobody sees: ends of lines, names of groups, turns by nothing.
_SPARE: Final = re.compile(
    rb'\s*\n\s*| id="(?:figure|axes|patch|text|line2d|[xy]tick|legend|matplotlib)[\w.]*"'
    rb'| transform="rotate\(-?0 [^"]*\)"'
)
_EMPTY_GROUP: Final = re.compile(rb"<g/>|<g></g>")
_TAG: Final = re.compile(rb"<[^<>]*>")
#: What stands behind the hundredths of a point.
_TOO_FINE: Final = re.compile(rb"(?<=\.\d\d)\d+")


def image(figure: Figure) -> Image:
    """Return the figure as PNG and SVG; the SVG asks for nothing outside itself."""
    drawn = drawing(figure)
    png = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(png, format="png", dpi=_DPI, metadata={"Software": None})
    return Image(png.getvalue(), drawn.svg, drawn.width_mm, drawn.height_mm)


def drawing(figure: Figure) -> Image:
    """Return the figure as SVG alone."""
    svg = io.BytesIO()
    FigureCanvasSVG(figure)
    figure.savefig(svg, format="svg", metadata={"Date": None})
    width, height = figure.get_size_inches()
    return Image(
        png=b"",
        svg=_short(_PROLOG.sub(b"", svg.getvalue())),
        width_mm=round(float(width) * INCH_MM, 3),
        height_mm=round(float(height) * INCH_MM, 3),
    )


def _short(svg: bytes) -> bytes:
    """The same drawing in half the bytes, since a page holds it in its text.

    The fonts are said once, for all of it.
    """
    short = _SPARE.sub(b"", svg)
    while (less := _EMPTY_GROUP.sub(b"", short)) != short:
        short = less
    short = _TAG.sub(lambda tag: _TOO_FINE.sub(b"", tag[0]), short)
    short = short.replace(f"font-family: '{font()}'; ".encode(), b"")
    return short.replace(b"<svg ", f'<svg font-family="{theme.FONT_STACK}" '.encode(), 1)
