"""PM304: measures of the priorities have a figure for the quarter, or a reason."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, Quarter
from tests.checks.builders import (
    PLAIN,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    period,
    seen,
)

ROADS = replace(PRINTED, id="ksi", parts=("Fatal", "Serious"))


def test_a_measure_without_a_cell_for_the_quarter_is_reported_at_its_row() -> None:
    """The line is the one that explain shows."""
    others = [replace(PRINTED, id=f"other_{number}", priority="") for number in range(6)]
    observations = [seen(PRINTED, "2020/21", "2189")]
    assert lines_of("PM304", catalogue(*others, PRINTED), observations) == [example_of("PM304")]


@pytest.mark.parametrize(
    "value",
    ["2358", "0", Missing.NOT_AVAILABLE, Missing.NOT_APPLICABLE, Missing.CONFIDENTIAL],
    ids=str,
)
def test_a_figure_or_a_marker_is_an_answer(value: str | Missing) -> None:
    """It never stands where a marker gives the reason."""
    assert lines_of("PM304", catalogue(PRINTED), [seen(PRINTED, "2021/22", value)]) == []


def test_a_measure_reported_elsewhere_needs_no_figure() -> None:
    """Words such as "See Appendix 2" in any column say it for the whole row."""
    elsewhere = [seen(PRINTED, "12 months to June 2019", Missing.ELSEWHERE)]
    assert lines_of("PM304", catalogue(PRINTED), elsewhere) == []


def test_supporting_measures_are_left_alone() -> None:
    """They print only where a block names them."""
    assert lines_of("PM304", catalogue(PLAIN)) == []


def test_without_a_quarter_nothing_is_missing() -> None:
    """A workbook on its own has no current figures."""
    assert lines_of("PM304", catalogue(PRINTED), quarter=None) == []


def test_a_measure_made_of_parts_needs_each_of_them() -> None:
    """The missing part is named, and the finding is about it."""
    (finding,) = findings_of(
        "PM304", catalogue(ROADS), [seen(ROADS, "2021/22", "47", part="Fatal")]
    )
    assert str(finding).startswith("Measures!A2: PM304 ksi (Serious) has no figure for 2021/22.")
    assert (finding.measure, finding.part, finding.period) == ("ksi", "Serious", period("2021/22"))


def test_no_part_at_all_is_one_finding() -> None:
    """The measure as a whole is missing, not each part."""
    assert [line.split(".")[0] for line in lines_of("PM304", catalogue(ROADS))] == [
        "Measures!A2: PM304 ksi has no figure for 2021/22"
    ]


def test_a_whole_needs_no_parts() -> None:
    """Parts are optional where the whole is given."""
    assert lines_of("PM304", catalogue(ROADS), [seen(ROADS, "2021/22", "1002")]) == []


@pytest.mark.parametrize(
    ("measure", "quarter", "words"),
    [
        pytest.param(
            replace(PRINTED, lag_months=6), Quarter(2022, 1), "12 months to September 2021"
        ),
        pytest.param(
            replace(PRINTED, basis=Basis.CALENDAR_YEAR, lag_months=3), Quarter(2022, 1), "2021"
        ),
        pytest.param(replace(PRINTED, basis=Basis.CALENDAR_YEAR), Quarter(2022, 1), "2021"),
        pytest.param(replace(PRINTED, basis=Basis.FINANCIAL_YEAR), Quarter(2021, 4), "2020/21"),
        pytest.param(replace(PRINTED, basis=Basis.QUARTER), Quarter(2022, 1), "Q4 2021/22"),
        pytest.param(replace(PRINTED, basis=Basis.MONTH), Quarter(2022, 1), "March 2022"),
        pytest.param(
            replace(PRINTED, basis=Basis.YEAR_TO_DATE),
            Quarter(2021, 4),
            "April 2021 to December 2021",
        ),
        pytest.param(
            replace(PRINTED, basis=Basis.SNAPSHOT, lag_months=-24),
            Quarter(2022, 1),
            "31 March 2024",
        ),
    ],
)
def test_the_period_is_the_measures_own(measure: Measure, quarter: Quarter, words: str) -> None:
    """Lag and basis decide what is current; a year must be over."""
    (line,) = lines_of("PM304", catalogue(measure), quarter=quarter)
    assert f"has no figure for {words}." in line
    current = [seen(measure, words, "5")]
    assert lines_of("PM304", catalogue(measure), current, quarter) == []


@pytest.mark.parametrize(
    ("day", "is_current"),
    [("31/12/2021", True), ("30/04/2021", True), ("31/03/2021", False), ("30/04/2022", False)],
)
def test_a_snapshot_may_be_any_of_the_last_twelve_months(day: str, *, is_current: bool) -> None:
    """A snapshot of December stands for March, one of a year ago does not."""
    measure = replace(PRINTED, basis=Basis.SNAPSHOT)
    lines = lines_of("PM304", catalogue(measure), [seen(measure, day, "5763")])
    assert (lines == []) is is_current


def test_a_figure_under_another_period_is_named() -> None:
    """A mistaken period is likelier than a missing figure; nothing is to be deleted."""
    observations = [
        seen(PRINTED, "2020/21", "2189", "History!E32"),
        seen(PRINTED, "12 months to Dec 2021", "2358", "This quarter!C28"),
    ]
    assert lines_of("PM304", catalogue(PRINTED), observations) == [
        (
            "Measures!A2: PM304 knife_crime has no figure for 2021/22; This quarter!C28 has one "
            "for 12 months to December 2021. If that figure is meant for 2021/22, correct its "
            "period; otherwise enter the figure, or write in its cell why there is none, for "
            'instance "Not available".'
        )
    ]


@pytest.mark.parametrize(
    ("when", "is_named"),
    [
        pytest.param(("Mar-22",), True, id="a month alone"),
        pytest.param(("Feb-22", "Mar-22"), False, id="the months behind it"),
        pytest.param(("2020/21",), False, id="last year"),
        pytest.param(("2022/23",), True, id="next year"),
    ],
)
def test_only_what_may_be_meant_is_named(when: tuple[str, ...], *, is_named: bool) -> None:
    """Months behind a year are not mistaken years."""
    observations = [seen(PRINTED, text, "2358") for text in when]
    (line,) = lines_of("PM304", catalogue(PRINTED), observations)
    assert ("; This quarter!E4 has one for " in line) is is_named


def test_calendar_years_are_named_as_such_where_the_measure_counts_in_them() -> None:
    """2021 is not what a measure of any twelve months lacks."""
    rolling = lines_of("PM304", catalogue(PRINTED), quarter=Quarter(2021, 4))
    assert "has no figure for 12 months to December 2021." in rolling[0]
    yearly = replace(PRINTED, basis=Basis.CALENDAR_YEAR)
    assert "has no figure for 2021." in lines_of("PM304", catalogue(yearly))[0]
