"""PM317: someone decided whether small numbers may be printed."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Unit
from tests.checks.builders import (
    PERCENT,
    PLAIN,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    seen,
)

ORDERS = replace(PRINTED, id="stalking_orders")


def test_a_small_number_is_reported_once_a_measure() -> None:
    """The line is the one that explain shows."""
    observations = [
        seen(ORDERS, "2019/20", "0", "This quarter!D17"),
        seen(ORDERS, "2020/21", "3", "This quarter!E17"),
        seen(ORDERS, "2021/22", "1", "This quarter!F17"),
    ]
    assert lines_of("PM317", catalogue(ORDERS), observations) == [example_of("PM317")]


@pytest.mark.parametrize("disclosive", [True, False])
def test_a_decision_either_way_is_an_answer(*, disclosive: bool) -> None:
    """Yes and no are both decided."""
    measure = replace(ORDERS, disclosive=disclosive)
    assert lines_of("PM317", catalogue(measure), [seen(measure, "2021/22", "1")]) == []


@pytest.mark.parametrize(
    ("value", "smallest", "is_reported"),
    [("0", 5, False), ("1", 5, True), ("4", 5, True), ("5", 5, False), ("9", 10, True)],
)
def test_small_is_below_the_smallest_publishable_number(
    value: str, smallest: int, *, is_reported: bool
) -> None:
    """0 is not small, and the limit itself may be printed."""
    workbook = catalogue(ORDERS, smallest_number=smallest)
    lines = lines_of("PM317", workbook, [seen(ORDERS, "2021/22", value)])
    assert bool(lines) is is_reported


@pytest.mark.parametrize(
    ("part", "area", "is_reported"),
    [("", "", False), ("", "Leeds", True), ("Under 25", "", True)],
    ids=["whole", "area", "part"],
)
def test_of_supporting_measures_only_areas_and_parts_count(
    part: str, area: str, *, is_reported: bool
) -> None:
    """Their totals print only where a block names them."""
    lines = lines_of("PM317", catalogue(PLAIN), [seen(PLAIN, "2021/22", "3", part=part, area=area)])
    assert bool(lines) is is_reported


def test_the_numerator_of_a_percentage_counts() -> None:
    """3 of 60 points to three people as well."""
    observations = [
        seen(PERCENT, "2021/22", "5.0", numerator="3", denominator="60"),
        seen(PERCENT, "2020/21", "3.0"),
    ]
    (finding,) = findings_of("PM317", catalogue(PERCENT), observations)
    assert finding.problem == (
        "victim_satisfaction for 2021/22 has the numerator 3; Measures does not say whether such "
        "numbers may be published."
    )


def test_several_more_are_counted() -> None:
    """The plural."""
    years = ("2018/19", "2019/20", "2020/21")
    observations = [seen(ORDERS, year, "2") for year in years]
    (finding,) = findings_of("PM317", catalogue(ORDERS), observations)
    assert "is 2, and 2 more figures of it are below 5;" in finding.problem


def test_headcounts_count_and_days_do_not() -> None:
    """Numbers of people on a day are counts."""
    headcount, days = replace(ORDERS, unit=Unit.SNAPSHOT), replace(ORDERS, unit=Unit.DAYS)
    assert len(lines_of("PM317", catalogue(headcount), [seen(headcount, "2021/22", "3")])) == 1
    assert lines_of("PM317", catalogue(days), [seen(days, "2021/22", "3")]) == []
    hidden = [seen(headcount, "2021/22", Missing.CONFIDENTIAL)]
    assert lines_of("PM317", catalogue(headcount), hidden) == []
