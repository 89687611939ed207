"""Reads a paper back out of its three forms to one shape, so that they can be compared.

White space differs between the forms (a PDF does not hold the space at which a line was broken),
so `squeezed` texts are compared. Signs beside words, the contents list and what stands on every
page are left out: they are each form's own.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

from tests.flow.tagged_pdf import Node, tree
from tests.renderers.wordfile import W, WordFile


class Table(NamedTuple):
    """A numbered table: "Table 3", the rest of its caption, and its rows, header row first."""

    ref: str
    caption: str
    rows: list[list[str]]


class Marked(NamedTuple):
    """A figure as the page marks it: its id, its plain value, what is printed, its anchor."""

    id: str
    value: str
    printed: str
    anchor: str


@dataclass
class Paper:
    """What a reader meets, in order: pieces of (kind, text), kind "heading" or "text"."""

    pieces: list[tuple[str, str]]
    tables: list[Table]

    @property
    def headings(self) -> list[str]:
        """The headings with their numbers."""
        return [squeezed(text) for kind, text in self.pieces if kind == "heading"]

    @property
    def words(self) -> str:
        """All words of the paper, without spaces."""
        return squeezed("".join(text for _, text in self.pieces))

    def cell(self, table: str, row: str, column: str) -> str:
        """The cell of "Table 3" in a row and column; see `standing`."""
        return standing(self.table(table), row, column)

    def table(self, ref: str) -> Table:
        """The one table of this number ("Table 3")."""
        (found,) = (table for table in self.tables if table.ref == ref)
        return found


def standing(table: Table, row: str, column: str) -> str:
    """The text of a cell; `row` and `column` are compared without spaces.

    Raises:
        KeyError: there is no such row or column, or more than one.
    """
    head, *body = table.rows
    columns = [i for i, text in enumerate(head) if squeezed(text) == squeezed(column)]
    rows = [cells for cells in body if squeezed(cells[0]) == squeezed(row)]
    if len(columns) != 1 or len(rows) != 1:
        message = f"{table.ref}: {len(rows)} rows {row!r}, {len(columns)} columns {column!r}"
        raise KeyError(message)
    return rows[0][columns[0]]


def squeezed(text: str) -> str:
    """`text` without any spaces."""
    return "".join(text.split())


def squeezed_tables(tables: Iterable[Table]) -> list[Table]:
    """The tables without any spaces in their cells."""
    return [
        Table(t.ref, squeezed(t.caption), [[squeezed(c) for c in row] for row in t.rows])
        for t in tables
    ]


def difference(one: str, other: str) -> str:
    """Where two texts first differ, for people: "" when they do not."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        at = min(len(one), len(other))
        if len(one) == len(other):
            return ""
    return f"…{one[max(0, at - 60) : at + 60]}…\n…{other[max(0, at - 60) : at + 60]}…"


@dataclass
class Draft:
    """A folder that `build` wrote."""

    folder: Path
    stdout: str = ""
    stderr: str = ""
    exit_code: int = 0
    project: Path = field(default_factory=Path)

    def file(self, suffix: str) -> Path:
        """The paper's file of a format."""
        (found,) = self.folder.glob(f"*-20*.{suffix}")
        return found

    @cached_property
    def docx(self) -> Paper:
        """The Word file."""
        return read_docx(self.file("docx").read_bytes())

    @cached_property
    def html(self) -> Paper:
        """The web page."""
        return read_html(self.file("html").read_text(encoding="utf-8"))

    @cached_property
    def pdf(self) -> Paper:
        """The PDF."""
        return read_pdf(self.file("pdf"))

    @cached_property
    def marked(self) -> list[Marked]:
        """The figures that the web page marks, in order."""
        return list(_marked(self.file("html").read_text(encoding="utf-8")))

    @cached_property
    def figures(self) -> list[dict[str, Any]]:
        """The figures of figures.json, in order."""
        found: list[dict[str, Any]] = json.loads(self.read("figures.json"))["figures"]
        return found

    def read(self, name: str) -> str:
        """The text of a file beside the paper."""
        return (self.folder / name).read_text(encoding="utf-8-sig")


_CAPTION = re.compile(r"^(Table \d+): ?(.*)$", re.DOTALL)


def _numbered(caption: str, rows: list[list[str]]) -> list[Table]:
    found = _CAPTION.match(clean(caption))
    return [Table(found[1], found[2], rows)] if found else []


