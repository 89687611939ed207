"""Word's rules of accessibility, as far as a program can judge: one function a rule."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml.etree import _Element as Element

from tools.word_colours import faint
from tools.word_file import BODY, WP, R, W, Word, short, style_of, value, words

_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_EMPTY_LINKS: Final = re.compile(
    r"(click )?here|link|(read |see )?more|this( page)?", re.IGNORECASE
)
_RAW: Final = re.compile(r"https?://\S{40,}|www\.\S{40,}")
_TYPED: Final = re.compile(r"[•·▪*‣]\s|[-–]\s+\w|\(?\d{1,2}[.)]\s+\w|\(?[a-z][.)]\s+\w")
_LABEL_AND_WORDS: Final = 2
_JOINT: Final = " · "  # between the parts of a running head
_SPACER: Final = 20  # twips: what keeps two tables two


def title(word: Word) -> Iterator[str]:
    """A reader's program says the title of a document when it opens it."""
    core = word.tree("docProps/core.xml")
    found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    if found is None or not (found.text or "").strip():
        yield "The document has no title in its properties."


def language(word: Word) -> Iterator[str]:
    """A voice needs to know which language it reads."""
    found = word.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if not value(found):
        yield "The document has no language."


def alt_text(word: Word) -> Iterator[str]:
    """Every picture says in words what it shows."""
    for part in _parts(word):
        for about in part.iter(f"{WP}docPr"):
            is_decoration = any(item.get("val") == "1" for item in about.iter(_DECORATIVE))
            if not (about.get("descr") or "").strip() and not is_decoration:
                yield f"A picture has no alternative text ({about.get('name')})."
        for shape in part.iter(f"{_VML}shape", f"{_VML}rect", f"{_VML}line"):
            if not shape.get("alt"):
                yield "A shape has no alternative text."


def floating(word: Word) -> Iterator[str]:
    """What floats is read at another place than it is seen, or not at all."""
    for part in _parts(word):
        for found in part.iter(f"{WP}anchor", f"{W}framePr", f"{W}tblpPr", f"{W}txbxContent"):
            yield f"Something floats ({found.tag.rsplit('}', 1)[-1]})."


def headings(word: Word) -> Iterator[str]:
    """Headings go down one level at a time."""
    last = -1
    for paragraph in word.body.iter(f"{W}p"):
        level = word.level(paragraph)
        if level is None or not words(paragraph):
            continue
        if level > last + 1:
            yield f"The heading {short(paragraph)} skips a level ({last + 1} to {level + 1})."
        last = level
    if last < 0:
        yield "The document has no heading."


def tables(word: Word) -> Iterator[str]:
    """A table has a name, a header row that repeats, whole rows, and no merged or empty cell."""
    for table in word.body.iter(f"{W}tbl"):
        rows = list(table.iterchildren(f"{W}tr"))
        name = value(table.find(f"{W}tblPr/{W}tblCaption"))
        yield from (f"A table has no title: {short(table)}." for _ in range(not name))
        if any(True for _ in table.iterancestors(f"{W}tbl")):
            yield f"A table stands in a table: “{name}”."
        if not _has_headers(table, rows):
            yield f"The table “{name}” has no header row that repeats."
        for row in rows:
            if row.find(f"{W}trPr/{W}cantSplit") is None:
                yield f"A row of “{name}” can be cut by a page: {short(row)}."
            for cell in row.iterchildren(f"{W}tc"):
                if cell.find(f"{W}tcPr/{W}gridSpan") is not None or (
                    cell.find(f"{W}tcPr/{W}vMerge") is not None
                ):
                    yield f"The table “{name}” has merged cells: {short(cell)}."
                if not words(cell) and cell.find(f".//{WP}docPr") is None:
                    yield f"The table “{name}” has an empty cell, in the row {short(row)}."


def links(word: Word) -> Iterator[str]:
    """The words of a link say where it leads."""
    for part in _parts(word):
        for link in part.iter(f"{W}hyperlink"):
            said = words(link)
            if not said or _EMPTY_LINKS.fullmatch(said):
                yield f"A link says only “{said}”."
            elif link.get(f"{R}id") and _RAW.search(said):
                yield f"A link prints a long address: {short(link)}."


def lists(word: Word) -> Iterator[str]:
    """Items of a list are Word's own, so that their number is told."""
    for paragraph in word.body.iter(f"{W}p"):
        is_in_table = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
        if is_in_table or not _TYPED.match(words(paragraph)):
            continue
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        style = word.from_styles(value(paragraph.find(f"{W}pPr/{W}pStyle")), "pPr/numPr/numId")
        if value(number if number is not None else style) in {"", "0"}:
            yield f"A list is typed by hand: {short(paragraph)}."


def blanks(word: Word) -> Iterator[str]:
    """Space comes from styles; empty paragraphs are read out one by one."""
    for paragraph in word.body.iter(f"{W}p"):
        if words(paragraph) or paragraph.find(f".//{WP}docPr") is not None:
            continue
        if next(paragraph.iterancestors(f"{W}tbl"), None) is not None:
            continue  # an empty cell is told as such
        if paragraph.find(f"{W}pPr/{W}sectPr") is None and not _ends_table(word, paragraph):
            yield "An empty paragraph makes space."


def furniture(word: Word) -> Iterator[str]:
    """Headers are not read out: what they say stands in the text or the properties, too."""
    core = word.tree("docProps/core.xml")
    said = f"{words(word.body)} {' '.join(core.itertext()) if core is not None else ''}".lower()
    for name, part in word.furniture():
        for run in part.iter(f"{W}r") if "header" in name else ():
            if any(part not in said for part in words(run).lower().split(_JOINT)):
                yield f"Only a header says {short(run)}."


def contrast(word: Word) -> Iterator[str]:
    """Letters stand out from their ground by 4.5 to 1."""
    for ratio, run in faint(word):
        yield f"Letters are too faint ({ratio:.1f} to 1): {short(run)}."


RULES: Final[tuple[Callable[[Word], Iterator[str]], ...]] = (
    *(title, language, alt_text, floating, headings, tables, links, lists, blanks, furniture),
    contrast,
)


def _parts(word: Word) -> Iterator[Element]:
    yield word.tree(BODY)
    yield from (part for _, part in word.furniture())


def _has_headers(table: Element, rows: list[Element]) -> bool:
    """A header row, or two columns of label and words."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    if columns <= _LABEL_AND_WORDS and look is not None and look.get(f"{W}firstColumn") == "1":
        return True
    return bool(rows) and rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def _ends_table(word: Word, paragraph: Element) -> bool:
    """Whether it is the hair's breadth that Word wants between two tables, or behind the last."""
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    if spacing is None:
        spacing = word.from_styles(style_of(paragraph), "pPr/spacing")
    before, after = paragraph.getprevious(), paragraph.getnext()
    return (
        spacing is not None
        and spacing.get(f"{W}lineRule") == "exact"
        and int(spacing.get(f"{W}line", "999")) <= _SPACER
        and before is not None
        and before.tag == f"{W}tbl"
        and after is not None
        and after.tag in {f"{W}tbl", f"{W}sectPr"}
    )
