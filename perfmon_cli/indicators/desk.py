"""What is at hand while the indicators of one quarter are worked out."""

from dataclasses import dataclass, replace

from perfmon_cli.catalogue.model import Break, Catalogue, Decision
from perfmon_cli.dataset.model import Observation, Status
from perfmon_cli.indicators import change, decisions, lookup
from perfmon_cli.indicators.index import Index
from perfmon_cli.indicators.model import Comparison
from perfmon_cli.indicators.targets import Goal, goal
from perfmon_cli.measure import Comparator, Measure
from perfmon_cli.period import Period, Quarter


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

    def current(self, subject: Subject) -> Observation | None:
        """The value of now; a quarter of the year that is not over yet has none."""
        if subject.period.end > lookup.own_period(subject.measure, self.quarter).end:
            return None
        return self._at(subject, subject.period)

    def compare(self, subject: Subject, comparator: Comparator) -> Comparison:
        """The change on a comparator, as computed or as decided."""
        current = self.current(subject)
        asked = lookup.comparator_periods(subject.measure, comparator, subject.period)
        comparison = change.compare(
            subject.measure,
            comparator,
            current,
            [(period, self._at(subject, period)) for period in asked],
            breaks=self._breaks(subject),
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

    def goal(self, subject: Subject) -> Goal | None:
        """What the subject is rated against."""
        return goal(
            subject.measure,
            self.catalogue.targets,
            self.catalogue.settings,
            subject.period,
            part=subject.part,
            area=subject.area,
            has_whole=self.has_whole(subject.measure, subject.area),
        )

    def rated(self, subject: Subject) -> Observation | None:
        """The observation a rating speaks of: the current one, or the furthest forecast.

        Where the paper prints no current value, no later forecast is rated in its place.
        """
        current = self.current(subject)
        if not subject.measure.rated_on_forecast or current is None or current.value is None:
            return current
        if Status.FORECAST in current.statuses:
            return current
        series = self.index.of(subject.measure, subject.part, subject.area)
        forecasts = (o for o in reversed(series) if Status.FORECAST in o.statuses)
        return next(forecasts, None)

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

    def _at(self, subject: Subject, period: Period) -> Observation | None:
        return self.index.find(subject.measure, period, subject.part, subject.area)

    def _breaks(self, subject: Subject) -> tuple[Break, ...]:
        listed = (b for b in self.catalogue.breaks if b.measure == subject.measure.id)
        marked = self.index.marked_breaks(subject.measure, subject.part, subject.area)
        return (*listed, *marked)
