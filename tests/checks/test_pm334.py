"""PM334: figures of one measure under another."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure
from tests.checks.builders import (
    FIVE_AREAS,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    seen,
    series,
    wide_catalogue,
)

DVPO = replace(PRINTED, id="dvpo")
DVPN = replace(PRINTED, id="dvpn")
NOTICES = ("186", "185", "183", "144", "136")


def by_district(measure: Measure, values: tuple[str, ...], row: int) -> list[Observation]:
    """A row of By district."""
    return [
        seen(measure, "2021/22", value, f"By district!{chr(68 + at)}{row}", area=FIVE_AREAS[at])
        for at, value in enumerate(values)
    ]


def test_a_row_of_districts_under_two_measures_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [*by_district(DVPO, NOTICES, 19), *by_district(DVPN, NOTICES, 21)]
    assert lines_of("PM334", wide_catalogue(DVPO, DVPN), observations) == [example_of("PM334")]


@pytest.mark.parametrize(
    ("values", "other", "is_reported"),
    [
        pytest.param(("2189", "2521", "2358"), ("2189", "2521", "2358"), True, id="the same"),
        pytest.param(("2189", "2521", "2358"), ("2189", "2521", "2359"), False, id="one differs"),
        pytest.param(("2189", "2521"), ("2189", "2521"), False, id="two alone"),
        pytest.param(("21", "25", "23"), ("21", "25", "23"), False, id="small figures"),
        pytest.param(("100", "100", "100"), ("100", "100", "100"), False, id="all alike"),
        pytest.param(("57.4", "57.6", "57.8"), ("57.4", "57.6", "57.8"), True, id="percentages"),
    ],
)
def test_a_series_under_two_measures_is_reported(
    values: tuple[str, ...], other: tuple[str, ...], *, is_reported: bool
) -> None:
    """Three figures of three digits do not come about twice."""
    years = ("2019/20", "2020/21", "2021/22")
    observations = [
        *series(DVPO, dict(zip(years, values, strict=False))),
        *series(DVPN, dict(zip(years, other, strict=False))),
    ]
    assert bool(lines_of("PM334", catalogue(DVPO, DVPN), observations)) is is_reported


def test_a_part_that_is_the_whole_is_left_alone() -> None:
    """Every knife crime may have been a robbery."""
    years = {"2019/20": "2189", "2020/21": "2521", "2021/22": "2358"}
    parted = replace(DVPO, parts=("Robbery",))
    observations = [*series(parted, years), *series(parted, years, part="Robbery")]
    assert lines_of("PM334", catalogue(parted), observations) == []


def test_other_areas_or_periods_are_other_figures() -> None:
    """Only what says the same of the same is a copy; the later measure is named."""
    years = {"2019/20": "2189", "2020/21": "2521", "2021/22": "2358"}
    shifted = {"2018/19": "2189", "2019/20": "2521", "2020/21": "2358"}
    figures = series(DVPO, years)
    assert lines_of("PM334", catalogue(DVPO, DVPN), [*figures, *series(DVPN, shifted)]) == []
    leeds = series(DVPN, years, area="Leeds")
    assert lines_of("PM334", catalogue(DVPO, DVPN), [*figures, *leeds]) == []
    (finding,) = findings_of("PM334", catalogue(DVPO, DVPN), [*figures, *series(DVPN, years)])
    assert finding.measure == "dvpn"
