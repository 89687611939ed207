"""PM336: an area or part left out of the newest figures."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.period import Quarter
from tests.checks.builders import (
    FIVE_AREAS,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    seen,
    wide_catalogue,
)

DVPO = replace(PRINTED, id="dvpo")
PARTED = replace(PRINTED, parts=("Murder", "Threats", "Robbery"))


def by_district(*missing: str, when: str = "2021/22", row: int = 19) -> list[Observation]:
    """A row of By district with blank cells."""
    return [
        seen(DVPO, when, "95", f"By district!{chr(68 + at)}{row}", area=area)
        for at, area in enumerate(FIVE_AREAS)
        if area not in missing
    ]


def test_a_district_left_out_is_reported() -> None:
    """The line is the one that explain shows."""
    assert lines_of("PM336", wide_catalogue(DVPO), by_district("Kirklees")) == [example_of("PM336")]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        pytest.param((), "", id="none"),
        pytest.param(("Kirklees", "Leeds"), "Kirklees and Leeds", id="two"),
        pytest.param(("Bradford", "Kirklees", "Leeds"), "", id="most"),
        pytest.param(FIVE_AREAS, "", id="all"),
    ],
)
def test_most_of_the_areas_must_be_there(missing: tuple[str, ...], words: str) -> None:
    """A measure that two districts collect is not missing three."""
    lines = lines_of("PM336", wide_catalogue(DVPO), by_district(*missing))
    assert [line.partition("none for ")[2].split(". ")[0] for line in lines] == (
        [words] if words else []
    )


def test_a_marker_is_an_answer() -> None:
    """It says why there is none."""
    marked = seen(DVPO, "2021/22", Missing.NOT_AVAILABLE, area="Kirklees")
    assert lines_of("PM336", wide_catalogue(DVPO), [*by_district("Kirklees"), marked]) == []


def test_only_the_newest_period_is_looked_at() -> None:
    """An older hole is PM305; a later one is not this quarter's."""
    observations = [*by_district(), *by_district("Leeds", when="2020/21", row=20)]
    assert lines_of("PM336", wide_catalogue(DVPO), observations) == []
    (finding,) = findings_of("PM336", wide_catalogue(DVPO), observations, Quarter(2021, 1))
    assert (finding.place, finding.measure) == ("By district!D20", "dvpo")
    assert "dvpo for 2020/21 has figures for 4 of 5 areas, but none for Leeds." in finding.problem


def test_the_months_behind_a_measure_are_looked_at_too() -> None:
    """A district that is late with its month is asked for it."""
    months = [*by_district(when="Feb-22", row=20), *by_district("Wakefield", when="Mar-22", row=21)]
    (line,) = lines_of("PM336", wide_catalogue(DVPO), [*by_district(), *months])
    assert line.startswith(
        "By district!D21: PM336 dvpo for March 2022 has figures for 4 of 5 areas"
    )


@pytest.mark.parametrize("area", ["", "Leeds"])
def test_a_part_left_out_is_reported(area: str) -> None:
    """In the whole, and in an area that is split."""
    observations = [
        seen(PARTED, "2021/22", "8", part="Murder", area=area),
        seen(PARTED, "2021/22", "677", part="Robbery", area=area),
    ]
    (line,) = lines_of("PM336", catalogue(PARTED), observations)
    subject = "knife_crime [Leeds]" if area else "knife_crime"
    assert f"{subject} for 2021/22 has figures for 2 of 3 parts, but none for Threats." in line


def test_a_measure_that_is_not_split_needs_no_parts() -> None:
    """Neither areas nor parts are expected where there are none."""
    assert lines_of("PM336", catalogue(PARTED), [seen(PARTED, "2021/22", "2358")]) == []
