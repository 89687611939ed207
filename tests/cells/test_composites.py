"""Cells with several numbers: each goes to its part, companion, quarter or period."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.cells.composites import Piece, read_composite
from perfmon_cli.cells.grammar import Problem, Reading
from perfmon_cli.cells.markers import Missing, Status
from perfmon_cli.cells.placing import Frame, match_part, place

COMPANION = Frame(companion=True)
ROADS = Frame(parts=("Fatal", "Serious"))
COURTS = Frame(parts=("Crown Court", "Magistrates' courts"))
AGES = Frame(parts=("Aged 24 and under", "Aged 25 and over"))
ENTRANTS = Frame(parts=("Adults", "Juveniles"))
COHORTS = Frame(parts=("Cohort 1", "Cohort 2"))
QUARTERS = Frame(quarters=True)
OFFICERS = Frame(words="Recruit 750 police officers")
WORKFORCE = Frame(parts=("Officers", "Staff"), companion=True)


def read(text: str, frame: Frame) -> list[str] | Problem:
    """Each number as "part | value unit | what else is known of it"."""
    pieces = read_composite(text, frame.parts)
    if isinstance(pieces, Problem):
        return pieces
    placed = place(text, pieces, frame)
    if isinstance(placed, Problem):
        return placed
    lines = []
    for one in placed:
        reading = one.reading
        value = reading.missing.value if reading.missing else f"{reading.value}{reading.unit}"
        facts = [status.value for status in reading.statuses]
        facts += ["companion"] * one.companion
        facts += [f"Q{one.quarter}"] * bool(one.quarter)
        facts += [one.period] * bool(one.period)
        facts += [f"note {reading.footnote}"] * bool(reading.footnote)
        lines.append(" | ".join([one.part or "whole", value, *facts]))
    return lines


VECTORS = [
    ("146 (4.3%)", COMPANION, ["whole | 146", "whole | 4.3% | companion"]),
    ("+24 (-0.6%)", COMPANION, ["whole | 24", "whole | -0.6% | companion"]),
    ("Fatal 49 Serious 692", ROADS, ["Fatal | 49", "Serious | 692"]),
    (
        "Qtr1 75.3 Qtr2 75.3 Qtr3 85.2 Qtr4-",
        QUARTERS,
        ["whole | 75.3 | Q1", "whole | 75.3 | Q2", "whole | 85.2 | Q3", "whole | [x] | Q4"],
    ),
    ("13,838 (882)", AGES, ["Aged 24 and under | 13838", "Aged 25 and over | 882"]),
    ("3,302 (Adults) 546 (Juveniles)", ENTRANTS, ["Adults | 3302", "Juveniles | 546"]),
    ("+1,243 (Adults) +23 (Juveniles)", ENTRANTS, ["Adults | 1243", "Juveniles | 23"]),
    (
        "21.8% (12 months to June 2018)",
        Frame(),
        ["whole | 21.8% | 12 months to June 2018"],
    ),
    ("Cohort 1 1.8 Cohort 2 1.1", COHORTS, ["Cohort 1 | 1.8", "Cohort 2 | 1.1"]),
    ("June 2020 86%", Frame(), ["whole | 86% | June 2020"]),
    ("Projection 765", Frame(), ["whole | 765 | forecast"]),
    ("+0.7%", Frame(), ["whole | 0.7%"]),
    ("-33,188 -11.4%", COMPANION, ["whole | -33188", "whole | -11.4% | companion"]),
    ("Crown 38.9% Mags 63.8%", COURTS, ["Crown Court | 38.9%", "Magistrates' courts | 63.8%"]),
    ("Crown -6.1% Mags +4.6%", COURTS, ["Crown Court | -6.1%", "Magistrates' courts | 4.6%"]),
    ("5330 Officers", OFFICERS, ["whole | 5330"]),
    ("565 PCSO", Frame(words="PCSOs in post"), ["whole | 565"]),
    ("7.3% (419)", COMPANION, ["whole | 7.3%", "whole | 419 | companion"]),
    (
        "Officers 6.0% (349) Staff 4.5% (178)",
        WORKFORCE,
        [
            "Officers | 6.0%",
            "Officers | 349 | companion",
            "Staff | 4.5%",
            "Staff | 178 | companion",
        ],
    ),
    ("Fatal: 49; Serious: 692", ROADS, ["Fatal | 49", "Serious | 692"]),
    ("Fatal 49, Serious 692", ROADS, ["Fatal | 49", "Serious | 692"]),
    ("Fatal 49\nSerious 692", ROADS, ["Fatal | 49", "Serious | 692"]),
    ("49 Fatal 692 Serious", ROADS, ["Fatal | 49", "Serious | 692"]),
    ("Fatal [c] Serious 692 [p]", ROADS, ["Fatal | [c]", "Serious | 692 | provisional"]),
    ("Fatal Not available Serious 692", ROADS, ["Fatal | [x]", "Serious | 692"]),
    ("Fatal 49² Serious 692", ROADS, ["Fatal | 49 | note 2", "Serious | 692"]),
    ("Total 741 Fatal 49 Serious 692", ROADS, ["whole | 741", "Fatal | 49", "Serious | 692"]),
    (
        "Aged 24 and under 13,838 Aged 25 and over 882",
        AGES,
        ["Aged 24 and under | 13838", "Aged 25 and over | 882"],
    ),
    ("Qtr 1 43.6 Q2 38.1", QUARTERS, ["whole | 43.6 | Q1", "whole | 38.1 | Q2"]),
    ("146 (4.3% [p])", COMPANION, ["whole | 146", "whole | 4.3% | provisional | companion"]),
    ("146 ([c])", COMPANION, ["whole | 146", "whole | [c] | companion"]),
    ("146 (provisional)", Frame(), ["whole | 146 | provisional"]),
    (
        "21.4% (12 months to June 2020) (321)",
        COMPANION,
        [
            "whole | 21.4% | 12 months to June 2020",
            "whole | 321 | companion | 12 months to June 2020",
        ],
    ),
    (
        "49 (4%)",
        Frame(parts=("Fatal", "Serious"), part="Fatal", companion=True),
        ["Fatal | 49", "Fatal | 4% | companion"],
    ),
]


@pytest.mark.parametrize(("text", "frame", "expected"), VECTORS, ids=[v[0] for v in VECTORS])
def test_composites(text: str, frame: Frame, expected: list[str]) -> None:
    """Every number of a composite goes where its label, bracket or place says."""
    assert read(text, frame) == expected


LABELS = "Write one number, or each number behind the name of its part: Fatal 49 Serious 692."
FOOTNOTE = "Write one number; put a footnote high (215²) or in the Note column."
UNCLEAR = "cannot be read as a number or as numbers with labels."
RANGE = "is a range, not one number."
RANGE_REMEDY = "Write one number, and the range in the Note column."
WORDS = "has words that perfmon does not know."
WORDS_REMEDY = "Write the number alone, and the words in the Note column."
NO_HOME = "has a number in brackets that belongs to no measure or part."
NO_HOME_REMEDY = (
    "Name its measure in the column In brackets beside it of the Measures sheet, or write the "
    "number without the bracket."
)
REFUSED = [
    ("215 2", Frame(), "PM201", UNCLEAR, FOOTNOTE),
    ("5 - 10", COMPANION, "PM201", RANGE, RANGE_REMEDY),
    ("5 - 10%", COMPANION, "PM201", RANGE, RANGE_REMEDY),
    ("Fatal-49 Serious 692", ROADS, "PM201", UNCLEAR, LABELS),
    ("Fatal - 49", ROADS, "PM201", UNCLEAR, LABELS),
    ("741 Fatal 49 Serious 692", ROADS, "PM201", UNCLEAR, LABELS),
    ("Fatal 49 Serious", ROADS, "PM201", UNCLEAR, LABELS),
    ("6,397 614", ROADS, "PM201", UNCLEAR, LABELS),
    ("Fatal (49) Serious (692)", ROADS, "PM201", UNCLEAR, LABELS),
    ("Fatal 4_9", ROADS, "PM201", UNCLEAR, LABELS),
    ("Fatal 49 (Adults)", ROADS, "PM201", UNCLEAR, LABELS),
    ("49 (Fatal) Serious", ROADS, "PM201", UNCLEAR, LABELS),
    ("49 [q] (5%)", COMPANION, "PM201", UNCLEAR, LABELS),
    ("146 (4.3%) (5%)", COMPANION, "PM201", UNCLEAR, LABELS),
    ("64 Q3 only", Frame(words="Victims"), "PM201", WORDS, WORDS_REMEDY),
    ("26% improvement", Frame(), "PM201", WORDS, WORDS_REMEDY),
    ("146 (4.3%)", Frame(), "PM201", NO_HOME, NO_HOME_REMEDY),
    ("146 (4.3%)", Frame(parts=("A", "B", "C")), "PM201", NO_HOME, NO_HOME_REMEDY),
    ("Total 741 (49)", ROADS, "PM201", NO_HOME, NO_HOME_REMEDY),
    (
        "Fatal 49 Fatal 50",
        ROADS,
        "PM201",
        "gives two numbers for the same thing.",
        "Write each part once.",
    ),
    (
        "Qtr1 43.6 Qtr2 38.1",
        Frame(),
        "PM201",
        "has quarters, but the measure is not shown as quarters.",
        "Write quarters in the column Show as of the Measures sheet, or write one number.",
    ),
    (
        "Crown 38,9% Mags 63,8%",
        COURTS,
        "PM203",
        "uses a decimal comma.",
        "Write Crown 38.9% Mags 63.8%.",
    ),
    ("146 (4,3%)", COMPANION, "PM203", "uses a decimal comma.", "Write 146 (4.3%)."),
]


@pytest.mark.parametrize(
    ("text", "frame", "code", "problem", "remedy"),
    REFUSED,
    ids=[f"{row[0]} of {len(row[1].parts)}" for row in REFUSED],
)
def test_refused(text: str, frame: Frame, code: str, problem: str, remedy: str) -> None:
    """What has no single reading is a problem, never a guess."""
    assert read(text, frame) == Problem(code, f'"{text}" {problem}', remedy)


@pytest.mark.parametrize(
    ("label", "frame"),
    [("Slight", ROADS), ("A", Frame(parts=("Adults", "Aged")))],
    ids=["unknown", "too short"],
)
def test_a_label_that_is_no_part(label: str, frame: Frame) -> None:
    """A label must fit exactly one part; the message lists them."""
    assert read(f"{label} 7", frame) == Problem(
        "PM319",
        f'"{label}" is not one part of this measure.',
        f"Write one of {'; '.join(frame.parts)}, or add it in the column Parts of the Measures "
        "sheet.",
    )


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Crown", "Crown Court"),
        ("mags", "Magistrates' courts"),
        ("Magistrates", "Magistrates' courts"),
        ("magistrates courts", "Magistrates' courts"),
        ("Courts", None),
        ("Mag courts", "Magistrates' courts"),
        ("Crown Courts", "Crown Court"),
        ("Cr", None),
        ("M", None),
    ],
)
def test_match_part(label: str, part: str | None) -> None:
    """A label is a part's name or the beginning of its first words, if only one part begins so."""
    assert match_part(label, COURTS.parts) == part


