"""PM335: a forecast whose day has come, and what stayed provisional."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing, Status
from perfmon_cli.measure import Unit
from perfmon_cli.period import Basis, Quarter
from tests.checks.builders import PRINTED, Q1, catalogue, example_of, lines_of, seen

UPLIFT = replace(PRINTED, id="officer_uplift", unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)


@pytest.mark.parametrize("quarter", [Q1, None], ids=["a quarter", "the newest row of Quarters"])
def test_a_forecast_of_a_day_that_has_passed_is_reported(quarter: Quarter | None) -> None:
    """The line is the one that explain shows."""
    forecast = seen(UPLIFT, "31/03/2021", "765", "This quarter!C53", status=Status.FORECAST)
    assert lines_of("PM335", catalogue(UPLIFT), [forecast], quarter) == [example_of("PM335")]


@pytest.mark.parametrize(
    ("status", "when", "is_reported"),
    [
        (Status.FORECAST, "31/03/2024", False),
        (Status.FORECAST, "31/01/2022", False),
        (Status.FORECAST, "31/12/2021", True),
        (Status.PROVISIONAL, "31/03/2022", False),
        (Status.PROVISIONAL, "31/03/2020", False),
        (Status.PROVISIONAL, "29/02/2020", True),
        (Status.ESTIMATED, "31/03/2019", False),
        (Status.FINAL, "31/03/2019", False),
    ],
)
def test_each_status_has_its_time(status: Status, when: str, *, is_reported: bool) -> None:
    """A quarter for forecasts, two years for provisional figures."""
    lines = lines_of("PM335", catalogue(UPLIFT), [seen(UPLIFT, when, "765", status=status)])
    assert bool(lines) is is_reported


def test_a_provisional_figure_says_how_old_it_is() -> None:
    """The remedy asks for the final one."""
    old = seen(PRINTED, "2018/19", "2521", status=Status.PROVISIONAL)
    assert lines_of("PM335", catalogue(PRINTED), [old]) == [
        (
            "This quarter!E4: PM335 knife_crime for 2018/19 is still provisional, more than 2 "
            "years after 31 March 2019. Enter the figure that came about, or correct the status."
        )
    ]


def test_what_has_no_figure_is_left_alone() -> None:
    """A marker is not overtaken, and without a quarter there is no time."""
    empty = seen(PRINTED, "2018/19", Missing.NOT_AVAILABLE, status=Status.PROVISIONAL)
    assert lines_of("PM335", catalogue(PRINTED), [empty]) == []
    old = seen(PRINTED, "2018/19", "2521", status=Status.PROVISIONAL)
    assert lines_of("PM335", replace(catalogue(PRINTED), quarters=()), [old], None) == []
