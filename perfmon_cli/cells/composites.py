"""Cells that hold several numbers, as people write them: `146 (4.3%)`, `Fatal 49 Serious 692`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from perfmon_cli.cells import refusals
from perfmon_cli.cells.grammar import Marks, Reading, is_long, read_cell, read_marks
from perfmon_cli.cells.markers import Missing, status_word
from perfmon_cli.cells.nearly import nearly_a_number
from perfmon_cli.cells.numbers import DASHES, FOOTNOTE_MARKS, NUMBER, PERCENT, read_number, tidy
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.period import Basis, parse_period

_LONGEST = 400
_END = rf"(?=$|[ (\[{FOOTNOTE_MARKS}]|[;,:/](?: |$))"
_LETTERS = rf"[^\W\d_{FOOTNOTE_MARKS}][^\W_{FOOTNOTE_MARKS}]*"
_WORD = rf"{_LETTERS}(?:['’&.-]+{_LETTERS})*['’]?"
_BARE = re.compile(r"[0-9]+")
_TWO_NUMBERS = re.compile(rf"{NUMBER} [0-9]{{1,2}}")
_DECIMAL_COMMA = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]{1,2})(?![0-9,.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One number of a cell, with what stood around it."""

    reading: Reading
    label: str = ""  #: "Fatal", "Adults", "Qtr1"; "" when there was none
    bracket: Reading | None = None  #: the number in brackets behind it
    period: str = ""  #: its own period: "12 months to June 2018"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def read_composite(text: str, parts: tuple[str, ...] = ()) -> tuple[Piece, ...] | Problem:
    """Read the numbers of one cell in their order, each with its label, bracket and period.

    Names of `parts` are recognised whole, also with digits in them ("Cohort 1"). Nothing is
    guessed: whatever is left over makes the cell a problem.
    """
    shown = tidy(text)
    pieces = _read(shown, parts)
    if pieces is None:
        return _problem(shown, parts)
    values = [piece.reading.value for piece in pieces]
    is_beyond = any(value is not None and is_long(value) for value in values)
    return refusals.too_long(shown) if is_beyond else pieces


def _read(text: str, parts: tuple[str, ...]) -> tuple[Piece, ...] | None:
    tokens = tuple(_tokens(text, parts)) if len(text) <= _LONGEST else ()
    if not tokens or any(token.kind == "other" for token in tokens):
        return None
    first = tokens[0].kind
    return _labels_first(tokens) if first in {"word", "part"} else _labels_last(tokens)


def _problem(text: str, parts: tuple[str, ...]) -> Problem:
    corrected = _DECIMAL_COMMA.sub(r"\1.\2", text)
    if corrected != text and _read(corrected, parts) is not None:
        return Problem("PM203", f"{quoted(text)} uses a decimal comma.", f"Write {corrected}.")
    if not re.search(r"[0-9]", text) or nearly_a_number(text):
        return refusals.what_is_wrong(text)
    remedy = "Write one number, or each number behind the name of its part: Fatal 49 Serious 692."
    if _TWO_NUMBERS.fullmatch(text):
        remedy = "Write one number; put a footnote high (215²) or in the Note column."
    return Problem(
        "PM201",
        f"{quoted(text)} cannot be read as a number or as numbers with labels.",
        remedy,
    )


@lru_cache(maxsize=512)
def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted((tidy(part) for part in parts), key=lambda name: (-len(name), name))
    part = "|".join(rf"{re.escape(name)}(?![^\W_])" for name in names) or "(?!)"
    return re.compile(
        rf"(?P<part>(?i:{part}))|(?P<bracket>\([^()]*\))|(?P<marker>\[[^\[\]]*\])"
        rf"|(?P<number>{NUMBER}){_END}|(?P<dash>[{re.escape(DASHES)}])(?=$| )"
        rf"|(?P<missing>(?i:not available))(?![^\W_])|(?P<word>{_WORD})"
        rf"|(?P<foot>[{FOOTNOTE_MARKS}]+)|(?P<separator>[;,:/])(?=$| )|(?P<space> )|(?P<other>.)"
    )


def _tokens(text: str, parts: tuple[str, ...]) -> Iterator[_Token]:
    """Cut the text up; what no rule fits is a token of kind "other"."""
    before = ""
    for match in _pattern(parts).finditer(text):
        kind = match.lastgroup or "other"
        is_glued = before in {"word", "part", "number", "bracket"}
        if is_glued and kind in {"word", "part", "number"}:
            kind = "other"  # "Fatal-49", "12th": a sign or a unit, nobody can say
        if kind not in {"space", "separator"}:
            yield _Token(kind, match.group())
        before = kind


