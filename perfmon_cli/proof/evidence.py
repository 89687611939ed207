"""Every figure that the data hold of a measure, part and area, as a text may quote it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.measure import Measure, Unit, own_period
from perfmon_cli.period import Period
from perfmon_cli.proof.compared import between, lives, of_indicator
from perfmon_cli.proof.known import Known, known_of, unit_of
from perfmon_cli.wording import numbers

__all__ = ["Evidence", "Known"]

_HUNDRED, _NOUGHT = Decimal(100), Decimal(0)
_COUNTS = frozenset({Unit.COUNT, Unit.SNAPSHOT, Unit.GBP})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures of a quarter's paper; those of a measure, part and area are gathered once."""

    catalogue: Catalogue
    dataset: Dataset
    indicators: Indicators
    _found: dict[tuple[str, str, str], tuple[Known, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    _others: dict[str, tuple[Known, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def of(self, measure: str, part: str = "", area: str = "") -> tuple[Known, ...]:
        """All figures of a measure, part and area; () where there are none."""
        key = (measure, part, area)
        if key not in self._found:
            known = self.catalogue.measures.get(measure)
            self._found[key] = tuple(self._gather(known, part, area)) if known else ()
        return self._found[key]

    def areas_of(self, measure: str) -> tuple[str, ...]:
        """The areas that a measure has any figure for; "" is the whole."""
        held = {observation.key.area for observation in self.dataset.of(measure)}
        return tuple(a for a in ("", *self.catalogue.settings.areas) if a in held)

    def parts_of(self, measure: str) -> tuple[str, ...]:
        """The parts of a measure, "" for the whole first."""
        known = self.catalogue.measures.get(measure)
        return ("", *known.parts) if known else ()

    def own_period(self, measure: str) -> Period:
        """The period that the paper is about, of a measure."""
        return own_period(self.catalogue.measures[measure], self.indicators.quarter)

    def compared(self, measure: str) -> frozenset[Period]:
        """The periods a paper prints beside the measure's own: those of its comparators."""
        return frozenset(
            one.period
            for part in self.parts_of(measure)
            for area in self.areas_of(measure) or ("",)
            if (indicator := self.indicators.get(measure, part, area))
            for one in indicator.comparisons
            if one.period
        )

    def _gather(self, measure: Measure, part: str, area: str) -> Iterator[Known]:
        series = self.dataset.series(measure.id, part, area)
        reference = _reference(measure.id, part, area)
        indicator = self.indicators.get(measure.id, part, area)
        named = dict(lives(indicator, reference)) if indicator else {}
        yield from self._values(measure, series, named)
        if not series and not part:
            summed = tuple(self._summed(measure, area))
            for one in summed:
                yield known_of(measure, one, "sum", one.value or _NOUGHT, unit=unit_of(measure))
            yield from between(measure, summed, None)
        if indicator:
            yield from of_indicator(indicator, reference)
            yield from between(measure, series, indicator)
        yield from self._shares(measure, part, area, series)

    def _values(
        self, measure: Measure, series: tuple[Observation, ...], named: dict[Period, str]
    ) -> Iterator[Known]:
        for one in series:
            counts = (
                ("numerator", one.numerator),
                ("denominator", one.denominator),
                ("asked", one.n),
            )
            if one.value is not None:
                live = named.get(one.key.period, "")
                yield known_of(measure, one, "value", one.value, unit=unit_of(measure), live=live)
                if measure.unit.is_percent:
                    rest = _HUNDRED - one.value
                    yield known_of(measure, one, "rest", rest, unit="%")
            for quantity, count in counts:
                if count is not None and one.missing is None:
                    yield known_of(measure, one, quantity, count, decimals=0)

    def _summed(self, measure: Measure, area: str) -> Iterator[Observation]:
        """What the parts come to, where the whole itself is not given."""
        if measure.unit not in _COUNTS or not measure.parts:
            return
        found = [self.dataset.series(measure.id, part, area) for part in measure.parts]
        by_period = [{o.key.period: o for o in series if o.value is not None} for series in found]
        for period, first in by_period[0].items():
            if all(period in one for one in by_period):
                all_of_it = [one[period] for one in by_period]
                total = sum((o.value or Decimal(0) for o in all_of_it), Decimal(0))
                cells = tuple(o.source for o in all_of_it)
                key = replace(first.key, part="")
                yield replace(first, key=key, value=total, derived_from=cells)

    def _shares(
        self, measure: Measure, part: str, area: str, series: tuple[Observation, ...]
    ) -> Iterator[Known]:
        """What an area or part is of the whole, in percent."""
        if measure.unit not in _COUNTS or not (part or area):
            return
        of_it: Iterable[Observation] = self.dataset.series(measure.id, "", area if part else "")
        of_it = of_it or self._summed(measure, area if part else "")
        wholes = {o.key.period: o for o in of_it}
        for one in series:
            whole = wholes.get(one.key.period)
            if whole and whole.value and one.value is not None and one.value <= whole.value:
                cells = (one.source, whole.source)
                share = _HUNDRED * one.value / whole.value
                yield known_of(measure, one, "share", share, unit="%", decimals=1, cells=cells)

    def others(self, measure: str) -> tuple[Known, ...]:
        """What the sheet Other areas holds of a measure; the own area's row is of the whole."""
        if measure not in self._others:
            self._others[measure] = tuple(self._of_others(measure))
        return self._others[measure]

    def _of_others(self, name: str) -> Iterator[Known]:
        measure = self.catalogue.measures[name]
        for row in self.catalogue.other_areas:
            if row.measure == name and row.value is not None:
                yield Known(
                    measure=measure,
                    part="",
                    area="" if row.area == self.catalogue.settings.area else row.area,
                    period=row.period,
                    quantity="value",
                    value=row.value,
                    shown=numbers.as_printed(measure, row.value),
                    decimals=measure.decimals,
                    unit=unit_of(measure),
                    cells=row.cells or (row.source,),
                )


def _reference(measure: str, part: str, area: str) -> str:
    return f"{measure}{f'({part})' if part else ''}{f'[{area}]' if area else ''}"
