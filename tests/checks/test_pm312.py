"""PM312: baselines have a period and a figure."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, PREVIOUS_YEAR, Measure
from perfmon_cli.period import Basis
from tests.checks.builders import PLAIN, PRINTED, catalogue, example_of, lines_of, period, seen

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
