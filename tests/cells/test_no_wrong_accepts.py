"""Nothing near a number is read as another number: refused, or read as everyone would."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfmon_cli.cells.grammar import Reading, read_cell
from perfmon_cli.cells.numbers import NUMBER

#: What a reader who knows nothing but these three lines takes for a number.
PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
ALPHABET = "012,.-(%£_e² "
LONGEST = 5


def intended(text: str) -> Decimal | None:
    """What everyone would read, None when people would differ."""
    body = " ".join(text.split())
    body = re.sub(r"(?: ?²)+$", "", body)
    body = re.sub(r" ?%$", "", body)
    sign = 1
    match = re.fullmatch(r"(- ?)?(£ ?)?(-)?(.*)", body)
    assert match is not None
    if match[1] and match[3]:
        return None
    if match[3] and not match[2]:
        return None
    if match[1] or match[3]:
        sign = -1
    if match[2] and "%" in text:
        return None
    digits = match[4]
    if not (PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits)):
        return None
    return sign * Decimal(digits.replace(",", ""))


def every_text() -> Iterator[str]:
    """All texts of up to five of the signs that numbers are made of, or spoilt by."""
    for length in range(1, LONGEST + 1):
        for signs in product(ALPHABET, repeat=length):
            yield "".join(signs)


def test_all_short_texts() -> None:
    """Of 402,233 short texts none is read as a number other than the intended one."""
    accepted = tried = 0
    for text in every_text():
        tried += 1
        reading = read_cell(text)
        if isinstance(reading, Reading) and reading.value is not None:
            accepted += 1
            assert reading.value == intended(text), repr(text)
    assert tried == 402_233
    assert accepted > 3_500


def test_whatever_is_intended_is_read() -> None:
    """The same texts the other way round: what everyone would read is not refused."""
    for text in every_text():
        number = intended(text)
        reading = read_cell(text)
        if number is not None:
            assert isinstance(reading, Reading), repr(text)
            assert reading.value == number, repr(text)


@pytest.mark.parametrize(
    "text",
    [
        "1_000", "1_0.5", "1e5", "1E5", "1e-5", ".5e1", "nan", "NaN", "-nan", "inf", "-inf",
        "Infinity", "infinity", "２１５", "٢١٥", "२१५", "𝟐𝟏𝟓", "1٫5", "5.", "-5.", "+.5e3", "0_1",
        "1__0", "1e+05", "१.५", "০", "൧", "᠕", "𞥐",
    ],
)  # fmt: skip
def test_what_float_or_decimal_would_accept(text: str) -> None:
    """Python's own idea of a number is not a person's."""
    assert not isinstance(read_cell(text), Reading)


@given(st.text(st.characters(categories=["Nd", "Nl", "No"]), min_size=1, max_size=6))
@example("２")
@example("½")
def test_digits_of_other_scripts(text: str) -> None:
    """Only the digits 0 to 9 make numbers; superscripts are footnote marks."""
    reading = read_cell(text)
    if isinstance(reading, Reading) and reading.value is not None:
        digits = text.rstrip("¹²³⁴⁵⁶⁷⁸⁹⁰")
        assert re.fullmatch("[0-9]+", digits)
        assert reading.value == int(digits)
    else:
        assert not re.fullmatch("[1-9][0-9]*", text)


WELL_FORMED = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(
    lambda number: (f"{number:,}", number)
)
JUNK = st.characters(categories=["L", "S", "P", "Zs", "Cf", "Sk", "So", "Cc"])


@given(WELL_FORMED, JUNK, st.integers(min_value=0, max_value=20))
@example(("1,234.50", Decimal("1234.50")), "\u00ad", 1)
@example(("1,234.50", Decimal("1234.50")), "\u200b", 3)
@example(("-1,234.50", Decimal("-1234.50")), "\u200b", 1)
def test_one_sign_too_many(printed: tuple[str, Decimal], sign: str, place: int) -> None:
    """A sign that slipped in never changes the number: the cell is refused or means the same.

    A second minus or point makes no number; a bracket, a minus or a percent sign alone may.
    """
    text, number = printed
    at = place % (len(text) + 1)
    reading = read_cell(text[:at] + sign + text[at:])
    if isinstance(reading, Reading) and reading.value is not None:
        assert abs(reading.value) == abs(number)
        assert reading.value == number or sign in "-\u2010\u2011\u2013\u2212"


@given(WELL_FORMED, st.integers(min_value=0, max_value=20))
def test_one_comma_too_few(printed: tuple[str, Decimal], place: int) -> None:
    """A thousands comma left out gives the same number or a refusal."""
    text, number = printed
    commas = [at for at, sign in enumerate(text) if sign == ","]
    if commas:
        at = commas[place % len(commas)]
        reading = read_cell(text[:at] + text[at + 1 :])
        assert not isinstance(reading, Reading) or reading.value == number


@given(WELL_FORMED, WELL_FORMED, st.sampled_from(["", " ", "  ", "-", " - ", "/", "\n", "; "]))
def test_two_numbers(first: tuple[str, Decimal], other: tuple[str, Decimal], between: str) -> None:
    """Two numbers in one cell are never read as one of them, or as a third."""
    text = f"{first[0]}{between}{other[0].lstrip('-')}"
    reading = read_cell(text)
    assert not isinstance(reading, Reading) or reading.value is None


@given(st.from_regex(NUMBER, fullmatch=True))
def test_the_grammar_of_longer_texts(text: str) -> None:
    """What is a number within a longer text is the same number, or none, alone in its cell."""
    reading = read_cell(text)
    if isinstance(reading, Reading):
        digits = re.sub(r"[^0-9.]", "", text)
        assert reading.value is not None
        assert abs(reading.value) == Decimal(digits)
