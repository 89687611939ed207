"""Checks of figures that perfmon works out from months or quarters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break, Catalogue
from perfmon_cli.checks import context_of, registered
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Observation, Status
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Quarter, months_ending
from tests.checks.builders import PRINTED, Q1, catalogue, seen

ADDS_UP = replace(PRINTED, adds_over_time=True)
LATER = Quarter(2022, 2)


def months(
    measure: Measure,
    values: Sequence[str],
    last: date = date(2022, 3, 31),
    *,
    length: int = 1,
    area: str = "",
    numbers: tuple[str, str] | None = None,
    status: Status | None = None,
) -> list[Observation]:
    """Figures of so many months each in C2, C3 and so on; "" leaves one out."""
    newest = months_ending(last, length)
    above, below = numbers or (None, None)
    return [
        seen(
            measure,
            newest.shifted(length * (row + 1 - len(values))),
            value,
            f"Months!C{row + 2}",
            area=area,
            numerator=above,
            denominator=below,
            status=status,
        )
        for row, value in enumerate(values)
        if value
    ]


def lines(
    code: str, book: Catalogue, observations: Sequence[Observation], quarter: Quarter = Q1
) -> list[str]:
    """What one check finds once everything is worked out that can be."""
    held = completed(Dataset({o.key: o for o in observations}), book)
    check = next(one for one in registered() if one.info.code == code)
    return [str(finding) for finding in check.check(context_of(book, held, quarter))]


def test_what_is_worked_out_is_there() -> None:
    """PM304 does not ask for a year that its months make."""
    assert lines("PM304", catalogue(ADDS_UP), months(ADDS_UP, ["5"] * 12)) == []


BREAK = Break(measure=ADDS_UP.id, since=date(2021, 10, 1), what="New system")
SHARE = replace(
    PRINTED, id="share", unit=Unit.PERCENT, decimals=1, rule_settings=(("from series", "ratio"),)
)
RATE = replace(SHARE, unit=Unit.RATE, per=1000)


@pytest.mark.parametrize(
    ("measure", "held", "breaks", "expected"),
    [
        (
            ADDS_UP,
            months(ADDS_UP, ["5", "5", *[""] * 2, *["5"] * 8]),
            (),
            "of its 12 months, June 2021 and July 2021 are missing. Enter what is missing, or the "
            'figure itself, or why there is none: "Not available".',
        ),
        (
            ADDS_UP,
            months(ADDS_UP, ["5", "5", *[""] * 10]),
            (),
            "of its 12 months, 10 are missing. Enter what is missing, or the figure itself, or why "
            'there is none: "Not available".',
        ),
        (
            ADDS_UP,
            months(ADDS_UP, ["5", "", "5", "5"], length=3),
            (),
            "of its 4 quarters, Q2 2021/22 is missing. Enter what is missing, or the figure "
            'itself, or why there is none: "Not available".',
        ),
        (
            ADDS_UP,
            months(ADDS_UP, ["5"] * 12),
            (BREAK,),
            "counting changed within it, so its 12 months are not put together. Enter it, or write "
            'in its cell why there is none, for instance "Not available".',
        ),
        (
            PRINTED,
            months(PRINTED, ["5"] * 12),
            (),
            "its 12 months are there, but Measures does not say what they make. If it is their "
            'sum, write yes under "Adds up over time" in Measures; otherwise enter the figure.',
        ),
        (
            replace(SHARE, rule_settings=()),
            months(SHARE, ["5"] * 12),
            (),
            "its 12 months are there, but Measures does not say what they make. If it is all their "
            'numerators over all denominators, write "from series: ratio" under Rule settings in '
            "Measures; otherwise enter the figure.",
        ),
        (
            SHARE,
            months(SHARE, ["5"] * 12),
            (),
            "not all of its 12 months have a numerator and a denominator. Enter those, or the "
            "figure itself.",
        ),
        (
            RATE,
            months(RATE, ["1"] * 12, numbers=("500", "500000")),
            (),
            "its 12 months are out of nearly the same number, as they are of a population. If it "
            'is one, write "from series: sum" under Rule settings; otherwise enter it.',
        ),
    ],
    ids=[
        "two missing",
        "many missing",
        "a quarter missing",
        "a break",
        "not declared",
        "percentage not declared",
        "no numbers",
        "a population",
    ],
)
def test_why_it_was_not_worked_out(
    measure: Measure, held: list[Observation], breaks: tuple[Break, ...], expected: str
) -> None:
    """PM304 says what stands in the way where some of the months are there."""
    found = lines("PM304", catalogue(measure, breaks=breaks), held)
    assert found == [f"Measures!A2: PM304 {measure.id} has no figure for 2021/22: {expected}"]


def test_areas_given_beside_a_sum_of_months() -> None:
    """PM308 compares a year worked out with the districts' years, and names its cells."""
    measure = replace(ADDS_UP, areas_add_up=True)
    held = [
        *months(measure, ["5"] * 12),
        seen(measure, "2021/22", "30", "By district!C4", area="Bradford"),
        seen(measure, "2021/22", "31", "By district!D4", area="Leeds"),
    ]
    found = lines("PM308", catalogue(measure), held)
    assert len(found) == 1
    assert found[0].startswith(
        "Months!C2: PM308 knife_crime for 2021/22 is 60, but its 2 areas add up to 61."
    )
    assert "It is worked out from 12 cells, Months!C2 to Months!C13." in found[0]


