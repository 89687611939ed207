"""What a commentary file holds, before any figure is put in."""

from dataclasses import dataclass, field
from typing import TypeAlias

from perfmon_cli.catalogue.paper_rows import MeasureRef


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A figure to put in: `{{ guilty_pleas(Crown Court).change on baseline }}`.

    `ref` is None when the text between the braces is not of that form.
    """

    text: str
    line: int
    ref: MeasureRef | None = None
    attribute: str = ""
    comparator: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """`[own: source]` behind a number or sentence: it is not in the data. Never printed."""

    source: str
    line: int


Inline: TypeAlias = Run | Live | Own
Text: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph; `quoted` in a quotation, not `numbered` where it goes on with a list's item."""

    text: Text
    line: int
    quoted: bool = False
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A sub-heading within a section, of whatever level it was typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class TextList:
    """A list; nested lists follow as lists of their own with a greater depth.

    `start` is the number of the first item where it is `ordered`: a list that a nested one
    interrupts goes on counting.
    """

    items: tuple[Text, ...]
    ordered: bool
    line: int
    depth: int = 0
    start: int = 1
    lines: tuple[int, ...] = ()  #: the line each item begins in

    def line_of(self, index: int) -> int:
        """The line an item begins in."""
        return self.lines[index] if index < len(self.lines) else self.line


@dataclass(frozen=True, slots=True)
class TextTable:
    """A simple table of words; its first row is the heading."""

    rows: tuple[tuple[Text, ...], ...]
    line: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """`[table: id by area | settings]`, `[chart: …]` or `[picture: file | alt]`."""

    kind: str
    subject: str
    options: str
    line: int


TextBlock: TypeAlias = TextParagraph | TextHeading | TextList | TextTable | Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Commentary:
    """One file of commentary, read; `file` is its path relative to the project."""

    file: str
    header: dict[str, str] = field(default_factory=dict)
    blocks: tuple[TextBlock, ...] = ()

    @property
    def name(self) -> str:
        """The file's own name, "11-victim-satisfaction.md"."""
        return self.file.rsplit("/", 1)[-1]

    @property
    def measures(self) -> tuple[str, ...]:
        """The ids of the header's `measures`."""
        text = self.header.get("measures", "").replace(";", ",")
        return tuple(part.strip() for part in text.split(",") if part.strip())

    @property
    def places_something(self) -> bool:
        """Whether it says itself where tables and charts stand."""
        return any(isinstance(block, Placement) for block in self.blocks)
