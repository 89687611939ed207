"""Finds figures that are off by a power of ten beside the other figures of their measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.checks.comparable import alike
from perfmon_cli.checks.context import Context
from perfmon_cli.checks.magnitude import slip, slip_words, times_words
from perfmon_cli.checks.numbers import places, rounded
from perfmon_cli.checks.series import Alike, Range, range_without
from perfmon_cli.checks.words import cell_words, of_key, period_words, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Period

#: Figures of one area over time, and levels of all areas, are alike up to so many times.
_ALIKE_OVER_TIME, _ALIKE_ACROSS, _MORE_ALIKE = Decimal(3), Decimal(4), Decimal(2)
_NEAR, _NEARER = Decimal("1.5"), Decimal("1.25")
_FAR = Decimal(5)
_A_PAIR, _FEWEST_ACROSS, _FEWEST_AREAS = 2, 4, 3
_A_SHORT_SERIES = 5
_LEVELS = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE, Unit.DAYS})
_AMOUNTS = frozenset({Unit.COUNT, Unit.SNAPSHOT, Unit.GBP})
_SMALL_AMOUNT, _SMALL_PERCENTAGE = Decimal(50), Decimal(5)


@dataclass(frozen=True, slots=True)
class Slipped:
    """A figure that is off, and what shows it."""

    observation: Observation
    problem: str


def slipped(context: Context, measure: Measure, sizes: dict[str, Decimal]) -> Iterator[Slipped]:
    """The figures of a measure that look as if a digit or the decimal point had slipped.

    A figure is set beside the others of its part and area; where these are too few or too unlike,
    a percentage, a rate or a number of days beside those of all areas, and a count beside those of
    the other areas, by their sizes.
    """
    search = _Search(measure, sizes, alike(context, measure))
    for group in search.groups:
        yield from search.look_at(group)


def is_small(measure: Measure, largest: Decimal, times: int = 1) -> bool:
    """Whether the figures are so small that chance alone multiplies them."""
    if measure.unit in _AMOUNTS:
        return largest < _SMALL_AMOUNT * times
    return measure.unit.is_percent and largest < _SMALL_PERCENTAGE * times


class _Search:
    def __init__(
        self, measure: Measure, sizes: dict[str, Decimal], groups: Sequence[Alike]
    ) -> None:
        self.measure = measure
        self.sizes = sizes
        self.groups = groups
        self._across: dict[tuple[str, int, tuple[int, int]], list[Decimal]] = {}
        self._areas: dict[tuple[str, Period], dict[str, Decimal]] = {}
        for group in groups:
            if measure.unit in _LEVELS:
                pool = self._across.setdefault((group.part, group.months, group.stretch), [])
                pool.extend(group.ordered)
            elif group.area and sizes and measure.unit in _AMOUNTS:
                for o in group.observations:
                    by_area = self._areas.setdefault((o.key.part, o.key.period), {})
                    by_area[group.area] = o.value or Decimal(0)
        for pool in self._across.values():
            pool.sort()

    def look_at(self, group: Alike) -> Iterator[Slipped]:
        """The figures of one part and area that are off."""
        ordered = group.ordered
        is_calm = len(ordered) > _A_PAIR and 0 < ordered[-1] <= ordered[0] * _ALIKE_OVER_TIME
        if is_calm:
            return
        if len(ordered) == _A_PAIR:
            yield from self._pair(*group.observations)
        for observation in group.observations:
            problem = self._problem(observation, observation.value or Decimal(0), group, ordered)
            if problem:
                yield Slipped(observation, problem)

    def _problem(
        self, observation: Observation, value: Decimal, group: Alike, ordered: Sequence[Decimal]
    ) -> str:
        own = range_without(ordered, value)
        if own is not None and own.count >= _A_PAIR and own.is_within(_ALIKE_OVER_TIME):
            began_small = value < own.low and observation is group.observations[0]
            if began_small and own.count < _A_SHORT_SERIES and self.measure.unit in _AMOUNTS:
                return ""
            return self._beside_own(observation, value, own)
        if self.measure.unit in _LEVELS:
            return self._beside_all(observation, value, group)
        if own is None and group.area in self.sizes:
            return self._beside_areas(observation, value, group)
        return ""

    def _beside_own(self, observation: Observation, value: Decimal, own: Range) -> str:
        power = self._slip(value, own)
        looks = slip_words(power) if power else self._far(value, own)
        return self._said(observation, value, f"its {own.count} other figures", own, looks)

    def _beside_all(self, observation: Observation, value: Decimal, group: Alike) -> str:
        across = range_without(self._across[group.part, group.months, group.stretch], value)
        if across is None or across.count < _FEWEST_ACROSS or not across.is_within(_ALIKE_ACROSS):
            return ""
        power = self._slip(value, across)
        what = f"the {across.count} other figures of the measure"
        looks = slip_words(power) if power else ""
        return self._said(observation, value, what, across, looks)

    def _slip(self, value: Decimal, others: Range, near: Decimal = _NEAR, times: int = 1) -> int:
        if value > others.high:
            return 0 if is_small(self.measure, value, times) else slip(value, others, near)
        if is_small(self.measure, others.low, times) or not others.is_within(_MORE_ALIKE):
            return 0  # small by chance, as a share of few people may be
        return slip(value, others, _NEARER if self.measure.unit.is_percent else near)

    def _far(self, value: Decimal, others: Range) -> str:
        is_tight = others.is_within(_NEAR)
        if value <= 0 or not is_tight or is_small(self.measure, max(value, others.high), times=2):
            return ""
        if others.low / _FAR <= value <= others.high * _FAR:
            return ""
        return f"far too {'large' if value > others.high else 'small'}"

    def _pair(self, older: Observation, newer: Observation) -> Iterator[Slipped]:
        first, last = older.value or Decimal(0), newer.value or Decimal(0)
        power = self._slip(last, Range(first, first, 1), _NEARER, times=2)
        if power:
            cell = cell_words(older.source, newer.source)
            when = period_words(older.key.period, self.measure.basis)
            yield Slipped(
                newer,
                f"{of_key(self.measure, newer.key)} is {plain(last)}, but {cell} says "
                f"{plain(first)} for {when}: one of the two looks {times_words(power)} too large "
                "or too small.",
            )

    def _beside_areas(self, observation: Observation, value: Decimal, group: Alike) -> str:
        key = observation.key
        share = self.sizes[group.area]
        scaled = [
            amount * share / self.sizes[area]
            for area, amount in self._areas.get((key.part, key.period), {}).items()
            if area != group.area and self.sizes.get(area)
        ]
        if len(scaled) < _FEWEST_AREAS:
            return ""
        others = Range(min(scaled), max(scaled), len(scaled))
        power = self._slip(value, others) if others.is_within(_ALIKE_OVER_TIME) else 0
        if not power:
            return ""
        low, high = (plain(rounded(bound, places(value))) for bound in (others.low, others.high))
        return (
            f"{of_key(self.measure, key)} is {plain(value)}; by the size of the area and the "
            f"figures of the others it would lie between {low} and {high}, so it looks "
            f"{slip_words(power)}."
        )

    def _said(
        self, observation: Observation, value: Decimal, what: str, others: Range, looks: str
    ) -> str:
        if not looks:
            return ""
        return (
            f"{of_key(self.measure, observation.key)} is {plain(value)}; {what} "
            f"{between(others)}, so it looks {looks}."
        )


def between(others: Range) -> str:
    """`lie between 45381 and 53825`, or `are 22`."""
    if others.low == others.high:
        return f"are {plain(others.low)}"
    mostly = "mostly " if others.is_trimmed else ""
    return f"{mostly}lie between {plain(others.low)} and {plain(others.high)}"
