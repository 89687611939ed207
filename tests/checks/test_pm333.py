"""PM333: figures copied from the period before."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.dataset.model import Observation
from perfmon_cli.period import months_ending
from tests.checks.builders import (
    FIVE_AREAS,
    PERCENT,
    PRINTED,
    catalogue,
    findings_of,
    lines_of,
    seen,
    wide_catalogue,
)

MEASURES = [replace(PRINTED, id=f"measure_{number}") for number in range(6)]
LOOK = "Look whether the column was copied, and enter the figures that are meant."


def sheets(now: tuple[str, ...], before: tuple[str, ...]) -> list[Observation]:
    """A row a measure: this year's column in one sheet, last year's in another."""
    found = []
    for at, measure in enumerate(MEASURES[: len(now)]):
        found.append(seen(measure, "2020/21", before[at], f"History!E{at + 2}"))
        found.append(seen(measure, "2021/22", now[at], f"This quarter!C{at + 2}"))
    return found


BEFORE = ("2189", "53825", "421", "27421", "748", "390")


@pytest.mark.parametrize(
    ("now", "count"),
    [
        pytest.param(BEFORE, 6, id="all"),
        pytest.param((*BEFORE[:5], "453"), 5, id="five of six"),
        pytest.param((*BEFORE[:4], "748", "453"), 5, id="the same five"),
        pytest.param((*BEFORE[:4], "860", "453"), 0, id="four of six"),
        pytest.param(BEFORE[:4], 0, id="four alone"),
        pytest.param(tuple(value[::-1] for value in BEFORE), 0, id="none"),
    ],
)
def test_a_copied_column_is_reported_once(now: tuple[str, ...], count: int) -> None:
    """At its first cell, with how many of how many."""
    lines = lines_of("PM333", catalogue(*MEASURES), sheets(now, BEFORE))
    assert lines == bool(count) * [
        (
            f"This quarter!C2: PM333 {count} of {len(now)} figures for 2021/22 in this sheet are "
            f"the same as for 2020/21, here as in History!E2. {LOOK}"
        )
    ]


def test_small_figures_do_not_count() -> None:
    """Seven homicides may be seven again."""
    small = ("7", "12", "99", "3", "0", "21")
    assert lines_of("PM333", catalogue(*MEASURES), sheets(small, small)) == []


def by_district(values: tuple[str, ...], when: str, row: int) -> list[Observation]:
    """A row of By district."""
    return [
        seen(PERCENT, when, value, f"By district!{chr(68 + at)}{row}", area=FIVE_AREAS[at])
        for at, value in enumerate(values)
    ]


def test_a_copied_row_of_districts_is_reported_once() -> None:
    """The rest of the sheet may be right."""
    values = ("70.6", "74.5", "76.4", "77.4", "75.9")
    observations = [*by_district(values, "2021/22", 2), *by_district(values, "2020/21", 3)]
    (finding,) = findings_of("PM333", wide_catalogue(PERCENT), observations)
    assert str(finding) == (
        "By district!D2: PM333 All 5 figures of victim_satisfaction for 2021/22 are the same as "
        "for 2020/21, here as in By district!D3. Look whether the row was copied, and enter the "
        "figures that are meant."
    )
    assert finding.measure == "victim_satisfaction"
    other = [*by_district((*values[:4], "75.8"), "2021/22", 2), *by_district(values, "2020/21", 3)]
    assert lines_of("PM333", wide_catalogue(PERCENT), other) == []
    two = [*by_district(values[:2], "2021/22", 2), *by_district(values[:2], "2020/21", 3)]
    assert lines_of("PM333", wide_catalogue(PERCENT), two) == []


def test_a_month_is_set_beside_the_month_before() -> None:
    """Not beside that of a year ago, which seasons may repeat."""
    newest = months_ending(date(2022, 3, 31), 1)
    observations = [
        seen(measure, newest.shifted(-back), str(1000 + at + (back > 1)), f"M{back}!C{at + 2}")
        for at, measure in enumerate(MEASURES)
        for back in range(3)
    ]
    assert [
        line.split(" figures ")[0] for line in lines_of("PM333", catalogue(*MEASURES), observations)
    ] == ["M0!C2: PM333 6 of 6"]


def test_within_a_copied_column_rows_are_not_reported_again() -> None:
    """One column copied is one finding."""
    parted = replace(PRINTED, id="parted", parts=("A", "B", "C"))
    rows = [
        seen(parted, when, value, f"{sheet}!C{at + 20}", part=parted.parts[at])
        for when, sheet in (("2020/21", "History"), ("2021/22", "This quarter"))
        for at, value in enumerate(("405", "613", "553"))
    ]
    found = findings_of("PM333", catalogue(*MEASURES, parted), [*sheets(BEFORE, BEFORE), *rows])
    assert [finding.problem.split(" figures ")[0] for finding in found] == ["9 of 9"]
    alone = findings_of("PM333", catalogue(*MEASURES, parted), rows)
    assert [finding.problem.split(" for ")[0] for finding in alone] == ["All 3 figures of parted"]