def _labels_first(tokens: tuple[_Token, ...]) -> tuple[Piece, ...] | None:
    """Read `Fatal 49 Serious 692`, `Cohort 1 1.8 Cohort 2 1.1`, `June 2020 86%`, `Qtr4-`."""
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        label: list[str] = []
        while at < len(tokens) and tokens[at].kind in {"word", "part"}:
            label.append(tokens[at].text)
            at += 1
        if not label:
            return None
        if _is_value(tokens, at + 1) and _BARE.fullmatch(tokens[at].text):
            label.append(tokens[at].text)
            at += 1
        found = _one_number(tokens, at)
        if found is None:
            return None
        piece, at = found
        if piece.label:
            return None
        pieces.append(_labelled(piece, " ".join(label)))
    return tuple(pieces)


def _labels_last(tokens: tuple[_Token, ...]) -> tuple[Piece, ...] | None:
    """Read `146 (4.3%)`, `5330 Officers`, `3,302 (Adults) 546 (Juveniles)`."""
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        found = _one_number(tokens, at)
        if found is None:
            return None
        piece, at = found
        label: list[str] = []
        while at < len(tokens) and tokens[at].kind in {"word", "part"}:
            label.append(tokens[at].text)
            at += 1
        if label and piece.label:
            return None
        pieces.append(_labelled(piece, " ".join(label)) if label else piece)
    if len(pieces) > 1 and not all(piece.label for piece in pieces):
        return _count_with_percentage(pieces)
    return tuple(pieces)


def _count_with_percentage(pieces: list[Piece]) -> tuple[Piece, ...] | None:
    """Read `-33,188 -11.4%` as `-33,188 (-11.4%)`."""
    first, *others = pieces
    if len(others) != 1 or any(piece.label or piece.bracket or piece.period for piece in pieces):
        return None
    second = others[0].reading
    if second.unit != PERCENT or first.reading.unit or first.reading.value is None:
        return None
    return (replace(first, bracket=second),)


def _is_value(tokens: tuple[_Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind in {"number", "dash", "missing"}


def _one_number(tokens: tuple[_Token, ...], at: int) -> tuple[Piece, int] | None:
    """Read a number (or the reason why there is none) with the marks and brackets behind it."""
    if at >= len(tokens):
        return None
    reading = _value(tokens[at])
    if reading is None:
        return None
    piece = Piece(reading=reading)
    at += 1
    while at < len(tokens) and tokens[at].kind in {"marker", "foot", "bracket"}:
        token = tokens[at]
        extended = (
            _bracketed(piece, token.text) if token.kind == "bracket" else _marked(piece, token)
        )
        if extended is None:
            return None
        piece, at = extended, at + 1
    return piece, at


def _value(token: _Token) -> Reading | None:
    if token.kind == "number":
        number = read_number(token.text)
        return Reading(value=number.value, unit=number.unit) if number else None
    if token.kind not in {"dash", "missing", "marker"}:
        return None
    reading = read_cell(token.text)
    return reading if isinstance(reading, Reading) else None


def _marked(piece: Piece, token: _Token) -> Piece | None:
    marks = read_marks((token.text,))
    if not isinstance(marks, Marks) or marks.missing is not None:
        return None
    return replace(piece, reading=_with_marks(piece.reading, marks))


def _with_marks(reading: Reading, marks: Marks) -> Reading:
    return replace(
        reading,
        statuses=reading.statuses + marks.statuses,
        footnote=reading.footnote + marks.footnote,
    )


def _bracketed(piece: Piece, text: str) -> Piece | None:
    """Put a bracket where it belongs: a second number, a period, a status, or a label."""
    inner = tidy(text[1:-1])
    number = read_cell(inner)
    if isinstance(number, Reading) and not number.is_blank:
        second = replace(number, warning=_dash_warning(number))
        return None if piece.bracket is not None else replace(piece, bracket=second)
    if parse_period(inner, Basis.ROLLING_12) is not None:
        return None if piece.period else replace(piece, period=inner)
    status = status_word(inner)
    if status is not None:
        return replace(piece, reading=_with_marks(piece.reading, Marks(statuses=(status,))))
    is_label = re.search(r"[^\W\d_]", inner) is not None
    return replace(piece, label=inner) if is_label and not piece.label else None


def _dash_warning(reading: Reading) -> Problem | None:
    return reading.warning if reading.missing is Missing.NOT_AVAILABLE else None


def _labelled(piece: Piece, label: str) -> Piece:
    """Give a piece its label, which may say a status ("Projection") or a period instead."""
    status = status_word(label)
    if status is not None:
        return replace(piece, reading=_with_marks(piece.reading, Marks(statuses=(status,))))
    if not piece.period and parse_period(label, Basis.ROLLING_12) is not None:
        return replace(piece, period=label)
    return replace(piece, label=label)
