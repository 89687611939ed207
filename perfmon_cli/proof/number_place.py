"""A number in its sentence, with what is spoken of there."""

import re
from dataclasses import dataclass

from perfmon_cli.proof import surroundings
from perfmon_cli.proof.numbers import Typed, read
from perfmon_cli.proof.scope import Read, Scope

_UNITS_BEHIND = re.compile(
    r"^\s?(?:,|\band\b|\bto\b|\bor\b|[-\u2013])\s?£?[0-9][0-9.,]*(?:\s(?:and|to|or)\s[0-9][0-9.,]*)?"
    r"\s?(?P<unit>%|per\s?cent\b|(?:percentage )?points?\b|pp\b|days\b)"
)
_POINTS = re.compile(r"\s(?:percentage )?points?\b")
_UNITS = {"%": "%", "pp": "pp", "days": "days"}


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


def place_of(one: Read, typed: Typed) -> Place:
    """Where a number stands; its unit may be that of the numbers before or behind it."""
    units = [typed.amount.unit]
    if not typed.amount.unit and typed.amount.decimals > 0:
        units.extend(_said_before(one, typed))
    behind = _UNITS_BEHIND.search(typed.after)
    if not typed.amount.unit and behind:
        unit = behind["unit"].replace("per cent", "%").replace("percent ", "%")
        units.append(_UNITS.get(unit, "pp"))
    if not typed.amount.unit and _POINTS.match(typed.after) and surroundings.may_move(typed):
        units.append("pp")
    return Place(typed, one.at(typed.start, typed.end), one, tuple(units))


def _said_before(one: Read, typed: Typed) -> tuple[str, ...]:
    """The units of the numbers before: "Calderdale lost 6.5 points and Kirklees 4.9"."""
    units = (t.amount.unit for t in read(one.sentence.text) if t.end <= typed.start)
    return tuple(dict.fromkeys(unit for unit in units if unit in {"%", "pp"}))
