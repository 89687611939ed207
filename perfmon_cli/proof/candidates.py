"""Which figures a number may be, by what its sentence speaks of; and which lie near it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.indicators import lookup
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, Period
from perfmon_cli.proof import surroundings
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.evidence import Evidence, Known
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.said_periods import EARLIER, EXACT, SPAN, PeriodMention
from perfmon_cli.proof.scope import Read, Scope

_NEAREST = 3
#: So many years together are one step; of more, both ends may be counted.
_PAIR = 2
#: What a text may say of a figure, and a message does not offer.
_UNTOLD = frozenset({"inverse", "rest"})
#: Units that one figure may be mistaken for another in; shares and multiples are none.
_UNITS = frozenset({"", "%", "pp", "£", "p", "days"})


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its sentence, with what is spoken of there and the units it may have."""

    typed: Typed
    scope: Scope
    read: Read
    units: tuple[str, ...]

    @property
    def is_change(self) -> bool:
        """Whether the words make it the size of a change."""
        return surroundings.is_change(self.typed)


class Candidates:
    """The figures that a place in a sentence may speak of."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def match(self, place: Place) -> Known | None:
        """The figure that the number is; None where the data hold none that is spoken of."""
        found = self._matches(place)
        return min(found, key=lambda k: _likeness(place, k)) if found else None

    def references(self, place: Place) -> frozenset[str]:
        """The live figures that print the number, of all that it may be."""
        return frozenset(known.live for known in self._matches(place) if known.live)

    def _matches(self, place: Place) -> list[Known]:
        for measures in _circles(place.scope):
            found = list(self._spoken(place, measures, self._is))
            if found:
                return found
        return []

    def values(self, place: Place, measure: str, part: str, area: str) -> tuple[Known, ...]:
        """The values of a measure, part and area at the time that is spoken of."""
        compared = self.evidence.compared(measure)
        return tuple(
            known
            for known in self.evidence.of(measure, part, area)
            if known.quantity in {"value", "sum"} and self._is_value_at(known, place, compared)
        )

    def spoken_of(self, place: Place, measure: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts and areas of a measure that are spoken of."""
        return self._parts(measure, place), self._areas(measure, place)

    def in_other_unit(self, place: Place) -> Known | None:
        """A figure that is spoken of, of this number but another unit."""
        typed = place.typed
        if typed.amount.unit not in _UNITS:
            return None
        circles = tuple(_circles(place.scope))
        for measures in circles[:1] if place.scope.is_named else circles:
            for known in self._spoken(place, measures, self._is_in_other_unit):
                return known
        return None

    def elsewhere(self, place: Place) -> Known | None:
        """A figure of this number, of another period, area or part than is spoken of."""
        measures = tuple(dict.fromkeys((*place.scope.measures, *place.scope.family)))
        found = (known for known in self._all(measures) if self._is(place, known))
        return next(found, None)

    def nearest(self, place: Place, like: Known | None = None) -> tuple[Known, ...]:
        """The figures spoken of that come nearest to the number, nearest first.

        Those of the measure and kind of `like` come before all others.
        """
        kind = (like.measure.id, like.quantity) if like else None
        found: dict[tuple[str, str, str, str, Decimal], Known] = {}
        for measures in _circles(place.scope):
            for known in self._spoken(place, measures, self._is_near):
                key = (known.measure.id, known.part, known.area, known.quantity, known.shown)
                found.setdefault(key, known)
        said = place.typed.amount.low
        ordered = sorted(
            found.values(),
            key=lambda k: (
                (k.measure.id, k.quantity) != kind,
                abs(abs(k.shown) - said),
                _name(k),
            ),
        )
        return tuple(ordered[:_NEAREST])

    def _fits(self, place: Place, known: Known) -> bool:
        return any(fits_unit(place.typed.amount, known, unit) for unit in place.units)

    def _is(self, place: Place, known: Known) -> bool:
        typed = place.typed
        if not (self._fits(place, known) and agrees(typed.amount, typed.hedge, known)):
            return False
        is_told = known.is_change or not place.is_change
        return is_told or surroundings.is_of_changes(known.measure)

    def _is_in_other_unit(self, place: Place, known: Known) -> bool:
        is_other = known.unit in _UNITS and not self._fits(place, known)
        return is_other and agrees(place.typed.amount, place.typed.hedge, known)

    def _is_near(self, place: Place, known: Known) -> bool:
        return known.quantity not in _UNTOLD and self._fits(place, known)

    def _spoken(
        self, place: Place, measures: Iterable[str], is_wanted: Callable[[Place, Known], bool]
    ) -> Iterator[Known]:
        """The figures spoken of that are wanted, which is looked at first: numbers are quicker."""
        for measure in measures:
            compared = self.evidence.compared(measure)
            for area in self._areas(measure, place):
                for part in self._parts(measure, place):
                    for known in self.evidence.of(measure, part, area):
                        if is_wanted(place, known) and self._is_at(known, place, compared):
                            yield known
            yield from (k for k in self._others(place, measure) if is_wanted(place, k))

    def _others(self, place: Place, measure: str) -> Iterator[Known]:
        """Figures of other areas, where they are spoken of or are all there is of the measure."""
        text = place.read.sentence.text
        is_all = not self.evidence.areas_of(measure) or surroundings.names_others(text)
        for known in self.evidence.others(measure):
            if is_all or known.area in text:
                yield known

    def _areas(self, measure: str, place: Place) -> tuple[str, ...]:
        scope = place.scope
        held = self.evidence.areas_of(measure)
        if scope.every_area:
            return held
        named = tuple(m.area for m in place.read.areas)
        whole = ("",) if self._is_the_whole(place) else ()
        if not scope.area_said or whole or surroundings.is_of_whole(place.typed):
            return tuple(dict.fromkeys((*scope.areas, *named, *whole)))
        beside = surroundings.listed_with(place.read.sentence.text, place.read.areas, scope.areas)
        return tuple(dict.fromkeys((*scope.areas, *(named[index] for index in beside))))

    def _is_the_whole(self, place: Place) -> bool:
        """Whether a number may be of all that the one before is a part of ("419 of the 707")."""
        read, end = place.read, place.typed.end
        behind = [*(m.start for m in read.areas), *(m.start for m in read.parts)]
        is_named = any(start >= end for start in behind)
        return not is_named and surroundings.is_the_whole(place.typed)

    def _parts(self, measure: str, place: Place) -> tuple[str, ...]:
        scope, text = place.scope, place.read.sentence.text
        held = self.evidence.parts_of(measure)
        named = [m.part for m in place.read.parts]
        wanted: tuple[str, ...] = scope.parts
        if not scope.part_said or surroundings.speaks_of_all(place.typed):
            wanted = (*wanted, *named)
        else:
            beside = surroundings.listed_with(text, place.read.parts, scope.parts)
            wanted = (*wanted, *(named[index] for index in beside))
        has_whole = any(known.quantity == "value" for known in self.evidence.of(measure))
        if not scope.part_said and not has_whole:
            wanted = (*wanted, *held)  # the data hold its parts alone
        if surroundings.is_total(text) or self._is_the_whole(place):
            wanted = (*wanted, "")
        return tuple(dict.fromkeys(part for part in wanted if part in held)) or ("",)

    def _is_at(self, known: Known, place: Place, compared: frozenset[Period]) -> bool:
        """Whether a figure is of the time that is spoken of, and of a kind the words allow."""
        if not surroundings.allows(place.typed, place.read.sentence.text, known.quantity):
            return False
        if known.quantity in {"target", "gap"}:
            is_against = known.quantity == "target" and place.scope.is_base_side
            return is_against or surroundings.speaks_of_target(place.read.sentence.text)
        if not known.is_change:
            return self._is_value_at(known, place, compared)
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
        quarter = self.evidence.indicators.quarter
        if mention.kind == EARLIER or ends[-1].is_snapshot:
            return mention.spans(measure, ends[-1], quarter)
        newest = ends[0]
        counted = (mention.years, mention.years - 1) if mention.years > _PAIR else (mention.years,)
        return any(ends[-1] == newest.shifted(-MONTHS_A_YEAR * years) for years in counted)

    def _is_year_before(self, mention: PeriodMention, known: Known, place: Place) -> bool:
        """Whether a figure is what one of the period said is compared with ("…, against 63.5")."""
        if mention.is_base or not place.scope.is_base_side or known.period.is_snapshot:
            return False
        later = known.period.shifted(MONTHS_A_YEAR)
        return self._covers(mention, known.measure, later)

    def _is_value_at(self, known: Known, place: Place, compared: frozenset[Period]) -> bool:
        """The same of a value: of the period said, else of the paper's or one compared with."""
        measure, said = known.measure, self._said(place)
        if any(not m.is_open for m in said):
            return any(
                self._covers(m, measure, known.period) or self._is_quarter_of(m, known, place)
                for m in said
            )
        if said:
            quarter = self.evidence.indicators.quarter
            if any(m.spans(measure, known.period, quarter) for m in said):
                return True
            is_early = any(m.kind == EARLIER for m in said)
            return not is_early and (known.period in compared or self._is_own(known))
        if not place.scope.is_base_side:
            return self._is_own(known)
        exact = (m for m in place.read.periods if m.kind == EXACT)
        is_said = any(self._covers(m, measure, known.period) for m in exact)
        return known.period in compared or is_said

    def _is_quarter_of(self, mention: PeriodMention, known: Known, place: Place) -> bool:
        """Whether a number of a list ("43.6, 38.1, 45.8 and 31.6 days") is a quarter of a year."""
        measure = known.measure
        listed = surroundings.place_in_list(place.typed)
        if not measure.show_quarters or mention.kind != EXACT or listed is None:
            return False
        for year in mention.periods(measure, self.evidence.indicators.quarter):
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
        quarter = self.evidence.indicators.quarter
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
            quarter = self.evidence.indicators.quarter
            return period in (
                *lookup.quarters_of(measure, "0", quarter),
                *lookup.quarters_of(measure, "-1", quarter),
            )
        indicator = self.evidence.indicators.get(measure.id, known.part, known.area)
        if indicator is None:
            return period == self.evidence.own_period(measure.id)
        return period == indicator.period

    def _all(self, measures: Iterable[str]) -> Iterator[Known]:
        for measure in measures:
            for area in self.evidence.areas_of(measure):
                for part in self.evidence.parts_of(measure):
                    yield from self.evidence.of(measure, part, area)


def _circles(scope: Scope) -> Iterator[tuple[str, ...]]:
    """The measures spoken of, then all of the section."""
    yield scope.measures
    yield tuple(name for name in scope.family if name not in scope.measures)


def _likeness(place: Place, known: Known) -> tuple[bool, bool, bool, bool]:
    """What is likelier first: a change where one is said, a value, a live figure, the whole."""
    is_plain = known.quantity in {"value", "change"}
    return (
        known.is_change is not place.is_change,
        not is_plain,
        not known.live,
        bool(known.area),
    )


def _name(known: Known) -> tuple[str, str, str, str]:
    return known.measure.id, known.part, known.area, known.quantity
