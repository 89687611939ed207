"""Which periods a measure covers, and what is found for them."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.indicators.index import index
from perfmon_cli.indicators.lookup import (
    column_period,
    comparator_periods,
    find,
    own_period,
    quarters_of,
)
from perfmon_cli.measure import (
    BASELINE,
    PLAN_BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Unit,
)
from perfmon_cli.period import Basis, Period, Quarter, snapshot
from tests.indicators.builders import PLAIN, dataset, figure, period

DAYS = replace(PLAIN, unit=Unit.DAYS, basis=Basis.QUARTER, show_quarters=True)
POSTS = replace(PLAIN, unit=Unit.SNAPSHOT, basis=Basis.SNAPSHOT)


@pytest.mark.parametrize(
    ("basis", "lag", "quarter", "expected"),
    [
        (Basis.ROLLING_12, 0, Quarter(2022, 1), "2021/22"),
        (Basis.ROLLING_12, 0, Quarter(2021, 4), "12 months to Dec 2021"),
        (Basis.ROLLING_12, 6, Quarter(2022, 1), "12 months to Sep 2021"),
        (Basis.ROLLING_12, 21, Quarter(2022, 1), "12 months to June 2020"),
        (Basis.FINANCIAL_YEAR, 0, Quarter(2022, 1), "2021/22"),
        (Basis.FINANCIAL_YEAR, 0, Quarter(2021, 4), "2020/21"),
        (Basis.FINANCIAL_YEAR, 0, Quarter(2022, 2), "2021/22"),
        (Basis.CALENDAR_YEAR, 3, Quarter(2022, 1), "2021"),
        (Basis.CALENDAR_YEAR, 0, Quarter(2022, 1), "2021"),
        (Basis.CALENDAR_YEAR, 0, Quarter(2021, 4), "2021"),
        (Basis.CALENDAR_YEAR, 3, Quarter(2021, 3), "2020"),
        (Basis.YEAR_TO_DATE, 0, Quarter(2020, 4), "Apr - Dec 2020"),
        (Basis.QUARTER, 0, Quarter(2022, 1), "Q4 2021/22"),
        (Basis.QUARTER, 3, Quarter(2022, 1), "Q3 2021/22"),
        (Basis.MONTH, 1, Quarter(2022, 1), "Feb-22"),
        (Basis.SNAPSHOT, 0, Quarter(2022, 1), "31/03/2022"),
        (Basis.SNAPSHOT, -24, Quarter(2022, 1), "31/03/2024"),
    ],
)
def test_own_period(basis: Basis, lag: int, quarter: Quarter, expected: str) -> None:
    """The lag moves the end back; a year of a fixed kind is the last one that was over."""
    measure = replace(PLAIN, basis=basis, lag_months=lag)
    assert own_period(measure, quarter) == period(expected, basis)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("0", "2021/22"),
        ("-1", "2020/21"),
        ("−2", "2019/20"),
        (" baseline ", "12 months to June 2019"),
        ("Plan  baseline", "2019/20"),
        ("2018/19", "2018/19"),
        ("12 months to Dec 2020", "12 months to Dec 2020"),
        ("last year", None),
    ],
)
def test_column_period(column: str, expected: str | None) -> None:
    """A column is years back, a baseline, or a period as people write it."""
    measure = replace(
        PLAIN,
        baseline_period=period("12 months to June 2019"),
        plan_baseline_period=period("2019/20"),
    )
    found = column_period(measure, column, Quarter(2022, 1))
    assert found == (period(expected) if expected else None)


@pytest.mark.parametrize("column", ["baseline", "plan baseline"])
def test_no_baseline(column: str) -> None:
    """A measure without a baseline has no period in that column."""
    assert column_period(PLAIN, column, Quarter(2022, 1)) is None
    assert quarters_of(DAYS, column, Quarter(2022, 1)) == ()


def test_columns_shift_with_the_lag() -> None:
    """A column of an annual measure that lags is its own year, not the paper's."""
    measure = replace(PLAIN, basis=Basis.CALENDAR_YEAR, lag_months=3)
    assert column_period(measure, "-2", Quarter(2022, 1)) == period("2019")


