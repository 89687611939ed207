"""What the settings of a measure are."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from perfmon_cli.measure import TrendRule

#: The words that settings take.
FROM_SERIES = "from series"
MONTH, QUARTER, OWN = "month", "quarter", "own"
TARGET, PROFILE, BENCHMARK = "target", "profile", "benchmark"
POOLED, MEAN = "pooled", "mean"
SUM, RATIO = "sum", "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """The settings of one measure; what it does not set has the default (METHODS 4.4)."""

    change: Decimal = Decimal("2.5")  #: percent of the comparator
    points: Decimal = Decimal(2)  #: percentage points, or the unit of the measure
    small_numbers: Decimal = Decimal(10)
    p: Decimal = Decimal("0.05")
    spread: Decimal | None = Decimal(1)  #: phi; None = worked out from the months behind it
    design_effect: Decimal = Decimal(1)
    exact_below: Decimal = Decimal(50)
    shift: int = 7
    trend: int = 7
    two_in_three: bool = True
    screening: bool = True
    series: str | None = None  #: MONTH, QUARTER or OWN; None = the shortest periods there are
    fixed_points: int | None = None
    fallback: TrendRule | None = None
    rating: str = TARGET
    average: str = POOLED
    group: str = ""  #: of other areas; "" = the first that is not national, else the national one
    from_series: str | None = None  #: SUM or RATIO: worked out from shorter periods
    may_exceed_100: bool = False
    may_jump: bool = False
    parts_exceptions: tuple[str, ...] = ()  #: what need not add up, in small letters
    given: frozenset[str] = frozenset()  #: the names that the measure sets


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a setting cannot be used; `candidates` are the names that may have been meant."""

    name: str
    problem: str
    remedy: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; `read` raises ValueError for words that the setting does not take.

    `rules` are those that use it; () = ratings, comparisons or checks do.
    """

    name: str
    rules: tuple[TrendRule, ...]
    default: str
    takes: str  #: what may stand behind the colon
    help: str
    read: Callable[[str], Any]

    @property
    def field(self) -> str:
        """Where `RuleSettings` holds it."""
        return self.name.replace(" ", "_")
