"""Figures that compare two others: changes, how many times as much, distances from a target."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Comparison, Indicator
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period
from perfmon_cli.proof.known import Known, cells_of, known_of, unit_of

#: So many periods of a series are compared with one another at most; monthly series are longer.
_MOST_COMPARED = 8
_HUNDRED = Decimal(100)


def lives(indicator: Indicator, reference: str) -> Iterator[tuple[Period, str]]:
    """What stands for the values of an indicator between braces, by period."""
    for one in reversed(indicator.comparisons):
        if one.base is not None and one.peers is None and not one.adjusted_by:
            yield one.base.key.period, f"{reference}.previous{_on(indicator, one)}"
    if indicator.current is not None:
        yield indicator.current.key.period, f"{reference}.value"


def _on(indicator: Indicator, one: Comparison) -> str:
    return "" if one == indicator.arrow_comparison else f" on {one.comparator.name}"


def of_indicator(indicator: Indicator, reference: str) -> Iterator[Known]:
    """What an indicator is compared with, its changes, and its targets."""
    current = indicator.current
    if current is None:
        return
    measure = indicator.measure
    yield from _targets(indicator, current)
    for one in indicator.comparisons:
        bases = (*one.bases, *((one.base,) if one.base else ()))
        cells = cells_of(current, *bases)
        if one.value is not None and (one.base is None or one.adjusted_by):
            live = f"{reference}.previous{_on(indicator, one)}"
            unit = unit_of(measure)
            yield known_of(
                measure,
                current,
                "average",
                one.value,
                unit=unit,
                base=one.period,
                cells=cells,
                live=live,
            )
        if one.change is not None:
            yield from _Move(
                measure,
                current,
                bases,
                one.period or current.key.period,
                live=f"{reference}.change{_on(indicator, one)}",
                comparator=one.comparator.name,
            ).figures(one.value, one.change)


def _targets(indicator: Indicator, current: Observation) -> Iterator[Known]:
    measure, rating = indicator.measure, indicator.rating
    unit = unit_of(measure)
    for goal in (rating.target, rating.low, rating.high):
        if goal is None:
            continue
        yield known_of(measure, current, "target", goal, unit=unit, cells=rating.sources)
        if current.value is not None:
            gap = current.value - goal
            cells = (*cells_of(current), *rating.sources)
            yield known_of(measure, current, "gap", gap, unit=_of_change(measure), cells=cells)


def between(
    measure: Measure, series: tuple[Observation, ...], indicator: Indicator | None
) -> Iterator[Known]:
    """The changes between periods as long as the measure's own and whole years apart.

    Those that the measure's comparators give come from its indicator. Quarters are compared with
    the one before, too.
    """
    newest = max(series, key=lambda o: o.key.period.end, default=None)
    own = indicator.current if indicator else newest
    if own is None:
        return
    length, is_snapshot = own.key.period.months, own.key.period.is_snapshot
    given = {c.period for c in indicator.comparisons} if indicator else set()
    held = sorted(
        (o for o in series if o.value is not None and o.key.period.months == length),
        key=lambda o: o.key.period.end,
    )[-_MOST_COMPARED:]
    for index, later in enumerate(held):
        for at, earlier in enumerate(held[:index]):
            is_apart = later.key.period.end.month == earlier.key.period.end.month or is_snapshot
            is_apart = is_apart or (measure.show_quarters and at == index - 1)
            is_given = later is own and earlier.key.period in given
            if is_apart and not is_given and earlier.value is not None and later.value is not None:
                move = _Move(measure, later, (earlier,), earlier.key.period)
                yield from move.figures(earlier.value, later.value - earlier.value)


@dataclass(frozen=True, slots=True)
class _Move:
    """From some observations, of the period `base`, to the one of now."""

    measure: Measure
    current: Observation
    bases: tuple[Observation, ...]
    base: Period
    live: str = ""
    comparator: str = ""

    def figures(self, before: Decimal | None, change: Decimal) -> Iterator[Known]:
        """A change as it may be put: how much, in percent, so many times as much."""
        unit = _of_change(self.measure)
        yield self._one("change", change, unit, live=self.live)
        if not before:
            return
        if not self.measure.unit.is_percent:
            yield self._one("change_pct", _HUNDRED * change / before, "%", decimals=1)
        times = (before + change) / before
        yield self._one("times", times, "x", decimals=1)
        if times:
            yield self._one("inverse", 1 / times, "x", decimals=1)

    def _one(
        self,
        quantity: str,
        value: Decimal,
        unit: str,
        *,
        decimals: int | None = None,
        live: str = "",
    ) -> Known:
        return known_of(
            self.measure,
            self.current,
            quantity,
            value,
            unit=unit,
            decimals=decimals,
            base=self.base,
            cells=cells_of(self.current, *self.bases),
            comparator=self.comparator,
            live=live,
        )


def _of_change(measure: Measure) -> str:
    return "pp" if measure.unit.is_percent else unit_of(measure)
