"""The report's types. Renderers arrange them and never compute.

All text is plain text as typed; renderers escape it. Ids are ASCII letters, digits and
underscores, start with a letter, are at most 40 characters long and unique in the report.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias


class Mark(Enum):
    """A sign drawn beside words: an arrow or a rating badge. Never printed without its words."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    NO_ARROW = "no arrow"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_RATED = "not rated"


class Tone(Enum):
    """Whether a movement is good; colours marks, in addition to words."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `figure` is the id of the printed figure that `text` is, "" for words."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""  #: http, https or mailto only
    figure: str = ""
    value: str = ""  #: of a figure: its plain number, "" when the figure is a reason in words
    anchor: str = ""  #: of a figure: its place's own id (a Word bookmark)


Line: TypeAlias = tuple[Span, ...]


class ColumnKind(Enum):
    """How a column is set: row labels and text left, numbers right, marks left."""

    LABEL = "label"
    NUMBER = "number"
    MARK = "mark"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's heading and how it is set. `share` is its relative width (the sum is any)."""

    heading: str
    kind: ColumnKind
    share: float = 1.0
    is_current: bool = False  #: the period of the paper: emphasised
    is_total: bool = False  #: the whole of the columns beside it: bold


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a main line, and smaller lines beneath it. Never empty."""

    line: Line
    notes: tuple[Line, ...] = ()
    mark: Mark | None = None
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; the first cell is the row's header."""

    cells: tuple[Cell, ...]
    is_total: bool = False  #: the whole of the rows beside it: bold, with a rule
    is_own: bool = False  #: the paper's own area among others: emphasised, without a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is a part or priority, 2 a section, 3 a sub-heading."""

    id: str
    level: int
    text: str
    number: str = ""  #: "1.1"; "" = not numbered
    appendix: str = ""  #: "Appendix 1": printed above or before the text
    icon: str = ""  #: a priority's picture, drawn small beside the heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph ("1.1.1"), or a plain one (number "")."""

    id: str
    line: Line
    number: str = ""
    is_note: bool = False  #: small and grey: sources and notes
    is_quote: bool = False
    table: int = 0  #: the number of the table that it sends its readers to


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; `ordered` ones count from `start`. `depth` is 0 for the outermost."""

    id: str
    items: tuple[Line, ...]
    ordered: bool = False
    depth: int = 0
    start: int = 1
    unmarked: tuple[Line, ...] = ()  #: the items instead where no marks are drawn, if others


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of figures: one header row, no merged and no empty cells."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: int = 0  #: "Table 3"; 0 = not numbered (key, methods notes)
    notes: tuple[Line, ...] = ()  #: printed below, small

    @property
    def ref(self) -> str:
        """As the paper names it: "Table 3", or the caption where it has no number."""
        return f"Table {self.number}" if self.number else self.caption


class ChartKind(Enum):
    """How a chart is drawn; one file a kind in `charts`."""

    CHANGE_BY_AREA = "change by area"
    OVER_TIME = "over time"
    EACH_AREA = "each area over time"
    CONTROL = "control chart"
    OTHER_AREAS = "other areas"
    MONTHS = "months with average"
    ROLLING = "rolling totals"
    BY_GROUP = "over time by group"
    DISTRIBUTION = "distribution"


class Signal(Enum):
    """What a marked point of a control chart says; drawn by shape and colour."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER = "neither"  #: special cause of a measure that has no good direction


@dataclass(frozen=True, slots=True)
class Point:
    """A number to draw with its printed form; value None = a gap, with the reason printed.

    `low` to `high` is its interval, where it has one; `starts` says that counting changed before
    it, so no line leads to it from the point before. `figure` is the id of the printed figure that
    it is, and `symbols` what stands for it in files: "[p]", and "[x]" in a gap.
    """

    value: float | None
    printed: str
    low: float | None = None
    high: float | None = None
    signal: Signal = Signal.COMMON_CAUSE
    starts: bool = False
    figure: str = ""
    symbols: tuple[str, ...] = ()
    status: str = ""  #: in words: "provisional, revised"


