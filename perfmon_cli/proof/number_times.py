"""Whether a figure is of the time that is spoken of."""

from perfmon_cli.indicators import lookup
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, Period
from perfmon_cli.proof import surroundings
from perfmon_cli.proof.evidence import Evidence
from perfmon_cli.proof.known import Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.said_periods import EARLIER, EXACT, SPAN, PeriodMention

#: So many years together are one step; of more, both ends may be counted.
_PAIR = 2


class Times:
    """Holds figures against the times that a sentence names."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._quarter = evidence.indicators.quarter

    def is_at(self, known: Known, place: Place, compared: frozenset[Period]) -> bool:
        """Whether a figure is of the time that is spoken of, and of a kind the words allow."""
        if not surroundings.allows(place.typed, place.read.sentence.text, known.quantity):
            return False
        if known.quantity in {"target", "gap"}:
            is_against = known.quantity == "target" and place.scope.is_base_side
            return is_against or surroundings.speaks_of_target(place.read.sentence.text)
        if not known.is_change:
            return self.is_value_at(known, place, compared)
        measure = known.measure
        ends = [known.period] if known.base is None else [known.period, known.base]
        scope = place.scope
        both = [m for m in (scope.base, self._at_change(place)) if m is not None]
        text = place.read.sentence.text
        if len(both) > 1 and surroundings.is_of_another_clause(text, both[1], place.typed):
            both = both[:1]
        if not both:
            is_given = not known.base or bool(known.comparator) or known.base in compared
            return is_given and self._is_own(known)
        if scope.base and scope.base.is_base and known.base and both == [scope.base]:
            ends = [known.base]  # "compared with 2020/21" is from there, not to there
        return all(self._moved_over(m, measure, ends) for m in both)

    def is_value_at(self, known: Known, place: Place, compared: frozenset[Period]) -> bool:
        """The same of a value: of the period said, else of the paper's or one compared with."""
        measure, said = known.measure, self._said(place)
        if any(not m.is_open for m in said):
            return any(
                self._covers(m, measure, known.period) or self._is_quarter_of(m, known, place)
                for m in said
            )
        if said:
            quarter = self._quarter
            if any(m.spans(measure, known.period, quarter) for m in said):
                return True
            is_early = any(m.kind == EARLIER for m in said)
            return not is_early and (known.period in compared or self._is_own(known))
        if not place.scope.is_base_side:
            return self._is_own(known)
        exact = (m for m in place.read.periods if m.kind == EXACT)
        is_said = any(self._covers(m, measure, known.period) for m in exact)
        return known.period in compared or is_said

    def _at_change(self, place: Place) -> PeriodMention | None:
        """The period said of a change; not that of another clause, where its own compares."""
        period, read = place.scope.period, place.read
        if period is None or place.scope.base is None or period.end > place.typed.start:
            return period
        is_same = read.clause_at(period.start) == read.clause_at(place.typed.start)
        return period if is_same else None

    def _moved_over(self, mention: PeriodMention, measure: Measure, ends: list[Period]) -> bool:
        """Whether a change between two periods is one over, or from, the time that is said."""
        if mention.kind not in {SPAN, EARLIER}:
            return any(self._covers(mention, measure, end) for end in ends)
        quarter = self._quarter
        if mention.kind == EARLIER or ends[-1].is_snapshot:
            return mention.spans(measure, ends[-1], quarter)
        newest = ends[0]
        counted = (mention.years, mention.years - 1) if mention.years > _PAIR else (mention.years,)
        return any(ends[-1] == newest.shifted(-MONTHS_A_YEAR * years) for years in counted)

    def _is_quarter_of(self, mention: PeriodMention, known: Known, place: Place) -> bool:
        """Whether a number of a list ("43.6, 38.1, 45.8 and 31.6 days") is a quarter of a year."""
        measure = known.measure
        listed = surroundings.place_in_list(place.typed)
        if not measure.show_quarters or mention.kind != EXACT or listed is None:
            return False
        for year in mention.periods(measure, self._quarter):
            if year.months == MONTHS_A_YEAR and year.contains(known.period):
                months = (known.period.start.year - year.start.year) * MONTHS_A_YEAR
                nth = (months + known.period.start.month - year.start.month) // MONTHS_A_QUARTER
                return listed[1] != MONTHS_A_YEAR // MONTHS_A_QUARTER or listed[0] == nth
        return False

    def _said(self, place: Place) -> tuple[PeriodMention, ...]:
        """The periods that a figure may be of: the one said of it, and those listed with it."""
        bound = place.scope.period
        if bound is None:
            return ()
        text, mentions = place.read.sentence.text, place.read.periods
        if bound not in mentions:
            return (bound,)
        if surroundings.is_of_another_clause(text, bound, place.typed):
            return mentions
        beside = surroundings.neighbours(text, mentions, mentions.index(bound))
        return (bound, *(mentions[index] for index in beside))

    def _covers(self, mention: PeriodMention, measure: Measure, period: Period) -> bool:
        quarter = self._quarter
        if mention.covers(measure, period, quarter):
            return True
        if not measure.show_quarters or mention.kind == EXACT:
            return False
        later = period.shifted(MONTHS_A_YEAR * mention.years)
        return later in lookup.quarters_of(measure, "0", quarter)

    def _is_own(self, known: Known) -> bool:
        """Whether a figure is of the period that the paper is about."""
        measure, period = known.measure, known.period
        if measure.show_quarters:
            quarter = self._quarter
            return period in (
                *lookup.quarters_of(measure, "0", quarter),
                *lookup.quarters_of(measure, "-1", quarter),
            )
        indicator = self._evidence.indicators.get(measure.id, known.part, known.area)
        if indicator is None:
            return period == self._evidence.own_period(measure.id)
        return period == indicator.period
