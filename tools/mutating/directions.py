"""Lies in words: a direction word that states something for certain is turned round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.mutating.mutant import DIRECTION, Mutant
from tools.mutating.printed import Printed
from tools.mutating.typing_out import TypedText

_SWAPS = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("higher", "lower"),
    ("grew", "shrank"), ("went up", "went down"), ("increase", "decrease"), ("rise", "fall"),
    ("above", "below"), ("highest", "lowest"), ("largest", "smallest"), ("more", "fewer"),
    ("improved", "worsened"), ("better", "worse"), ("doubled", "halved"), ("most", "fewest"),
    ("growth", "decline"),
)  # fmt: skip
_OTHER = {a: b for one, two in _SWAPS for a, b in ((one, two), (two, one))}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OTHER, key=len, reverse=True))})\b")
#: Where a word states something for certain: a verb with its size or its ends, a comparison with a
#: period, a noun with its size, a first place with its district and figure.
_VERB = re.compile(r"\s+(?:by|from|to|in|over|on|since)\b")
_THAN = re.compile(
    r"(?:\s+\w+)?\s+than\s+(?:in\s+|at\s+|on\s+|the\s+[\d,.]+%?\s+(?:of|in)\s+"
    r"|an?\s+)?(?:20\d\d|the\s+12|year|\d+\s\w+\s20|[A-Z]\w+\s20)"
)
_NOUN = re.compile(r"\s+of\s+(?:\w+\s+){0,2}£?\d")
_UNREAL = re.compile(
    (
        r"\b(?:will|would|may|might|can|could|should|to|if|where|when|whether|expected|aims?"
        r"|not|no|nor)\s+(?:\w+\s+){0,4}$"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Directions:
    """Turns the direction words of a text round."""

    printed: Printed

    def mutants(self, text: TypedText) -> Iterator[Mutant]:
        """The lies in a text, in order: live words, then typed ones."""
        for piece in text.pieces:
            if piece.attribute == "direction" and piece.text in _OTHER and piece.value:
                yield Mutant(DIRECTION, text, piece.start, piece.end, _OTHER[piece.text])
        for match in _WORD.finditer(text.text, text.body):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in text.pieces):
                continue
            if self._states(text, match) and not text.is_own(start, end):
                yield Mutant(DIRECTION, text, start, end, _OTHER[match[0]])

    def _states(self, text: TypedText, match: re.Match[str]) -> bool:
        """Whether a typed word is sure to be a statement about a figure of the sentence."""
        start, end = match.span()
        first, last = text.sentence(start)
        if _UNREAL.search(text.text[first:start]):
            return False
        has_figure = any(first <= s < last for s, *_ in self.printed.figures(text))
        tail = text.text[end:last]
        word = match[0]
        if word in {"increase", "decrease", "rise", "fall", "growth", "decline"}:
            return has_figure and bool(_NOUN.match(tail))
        if word in {"higher", "lower", "more", "fewer"}:
            return has_figure and bool(_THAN.match(tail))
        if word in {"rose", "fell", "grew", "increased", "decreased", "went up", "went down"}:
            return has_figure and bool(_VERB.match(tail))
        if word in {"highest", "lowest"}:
            areas = self.printed.desk.catalogue.settings.areas
            return has_figure and any(name in text.text[first:last] for name in areas)
        return False
