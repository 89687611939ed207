"""The areas and the parts of a measure that a number may be of, by what its sentence names."""

from perfmon_cli.proof import surroundings
from perfmon_cli.proof.evidence import Evidence
from perfmon_cli.proof.number_place import Place


def areas_spoken_of(evidence: Evidence, measure: str, place: Place) -> tuple[str, ...]:
    """The areas that a number may be of; "" is the whole."""
    scope = place.scope
    held = evidence.areas_of(measure)
    if scope.every_area:
        return held
    named = tuple(m.area for m in place.read.areas)
    whole = ("",) if _is_the_whole(place) else ()
    if not scope.area_said or whole or surroundings.is_of_whole(place.typed):
        return tuple(dict.fromkeys((*scope.areas, *named, *whole)))
    beside = surroundings.listed_with(place.read.sentence.text, place.read.areas, scope.areas)
    return tuple(dict.fromkeys((*scope.areas, *(named[index] for index in beside))))


def parts_spoken_of(evidence: Evidence, measure: str, place: Place) -> tuple[str, ...]:
    """The parts of a measure that a number may be of; "" is all of it."""
    scope, text = place.scope, place.read.sentence.text
    held = evidence.parts_of(measure)
    named = [m.part for m in place.read.parts]
    wanted: tuple[str, ...] = scope.parts
    if not scope.part_said or surroundings.speaks_of_all(place.typed):
        wanted = (*wanted, *named)
    else:
        beside = surroundings.listed_with(text, place.read.parts, scope.parts)
        wanted = (*wanted, *(named[index] for index in beside))
    has_whole = any(known.quantity == "value" for known in evidence.of(measure))
    if not scope.part_said and not has_whole:
        wanted = (*wanted, *held)  # the data hold its parts alone
    if surroundings.is_total(text) or _is_the_whole(place):
        wanted = (*wanted, "")
    return tuple(dict.fromkeys(part for part in wanted if part in held)) or ("",)


def _is_the_whole(place: Place) -> bool:
    """Whether a number may be of all that the one before is a part of ("419 of the 707")."""
    read, end = place.read, place.typed.end
    behind = [*(m.start for m in read.areas), *(m.start for m in read.parts)]
    is_named = any(start >= end for start in behind)
    return not is_named and surroundings.is_the_whole(place.typed)
