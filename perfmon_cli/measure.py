"""What a measure is: its unit, good direction, comparators and how it is judged."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from perfmon_cli.period import (
    MONTHS_A_YEAR,
    Basis,
    Period,
    Quarter,
    calendar_year,
    financial_year,
    financial_year_of,
    period_ending,
)


class Unit(Enum):
    """The kind of number a measure holds; the value is the word in the workbook."""

    COUNT = "count"
    PERCENT = "percent"
    SURVEY_PERCENT = "survey percent"
    RATE = "rate"
    DAYS = "days"
    GBP = "gbp"
    SNAPSHOT = "snapshot"
    INDEX = "index"

    @property
    def is_percent(self) -> bool:
        """Whether its differences are percentage points."""
        return self is Unit.PERCENT or self is Unit.SURVEY_PERCENT


class Polarity(Enum):
    """Which way is good ("Good direction" in the workbook)."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    WATCH = "watch"


class ComparatorKind(Enum):
    """What a value is compared with; the value is the word in the workbook."""

    PREVIOUS_YEAR = "previous year"
    BASELINE = "baseline"
    PLAN_BASELINE = "plan baseline"
    MEAN_OF = "mean of"
    SIMILAR_AREAS = "similar areas"


@dataclass(frozen=True, slots=True, order=True)
class Comparator:
    """One comparator of a measure; `years` is used by "mean of 3" only."""

    kind: ComparatorKind
    years: int = 1

    @property
    def name(self) -> str:
        """The words of the workbook, for instance "mean of 3"."""
        if self.kind is ComparatorKind.MEAN_OF:
            return f"mean of {self.years}"
        return str(self.kind.value)


PREVIOUS_YEAR = Comparator(ComparatorKind.PREVIOUS_YEAR)
BASELINE = Comparator(ComparatorKind.BASELINE)
PLAN_BASELINE = Comparator(ComparatorKind.PLAN_BASELINE)


class TrendRule(Enum):
    """How an arrow is decided (METHODS 4.4)."""

    PANEL = "panel"
    SIGNIFICANCE = "significance"
    SPC = "spc"
    TREND5 = "trend5"
    THRESHOLD = "threshold"
    SIGN = "sign"
    NONE = "none"

    @property
    def is_of_series(self) -> bool:
        """Whether it compares a figure with its own series, not with a comparator."""
        return self in {TrendRule.SPC, TrendRule.TREND5}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off target is still amber: percentage points or units, or a share of the target."""

    amount: Decimal
    relative: bool  #: True: percent of |target|; False: absolute (pp for percents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One row of the Measures sheet, read and checked (METHODS 4.1)."""

    id: str
    label: str
    unit: Unit
    polarity: Polarity
    priority: str = ""  #: "" = supporting: printed only where a block names it
    sub_label: str = ""
    per: int = 0  #: for rates: per how many
    decimals: int = 0
    basis: Basis = Basis.ROLLING_12
    comparators: tuple[Comparator, ...] = (PREVIOUS_YEAR,)
    arrow_on: Comparator = PREVIOUS_YEAR
    baseline_period: Period | None = None
    plan_baseline_period: Period | None = None
    lag_months: int = 0  #: its periods end that much before the quarter; negative for projections
    show_quarters: bool = False  #: the four quarters of each year in one cell
    target: Decimal | None = None
    target_is_baseline: bool = False
    target_by: str = ""
    rated_on_forecast: bool = False
    band_low: Decimal | None = None
    band_high: Decimal | None = None
    tolerance: Tolerance | None = None
    trend_rule: TrendRule = TrendRule.PANEL
    rule_settings: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()
    parts_add_up: bool = False
    areas_add_up: bool = False
    adds_over_time: bool = False
    companion: str = ""  #: id of the measure printed in brackets
    denominator_name: str = ""
    source: str = ""
    as_at: str = ""
    definition_version: str = ""
    partnership: bool = False
    disclosive: bool | None = None  #: True: small numbers must be hidden; None: not decided
    rounded_to: Decimal | None = None
    comment: str = ""

    @property
    def is_printed_in_priority(self) -> bool:
        """Whether it has a row in a priority's table."""
        return bool(self.priority)

    @property
    def has_band(self) -> bool:
        """Whether it has a band that agrees with its good direction.

        Both bounds where it should stay steady, a floor alone where up is good, a ceiling alone
        where down is good.
        """
        is_low, is_high = self.band_low is not None, self.band_high is not None
        return {
            Polarity.STEADY: is_low or is_high,
            Polarity.UP: is_low and not is_high,
            Polarity.DOWN: is_high and not is_low,
            Polarity.WATCH: False,
        }[self.polarity]


def own_period(measure: Measure, quarter: Quarter) -> Period:
    """The period a measure covers in the paper of this quarter.

    The quarter's last month is moved back by the measure's lag. A financial or calendar year is
    the last one that was over by then; every other basis ends with that month.
    """
    return _own_period(measure.basis, measure.lag_months, quarter)


@lru_cache(maxsize=1024)
def _own_period(basis: Basis, lag_months: int, quarter: Quarter) -> Period:
    last = quarter.period.shifted(-lag_months).end
    years = {
        Basis.FINANCIAL_YEAR: financial_year(financial_year_of(last)),
        Basis.CALENDAR_YEAR: calendar_year(last.year),
    }
    begun = years.get(basis)
    if begun is None:
        return period_ending(last, basis)
    return begun if begun.end == last else begun.shifted(-MONTHS_A_YEAR)
