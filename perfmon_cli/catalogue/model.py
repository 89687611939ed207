"""The catalogue's types: everything a workbook holds that is not a figure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from perfmon_cli.cells.markers import Missing
from perfmon_cli.cells.model import CellRef, Sheet
from perfmon_cli.findings.model import Finding
from perfmon_cli.measure import Measure, Tolerance
from perfmon_cli.period import Period, Quarter

_NOWHERE = CellRef("")
_AMBER_RELATIVE = Tolerance(Decimal(5), relative=True)
_AMBER_POINTS = Tolerance(Decimal(2), relative=False)
_LONGEST_FILE_NAME = 120
_LATEST_YEARS = 3  #: so long after a quarter its figures may be looked at again


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The Settings sheet. Empty strings where nothing was said."""

    organisation: str
    area: str  #: the whole area's name
    areas: tuple[str, ...]  #: its districts, in order of printing
    short_name: str = ""
    panel: str = "Police and Crime Panel"
    plan: str = "Police and Crime Plan"
    paper_title: str = "Performance Monitoring Report"
    paper_type: str = "panel-paper"
    report_to: str = ""
    report_of: str = ""
    author: str = ""
    contact_officer: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""
    marking: str = ""
    better_worse: bool = False  #: arrow words: better/worse instead of up/down
    smallest_number: int = 5
    smallest_base: Decimal = Decimal(50)
    amber_relative: Tolerance = _AMBER_RELATIVE
    amber_points: Tolerance = _AMBER_POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRow:
    """One row of the Quarters sheet."""

    quarter: Quarter
    meeting_date: date | None
    as_at: date | None
    source: CellRef
    meeting_source: CellRef | None = None  #: the cell of the date
    as_at_source: CellRef | None = None

    @property
    def has_odd_day(self) -> bool:
        """Whether "Figures as at" lies before the quarter or years after it: a mistyped date."""
        if self.as_at is None:
            return False
        latest = self.quarter.period.shifted(12 * _LATEST_YEARS).end
        return not self.quarter.period.start <= self.as_at <= latest

    @property
    def judged_at(self) -> date:
        """The day the figures were taken; the quarter's end where none that can be is given."""
        return self.quarter.end if self.as_at is None or self.has_odd_day else self.as_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """One row of the Priorities sheet. `kind` is "priority" or "theme"."""

    id: str
    title: str
    kind: str = "priority"
    icon: str = ""
    columns: tuple[str, ...] = ()  #: "baseline", "-2", "-1", "0"; () = the paper's default
    source: CellRef = _NOWHERE


class BreakKind(Enum):
    """What changed at a break; the value is the word in the workbook."""

    RECORDING = "recording"
    DEFINITION = "definition"
    SYSTEM = "system"
    BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Counting changed from this day on: no comparison across it (METHODS 4.6).

    With a `factor`, figures of before are made comparable: multiplied by it, they are what they
    would be in the new way of counting.
    """

    measure: str
    since: date
    what: str
    note: str = ""
    kind: BreakKind | None = None
    factor: Decimal | None = None  #: above 0
    source: CellRef = _NOWHERE
    since_source: CellRef | None = None  #: the cell of the date


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of the Targets sheet: a target for an area or a period. None = any."""

    measure: str
    value: Decimal
    area: str | None = None
    period: Period | None = None
    tolerance: Tolerance | None = None
    source: CellRef = _NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One row of the Decisions sheet: what the analyst decided, and why (METHODS 4.7).

    `what` is "trend", "rating", "change", "attention" or a finding code. None = any.
    """

    what: str
    decision: str
    reason: str
    measure: str | None = None
    part: str | None = None
    area: str | None = None
    period: Period | None = None
    role: str = ""
    made: date | None = None
    until: date | None = None
    source: CellRef = _NOWHERE
    period_source: CellRef | None = None
    made_source: CellRef | None = None
    reason_source: CellRef | None = None

    def applies(self, what: str, measure: str, part: str, area: str) -> bool:
        """Whether it speaks of this; a part or area left empty in the sheet means any."""
        return (
            self.what.casefold() == what.casefold()
            and self.measure in {None, measure}
            and self.part in {None, part}
            and self.area in {None, area}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """One row of the Paper sheet: a block to print (CONTRACTS 1, Paper)."""

    kind: str
    heading: str = ""
    level: int | None = None
    content: str = ""  #: "From (file or text)"
    measures: tuple[tuple["MeasureRef", ...], ...] = ()  #: groups, separated by bars
    settings: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    source: CellRef = _NOWHERE
    measures_source: CellRef | None = None  #: the cell Measures of its row
    settings_source: CellRef | None = None

    @property
    def names_file(self) -> bool:
        """Whether "From" names a file of commentary, not words that are typed there."""
        name = self.content.strip()
        is_short = len(name) <= _LONGEST_FILE_NAME and " " not in name
        return is_short and name.lower().endswith((".md", ".txt"))

    @property
    def measures_cell(self) -> CellRef:
        """Where its measures are named."""
        return self.measures_source or self.source

    @property
    def settings_cell(self) -> CellRef:
        """Where its settings stand."""
        return self.settings_source or self.source

    def setting(self, name: str, default: str = "") -> str:
        """The value of a setting; names are lower case."""
        return dict(self.settings).get(name, default)

    @property
    def all_measures(self) -> tuple["MeasureRef", ...]:
        """The measures of all groups in order."""
        return tuple(ref for group in self.measures for ref in group)


@dataclass(frozen=True, slots=True, order=True)
class MeasureRef:
    """`ld_referrals (Adults) [Leeds]`: a measure, with a part and an area where given."""

    measure: str
    part: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherArea:
    """One row of Other areas: a figure of another force or group, for comparison tables.

    Without a value `missing` says why, where a marker does. `cells` are those that hold a number.
    """

    measure: str
    area: str
    group: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    population: Decimal | None = None
    as_at: str = ""
    missing: Missing | None = None
    source: CellRef = _NOWHERE
    cells: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One row of Names: what a sender's label means.

    `written` holds several labels where they mean something only together ("Total | Children").
    `words` name areas, parts and periods in the workbook's own words; which of them a word is, the
    table decides. `ignored` = the label means nothing that is wanted.
    """

    written: tuple[str, ...]
    measure: "MeasureRef | None" = None
    words: tuple[str, ...] = ()
    ignored: bool = False
    source: CellRef = _NOWHERE


