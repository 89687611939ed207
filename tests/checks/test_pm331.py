"""PM331: a 0 among large figures."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Status
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import months_ending
from tests.checks.builders import (
    PERCENT,
    PRINTED,
    catalogue,
    cell,
    example_of,
    lines_of,
    seen,
    series,
)

DA = replace(PRINTED, id="da_incidents")
YEARS = {"2017/18": "61204", "2018/19": "64120", "2019/20": "63586", "2021/22": "68413"}


def test_a_zero_between_thousands_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [*series(DA, YEARS), seen(DA, "2020/21", "0", "History!F14")]
    assert lines_of("PM331", catalogue(DA), observations) == [example_of("PM331")]


@pytest.mark.parametrize(
    ("measure", "others", "is_reported"),
    [
        pytest.param(DA, ("20", "25"), True, id="two of twenty"),
        pytest.param(DA, ("19", "2500"), False, id="one below twenty"),
        pytest.param(DA, ("100",), True, id="one of a hundred"),
        pytest.param(DA, ("99",), False, id="one of fewer"),
        pytest.param(DA, (), False, id="nothing beside it"),
        pytest.param(DA, ("0", "5000"), False, id="two of them"),
        pytest.param(PERCENT, ("20", "28.1"), True, id="percentages"),
        pytest.param(PERCENT, ("19.9", "80"), False, id="small percentages"),
        pytest.param(replace(PERCENT, unit=Unit.RATE, per=1000), ("5", "8"), True, id="rates"),
        pytest.param(replace(PERCENT, unit=Unit.DAYS), ("4.9", "43.6"), False, id="few days"),
        pytest.param(replace(PERCENT, unit=Unit.DAYS), ("43.6",), True, id="days"),
        pytest.param(replace(DA, unit=Unit.INDEX), ("400", "500"), False, id="no change"),
        pytest.param(
            replace(DA, rule_settings=(("may jump", "yes"),)), ("400", "500"), False, id="may jump"
        ),
    ],
)
def test_what_is_large_depends_on_the_unit(
    measure: Measure, others: tuple[str, ...], *, is_reported: bool
) -> None:
    """So many never become none by chance."""
    values = dict(zip(("2018/19", "2019/20"), others, strict=False))
    observations = [*series(measure, values), seen(measure, "2021/22", "0")]
    assert bool(lines_of("PM331", catalogue(measure), observations)) is is_reported


def test_what_is_marked_as_low_is_left_alone() -> None:
    """It rounds to 0 and is not 0."""
    zero = seen(DA, "2020/21", "0", status=Status.LOW)
    assert lines_of("PM331", catalogue(DA), [*series(DA, YEARS), zero]) == []


def test_a_zero_before_a_break_is_left_alone() -> None:
    """What was not counted yet was none."""
    row = Break(measure=DA.id, since=date(2021, 4, 1), what="", source=cell("Breaks!A2"))
    observations = [seen(DA, "2020/21", "0"), seen(DA, "2021/22", "5000")]
    assert len(lines_of("PM331", catalogue(DA), observations)) == 1
    assert lines_of("PM331", catalogue(DA, breaks=[row]), observations) == []


def test_one_figure_beside_it_is_named_alone() -> None:
    """The sentence fits one figure, too."""
    (line,) = lines_of(
        "PM331", catalogue(DA), [seen(DA, "2020/21", "0"), seen(DA, "2021/22", "5000")]
    )
    assert "da_incidents for 2020/21 is 0, but its other figure is 5000. If there is" in line


def test_a_month_left_at_zero_is_reported_though_a_few_months_are_low() -> None:
    """Of ten or more figures the oddest are left out of the range."""
    newest = months_ending(date(2022, 3, 31), 1)
    values = ["410", "0", "12", *["395"] * 18]
    months = [
        seen(DA, newest.shifted(-back), v, f"Values!E{back + 2}") for back, v in enumerate(values)
    ]
    (line,) = lines_of("PM331", catalogue(DA), months)
    assert line.startswith(
        "Values!E3: PM331 da_incidents for February 2022 is 0, but its 20 other "
    )
