"""All indicators of a paper, found by measure, part and area."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfmon_cli.indicators.model import Indicator
from perfmon_cli.period import Quarter


@dataclass(frozen=True, slots=True)
class Indicators:
    """The indicators of a quarter, in the order of the Measures sheet.

    Within a measure: the whole, its parts, its areas in the order of Settings, and the parts of
    each area.
    """

    quarter: Quarter
    found: dict[tuple[str, str, str], Indicator] = field(default_factory=dict)
    by_quarter: dict[tuple[str, str, str], tuple[Indicator, ...]] = field(default_factory=dict)

    def get(self, measure_id: str, part: str = "", area: str = "") -> Indicator | None:
        """The indicator of a measure, part ("" = whole) and area ("" = whole area)."""
        return self.found.get((measure_id, part, area))

    def quarters(self, measure_id: str, area: str = "", part: str = "") -> tuple[Indicator, ...]:
        """The four quarters of the year of a measure shown as quarters; () for any other."""
        return self.by_quarter.get((measure_id, part, area), ())

    def parts(self, measure_id: str, area: str = "") -> tuple[Indicator, ...]:
        """The indicators of a measure's parts, in their order."""
        return tuple(
            indicator
            for (measure, part, place), indicator in self.found.items()
            if measure == measure_id and place == area and part
        )

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.found.values())

    def __len__(self) -> int:
        return len(self.found)
