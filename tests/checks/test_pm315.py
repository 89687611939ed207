"""PM315: targets for some measures of a priority and not for others."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Target
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Measure, Polarity
from tests.checks.builders import PLAIN, PRINTED, catalogue, example_of, lines_of, seen

CRIME = replace(PRINTED, id="neighbourhood_crime", target_is_baseline=True)
HOMICIDE = replace(PRINTED, id="homicide")
SEEN = [seen(HOMICIDE, "2021/22", "32")]


def test_a_measure_without_a_target_beside_one_with_is_reported() -> None:
    """The line is the one that explain shows."""
    others = [replace(PLAIN, id=f"other_{number}") for number in range(20)]
    found = lines_of("PM315", catalogue(*others, HOMICIDE, CRIME), SEEN)
    assert found == [example_of("PM315")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(CRIME, target_is_baseline=False), id="no target at all"),
        pytest.param(replace(CRIME, priority="4"), id="in another priority"),
        pytest.param(replace(CRIME, priority=""), id="of a supporting measure"),
    ],
)
def test_a_priority_without_targets_is_left_alone(other: Measure) -> None:
    """A paper without targets prints no ratings."""
    assert lines_of("PM315", catalogue(HOMICIDE, other), SEEN) == []


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(replace(HOMICIDE, polarity=Polarity.WATCH), id="only watched"),
        pytest.param(replace(HOMICIDE, target=Decimal(20)), id="a target"),
        pytest.param(replace(HOMICIDE, target=Decimal(0)), id="a target of 0"),
        pytest.param(
            replace(HOMICIDE, band_high=Decimal(30), polarity=Polarity.STEADY), id="a band"
        ),
        pytest.param(replace(HOMICIDE, band_high=Decimal(30)), id="a ceiling, where down is good"),
        pytest.param(
            replace(HOMICIDE, rule_settings=(("rating", "benchmark"),)), id="held to other areas"
        ),
        pytest.param(replace(HOMICIDE, priority=""), id="supporting"),
    ],
)
def test_measures_that_need_none_are_left_alone(measure: Measure) -> None:
    """Watched, rated in another way, or not in a priority's table."""
    assert lines_of("PM315", catalogue(measure, CRIME), SEEN) == []


def test_a_band_is_none_where_the_good_direction_contradicts_it() -> None:
    """Nothing is rated against it there."""
    measure = replace(HOMICIDE, band_low=Decimal(30))
    assert len(lines_of("PM315", catalogue(measure, CRIME), SEEN)) == 1


def test_a_row_in_targets_counts_as_a_target() -> None:
    """For the measure itself, and for the one beside it."""
    row = Target(measure="homicide", value=Decimal(20))
    assert lines_of("PM315", catalogue(HOMICIDE, CRIME, targets=[row]), SEEN) == []


@pytest.mark.parametrize(
    "observations", [[], [seen(HOMICIDE, "2021/22", Missing.NOT_AVAILABLE)]], ids=["none", "marker"]
)
def test_a_measure_without_figures_is_left_alone(observations: list[Observation]) -> None:
    """There is nothing to rate."""
    assert lines_of("PM315", catalogue(HOMICIDE, CRIME), observations) == []
