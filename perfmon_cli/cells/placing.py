"""Which part, companion, quarter or period each number of a composite cell belongs to."""

import re
from dataclasses import dataclass

from perfmon_cli.cells.composites import Piece
from perfmon_cli.cells.grammar import BLANK, Reading
from perfmon_cli.cells.refusals import Problem, quoted

_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])")
_WHOLE = frozenset({"total", "all"})
_SHORTEST_PREFIX = 3
_PARTS_OF_A_BRACKET = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a cell's measure and row allow its numbers to be."""

    parts: tuple[str, ...] = ()
    part: str = ""  #: the part the row is already about
    companion: bool = False  #: whether a number in brackets is another measure's
    quarters: bool = False  #: whether Qtr1 to Qtr4 of a year may stand in the cell
    words: str = ""  #: the measure's own words: "5330 Officers" of "Police officers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One number and what it is of."""

    reading: Reading
    part: str = ""
    companion: bool = False
    quarter: int = 0  #: 1 to 4 of the column's financial year; 0 = the column's period
    period: str = ""  #: its own period, as typed


def place(text: str, pieces: tuple[Piece, ...], frame: Frame) -> tuple[Placed, ...] | Problem:
    """Give every number of a cell its place; a label that fits nothing is a problem."""
    placed: list[Placed] = []
    for piece in pieces:
        found = _place_one(text, piece, frame)
        if isinstance(found, Problem):
            return found
        placed.extend(found)
    places = [(p.part, p.companion, p.quarter) for p in placed]
    if len(set(places)) < len(places):
        return Problem(
            "PM201",
            f"{quoted(text)} gives two numbers for the same thing.",
            "Write each part once.",
        )
    return tuple(placed)


def match_part(label: str, parts: tuple[str, ...]) -> str | None:
    """The one part that a label names, whole or by its first words: "Mags", "Crown".

    None when it fits no part, or several.
    """
    wanted = _words(label)
    exact = [part for part in parts if _words(part) == wanted]
    if exact:
        return exact[0]
    fitting = [part for part in parts if _begins(_words(part), wanted)]
    return fitting[0] if len(fitting) == 1 else None


def _place_one(text: str, piece: Piece, frame: Frame) -> tuple[Placed, ...] | Problem:
    quarter = _QUARTER.fullmatch(piece.label.lower())
    if quarter and not frame.quarters:
        return Problem(
            "PM201",
            f"{quoted(text)} has quarters, but the measure is not shown as quarters.",
            "Write quarters in the column Show as of the Measures sheet, or write one number.",
        )
    part = frame.part if quarter else _part_of(text, piece, frame)
    if isinstance(part, Problem):
        return part
    number = int(quarter[1]) if quarter else 0
    main = Placed(reading=piece.reading, part=part, quarter=number, period=piece.period)
    if piece.bracket is None:
        return (main,)
    return _with_bracket(text, main, piece, frame)


def _with_bracket(
    text: str, main: Placed, piece: Piece, frame: Frame
) -> tuple[Placed, ...] | Problem:
    """A bracket fills the companion if there is one, else the second of two parts."""
    bracket = piece.bracket or BLANK
    if frame.companion:
        companion = Placed(
            reading=bracket,
            part=main.part,
            companion=True,
            quarter=main.quarter,
            period=main.period,
        )
        return (main, companion)
    if not piece.label and not frame.part and len(frame.parts) == _PARTS_OF_A_BRACKET:
        first, second = frame.parts
        return (
            Placed(reading=main.reading, part=first, period=main.period),
            Placed(reading=bracket, part=second, period=main.period),
        )
    return Problem(
        "PM201",
        f"{quoted(text)} has a number in brackets that belongs to no measure or part.",
        "Name its measure in the column In brackets beside it of the Measures sheet, or write "
        "the number without the bracket.",
    )


def _part_of(text: str, piece: Piece, frame: Frame) -> str | Problem:
    label = piece.label
    if not label:
        return frame.part
    found = match_part(label, frame.parts)
    if found is not None and frame.part in {"", found}:
        return found
    if label.lower() in _WHOLE or _are_words_of(label, frame.words):
        return frame.part
    if frame.parts and not frame.part:
        names = "; ".join(frame.parts)
        return Problem(
            "PM319",
            f"{quoted(label)} is not one part of this measure.",
            f"Write one of {names}, or add it in the column Parts of the Measures sheet.",
        )
    return Problem(
        "PM201",
        f"{quoted(text)} has words that perfmon does not know.",
        "Write the number alone, and the words in the Note column.",
    )


def _are_words_of(label: str, words: str) -> bool:
    known = _words(words)
    return all(any(_is_start(word, full) for full in known) for word in _words(label))


def _begins(full: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return len(wanted) <= len(full) and all(map(_is_start, wanted, full))


def _is_start(word: str, full: str) -> bool:
    if word == full:
        return True
    stem = word.removesuffix("s")
    return len(stem) >= _SHORTEST_PREFIX and full.startswith(stem)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.lower().replace("'", "").replace("’", "")))
