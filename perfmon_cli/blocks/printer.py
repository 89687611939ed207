"""Figures to cells and spans: the one place where a value becomes printed text with its id."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.blocks import peers
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation, Status
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.indicators import lookup
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.indicators.model import Comparison, Indicator, RatingRule, Reason
from perfmon_cli.measure import Measure, own_period
from perfmon_cli.period import Period, Quarter
from perfmon_cli.report.figures import FigureBook, FigureName
from perfmon_cli.report.model import Place, PrintedFigure, Span
from perfmon_cli.wording import numbers, periods, reasons
from perfmon_cli.wording.subjects import named
from perfmon_cli.wording.words import WORDS

#: Statuses that follow a printed number as a word.
_SAID = {
    Status.PROVISIONAL,
    Status.REVISED,
    Status.ESTIMATED,
    Status.FORECAST,
    Status.LOW_RELIABILITY,
    Status.ILLUSTRATIVE,
    Status.LOW,
}
_LOW = (Status.LOW.symbol,)


@dataclass(frozen=True, slots=True)
class Printer:
    """Looks figures up and enters them in the book under their ids.

    `dataset` is the published one: small numbers are hidden in it already.
    """

    catalogue: Catalogue
    dataset: Dataset
    quarter: Quarter
    indicators: Indicators
    book: FigureBook

    def measure(self, ref: MeasureRef) -> Measure:
        """The measure of a reference that was checked before."""
        return self.catalogue.measures[ref.measure]

    def companion(self, ref: MeasureRef) -> MeasureRef | None:
        """The figure printed in brackets beside it; None where it has none that is known."""
        other = self.measure(ref).companion
        if other == ref.measure or other not in self.catalogue.measures:
            return None
        return MeasureRef(other, ref.part, ref.area)

    def period(self, ref: MeasureRef, column: str) -> Period | None:
        """The period of a column ("0", "-1", "baseline", "2019/20") for this measure."""
        return lookup.column_period(self.measure(ref), column, self.quarter)

    def slot_periods(self, ref: MeasureRef, column: str) -> tuple[Period, ...]:
        """The periods of a cell: one, or the four quarters of a year; () where there is none."""
        measure = self.measure(ref)
        if measure.show_quarters:
            return lookup.quarters_of(measure, column, self.quarter)
        period = self.period(ref, column)
        return () if period is None else (period,)

    def observation(self, ref: MeasureRef, period: Period) -> Observation | None:
        """The value to print at a period; a quarter after the paper's own has none."""
        measure = self.measure(ref)
        if measure.show_quarters and period.end > self.quarter.end:
            return None
        return lookup.find(self.dataset, measure, period, ref.part, ref.area)

    def keys_of(self, measure: str) -> tuple[Key, ...]:
        """The keys of all observations of a measure."""
        return tuple(observation.key for observation in self.dataset.of(measure))

    def indicator(self, ref: MeasureRef) -> Indicator | None:
        """The indicator of a reference."""
        return self.indicators.get(ref.measure, ref.part, ref.area)

    def is_before_break(self, observation: Observation) -> bool:
        """Whether counting changed between this value and the measure's own in this paper."""
        period, measure = observation.key.period, observation.key.measure
        newest = own_period(self.catalogue.measures[measure], self.quarter).end
        if observation.value is None or period.end >= newest:
            return False
        return any(
            row.measure == measure and period.start < row.since <= newest
            for row in self.catalogue.breaks
        )

    def missing(self, ref: MeasureRef, observation: Observation | None) -> str:
        """Why there is no value, in words."""
        smallest = self.catalogue.settings.smallest_number
        return reasons.missing(observation, self.measure(ref), smallest)

    def area_name(self, area: str) -> str:
        """An area's name; "" is the whole area."""
        return area or self.catalogue.settings.area

    def value(
        self, ref: MeasureRef, period: Period, observation: Observation | None
    ) -> PrintedFigure:
        """The figure of a value, or of the words that say why there is none."""
        measure = self.measure(ref)
        if observation is None:
            return self._figure(
                ref, period, printed=reasons.missing(None), rule="derived", symbols=("[x]",)
            )
        period = observation.key.period
        rule = _rule(measure, observation)
        sources = _cells(observation.derived_from or (observation.source,))
        if observation.value is None:
            symbol = observation.missing or Missing.NOT_AVAILABLE
            return self._figure(
                ref,
                period,
                printed=self.missing(ref, observation),
                rule=rule,
                symbols=(symbol.value,) if symbol.value.startswith("[") else (),
                sources=sources,
            )
        return self._figure(
            ref,
            period,
            value=observation.value,
            printed=numbers.value(measure, observation.value),
            rule=rule,
            symbols=tuple(s.symbol for s in _statuses(measure, observation) if s.symbol),
            sources=sources,
        )

    def change(self, indicator: Indicator, comparison: Comparison) -> PrintedFigure:
        """The figure of a change, or of the reason why there is none."""
        ref, period = _ref(indicator), _own(indicator)
        inputs = self._inputs(indicator, comparison)
        comparator = comparison.comparator.name
        if comparison.change is None:
            words = reasons.reason(comparison.reason or Reason.MISSING, comparison.note)
            return self._figure(
                ref,
                period,
                printed=words,
                rule="derived",
                quantity="change",
                comparator=comparator,
                symbols=(reasons.symbol(comparison.reason or Reason.MISSING),),
                inputs=inputs,
            )
        return self._figure(
            ref,
            period,
            value=comparison.change,
            printed=numbers.change(indicator.measure, comparison.change),
            rule="difference",
            quantity="change",
            comparator=comparator,
            symbols=_LOW if numbers.is_low(indicator.measure, comparison.change) else (),
            inputs=inputs,
        )

    def percent_change(self, indicator: Indicator, comparison: Comparison) -> PrintedFigure:
        """The figure of a percentage change, or of the reason why there is none."""
        ref, period = _ref(indicator), _own(indicator)
        inputs = self._inputs(indicator, comparison)
        value = comparison.change_pct
        reason = comparison.pct_reason or comparison.reason or Reason.MISSING
        symbols: tuple[str, ...] = (reasons.symbol(reason),)
        if value is not None:
            symbols = _LOW if numbers.is_low_percent(value) else ()
        return self._figure(
            ref,
            period,
            value=value,
            printed=(
                numbers.percent_change(value)
                if value is not None
                else reasons.reason(reason, comparison.note)
            ),
            rule="percentage" if value is not None else "derived",
            quantity="change_pct",
            comparator=comparison.comparator.name,
            symbols=symbols,
            inputs=inputs,
        )

    def target(self, indicator: Indicator) -> PrintedFigure | None:
        """The figure of the target a rating compares with; a baseline's comes from its value."""
        rating = indicator.rating
        if rating.peers is not None:
            return peers.average(self.catalogue, self.book, indicator.measure, rating.peers)
        if rating.target is None:
            return None
        ref = _ref(indicator)
        base = next((c for c in indicator.comparisons if "baseline" in c.comparator.name), None)
        is_baseline = rating.rule is RatingRule.TARGET and indicator.measure.target_is_baseline
        from_baseline = base if is_baseline and not rating.sources else None
        own = self.catalogue.target_places.get(ref.measure)
        places = rating.sources or ((own,) if own is not None else ())
        return self._figure(
            ref,
            _own(indicator),
            value=rating.target,
            printed=numbers.value(indicator.measure, rating.target),
            rule="given" if len(places) == 1 and not from_baseline else "derived",
            quantity="target",
            inputs=self._inputs(indicator, from_baseline)[1:] if from_baseline else (),
            sources=tuple((place.file, place.sheet, place.cell) for place in places),
        )

    def band(self, indicator: Indicator) -> tuple[PrintedFigure | None, PrintedFigure | None]:
        """The figures of the lowest and the highest good value; None for a bound it has not."""
        ref = _ref(indicator)
        places = self.catalogue.band_places.get(ref.measure, (None, None))
        low, high = indicator.rating.low, indicator.rating.high
        found: list[PrintedFigure | None] = []
        for name, value, place in (("low", low, places[0]), ("high", high, places[1])):
            figure = None
            if value is not None:
                figure = self._figure(
                    ref,
                    _own(indicator),
                    value=value,
                    printed=numbers.value(indicator.measure, value),
                    rule="given" if place else "derived",
                    quantity="target",
                    comparator=name,
                    sources=((place.file, place.sheet, place.cell),) if place else (),
                )
            found.append(figure)
        return found[0], found[1]

    def beside(self, indicator: Indicator, comparison: Comparison) -> PrintedFigure | None:
        """What a figure is compared with where no cell holds it.

        On similar areas their average, or as many at it; the mean of several years; a figure of
        before, adjusted for a change in counting.
        """
        if comparison.value is None:
            return None
        if comparison.peers is None:
            return self._made_of_bases(indicator, comparison)
        arguments = (self.catalogue, self.book, indicator.measure, comparison.peers)
        if comparison.peers.per:
            return peers.expected(*arguments, comparison.value)
        return peers.average(*arguments)

    def _made_of_bases(self, indicator: Indicator, comparison: Comparison) -> PrintedFigure | None:
        period = comparison.period
        if comparison.value is None or period is None:
            return None
        if len(comparison.bases) == 1 and not comparison.adjusted_by:
            return None
        ref = _ref(indicator)
        bases = [self.value(ref, o.key.period, o) for o in comparison.bases]
        return self._figure(
            ref,
            period,
            value=comparison.value,
            printed=numbers.value(indicator.measure, comparison.value),
            rule="derived",
            quantity="adjusted" if comparison.adjusted_by else "mean",
            comparator=comparison.comparator.name,
            inputs=tuple(self.book.enter(figure) for figure in bases),
            sources=_cells(one.source for one in comparison.adjusted_by),
        )

    def target_at(
        self, ref: MeasureRef, period: Period, value: Decimal, cells: Iterable[CellRef]
    ) -> PrintedFigure:
        """The figure of the target of a period that the Targets sheet gives."""
        places = _cells(cells)
        return self._figure(
            ref,
            period,
            value=value,
            printed=numbers.value(self.measure(ref), value),
            rule="given" if len(places) == 1 else "derived",
            quantity="target",
            sources=places,
        )

    def derived(
        self,
        ref: MeasureRef,
        period: Period,
        quantity: str,
        value: Decimal,
        made_of: tuple[str, ...],
    ) -> PrintedFigure:
        """A figure in the measure's own unit that is worked out from others: a limit, a mean."""
        return self._figure(
            ref,
            period,
            value=value,
            printed=numbers.value(self.measure(ref), value),
            rule="derived",
            quantity=quantity,
            inputs=made_of,
        )

    def count(self, label: str, number: int, inputs: tuple[str, ...]) -> PrintedFigure:
        """A count of things in the paper ("green ratings"), tied to what is counted."""
        text = f"{number:,}"
        name = FigureName(measure=None, label=label, quantity="count_of")
        return PrintedFigure(
            id=name.id,
            measure=None,
            what=WORDS.get(f"count.{label}", label),
            component="",
            area="",
            period=None,
            quantity="count_of",
            comparator="",
            value=str(number),
            unit="count",
            printed=text,
            rule="derived",
            inputs=inputs,
        )

    def enter(self, figure: PrintedFigure, place: Place, text: str = "") -> Span:
        """Print a figure at a place."""
        return self.book.print(figure, place, text)

    def status_words(self, observation: Observation | None) -> str:
        """The words "provisional, revised" for a printed value, "" for a final one."""
        if observation is None or observation.value is None:
            return ""
        measure = self.catalogue.measures[observation.key.measure]
        said = (s for s in _statuses(measure, observation) if s in _SAID)
        return ", ".join(reasons.status(s) for s in said)

    def _inputs(self, indicator: Indicator, comparison: Comparison) -> tuple[str, ...]:
        ref = _ref(indicator)
        beside = self.beside(indicator, comparison)
        found = (indicator.current, None if beside else comparison.base)
        figures = [self.value(ref, o.key.period, o) for o in found if o is not None]
        return tuple(self.book.enter(f) for f in (*figures, *([beside] if beside else [])))

    def _figure(
        self,
        ref: MeasureRef,
        period: Period,
        *,
        printed: str,
        rule: str,
        value: Decimal | None = None,
        quantity: str = "value",
        comparator: str = "",
        symbols: tuple[str, ...] = (),
        inputs: tuple[str, ...] = (),
        sources: tuple[tuple[str, str, str], ...] = (),
    ) -> PrintedFigure:
        measure = self.measure(ref)
        name = FigureName(
            measure=ref.measure,
            component=ref.part,
            area=ref.area,
            period=period,
            quantity=quantity,
            comparator=comparator,
        )
        percent_points = measure.unit.is_percent and quantity == "change"
        return PrintedFigure(
            id=name.id,
            measure=ref.measure,
            what=named(measure, ref.part, self.area_name(ref.area)),
            component=ref.part,
            area=self.area_name(ref.area),
            period=(
                period.start.isoformat(),
                period.end.isoformat(),
                periods.head(period, measure.basis),
            ),
            quantity=quantity,
            comparator=comparator,
            value=numbers.plain(value) if value is not None else "",
            unit=_unit(measure, quantity, percent_points=percent_points),
            printed=printed,
            rule=rule,
            symbols=symbols,
            inputs=inputs,
            sources=sources,
        )


