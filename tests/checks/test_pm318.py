"""PM318: measures of the priorities have something to be compared with."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import BASELINE, PREVIOUS_YEAR, Comparator, ComparatorKind
from tests.checks.builders import (
    PLAIN,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    seen,
    series,
)

CALLS = replace(PRINTED, id="calls_999")
GAP = {"2019/20": "90.2", "2021/22": "85.6"}
MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)


def test_a_missing_previous_year_is_reported() -> None:
    """The line is the one that explain shows."""
    others = [replace(PLAIN, id=f"other_{number}") for number in range(4)]
    found = lines_of("PM318", catalogue(*others, CALLS), series(CALLS, GAP))
    assert found == [example_of("PM318")]


def test_a_measure_compared_with_nothing_is_reported() -> None:
    """Even without a quarter."""
    measure = replace(CALLS, comparators=())
    assert lines_of("PM318", catalogue(measure), quarter=None) == [
        (
            'Measures!A2: PM318 calls_999 is compared with nothing. Write "previous year" under '
            "Compared with in Measures."
        )
    ]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"2020/21": "90.6", "2021/22": "85.6"}, id="complete"),
        pytest.param({"2021/22": "85.6"}, id="in its first year"),
        pytest.param({"2019/20": "90.2"}, id="without a current figure"),
        pytest.param({"2021/22": "85.6", "Mar-20": "7"} | {"2020/21": "1"}, id="with a series"),
    ],
)
def test_other_rows_are_left_alone(values: dict[str, str]) -> None:
    """There must be a figure of now, and older ones."""
    assert lines_of("PM318", catalogue(CALLS), series(CALLS, values)) == []


def test_a_marker_is_an_answer() -> None:
    """It says why there is nothing to compare with."""
    observations = [*series(CALLS, GAP), seen(CALLS, "2020/21", Missing.NOT_AVAILABLE)]
    assert lines_of("PM318", catalogue(CALLS), observations) == []


def test_a_break_says_why_there_is_no_comparison() -> None:
    """Counting changed, so the year before would not be compared."""
    row = Break(measure="calls_999", since=date(2021, 4, 1), what="A new system")
    assert lines_of("PM318", catalogue(CALLS, breaks=[row]), series(CALLS, GAP)) == []


def test_a_mean_needs_each_of_its_years() -> None:
    """All missing years are named."""
    measure = replace(CALLS, comparators=(PREVIOUS_YEAR, MEAN_OF_3))
    values = {"2017/18": "1", "2018/19": "2", "2021/22": "3"}
    (finding,) = findings_of("PM318", catalogue(measure), series(measure, values))
    assert finding.problem.startswith("calls_999 has no figure for 2020/21 and 2019/20 to compare")


def test_baselines_are_another_checks_business() -> None:
    """PM312 reports them."""
    measure = replace(CALLS, comparators=(BASELINE,))
    assert lines_of("PM318", catalogue(measure), series(measure, GAP)) == []


def test_parts_are_looked_at_one_by_one() -> None:
    """The finding is about the part."""
    measure = replace(CALLS, parts=("Adults", "Juveniles"))
    observations = [
        *series(measure, GAP, part="Adults"),
        *series(measure, {"2020/21": "1", "2021/22": "2"}, part="Juveniles"),
    ]
    (finding,) = findings_of("PM318", catalogue(measure), observations)
    assert finding.part == "Adults"
    assert finding.problem.startswith("calls_999 (Adults) has no figure for 2020/21")


def test_supporting_measures_are_left_alone() -> None:
    """They need no comparator."""
    measure = replace(PLAIN, comparators=())
    assert lines_of("PM318", catalogue(measure), series(PLAIN, GAP)) == []