@dataclass(frozen=True, slots=True)
class Series:
    """A named run of points, one a category."""

    name: str
    points: tuple[Point, ...]
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre line and limits of a control chart, from point `start` up to `stop`."""

    start: int
    stop: int
    centre: Point
    lower: Point
    upper: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart, known by what it says; `charts` draws it, renderers place the picture by `id`."""

    id: str
    kind: ChartKind
    title: str
    alt: str  #: states the finding
    numbers_in: str = ""  #: the last sentence of `alt`, where it leaves all numbers to a file
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    steps: tuple[float, ...] = ()  #: where categories stand along, where not one step apart each
    number: int = 0
    scale: str = ""  #: what its numbers measure, and their unit: "Hate incidents a month"
    suffix: str = ""  #: behind axis numbers: "%"
    prefix: str = ""
    category_notes: tuple[str, ...] = ()  #: one a category, "" for none ("no clear change")
    goal: Series | None = None  #: the target, one point a category; a value None = none then
    reach: tuple[float, float] | None = None  #: lowest and highest of a chart drawn in parts
    limits: tuple[Limits, ...] = ()  #: of a control chart, one a stretch between breaks
    key: tuple[tuple[Signal, str], ...] = ()  #: the words of the marks that a control chart holds
    notes: tuple[Line, ...] = ()

    @property
    def ref(self) -> str:
        """As the paper names it: "Figure 2"."""
        return f"Figure {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A user's own picture, by the name of its asset."""

    id: str
    asset: str
    alt: str
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Two columns of label and value: the memo block, contact details, the glossary."""

    id: str
    rows: tuple[tuple[str, Line], ...]
    style: str = "memo"  #: memo, contact, glossary
    caption: str = ""  #: what it is, for readers who cannot see it


@dataclass(frozen=True, slots=True)
class Tile:
    """A count with its word: "3 green, on or better than target"."""

    count: Span
    label: str
    note: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A row of counts."""

    id: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A line of the summary: a mark with its word, and a sentence."""

    mark: Mark
    word: str
    line: Line
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedList:
    """What needs attention, what moved, the key to marks."""

    id: str
    items: tuple[MarkedItem, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class CoverTile:
    """A priority or theme on the cover."""

    title: str
    is_theme: bool
    icon: str = ""  #: an asset's name, "" = the mark drawn for its number
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover of an appendix."""

    id: str
    label: str  #: "Appendix 1"
    title: str
    subtitle: str
    straplines: tuple[str, ...]
    tiles: tuple[CoverTile, ...]
    logo: str = ""  #: an asset's name
    logo_alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A box at the front of a draft: its open items."""

    id: str
    title: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Where the table of contents goes; each renderer makes it from the headings."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackPage:
    """The last page: where to find out more."""

    id: str
    title: str
    lines: tuple[Line, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Chart
    | Picture
    | Details
    | Tiles
    | MarkedList
    | Cover
    | Notice
    | Contents
    | BackPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of blocks on pages of one orientation; a section starts a new page, or `flows`."""

    id: str
    blocks: tuple[Block, ...]
    wide: bool = False
    #: "cover" (no page furniture), "memo" (the plain covering report), "body", "back"
    style: str = "body"
    part: str = ""  #: the file of its own that it can stand in: "covering-report", "appendix-1"
    flows: bool = False  #: no new page: it goes on where the section before it ends


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is printed. `kind` is table, chart or text."""

    kind: str
    ref: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFigure:
    """A figure of the paper with all that stands behind it (CONTRACTS 3, figures.json)."""

    id: str
    measure: str | None
    component: str
    area: str
    period: tuple[str, str, str] | None  #: start, end (ISO), label
    quantity: str
    comparator: str
    value: str
    unit: str
    printed: str
    rule: str
    what: str = ""  #: what it is of, in words: "Victim satisfaction with the police, Leeds"
    symbols: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    sources: tuple[tuple[str, str, str], ...] = ()  #: file, sheet, cell
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole paper, ready to print."""

    title: str
    subtitle: str  #: "12 months to March 2022"
    organisation: str
    footer: str  #: printed at the foot of each page before the page number
    file_stem: str  #: "performance-monitoring-report-2022-03"
    marking: str = ""  #: protective marking, printed at the head of each page
    is_draft: bool = True
    language: str = "en-GB"
    subject: str = ""
    part: str = ""  #: which part of the paper it is: "Appendix 2: Cyber crime"; "" = all of it
    style: str = ""  #: rules of the user's own, after those of the web page and the PDF
    sections: tuple[Section, ...] = ()
    open_items: tuple[tuple[str, Notice], ...] = ()  #: of a draft: those of each part that has any
    figures: tuple[PrintedFigure, ...] = ()
    words: dict[str, str] = field(default_factory=dict)  #: fixed words renderers print (wording)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))


@dataclass(frozen=True, slots=True)
class Image:
    """A drawn chart or a user's picture: PNG for Word, SVG (or PNG again) for PDF and web.

    `width_mm` by `height_mm` is the size it is made for.
    """

    png: bytes
    svg: bytes | None
    width_mm: float
    height_mm: float
