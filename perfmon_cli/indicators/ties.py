"""Pieces of a measure that printed figures tie to one another, so that they count as one.

A figure that covers one part of one area says how much came about between two times: whoever knows
what was up to the one knows what was up to the other. Tied pieces are bundled, which leaves little
to be worked out for the figures that cover several.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: A large prime: exact arithmetic in whole numbers, in place of fractions.
PRIME = 2**61 - 1
#: What is known without any figure.
_GROUND = -1


def is_tie(vector: Mapping[int, int]) -> bool:
    """Whether a figure is one piece, or one less another."""
    return len(vector) == 1 or (len(vector) == 2 and sum(vector.values()) == 0)  # noqa: PLR2004


def _leading(figure: tuple[int, Mapping[int, int]]) -> tuple[int, int]:
    return -min(figure[1]), figure[0]


@dataclass(slots=True)
class Ties:
    """Pieces tied by figures, each figure by its number with the one or two pieces it is of."""

    figures: Mapping[int, Mapping[int, int]]
    _tied: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  #: piece, figure
    _bundles: dict[int, int] = field(default_factory=dict)  #: the first piece of each one's bundle
    _towards: dict[int, tuple[int, int]] = field(default_factory=dict)  #: the piece before, figure

    def __post_init__(self) -> None:
        for figure, pieces in sorted(self.figures.items(), key=_leading):
            one, other = (*pieces, _GROUND)[:2]
            self._tied.setdefault(one, []).append((other, figure))
            self._tied.setdefault(other, []).append((one, figure))
        for piece in (_GROUND, *self._tied):
            if piece not in self._bundles:
                self._bundle(piece)

    def bundled(self, vector: Mapping[int, int]) -> dict[int, int]:
        """A figure's pieces as bundles; what is tied to what is known needs no figure."""
        found: dict[int, int] = {}
        for piece, sign in vector.items():
            bundle = self._bundles.get(piece, piece)
            if bundle != _GROUND:
                found[bundle] = (found.get(bundle, 0) + sign) % PRIME
        return {bundle: sign for bundle, sign in found.items() if sign}

    def holding(self, vector: Mapping[int, int]) -> Iterator[int]:
        """The figures that tie pieces together which come to nothing as bundles."""
        loads = dict(vector)
        for piece, (before, figure) in reversed(self._towards.items()):
            load = loads.pop(piece, 0) % PRIME
            if load:
                loads[before] = loads.get(before, 0) + load
                yield figure

    def _bundle(self, first: int) -> None:
        """Bundle all that is tied to a piece, from one to the next."""
        self._bundles[first] = first
        waiting = [first]
        for piece in waiting:
            for other, figure in self._tied.get(piece, ()):
                if other not in self._bundles:
                    self._bundles[other] = first
                    self._towards[other] = (piece, figure)
                    waiting.append(other)