def _rule(measure: Measure, observation: Observation) -> str:
    """Whether a value was given, or how it was worked out of shorter periods."""
    recipe = recipe_of(measure) if observation.derived_from else None
    if recipe is None:
        return "given"
    return "ratio" if recipe.is_ratio else "sum"


def _statuses(measure: Measure, observation: Observation) -> tuple[Status, ...]:
    """What is said of a value, and that it only rounds to 0 where it does."""
    statuses = tuple(s for s in observation.statuses if s is not Status.LOW)
    is_typed = Status.LOW in observation.statuses and observation.value == 0
    is_low = observation.value is not None and numbers.is_low(measure, observation.value)
    return (*statuses, Status.LOW) if is_typed or is_low else statuses


def _cells(places: Iterable[CellRef]) -> tuple[tuple[str, str, str], ...]:
    return tuple((place.file, place.sheet, place.cell) for place in places)


def _unit(measure: Measure, quantity: str, *, percent_points: bool) -> str:
    if percent_points:
        return "percentage points"
    return "percent" if quantity == "change_pct" else str(measure.unit.value)


def _ref(indicator: Indicator) -> MeasureRef:
    return MeasureRef(indicator.measure.id, indicator.part, indicator.area)


def _own(indicator: Indicator) -> Period:
    return indicator.current.key.period if indicator.current else indicator.period
