"""What is at hand while the indicators of one quarter are worked out."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from perfmon_cli.catalogue.model import Break, Catalogue, Decision, OtherArea, Target
from perfmon_cli.dataset.model import Observation, Status
from perfmon_cli.indicators import change, decisions, lookup, other_areas
from perfmon_cli.indicators.index import Index
from perfmon_cli.indicators.model import Comparison, Peers, Reason
from perfmon_cli.indicators.targets import Goal, goal
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import Period, Quarter


class _OfMeasure(Protocol):
    @property
    def measure(self) -> str: ...


T = TypeVar("T", bound=_OfMeasure)


@dataclass(frozen=True, slots=True)
class Subject:
    """Of what an indicator is: measure, part, area, and the period asked for."""

    measure: Measure
    part: str
    area: str
    period: Period


@dataclass(frozen=True, slots=True)
class Desk:
    """Catalogue, figures and the decisions in force, looked up for a subject."""

    catalogue: Catalogue
    index: Index
    quarter: Quarter
    decisions: tuple[Decision, ...]
    _targets: dict[str, tuple[Target, ...]] = field(init=False, repr=False, compare=False)
    _others: dict[str, tuple[OtherArea, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_targets", _by_measure(self.catalogue.targets))
        object.__setattr__(self, "_others", _by_measure(self.catalogue.other_areas))

    def current(self, subject: Subject) -> Observation | None:
        """The value of now; a quarter of the year that is not over yet has none."""
        if subject.period.end > lookup.own_period(subject.measure, self.quarter).end:
            return None
        return self._at(subject, subject.period)

    def compare(self, subject: Subject, comparator: Comparator) -> Comparison:
        """The change on a comparator, as computed or as decided."""
        current = self.current(subject)
        if comparator.kind is ComparatorKind.SIMILAR_AREAS:
            return change.decide(self._beside(subject, current), self.decision("change", subject))
        asked = lookup.comparator_periods(subject.measure, comparator, subject.period)
        comparison = change.compare(
            subject.measure,
            comparator,
            current,
            [(period, self._at(subject, period)) for period in asked],
            breaks=self.breaks(subject),
            smallest_base=self.catalogue.settings.smallest_base,
        )
        also = (comparison.period,) if comparison.period else ()
        return change.decide(comparison, self.decision("change", subject, *also))

    def decision(self, what: str, subject: Subject, *also: Period) -> Decision | None:
        """The decision about the subject at its period, at that of its value, or at `also`."""
        current = self.current(subject)
        own = current.key.period if current else subject.period
        names = (subject.area,) if subject.area else ("", self.catalogue.settings.area)
        for name in names:
            found = decisions.deciding(
                self.decisions,
                what,
                measure=subject.measure.id,
                part=subject.part,
                area=name,
                periods=(subject.period, own, *also),
            )
            if found is not None:
                return found
        return None

    def goal(self, subject: Subject, *, is_line: bool = False) -> Goal | None:
        """What the subject is rated against; `is_line`: by a straight line between targets."""
        return goal(
            subject.measure,
            self._targets.get(subject.measure.id, ()),
            self.catalogue.settings,
            subject.period,
            part=subject.part,
            area=subject.area,
            has_whole=self.has_whole(subject.measure, subject.area),
            is_line=is_line,
        )

    def target_of(self, subject: Subject, period: Period) -> Decimal | None:
        """The target of a figure of the subject that covers this period.

        That of another length of time says nothing of it: where the period is not as long as the
        measure's own, only a row of Targets for this very period counts.
        """
        rows = self._targets.get(subject.measure.id, ())
        measure = subject.measure
        if period.months != subject.period.months:
            rows = tuple(row for row in rows if row.period == period)
            measure = replace(
                measure, target=None, target_is_baseline=False, band_low=None, band_high=None
            )
        found = goal(
            measure,
            rows,
            self.catalogue.settings,
            period,
            part=subject.part,
            area=subject.area,
            has_whole=self.has_whole(measure, subject.area),
        )
        return found.target if found else None

    def breaks(self, subject: Subject) -> tuple[Break, ...]:
        """Where counting changed: rows of Breaks, and figures marked as a break."""
        listed = [b for b in self.catalogue.breaks if b.measure == subject.measure.id]
        bridged = [b for b in listed if b.factor is not None]
        marked = self.index.marked_breaks(subject.measure, subject.part, subject.area, bridged)
        return (*listed, *marked)

    def rated(self, subject: Subject) -> Observation | None:
        """The observation a rating speaks of: the current one, or the furthest forecast.

        Where the paper prints no current value, no later forecast is rated in its place; nor is
        one of a shorter time, such as a month of the series behind a year.
        """
        current = self.current(subject)
        if not subject.measure.rated_on_forecast or current is None or current.value is None:
            return current
        if Status.FORECAST in current.statuses:
            return current
        series = self.index.of(subject.measure, subject.part, subject.area)
        months = current.key.period.months
        long_enough = (o for o in reversed(series) if o.key.period.months >= months)
        return next((o for o in long_enough if Status.FORECAST in o.statuses), None)

    def has_whole(self, measure: Measure, area: str) -> bool:
        """Whether the workbook says anything of the measure as a whole, not of its parts alone."""
        return not measure.parts or bool(self.index.of(measure, "", area))

    def companion_of(self, subject: Subject) -> Subject | None:
        """What is printed in brackets, compared with what the measure itself is compared with."""
        measure = subject.measure
        beside = self.catalogue.measures.get(measure.companion)
        if beside is None:
            return None
        beside = replace(
            beside,
            comparators=measure.comparators,
            arrow_on=measure.arrow_on,
            baseline_period=beside.baseline_period or measure.baseline_period,
            plan_baseline_period=beside.plan_baseline_period or measure.plan_baseline_period,
            companion="",
        )
        period = subject.period
        if not measure.show_quarters:
            period = lookup.own_period(beside, self.quarter)
        return replace(subject, measure=beside, period=period)

    def _beside(self, subject: Subject, current: Observation | None) -> Comparison:
        """The difference from other areas' average; only the whole of a measure has one."""
        measure = subject.measure
        wish = other_areas.wish(measure)
        rows = self._others.get(measure.id, ())
        found: Peers | None = None
        if wish is not None and not subject.part and not subject.area:
            own = current or subject.period
            found = other_areas.peers(measure, rows, self.catalogue.settings, own, wish)
        result = other_areas.compare(
            measure, found, current, self.breaks(subject), self.catalogue.settings.smallest_base
        )
        return replace(result, reason=Reason.BAD_SETTINGS) if wish is None else result

    def _at(self, subject: Subject, period: Period) -> Observation | None:
        return self.index.find(subject.measure, period, subject.part, subject.area)


def _by_measure(rows: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Rows of a sheet by the measure they are of, in their order."""
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(row)
    return {measure: tuple(of_it) for measure, of_it in found.items()}
