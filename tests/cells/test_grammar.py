"""What one cell says: numbers, marks, reasons, and problems in plain words."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfmon_cli.cells.grammar import BLANK, Problem, Reading, quoted, read_cell
from perfmon_cli.cells.markers import Missing, Status, marker, status_word
from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage

NUMBERS = {
    "0": "0",
    "7": "7",
    "12,345": "12345",
    "1,234,567.89": "1234567.89",
    "12345": "12345",
    "77.7": "77.7",
    ".5": "0.5",
    "-5.0": "-5.0",
    "+24": "24",
    "–5.0": "-5.0",
    "−5.0": "-5.0",
    "\u20115": "-5",
    "- 5": "-5",
    "(5.0)": "-5.0",
    "( 1,234 )": "-1234",
    "-0.0": "0.0",
    "\u00a012,345\u2009": "12345",
    "\u200b7\ufeff": "7",
}
WITH_UNIT = {
    "77.7%": ("77.7", "%"),
    "77.7 %": ("77.7", "%"),
    "77.7\u202f%": ("77.7", "%"),
    "+0.7%": ("0.7", "%"),
    "(5.0%)": ("-5.0", "%"),
    "(5.0)%": ("-5.0", "%"),
    "£1,234.50": ("1234.50", "£"),
    "-£5": ("-5", "£"),
    "£-5": ("-5", "£"),
    "£(5.00)": ("-5.00", "£"),
    "(£5.00)": ("-5.00", "£"),
    "−5.0 pp": ("-5.0", "pp"),
    "5.0PP": ("5.0", "pp"),
}
NOT_NUMBERS = (
    "1_000",
    "２１５",
    "nan",
    "inf",
    "-inf",
    "Infinity",
    "1e5",
    "1E+05",
    "0x10",
    "007",
    "0745 123",
    "1,23,456",
    "1234,567",
    "12,3456",
    "1.2.3",
    "5.",
    "--5",
    "+-5",
    "-£-5",
    "-(5)",
    "(-5)",
    "£5%",
    "—5",
    "12th",
    "½",
    "TRUE",
    "about 5",
    "Projection 765",
    "9" * 29,
)


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_as_text(text: str) -> None:
    """Signs, groups of three, one point and any space are read; a warning says it is text."""
    shown = " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())
    assert read_cell(text) == Reading(
        value=Decimal(NUMBERS[text]),
        warning=Problem(
            "PM210",
            f'"{shown}" is a number stored as text.',
            "Select the cells, choose Data, Text to Columns, Finish, and save.",
        ),
    )


@pytest.mark.parametrize("text", WITH_UNIT)
def test_units(text: str) -> None:
    """The sign of a unit is kept beside the number; one number has one unit."""
    reading = read_cell(text)
    assert isinstance(reading, Reading)
    assert (str(reading.value), reading.unit) == WITH_UNIT[text]


@pytest.mark.parametrize("text", NOT_NUMBERS, ids=ascii)
def test_refused(text: str) -> None:
    """What Python would call a number, and whatever has two readings, is refused by name."""
    assert read_cell(text) == Problem(
        "PM201",
        f"{quoted(text)} is not a number.",
        "Write a number such as 1,234 or 77.7%, or [x] if it is not available.",
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("25,9%", "Write 25.9%."),
        ("77,7%", "Write 77.7%."),
        ("-0,123", "Write -0.123."),
        ("1.234,5", "Write 1,234.5."),
        ("£5,50", "Write £5.50."),
    ],
)
def test_decimal_comma(text: str, remedy: str) -> None:
    """A decimal comma is named, with the figure as it should stand."""
    assert read_cell(text) == Problem("PM203", f'"{text}" uses a decimal comma.', remedy)


@pytest.mark.parametrize(
    ("text", "value", "footnote"),
    [("215²", 215, "2"), ("215 ²", 215, "2"), ("215¹⁰", 215, "10"), ("77 ¹ ³", 77, "13")],
)
def test_footnotes(text: str, value: int, footnote: str) -> None:
    """A superscript is a footnote mark and never a digit of the number."""
    assert read_cell(text) == Reading(value=Decimal(value), footnote=footnote)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x]", Reading(missing=Missing.NOT_AVAILABLE)),
        ("[z]", Reading(missing=Missing.NOT_APPLICABLE)),
        ("[c]", Reading(missing=Missing.CONFIDENTIAL)),
        ("[w]", Reading(missing=Missing.NONE_RECORDED)),
        ("[X]", Reading(missing=Missing.NOT_AVAILABLE)),
        ("[ c ]", Reading(missing=Missing.CONFIDENTIAL)),
        ("[low]", Reading(value=Decimal(0), statuses=(Status.LOW,))),
        ("0 [low]", Reading(value=Decimal(0), statuses=(Status.LOW,))),
        ("215 [r]", Reading(value=Decimal(215), statuses=(Status.REVISED,))),
        ("215[p]", Reading(value=Decimal(215), statuses=(Status.PROVISIONAL,))),
        (
            "215² [p] [e]",
            Reading(
                value=Decimal(215),
                statuses=(Status.PROVISIONAL, Status.ESTIMATED),
                footnote="2",
            ),
        ),
        ("4.3% [b]", Reading(value=Decimal("4.3"), statuses=(Status.BREAK,), unit="%")),
        ("7 [f]", Reading(value=Decimal(7), statuses=(Status.FORECAST,))),
        ("7 [u]", Reading(value=Decimal(7), statuses=(Status.LOW_RELIABILITY,))),
        ("[c] [r]", Reading(missing=Missing.CONFIDENTIAL, statuses=(Status.REVISED,))),
        ("Not available", Reading(missing=Missing.NOT_AVAILABLE)),
        ("Not Available", Reading(missing=Missing.NOT_AVAILABLE)),
        (" not\u00a0available ", Reading(missing=Missing.NOT_AVAILABLE)),
        ("Not applicable", Reading(missing=Missing.NOT_APPLICABLE)),
        ("Not available [x]", Reading(missing=Missing.NOT_AVAILABLE)),
        ("See Appendix 2", Reading(missing=Missing.ELSEWHERE, words="See Appendix 2")),
        ("see  Appendix\n2", Reading(missing=Missing.ELSEWHERE, words="see Appendix 2")),
        ("", BLANK),
        (" \u00a0 ", BLANK),
    ],
    ids=str,
)
def test_marks_and_reasons(text: str, expected: Reading) -> None:
    """Markers stay with their number; alone they are the reason why there is none."""
    assert read_cell(text) == expected


@pytest.mark.parametrize("text", ["-", "–", "—", "−"])
def test_dashes(text: str) -> None:
    """A dash alone is read as not available, with a warning."""
    assert read_cell(text) == Reading(
        missing=Missing.NOT_AVAILABLE,
        warning=Problem(
            "PM211",
            f'"{text}" is read as not available.',
            "Write [x] for not available, [z] for not applicable, or the number.",
        ),
    )


EITHER = "may mean not available or not applicable."
WRITE_X_OR_Z = "Write [x] for not available or [z] for not applicable."
WRITE_C = "Write [c] (confidential)."
ALL_MARKERS = (
    "Use [x] not available, [z] not applicable, [c] confidential, [w] none recorded, "
    "[p] provisional, [r] revised, [e] estimated, [f] forecast, [b] break, [u] low reliability, "
    "[low] rounds to 0."
)
TWO_ANSWERS = "Keep the number, or the one reason why there is none."
ALONE = "Write the number before it, or [x] if the figure is not available."


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("N/A", EITHER, WRITE_X_OR_Z),
        ("n/a", EITHER, WRITE_X_OR_Z),
        ("..", "is not a marker.", WRITE_X_OR_Z),
        (":", "is not a marker.", WRITE_X_OR_Z),
        ("TBC", "is not a marker.", WRITE_X_OR_Z),
        ("*", "is not a marker.", "Write [c] for confidential or [x] for not available."),
        ("<5", "hides a number.", WRITE_C),
        ("< 5", "hides a number.", WRITE_C),
        ("fewer than 5", "hides a number.", WRITE_C),
        ("Suppressed", "hides a number.", WRITE_C),
        ("215*", "has an unknown mark.", "Write 215 and put the remark in the Note column."),
        ("215 †", "has an unknown mark.", "Write 215 and put the remark in the Note column."),
        ("[p]", "stands without a number.", ALONE),
        ("²", "stands without a number.", ALONE),
        ("5 [c]", "gives two different answers.", TWO_ANSWERS),
        ("Not available [c]", "gives two different answers.", TWO_ANSWERS),
        ("[x] [c]", "gives two different answers.", TWO_ANSWERS),
    ],
)
def test_unknown_markers(text: str, problem: str, remedy: str) -> None:
    """Marks with no agreed meaning, or too many, are refused with what to write instead."""
    assert read_cell(text) == Problem("PM206", f'"{text}" {problem}', remedy)


@pytest.mark.parametrize("text", ["###", "########"])
def test_column_too_narrow(text: str) -> None:
    """What Excel shows, and saves in text files, for a number that does not fit its column."""
    assert read_cell(text) == Problem(
        "PM206",
        f'"{text}" stands where a number did not fit into its column.',
        "Widen the column in the sender's workbook and save it again, or write the number.",
    )


def test_unknown_bracketed_marker() -> None:
    """A text in square brackets that is no GSS marker is refused with the list of them."""
    assert read_cell("12 [ns]") == Problem("PM206", '"[ns]" is not a marker.', ALL_MARKERS)


@pytest.mark.parametrize(
    ("value", "code", "problem"),
    [
        (CellError("#DIV/0!"), "PM202", "#DIV/0! is the result of a broken formula."),
        ("#N/A", "PM202", "#N/A is the result of a broken formula."),
        ("#REF!", "PM202", "#REF! is the result of a broken formula."),
        ("#SPILL!", "PM202", "#SPILL! is the result of a broken formula."),
        ("#CALC!", "PM202", "#CALC! is the result of a broken formula."),
        ("Err:502", "PM202", "Err:502 is the result of a broken formula."),
        (NoResult("=A1+A2"), "PM204", "The formula here was saved without its result."),
        (True, "PM201", '"TRUE" is not a number.'),
        (False, "PM201", '"FALSE" is not a number.'),
        (date(2022, 3, 31), "PM201", "31 March 2022 is a date, not a number."),
        (Decimal("NaN"), "PM201", '"NaN" is not a number.'),
        (Percentage(Decimal("Infinity")), "PM201", '"Infinity" is not a number.'),
    ],
    ids=str,
)
def test_values_that_are_no_numbers(value: CellValue, code: str, problem: str) -> None:
    """Errors, formulas without result, dates and truth values pass for no number and no blank."""
    found = read_cell(value)
    assert isinstance(found, Problem)
    assert (found.code, found.problem) == (code, problem)
    assert found.remedy.endswith(".")


def test_true_numbers() -> None:
    """A number cell is taken as it is, without a warning; a percentage keeps its sign."""
    assert read_cell(Decimal("77.7")) == Reading(value=Decimal("77.7"))
    assert read_cell(Percentage(Decimal("77.7"))) == Reading(value=Decimal("77.7"), unit="%")
    assert read_cell(None) == BLANK
    assert BLANK.is_blank
    assert not Reading(missing=Missing.CONFIDENTIAL).is_blank


def test_long_texts_are_cut_in_messages() -> None:
    """A message quotes at most 60 characters of a cell."""
    assert quoted("word " * 30) == '"' + ("word " * 12)[:59].rstrip() + '…"'


def test_status_words() -> None:
    """A status may be given as a word or as its marker."""
    assert [status_word(status.value) for status in Status] == list(Status)
    assert status_word(" Low  Reliability ") is Status.LOW_RELIABILITY
    assert status_word("Projection") is Status.FORECAST
    assert status_word("[r]") is Status.REVISED
    assert status_word("[x]") is None
    assert status_word("prelim") is None
    assert [marker(status.symbol) for status in Status if status.symbol] == [
        status for status in Status if status.symbol
    ]


decimals = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=3
)


@given(
    decimals,
    st.sampled_from(["-{}", "–{}", "−{}", "({})"]),
    st.sampled_from(["f", ",f"]),
    st.sampled_from(["", "%", " %", "pp"]),
    st.sampled_from(["{}", " {} ", "\u00a0{}", "{}²", "{} ³", "{} [p]", "\u2009{}[r] [e]"]),
)
def test_a_printed_number_is_read_back(
    value: Decimal, minus: str, layout: str, unit: str, around: str
) -> None:
    """Whatever way a number is printed, reading gives exactly that number."""
    printed = f"{abs(value):{layout}}{unit}"
    reading = read_cell(around.format(minus.format(printed) if value < 0 else printed))
    assert isinstance(reading, Reading)
    assert reading.value == value
    assert reading.unit == unit.strip()


def naive(text: str) -> Decimal:
    """An independent, cruder reader: drop what is not the number, then trust Decimal."""
    body = re.sub(r"\[[a-zA-Z ]+\]", "", text)
    body = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰%£,+\s\u200b\ufeff]|[pP]{2}", "", body)
    negative = re.search(r"[-‐‑–−]", body) is not None or "(" in body
    value = Decimal(re.sub(r"[-‐‑–−()]", "", body))
    return -value if negative else value


@given(st.text(alphabet="0123456789.,-–−+()%£p ²[]xrclow\u00a0_eE２", max_size=12))
@example("1,234")
@example("(1,234.5%)")
@example("0,123")
@example("215²")
def test_nothing_is_wrongly_accepted(text: str) -> None:
    """Every accepted text is a well-formed number that a naive reader reads the same."""
    reading = read_cell(text)
    if isinstance(reading, Problem) or reading.value is None or "[low]" in text.replace(" ", ""):
        return
    assert reading.value == naive(text)
    body = re.sub(r"\[[^\]]*\]|[²£%+p\s()–−-]", "", text)
    groups = body.split(".")[0].split(",")
    assert len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]))
    assert not set(body) & set("_eE２")


@given(st.text(max_size=40))
def test_reading_never_raises(text: str) -> None:
    """Any text gives a reading or a problem with a remedy."""
    found = read_cell(text)
    assert isinstance(found, Reading) or (found.problem.endswith(".") and found.remedy)