def clean(text: str) -> str:
    """`text` with single spaces."""
    return " ".join(text.split())


# The Word file

_SIGN = re.compile(r"(Mark|Rating)(Better|Worse|Neutral|Green|Amber|Red|None)")
_HEADINGS = re.compile(
    r"heading \d( unnumbered)?|.+ heading( unnumbered)?|(back|cover|notice) title"
)


def read_docx(content: bytes) -> Paper:
    """The paper in a Word file."""
    word = WordFile(content)
    pieces: list[tuple[str, str]] = []
    tables: list[Table] = []
    for child in word.body:
        if child.tag == f"{W}p":
            pieces += _word_piece(word, child)
        elif child.tag == f"{W}tbl":
            rows = _word_rows(word, child)
            caption = next(child.iter(f"{W}tblCaption"), None)
            tables += _numbered("" if caption is None else caption.get(f"{W}val"), rows)
            if _style_of_table(child) == "PerfmonTiles":
                labels, counts, notes = rows
                columns = zip(counts, labels, notes, strict=True)
                pieces += [("text", cell) for column in columns for cell in column]
            else:
                pieces += [("text", cell) for row in rows for cell in row]
    return Paper(_joined_cover(pieces), tables)


def _word_piece(word: WordFile, paragraph: Any) -> list[tuple[str, str]]:
    style = word.style(paragraph).lower()
    if style.startswith("toc") or style in {"title", "subtitle"}:
        return []
    number = word.numbers.get(paragraph, "")
    if style.startswith("list") or style == "notice":
        number = "" if number in {"•", "–"} else number
    kind = "heading" if _HEADINGS.fullmatch(style) else "text"
    if style == "cover label":
        kind = "cover label"
    return [(kind, clean(f"{number} {_word_text(paragraph)}"))]


def _word_text(paragraph: Any) -> str:
    parts = []
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and _SIGN.fullmatch(style.get(f"{W}val")):
            continue
        parts += [
            item.text or "" if item.tag == f"{W}t" else " "
            for item in run
            if item.tag in {f"{W}t", f"{W}tab", f"{W}br"}
        ]
    return "".join(parts)


def _word_rows(word: WordFile, table: Any) -> list[list[str]]:
    rows = []
    for row in table.iter(f"{W}tr"):
        cells = []
        for cell in row.iter(f"{W}tc"):
            paragraphs = cell.iter(f"{W}p")
            cells.append(clean(" ".join(_word_text(p) for p in paragraphs)))
        rows.append(cells)
    assert word.body is not None
    return rows


def _style_of_table(table: Any) -> str:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return "" if style is None else style.get(f"{W}val")