@pytest.mark.parametrize(
    ("column", "quarter", "expected"),
    [
        ("0", Quarter(2022, 1), "2021/22"),
        ("0", Quarter(2021, 3), "2021/22"),
        ("-1", Quarter(2022, 1), "2020/21"),
        ("baseline", Quarter(2022, 1), "2019/20"),
        ("2018/19", Quarter(2022, 1), "2018/19"),
    ],
)
def test_quarters_of_a_year(column: str, quarter: Quarter, expected: str) -> None:
    """A measure shown as quarters has the four quarters of the year the column lies in."""
    measure = replace(DAYS, baseline_period=period("2019/20"))
    assert column_period(measure, column, quarter) == period(expected)
    quarters = quarters_of(measure, column, quarter)
    assert quarters == tuple(period(f"Q{n} {expected}", Basis.QUARTER) for n in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (PREVIOUS_YEAR, ("2020/21",)),
        (BASELINE, ("12 months to June 2019",)),
        (PLAN_BASELINE, ()),
        (Comparator(ComparatorKind.MEAN_OF, 3), ("2018/19", "2019/20", "2020/21")),
        (Comparator(ComparatorKind.SIMILAR_AREAS), ()),
    ],
)
def test_comparator_periods(comparator: Comparator, expected: tuple[str, ...]) -> None:
    """A comparator has one period, several for a mean, none where none is set."""
    measure = replace(PLAIN, baseline_period=period("12 months to June 2019"))
    found = comparator_periods(measure, comparator, period("2021/22"))
    assert found == tuple(map(period, expected))


def test_baseline_of_a_quarter() -> None:
    """A quarter is compared with the same quarter of its baseline's year."""
    measure = replace(DAYS, baseline_period=period("2019/20"))
    third = period("Q3 2021/22", Basis.QUARTER)
    found = comparator_periods(measure, BASELINE, third)
    assert found == (period("Q3 2019/20", Basis.QUARTER),)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2022, 3, 31), "31/03/2022"),
        (date(2021, 12, 31), "31/12/2021"),
        (date(2021, 3, 31), "31/12/2020"),
        (date(2020, 3, 31), None),
        (date(2021, 12, 30), "31/12/2020"),
        (date(2021, 12, 29), "31/12/2020"),
    ],
)
def test_snapshots(when: date, expected: str | None) -> None:
    """Of a snapshot the newest of the twelve months ending on the day is found."""
    held = [figure(POSTS, day, "1") for day in ("31/12/2020", "31/12/2021", "31/03/2022")]
    found = find(dataset(held), POSTS, snapshot(when))
    assert (found.key.period if found else None) == (
        period(expected, Basis.SNAPSHOT) if expected else None
    )
    assert index(dataset(held)).find(POSTS, snapshot(when)) == found


def test_exact_periods() -> None:
    """Anything but a snapshot is found at exactly its period, part and area."""
    held = dataset(figure(PLAIN, "2021/22", "7", part="", area="Leeds"))
    wanted = period("2021/22")
    assert find(held, PLAIN, wanted) is None
    assert find(held, PLAIN, period("2020/21"), "", "Leeds") is None
    assert find(held, PLAIN, wanted, "", "Leeds") is not None
    assert index(held).find(PLAIN, wanted, "", "Leeds") == find(held, PLAIN, wanted, "", "Leeds")


def test_the_window_has_one_leap_day() -> None:
    """A window that ends on the last of February starts on the first of March."""
    february = Period(date(2020, 2, 29), date(2020, 2, 29))
    held = dataset(figure(POSTS, "2019-02-28", "1"), figure(POSTS, "2019-03-31", "2"))
    found = find(held, POSTS, february)
    assert found is not None
    assert found.key.period == period("31/03/2019", Basis.SNAPSHOT)
