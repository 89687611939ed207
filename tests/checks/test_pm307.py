"""PM307: a jump of the newest figure."""

from dataclasses import replace

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Quarter
from tests.checks.builders import (
    PERCENT,
    PRINTED,
    catalogue,
    cell,
    example_of,
    lines_of,
    period,
    seen,
    series,
)

ASB = replace(PRINTED, id="asb_incidents")
EARLIER = ("50120", "49873", "51240", "45381", "53825")
YEARS = ("2016/17", "2017/18", "2018/19", "2019/20", "2020/21")


def found(measure: Measure, earlier: tuple[str, ...], newest: str) -> list[str]:
    """What the check says of the row."""
    years = YEARS[-len(earlier) :]
    observations = [
        *series(measure, dict(zip(years, earlier, strict=True))),
        seen(measure, "2021/22", newest, "This quarter!F25"),
    ]
    return lines_of("PM307", catalogue(measure), observations)


def test_a_digit_too_many_is_reported() -> None:
    """The line is the one that explain shows."""
    assert found(ASB, EARLIER, "353780") == [example_of("PM307")]


@pytest.mark.parametrize(
    ("measure", "earlier", "newest"),
    [
        pytest.param(ASB, EARLIER[1:], "353780", id="four earlier years"),
        pytest.param(ASB, EARLIER, "58000", id="within the scatter"),
        pytest.param(ASB, ("22", "21", "24", "20", "23"), "32", id="small counts"),
        pytest.param(ASB, ("0", "0", "0", "0", "0"), "9", id="a few from none"),
        pytest.param(PERCENT, ("74.9", "75", "75.1", "75", "75"), "72.6", id="a few points"),
        pytest.param(ASB, ("1000", "1000", "1000", "1000", "1000"), "1200", id="a fifth"),
    ],
)
def test_ordinary_changes_are_left_alone(
    measure: Measure, earlier: tuple[str, ...], newest: str
) -> None:
    """Six times the scatter and a quarter of the median are both needed."""
    assert found(measure, earlier, newest) == []


@pytest.mark.parametrize(
    ("measure", "earlier", "newest"),
    [
        pytest.param(ASB, EARLIER, "5378", id="a digit too few"),
        pytest.param(PERCENT, ("74.9", "75", "75.1", "75", "75"), "27.6", id="digits swapped"),
        pytest.param(ASB, ("22", "21", "500", "20", "23"), "230", id="an earlier odd year"),
        pytest.param(
            replace(PERCENT, unit=Unit.DAYS), ("40", "41", "42", "40", "43"), "75.3", id="days"
        ),
    ],
)
def test_slips_are_reported(measure: Measure, earlier: tuple[str, ...], newest: str) -> None:
    """One odd earlier year does not hide a slip."""
    assert len(found(measure, earlier, newest)) == 1


def test_figures_before_a_break_do_not_count() -> None:
    """Counting changed, so a jump was to be expected."""
    row = Break(measure=ASB.id, since=period("2021/22").start, what="", source=cell("Breaks!A2"))
    observations = [
        *series(ASB, dict(zip(YEARS, EARLIER, strict=True))),
        seen(ASB, "2021/22", "353780"),
    ]
    assert len(lines_of("PM307", catalogue(ASB), observations)) == 1
    assert lines_of("PM307", catalogue(ASB, breaks=[row]), observations) == []


def test_the_figure_of_the_quarter_is_judged_and_no_later_one() -> None:
    """An older paper is not warned of what came after it."""
    observations = [
        *series(ASB, dict(zip(YEARS, EARLIER, strict=True))),
        seen(ASB, "2021/22", "353780"),
    ]
    assert lines_of("PM307", catalogue(ASB), observations, Quarter(2021, 1)) == []
    assert len(lines_of("PM307", catalogue(ASB), observations, None)) == 1


def test_overlapping_years_are_not_taken_together() -> None:
    """Twelve months to December are no earlier figure of those to March."""
    values = {
        f"12 months to {month} {year}": "1000"
        for year in (2019, 2020)
        for month in ("June", "September", "December")
    }
    observations = [*series(ASB, values), seen(ASB, "2021/22", "9000")]
    assert lines_of("PM307", catalogue(ASB), observations) == []
