"""Small lies: one digit, one direction word, one unit, or a figure of another year or district.

A lie is known to be one without asking the proof: a figure that was live is known by its reference,
and its neighbours in time and place are looked up in the data; a figure that was typed counts only
where the data of the measures that the text names hold it, and its mutant only where they hold
nothing that reads the same. A mutant that could still be true is left out.
"""

import random
from collections.abc import Iterator

from tools.mutating.directions import Directions
from tools.mutating.elsewhere import Elsewhere
from tools.mutating.mutant import AREA, DIGIT, DIRECTION, UNIT, YEAR, Mutant
from tools.mutating.printed import Printed
from tools.mutating.project_read import Desk
from tools.mutating.typing_out import TypedText


class Maker:
    """Makes every lie of a kind that can be told in a text."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._chance = chance
        self._printed = Printed(desk)

    def all_of(self, kind: str, text: TypedText) -> Iterator[Mutant]:
        """The lies of a kind in a text, in order."""
        makers = {
            DIGIT: self._digits,
            DIRECTION: Directions(self._printed).mutants,
            UNIT: self._units,
            YEAR: Elsewhere(self._printed).years,
            AREA: Elsewhere(self._printed).areas,
        }
        yield from makers[kind](text)

    def _digits(self, text: TypedText) -> Iterator[Mutant]:
        known = self._printed.printed(text)
        for start, end, figure, piece in self._printed.figures(text):
            places = [i for i, letter in enumerate(figure) if letter.isdigit()]
            for at in self._chance.sample(places, min(2, len(places))):
                choices = [d for d in "0123456789" if d != figure[at]]
                if at == places[0] and len(places) > 1:
                    choices.remove("0") if "0" in choices else None
                now = figure[:at] + self._chance.choice(choices) + figure[at + 1 :]
                if piece is None and now in known:
                    continue
                yield Mutant(DIGIT, text, start, end, now)

    def _units(self, text: TypedText) -> Iterator[Mutant]:
        for start, end, figure, _ in self._printed.figures(text):
            if figure.endswith("%"):
                yield Mutant(UNIT, text, start, end, f"{figure[:-1]} percentage points")
            elif "percentage point" in figure:
                yield Mutant(UNIT, text, start, end, f"{figure.split()[0]}%")
