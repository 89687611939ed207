"""PM316: surveys say how many were asked."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Unit
from tests.checks.builders import AREAS, PERCENT, catalogue, example_of, lines_of, seen

SURVEY = replace(PERCENT, unit=Unit.SURVEY_PERCENT)
WHOLE = seen(SURVEY, "2021/22", "72.6", "This quarter!F4")


def test_a_survey_without_its_size_is_reported_once_a_measure() -> None:
    """The line is the one that explain shows."""
    parts = replace(SURVEY, parts=("Victims", "Callers", "Others"))
    without = [
        WHOLE,
        *(seen(parts, "2021/22", "70", part=part) for part in parts.parts),
        *(seen(parts, "2021/22", "70", area=area) for area in AREAS),
    ]
    assert lines_of("PM316", catalogue(parts), without) == [example_of("PM316")]


@pytest.mark.parametrize(
    ("areas", "ending"),
    [
        pytest.param((), "asked. Enter", id="alone"),
        pytest.param(("Leeds",), "asked; nor does 1 more of its figures. Enter", id="one more"),
    ],
)
def test_the_others_are_counted(areas: tuple[str, ...], ending: str) -> None:
    """One more is singular."""
    observations = [WHOLE, *(seen(SURVEY, "2021/22", "70", area=area) for area in areas)]
    (line,) = lines_of("PM316", catalogue(SURVEY), observations)
    assert ending in line


@pytest.mark.parametrize(
    "observation",
    [
        pytest.param(seen(SURVEY, "2021/22", "72.6", n="9240"), id="people asked"),
        pytest.param(seen(SURVEY, "2021/22", "72.6", denominator="9240"), id="denominator"),
        pytest.param(seen(SURVEY, "2021/22", Missing.NOT_AVAILABLE), id="no figure"),
        pytest.param(seen(SURVEY, "2020/21", "77.6"), id="an earlier year"),
        pytest.param(seen(SURVEY, "Mar-22", "77.6"), id="the series behind"),
    ],
)
def test_other_cells_are_left_alone(observation: Observation) -> None:
    """Only the quarter's own figures need it."""
    assert lines_of("PM316", catalogue(SURVEY), [observation]) == []


def test_other_percentages_need_no_size() -> None:
    """A percentage of all cases is no survey."""
    assert lines_of("PM316", catalogue(PERCENT), [WHOLE]) == []


def test_without_a_quarter_nothing_is_current() -> None:
    """A workbook on its own is not asked."""
    assert lines_of("PM316", catalogue(SURVEY), [WHOLE], quarter=None) == []
