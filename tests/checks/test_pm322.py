"""PM322: the newest figures are for the quarter that was asked for."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, Quarter
from tests.checks.builders import PERCENT, PRINTED, Q1, catalogue, example_of, lines_of, seen

JUNE = seen(PRINTED, "12 months to June 2022", "2358")
MARCH = seen(PRINTED, "2021/22", "2301")
THIRD = replace(PERCENT, id="third")
YEARLY = replace(PERCENT, id="killed", basis=Basis.CALENDAR_YEAR)


def test_both_readings_are_named() -> None:
    """The line is the one that explain shows."""
    found = lines_of("PM322", catalogue(PRINTED), [MARCH, JUNE])
    assert found == [example_of("PM322")]


@pytest.mark.parametrize(
    ("measures", "observations"),
    [
        pytest.param((PRINTED,), [MARCH], id="the quarter's own figure is the newest"),
        pytest.param(
            (PRINTED, PERCENT),
            [JUNE, MARCH, seen(PERCENT, "2021/22", "70")],
            id="one sender was early",
        ),
        pytest.param(
            (PRINTED, PERCENT, THIRD),
            [
                MARCH,
                seen(PERCENT, "12 months to Dec 2021", "70"),
                seen(THIRD, "12 months to Dec 2021", "70"),
            ],
            id="most senders are late",
        ),
        pytest.param((PRINTED,), [], id="no figures at all"),
        pytest.param(
            (PRINTED,),
            [MARCH, seen(PRINTED, "2022/23", "765", status=Status.FORECAST)],
            id="a forecast",
        ),
        pytest.param(
            (PRINTED,),
            [MARCH, seen(PRINTED, "12 months to June 2022", Missing.NOT_AVAILABLE)],
            id="a cell that says there is none",
        ),
        pytest.param(
            (replace(PRINTED, lag_months=3),),
            [seen(PRINTED, "12 months to Dec 2021", "5")],
            id="figures that come a quarter late",
        ),
        pytest.param(
            (replace(PRINTED, basis=Basis.MONTH),),
            [seen(replace(PRINTED, basis=Basis.MONTH), "Apr-22", "5")],
            id="a month of the quarter to come",
        ),
        pytest.param(
            (YEARLY, PRINTED),
            [seen(YEARLY, "2021", "30"), MARCH],
            id="calendar years beside it",
        ),
        pytest.param(
            (PRINTED,), [MARCH, seen(PRINTED, "Q1 2022/23", "5")], id="the series behind it"
        ),
    ],
)
def test_nothing_is_said(measures: tuple[Measure, ...], observations: list[Observation]) -> None:
    """It is the newest of most measures, or of the first to come; forecasts do not count."""
    assert lines_of("PM322", catalogue(*measures), observations) == []


@pytest.mark.parametrize(
    ("quarter", "says"),
    [(Quarter(2022, 4), True), (Quarter(2021, 4), True), (None, False)],
    ids=["a later quarter", "an earlier quarter", "no quarter"],
)
def test_it_is_asked_of_the_quarter(quarter: Quarter | None, *, says: bool) -> None:
    """Earlier or later; without a quarter there is nothing to ask."""
    found = lines_of("PM322", catalogue(PRINTED), [MARCH], quarter)
    assert bool(found) is says


@pytest.mark.parametrize(
    ("quarter", "says"),
    [(Q1, False), (Quarter(2022, 4), False), (Quarter(2023, 1), True), (Quarter(2021, 4), True)],
    ids=["its own", "three later", "a year later", "the one before"],
)
def test_years_are_asked_where_there_is_nothing_else(quarter: Quarter, *, says: bool) -> None:
    """A financial year is the newest for four quarters; alone, it decides."""
    annual = replace(PRINTED, basis=Basis.FINANCIAL_YEAR)
    found = lines_of("PM322", catalogue(annual), [seen(annual, "2021/22", "5")], quarter)
    assert bool(found) is says


def test_most_measures_decide_which_quarter_is_named() -> None:
    """Of several newest quarters the one of most measures, of equals the latest."""
    observations = [
        JUNE,
        seen(PERCENT, "12 months to June 2022", "70"),
        seen(THIRD, "12 months to Sep 2022", "70"),
    ]
    measures = (PRINTED, PERCENT, THIRD)
    (found,) = lines_of("PM322", catalogue(*measures), observations)
    assert found.startswith("Quarters!A2: PM322 The newest figures are for Q1 2022/23 ")


def test_figures_that_were_left_behind_do_not_hide_it() -> None:
    """Asked for 2021Q4 where Q4 of 2021/22 was meant, and one measure still ends there."""
    observations = [
        MARCH,
        seen(PERCENT, "2021/22", "70"),
        seen(THIRD, "12 months to Dec 2021", "70"),
    ]
    (found,) = lines_of("PM322", catalogue(PRINTED, PERCENT, THIRD), observations, Quarter(2021, 4))
    assert found.startswith("PM322 The newest figures are for Q4 2021/22 ")


def test_a_quarter_without_a_row_has_no_place() -> None:
    """The Quarters sheet need not list it."""
    (found,) = lines_of("PM322", catalogue(PRINTED), [MARCH], Quarter(2021, 1))
    assert found.startswith("PM322 The newest figures are for Q4 2021/22 ")
