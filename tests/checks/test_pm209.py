"""PM209: counts are whole."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Status
from perfmon_cli.measure import Measure, Unit
from tests.checks.builders import PERCENT, PRINTED, catalogue, example_of, lines_of, seen


def test_a_count_with_decimals_is_reported() -> None:
    """A count cannot be 23.58."""
    observations = [seen(PRINTED, "2021/22", "23.58", "This quarter!E23")]
    assert lines_of("PM209", catalogue(PRINTED), observations) == [example_of("PM209")]


@pytest.mark.parametrize("value", ["2358", "2358.0", "0", "1E+3", "1E+29", "1E+300"])
def test_whole_numbers_are_left_alone_however_written(value: str) -> None:
    """Trailing zeros make no decimals."""
    assert lines_of("PM209", catalogue(PRINTED), [seen(PRINTED, "2021/22", value)]) == []


@pytest.mark.parametrize("status", [Status.ESTIMATED, Status.FORECAST])
def test_estimates_and_forecasts_may_have_decimals(status: Status) -> None:
    """What is worked out need not be whole."""
    observations = [seen(PRINTED, "2021/22", "23.58", status=status)]
    assert lines_of("PM209", catalogue(PRINTED), observations) == []


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(replace(PRINTED, unit=Unit.SNAPSHOT), id="a snapshot"),
        pytest.param(replace(PRINTED, unit=Unit.DAYS), id="days"),
        pytest.param(replace(PRINTED, decimals=1), id="a count printed with decimals"),
    ],
)
def test_other_measures_may_have_decimals(measure: Measure) -> None:
    """Only counts printed without decimals are whole."""
    assert lines_of("PM209", catalogue(measure), [seen(measure, "2021/22", "23.58")]) == []


def test_a_number_of_people_asked_is_whole() -> None:
    """A percentage in the column n is not a number of people."""
    observations = [seen(PERCENT, "2021/22", "72.6", n="77.6")]
    assert lines_of("PM209", catalogue(PERCENT), observations) == [
        (
            "This quarter!E4: PM209 The number of people asked of victim_satisfaction for 2021/22 "
            "is 77.6, not a whole number. Correct the number under n."
        )
    ]
    assert lines_of("PM209", catalogue(PERCENT), [seen(PERCENT, "2021/22", "72.6", n="776")]) == []
