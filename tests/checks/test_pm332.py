"""PM332: parts, areas and shorter periods are not above their whole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.measure import Measure, Unit
from tests.checks.builders import PRINTED, catalogue, example_of, lines_of, seen

HOMICIDE = replace(PRINTED, id="homicide", parts=("Non-domestic", "Victim under 25"))


def test_a_part_above_its_whole_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [
        seen(HOMICIDE, "2021/22", "32", "This quarter!C23"),
        seen(HOMICIDE, "2021/22", "220", "This quarter!C24", part="Non-domestic"),
        seen(HOMICIDE, "2021/22", "8", "This quarter!C25", part="Victim under 25"),
    ]
    assert lines_of("PM332", catalogue(HOMICIDE), observations) == [example_of("PM332")]


def test_where_several_parts_are_above_the_whole_is_reported() -> None:
    """It is likelier to be wrong than each of them, and is said once."""
    observations = [
        seen(HOMICIDE, "2021/22", "2", "This quarter!C23"),
        seen(HOMICIDE, "2021/22", "22", "This quarter!C24", part="Non-domestic"),
        seen(HOMICIDE, "2021/22", "8", "This quarter!C25", part="Victim under 25"),
    ]
    assert lines_of("PM332", catalogue(HOMICIDE), observations) == [
        (
            "This quarter!C23: PM332 homicide for 2021/22 is 2, but 2 figures that belong to it "
            "are more, for instance homicide (Non-domestic) for 2021/22 in This quarter!C24, 22. "
            "Look first whether both are for the same period; then correct the one that is wrong."
        )
    ]


def test_an_area_above_the_whole_area_is_reported() -> None:
    """A district cannot have more than all districts."""
    observations = [
        seen(PRINTED, "2021/22", "2358", "This quarter!C28"),
        seen(PRINTED, "2021/22", "2359", "By district!G4", area="Leeds"),
        seen(PRINTED, "2021/22", "2358", "By district!D4", area="Bradford"),
    ]
    assert lines_of("PM332", catalogue(PRINTED), observations) == [
        (
            "By district!G4: PM332 knife_crime [Leeds] for 2021/22 is 2359, but knife_crime for "
            "2021/22 in This quarter!C28 is 2358. Look first whether both are for the same period; "
            "then correct the one that is wrong."
        )
    ]


def test_a_month_above_the_year_that_holds_it_is_reported() -> None:
    """People counted once in a year are counted once in its months, too."""
    observations = [
        seen(PRINTED, "2021/22", "985", "This quarter!C56"),
        seen(PRINTED, "2020/21", "100", "History!E63"),
        seen(PRINTED, "Mar-22", "986", "Values!E2"),
        seen(PRINTED, "Feb-22", "985", "Values!E3"),
    ]
    assert [
        line.split(". ")[0] for line in lines_of("PM332", catalogue(PRINTED), observations)
    ] == [
        (
            "Values!E2: PM332 knife_crime for March 2022 is 986, but knife_crime for 2021/22 in "
            "This quarter!C56 is 985"
        )
    ]


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(replace(HOMICIDE, unit=Unit.PERCENT), id="percentages"),
        pytest.param(replace(HOMICIDE, unit=Unit.INDEX), id="changes"),
        pytest.param(replace(HOMICIDE, parts_add_up=True), id="PM308 says it"),
        pytest.param(replace(HOMICIDE, rounded_to=Decimal(5)), id="rounded to 5"),
    ],
)
def test_other_measures_are_left_alone(measure: Measure) -> None:
    """A share of a part may be above that of the whole."""
    part = seen(measure, "2021/22", "35", part="Non-domestic")
    whole = seen(measure, "2021/22", "32")
    assert lines_of("PM332", catalogue(measure), [whole, part]) == []
    assert len(lines_of("PM332", catalogue(HOMICIDE), [whole, part])) == 1


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(replace(PRINTED, unit=Unit.SNAPSHOT), id="numbers on a day"),
        pytest.param(replace(PRINTED, adds_over_time=True), id="PM308 says it"),
    ],
)
def test_periods_of_other_measures_are_left_alone(measure: Measure) -> None:
    """A headcount of a day is no part of another day's."""
    observations = [seen(measure, "2021/22", "985"), seen(measure, "Mar-22", "986")]
    assert lines_of("PM332", catalogue(measure), observations) == []


def test_a_whole_that_was_worked_out_is_left_alone() -> None:
    """It is the sum of what is wrong."""
    month = seen(PRINTED, "Mar-22", "5")
    whole = replace(seen(PRINTED, "2021/22", "4"), derived_from=(month.source,))
    area = seen(PRINTED, "2021/22", "5", area="Leeds")
    assert lines_of("PM332", catalogue(PRINTED), [whole, area, month]) == []
