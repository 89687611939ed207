"""PM207: percentages are typed as percentages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Target
from perfmon_cli.measure import Unit
from tests.checks.builders import (
    PERCENT,
    PRINTED,
    catalogue,
    cell,
    example_of,
    findings_of,
    lines_of,
    seen,
    series,
)

AROUND_75 = {"2018/19": "74.9", "2019/20": "75.3", "2020/21": "77.6"}


def test_a_share_of_one_beside_percentages_is_reported_with_both_cells() -> None:
    """A value whose hundredfold fits its neighbours is a share; the message shows a neighbour."""
    observations = [
        seen(PERCENT, "2020/21", "77.6", "This quarter!D4"),
        seen(PERCENT, "2021/22", "0.726", "This quarter!E4"),
    ]
    assert lines_of("PM207", catalogue(PERCENT), observations) == [example_of("PM207")]


def test_a_neighbour_in_another_file_is_named_with_its_file() -> None:
    """A cell of another workbook cannot be found by its sheet alone."""
    observations = [
        seen(PERCENT, "2020/21", "77.6", "Sheet1!B2", file="data/police.xlsx"),
        seen(PERCENT, "2021/22", "0.726"),
    ]
    (finding,) = findings_of("PM207", catalogue(PERCENT), observations)
    assert "but Sheet1!B2 of data/police.xlsx says 77.6" in finding.problem


def test_the_neighbour_shown_is_of_the_same_area() -> None:
    """A district's share is shown beside the same district's percentage."""
    observations = [
        seen(PERCENT, "2020/21", "77.6", "This quarter!D4"),
        seen(PERCENT, "2019/20", "70.1", "By district!D4", area="Leeds"),
        seen(PERCENT, "2021/22", "0.726", "By district!E4", area="Leeds"),
    ]
    (finding,) = findings_of("PM207", catalogue(PERCENT), observations)
    assert finding.area == "Leeds"
    assert "but By district!D4 says 70.1" in finding.problem


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"2019/20": "2.7", "2020/21": "1.2", "2021/22": "2.4"}, id="small rates"),
        pytest.param({"2020/21": "6.1", "2021/22": "0.1"}, id="a single decimal"),
        pytest.param({"2020/21": "75", "2021/22": "0"}, id="zero"),
        pytest.param({"2020/21": "75", "2021/22": "0.01"}, id="far below"),
        pytest.param({"2020/21": "0.4", "2021/22": "0.6"}, id="small throughout"),
        pytest.param(AROUND_75, id="percentages throughout"),
    ],
)
def test_percentages_that_are_small_are_left_alone(values: dict[str, str]) -> None:
    """Nothing is said of values that make sense in percent."""
    assert lines_of("PM207", catalogue(PERCENT), series(PERCENT, values)) == []


def test_all_values_as_shares_are_reported_once() -> None:
    """A whole row typed as shares has no neighbour to differ from, but too many decimals."""
    values = {"2019/20": "0.749", "2020/21": "0.776", "2021/22": "0.726"}
    assert lines_of("PM207", catalogue(PERCENT), series(PERCENT, values)) == [
        (
            "History!D9: PM207 All 3 values of victim_satisfaction lie between 0 and 1 (here "
            "0.749, in History!F9 0.726): they look like shares of 1, not percentages. Write "
            "percentages as 72.6 or 72.6%, or show the cells as percentages."
        )
    ]


def test_a_share_far_from_the_target_is_reported() -> None:
    """With no larger value to compare with, the target shows the scale."""
    measure = replace(PERCENT, target=Decimal(75))
    assert lines_of("PM207", catalogue(measure), [seen(measure, "2021/22", "0.726")]) == [
        (
            "This quarter!E4: PM207 victim_satisfaction for 2021/22 is 0.726, but its target "
            "(Measures!A2) is 75: one of the two is not in percent. Write 72.6 (or show the cell "
            "as a percentage)."
        )
    ]


def test_small_percentages_far_below_the_target_are_left_alone() -> None:
    """The target shows the scale: 0.04 of 75 is no share of it."""
    measure = replace(PERCENT, target=Decimal(75))
    assert lines_of("PM207", catalogue(measure), [seen(measure, "2021/22", "0.04")]) == []


def test_a_target_typed_as_a_share_is_reported_at_the_measure() -> None:
    """A target of 0.75 would make every figure green."""
    measure = replace(PERCENT, target=Decimal("0.75"))
    assert lines_of("PM207", catalogue(measure), series(measure, AROUND_75)) == [
        (
            "Measures!A2: PM207 The target of victim_satisfaction is 0.75, but History!F9 says "
            "77.6: one of the two is not in percent. Write 75 (or show the cell as a percentage)."
        )
    ]


def test_parts_are_not_compared_with_each_other() -> None:
    """One part may be common and another rare."""
    measure = replace(PERCENT, parts=("Common", "Rare"))
    observations = [
        seen(measure, "2021/22", "75.5", part="Common"),
        seen(measure, "2021/22", "0.75", part="Rare"),
    ]
    assert lines_of("PM207", catalogue(measure), observations) == []


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.RATE, Unit.INDEX])
def test_other_units_have_no_scale(unit: Unit) -> None:
    """Only percentages can be typed as shares."""
    measure = replace(PRINTED, unit=unit)
    values = series(measure, {**AROUND_75, "2021/22": "0.726"})
    assert lines_of("PM207", catalogue(measure), values) == []


def test_two_values_as_shares_are_reported() -> None:
    """A new measure has no more than two years."""
    values = {"2020/21": "0.776", "2021/22": "0.726"}
    assert len(lines_of("PM207", catalogue(PERCENT), series(PERCENT, values))) == 1
    assert lines_of("PM207", catalogue(PERCENT), [seen(PERCENT, "2021/22", "0.726")]) == []


def test_a_target_of_the_sheet_targets_is_looked_at_too() -> None:
    """In its own cell."""
    row = Target(measure=PERCENT.id, value=Decimal("0.75"), area="Leeds", source=cell("Targets!D3"))
    lines = lines_of("PM207", catalogue(PERCENT, targets=[row]), series(PERCENT, AROUND_75))
    assert lines == [
        (
            "Targets!D3: PM207 The target of victim_satisfaction [Leeds] is 0.75, but History!F9 "
            "says 77.6: one of the two is not in percent. Write 75 (or show the cell as a "
            "percentage)."
        )
    ]
