"""PM330: the whole of a percentage lies within the range of its areas."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Measure, Unit
from tests.checks.builders import (
    FIVE_AREAS,
    PERCENT,
    example_of,
    lines_of,
    seen,
    wide_catalogue,
)

BY_AREA = ("70.6", "74.5", "76.4", "77.4", "75.9")


def figures(
    whole: str, by_area: tuple[str | Missing, ...] = BY_AREA, measure: Measure = PERCENT
) -> list[Observation]:
    """The whole and its districts."""
    return [
        seen(measure, "2021/22", whole, "This quarter!C2"),
        *(
            seen(measure, "2021/22", value, f"By district!{chr(68 + at)}2", area=FIVE_AREAS[at])
            for at, value in enumerate(by_area)
        ),
    ]


def test_a_whole_above_all_its_areas_is_reported() -> None:
    """The line is the one that explain shows."""
    assert lines_of("PM330", wide_catalogue(PERCENT), figures("79.2")) == [example_of("PM330")]


@pytest.mark.parametrize(
    ("whole", "is_reported"),
    [
        ("72.6", False),
        ("70.6", False),
        ("77.4", False),
        ("78.0", False),  # within a tenth of the range
        ("78.1", True),
        ("69.9", True),
    ],
)
def test_a_tenth_of_the_range_is_let_pass(whole: str, *, is_reported: bool) -> None:
    """A few people belong to no district."""
    assert bool(lines_of("PM330", wide_catalogue(PERCENT), figures(whole))) is is_reported


def test_rounding_is_let_pass() -> None:
    """Districts of one size may all round the same way."""
    same = ("77.7",) * 5
    assert lines_of("PM330", wide_catalogue(PERCENT), figures("77.6", same)) == []
    assert len(lines_of("PM330", wide_catalogue(PERCENT), figures("77.5", same))) == 1


@pytest.mark.parametrize(
    ("measure", "by_area"),
    [
        pytest.param(PERCENT, BY_AREA[:4], id="a district has no figure"),
        pytest.param(PERCENT, (*BY_AREA[:4], Missing.NOT_AVAILABLE), id="a marker"),
        pytest.param(replace(PERCENT, unit=Unit.COUNT), BY_AREA, id="counts add up"),
        pytest.param(replace(PERCENT, unit=Unit.INDEX), BY_AREA, id="an index may be anything"),
    ],
)
def test_it_needs_every_area_and_a_mean(
    measure: Measure, by_area: tuple[str | Missing, ...]
) -> None:
    """The missing district may be the highest."""
    assert lines_of("PM330", wide_catalogue(measure), figures("99", by_area, measure)) == []


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=5, max_size=5),
)
def test_the_rounded_mean_of_rounded_areas_never_cries_wolf(pairs: list[tuple[int, int]]) -> None:
    """Whatever the districts' sizes, the whole lies between them."""
    pairs = [(min(part, whole), whole) for part, whole in pairs]
    total = 100 * sum(part for part, _ in pairs) / sum(whole for _, whole in pairs)
    by_area = tuple(f"{100 * part / whole:.1f}" for part, whole in pairs)
    assert lines_of("PM330", wide_catalogue(PERCENT), figures(f"{total:.1f}", by_area)) == []
