"""Targets through time: steps, sums of steps and straight lines (METHODS 4.3)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.indicators.model import Level, Rating, RatingRule, Reason
from perfmon_cli.measure import Measure, Polarity, Tolerance, Unit
from perfmon_cli.period import Basis, Quarter
from tests.indicators.builders import PLAIN, catalogue, figure, one, period

SO_FAR = replace(PLAIN, basis=Basis.YEAR_TO_DATE)
ROLLING = replace(PLAIN, unit=Unit.PERCENT, polarity=Polarity.UP)
COUNTED = replace(PLAIN, adds_over_time=True)
QUARTERLY = replace(PLAIN, basis=Basis.QUARTER, adds_over_time=True)
STAFF = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT, polarity=Polarity.UP)
Rows = dict[str, str]


def rating_of(
    measure: Measure, when: str, value: str, rows: Rows, *, area: str | None = None, line: bool
) -> Rating:
    """The rating of a figure by rows of the Targets sheet, `{period: target}`."""
    held = figure(measure, when, value)
    settings = (("rating", "profile"),) if line else ()
    measure = replace(measure, rule_settings=settings)
    targets = tuple(
        Target(
            measure=measure.id,
            value=Decimal(target),
            area=area,
            period=period(text, measure.basis) if text else None,
            source=CellRef("data/figures.xlsx", "Targets", f"D{number}"),
        )
        for number, (text, target) in enumerate(rows.items(), start=2)
    )
    quarter = Quarter(held.key.period.end.year, held.key.period.end.month // 3)
    return one(measure, held, book=catalogue(measure, targets=targets), quarter=quarter).rating


QUARTERS = {"Q1 2021/22": "90", "Q2 2021/22": "110", "Q3 2021/22": "100", "Q4 2021/22": "60"}
SO_FAR_ROWS = {"Apr to Jun 2021": "90", "Apr to Sep 2021": "200", "2021/22": "360"}
LINE = {"2020/21": "70", "2022/23": "80"}


@pytest.mark.parametrize(
    ("measure", "when", "rows", "line", "expected"),
    [
        (SO_FAR, "Apr to Sep 2021", SO_FAR_ROWS, False, "200"),
        (SO_FAR, "Apr to Dec 2021", SO_FAR_ROWS, False, None),
        (SO_FAR, "Apr to Dec 2021", SO_FAR_ROWS, True, "280"),
        (SO_FAR, "Apr to Dec 2021", {"2021/22": "400"}, False, None),
        (SO_FAR, "Apr to Dec 2021", {"2021/22": "400"}, True, "300"),
        (SO_FAR, "Apr to Dec 2021", {"2021/22": "400", "": "7"}, False, None),
        (SO_FAR, "2021/22", {"2020/21": "400", "": "7"}, False, "7"),
        (SO_FAR, "Apr to Dec 2021", QUARTERS, False, "300"),
        (SO_FAR, "Apr to Jun 2021", QUARTERS, False, "90"),
        (SO_FAR, "2021/22", QUARTERS, False, "360"),
        (SO_FAR, "Apr to Dec 2021", {"Q1 2021/22": "9", "Q3 2021/22": "9"}, False, None),
        (QUARTERLY, "Q3 2021/22", QUARTERS, False, "100"),
        (QUARTERLY, "Q3 2021/22", {"2021/22": "400"}, False, None),
        (COUNTED, "12 months to Mar 2022", QUARTERS, False, "360"),
        (COUNTED, "12 months to Dec 2021", {"2020/21": "70", "2021/22": "80"}, False, None),
        (COUNTED, "12 months to Dec 2021", {"2020/21": "70", "2021/22": "80"}, True, "77.5"),
        (ROLLING, "2021/22", LINE, True, "75"),
        (ROLLING, "12 months to Dec 2021", LINE, True, "73.75"),
        (ROLLING, "2020/21", LINE, True, "70"),
        (ROLLING, "2022/23", LINE, True, "80"),
        (ROLLING, "2019/20", LINE, True, None),
        (ROLLING, "2023/24", LINE, True, None),
        (ROLLING, "2023/24", {**LINE, "": "66"}, True, "66"),
        (ROLLING, "2021/22", LINE, False, None),
        (ROLLING, "Apr 2021 to Mar 2022", {"Jan 2022 to Dec 2022": "66"}, False, "66"),
        (STAFF, "31/03/2022", {"31/03/2021": "500", "31/03/2024": "800"}, True, "600"),
        (STAFF, "31/03/2022", {"31/03/2021": "500", "31/03/2024": "800"}, False, None),
        (ROLLING, "2021/22", {}, True, None),
    ],
    ids=[
        "a year so far has a step of its own",
        "no step for nine months",
        "a line between two steps",
        "a year's target is not one of nine months",
        "but a line from nothing reaches it",
        "nor is one without a time",
        "which holds at the end of the year",
        "quarters that make the period up",
        "one quarter",
        "all four quarters",
        "a quarter is missing",
        "the quarter's own",
        "a year's target is not one of a quarter",
        "quarters make up twelve months",
        "not the target of another year",
        "a line between two years",
        "halfway",
        "at three eighths",
        "at its beginning",
        "at its end",
        "before the line",
        "behind the line",
        "a target of any time behind the line",
        "no line asked for",
        "a share takes the target of the time it ends in",
        "a headcount on a line",
        "a headcount without one",
        "no rows",
    ],
)
def test_the_target_of_a_time(
    measure: Measure, when: str, rows: Rows, expected: str | None, *, line: bool
) -> None:
    """The row of the period, a line where one is asked for, steps that make it up, then any."""
    found = rating_of(measure, when, "1", rows, line=line)
    wanted = None if expected is None else Decimal(expected)
    assert found.target == wanted
    assert found.reason is (Reason.NO_TARGET if expected is None else None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("75", Level.GREEN),
        ("74.99", Level.AMBER),
        ("73", Level.AMBER),
        ("72.99", Level.RED),
    ],
)
def test_the_room_below_a_line(value: str, expected: Level) -> None:
    """A profile is held to as a target is: edges belong to the better colour."""
    found = rating_of(ROLLING, "2021/22", value, LINE, line=True)
    assert (found.level, found.rule) == (expected, RatingRule.PROFILE)


def test_the_tolerance_is_that_of_the_last_step() -> None:
    """Steps that are added take the room of the last of them."""
    wide = Tolerance(Decimal(20), relative=True)
    rows = [
        Target(measure="thefts", value=Decimal(100), period=period(text, Basis.QUARTER))
        for text in ("Q1 2021/22", "Q2 2021/22")
    ]
    targets = (rows[0], replace(rows[1], tolerance=wide))
    held = figure(SO_FAR, "Apr to Sep 2021", "240")
    book = catalogue(SO_FAR, targets=targets)
    found = one(SO_FAR, held, book=book, quarter=Quarter(2021, 3)).rating
    assert (found.level, found.tolerance) == (Level.AMBER, wide)


def test_the_cells_it_comes_from() -> None:
    """A target that is worked out names every row behind it."""
    made_up = rating_of(SO_FAR, "Apr to Sep 2021", "1", QUARTERS, line=False)
    assert [place.cell for place in made_up.sources] == ["D2", "D3"]
    on_a_line = rating_of(ROLLING, "2021/22", "1", {"": "1", **LINE}, line=True)
    assert [place.cell for place in on_a_line.sources] == ["D3", "D4"]


def test_a_district_s_own_steps_come_before_those_of_any() -> None:
    """Steps for the whole area by name come before steps for any area."""
    book = catalogue(
        SO_FAR,
        targets=(
            Target(measure="thefts", value=Decimal(9), period=period("2021/22")),
            Target(measure="thefts", value=Decimal(5), area="West Yorkshire"),
        ),
    )
    found = one(SO_FAR, figure(SO_FAR, "2021/22", "6"), book=book).rating
    assert (found.target, found.level) == (Decimal(5), Level.RED)


def test_one_period_written_twice() -> None:
    """Of two rows of one period the last written counts, on a line too."""
    twice = [("2020/21", 70), ("2022/23", 90), ("2022/23", 80)]
    rows = tuple(
        Target(measure="thefts", value=Decimal(value), period=period(when)) for when, value in twice
    )
    measure = replace(ROLLING, rule_settings=(("rating", "profile"),))
    found = one(measure, figure(measure, "2021/22", "1"), book=catalogue(measure, targets=rows))
    assert found.rating.target == 75


@pytest.mark.parametrize(
    ("measure", "when", "is_rated"),
    [
        (SO_FAR, "Apr to Dec 2021", False),
        (SO_FAR, "Apr to Jun 2021", False),
        (SO_FAR, "2021/22", True),
        (replace(SO_FAR, unit=Unit.GBP), "Apr to Dec 2021", False),
        (replace(SO_FAR, unit=Unit.PERCENT), "Apr to Dec 2021", True),
        (QUARTERLY, "Q3 2021/22", True),
        (COUNTED, "12 months to Dec 2021", True),
    ],
    ids=[
        "nine months",
        "three months",
        "the whole year",
        "pounds",
        "a share",
        "a quarter",
        "twelve months",
    ],
)
@pytest.mark.parametrize("goal", [{"target": Decimal(1200)}, {"band_high": Decimal(1200)}])
def test_the_target_of_a_measure_that_grows_through_the_year(
    measure: Measure, when: str, goal: dict[str, Decimal], *, is_rated: bool
) -> None:
    """951 until December are not better than 1,200 for the year: nothing says so before March."""
    found = rating_of(replace(measure, **goal), when, "951", {}, line=False)  # type: ignore[arg-type]
    expected = (Level.GREEN, None) if is_rated else (Level.NONE, Reason.NO_TARGET)
    assert (found.level, found.reason) == expected
