"""Observations and the dataset that holds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from perfmon_cli.cells.model import CellRef
from perfmon_cli.period import Period


class Missing(Enum):
    """Why there is no value; the value is the GSS symbol (METHODS 4.5)."""

    NOT_AVAILABLE = "[x]"
    NOT_APPLICABLE = "[z]"
    CONFIDENTIAL = "[c]"
    NONE_RECORDED = "[w]"
    ELSEWHERE = "elsewhere"  #: reported in another part of the paper; the words are in `note`


class Status(Enum):
    """What kind of value it is; the value is the word in the workbook's Status column."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    BREAK = "break"
    LOW_RELIABILITY = "low reliability"
    ILLUSTRATIVE = "illustrative"
    LOW = "low"  #: rounds to 0 but is not 0

    @property
    def symbol(self) -> str:
        """The GSS symbol, "" for those that have none."""
        return _SYMBOLS.get(self.value, "")


_SYMBOLS = {
    "provisional": "[p]",
    "revised": "[r]",
    "estimated": "[e]",
    "forecast": "[f]",
    "break": "[b]",
    "low reliability": "[u]",
    "low": "[low]",
}


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a value is of. `part` "" = the whole measure, `area` "" = the whole area."""

    measure: str
    part: str
    area: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value, or the reason why there is none, and the cell it came from.

    `value` is exact as typed (percents in percent, 77.7). Exactly one of value and missing is set.
    """

    key: Key
    value: Decimal | None
    source: CellRef
    missing: Missing | None = None
    statuses: tuple[Status, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    n: Decimal | None = None  #: people asked
    note: str = ""
    words: str = ""  #: for Missing.ELSEWHERE: the words as typed ("See Appendix 2")


@dataclass(frozen=True, slots=True)
class Dataset:
    """All observations of a project, by key; first come first kept, conflicts are findings."""

    observations: dict[Key, Observation] = field(default_factory=dict)
    duplicates: tuple[Observation, ...] = ()  #: later values of a key that was already there

    def get(
        self, measure: str, period: Period, part: str = "", area: str = ""
    ) -> Observation | None:
        """The observation of exactly this key."""
        return self.observations.get(Key(measure, part, area, period))

    def of(self, measure: str) -> Iterator[Observation]:
        """All observations of a measure, in the order read."""
        return (o for o in self.observations.values() if o.key.measure == measure)

    def newest_within(
        self, measure: str, window: Period, part: str = "", area: str = ""
    ) -> Observation | None:
        """The newest snapshot that lies within `window`."""
        found = [
            o
            for o in self.of(measure)
            if o.key.part == part
            and o.key.area == area
            and o.key.period.is_snapshot
            and window.contains(o.key.period)
        ]
        return max(found, key=lambda o: o.key.period, default=None)
