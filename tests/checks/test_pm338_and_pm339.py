"""PM338 and PM339: dates that cannot be meant, and dates that do not fit."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break, Catalogue
from perfmon_cli.period import Period
from tests.checks.builders import (
    PRINTED,
    Q1,
    catalogue,
    cell,
    decision,
    example_of,
    lines_of,
    period,
    seen,
)

FIGURES = [seen(PRINTED, "2021/22", "2358"), seen(PRINTED, "2017/18", "2300")]


def dated(as_at: date | None = None, meeting: date | None = None) -> Catalogue:
    """A catalogue with these dates of the quarter."""
    known = catalogue(PRINTED)
    (row,) = known.quarters
    dates = replace(
        row,
        as_at=as_at,
        meeting_date=meeting,
        meeting_source=cell("Quarters!B2"),
        as_at_source=cell("Quarters!C2"),
    )
    return replace(known, quarters=(dates,))


@pytest.mark.parametrize(
    ("as_at", "judged_at"),
    [
        pytest.param(date(2202, 4, 30), date(2022, 3, 31), id="a slip"),
        pytest.param(date(2020, 4, 30), date(2022, 3, 31), id="years before"),
        pytest.param(date(2021, 12, 31), date(2022, 3, 31), id="the day before the quarter"),
        pytest.param(date(2022, 1, 1), None, id="its first day"),
        pytest.param(date(2025, 3, 31), None, id="three years later"),
        pytest.param(date(2025, 4, 1), date(2022, 3, 31), id="and a day"),
    ],
)
def test_figures_are_as_at_a_day_that_can_be(as_at: date, judged_at: date | None) -> None:
    """Another day is one finding at its cell, and the quarter's end is taken instead."""
    known = dated(as_at)
    found = lines_of("PM338", known, FIGURES)
    assert len(found) == (judged_at is not None)
    assert known.judged_at(Q1) == (judged_at or as_at)
    assert lines_of("PM306", known, FIGURES) == [] or judged_at is None


def test_the_line_of_a_slip() -> None:
    """The line is the one that explain shows."""
    assert lines_of("PM338", dated(date(2202, 4, 30))) == [example_of("PM338")]


@pytest.mark.parametrize(
    ("since", "code", "words"),
    [
        pytest.param(date(2202, 4, 1), "PM338", "lies outside 2000 to 2050", id="a slip"),
        pytest.param(date(1922, 4, 1), "PM338", "lies outside 2000 to 2050", id="another century"),
        pytest.param(date(2017, 3, 31), "PM339", "lies before its first figure", id="before"),
        pytest.param(date(2017, 4, 1), "", "", id="where figures begin"),
        pytest.param(date(2024, 4, 1), "", "", id="known in advance"),
    ],
)
def test_a_break_lies_among_the_figures(since: date, code: str, words: str) -> None:
    """One outside all figures stops no comparison, and one finding says so at the date."""
    row = Break(
        measure=PRINTED.id,
        since=since,
        what="new system",
        source=cell("Breaks!A2"),
        since_source=cell("Breaks!B2"),
    )
    known = catalogue(PRINTED, breaks=[row])
    found = [line for c in ("PM338", "PM339") for line in lines_of(c, known, FIGURES)]
    assert [line.startswith(f"Breaks!B2: {code} ") and words in line for line in found] == (
        [True] if code else []
    )


@pytest.mark.parametrize(
    ("meeting", "is_reported"),
    [(date(2021, 7, 15), True), (date(2022, 3, 30), True), (date(2022, 3, 31), False)],
    ids=["a year early", "a day early", "on the last day"],
)
def test_a_meeting_follows_its_quarter(meeting: date, *, is_reported: bool) -> None:
    """A paper cannot be discussed before its figures are there."""
    found = lines_of("PM339", dated(meeting=meeting))
    assert bool(found) is is_reported
    if meeting.year == 2021:
        assert found == [example_of("PM339")]


@pytest.mark.parametrize(
    ("made", "when", "said"),
    [
        pytest.param(date(2022, 6, 1), "2021/22", [], id="after the quarter"),
        pytest.param(date(2023, 3, 31), None, [], id="a year later"),
        pytest.param(
            date(2202, 6, 1),
            None,
            [
                "Decisions!A2: PM339 The decision is of 1 June 2202, more than a year after 31 "
                "March 2022, the day the figures are judged by. Look whether the date is right."
            ],
            id="a slip in the date",
        ),
        pytest.param(
            None,
            "2012/13",
            [
                "Decisions!A2: PM339 The decision is about 2012/13, for which there is no figure "
                "of knife_crime. Correct the period."
            ],
            id="a slip in the period",
        ),
    ],
)
def test_a_decision_is_about_what_there_is(
    made: date | None, when: str | None, said: list[str]
) -> None:
    """A decision of next century, or about years without figures, decides nothing."""
    covered: Period | None = period(when) if when else None
    row = replace(decision("trend", measure=PRINTED.id, period=covered), made=made)
    assert lines_of("PM339", catalogue(PRINTED, decisions=[row]), FIGURES) == said
