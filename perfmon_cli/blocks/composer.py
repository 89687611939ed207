"""What every block kind works with: figures, texts, counters and findings of one paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import Catalogue, Priority
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.commentary.model import Commentary
from perfmon_cli.findings import Finding
from perfmon_cli.report.figures import anchor, unique


@dataclass(slots=True)
class Counters:
    """The numbers of headings, paragraphs, tables and charts, as they are given out.

    A level 1 heading starts sections anew, a level 2 heading paragraphs; `restart` starts the
    headings anew for the next part (covering report, Appendix 1).
    """

    part: int = 0
    section: int = 0
    paragraph: int = 0
    table: int = 0
    chart: int = 0

    def restart(self) -> None:
        """Start the numbers of headings and paragraphs anew."""
        self.part = self.section = self.paragraph = 0

    def heading(self, level: int) -> str:
        """The next number of a heading; level 3 headings have none."""
        if level == 1:
            self.part, self.section, self.paragraph = self.part + 1, 0, 0
            return str(self.part)
        if level == 2 and self.part:  # noqa: PLR2004
            self.section, self.paragraph = self.section + 1, 0
            return f"{self.part}.{self.section}"
        return ""

    def next_paragraph(self) -> str:
        """The next number of a paragraph, "" outside numbered headings."""
        if not self.part:
            return ""
        self.paragraph += 1
        above = f"{self.part}.{self.section}" if self.section else f"{self.part}"
        return f"{above}.{self.paragraph}"

    def next_table(self) -> int:
        """The next table's number."""
        self.table += 1
        return self.table

    def next_chart(self) -> int:
        """The next chart's number."""
        self.chart += 1
        return self.chart


@dataclass(slots=True)
class Composer:
    """The state of one paper while its blocks are built, in order."""

    printer: Printer
    texts: Mapping[str, Commentary]  #: by file name ("11-victim-satisfaction.md")
    pictures: frozenset[str] = frozenset()  #: names of the assets that exist
    rows: tuple[BlockRow, ...] = ()  #: all of the paper
    counters: Counters = field(default_factory=Counters)
    findings: list[Finding] = field(default_factory=list)
    used_texts: set[str] = field(default_factory=set)
    printed_measures: set[str] = field(default_factory=set)
    arrows: dict[MeasureRef, None] = field(default_factory=dict)  #: what has a Trend cell, in order
    says_chance: bool = False  #: whether a move is said to be one that could be chance
    keys: set[str] = field(default_factory=set)  #: ids of the blocks that explain marks and words
    pointers: dict[str, str] = field(default_factory=dict)  #: notes by id that name a later table
    counted_table: int = 0  #: the number of the table of what the summary counts
    numbering: bool = True
    _ids: set[str] = field(default_factory=set)

    @property
    def trended_measures(self) -> frozenset[str]:
        """The measures with an arrow, or the reason for none, somewhere in the paper so far."""
        return frozenset(ref.measure for ref in self.arrows)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.printer.catalogue

    def id(self, prefix: str, *parts: str) -> str:
        """A new id made of these parts, unique in the paper."""
        name = unique(anchor(prefix, *parts), self._ids)
        self._ids.add(name)
        return name

    def heading_number(self, level: int) -> str:
        """The number of the next heading."""
        return self.counters.heading(level) if self.numbering else ""

    def paragraph_number(self) -> str:
        """The number of the next paragraph."""
        return self.counters.next_paragraph() if self.numbering else ""

    def row_of_kind(self, kind: str) -> BlockRow | None:
        """The first row of a kind that the paper has."""
        return next((row for row in self.rows if row.kind == kind), None)

    def has_kind(self, kind: str) -> bool:
        """Whether the paper has a row of a kind."""
        return self.row_of_kind(kind) is not None

    def priority_of(self, row: BlockRow) -> Priority | None:
        """The priority a row names in its settings."""
        wanted = row.setting("priority")
        return next((p for p in self.catalogue.priorities if p.id == wanted), None)
