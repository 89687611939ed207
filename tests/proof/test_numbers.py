"""Numbers in prose: what is a figure, how much it is, how exact, and what is none."""

from decimal import Decimal

import pytest

from perfmon_cli.proof.number_words import Hedge
from perfmon_cli.proof.numbers import Kind, Typed, read


def one(text: str) -> Typed:
    """The only number of a text."""
    (found,) = read(text)
    return found


def figures(text: str) -> list[tuple[str, str]]:
    """The figures of a text as typed, each with its value and unit."""
    return [
        (typed.text, f"{typed.amount.low.normalize():f} {typed.amount.unit}".strip())
        for typed in read(text)
        if typed.kind is Kind.FIGURE
    ]


FIGURES = [
    ("13,868 young people", "13868"),
    ("It was 25.9% in all", "25.9 %"),
    ("It was 25.9 % in all", "25.9 %"),
    ("It was 12 per cent", "12 %"),
    ("It was 12 percent", "12 %"),
    ("fell by 5.0 percentage points", "5 pp"),
    ("fell by 1 percentage point", "1 pp"),
    ("fell by 0.6 pp", "0.6 pp"),
    ("up 5 points", "5 pp"),
    ("took 85.2 days", "85.2 days"),
    ("an 85.2-day wait", "85.2 days"),
    ("£1,234.50", "1234.5 £"),
    ("£1.2m", "1200000 £"),
    ("£2.3 million", "2300000 £"),
    ("13.8 thousand people", "13800"),
    ("14k calls", "14000"),
    ("26p a call", "26 p"),
    ("26 pence a call", "26 p"),
    ("2044 victims", "2044"),
    ("ten victims", "10"),
    ("twenty-four homicides", "24"),
    ("two hundred and fifty calls", "250"),
    ("two thousand three hundred calls", "2300"),
    ("a dozen cases", "12"),
    ("half a dozen cases", "6"),
    ("ten per cent", "10 %"),
    ("half of the victims", "50 share"),
    ("a quarter of them", "25 share"),
    ("three quarters of them", "75 share"),
    ("two-thirds of them", "66.66666666666666666666666667 share"),
    ("one in five", "20 share"),
    ("4 in 10", "40 share"),
    ("nine out of ten", "90 share"),
    ("three crimes in a hundred", "3 share"),
    ("doubled", "2 x"),
    ("halved", "0.5 x"),
    ("twice as many", "2 x"),
    ("three times as many", "3 x"),
    ("2½ times higher", "2.5 x"),
    ("two and a half times the number", "2.5 x"),
    ("a tenfold rise", "10 x"),
    ("13\u00a0838 people", "13838"),
    ("１３,８３８ people", "13838"),
    ("13,8\u200f38 people", "13838"),
]


