"""PM312: baselines have a period and a figure."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, PREVIOUS_YEAR, Measure
from perfmon_cli.period import Basis
from tests.checks.builders import (
    PLAIN,
    PRINTED,
    catalogue,
    example_of,
    lines_of,
    period,
    seen,
    series,
)

JUNE = "12 months to June 2019"
CRIME = replace(
    PRINTED,
    id="neighbourhood_crime",
    comparators=(PREVIOUS_YEAR, BASELINE),
    baseline_period=period(JUNE),
)


def test_a_baseline_without_its_figure_is_reported() -> None:
    """The line is the one that explain shows."""
    others = [replace(PLAIN, id=f"other_{number}") for number in range(29)]
    observations = [seen(CRIME, "2019/20", "44179")]
    assert lines_of("PM312", catalogue(*others, CRIME), observations) == [example_of("PM312")]


@pytest.mark.parametrize("value", ["45060", Missing.NOT_AVAILABLE], ids=["a figure", "a marker"])
def test_a_figure_or_a_marker_is_an_answer(value: str | Missing) -> None:
    """A marker says why there is none."""
    assert lines_of("PM312", catalogue(CRIME), [seen(CRIME, JUNE, value)]) == []


def test_all_parts_of_a_baseline_are_an_answer() -> None:
    """A measure made of parts has its baseline in them."""
    measure = replace(CRIME, parts=("Adults", "Juveniles"))
    adults = seen(measure, JUNE, "3302", part="Adults")
    juveniles = seen(measure, JUNE, "546", part="Juveniles")
    assert lines_of("PM312", catalogue(measure), [adults, juveniles]) == []
    (line,) = lines_of("PM312", catalogue(measure), [adults])
    assert "neighbourhood_crime (Juveniles) has no figure for the baseline" in line


@pytest.mark.parametrize(
    ("measure", "problem"),
    [
        pytest.param(
            replace(PLAIN, comparators=(BASELINE,)),
            "knife_crime is compared with its baseline, but Baseline period is empty.",
            id="baseline",
        ),
        pytest.param(
            replace(PLAIN, comparators=(PLAN_BASELINE,)),
            "knife_crime is compared with its plan baseline, but Plan baseline period is empty.",
            id="plan baseline",
        ),
        pytest.param(
            replace(PLAIN, target_is_baseline=True),
            "knife_crime is compared with its baseline, but Baseline period is empty.",
            id="target",
        ),
    ],
)
def test_a_baseline_without_a_period_is_reported(measure: Measure, problem: str) -> None:
    """Supporting measures too: their changes print where a block names them."""
    (line,) = lines_of("PM312", catalogue(measure))
    assert problem in line


def test_a_declared_baseline_that_nothing_uses_is_left_alone() -> None:
    """A column may print a baseline only where there is one."""
    measure = replace(CRIME, comparators=(PREVIOUS_YEAR,))
    assert lines_of("PM312", catalogue(measure)) == []


def test_one_quarter_of_the_baselines_year_is_enough_where_quarters_are_shown() -> None:
    """Each quarter is compared with its own."""
    measure = replace(CRIME, basis=Basis.QUARTER, show_quarters=True)
    measure = replace(measure, baseline_period=period("2019/20"))
    assert len(lines_of("PM312", catalogue(measure))) == 1
    assert lines_of("PM312", catalogue(measure), [seen(measure, "Q2 2019/20", "38.1")]) == []
    assert len(lines_of("PM312", catalogue(measure), [seen(measure, "Q2 2020/21", "63.5")])) == 1


YEARS = {JUNE: "45060", "2019/20": "44179", "2020/21": "27421", "2021/22": "29422"}


def test_a_baseline_that_was_moved_leaves_its_old_figures_behind() -> None:
    """The oldest figures end in another month than all others, and nothing uses them."""
    moved = replace(CRIME, baseline_period=period("2019/20"))
    assert lines_of("PM312", catalogue(CRIME), series(CRIME, YEARS)) == []
    assert lines_of("PM312", catalogue(moved), series(moved, YEARS)) == [
        (
            "Measures!A2: PM312 History!D9 holds figures for 12 months to June 2019, which nothing "
            "uses; the baseline of neighbourhood_crime is 2019/20. Correct Baseline period in "
            "Measures, or the period of the figures."
        )
    ]


def test_a_missing_baseline_names_the_figures_that_may_be_meant() -> None:
    """A label typed differently is likelier than a missing figure."""
    moved = replace(CRIME, baseline_period=period("12 months to June 2018"))
    (line,) = lines_of("PM312", catalogue(moved), series(moved, YEARS))
    assert line == (
        "Measures!A2: PM312 neighbourhood_crime has no figure for the baseline, 12 months to June "
        "2018; History!D9 has one for 12 months to June 2019. Correct Baseline period in Measures "
        "or the period there, or enter the figure."
    )


def test_the_column_of_another_quarters_paper_is_no_old_baseline() -> None:
    """Last quarter's twelve months stay in the workbook, and are not the oldest."""
    values = {"2019/20": "44179", "2020/21": "27421", "12 months to Dec 2021": "29003"}
    measure = replace(CRIME, baseline_period=period("2019/20"))
    observations = series(measure, {**values, "2021/22": "29422"})
    assert lines_of("PM312", catalogue(measure), observations) == []


def test_a_baseline_under_two_labels_is_reported() -> None:
    """Twelve months to June and to March cannot have the same five digits."""
    observations = series(CRIME, {**YEARS, "2019/20": "45060"})
    assert lines_of("PM312", catalogue(CRIME), observations) == [
        (
            "History!D9: PM312 neighbourhood_crime for the baseline, 12 months to June 2019, is "
            "45060, and so it is for 2019/20 in History!E9, which overlaps it. One of the two is "
            "under the wrong period, or was copied: correct it."
        )
    ]
    few = series(CRIME, {JUNE: "45", "2019/20": "45", "2021/22": "50"})
    assert lines_of("PM312", catalogue(CRIME), few) == []


def test_a_baseline_of_another_length_is_reported() -> None:
    """A month is not what a year is held against."""
    measure = replace(CRIME, baseline_period=period("June 2019"))
    assert lines_of("PM312", catalogue(measure), series(measure, YEARS)) == [
        (
            "Measures!A2: PM312 neighbourhood_crime cannot be compared: its baseline, June 2019, "
            "is of another length than its figures. Correct Baseline period in Measures, or the "
            "period of the figures."
        )
    ]


@pytest.mark.parametrize("baseline", ["2021/22", "2022/23"])
def test_a_baseline_lies_before_the_figure_it_is_compared_with(baseline: str) -> None:
    """Compared with itself, nothing ever changes."""
    measure = replace(CRIME, baseline_period=period(baseline))
    (line,) = lines_of("PM312", catalogue(measure), series(measure, YEARS))
    assert f"is compared with its baseline, {baseline}, which is not earlier. Correct" in line
    assert lines_of("PM312", catalogue(measure), [seen(measure, baseline, "1")], None) == []
