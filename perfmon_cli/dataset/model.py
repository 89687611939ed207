"""Observations and the dataset that holds them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from perfmon_cli.cells.markers import Missing, Status
from perfmon_cli.cells.model import CellRef
from perfmon_cli.period import Period

__all__ = ["Dataset", "Key", "Missing", "Observation", "Status"]


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
    Where it was worked out from shorter periods, `derived_from` names all their cells, oldest
    first, and `source` is the first of them.
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
    derived_from: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """All observations of a project, by key; first come first kept, conflicts are findings."""

    observations: dict[Key, Observation] = field(default_factory=dict)
    duplicates: tuple[Observation, ...] = ()  #: later values of a key that differ from the first
    is_published: bool = False  #: whether what may not be published is hidden already
    _by_measure: dict[str, tuple[Observation, ...]] = field(init=False, repr=False, compare=False)
    _series: dict[tuple[str, str, str], tuple[Observation, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        by_measure: defaultdict[str, list[Observation]] = defaultdict(list)
        series: defaultdict[tuple[str, str, str], list[Observation]] = defaultdict(list)
        for key, observation in self.observations.items():
            by_measure[key.measure].append(observation)
            series[key.measure, key.part, key.area].append(observation)
        object.__setattr__(self, "_by_measure", {k: tuple(v) for k, v in by_measure.items()})
        object.__setattr__(self, "_series", {k: tuple(v) for k, v in series.items()})

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as columns: half a million objects one by one take minutes."""
        from perfmon_cli.dataset.packing import pack, unpack  # noqa: PLC0415  (it needs this class)

        return unpack, (pack(self),)

    def get(
        self, measure: str, period: Period, part: str = "", area: str = ""
    ) -> Observation | None:
        """The observation of exactly this key."""
        return self.observations.get(Key(measure, part, area, period))

    def of(self, measure: str) -> Iterator[Observation]:
        """All observations of a measure, in the order read."""
        return iter(self._by_measure.get(measure, ()))

    def series(self, measure: str, part: str = "", area: str = "") -> tuple[Observation, ...]:
        """The observations of a measure's part and area over time, in the order read."""
        return self._series.get((measure, part, area), ())

    def newest_within(
        self, measure: str, window: Period, part: str = "", area: str = ""
    ) -> Observation | None:
        """The newest snapshot that lies within `window`."""
        found = (
            observation
            for observation in self.series(measure, part, area)
            if observation.key.period.is_snapshot and window.contains(observation.key.period)
        )
        return max(found, key=lambda observation: observation.key.period, default=None)
