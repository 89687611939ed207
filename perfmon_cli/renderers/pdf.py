"""The PDF: the same parts on A4 pages, tagged for readers and for the archive."""

import gc
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Final

from markupsafe import Markup, escape

from perfmon_cli.errors import MachineError
from perfmon_cli.renderers import (
    FURNITURE,
    html_marks,
    html_outline,
    html_parts,
    html_table,
    html_template,
    word,
)
from perfmon_cli.renderers.html_medium import Medium, Source, media
from perfmon_cli.renderers.pango import found_by_the_loader
from perfmon_cli.report.model import Contents, Cover, Image, Mark, Report, Span, Table, Tone
from perfmon_cli.report.parts import own_title

#: What the addresses of a report's own assets begin with.
_SCHEME: Final = "perfmon:"
#: A space at which no line is broken.
_JOINT: Final = "\u00a0"
_REMEDY: Final = (
    "The PDF cannot be made: Pango, which sets its text, is not installed on this computer. "
    "On Debian or Ubuntu install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0; on a "
    "Mac run “brew install pango”; on Windows install it with MSYS2 (mingw-w64-x86_64-pango). "
    "Or leave the PDF out: --format docx,html."
)
#: A page's head where no protective marking has its middle.
_UNMARKED: Final = "@page{@top-left{width:80%}@top-center{content:none}}"
_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_STREAM = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def render(report: Report, images: Mapping[str, Image]) -> bytes:
    """Return the PDF; `images` are known by chart id, picture asset and icon name.

    Raises:
        MachineError: Pango is not installed.
    """
    assets = _Assets(images)
    html, css = _html(report, images), _css(report)
    with _no_collection():
        try:
            with found_by_the_loader():
                from perfmon_cli.renderers import pdf_document  # noqa: PLC0415  slow; needs Pango
        except OSError as error:
            raise MachineError(_REMEDY) from error
        return pdf_document.write(html, css, assets)


def fonts_used(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the fonts in a PDF, sorted."""
    texts = [pdf, *(zlib.decompress(found[1]) for found in _STREAM.finditer(pdf))]
    names = {found[1].decode("latin-1") for text in texts for found in _FONT.finditer(text)}
    return tuple(sorted(names))


def _html(report: Report, images: Mapping[str, Image]) -> str:
    """Return the print's HTML; a report whose first page has a title of its own has it there.

    Its contents list what comes after them: who has come so far needs no way back, and bookmarks
    list it all.
    """
    entries = html_outline.outline(report)
    title = own_title(report)
    words = {key: word(report, key) for key in FURNITURE}
    place = next((one.id for one in report.blocks if isinstance(one, Contents)), "")
    medium = Medium(
        pictures=_sources(report, images),
        mark=_mark,
        figure=_figure,
        words=words,
        levels=html_outline.printed_levels(report, entries),
        heads_all_rows=False,
        contents=html_outline.contents(html_outline.following(entries, place)),
    )
    return html_template.fill(
        "print.html.j2",
        {
            "report": html_template.front(report),
            "words": words,
            "has_masthead": not isinstance(title, Cover),
            "has_title": title is None,
            "is_wide": any(part.wide for part in report.sections[:1]),
            "sections": [html_parts.section(part, medium) for part in report.sections],
        },
    )


def _css(report: Report) -> str:
    tables = tuple(one for one in report.blocks if isinstance(one, Table))
    css = html_template.styles("base.css", "print.css") + html_table.widths_css(tables)
    css += "" if report.marking else _UNMARKED
    return html_template.settled(css, report.style)


def _figure(span: Span, html: Markup) -> Markup:
    """Return a figure as it is, but never broken over two lines: "−5.0 pp"."""
    if span.href or not span.value:
        return html
    return escape(span.text.replace(" ", _JOINT))


def _mark(mark: Mark, tone: Tone) -> Markup:
    return Markup('<img class="{}" src="{}" alt="">').format(
        html_marks.names(mark, tone), f"{_SCHEME}{_sign(mark, tone)}"
    )


def _sign(mark: Mark, tone: Tone) -> str:
    return f"sign-{mark.name}-{tone.name}".lower()


def _sources(report: Report, images: Mapping[str, Image]) -> dict[str, Source]:
    """Return where pictures are had; the style says how large charts are, drawn yet or not."""
    charts = {chart.id for chart in report.charts}
    return {
        name: Source(address) if name in charts else Source.of(images[name], address)
        for address, name in _addresses(images).items()
    }


def _addresses(images: Mapping[str, Image]) -> dict[str, str]:
    """Return the names of pictures by their addresses."""
    return {f"{_SCHEME}image-{index}": name for index, name in enumerate(images)}


class _Assets(Mapping[str, tuple[str, bytes]]):
    """All that the print may ask for, by address; a chart may still be drawn until it is asked."""

    def __init__(self, images: Mapping[str, Image]) -> None:
        self._images = images
        self._names = _addresses(images)
        self._signs = {
            f"{_SCHEME}{_sign(mark, tone)}": html_marks.picture(mark, tone)
            for mark in Mark
            for tone in Tone
        }

    def __getitem__(self, address: str) -> tuple[str, bytes]:
        if address in self._signs:
            return "image/svg+xml", self._signs[address]
        return media(self._images[self._names[address]])

    def __iter__(self) -> Iterator[str]:
        return chain(self._names, self._signs)

    def __len__(self) -> int:
        return len(self._names) + len(self._signs)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: the layout makes many objects and drops few.

    What it leaves is frozen, so that a process that makes one paper never looks through it, and
    collected before the next paper.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
