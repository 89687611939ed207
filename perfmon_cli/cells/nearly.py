"""Texts that are nearly a number: what is wrong with them, and what to write. All are refused."""

import re

from perfmon_cli.cells.numbers import DASHES, NUMBER, read_number

_SPACED = re.compile(r"(?P<lead>[+-]?£?)(?P<digits>[0-9]{1,3}(?: [0-9]{3})+)(?P<rest>\.[0-9]+|%)?")
_SHORT = re.compile(rf"(?P<number>{NUMBER}) ?(?P<unit>k|m|bn)", re.IGNORECASE)
_SIZES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
_ABOUT = re.compile(
    rf"(?:c|ca|circa|approx|approximately|around)\.? ?(?P<number>{NUMBER})", re.IGNORECASE
)
_RANGE = re.compile(rf"{NUMBER} ?(?:[{re.escape(DASHES)}]|to) ?{NUMBER}")
_BEHIND = re.compile(rf"(?P<number>{NUMBER}) ?(?P<letter>[a-z])", re.IGNORECASE)
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_APOSTROPHES = "'\u2018\u2019`"
_DIGIT_FOR = {"O": "0", "o": "0", "I": "1", "l": "1"}


def nearly_a_number(text: str) -> tuple[str, str] | None:
    """What is wrong with a tidied text and what to write instead; None where that is not clear."""
    return _spaced(text) or _letters(text) or _worded(text)


def _spaced(text: str) -> tuple[str, str] | None:
    match = _SPACED.fullmatch(text)
    if match is None:
        return None
    lead, rest = match["lead"], match["rest"] or ""
    bare = f"{lead}{match['digits'].replace(' ', '')}{rest}"
    grouped = f"{lead}{match['digits'].replace(' ', ',')}{rest}"
    return "has a space within the number.", f"Write {bare} or {grouped}."


def _letters(text: str) -> tuple[str, str] | None:
    """A letter or an apostrophe where digits belong."""
    bare = text.strip(_APOSTROPHES)
    if bare != text and read_number(bare):
        return "has an apostrophe beside the number.", f"Write {bare}."
    digits = "".join(_DIGIT_FOR.get(character, character) for character in text)
    if digits != text and any(c.isdecimal() for c in text) and read_number(digits):
        letter = next(character for character in text if character in _DIGIT_FOR)
        return f"has the letter {letter} where a digit belongs.", f"Write {digits}."
    return None


def _worded(text: str) -> tuple[str, str] | None:
    """A number that is shortened, rounded, one of two, or followed by a letter; a time."""
    match = _SHORT.fullmatch(text)
    if match is not None:
        return "is a shortened number.", f"Write it in full{_in_full(match)}."
    match = _ABOUT.fullmatch(text)
    if match is not None:
        return (
            "is more than a number.",
            f"Write {match['number']}, and the rest in the Note column.",
        )
    if _RANGE.fullmatch(text):
        return "is a range, not one number.", "Write one number, and the range in the Note column."
    match = _BEHIND.fullmatch(text)
    if match is not None:
        number, letter = match["number"], match["letter"]
        remark = "" if "£" in number else f", and what {letter} means in the Status or Note column"
        return f"has the letter {letter} behind the number.", f"Write {number}{remark}."
    if _TIME.fullmatch(text):
        remedy = "Write the number again and give the cell the format Number."
        return "is a time, not a number.", remedy
    return None


def _in_full(match: re.Match[str]) -> str:
    """An example of the number without its short form."""
    number = read_number(match["number"])
    if number is None:
        return ""
    value = number.value * _SIZES[match["unit"].lower()]
    return f", for instance {number.unit if number.unit == '£' else ''}{value:,.0f}"
