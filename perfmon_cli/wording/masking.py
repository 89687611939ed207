"""Says in one sentence what a total hides."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perfmon_cli.indicators.masking import Mask
from perfmon_cli.indicators.model import Direction, Indicator
from perfmon_cli.wording import periods, sentences, trends
from perfmon_cli.wording.sentences import Piece
from perfmon_cli.wording.subjects import told
from perfmon_cli.wording.words import WORDS

#: How many areas a sentence names; the rest are counted.
MOST_AREAS = 3
_WHOLE = {
    Direction.UP: "sentence.masked up",
    Direction.DOWN: "sentence.masked down",
}


class AreaPiece(NamedTuple):
    """A run of the sentence, and the area whose figure it is where it is one."""

    piece: Piece
    indicator: Indicator | None = None


def pieces(mask: Mask, whole_area: str) -> tuple[AreaPiece, ...]:
    """The sentence in pieces, so that every figure of it can be traced.

    "Thefts: no clear change in West Yorkshire as a whole on 2020/21, but it rose by 90 (22.5%) to
    490 in Leeds and fell by 88 (29.3%) to 212 in Bradford."
    """
    return tuple(_pieces(mask, whole_area))


def _pieces(mask: Mask, whole_area: str) -> Iterator[AreaPiece]:
    whole = mask.whole
    name = sentences.subject(whole.measure)
    if whole.part:
        name = WORDS["sentence.of part"].format(subject=name, part=whole.part)
    name = told(whole.measure, name)
    key = _WHOLE.get(whole.trend.direction, "sentence.masked flat")
    yield _words(f"{WORDS[key].format(subject=name, whole=whole_area, on=_on(whole))} ")
    named = _named(mask.areas)
    for number, area in enumerate(named):
        if number:
            is_last = number == len(mask.areas) - 1
            yield _words(f" {WORDS['sentence.and']} " if is_last else ", ")
        for piece in sentences.moved(area):
            yield AreaPiece(piece, area if piece.quantity else None)
        yield _words(f" {WORDS['sentence.in'].format(area=area.area)}")
    yield from _more([area for area in mask.areas if area not in named])
    yield _words(".")


def _named(areas: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The areas that moved most; where some rose and some fell, one at least of each."""
    first, rest = areas[:MOST_AREAS], areas[MOST_AREAS:]
    ways = {area.trend.direction for area in first}
    other = next((area for area in rest if area.trend.direction not in ways), None)
    return (*first[:-1], other) if len(ways) == 1 and other is not None else tuple(first)


def _more(areas: Sequence[Indicator]) -> Iterator[AreaPiece]:
    """How many more rose and how many fell, apart: ", and it rose in 40 more and fell in 11"."""
    ways = [area.trend.direction for area in areas]
    rose, fell = ways.count(Direction.UP), ways.count(Direction.DOWN)
    if rose and fell:
        yield _words(WORDS["sentence.masked more both"].format(rose=rose, fell=fell))
    elif rose or fell:
        key = "sentence.masked more up" if rose else "sentence.masked more down"
        yield _words(WORDS[key].format(count=rose or fell))


def _on(whole: Indicator) -> str:
    if whole.trend.rule.is_of_series:
        return f" {trends.drawn_on(whole.trend)}"
    comparison = whole.arrow_comparison
    if comparison is None or comparison.period is None:
        return ""
    period = periods.in_text(comparison.period, whole.measure.basis)
    return f" {WORDS['sentence.masked on'].format(period=period)}"


def _words(text: str) -> AreaPiece:
    return AreaPiece(Piece(text))
