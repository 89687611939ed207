"""PM313: breaks say what changed."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Status
from tests.checks.builders import PRINTED, catalogue, cell, example_of, lines_of, seen

NOTICES = replace(PRINTED, id="dvpn")
BLANK = Break(measure="dvpn", since=date(2021, 4, 1), what=" ", source=cell("Breaks!A3"))


def test_a_break_that_says_nothing_is_reported() -> None:
    """The line is the one that explain shows."""
    assert lines_of("PM313", catalogue(NOTICES, breaks=[BLANK])) == [example_of("PM313")]


@pytest.mark.parametrize(
    "row", [replace(BLANK, what="A new system"), replace(BLANK, note="A new system")]
)
def test_either_column_says_it(row: Break) -> None:
    """What changed or the note is enough."""
    assert lines_of("PM313", catalogue(NOTICES, breaks=[row])) == []


def test_a_figure_marked_as_a_break_needs_a_row() -> None:
    """Without a row nothing stops the comparison."""
    observations = [seen(NOTICES, "2021/22", "534", status=Status.BREAK)]
    assert lines_of("PM313", catalogue(NOTICES), observations) == [
        (
            "This quarter!E4: PM313 dvpn for 2021/22 is marked as a break, but Breaks has no row "
            "for it. Add a row to Breaks that says from when, and what changed."
        )
    ]


@pytest.mark.parametrize(
    ("since", "measure", "is_reported"),
    [
        pytest.param(date(2021, 4, 1), "dvpn", False, id="its first day"),
        pytest.param(date(2020, 9, 1), "dvpn", False, id="within the year before"),
        pytest.param(date(2022, 3, 31), "dvpn", False, id="its last day"),
        pytest.param(date(2022, 4, 1), "dvpn", True, id="after it"),
        pytest.param(date(2015, 4, 1), "dvpn", True, id="long ago"),
        pytest.param(date(2021, 4, 1), "dvpo", True, id="of another measure"),
    ],
)
def test_the_row_must_be_about_that_time(since: date, measure: str, *, is_reported: bool) -> None:
    """A row about another time or measure explains nothing."""
    row = replace(BLANK, since=since, measure=measure, what="Counted anew")
    observations = [seen(NOTICES, "2021/22", "534", status=Status.BREAK)]
    assert bool(lines_of("PM313", catalogue(NOTICES, breaks=[row]), observations)) is is_reported


def test_other_statuses_need_no_row() -> None:
    """A provisional figure is no break."""
    observations = [seen(NOTICES, "2021/22", "534", status=Status.PROVISIONAL)]
    assert lines_of("PM313", catalogue(NOTICES), observations) == []
