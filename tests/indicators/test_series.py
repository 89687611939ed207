"""Which figures make the series behind an arrow, and why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators import series
from perfmon_cli.indicators.model import Reason
from perfmon_cli.indicators.series import Series
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Basis, Quarter
from tests.indicators.builders import PLAIN, behind, figure, figures, period

Q4 = Quarter(2021, 4)
YEARLY = replace(PLAIN, basis=Basis.FINANCIAL_YEAR)
QUARTERLY = replace(PLAIN, basis=Basis.QUARTER)
SO_FAR = replace(PLAIN, basis=Basis.YEAR_TO_DATE)
POSTS = replace(PLAIN, basis=Basis.SNAPSHOT, unit=Unit.SNAPSHOT)
NOW = figure(PLAIN, "2021/22", "2400")


def since(day: date) -> Break:
    """A break from this day on."""
    return Break(measure="thefts", since=day, what="New system")


def found(
    measure: Measure,
    held: Sequence[Observation],
    current: Observation = NOW,
    breaks: Sequence[Break] = (),
    wanted: str | None = None,
) -> Series | Reason:
    """The series of figures in any order."""
    history = sorted({*held, current}, key=lambda o: (o.key.period.end, o.key.period.start))
    return series.behind(measure, history, current, breaks, wanted)


def values(line: Series | Reason) -> list[int]:
    """The values of a series that there is."""
    assert isinstance(line, Series), line
    return [int(o.value or 0) for o in line.observations]


def hidden(observation: Observation, why: Missing = Missing.CONFIDENTIAL) -> Observation:
    """The observation without its value."""
    return replace(observation, value=None, missing=why)


def test_the_shortest_periods_are_taken() -> None:
    """Months before quarters before the measure's own figures."""
    months, quarters = behind(PLAIN, range(8)), behind(PLAIN, range(50, 56), months=3)
    years = figures(PLAIN, y2019="1", y2020="2")
    assert values(found(PLAIN, [*months, *quarters, *years])) == [*range(8)]
    assert values(found(PLAIN, [*quarters, *years])) == [*range(50, 56)]
    assert values(found(PLAIN, years)) == [1, 2, 2400]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("month", [*range(8)]), ("quarter", [*range(50, 56)]), ("own", [1, 2, 2400])],
)
def test_the_series_may_be_named(wanted: str, expected: list[int]) -> None:
    """Another series than the shortest is taken where the measure names it."""
    months, quarters = behind(PLAIN, range(8)), behind(PLAIN, range(50, 56), months=3)
    held = [*months, *quarters, *figures(PLAIN, y2019="1", y2020="2")]
    assert values(found(PLAIN, held, wanted=wanted)) == expected


def test_the_order_of_rows_does_not_matter() -> None:
    """A series is by time, whatever order the workbook has."""
    months = behind(PLAIN, range(8))
    assert values(found(PLAIN, months[::-1])) == [*range(8)]


def test_nothing_after_the_quarter_is_used() -> None:
    """A paper of an earlier quarter does not look ahead."""
    now = figure(PLAIN, "12 months to Dec 2021", "2300")
    assert values(found(PLAIN, behind(PLAIN, range(8)), now)) == [0, 1, 2, 3, 4]


def test_what_was_named_and_is_not_there() -> None:
    """No other series is put in its place."""
    assert found(PLAIN, behind(PLAIN, range(8)), wanted="quarter") is Reason.MISSING


def test_it_must_end_with_the_figure_of_now() -> None:
    """Months that stop before the quarter's end say nothing of it."""
    assert found(PLAIN, behind(PLAIN, range(8))[:-1]) is Reason.MISSING


def test_a_gap() -> None:
    """A month that is left out makes it no series."""
    months = behind(PLAIN, range(8))
    assert found(PLAIN, [*months[:3], *months[4:]]) is Reason.PERIOD_MISMATCH


def test_a_month_without_a_value() -> None:
    """A marker is a gap with a reason; what is hidden stays hidden."""
    months = behind(PLAIN, range(8))
    for why, reason in (
        (Missing.CONFIDENTIAL, Reason.SUPPRESSED),
        (Missing.NOT_AVAILABLE, Reason.MISSING),
    ):
        assert found(PLAIN, [*months[:3], hidden(months[3], why), *months[4:]]) is reason


def test_markers_before_the_first_value_are_left_out() -> None:
    """No gap is before counting began: "not available" stands there for no point."""
    months = behind(PLAIN, range(8))
    before = [hidden(one, Missing.NOT_AVAILABLE) for one in months[:3]]
    assert values(found(PLAIN, [*before, *months[3:]])) == [3, 4, 5, 6, 7]
    assert found(PLAIN, [hidden(one) for one in months]) is Reason.MISSING


def test_overlapping_totals() -> None:
    """Rolling totals of every quarter are no series of their own."""
    rolling = [
        figure(PLAIN, f"12 months to {end}", "2300") for end in ("Jun 2021", "Sep 2021", "Dec 2021")
    ]
    assert found(PLAIN, rolling) is Reason.OVERLAPPING


def test_rolling_quarters() -> None:
    """So are three months ending every month."""
    months = behind(PLAIN, range(6), months=3)
    between = replace(months[3], key=replace(months[3].key, period=months[3].key.period.shifted(1)))
    assert found(PLAIN, [*months, between]) is Reason.OVERLAPPING


