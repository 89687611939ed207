"""A .docx file opened for checks: its parts, and what its styles say of a run of text."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BODY: Final = "word/document.xml"
_A4_TEXT: Final = 9638
_TEXT_LEVEL: Final = 9  # no level of a heading
_SHORT: Final = 60


@dataclass(repr=False)
class Word:
    """The parts of a .docx file, and its body, styles and lists as trees."""

    data: bytes
    parts: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.body = etree.fromstring(self.parts[BODY]).find(f"{W}body")
        self.styles = {
            style.get(f"{W}styleId"): style
            for style in self.tree("word/styles.xml").iter(f"{W}style")
        }
        self.ancestors = {
            style: tuple(self._chain(style)) for style in (key for key in self.styles if key)
        }

    def tree(self, name: str) -> Element:
        """A part as XML, None where there is none."""
        return etree.fromstring(self.parts[name]) if name in self.parts else None

    def furniture(self) -> Iterator[tuple[str, Element]]:
        """Headers and footers with their names."""
        for name in self.names:
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
                yield name, self.tree(name)

    def from_styles(self, style: str, path: str) -> Element:
        """What a style or the nearest one that it is based on says at a path: `rPr/color`."""
        for key in self.ancestors.get(style, ()):
            found = self.styles[key].find("/".join(f"{W}{step}" for step in path.split("/")))
            if found is not None:
                return found
        return None

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading in Word's outline, 0 the highest; None for text."""
        found = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if found is None:
            found = self.from_styles(style_of(paragraph), "pPr/outlineLvl")
        level = int(value(found) or _TEXT_LEVEL) if found is not None else _TEXT_LEVEL
        return level if level < _TEXT_LEVEL else None

    def sections(self) -> Iterator[tuple[Element, int]]:
        """What stands in the body, each with the width of the text on its page, in twips."""
        waiting: list[Element] = []
        for child in self.body:
            waiting.append(child)
            end = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                size, margins = end.find(f"{W}pgSz"), end.find(f"{W}pgMar")
                width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
                yield from ((one, width) for one in waiting)
                waiting = []
        yield from ((one, _A4_TEXT) for one in waiting)

    def _chain(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = value(self.styles[style].find(f"{W}basedOn"))


def value(element: Element) -> str:
    """The w:val of an element; "" where there is none."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle")) or "Normal"


def words(element: Element) -> str:
    """The text of an element."""
    return "".join(element.itertext(f"{W}t")).strip()


def short(element: Element) -> str:
    """The beginning of an element's text, to say where something is."""
    found = words(element)
    return f"“{found[:_SHORT]}{'…' if len(found) > _SHORT else ''}”"


def _twips(element: Element, name: str) -> int:
    return int(float(element.get(f"{W}{name}", "0"))) if element is not None else 0