def test_a_label_that_begins_two_parts() -> None:
    """A beginning that two parts share names neither; the whole name still does."""
    assert match_part("Victim", ("Victim under 25", "Victim over 25")) is None
    assert match_part("Victim", ("Victim", "Victim over 25")) == "Victim"


def test_the_warning_of_a_dash_stays() -> None:
    """A dash inside a composite keeps its warning, a number in it is no number stored as text."""
    pieces = read_composite("Qtr1 75.3 Qtr4-")
    assert isinstance(pieces, tuple)
    assert [piece.label for piece in pieces] == ["Qtr1", "Qtr4"]
    assert pieces[0] == Piece(reading=Reading(value=Decimal("75.3")), label="Qtr1")
    assert pieces[1].reading.missing is Missing.NOT_AVAILABLE
    assert pieces[1].reading.warning is not None
    assert pieces[1].reading.warning.code == "PM211"


@pytest.mark.parametrize("text", ["1234567890123456 (4.3%)", "Fatal 1234567890123456 Serious 3"])
def test_numbers_beyond_what_a_sheet_holds(text: str) -> None:
    """A number of more than 15 digits is refused beside others as it is alone."""
    found = read_composite(text, ROADS.parts)
    assert isinstance(found, Problem)
    assert (found.code, found.remedy) == ("PM208", "Write a number of at most 15 digits.")


