"""What one cell says: a number, a reason why there is none, or a problem in plain words."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from perfmon_cli.cells import refusals
from perfmon_cli.cells.markers import Missing, Status, marker
from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage
from perfmon_cli.cells.numbers import (
    DASHES,
    FOOTNOTE_MARKS,
    PERCENT,
    corrected_decimal_comma,
    read_number,
    tidy,
)
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.period import day_words

__all__ = ["BLANK", "Problem", "Reading", "quoted", "read_cell", "read_marks", "without_marks"]

_MARK = re.compile(rf" ?(?P<mark>[{FOOTNOTE_MARKS}]+|\[[^\[\]]*\])$")
_WORDS = {"not available": Missing.NOT_AVAILABLE, "not applicable": Missing.NOT_APPLICABLE}
_ELSEWHERE = "see "


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a cell says; a blank cell has neither `value` nor `missing`."""

    value: Decimal | None = None
    missing: Missing | None = None
    statuses: tuple[Status, ...] = ()
    unit: str = ""  #: "%", "£", "pp" or ""
    footnote: str = ""  #: the digits of superscript marks: 215² -> "2"
    words: str = ""  #: for Missing.ELSEWHERE: the words as typed
    warning: Problem | None = None  #: PM210 (a number typed as text) or PM211 (a dash)

    @property
    def is_blank(self) -> bool:
        """Whether the cell says nothing at all."""
        return self.value is None and self.missing is None


BLANK = Reading()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The footnote marks and bracketed markers that stood at the end of a text."""

    statuses: tuple[Status, ...] = ()
    missing: Missing | None = None
    footnote: str = ""


#: Digits before the point that Excel holds, and behind it that a result of a division may have.
_LONGEST, _FINEST = 15, 40


def read_cell(value: CellValue) -> Reading | Problem:
    """Read a cell that should hold one number or the reason why there is none. Never raises.

    Numbers of more than 15 digits before or behind the point are refused: Excel holds no more.

    A number in a text cell carries the warning PM210; whether it counts (it does not in a csv
    file) is for the caller to say.
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        reading = _read_text(tidy(value))
        number = reading.value if isinstance(reading, Reading) else None
        return refusals.too_long(value) if number is not None and is_long(number) else reading
    if isinstance(value, (Decimal, Percentage)):
        number = value.value if isinstance(value, Percentage) else value
        if not number.is_finite():
            return refusals.not_a_number(str(number))
        if is_long(number):
            return refusals.too_long(str(number))
        return Reading(value=number, unit=PERCENT if isinstance(value, Percentage) else "")
    return _refused(value)


def is_long(number: Decimal) -> bool:
    """Whether it is beyond what a figure of a paper can be; 0.000…1 is a rounding remainder."""
    exponent = number.as_tuple().exponent
    is_fine = isinstance(exponent, int) and exponent < -_FINEST
    return number.adjusted() >= _LONGEST or is_fine


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """Split the footnote marks and bracketed markers off the end of a text, in their order."""
    marks: list[str] = []
    while (match := _MARK.search(text)) is not None:
        marks.insert(0, match["mark"])
        text = text[: match.start()]
    return text, tuple(marks)


def read_marks(marks: tuple[str, ...]) -> Marks | Problem:
    """Say what the marks mean together; PM206 for one that is not known."""
    footnote, statuses, missing = "", [], None
    for mark in marks:
        if mark[0] in FOOTNOTE_MARKS:
            footnote += "".join(str(_footnote_digit(character)) for character in mark)
            continue
        meaning = marker(mark)
        if meaning is None:
            return refusals.unknown_marker(mark)
        if isinstance(meaning, Status):
            statuses.append(meaning)
        elif missing is not None and missing is not meaning:
            return refusals.two_answers(" ".join(marks))
        else:
            missing = meaning
    return Marks(statuses=tuple(statuses), missing=missing, footnote=footnote)


def _refused(value: date | CellError | NoResult | bool) -> Problem:  # noqa: FBT001
    match value:
        case bool():
            return refusals.not_a_number("TRUE" if value else "FALSE")
        case CellError():
            return refusals.broken(value.text)
        case NoResult():
            return refusals.without_result()
        case date():
            return Problem(
                "PM201",
                f"{day_words(value)} is a date, not a number.",
                "Write the number again and give the cell the format Number.",
            )


def _read_text(text: str) -> Reading | Problem:
    head, tail = without_marks(text)
    marks = read_marks(tail)
    if isinstance(marks, Problem):
        return marks
    number = read_number(head)
    if number is not None and marks.missing is None:
        plain = not tail
        return Reading(
            value=number.value,
            unit=number.unit,
            statuses=marks.statuses,
            footnote=marks.footnote,
            warning=refusals.typed_as_text(text) if plain else None,
        )
    if not head:
        return _read_marks_alone(text, marks)
    found = refusals.two_answers(text) if number is not None else _read_words(head)
    if isinstance(found, Problem):
        return found
    if marks.missing not in {None, found.missing}:
        return refusals.two_answers(text)
    return Reading(
        missing=found.missing,
        statuses=marks.statuses,
        footnote=marks.footnote,
        words=found.words,
        warning=found.warning,
    )


def _read_marks_alone(text: str, marks: Marks) -> Reading | Problem:
    if not text:
        return BLANK
    if marks.missing is None and Status.LOW not in marks.statuses:
        return refusals.mark_alone(text)
    return Reading(
        value=Decimal(0) if marks.missing is None else None,
        missing=marks.missing,
        statuses=marks.statuses,
        footnote=marks.footnote,
    )


def _read_words(text: str) -> Reading | Problem:
    """Read a text that is not a number: a reason in words, or what is wrong with it."""
    lower = text.lower()
    if lower in _WORDS:
        return Reading(missing=_WORDS[lower])
    if lower.startswith(_ELSEWHERE):
        return Reading(missing=Missing.ELSEWHERE, words=text)
    if text in DASHES:
        return Reading(missing=Missing.NOT_AVAILABLE, warning=refusals.dash(text))
    corrected = corrected_decimal_comma(text)
    if corrected is not None:
        return Problem("PM203", f"{quoted(text)} uses a decimal comma.", f"Write {corrected}.")
    return refusals.what_is_wrong(text)


def _footnote_digit(character: str) -> int:
    return (FOOTNOTE_MARKS.index(character) + 1) % 10
