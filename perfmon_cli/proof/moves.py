"""How figures moved and stand: between two periods, two areas, or against a target."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import PREVIOUS_YEAR, Measure
from perfmon_cli.period import Period
from perfmon_cli.proof.said_periods import CURRENT, PeriodMention
from perfmon_cli.wording import numbers, periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A figure that is compared: what it is called, and its value."""

    name: str  #: "in 2020/21", "in Leeds", "the target"
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A figure against another of the same measure; `change` is above zero where it is higher."""

    indicator: Indicator
    now: Side
    then: Side
    change: Decimal
    change_pct: Decimal | None = None
    comparator: str = ""  #: the name of the measure's comparator, where it is one

    @property
    def prints_flat(self) -> bool:
        """Whether it is printed as no change."""
        return numbers.prints_as_zero(self.indicator.measure, self.change)

    def value(self, side: Side) -> str:
        """A side's value as the paper prints it."""
        return numbers.value(self.indicator.measure, side.value)

    def prints_as(self, number: Decimal, decimals: int, unit: str) -> bool:
        """Whether the size of the change can be written as this number."""
        measure = self.indicator.measure
        if measure.unit.is_percent and unit in {"pp", "%"}:
            return numbers.rounded(abs(self.change), decimals) == number
        if unit == "%":
            pct = self.change_pct
            if pct is None and self.then.value:
                pct = self.change * 100 / abs(self.then.value)
            return pct is not None and numbers.rounded(abs(pct), decimals) == number
        if measure.unit.is_percent and not unit:
            return False
        return numbers.rounded(abs(self.change), decimals) == number


@dataclass(frozen=True, slots=True)
class Moves:
    """Finds the moves that words may speak of."""

    catalogue: Catalogue
    dataset: Dataset
    indicators: Indicators

    def over_time(
        self, ref: tuple[str, str, str], base: PeriodMention | None, at: PeriodMention | None
    ) -> Iterator[Move]:
        """How a measure, part and area moved.

        Without a base said, on each of its comparators; with one, from there; where the period
        said is an earlier one, to that from the year before it, or from that to the newest.
        """
        indicator = self.indicators.get(*ref)
        if indicator is None:
            return
        if base is not None and not base.is_open:
            yield from self._from(indicator, base)
            return
        if (
            at is not None
            and not at.is_open
            and at.kind != CURRENT
            and not self._is_own(indicator, at)
        ):
            yield from self._from(indicator, at)
            yield from self._earlier(indicator, at)
            return
        moves = list(self._compared(indicator))
        if at is not None and at.kind == CURRENT:  # "over the year"
            yearly = [m for m in moves if m.comparator == PREVIOUS_YEAR.name]
            moves = yearly or moves
        yield from moves

    def _is_own(self, indicator: Indicator, mention: PeriodMention) -> bool:
        return mention.covers(indicator.measure, indicator.period, self.indicators.quarter)

    def _compared(self, indicator: Indicator) -> Iterator[Move]:
        now = self._now(indicator)
        if now is None:
            return
        for one in indicator.comparisons:
            if one.change is not None and one.value is not None:
                name = (
                    periods.within(one.period, indicator.measure.basis)
                    if one.period
                    else one.comparator.name
                )
                yield Move(
                    indicator=indicator,
                    now=now,
                    then=Side(name=name, value=one.value),
                    change=one.change,
                    change_pct=one.change_pct,
                    comparator=one.comparator.name,
                )

    def _from(self, indicator: Indicator, base: PeriodMention) -> Iterator[Move]:
        measure, quarter = indicator.measure, self.indicators.quarter
        known = [
            move
            for one, move in zip(
                (c for c in indicator.comparisons if c.change is not None and c.value is not None),
                self._compared(indicator),
                strict=False,
            )
            if one.period is not None and base.covers(measure, one.period, quarter)
        ]
        if known:
            yield from known
            return
        now = self._now(indicator)
        if now is not None:
            for found in self._figures(indicator, base):
                yield _move(indicator, now, _side(measure, found))

    def _earlier(self, indicator: Indicator, at: PeriodMention) -> Iterator[Move]:
        for found in self._figures(indicator, at):
            before = found.key.period.shifted(-12)
            for other in self._series(indicator):
                if other.key.period == before:
                    yield _move(
                        indicator, _side(indicator.measure, found), _side(indicator.measure, other)
                    )

    def _figures(self, indicator: Indicator, mention: PeriodMention) -> list[Observation]:
        quarter = self.indicators.quarter
        return [
            found
            for found in self._series(indicator)
            if mention.covers(indicator.measure, found.key.period, quarter)
        ]

    def _series(self, indicator: Indicator) -> list[Observation]:
        """All its figures of the length of its own."""
        months = indicator.period.months
        series = self.dataset.series(indicator.measure.id, indicator.part, indicator.area)
        return [o for o in series if o.value is not None and o.key.period.months == months]

    def values(self, ref: tuple[str, str, str]) -> tuple[tuple[Period, Decimal], ...]:
        """Its series, oldest first, the newest last."""
        indicator = self.indicators.get(*ref)
        if indicator is None:
            return ()
        found = {o.key.period: o.value for o in self._series(indicator) if o.value is not None}
        return tuple(sorted(found.items(), key=lambda pair: pair[0].end))

    def since_last(self, ref: tuple[str, str, str]) -> Iterator[Move]:
        """How a measure, part and area moved from its last figure but one."""
        indicator = self.indicators.get(*ref)
        held = self._series(indicator) if indicator else []
        series = sorted(held, key=lambda o: o.key.period.end)
        if indicator is not None and len(series) > 1:
            newest, last = series[-1], series[-2]
            yield _move(indicator, _side(indicator.measure, newest), _side(indicator.measure, last))

    def between(self, ref: tuple[str, str, str], other: str) -> Iterator[Move]:
        """How an area stands against another one."""
        one, two = self.indicators.get(*ref), self.indicators.get(ref[0], ref[1], other)
        if one is None or two is None or one.value is None or two.value is None:
            return
        settings = self.catalogue.settings
        yield _move(
            one,
            Side(name=f"in {ref[2] or settings.area}", value=one.value),
            Side(name=f"in {other or settings.area}", value=two.value),
        )

    def to_target(self, ref: tuple[str, str, str]) -> Iterator[Move]:
        """How it stands against its target."""
        indicator = self.indicators.get(*ref)
        if indicator is None or indicator.value is None or indicator.rating.target is None:
            return
        now = self._now(indicator)
        if now is not None:
            yield _move(indicator, now, Side(name="as its target", value=indicator.rating.target))

    def _now(self, indicator: Indicator) -> Side | None:
        if indicator.current is None or indicator.value is None:
            return None
        name = periods.within(indicator.current.key.period, indicator.measure.basis)
        return Side(name=name, value=indicator.value)

    def among_areas(self, measure: str, part: str) -> tuple[Indicator, ...]:
        """The districts that have a value."""
        found = (self.indicators.get(measure, part, a) for a in self.catalogue.settings.areas)
        return tuple(i for i in found if i is not None and i.value is not None)


def _side(measure: Measure, found: Observation) -> Side:
    assert found.value is not None  # noqa: S101  (only figures with a value are looked at)
    return Side(name=periods.within(found.key.period, measure.basis), value=found.value)


def _move(indicator: Indicator, now: Side, then: Side) -> Move:
    return Move(indicator=indicator, now=now, then=then, change=now.value - then.value)
