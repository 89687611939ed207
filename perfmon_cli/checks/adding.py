"""What a figure is the sum of: its parts, its areas, or shorter periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.checks.context import Context
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, Period, stretches

_SHORTER = (("quarters", MONTHS_A_QUARTER), ("months", 1))


@dataclass(frozen=True, slots=True)
class Sum:
    """What a whole is the sum of: in words, by which heading, and the figures to add."""

    kind: str
    heading: str
    keys: tuple[Key, ...]


def sums(context: Context, measure: Measure, whole: Observation) -> Iterator[Sum]:
    """The sums that a figure is, as far as Measures says that they add up.

    A figure that was worked out from shorter periods is their sum by nature.
    """
    key = whole.key
    if measure.parts_add_up and measure.parts and not key.part:
        parts = tuple(Key(key.measure, part, key.area, key.period) for part in measure.parts)
        yield Sum("parts", "Parts add up", parts)
    areas = context.catalogue.settings.areas
    if measure.areas_add_up and areas and not key.area:
        by_area = tuple(Key(key.measure, key.part, area, key.period) for area in areas)
        yield Sum("areas", "Areas add up", by_area)
    if measure.adds_over_time and not whole.derived_from and not _is_month(key.period):
        for kind, months in _SHORTER:
            periods = shorter(key.period, months)
            if periods:
                keys = tuple(Key(key.measure, key.part, key.area, p) for p in periods)
                yield Sum(kind, "Adds up over time", keys)


def _is_month(period: Period) -> bool:
    start, end = period.start, period.end
    return start.month == end.month and start.year == end.year


def shorter(period: Period, months: int) -> tuple[Period, ...]:
    """The stretches of so many months that make up the period; () when it is not made of them."""
    return stretches(period, months) if period.months <= MONTHS_A_YEAR else ()