@pytest.mark.parametrize(("text", "value"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures_are_read_with_their_value_and_unit(text: str, value: str) -> None:
    """Digits, words, fractions, multiples and money are figures, whatever their characters."""
    assert [found for _, found in figures(text)] == [value]


NO_FIGURES = [
    ("in 2021/22", Kind.YEAR),
    ("in 2019-20", Kind.YEAR),
    ("the plan 2021-24", Kind.YEAR),
    ("in 21/22", Kind.YEAR),
    ("the 1990s", Kind.YEAR),
    ("the Act 1861", Kind.YEAR),
    ("in FY22/23", Kind.YEAR),
    ("in 2021/32", Kind.NO_YEAR),
    ("in 2021/21", Kind.NO_YEAR),
    ("in March 2022", Kind.DATE),
    ("on 1 April 2021", Kind.DATE),
    ("on 5th April", Kind.DATE),
    ("from 12-14 March", Kind.DATE),
    ("between 5 and 11 June", Kind.DATE),
    ("on 31/03/2022", Kind.DATE),
    ("on 2022-03-31", Kind.DATE),
    ("to Mar 22", Kind.DATE),
    ("(Dec-20)", Kind.DATE),
    ("in Q3", Kind.QUARTER),
    ("12 months", Kind.PERIOD),
    ("a rolling twelve-month total", Kind.PERIOD),
    ("three weeks", Kind.PERIOD),
    ("at 10.30am", Kind.TIME),
    ("at 14:05", Kind.TIME),
    ("at 5 pm", Kind.TIME),
    ("24/7", Kind.TIME),
    ("for the 1st time", Kind.ORDINAL),
    ("aged 10 to 17", Kind.AGE),
    ("aged under 25", Kind.AGE),
    ("aged ten", Kind.AGE),
    ("under-18s", Kind.AGE),
    ("18-25 year olds", Kind.AGE),
    ("a 12-year-old", Kind.AGE),
    ("65 and over", Kind.AGE),
    ("people under 25", Kind.AGE),
    ("anyone under 18", Kind.AGE),
    ("Section 17", Kind.REFERENCE),
    ("paragraph 3.2", Kind.REFERENCE),
    ("Table 4", Kind.REFERENCE),
    ("Appendix 2", Kind.REFERENCE),
    ("Priority 3", Kind.REFERENCE),
    ("outcomes 1 to 8", Kind.REFERENCE),
    ("Status Level One", Kind.REFERENCE),
    ("under s.136", Kind.REFERENCE),
    ("call 101", Kind.PHONE),
    ("999 calls", Kind.PHONE),
    ("the 101 number", Kind.PHONE),
    ("0113 496 0000", Kind.PHONE),
    ("+44 113 496 0000", Kind.PHONE),
    ("LS1 3AB", Kind.POSTCODE),
    ("see https://example.org/2021/5", Kind.WEB),
    ("COVID-19", Kind.NAME),
    ("the M62", Kind.NAME),
    ("a 4x4", Kind.NAME),
    ("form MG11", Kind.NAME),
    ("per 1,000 people", Kind.BASE),
    ("per million", Kind.BASE),
    ("for every 1,000 people", Kind.BASE),
    ("one of them", Kind.PRONOUN),
]


@pytest.mark.parametrize(("text", "kind"), NO_FIGURES, ids=[text for text, _ in NO_FIGURES])
def test_what_is_no_figure_of_the_data_is_told_apart(text: str, kind: Kind) -> None:
    """Dates, ages, references, telephone numbers and the like need no proof."""
    assert one(text).kind is kind


NOTHING = [
    "once a quarter",
    "a third party",
    "the first half of the year",
    "no number at all",
    "they met twice",
    "3. Is the victim vulnerable?",
    "on the third occasion",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_only_sound_like_numbers_are_none(text: str) -> None:
    """Ordinals, occasions and the numbers of a list are not figures."""
    assert figures(text) == []


HEDGES = [
    ("13,838", Hedge.NONE),
    ("about 2,700", Hedge.ABOUT),
    ("around 2,700", Hedge.ABOUT),
    ("some 2,700", Hedge.ABOUT),
    ("c. 2,700", Hedge.ABOUT),
    ("almost exactly 10,000", Hedge.ABOUT),
    ("nearly 14,000", Hedge.NEARLY),
    ("just under 14,000", Hedge.NEARLY),
    ("just over 2,700", Hedge.JUST_OVER),
    ("a little over £36,400", Hedge.JUST_OVER),
    ("more than 60%", Hedge.ABOVE),
    ("at least 60%", Hedge.ABOVE),
    ("well over half of", Hedge.ABOVE),
    ("fewer than 5", Hedge.BELOW),
    ("no more than 5", Hedge.BELOW),
    ("up to 5", Hedge.BELOW),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGES, ids=[text for text, _ in HEDGES])
def test_the_words_before_say_how_exact_a_number_is(text: str, hedge: Hedge) -> None:
    """The words "just over" are not "over", and "almost exactly" is not "almost"."""
    assert one(text).hedge is hedge


RANGES = [
    ("between 3 and 5 cases", "3", "5", ""),
    ("5-6% of them", "5", "6", "%"),
    ("5–6% of them", "5", "6", "%"),
    ("10 to 12 per cent", "10", "12", "%"),
    ("a band, from 45% to 50%", "45", "50", "%"),
    ("between 72.6% and 77.6%", "72.6", "77.6", "%"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES, ids=[text for text, *_ in RANGES])
def test_ranges_have_two_ends(text: str, low: str, high: str, unit: str) -> None:
    """A range is one number with two ends."""
    amount = one(text).amount
    assert (amount.low, amount.high, amount.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text", ["rose by 24 to 296", "fell from 24 to 296", "up 24 to 296", "from 77.6% to 72.6%"]
)
def test_where_a_figure_went_is_no_range(text: str) -> None:
    """In "by 24 to 296" there are two figures, a change and a value."""
    assert len(figures(text)) == 2


def test_a_decimal_comma_is_seen() -> None:
    """25,9% is 25.9% with a comma; 13,868 is not."""
    assert one("25,9%").amount.has_decimal_comma
    assert one("25,9%").amount.low == Decimal("25.9")
    assert not one("13,868").amount.has_decimal_comma


def test_a_sign_is_kept() -> None:
    """Hyphen, true minus and plus before a number are its sign; a dash between words is not."""
    signs = [typed.amount.sign for typed in read("+24 (−0.6 pp), -5 and the year - 5 in all")]
    assert signs == [1, -1, -1, 0]


def test_a_number_stands_where_it_was_typed() -> None:
    """Offsets are those of the text as typed, also where it holds marks that are not seen."""
    text = "It is\u200e 13,8\u200f38\u00a0now; 25,9%."
    assert [text[t.start : t.end] for t in read(text)] == ["13,8\u200f38", "25,9%"]


def test_a_number_of_any_length_is_read() -> None:
    """Ten thousand digits are one number, which no figure is."""
    assert one("9" * 10_000).kind is Kind.FIGURE
    assert one("9" * 10_000).amount.low == Decimal("9" * 30)
