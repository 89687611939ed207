"""Reads a PDF through its tags, as a screen reader does, to a tree of elements with their words.

`pdfinfo -struct-text` gives the same words, but reads a page again for each element on it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream


@dataclass
class Node:
    """An element of the structure: a tag such as "TD", or words (kind "Words")."""

    kind: str
    children: list["Node"] = field(default_factory=list)
    words: str = ""

    @property
    def text(self) -> str:
        """The words below, with a space wherever a line was broken."""
        return self.words or " ".join(child.text for child in self.children)

    def under(self, *kinds: str) -> Iterator["Node"]:
        """The outermost nodes of these kinds, in order."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            else:
                yield from child.under(*kinds)


def tree(path: Path) -> Node:
    """The structure of a tagged PDF; artifacts, as page numbers are, are no part of it."""
    reader = PdfReader(path)
    words = {_key(page): _marked_words(page, reader) for page in reader.pages}
    root: Any = reader.trailer["/Root"]
    return _node(root["/StructTreeRoot"], None, words)


def _key(page: Any) -> int:
    reference = page.indirect_reference
    assert reference is not None
    return int(reference.idnum)


def _node(element: Any, page: int | None, words: dict[int, dict[int, str]]) -> Node:
    page = _key(element["/Pg"].get_object()) if "/Pg" in element else page
    node = Node(str(element.get("/S", "/Document"))[1:])
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if isinstance(child, int):
            assert page is not None
            node.children.append(Node("Words", words=words[page].get(child, "")))
        elif child.get("/Type") == "/MCR":
            place = _key(child["/Pg"].get_object()) if "/Pg" in child else page
            assert place is not None
            node.children.append(Node("Words", words=words[place].get(child["/MCID"], "")))
        elif child.get("/Type") != "/OBJR":
            node.children.append(_node(child, page, words))
    return node


def _marked_words(page: PageObject, reader: PdfReader) -> dict[int, str]:
    """The words of each piece of marked content on a page."""
    found: dict[int, str] = defaultdict(str)
    resources: Any = page["/Resources"]
    fonts = {name: _letters(font.get_object()) for name, font in resources["/Font"].items()}
    letters: dict[bytes, str] = {}
    opened: list[int | None] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            opened.append(_content_id(operands, opened[-1] if opened else None))
        elif operator == b"EMC":
            opened.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"} and opened and opened[-1] is not None:
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            found[opened[-1]] += "".join(_decoded(text, letters) for text in shown)
    return found


def _content_id(operands: Any, outer: int | None) -> int | None:
    if operands[0] == "/Artifact":
        return None
    properties = operands[1] if len(operands) > 1 else {}
    assert "/ActualText" not in properties, "words that are not the letters shown"
    return int(properties["/MCID"]) if "/MCID" in properties else outer


def _decoded(text: Any, letters: dict[bytes, str]) -> str:
    if isinstance(text, (int, float)) or not hasattr(text, "original_bytes"):
        return ""
    codes = text.original_bytes
    return "".join(letters[codes[i : i + 2]] for i in range(0, len(codes), 2))


_PAIR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


def _letters(font: Any) -> dict[bytes, str]:
    """What each code of a font means (its ToUnicode map)."""
    mapped = font["/ToUnicode"].get_object().get_data()
    assert b"beginbfrange" not in mapped, "a map of ranges"
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(meaning.decode()).decode("utf-16-be")
        for code, meaning in _PAIR.findall(mapped)
    }
