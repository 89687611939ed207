"""Reads the tables and figures back out of a web page, as a reader without styles would."""

from html.parser import HTMLParser
from typing import NamedTuple

Table = list[list[str]]


class Figure(NamedTuple):
    """A marked figure: its id, its plain number ("" for a reason in words) and its text."""

    id: str
    value: str
    printed: str


def html_tables(page: str) -> list[Table]:
    """Return every table as rows of cell texts, header row first, in the order of the page.

    The numbers behind charts, which the page keeps folded, are not among them.
    """
    reader = _Reader()
    reader.feed(page)
    return reader.tables


def html_figures(page: str) -> list[Figure]:
    """Return every marked figure in the order of the page."""
    reader = _Reader()
    reader.feed(page)
    return reader.figures


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.figures: list[Figure] = []
        self._cell: list[str] | None = None
        self._open: tuple[str, Figure] | None = None
        self._drawing = False
        self._folded = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "details":
            self._folded = True
        if self._folded:
            return
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"th", "td"}:
            self._cell = []
        elif tag == "svg":
            self._drawing = True
        if "data-figure" in held:
            figure = Figure(held["data-figure"] or "", held.get("value") or "", "")
            self._open = (tag, figure)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._folded = False
        if self._folded:
            return
        if tag in {"th", "td"} and self._cell is not None:
            self.tables[-1][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "svg":
            self._drawing = False
        if self._open and tag == self._open[0]:
            self.figures.append(self._open[1])
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._drawing:
            self._cell.append(data)
        if self._open:
            tag, figure = self._open
            self._open = (tag, figure._replace(printed=figure.printed + data))