def test_figures_that_were_worked_out_do_not_overlap() -> None:
    """What papers of other quarters worked out from the months is no total that somebody gave."""
    made = replace(figure(PLAIN, "12 months to Dec 2021", "2300"), derived_from=(NOW.source,))
    held = [made, *figures(PLAIN, y2019="1", y2020="2")]
    assert values(found(PLAIN, held, wanted="own")) == [1, 2, 2400]


def test_a_declared_baseline_may_lie_between() -> None:
    """The 12 months to June 2019 of the baseline are not a point of the series of years."""
    baseline = figure(PLAIN, "12 months to June 2019", "49162")
    held = [baseline, *figures(PLAIN, y2018="1", y2019="2", y2020="3")]
    measure = replace(PLAIN, baseline_period=baseline.key.period)
    assert values(found(measure, held)) == [1, 2, 3, 2400]
    assert found(PLAIN, held) is Reason.OVERLAPPING


@pytest.mark.parametrize(
    ("day", "rebase_at"),
    [
        (date(2021, 12, 1), (4,)),
        (date(2021, 12, 2), (5,)),
        (date(2021, 8, 1), ()),
        (date(2022, 4, 1), ()),
    ],
    ids=["on the first of a month", "within a month", "before the first", "after the last"],
)
def test_where_counting_changed(day: date, rebase_at: tuple[int, ...]) -> None:
    """The first figure that begins on the day or after it stands for the new way."""
    line = found(PLAIN, behind(PLAIN, range(8)), breaks=[since(day)])
    assert isinstance(line, Series)
    assert line.rebase_at == rebase_at
    newest = [int(o.value or 0) for o in line.newest]
    assert newest == [*range(rebase_at[0] if rebase_at else 0, 8)]


def test_a_gap_where_counting_changed_does_no_harm() -> None:
    """The two sides are not compared in any case."""
    months = behind(PLAIN, range(8))
    held = [*months[:3], *months[4:]]
    line = found(PLAIN, held, breaks=[since(date(2021, 12, 1))])
    assert values(line) == [0, 1, 2, 4, 5, 6, 7]


def test_quarters_of_a_quarterly_measure() -> None:
    """Its own figures are three months apart; months come before them."""
    own = behind(QUARTERLY, range(6), months=3)
    assert values(found(QUARTERLY, own[:-1], own[-1])) == [*range(6)]
    months = behind(QUARTERLY, range(20, 28))
    assert values(found(QUARTERLY, [*own, *months], own[-1])) == [*range(20, 28)]


def test_months_of_a_monthly_measure() -> None:
    """There is nothing shorter; naming the months changes nothing."""
    monthly = replace(PLAIN, basis=Basis.MONTH)
    own = behind(monthly, range(6))
    assert values(found(monthly, own[:-1], own[-1])) == [*range(6)]
    assert values(found(monthly, own[:-1], own[-1], wanted="month")) == [*range(6)]


def test_years_to_date() -> None:
    """The same months of every year follow each other; other stretches are no part of it."""
    held = [figure(SO_FAR, f"Apr - Dec {year}", str(year)) for year in (2019, 2020)]
    others = [figure(SO_FAR, "Apr - Jun 2021", "7"), figure(SO_FAR, "Apr - Sep 2021", "8")]
    now = figure(SO_FAR, "Apr - Dec 2021", "2021")
    assert values(found(SO_FAR, [*held, *others], now)) == [2019, 2020, 2021]


def test_snapshots() -> None:
    """Counts on a day must lie evenly."""
    held = [figure(POSTS, f"31/03/{year}", str(year)) for year in (2018, 2019, 2020, 2021)]
    now = figure(POSTS, "31/03/2022", "2022")
    assert values(found(POSTS, held, now)) == [2018, 2019, 2020, 2021, 2022]
    stray = figure(POSTS, "30/09/2020", "5")
    assert found(POSTS, [*held, stray], now) is Reason.PERIOD_MISMATCH


def test_only_the_newest_of_a_measures_own() -> None:
    """What lies before them is not looked at, gap or not."""
    years = figures(YEARLY, y2010="1", y2018="2", y2019="3", y2020="4")
    now = figure(YEARLY, "2021/22", "5")
    line = series.own(YEARLY, [*years, now], now, (), 4)
    assert values(line) == [2, 3, 4, 5]
    assert series.own(YEARLY, [*years, now], now, ()) is Reason.PERIOD_MISMATCH


@pytest.mark.parametrize(
    ("months", "count", "expected"),
    [(1, 15, 3), (3, 5, 1), (1, 14, 3), (1, 2, 0), (12, 3, 0)],
    ids=["months", "quarters", "months to the end", "too few", "nothing shorter"],
)
def test_what_makes_up_a_quarter(months: int, count: int, expected: int) -> None:
    """The months of a stretch of time, else its quarters, and nothing where one lacks."""
    held = behind(PLAIN, range(count), months=months)
    parts = series.within(held, period("Q4 2021/22", Basis.QUARTER))
    assert len(parts) == expected
    assert sorted(parts, key=lambda o: o.key.period.end) == list(parts)


def test_a_stretch_may_end_before_the_newest_month() -> None:
    """The parts are those of the stretch asked for."""
    held = behind(PLAIN, range(12))
    parts = series.within(held, Q4.period)
    assert [o.value for o in parts] == [Decimal(6), Decimal(7), Decimal(8)]
