"""What the indicators say of a measure, part and area; words are made in `wording`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Comparator, Measure, Tolerance, TrendRule
from perfmon_cli.period import Period

if TYPE_CHECKING:  # a control chart speaks of variation, which stands here
    from perfmon_cli.indicators.control import ControlRun


class Reason(Enum):
    """Why there is no change, rating or arrow, or a flat one; values are METHODS' codes."""

    MISSING = "missing"
    SUPPRESSED = "suppressed"
    BREAK = "break"
    PERIOD_MISMATCH = "period_mismatch"
    DEFINITION = "definition"
    ZERO_BASE = "zero_base"
    NO_TARGET = "no_target"
    MONITOR = "monitor"
    SMALL_NUMBERS = "small_numbers"
    SMALL_BASE = "small_base"
    MIXED = "mixed"
    NOT_CLEAR = "not_clear"
    BAD_SETTINGS = "bad_settings"  #: "Rule settings" that cannot be read
    OVERLAPPING = "overlapping_periods"  #: spc and trend5 on rolling totals
    TOO_FEW = "too_few_points"
    NO_BASE = "no_sample_size"  #: a test that needs to know how many were asked
    CANNOT = "cannot_be_calculated"
    DATES_APART = "dates_apart"  #: other areas' figures of more than a quarter before or after
    NO_POPULATION = "no_population"  #: numbers of areas of different size, and no population
    NO_DIRECTION = "no_direction"  #: a band or an average that says nothing of better or worse
    DECIDED = "decided"


class Direction(Enum):
    """Where the number went; never good or bad."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    NONE = "none"


class Judgement(Enum):
    """Direction times polarity."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"
    NONE = "none"


class Level(Enum):
    """The rating of a level against its target; colours are the theme's."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"


class Variation(Enum):
    """What the last point of a control chart says (METHODS 2.1)."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    HIGH = "high"  #: special cause of a measure that has no good direction
    LOW = "low"


class Assurance(Enum):
    """Whether the limits of a control chart lie on one side of the target."""

    PASS = "pass"  # noqa: S105  (a target is passed, nothing is secret)
    FAIL = "fail"
    INCONSISTENT = "inconsistent"
    NONE = "none"


class RatingRule(Enum):
    """How a rating is decided (METHODS 4.3)."""

    TARGET = "target"
    BAND = "band"
    PROFILE = "profile"
    BENCHMARK = "benchmark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One area's figure as areas are compared: a percentage, a rate, or cases per population.

    `count` is what `value` is made of and `base` what that is out of, where both are known.
    """

    area: str
    period: Period
    value: Decimal
    count: Decimal | None = None
    base: Decimal | None = None
    as_at: str = ""
    sources: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The areas that an area is compared with, and how it stands among them.

    `side` is UP or DOWN where the average lies outside the interval of the area's own figure, FLAT
    where it is inside ("not clearly different"), NONE where it could not be tested.
    """

    group: str  #: as the sheet names it: "Similar forces"
    period: Period
    others: tuple[Peer, ...]
    own: Peer | None = None
    per: int = 0  #: values are per so many people; 0 = the measure's own values
    average: Decimal | None = None
    is_pooled: bool = False  #: all cases over all people; else the mean of the areas' figures
    place: int | None = None
    is_joint: bool = False  #: another area shares the place
    interval: tuple[Decimal, Decimal] | None = None  #: of the own value, 95%
    side: Direction = Direction.NONE
    reason: Reason | None = None  #: why there is no place and no average
    without_population: tuple[str, ...] = ()  #: areas with a number and nothing to count it on
    withheld: int = 0  #: how many more areas have a figure that may not be published

    @property
    def count(self) -> int:
        """How many areas the place is one of, the own area among them."""
        return len(self.others) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The change on one comparator.

    `period` and `base` are those found (a snapshot may lie earlier than asked); `value` is the
    comparator's value, also where it is a mean and has no observation. `change` is current minus
    value, unrounded, in the measure's unit (percentage points for percents); `change_pct` is 100
    times change over value for counts, rates, days, pounds and snapshots only. Where counting
    changed between the two and the factor is known, `value` is the figure of before times it.

    On similar areas `value` is their average; of a count it is as many as there would be at their
    rate. `peers` then holds the areas, and `base` is None.
    """

    comparator: Comparator
    period: Period | None
    base: Observation | None
    value: Decimal | None
    change: Decimal | None
    change_pct: Decimal | None
    reason: Reason | None = None  #: why there is no change
    pct_reason: Reason | None = None  #: why there is no percentage, where there could be one
    note: str = ""  #: the words of the break
    bases: tuple[Observation, ...] = ()  #: all figures that `value` is made of
    adjusted_by: tuple[Break, ...] = ()  #: the breaks whose factors are in `value`
    peers: Peers | None = None
    decided: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The arrow: direction, judgement, and by which rule on which comparator.

    By `spc` and `trend5` the figure is compared with its own series, and `comparator` is only the
    one whose change is printed beside the arrow.
    """

    direction: Direction
    judgement: Judgement
    rule: TrendRule
    comparator: Comparator
    reason: Reason | None = None
    statistic: Decimal | None = None
    p_value: Decimal | None = None
    spread: Decimal | None = None  #: significance of counts and rates: the spread that was used
    points: int | None = None  #: how many points of a series were used (spc, trend5)
    is_trial: bool = False  #: limits from 6 to 11 points
    instead_of: TrendRule | None = None  #: the measure's rule, where its `fallback` decided
    variation: Variation | None = None  #: spc only
    assurance: Assurance | None = None  #: spc only
    run: "ControlRun | None" = None  #: spc only: the chart that decided it
    computed: Direction | None = None  #: set when a decision replaced it
    decided: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The level against the target, with the reason when there is none.

    `target` is the number held against: a target, the baseline's value, that of a profile at the
    time, or what the `peers` come to (see `Comparison.value`). A band has `low` and `high` instead.
    `sources` are the cells it comes from where it is a target, several where it is worked out.
    `rated` is the forecast that was rated where that is not the indicator's current value.
    """

    level: Level
    rule: RatingRule = RatingRule.TARGET
    target: Decimal | None = None
    tolerance: Tolerance | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    sources: tuple[CellRef, ...] = ()
    peers: Peers | None = None
    reason: Reason | None = None
    rated: Observation | None = None
    computed: Level | None = None
    decided: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One measure, part and area at the quarter: its current value and what became of it.

    `period` is the measure's own period for the quarter (lag applied; for snapshots the one
    found). `current` is None only when the workbook has no cell for it at all.
    """

    measure: Measure
    part: str
    area: str
    period: Period
    current: Observation | None
    comparisons: tuple[Comparison, ...]
    trend: Trend
    rating: Rating
    companion: "Indicator | None" = None  #: the one printed in brackets

    @property
    def is_rated(self) -> bool:
        """Whether a target, band or benchmark was set for it, met or not."""
        held_against = (self.rating.target, self.rating.low, self.rating.high)
        return self.rating.level is not Level.NONE or any(b is not None for b in held_against)

    @property
    def run(self) -> "ControlRun | None":
        """The control chart behind the arrow, where the rule `spc` drew one."""
        return self.trend.run

    @property
    def value(self) -> Decimal | None:
        """The current value, None when there is none to print."""
        return self.current.value if self.current else None

    @property
    def arrow_comparison(self) -> Comparison | None:
        """The comparison that the arrow is drawn on."""
        return next((c for c in self.comparisons if c.comparator == self.trend.comparator), None)