def test_a_sum_agrees_with_itself() -> None:
    """Quarters that differ from the months are reported at the quarters, not at the year."""
    held = [
        *months(ADDS_UP, ["5"] * 12),
        *(
            replace(one, source=replace(one.source, sheet="Quarters"))
            for one in months(ADDS_UP, ["15", "15", "15", "16"], length=3)
        ),
    ]
    found = lines("PM308", catalogue(ADDS_UP), held)
    assert [line.split(" PM308 ")[0] for line in found] == ["Quarters!C5:"]


def test_months_of_the_future() -> None:
    """PM306 reports the months, not what they add up to."""
    held = months(ADDS_UP, ["5"] * 12, last=date(2022, 4, 30))
    found = lines("PM306", catalogue(ADDS_UP), held)
    assert [line.split(" PM306 ")[0] for line in found] == ["Months!C13:"]


def test_a_marked_month() -> None:
    """PM313 asks for one row of Breaks, for the month that is marked."""
    held = months(ADDS_UP, ["5"] * 12)
    held[0] = replace(held[0], statuses=(Status.BREAK,))
    found = lines("PM313", catalogue(ADDS_UP), held)
    assert [line.split(" PM313 ")[0] for line in found] == ["Months!C2:"]


def test_gaps_between_years_of_this_quarter_only() -> None:
    """PM305 looks at the twelve months that end with the quarter, not at those of other papers."""
    held = [
        *months(ADDS_UP, ["5"] * 15, last=date(2019, 3, 31)),
        *months(ADDS_UP, ["5"] * 27, last=date(2022, 3, 31)),
    ]
    found = lines("PM305", catalogue(ADDS_UP), held, Quarter(2022, 1))
    assert len(found) == 1
    assert "has figures for 2018/19 and 2020/21, but none for 2019/20." in found[0]


def test_small_sums_are_small_months() -> None:
    """PM317 counts the figures of the workbook, not what is worked out of them."""
    held = months(ADDS_UP, ["1", *["0"] * 11])
    (found,) = lines("PM317", catalogue(ADDS_UP), held)
    assert found.startswith("Months!C2: PM317 knife_crime for April 2021 is 1; Measures")


@pytest.mark.parametrize(("value", "is_said"), [("5.0", True), ("12.0", False)])
def test_few_behind_a_percentage(value: str, *, is_said: bool) -> None:
    """PM317: 5% of 60 are 3 people, also where only the people asked are given."""
    survey = replace(SHARE, unit=Unit.SURVEY_PERCENT, rule_settings=())
    held = [seen(survey, "2021/22", value, n="60")]
    found = lines("PM317", catalogue(survey), held)
    assert bool(found) is is_said
    if is_said:
        assert "share for 2021/22 stands for 3; Measures" in found[0]
