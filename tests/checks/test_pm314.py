"""PM314: decisions have a reason, a subject, and have not run out."""

from dataclasses import replace
from datetime import date

import pytest

from tests.checks.builders import PRINTED, catalogue, decision, example_of, lines_of

ASB = replace(PRINTED, id="asb_incidents")


def test_a_decision_without_a_reason_is_reported() -> None:
    """The line is the one that explain shows."""
    row = decision("trend", reason="", measure="asb_incidents")
    assert lines_of("PM314", catalogue(ASB, decisions=[row])) == [example_of("PM314")]


@pytest.mark.parametrize(
    ("reason", "is_reported"),
    [
        pytest.param("see e-mail", False, id="ten characters"),
        pytest.param("see email", True, id="nine"),
        pytest.param("  ok        ", True, id="spaces do not count"),
    ],
)
def test_a_reason_has_ten_characters(reason: str, *, is_reported: bool) -> None:
    """Shorter ones explain nothing."""
    rows = [decision("rating", reason=reason)]
    assert bool(lines_of("PM314", catalogue(ASB, decisions=rows))) is is_reported


def test_a_decision_about_an_unknown_measure_is_reported() -> None:
    """It would silently decide nothing."""
    rows = [decision("pm208", measure="asb_incident")]
    assert lines_of("PM314", catalogue(ASB, decisions=rows)) == [
        (
            "Decisions!A2: PM314 The decision to accept PM208 of asb_incident is about a measure "
            "that Measures does not list. Correct its id, or delete the row."
        )
    ]


@pytest.mark.parametrize(
    ("until", "is_reported"),
    [(date(2022, 4, 29), True), (date(2022, 4, 30), False), (None, False)],
    ids=["before", "on the day", "open"],
)
def test_a_decision_that_has_run_out_is_reported(until: date | None, *, is_reported: bool) -> None:
    """It is judged by "Figures as at", and holds on its last day."""
    rows = [decision("trend", until=until)]
    lines = lines_of("PM314", catalogue(ASB, decisions=rows, as_at=date(2022, 4, 30)))
    expected = (
        "Decisions!A2: PM314 The decision on the trend ran out on 29 April 2022 and no longer "
        "applies. Decide again and write a later date under Until, or delete the row."
    )
    assert lines == ([expected] if is_reported else [])


def test_without_a_quarter_nothing_has_run_out() -> None:
    """There is no day to judge by."""
    rows = [decision("trend", until=date(2001, 1, 1))]
    assert lines_of("PM314", catalogue(ASB, decisions=rows), quarter=None) == []


def test_a_decision_that_cannot_be_made_is_reported() -> None:
    """Errors about files and settings are never accepted."""
    rows = [decision("PM101"), decision("pm504"), decision("PM308")]
    assert [line.split(":")[1] for line in lines_of("PM314", catalogue(ASB, decisions=rows))] == [
        " PM314 The decision to accept PM101 cannot be made",
        " PM314 The decision to accept PM504 cannot be made",
    ]


def test_a_good_decision_is_left_alone() -> None:
    """A reason, a known measure, no end."""
    rows = [decision("trend", measure="asb_incidents"), decision("attention")]
    assert lines_of("PM314", catalogue(ASB, decisions=rows)) == []


def test_a_code_that_does_not_exist_is_reported() -> None:
    """A slip in the code accepts nothing, and the finding it was meant for stays open."""
    assert lines_of("PM314", catalogue(decisions=[decision("PM399")])) == [
        (
            "Decisions!A2: PM314 The decision to accept PM399 accepts nothing: perfmon has no such "
            "code. Write the code that stands in front of the finding, or delete the row."
        )
    ]
    assert lines_of("PM314", catalogue(decisions=[decision("pm401")])) == []


def test_a_reason_that_is_too_short_is_named_at_its_cell() -> None:
    """It is there, so nobody is told that it is not."""
    rows = [decision("trend", reason="ok", measure="asb_incidents")]
    assert lines_of("PM314", catalogue(ASB, decisions=rows)) == [
        (
            'Decisions!G2: PM314 The reason "ok" of the decision on the trend of asb_incidents is '
            "too short. Say why in a few words (at least 10 characters): the paper prints it."
        )
    ]
