"""Which figures a number may be, by what its sentence speaks of; and which lie near it."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from perfmon_cli.proof import surroundings
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.evidence import Evidence, Known
from perfmon_cli.proof.number_place import Place
from perfmon_cli.proof.number_subjects import areas_spoken_of, parts_spoken_of
from perfmon_cli.proof.number_times import Times
from perfmon_cli.proof.scope import Scope

_NEAREST = 3
#: What a text may say of a figure, and a message does not offer.
_UNTOLD = frozenset({"inverse", "rest"})
#: Units that one figure may be mistaken for another in; shares and multiples are none.
_UNITS = frozenset({"", "%", "pp", "£", "p", "days"})


class Candidates:
    """The figures that a place in a sentence may speak of."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._times = Times(evidence)

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
            if known.quantity in {"value", "sum"}
            and self._times.is_value_at(known, place, compared)
        )

    def spoken_of(self, place: Place, measure: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts and areas of a measure that are spoken of."""
        return parts_spoken_of(self.evidence, measure, place), areas_spoken_of(
            self.evidence, measure, place
        )

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
            for area in areas_spoken_of(self.evidence, measure, place):
                for part in parts_spoken_of(self.evidence, measure, place):
                    for known in self.evidence.of(measure, part, area):
                        if is_wanted(place, known) and self._times.is_at(known, place, compared):
                            yield known
            yield from (k for k in self._others(place, measure) if is_wanted(place, k))

    def _others(self, place: Place, measure: str) -> Iterator[Known]:
        """Figures of other areas, where they are spoken of or are all there is of the measure."""
        text = place.read.sentence.text
        is_all = not self.evidence.areas_of(measure) or surroundings.names_others(text)
        for known in self.evidence.others(measure):
            if is_all or known.area in text:
                yield known

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
