"""All indicators of a quarter: which there are, in what order, and what belongs together."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Direction, Judgement, Reason
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, PREVIOUS_YEAR, Measure, Polarity, Unit
from perfmon_cli.period import Basis, Quarter
from tests.indicators.builders import PLAIN, catalogue, figure, figures, one, period, run

OTHER = replace(PLAIN, id="burglary", label="Burglary")
PARTED = replace(PLAIN, parts=("Fatal", "Serious"))
DAYS = replace(
    PLAIN,
    id="days",
    unit=Unit.DAYS,
    basis=Basis.QUARTER,
    show_quarters=True,
    comparators=(PREVIOUS_YEAR, BASELINE),
    baseline_period=period("2019/20"),
)
YEARS = {
    "2019/20": ("43.6", "38.1", "45.8", "31.6"),
    "2020/21": ("46.7", "63.5", "81.0", "73.7"),
    "2021/22": ("75.3", "75.3", "85.2", "[x]"),
}


def resolution_times(measure: Measure = DAYS) -> list[Observation]:
    """Days to resolution, by quarter, as published in July 2022."""
    return [
        figure(measure, f"Q{n} {year}", value)
        for year, values in YEARS.items()
        for n, value in enumerate(values, start=1)
    ]


def test_order() -> None:
    """By the Measures sheet; whole, parts, areas in the order of Settings, then their parts."""
    book = catalogue(PARTED, OTHER)
    found = run(
        book,
        figures(OTHER, "", "Leeds", y2021="1"),
        figures(PARTED, "Serious", "Leeds", y2021="1"),
        figures(PARTED, "", "Leeds", y2021="1"),
        figures(PARTED, "", "Bradford", y2019="[x]"),
    )
    assert [(i.measure.id, i.part, i.area) for i in found] == [
        ("thefts", "", ""),
        ("thefts", "Fatal", ""),
        ("thefts", "Serious", ""),
        ("thefts", "", "Bradford"),
        ("thefts", "", "Leeds"),
        ("thefts", "Serious", "Leeds"),
        ("burglary", "", ""),
        ("burglary", "", "Leeds"),
    ]
    assert len(found) == 8


def test_lookup() -> None:
    """An indicator is found by measure, part and area; an unknown one is None."""
    found = run(catalogue(PARTED), figures(PARTED, "Fatal", y2021="47"))
    fatal = found.get("thefts", "Fatal")
    assert fatal is not None
    assert fatal.value == 47
    assert found.get("thefts", "Fatal", "Leeds") is None
    assert found.get("robbery") is None
    assert [part.part for part in found.parts("thefts")] == ["Fatal", "Serious"]
    assert found.quarter == Quarter(2022, 1)


def test_no_figures_at_all() -> None:
    """A measure without a cell has an indicator that says so, at the period it should have."""
    found = one(PLAIN)
    assert (found.current, found.value, found.period) == (None, None, period("2021/22"))
    assert found.trend.reason is Reason.MISSING


def test_any_quarter() -> None:
    """The same figures give another quarter its own current value and comparator."""
    found = one(PLAIN, figures(PLAIN, y2019="3", y2020="40"), quarter=Quarter(2021, 1))
    assert found.value == 40
    assert found.comparisons[0].value == 3


def test_quarters() -> None:
    """Each quarter is compared with the same quarter; one that is not available compares none."""
    found = run(catalogue(DAYS), resolution_times())
    quarters = found.quarters("days")
    assert [q.value and str(q.value) for q in quarters] == ["75.3", "75.3", "85.2", None]
    assert [[c.change for c in q.comparisons] for q in quarters] == [
        [Decimal("28.6"), Decimal("31.7")],
        [Decimal("11.8"), Decimal("37.2")],
        [Decimal("4.2"), Decimal("39.4")],
        [None, None],
    ]
    assert quarters[3].comparisons[0].reason is Reason.MISSING
    assert found.quarters("thefts") == ()


def test_the_year_of_a_quarterly_measure() -> None:
    """It has the newest quarter's value, and the arrow that all quarters agree on."""
    found = one(DAYS, resolution_times(), quarter=Quarter(2022, 1))
    assert str(found.value) == "85.2"
    assert found.period == period("Q3 2021/22", Basis.QUARTER)
    assert (found.trend.direction, found.trend.judgement) == (Direction.UP, Judgement.WORSE)


def test_quarters_that_disagree() -> None:
    """One quarter that fell leaves the year without a direction."""
    held = resolution_times()
    held[7] = figure(DAYS, "Q4 2020/21", "31.5")
    found = one(DAYS, held, quarter=Quarter(2021, 1)).trend
    assert (found.direction, found.reason) == (Direction.FLAT, Reason.MIXED)


