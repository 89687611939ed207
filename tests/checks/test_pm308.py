"""PM308: parts, areas and shorter periods add up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import months_ending
from tests.checks.builders import PRINTED, catalogue, example_of, findings_of, lines_of, seen

PARTS = (
    "Residential burglary",
    "Personal robbery",
    "Theft from vehicle",
    "Theft of vehicle",
    "Vehicle interference",
    "Theft from person",
)
SIX = replace(PRINTED, id="neighbourhood_crime", parts=PARTS, parts_add_up=True)
TWO = replace(PRINTED, parts=("A", "B"), parts_add_up=True)
BY_AREA = replace(PRINTED, areas_add_up=True)
OVER_TIME = replace(PRINTED, adds_over_time=True)
VALUES = ("9307", "2323", "7175", "5450", "2413", "2754")


def with_parts(measure: Measure, whole: str, values: tuple[str, ...]) -> list[Observation]:
    """A whole with its parts."""
    parts = zip(measure.parts, values, strict=True)
    return [
        seen(measure, "2021/22", whole, "This quarter!F27"),
        *(seen(measure, "2021/22", value, part=part) for part, value in parts),
    ]


def test_a_published_total_that_is_not_the_sum_is_reported() -> None:
    """The line is the one that explain shows."""
    found = lines_of("PM308", catalogue(SIX), with_parts(SIX, "29386", VALUES))
    assert found == [example_of("PM308")]


def test_a_right_total_is_left_alone() -> None:
    """The components give 29422."""
    assert lines_of("PM308", catalogue(SIX), with_parts(SIX, "29422", VALUES)) == []


def test_parts_add_up_only_where_measures_says_so() -> None:
    """Homicides under 25 are part of all homicides, not all of them."""
    measure = replace(TWO, parts_add_up=False)
    assert lines_of("PM308", catalogue(measure), with_parts(measure, "32", ("26", "7"))) == []


@pytest.mark.parametrize("missing", [Missing.NOT_AVAILABLE, Missing.CONFIDENTIAL])
def test_a_sum_with_a_missing_part_is_not_looked_at(missing: Missing) -> None:
    """What is not known cannot be said not to add up."""
    observations = [
        seen(TWO, "2021/22", "32"),
        seen(TWO, "2021/22", "26", part="A"),
        seen(TWO, "2021/22", missing, part="B"),
    ]
    assert lines_of("PM308", catalogue(TWO), observations) == []
    assert lines_of("PM308", catalogue(TWO), observations[:2]) == []


def test_parts_of_an_area_are_added_up_in_the_area() -> None:
    """Each area is a whole of its own."""
    observations = [
        seen(TWO, "2021/22", "12", "By district!D4", area="Leeds"),
        seen(TWO, "2021/22", "5", part="A", area="Leeds"),
        seen(TWO, "2021/22", "6", part="B", area="Leeds"),
        seen(TWO, "2021/22", "9", part="A"),
        seen(TWO, "2021/22", "9", part="B"),
    ]
    assert [line.split(".")[0] for line in lines_of("PM308", catalogue(TWO), observations)] == [
        "By district!D4: PM308 knife_crime [Leeds] for 2021/22 is 12, but its 2 parts add up to 11"
    ]


def test_areas_add_up_to_the_whole_area() -> None:
    """Districts are summed where Measures says so, for each part too."""
    observations = [
        seen(BY_AREA, "2021/22", "16"),
        seen(BY_AREA, "2021/22", "9", area="Bradford"),
        seen(BY_AREA, "2021/22", "6", area="Leeds"),
    ]
    assert lines_of("PM308", catalogue(BY_AREA), observations) == [
        (
            "This quarter!E4: PM308 knife_crime for 2021/22 is 16, but its 2 areas add up to 15. "
            'Correct the figure that is wrong, or write no under "Areas add up" in Measures.'
        )
    ]
    assert lines_of("PM308", catalogue(PRINTED), observations) == []


@pytest.mark.parametrize(
    ("periods", "kind"),
    [
        pytest.param([f"Q{number} 2021/22" for number in range(1, 5)], "4 quarters", id="quarters"),
        pytest.param(
            [str(months_ending(date(2022, 3, 31), 1).shifted(-back)) for back in range(12)],
            "12 months",
            id="months",
        ),
    ],
)
def test_shorter_periods_add_up_to_the_year(periods: list[str], kind: str) -> None:
    """A complete series behind a year must give the year."""
    whole = seen(OVER_TIME, "2021/22", "100")
    behind = [seen(OVER_TIME, when, "10") for when in periods]
    (line,) = lines_of("PM308", catalogue(OVER_TIME), [whole, *behind])
    assert f"is 100, but its {kind} add up to {len(periods) * 10}." in line
    few = [seen(OVER_TIME, "2021/22", str(len(periods) * 10)), *behind[1:]]
    assert lines_of("PM308", catalogue(OVER_TIME), few) == []
    assert lines_of("PM308", catalogue(PRINTED), [whole, *behind]) == []


@pytest.mark.parametrize(
    ("measure", "whole", "values", "is_reported"),
    [
        pytest.param(TWO, "10", ("5", "6"), True, id="counts are exact"),
        pytest.param(
            replace(TWO, rounded_to=Decimal(5)), "250", ("120", "125"), False, id="rounded to 5"
        ),
        pytest.param(
            replace(TWO, rounded_to=Decimal(5)), "250", ("120", "120"), True, id="beyond rounding"
        ),
        pytest.param(
            replace(TWO, unit=Unit.PERCENT), "100", ("33.3", "66.6"), False, id="rounded percents"
        ),
        pytest.param(
            replace(TWO, unit=Unit.PERCENT), "100", ("33.3", "66.4"), True, id="wrong percents"
        ),
        pytest.param(
            replace(TWO, unit=Unit.GBP), "100.10", ("50.05", "50.06"), True, id="pence are exact"
        ),
        pytest.param(
            replace(TWO, unit=Unit.SNAPSHOT), "10", ("5", "6"), True, id="headcounts are exact"
        ),
        pytest.param(
            replace(TWO, unit=Unit.SNAPSHOT), "10.1", ("5.1", "5.1"), False, id="posts are rounded"
        ),
    ],
)
def test_sums_may_differ_by_what_rounding_explains(
    measure: Measure, whole: str, values: tuple[str, ...], *, is_reported: bool
) -> None:
    """Half a unit of each figure, and nothing for what is counted."""
    lines = lines_of("PM308", catalogue(measure), with_parts(measure, whole, values))
    assert bool(lines) is is_reported


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=2, max_size=6), st.data())
def test_percents_rounded_from_exact_shares_never_cry_wolf(
    counts: list[int], data: st.DataObject
) -> None:
    """Shares that were each rounded to the same decimals are within the tolerance."""
    total = sum(counts)
    decimals = data.draw(st.integers(min_value=0, max_value=2))
    if total == 0:
        return
    parts = tuple(f"p{number}" for number in range(len(counts)))
    measure = replace(TWO, unit=Unit.PERCENT, parts=parts)
    step = Decimal(1).scaleb(-decimals)
    values = tuple(str((Decimal(100) * count / total).quantize(step)) for count in counts)
    assert lines_of("PM308", catalogue(measure), with_parts(measure, "100", values)) == []


def test_figures_that_are_already_more_than_the_whole_are_reported() -> None:
    """A missing part cannot make the sum smaller."""
    observations = [
        seen(TWO, "2021/22", "20"),
        seen(TWO, "2021/22", "26", part="A"),
        seen(TWO, "2021/22", Missing.CONFIDENTIAL, part="B"),
    ]
    assert lines_of("PM308", catalogue(TWO), observations) == [
        (
            "This quarter!E4: PM308 knife_crime for 2021/22 is 20, but its 1 of 2 parts already "
            'add up to 26. Correct the figure that is wrong, or write no under "Parts add up" in '
            "Measures."
        )
    ]
    index = replace(TWO, unit=Unit.INDEX)
    assert lines_of("PM308", catalogue(index), observations) == []


@pytest.mark.parametrize(
    ("values", "cell", "meant"),
    [
        pytest.param(("9307", "2323", "7175", "5405", "2413", "2754"), "F4", "5450", id="swapped"),
        pytest.param(("9307", "2323", "717.5", "5450", "2413", "2754"), "F3", "7175", id="point"),
        pytest.param(("9307", "23230", "7175", "5450", "2413", "2754"), "F2", "2323", id="digit"),
    ],
)
def test_the_one_figure_that_a_slip_explains_is_named(
    values: tuple[str, ...], cell: str, meant: str
) -> None:
    """Digits swapped, or the decimal point moved, in one cell."""
    parts = zip(SIX.parts, values, strict=True)
    observations = [
        seen(SIX, "2021/22", "29422", "This quarter!F27"),
        *(seen(SIX, "2021/22", v, f"Parts!F{at}", part=p) for at, (p, v) in enumerate(parts, 1)),
    ]
    (line,) = lines_of("PM308", catalogue(SIX), observations)
    typed = values[int(cell[1:]) - 1]
    assert f". They would add up if Parts!{cell} said {meant} instead of {typed}. Correct" in line


def test_where_two_figures_could_be_meant_both_are_named_and_of_more_none() -> None:
    """A guess would send people to the wrong cell."""
    observations = with_parts(TWO, "44", ("21", "32"))
    (line,) = lines_of("PM308", catalogue(TWO), observations)
    assert (
        ". They would add up if This quarter!E4 said 12 instead of 21, or This quarter!E4 said 23 "
        "instead of 32. Correct"
    ) in line
    three = replace(TWO, parts=("A", "B", "C"))
    (line,) = lines_of("PM308", catalogue(three), with_parts(three, "87", ("21", "32", "43")))
    assert "would add up" not in line


def test_a_lost_sign_is_named() -> None:
    """The change of a district may be below 0."""
    index = replace(BY_AREA, unit=Unit.INDEX)
    observations = [
        seen(index, "2021/22", "15"),
        seen(index, "2021/22", "9", "By district!D7", area="Bradford"),
        seen(index, "2021/22", "24", "By district!E7", area="Leeds"),
    ]
    (line,) = lines_of("PM308", catalogue(index), observations)
    assert ". They would add up if By district!D7 said -9 instead of 9. Correct" in line


@pytest.mark.parametrize(
    ("exceptions", "whole", "is_reported"),
    [
        pytest.param("whole may be larger", "40", False, id="people without an age"),
        pytest.param("whole may be larger", "30", True, id="but not smaller"),
        pytest.param("2021/22", "40", False, id="a year"),
        pytest.param("2020/21", "40", True, id="another year"),
        pytest.param("Leeds, 2021/22", "40", False, id="one of several"),
        pytest.param("Leeds", "40", True, id="an area"),
    ],
)
def test_declared_exceptions_need_not_add_up(
    exceptions: str, whole: str, *, is_reported: bool
) -> None:
    """Rule settings say what is known to differ."""
    measure = replace(TWO, rule_settings=(("parts exceptions", exceptions),))
    lines = lines_of("PM308", catalogue(measure), with_parts(measure, whole, ("26", "7")))
    assert bool(lines) is is_reported


def test_an_area_can_be_an_exception() -> None:
    """The sums of that area are not looked at, those of others are."""
    measure = replace(TWO, rule_settings=(("parts exceptions", "leeds"),))
    observations = [
        seen(measure, "2021/22", value, area=area, part=part)
        for area in ("Leeds", "Bradford")
        for part, value in (("", "9"), ("A", "3"), ("B", "3"))
    ]
    found = findings_of("PM308", catalogue(measure), observations)
    assert [finding.area for finding in found] == ["Bradford"]


def test_what_was_worked_out_is_not_compared_with_what_it_was_worked_out_of() -> None:
    """A wrong month is reported where the months are."""
    source = (seen(TWO, "Mar-22", "1").source,)
    figures = with_parts(TWO, "40", ("26", "7"))
    derived = [replace(one, derived_from=source) for one in figures]
    assert lines_of("PM308", catalogue(TWO), derived) == []
    assert len(lines_of("PM308", catalogue(TWO), [derived[0], *figures[1:]])) == 1
