"""Parts, areas and shorter periods add up to the whole, where Measures says that they do.

"Parts add up", "Areas add up" and "Adds up over time" (twelve months, or four quarters, to a year)
each turn on one of the three. A sum is only looked at when every one of its figures is there, so a
district that is late or a part that is suppressed gives no finding. Counts and pounds must agree
exactly unless Measures says what they are rounded to; other figures may differ by their rounding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import sum_tolerance
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, Period, months_ending

CODE = "PM308"
SEVERITY = Severity.ERROR
TITLE = "Parts do not add up"
EXAMPLE = (
    "This quarter!F27: PM308 neighbourhood_crime for 2021/22 is 29386, but its 6 parts add up to "
    '29422. Correct the figure that is wrong, or write no under "Parts add up" in Measures.'
)
REMEDY = (
    'Correct the figure that is wrong, or write no under "Parts add up", "Areas add up" or "Adds '
    'up over time" in Measures if they are not meant to.'
)

_report = Reporter(CODE, SEVERITY, REMEDY)


@dataclass(frozen=True, slots=True)
class _Sum:
    """What a whole is the sum of: in words, by which heading, and the figures to add."""

    kind: str
    heading: str
    keys: tuple[Key, ...]


def check(context: Context) -> Iterator[Finding]:
    """Look at each whole, in the three ways that it may be a sum."""
    for measure in context.catalogue.measures.values():
        if not (measure.parts_add_up or measure.areas_add_up or measure.adds_over_time):
            continue
        for observation in context.of(measure):
            if observation.value is not None:
                for expected in _sums(context, measure, observation.key):
                    yield from _check_sum(context, measure, observation, expected)


def _sums(context: Context, measure: Measure, key: Key) -> Iterator[_Sum]:
    areas = context.catalogue.settings.areas
    if measure.parts_add_up and measure.parts and not key.part:
        parts = tuple(Key(key.measure, part, key.area, key.period) for part in measure.parts)
        yield _Sum("parts", "Parts add up", parts)
    if measure.areas_add_up and areas and not key.area:
        by_area = tuple(Key(key.measure, key.part, area, key.period) for area in areas)
        yield _Sum("areas", "Areas add up", by_area)
    if measure.adds_over_time:
        for kind, months in (("quarters", 3), ("months", 1)):
            periods = _shorter(key.period, months)
            if periods:
                shorter = tuple(Key(key.measure, key.part, key.area, p) for p in periods)
                yield _Sum(kind, "Adds up over time", shorter)


@lru_cache(maxsize=1024)
def _shorter(period: Period, months: int) -> tuple[Period, ...]:
    """The stretches of so many months that make up the period; () when it is not made of them."""
    whole = period.months
    if not months < whole <= MONTHS_A_YEAR or whole % months:
        return ()
    newest = months_ending(period.end, months)
    return tuple(newest.shifted(step) for step in range(months - whole, 1, months))


def _check_sum(
    context: Context, measure: Measure, whole: Observation, expected: _Sum
) -> Iterator[Finding]:
    addends = _values(context, expected.keys)
    if whole.value is None or len(addends) < len(expected.keys):
        return
    total = sum(addends, Decimal(0))
    if abs(total - whole.value) > sum_tolerance(measure, whole.value, addends):
        yield _report.at_cell(
            whole,
            f"{of_key(whole.key)} is {plain(whole.value)}, but its {len(addends)} {expected.kind} "
            f"add up to {plain(total)}.",
            f'Correct the figure that is wrong, or write no under "{expected.heading}" in '
            "Measures.",
        )


def _values(context: Context, keys: tuple[Key, ...]) -> list[Decimal]:
    found = (context.dataset.observations.get(key) for key in keys)
    return [o.value for o in found if o is not None and o.value is not None]
