"""The dataset, ordered for looking up every figure of every measure quickly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Dataset, Observation, Status
from perfmon_cli.indicators.lookup import snapshot_window
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period


@dataclass(frozen=True, slots=True)
class Index:
    """Finds what `lookup.find` finds, without going through all observations each time."""

    dataset: Dataset
    series: dict[tuple[str, str, str], tuple[Observation, ...]] = field(default_factory=dict)

    def of(self, measure: Measure, part: str = "", area: str = "") -> tuple[Observation, ...]:
        """All observations of a measure, part and area, oldest first."""
        return self.series.get((measure.id, part, area), ())

    def find(
        self, measure: Measure, period: Period, part: str = "", area: str = ""
    ) -> Observation | None:
        """As `lookup.find`."""
        if measure.basis is not Basis.SNAPSHOT:
            return self.dataset.get(measure.id, period, part, area)
        window = snapshot_window(period)
        return next(
            (
                o
                for o in reversed(self.of(measure, part, area))
                if o.key.period.is_snapshot and window.contains(o.key.period)
            ),
            None,
        )

    def marked_breaks(
        self, measure: Measure, part: str, area: str, bridged: Sequence[Break] = ()
    ) -> Iterator[Break]:
        """Breaks that values say of themselves (`955 [b]`): from the start of their period.

        Not where one of `bridged`, whose factor is known, is what the mark speaks of: it begins
        within the period or the year before.
        """
        for observation in self.of(measure, part, area):
            if Status.BREAK in observation.statuses:
                period = observation.key.period
                since = period.shifted(-MONTHS_A_YEAR).start
                if any(since < row.since <= period.end for row in bridged):
                    continue
                yield Break(
                    measure=measure.id,
                    since=observation.key.period.start,
                    what=observation.note,
                    source=observation.source,
                )


def index(dataset: Dataset) -> Index:
    """Order a dataset by measure, part and area, and by period within them."""
    series: dict[tuple[str, str, str], list[Observation]] = {}
    for observation in dataset.observations.values():
        key = observation.key
        series.setdefault((key.measure, key.part, key.area), []).append(observation)
    ordered = {
        name: tuple(sorted(found, key=lambda o: (o.key.period.end, o.key.period.start)))
        for name, found in series.items()
    }
    return Index(dataset, ordered)