def _joined_cover(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The label of a cover is a paragraph of its own in Word, and a part of the heading else."""
    joined: list[tuple[str, str]] = []
    for kind, text in pieces:
        if joined and joined[-1][0] == "cover label":
            joined[-1] = (kind, f"{joined[-1][1]} {text}")
        else:
            joined.append((kind, text))
    return joined


def bookmarks(content: bytes) -> dict[str, str]:
    """The bookmarks of figures in a Word file, in order, each with the text it encloses."""
    word = WordFile(content)
    held: dict[str, str] = {}
    names: dict[str, str] = {}
    opened: set[str] = set()
    for item in word.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        mark = item.get(f"{W}id")
        if item.tag == f"{W}t":
            for name in opened:
                held[name] += item.text or ""
        elif item.tag == f"{W}bookmarkStart" and item.get(f"{W}name").startswith("F_"):
            names[mark] = item.get(f"{W}name")
            assert names[mark] not in held, f"{names[mark]} stands twice"
            held[names[mark]] = ""
            opened.add(names[mark])
        elif mark in names:
            opened.discard(names[mark])
    return held


# The web page

_BLOCKS = {"p", "li", "dt", "dd", "figcaption", "caption", "th", "td"}


def read_html(page: str) -> Paper:
    """The paper in a web page.

    Folded numbers behind charts and links that lead about are the page's alone.
    """
    main = html.fromstring(page).get_element_by_id("main")
    own = [
        *main.iter("svg", "details"),
        *main.find_class("see"),
        *main.find_class("back-to-contents"),
    ]
    for one in own:
        one.drop_tree()
    pieces: list[tuple[str, str]] = []
    for element in main.iter():
        if not isinstance(element.tag, str):
            continue
        inside = any(parent.tag in _BLOCKS for parent in element.iterancestors())
        if element.tag in {"h2", "h3", "h4", "h5"}:
            pieces.append(("heading", clean(element.text_content())))
        elif element.tag in _BLOCKS and not inside:
            number = _list_number(element)
            pieces.append(("text", clean(f"{number} {element.text_content()}")))
    return Paper(pieces, [t for table in main.iter("table") for t in _html_table(table)])


def _list_number(element: Any) -> str:
    if element.tag != "li" or element.getparent().tag != "ol":
        return ""
    return f"{element.getparent().index(element) + 1}."


def _html_table(table: Any) -> list[Table]:
    caption = table.find("caption")
    rows = [
        [clean(cell.text_content()) for cell in row if cell.tag in {"th", "td"}]
        for row in table.iter("tr")
    ]
    return _numbered("" if caption is None else caption.text_content(), rows)


def _marked(page: str) -> Iterator[Marked]:
    for element in html.fromstring(page).iter("data", "span"):
        if element.get("data-figure"):
            yield Marked(
                element.get("data-figure"),
                element.get("value", ""),
                element.text_content(),
                element.get("id", ""),
            )


class MarkedCell(NamedTuple):
    """A cell of the page: its text, and the figures marked in it."""

    text: str
    figures: list[Marked]


def html_cells(page: str) -> dict[tuple[str, str, str], MarkedCell]:
    """The cells of the numbered tables, by table, row and column as figures.json names them."""
    found: dict[tuple[str, str, str], MarkedCell] = {}
    for table in html.fromstring(page).iter("table"):
        numbered = _html_table(table)
        for one in numbered:
            head, *_ = one.rows
            for row in table.find("tbody").iter("tr"):
                label, *cells = row
                for cell, column in zip(cells, head[1:], strict=True):
                    key = (one.ref, row_label(label), column)
                    assert key not in found, f"{key} stands twice"
                    text = clean(cell.text_content())
                    source = html.tostring(cell, encoding="unicode")
                    found[key] = MarkedCell(text, list(_marked(source)))
    return found


def row_label(cell: Any) -> str:
    """The label of a row as figures.json gives it: its lines joined with colons."""
    lines = [clean(cell.text or "")]
    lines += [clean(line.text_content()) for line in cell]
    return ": ".join(line for line in lines if line)


# The PDF


_LEVELS = {"H1", "H2", "H3", "H4", "H5"}


def read_pdf(path: Path) -> Paper:
    """The paper in a PDF, read through its tags."""
    pieces: list[tuple[str, str]] = []
    tables: list[Table] = []
    _collect(tree(path), pieces, tables)
    return Paper(pieces, tables)


def _collect(node: Node, pieces: list[tuple[str, str]], tables: list[Table]) -> None:
    for child in node.children:
        if child.kind in _LEVELS:
            pieces.append(("heading", clean(child.text)))
        elif child.kind == "Table":
            _collect_table(child, pieces, tables)
        elif child.kind in {"P", "LI", "Caption"}:
            pieces.append(("text", _without_bullet(clean(child.text))))
        elif child.kind != "Figure" and not _is_furniture(child):
            _collect(child, pieces, tables)


def _is_furniture(node: Node) -> bool:
    """Whether this is the title block or (a page of) the contents list."""
    items = list(node.under("LI")) if node.kind == "L" else []
    if items and all(next(item.under("Link"), None) for item in items):
        return True
    heading = next(node.under(*_LEVELS), None) if node.kind == "NonStruct" else None
    return heading is not None and (heading.kind == "H1" or heading.text == "Contents")


def _collect_table(node: Node, pieces: list[tuple[str, str]], tables: list[Table]) -> None:
    caption = next(node.under("Caption"), None)
    rows = [[clean(cell.text) for cell in row.under("TH", "TD")] for row in node.under("TR")]
    if caption is None and tables:  # the rest of a table that runs over several pages
        assert tables[-1].rows[0] == rows[0], "a table goes on under another header row"
        tables[-1].rows.extend(rows[1:])
        pieces += [("text", cell) for row in rows[1:] for cell in row]
        return
    text = "" if caption is None else clean(caption.text)
    tables += _numbered(text, rows)
    pieces.append(("text", text))
    pieces += [("text", cell) for row in rows for cell in row]


def _without_bullet(text: str) -> str:
    return text.removeprefix("• ").removeprefix("◦ ").strip()
