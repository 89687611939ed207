"""What makes Word offer to repair a file, or load something: one function a rule."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from lxml import etree

from tools.word_file import WP, R, W, Word, value

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU_PER_TWIP: Final = 635
_LONGEST_MARK: Final = 40
#: A tag of a template; texts may speak of {{ measure.value }}.
_TAG: Final = re.compile(
    r"\{\{r?\s*(?:report|words|memo|contact|section|block|entry|item|row|cell|head|tile|note)\b"
    r"[^}]{0,40}\}\}|\{%-?(?:p|tr|tc|r)?\s+(?:for|if|elif|else|endfor|endif)\b[^}]{0,60}%\}"
)
#: The order of Word's schema, of what perfmon and its templates use.
_ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc"
    " textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing sz szCs highlight u bdr shd"
    " vertAlign lang",
    "tblPr": "tblStyle tblpPr bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout"
    " tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders lnNumType pgNumType cols"
    " titlePg docGrid",
}


def archive(word: Word) -> Iterator[str]:
    """The list of types comes first, and no part twice."""
    if word.names[:1] != ["[Content_Types].xml"]:
        yield "The archive does not begin with its list of types."
    yield from (
        f"The part {name} is there twice." for name, n in Counter(word.names).items() if n > 1
    )


def types(word: Word) -> Iterator[str]:
    """Every part has a type."""
    root = word.tree("[Content_Types].xml")
    endings = {one.get("Extension").lower() for one in root.iter(f"{_TYPES}Default")}
    named = {one.get("PartName").lstrip("/") for one in root.iter(f"{_TYPES}Override")}
    for name in word.names[1:]:
        if name not in named and name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"The part {name} has no type."
    yield from (
        f"The part {name} is named but not there." for name in sorted(named - set(word.names))
    )


def relations(word: Word) -> Iterator[str]:
    """What a part refers to is there; nothing is loaded from elsewhere."""
    for name in word.names:
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = set()
        for one in word.tree(name).iter(f"{_RELATIONS}Relationship"):
            ids.add(one.get("Id"))
            target, kind = one.get("Target"), one.get("Type").rsplit("/", 1)[-1]
            if one.get("TargetMode") == "External":
                if kind != "hyperlink" or not re.match(r"https?:|mailto:|#", target):
                    yield f"{name} loads {target} ({kind})."
                continue
            path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            if path not in word.parts:
                yield f"{name} names {target}, which is not there."
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if owner in word.parts and owner.endswith(".xml"):
            yield from _lost(word, owner, ids)


def bookmarks(word: Word) -> Iterator[str]:
    """Bookmarks have names and ids of their own, a beginning and an end."""
    starts = list(word.body.iter(f"{W}bookmarkStart"))
    ends = [one.get(f"{W}id") for one in word.body.iter(f"{W}bookmarkEnd")]
    ids = [one.get(f"{W}id") for one in starts]
    names = [one.get(f"{W}name") for one in starts]
    yield from (f"The bookmark {one} is there twice." for one in _twice([n.lower() for n in names]))
    yield from (f"Two bookmarks have the id {one}." for one in _twice(ids))
    if Counter(ids) != Counter(ends):
        yield "Bookmarks begin without an end, or end without a beginning."
    for name in names:
        if not re.fullmatch(rf"[A-Za-z_]\w{{0,{_LONGEST_MARK - 1}}}", name):
            yield f"“{name}” is no name for a bookmark."


def pictures(word: Word) -> Iterator[str]:
    """Pictures have numbers of their own, and fit the page."""
    yield from (
        f"Two pictures have the number {one}."
        for one in _twice([about.get("id") for about in word.body.iter(f"{WP}docPr")])
    )
    for child, width in word.sections():
        for size in child.iter(f"{WP}extent"):
            if int(size.get("cx")) > width * _EMU_PER_TWIP:
                yield "A picture is wider than the text."


def tables(word: Word) -> Iterator[str]:
    """A table's columns are those of its grid and fit the page; each cell ends in a paragraph."""
    for child, width in word.sections():
        for table in child.iter(f"{W}tbl"):
            name = value(table.find(f"{W}tblPr/{W}tblCaption"))
            grid = [int(one.get(f"{W}w")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            if sum(grid) > width:
                yield f"The table “{name}” is wider than the text ({sum(grid)} of {width})."
            for row in table.iterfind(f"{W}tr"):
                cells = row.findall(f"{W}tc")
                sizes = [int(one.get(f"{W}w")) for one in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]
                if sizes != grid:
                    yield f"A row of “{name}” does not have the columns of its table."
                if any(len(cell) == 0 or cell[-1].tag != f"{W}p" for cell in cells):
                    yield f"A cell of “{name}” does not end in a paragraph."


def references(word: Word) -> Iterator[str]:
    """Styles, lists and places that are named are there."""
    numbering = word.tree("word/numbering.xml")
    lists = {one.get(f"{W}numId") for one in numbering.iter(f"{W}num")} | {"0"}
    marks = {one.get(f"{W}name") for one in word.body.iter(f"{W}bookmarkStart")}
    for element in word.body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        if value(element) not in word.styles:
            yield f"The style {value(element)} is not there."
    for element in word.body.iter(f"{W}numId"):
        if value(element) not in lists:
            yield f"The list {value(element)} is not there."
    for element in word.body.iter(f"{W}hyperlink"):
        if element.get(f"{W}anchor") and element.get(f"{W}anchor") not in marks:
            yield f"A link leads to {element.get(f'{W}anchor')}, which is not there."


def order(word: Word) -> Iterator[str]:
    """Properties stand in the order of Word's schema; the body ends with its page set-up."""
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for kind, listed in _ORDERS.items():
            place = {f"{W}{one}": at for at, one in enumerate(listed.split())}
            for properties in word.tree(name).iter(f"{W}{kind}"):
                found = [place[child.tag] for child in properties if child.tag in place]
                if any(after < before for before, after in pairwise(found)):
                    tags = " ".join(etree.QName(child).localname for child in properties)
                    yield f"In {name} a {kind} is out of order: {tags}."
    if word.body[-1].tag != f"{W}sectPr":
        yield "The body does not end with a page set-up."


def leftovers(word: Word) -> Iterator[str]:
    """No tag is left, no field open, no mark of somebody's changes."""
    for name, part in (("word/document.xml", word.body), *word.furniture()):
        text = "".join(part.itertext(f"{W}t"))
        yield from (f"{name} holds the tag {found[0]}." for found in _TAG.finditer(text))
        kinds = Counter(one.get(f"{W}fldCharType") for one in part.iter(f"{W}fldChar"))
        if kinds["begin"] != kinds["end"]:
            yield f"{name} holds a field without an end."
        for element in part.iter(f"{W}ins", f"{W}del", f"{W}commentReference"):
            yield f"{name} holds changes or comments ({etree.QName(element).localname})."


RULES: Final[tuple[Callable[[Word], Iterator[str]], ...]] = (
    *(archive, types, relations, bookmarks, pictures, tables, references, order, leftovers),
)


def _twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _lost(word: Word, owner: str, ids: set[str]) -> Iterator[str]:
    for element in word.tree(owner).iter(etree.Element):
        for name in (f"{R}id", f"{R}embed", f"{R}link"):
            if element.get(name) and element.get(name) not in ids:
                yield f"{owner} refers to {element.get(name)}, which is not there."