class Side(Enum):
    """What the labels down the side or across the top of a table name."""

    MEASURES = "measures"
    PARTS = "parts"
    AREAS = "areas"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReceived:
    """One row of Tables received: where a table stands and how its labels are to be read."""

    sender: str  #: "" = the project's own workbooks
    file: str = ""  #: words that the file's name contains; "" = any file
    sheet: str = ""  #: "" = the file's first sheet
    top_left: str = ""  #: an address or the words that stand there; "" = found by its headings
    down: tuple[Side, ...] = ()  #: () = the table has no labels down the side
    across: tuple[Side, ...] = ()  #: () = one column of figures
    header_rows: int = 1
    measure: "MeasureRef | None" = None  #: what all cells are of, where no label says so
    period: str = ""  #: as typed
    ignored: tuple[str, ...] = ()  #: labels of rows and columns that are left out
    unread: bool = False  #: the sheet is known, and nothing in it is wanted
    source: CellRef = _NOWHERE

    def sides_above(self, header_row: int) -> tuple[Side, ...]:
        """What the headings in one of the heading rows are: one side each, or any of them."""
        if self.across and len(self.across) == self.header_rows:
            return (self.across[header_row],)
        return self.across


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One row of Returns: what a sender owes, by when, and what came."""

    sender: str
    what: str  #: as typed: ids of measures, or the name of a sheet or file
    measures: tuple[str, ...] = ()  #: the ids that `what` names
    due: date | None = None
    received: date | None = None
    as_at: date | None = None
    status: str = ""
    source: CellRef = _NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything of the workbook that is not a figure, read once; never changed."""

    settings: Settings
    quarters: tuple[QuarterRow, ...] = ()
    priorities: tuple[Priority, ...] = ()
    measures: dict[str, Measure] = field(default_factory=dict)  #: by id, in sheet order
    measure_places: dict[str, CellRef] = field(default_factory=dict)
    target_places: dict[str, CellRef] = field(default_factory=dict)
    band_places: dict[str, tuple[CellRef, CellRef]] = field(default_factory=dict)  #: low, high
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[Decision, ...] = ()
    other_areas: tuple[OtherArea, ...] = ()
    paper: tuple[BlockRow, ...] = ()  #: () = no Paper sheet: the built-in list is used
    free_sheets: dict[str, Sheet] = field(default_factory=dict)  #: raw, by the name in Paper's From
    names: tuple[Name, ...] = ()
    tables_received: tuple[TableReceived, ...] = ()
    returns: tuple[Return, ...] = ()
    refused: frozenset[str] = frozenset()  #: ids of measures whose row could not be read

    def row_of(self, quarter: Quarter) -> QuarterRow | None:
        """The Quarters row of this quarter, if there is one."""
        return next((row for row in self.quarters if row.quarter == quarter), None)

    def judged_at(self, quarter: Quarter) -> date:
        """The day by which "overdue", "expired" and "future" are judged; never the clock's."""
        row = self.row_of(quarter)
        return row.judged_at if row else quarter.end


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """What reading gives: the catalogue (None without Settings or Measures) and findings.

    `refused` are the ids of measures whose row could not be read: what names them is not reported
    again.
    """

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]
    refused: frozenset[str] = frozenset()