def test_quarters_that_are_not_over() -> None:
    """A value of a later quarter is not printed in an earlier paper."""
    found = run(catalogue(DAYS), resolution_times(), quarter=Quarter(2021, 3))
    values = [q.value for q in found.quarters("days")]
    assert values == [Decimal("75.3"), Decimal("75.3"), None, None]
    year = found.get("days")
    assert year is not None
    assert year.period == period("Q2 2021/22", Basis.QUARTER)


def test_quarters_that_add_up() -> None:
    """Quarters of a count that adds up over time are tested as their total."""
    measure = replace(DAYS, unit=Unit.COUNT, adds_over_time=True, comparators=(PREVIOUS_YEAR,))
    before, now = ("100", "100", "100", "100"), ("101", "101", "101", "120")
    held = [figure(measure, f"Q{n} 2020/21", v) for n, v in enumerate(before, start=1)]
    held += [figure(measure, f"Q{n} 2021/22", v) for n, v in enumerate(now, start=1)]
    assert one(measure, held).trend.direction is Direction.UP
    separate = replace(measure, adds_over_time=False)
    assert one(separate, held).trend.direction is Direction.FLAT


def test_decision_about_a_year_of_quarters() -> None:
    """A decision about the measure holds for its agreed arrow."""
    decision = Decision(what="trend", decision="neutral", reason="Courts were closed")
    book = catalogue(DAYS, decisions=(decision,))
    found = one(DAYS, resolution_times(), book=book)
    assert (found.trend.direction, found.trend.judgement) == (Direction.UP, Judgement.NEUTRAL)


def test_companion() -> None:
    """What stands in brackets is compared with what the measure itself is compared with."""
    rate = replace(PLAIN, id="rate", unit=Unit.PERCENT, polarity=Polarity.UP)
    count = replace(
        PLAIN,
        companion="rate",
        comparators=(PREVIOUS_YEAR, BASELINE),
        baseline_period=period("2019/20"),
    )
    found = one(
        count,
        figures(count, y2019="146", y2020="255", y2021="296"),
        figures(rate, y2019="4.3", y2020="8.2", y2021="8.1"),
        book=catalogue(count, rate),
    )
    assert found.companion is not None
    assert [c.change for c in found.comparisons] == [41, 150]
    assert [c.change for c in found.companion.comparisons] == [Decimal("-0.1"), Decimal("3.8")]
    assert found.companion.companion is None


def test_companion_with_its_own_baseline() -> None:
    """A companion that has a baseline of its own is compared with that."""
    rate = replace(
        PLAIN,
        id="rate",
        unit=Unit.PERCENT,
        baseline_period=period("2018/19"),
        plan_baseline_period=period("2020/21"),
    )
    count = replace(
        PLAIN,
        companion="rate",
        comparators=(BASELINE, PLAN_BASELINE),
        baseline_period=period("2019/20"),
        plan_baseline_period=period("2019/20"),
    )
    held = figures(rate, y2018="1", y2019="2", y2020="3", y2021="4")
    found = one(count, figures(count, y2021="9"), held, book=catalogue(count, rate)).companion
    assert found is not None
    assert [c.value for c in found.comparisons] == [1, 3]


def test_companion_of_a_quarter() -> None:
    """The bracket of a quarter is the same quarter of its companion."""
    cases = replace(DAYS, id="cases", unit=Unit.COUNT, show_quarters=True)
    days = replace(DAYS, companion="cases")
    held = [figure(cases, f"Q{n} 2021/22", str(100 * n)) for n in (1, 2, 3)]
    found = run(catalogue(days, cases), resolution_times(days), held)
    beside = [q.companion.value if q.companion else None for q in found.quarters("days")]
    assert beside == [100, 200, 300, None]


@pytest.mark.parametrize("companion", ["", "no_such_measure", "thefts"])
def test_no_companion(companion: str) -> None:
    """A companion that is missing, or the measure itself, is no endless search."""
    measure = replace(PLAIN, companion=companion)
    found = one(measure, figures(measure, y2021="1"))
    assert (found.companion is None) is (companion != "thefts")


def test_snapshot_says_its_own_day() -> None:
    """A snapshot found earlier than asked carries its own period, and so does its comparator."""
    posts = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)
    held = [figure(posts, "31/12/2020", "5570"), figure(posts, "31/12/2021", "5814")]
    found = one(posts, held)
    assert found.period == period("31/12/2021", Basis.SNAPSHOT)
    assert found.comparisons[0].period == period("31/12/2020", Basis.SNAPSHOT)
    assert found.comparisons[0].change == 244
