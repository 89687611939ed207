"""A sentence that a person typed: its words, its place, and the figures and marks in it."""

from dataclasses import dataclass

from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.live import Said
from perfmon_cli.commentary.model import Live

#: Kinds of passages; a cell of a table is proved like a sentence of its own.
PARAGRAPH, ITEM, HEADING, CELL, COMMENT = (
    "paragraph",
    "item",
    "heading",
    "cell",
    "comment",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveFigure:
    """A live figure and what it says, from `start` to `end` of its sentence.

    `said` is None where it cannot be filled (PM402 says so).
    """

    start: int
    end: int
    live: Live
    said: Said | None


@dataclass(frozen=True, slots=True)
class OwnMark:
    """`[own: source]` behind the text that ends at `at`; it does not itself stand in the text."""

    at: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as it is printed, live figures filled in and own marks taken out.

    `passage` numbers the paragraphs, items and cells of a file; `heading` is the nearest heading
    above, else the section's title. `measures` are the section's own, `family` those and what the
    section's tables show.
    """

    text: str
    where: CellRef
    line: int | None = None
    kind: str = PARAGRAPH
    passage: int = 0
    heading: str = ""
    measures: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    lives: tuple[LiveFigure, ...] = ()
    own: tuple[OwnMark, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    is_quotation: bool = False
    is_standing: bool = False  #: of a text that recurs every quarter

    def is_live(self, start: int, end: int) -> bool:
        """Whether any of it was filled in by perfmon."""
        return any(figure.start < end and start < figure.end for figure in self.lives)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether it stands in quotation marks, or in a quotation."""
        return self.is_quotation or any(a <= start and end <= b for a, b in self.quotes)

    @property
    def is_own(self) -> bool:
        """Whether an own mark behind its full stop marks all of it."""
        return any(mark.at >= len(self.text.rstrip()) and self._closed for mark in self.own)

    @property
    def _closed(self) -> bool:
        return self.text.rstrip().endswith((".", "!", "?", "”", '"', ")"))
