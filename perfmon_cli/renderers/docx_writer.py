"""Runs of text for Word: words, figures, links, marks and pictures, each with its bookmark."""

import io
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from docx.enum.style import WD_STYLE_TYPE
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from markupsafe import Markup

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers.docx_numbering import Place
from perfmon_cli.report.model import Image, Line, Mark, Span, Tone

#: Begins the name of a bookmark that only tells `docx_finish` what a paragraph or table is.
SIGN: Final = "~"

_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_ARROWS: Final = {Mark.UP: "▲", Mark.DOWN: "▼", Mark.FLAT: "▬", Mark.NO_ARROW: "–"}
_RATINGS: Final = {
    Mark.GREEN: ("G", "Rating green"),
    Mark.AMBER: ("A", "Rating amber"),
    Mark.RED: ("R", "Rating red"),
    Mark.NOT_RATED: ("–", "Rating none"),
}
_TONES: Final = {
    Tone.BETTER: "Mark better",
    Tone.WORSE: "Mark worse",
    Tone.NEUTRAL: "Mark neutral",
}
_HARD_SPACE: Final = "\u00a0"
_MOST_LOGO_MM: Final = (70.0, 26.0)  # as on the PDF's cover


def markup(*runs: str) -> Markup:
    """Return finished XML, which a template prints as it is."""
    return Markup("".join(runs))  # noqa: S704


def words(plain: str) -> Markup:
    """Return plain words as a run, "" where there are none."""
    return markup(xml.run(plain) if plain else "")


class Writer:
    """Writes runs for one document, and keeps the bookmarks and relations they need."""

    def __init__(self, document: Any, images: Mapping[str, Image]) -> None:  # noqa: ANN401
        self._part = document.part
        self._images = images
        self._styles = {
            (style.name or "").lower(): style.style_id
            for style in document.styles
            if style.type == WD_STYLE_TYPE.CHARACTER
        }
        #: Names of the bookmarks written so far, in order.
        self.bookmarks: list[str] = []
        self._taken: set[str] = set()
        self._serial = 0

    def line(self, spans: Line, *, strong: bool = False) -> str:
        """Return the spans as runs; `strong` sets all of them bold."""
        return "".join(self._span(span, strong=strong) for span in spans)

    def styled(self, words: str, style: str) -> str:
        """Return words as a run in a character style of the template."""
        return xml.run(words, self._style(style))

    def mark(self, mark: Mark, tone: Tone) -> str:
        """Return an arrow or a rating's badge, to stand before its word."""
        if mark in _RATINGS:
            letter, style = _RATINGS[mark]
            badge = self.styled(f"{_HARD_SPACE}{letter}{_HARD_SPACE}", style)
            return badge + xml.run(_HARD_SPACE)
        return self.styled(_ARROWS[mark], _TONES[tone]) + xml.run(_HARD_SPACE)

    def named(self, name: str, runs: str) -> str:
        """Return the runs within a bookmark; the second use of a name marks nothing."""
        if not name or name.lower() in self._taken:  # Word tells no case apart
            return runs
        self._taken.add(name.lower())
        self.bookmarks.append(name)
        return self._bookmark(name, runs)

    def numbered(self, place: Place | None) -> str:
        """Return the sign that puts its paragraph into a list; "" where the style does."""
        return self._bookmark(f"{SIGN}n{place.list_id}.{place.level}") if place else ""

    def table(self, index: int) -> str:
        """Return the sign that says which table of the report its table is."""
        return self._bookmark(f"{SIGN}t{index}")

    def gap(self) -> str:
        """Return the sign that sets its paragraph apart from a table above."""
        return self._bookmark(f"{SIGN}g")

    def top(self) -> str:
        """Return the sign that begins a page with its paragraph, without space above."""
        return self._bookmark(f"{SIGN}p")

    def kept(self) -> str:
        """Return the sign that keeps its paragraph on the page of the next one."""
        return self._bookmark(f"{SIGN}k")

    def chart(self, key: str, alt: str) -> str:
        """Return a picture in the size it is made for; its alt text where there is none."""
        image = self._images.get(key)
        relation = self._relation(image)
        if image is None or not relation:
            return xml.run(alt)
        return xml.picture(relation, alt, image.width_mm, image.height_mm)

    def icon(self, key: str, alt: str, height_mm: float) -> str:
        """Return a small picture of a given height, "" where there is none."""
        image = self._images.get(key)
        relation = self._relation(image)
        if image is None or not relation:
            return ""
        width = height_mm * image.width_mm / image.height_mm
        return xml.picture(relation, alt, width, height_mm)

    def logo(self, key: str, alt: str) -> str:
        """Return an organisation's sign no larger than the cover has room for; "" without one."""
        image = self._images.get(key)
        if image is None:
            return ""
        wide, high = _MOST_LOGO_MM
        return self.icon(key, alt, min(high, wide * image.height_mm / image.width_mm))

    def _span(self, span: Span, *, strong: bool) -> str:
        is_link = _is_safe(span.href)
        properties = self._style("Hyperlink") if is_link else ""
        if (span.bold or strong) and not is_link:
            properties = self._style("Strong")
        properties += "<w:b/>" if (span.bold or strong) and is_link else ""
        properties += "<w:i/>" if span.italic else ""
        runs = xml.run(span.text, properties)
        if is_link:
            target = self._part.relate_to(span.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            runs = xml.link(target, runs)
        return self.named(span.anchor, runs)

    def _relation(self, image: Image | None) -> str:
        if image is None:
            return ""
        try:
            relation, _ = self._part.get_or_add_image(io.BytesIO(image.png))
        except UnrecognizedImageError:
            return ""
        return str(relation)

    def _style(self, name: str) -> str:
        style = self._styles.get(name.lower())
        return f'<w:rStyle w:val="{xml.text(style)}"/>' if style else _WITHOUT_STYLE.get(name, "")

    def _bookmark(self, name: str, runs: str = "") -> str:
        self._serial += 1
        return (
            f'<w:bookmarkStart w:id="{self._serial}" w:name="{xml.text(name)}"/>{runs}'
            f'<w:bookmarkEnd w:id="{self._serial}"/>'
        )


_WITHOUT_STYLE: Final = {"Strong": "<w:b/>", "Hyperlink": '<w:u w:val="single"/>'}


def _is_safe(href: str) -> bool:
    try:
        return urlsplit(href).scheme.lower() in _SCHEMES
    except ValueError:
        return False