def test_forecast_status() -> None:
    """The word Projection makes the value a forecast."""
    assert read_composite("577 projection") == (
        Piece(reading=Reading(value=Decimal(577), statuses=(Status.FORECAST,))),
    )


numbers = st.decimals(min_value=-99999, max_value=99999, places=1)


@given(numbers, numbers)
def test_printed_parts_are_read_back(fatal: Decimal, serious: Decimal) -> None:
    """A composite printed with its labels before or behind is read back number for number."""
    expected = [f"Fatal | {fatal or abs(fatal)}", f"Serious | {serious or abs(serious)}"]
    first, second = (f"{value:,}".replace("-", "−") for value in (fatal, serious))
    assert read(f"Fatal {first} Serious {second}", ROADS) == expected
    assert read(f"{first} (Fatal) {second} (Serious)", ROADS) == expected


@given(st.text(alphabet="0123456789.,-–+()%£ ²[]xrAFatalSerious:;/\u00a0", max_size=30))
def test_reading_never_raises(text: str) -> None:
    """Any text gives pieces or a problem, and no digit of an accepted text is lost."""
    pieces = read_composite(text, ROADS.parts)
    if isinstance(pieces, Problem):
        assert pieces.remedy
        return
    readings = [r for piece in pieces for r in (piece.reading, piece.bracket) if r is not None]
    read_digits = "".join(str(abs(r.value)) for r in readings if r.value is not None)
    kept = read_digits + "".join(p.label + p.period + p.reading.footnote for p in pieces)
    assert sum(c.isdecimal() for c in text) <= sum(c.isdecimal() for c in kept)
