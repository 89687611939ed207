"""Reads a Word file as Word does: its text in order, the numbers it shows, its bookmarks."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_SPACE}}}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass(repr=False)
class WordFile:
    """The parts of a .docx file."""

    content: bytes
    parts: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.tree("word/document.xml").find(f"{W}body")
        self._styles = {
            style.get(f"{W}styleId"): style
            for style in self.tree("word/styles.xml").iter(f"{W}style")
        }
        self.numbers = dict(_numbers(self.body, self._styles, self.tree("word/numbering.xml")))

    def tree(self, part: str) -> Any:
        """A part as XML."""
        return etree.fromstring(self.parts[part])

    def style(self, paragraph: Any) -> str:
        """The name of a paragraph's style."""
        name = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        found = self._styles[name].find(f"{W}name") if name else None
        return _value(found) or "Normal"

    def bookmarks(self) -> list[str]:
        """The names of bookmarks in the text, in order."""
        return [item.get(f"{W}name") for item in self.body.iter(f"{W}bookmarkStart")]

    def tables(self) -> list[Any]:
        """The tables in order."""
        return list(self.body.iter(f"{W}tbl"))

    def outline(self) -> str:
        """The text in order, one paragraph or row a line, each with its style."""
        return "\n".join(self._lines(self.body))

    def _lines(self, parent: Any) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield f"<table: {_value(child.find(f'{W}tblPr/{W}tblCaption'))}>"
                yield from (self._row(row) for row in child.iter(f"{W}tr"))
            elif child.tag == f"{W}sdt":
                yield from self._lines(child.find(f"{W}sdtContent"))
            setup = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
            if setup is not None:
                wide = setup.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
                yield f"--- end of {'landscape' if wide else 'portrait'} section"

    def _paragraph(self, paragraph: Any) -> str:
        number = self.numbers.get(paragraph, "")
        return f"[{self.style(paragraph)}] {number}{' ' if number else ''}{text(paragraph)}"

    def _row(self, row: Any) -> str:
        cells = [
            " / ".join(text(paragraph) for paragraph in cell.iter(f"{W}p"))
            for cell in row.iter(f"{W}tc")
        ]
        return f"| {' | '.join(cells)} |"


def text(paragraph: Any) -> str:
    """The text of a paragraph; a picture as its alt text, a field as its result."""
    parts = []
    for item in paragraph.iter():
        if item.tag == f"{W}t":
            parts.append(item.text or "")
        elif item.tag == f"{W}tab" and item.getparent().tag == f"{W}r":
            parts.append("\t")
        elif item.tag == f"{WP}docPr":
            parts.append(f"<image: {item.get('descr') or 'MISSING ALT'}>")
    return "".join(parts).replace("\u00a0", " ").strip()


def edited(content: bytes, changes: dict[str, str], part: str = "word/document.xml") -> bytes:
    """A copy of a .docx file with words of a part changed; each must be there."""
    given = WordFile(content).parts
    words = given[part].decode()
    for old, new in changes.items():
        assert old in words, old
        words = words.replace(old, new)
    return zipped(given | {part: words.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A .docx file of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _numbers(body: Any, styles: Any, numbering: Any) -> Iterator[tuple[Any, str]]:
    """Count as Word does: one counter an abstract list, deeper levels begin again."""
    abstracts = {
        item.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl")): level for level in item.iter(f"{W}lvl")
        }
        for item in numbering.iter(f"{W}abstractNum")
    }
    nums = {item.get(f"{W}numId"): item for item in numbering.iter(f"{W}num")}
    counters: dict[str, dict[int, int]] = defaultdict(dict)
    started: set[str] = set()
    for paragraph in body.iter(f"{W}p"):
        num_id, level = _list_of(paragraph, styles, nums, abstracts)
        if num_id not in nums:
            continue
        abstract_id = _value(nums[num_id].find(f"{W}abstractNumId"))
        levels, counter = abstracts[abstract_id], counters[abstract_id]
        if num_id not in started and nums[num_id].find(f"{W}lvlOverride") is not None:
            counter.clear()
        started.add(num_id)
        starts = {index: int(_value(item.find(f"{W}start"))) for index, item in levels.items()}
        counter[level] = counter.get(level, starts[level] - 1) + 1
        for deeper in [index for index in counter if index > level]:
            del counter[deeper]
        pattern = _value(levels[level].find(f"{W}lvlText"))
        for index in range(level + 1):
            shown = counter.get(index, starts[index])
            is_letter = _value(levels[index].find(f"{W}numFmt")) == "lowerLetter"
            letter = chr(ord("a") + shown - 1)
            pattern = pattern.replace(f"%{index + 1}", letter if is_letter else str(shown))
        yield paragraph, pattern


def _list_of(paragraph: Any, styles: Any, nums: Any, abstracts: Any) -> tuple[str, int]:
    direct = paragraph.find(f"{W}pPr/{W}numPr")
    if direct is not None:
        level = direct.find(f"{W}ilvl")
        return _value(direct.find(f"{W}numId")), int(_value(level) or 0)
    style = styles.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")))
    while style is not None:
        found = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is not None:
            num_id = _value(found)
            if num_id not in nums:
                return "", 0
            levels = abstracts[_value(nums[num_id].find(f"{W}abstractNumId"))]
            linked = [
                index
                for index, level in levels.items()
                if _value(level.find(f"{W}pStyle")) == style.get(f"{W}styleId")
            ]
            return num_id, linked[0] if linked else 0
        style = styles.get(_value(style.find(f"{W}basedOn")))
    return "", 0
