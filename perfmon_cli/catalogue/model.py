"""The catalogue's types: everything a workbook holds that is not a figure."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from perfmon_cli.cells.model import CellRef, Sheet
from perfmon_cli.findings.model import Finding
from perfmon_cli.measure import Measure, Tolerance
from perfmon_cli.period import Period, Quarter

_NOWHERE = CellRef("")
_AMBER_RELATIVE = Tolerance(Decimal(5), relative=True)
_AMBER_POINTS = Tolerance(Decimal(2), relative=False)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """One row of the Priorities sheet. `kind` is "priority" or "theme"."""

    id: str
    title: str
    kind: str = "priority"
    icon: str = ""
    columns: tuple[str, ...] = ()  #: "baseline", "-2", "-1", "0"; () = the paper's default
    source: CellRef = _NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Counting changed from this day on: no comparison across it (METHODS 4.6)."""

    measure: str
    since: date
    what: str
    note: str = ""
    factor: Decimal | None = None  #: makes both sides comparable, where it is known
    source: CellRef = _NOWHERE


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
    """One row of Other areas: a figure of another force or group, for comparison tables."""

    measure: str
    area: str
    group: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    population: Decimal | None = None
    as_at: str = ""
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
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    decisions: tuple[Decision, ...] = ()
    other_areas: tuple[OtherArea, ...] = ()
    paper: tuple[BlockRow, ...] = ()  #: () = no Paper sheet: the built-in list is used
    free_sheets: dict[str, Sheet] = field(default_factory=dict)  #: raw, by the name in Paper's From

    def row_of(self, quarter: Quarter) -> QuarterRow | None:
        """The Quarters row of this quarter, if there is one."""
        return next((row for row in self.quarters if row.quarter == quarter), None)

    def judged_at(self, quarter: Quarter) -> date:
        """The day by which "overdue", "expired" and "future" are judged; never the clock's."""
        row = self.row_of(quarter)
        return row.as_at if row and row.as_at else quarter.end


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """What reading gives: the catalogue (None without Settings or Measures) and findings.

    `refused` are the ids of measures whose row could not be read: what names them is not reported
    again.
    """

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]
    refused: frozenset[str] = frozenset()
