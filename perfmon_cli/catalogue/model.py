"""The catalogue's types: everything a workbook holds that is not a figure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.sender_rows import Name, Return, TableReceived
from perfmon_cli.cells.markers import Missing
from perfmon_cli.cells.model import NOWHERE, CellRef, Sheet
from perfmon_cli.findings.model import Finding
from perfmon_cli.measure import Measure, Tolerance
from perfmon_cli.period import Period, Quarter

_AMBER_RELATIVE = Tolerance(Decimal(5), relative=True)
_AMBER_POINTS = Tolerance(Decimal(2), relative=False)
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
    source: CellRef = NOWHERE


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
    source: CellRef = NOWHERE
    since_source: CellRef | None = None  #: the cell of the date


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One row of the Targets sheet: a target for an area or a period. None = any."""

    measure: str
    value: Decimal
    area: str | None = None
    period: Period | None = None
    tolerance: Tolerance | None = None
    source: CellRef = NOWHERE


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
    source: CellRef = NOWHERE
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
    source: CellRef = NOWHERE
    cells: tuple[CellRef, ...] = ()


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
