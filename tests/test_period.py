"""Quarters and periods as people write them."""

import pickle
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.errors import UsageError
from perfmon_cli.period import (
    FIRST_YEAR,
    LAST_YEAR,
    Basis,
    Period,
    Quarter,
    calendar_year,
    day_after,
    day_words,
    financial_year,
    financial_year_of,
    is_bare_quarter,
    months_ending,
    parse_date,
    parse_day,
    parse_period,
    parse_quarter,
    period_ending,
    quarter_of,
    read_quarter,
    snapshot,
    stretches,
)

YEAR_TO_MARCH = months_ending(date(2022, 3, 31), 12)
YEAR_TO_JUNE_2019 = months_ending(date(2019, 6, 30), 12)
MARCH_2022 = months_ending(date(2022, 3, 31), 1)
OCTOBER_TO_DECEMBER = months_ending(date(2020, 12, 31), 3)
APRIL_TO_DECEMBER = months_ending(date(2020, 12, 31), 9)

LAYOUTS = {
    "2021/22": YEAR_TO_MARCH,
    "2021-22": YEAR_TO_MARCH,
    "2021/2022": YEAR_TO_MARCH,
    "2021 / 22": YEAR_TO_MARCH,
    "2021–22": YEAR_TO_MARCH,
    "FY 2021/22": YEAR_TO_MARCH,
    "12 months to June 2019": YEAR_TO_JUNE_2019,
    "12 months to the end of June 2019": YEAR_TO_JUNE_2019,
    "12 months to 30 June 2019": YEAR_TO_JUNE_2019,
    "12 Months To Jun 19": YEAR_TO_JUNE_2019,
    "12mths to Jun 19": YEAR_TO_JUNE_2019,
    "12 mnths to June 2019": YEAR_TO_JUNE_2019,
    "12m to Jun19": YEAR_TO_JUNE_2019,
    "twelve months ending June 2019": YEAR_TO_JUNE_2019,
    "year to Mar 22": YEAR_TO_MARCH,
    "year ending 31 March 2022": YEAR_TO_MARCH,
    "Year ended 31st March 2022": YEAR_TO_MARCH,
    "2021": calendar_year(2021),
    "Q3 2020/21": OCTOBER_TO_DECEMBER,
    "Qtr 3 2020/21": OCTOBER_TO_DECEMBER,
    "Quarter 3, 2020/21": OCTOBER_TO_DECEMBER,
    "2020Q4": OCTOBER_TO_DECEMBER,
    "Oct-Dec 2020": OCTOBER_TO_DECEMBER,
    "October to December 2020": OCTOBER_TO_DECEMBER,
    "Apr - Dec 2020": APRIL_TO_DECEMBER,
    "Apr – Dec 20": APRIL_TO_DECEMBER,
    "Apr 2020 - Dec 2020": APRIL_TO_DECEMBER,
    "Apr-20 to Dec-20": APRIL_TO_DECEMBER,
    "Apr 2021 to Mar 2022": YEAR_TO_MARCH,
    "Nov-Jan 2021": months_ending(date(2021, 1, 31), 3),
    "Mar-22": MARCH_2022,
    "Mar 22": MARCH_2022,
    "March 2022": MARCH_2022,
    "end of March 2022": MARCH_2022,
    "Sept 2021": months_ending(date(2021, 9, 30), 1),
    "31/03/2022": YEAR_TO_MARCH,
    "2022-03-31": YEAR_TO_MARCH,
    "31 March 2022": YEAR_TO_MARCH,
    "01/03/2022": MARCH_2022,
    "1/3/2022": MARCH_2022,
    "1 Mar 2022": MARCH_2022,
    "\u00a02021/22 ": YEAR_TO_MARCH,
    "12\u00a0months to\u2009June 2019": YEAR_TO_JUNE_2019,
}

NOT_PERIODS = (
    "",
    "2021/23",
    "2021/20",
    "2021-03",
    "21/22",
    "Q3",
    "Q5 2020/21",
    "Q3 2020",
    "Q3 2020/22",
    "12 months to 29 June 2019",
    "12 months to",
    "Smarch 2022",
    "15/03/2022",
    "30/02/2022",
    "03/31/2022",
    "2022-31-03",
    "31/03/22",
    "31.03.2022",
    "1999",
    "2051",
    "2050/51",
    "12 months to June 2000",
    "Mar 2018 to Dec 2022",
    "Dec 2020 to Apr 2020",
    "44651",
    "２０２１",
    "total",
    "Mar-22 [p]",
)


@pytest.mark.parametrize("text", LAYOUTS)
def test_period_layouts(text: str) -> None:
    """Every layout of the contract gives the period people mean by it."""
    assert parse_period(text, Basis.ROLLING_12) == LAYOUTS[text]


@pytest.mark.parametrize("text", LAYOUTS)
def test_layouts_of_a_snapshot(text: str) -> None:
    """For a snapshot measure every layout stands for its last day."""
    assert parse_period(text, Basis.SNAPSHOT) == snapshot(LAYOUTS[text].end)


@pytest.mark.parametrize("text", NOT_PERIODS)
def test_not_a_period(text: str) -> None:
    """What is not one of the layouts, or lies outside 2000 to 2050, is no period."""
    assert parse_period(text, Basis.ROLLING_12) is None


@pytest.mark.parametrize(
    ("basis", "start"),
    [
        (Basis.ROLLING_12, date(2022, 1, 1)),
        (Basis.FINANCIAL_YEAR, date(2022, 1, 1)),
        (Basis.CALENDAR_YEAR, date(2022, 1, 1)),
        (Basis.YEAR_TO_DATE, date(2022, 4, 1)),
        (Basis.QUARTER, date(2022, 10, 1)),
        (Basis.MONTH, date(2022, 12, 1)),
        (Basis.SNAPSHOT, date(2022, 12, 31)),
    ],
    ids=lambda value: value.value if isinstance(value, Basis) else str(value),
)
def test_last_day_of_a_month(basis: Basis, start: date) -> None:
    """A date at a month's end is the period of the measure's kind that ends there."""
    end = date(2022, 12, 31)
    assert parse_date(end, basis) == Period(start, end)
    assert period_ending(end, basis) == Period(start, end)


def test_year_to_date_of_march() -> None:
    """In January to March the financial year began the year before."""
    assert period_ending(date(2022, 3, 31), Basis.YEAR_TO_DATE) == financial_year(2021)


def test_every_day_of_fifty_years() -> None:
    """A day gives its month, the period ending on it, or nothing; day and month never swap."""
    day, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    while day <= last:
        at_end = day.day == monthrange(day.year, day.month)[1]
        expected: Period | None = None
        if day.day == 1:
            expected = months_ending(day, 1)
        elif at_end and (day.year > FIRST_YEAR or day.month == 12):
            expected = months_ending(day, 12)
        for text in (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat()):
            assert parse_period.__wrapped__(text, Basis.ROLLING_12) == expected, text
            assert parse_day(text) == day
        assert parse_date(day, Basis.ROLLING_12) == expected
        day += timedelta(days=1)


@pytest.mark.parametrize("day", [date(1, 1, 31), date(1999, 12, 31), date(9999, 12, 31)], ids=str)
def test_dates_outside_the_range(day: date) -> None:
    """A date cell outside 2000 to 2050 is no period, whatever the measure."""
    assert [parse_date(day, basis) for basis in Basis] == [None] * len(Basis)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/07/2022", date(2022, 7, 13)),
        ("2022-07-13", date(2022, 7, 13)),
        ("13 July 2022", date(2022, 7, 13)),
        ("13th Jul 2022", date(2022, 7, 13)),
        ("13-Jul-2022", date(2022, 7, 13)),
        ("13.07.2022", None),
        ("31 June 2022", None),
        ("07/13/2022", None),
    ],
    ids=str,
)
def test_days(text: str, day: date | None) -> None:
    """Days are read in explicit layouts only, day first."""
    assert parse_day(text) == day


QUARTERS = {
    "2022Q1": Quarter(2022, 1),
    "2022 q1": Quarter(2022, 1),
    "Q4 2021/22": Quarter(2022, 1),
    "Q1 2021/22": Quarter(2021, 2),
    "2022-03": Quarter(2022, 1),
    "2021-12": Quarter(2021, 4),
    "12 months to Mar 2022": Quarter(2022, 1),
    "year to December 2021": Quarter(2021, 4),
    "Jan-Mar 2022": Quarter(2022, 1),
    "March 2022": Quarter(2022, 1),
}


@pytest.mark.parametrize("text", QUARTERS)
def test_quarters(text: str) -> None:
    """A quarter may be written in any of the ways commands and the Quarters sheet take."""
    assert parse_quarter(text) == QUARTERS[text]
    assert read_quarter(text) == QUARTERS[text]


@pytest.mark.parametrize("text", ["Q1", "q4", "Qtr 2", "quarter 3"])
def test_a_bare_quarter_is_refused(text: str) -> None:
    """Q1 means April to June to some and January to March to others, so it is refused."""
    with pytest.raises(UsageError) as caught:
        parse_quarter(text)
    assert str(caught.value) == (
        f'--quarter "{text}" has two readings (Q1 is April to June in a financial year, January to '
        "March in a calendar year). Write the year too: 2022Q1 for January to March 2022, or "
        '"Q4 2021/22".'
    )
    assert is_bare_quarter(text)


@pytest.mark.parametrize(
    "text",
    ["", "2022", "2021/22", "2022Q5", "2022-02", "2022-13", "Feb-Apr 2022", "latest", "22Q1"],
)
def test_not_a_quarter(text: str) -> None:
    """A year, a month inside a quarter, and anything else are refused with what to write."""
    with pytest.raises(UsageError) as caught:
        parse_quarter(text)
    assert str(caught.value) == (
        f'--quarter "{text}" is not a quarter. Write 2022Q1 for January to March 2022, '
        '"Q4 2021/22", or 2022-03.'
    )


@pytest.mark.parametrize(
    ("quarter", "end", "number", "first_year"),
    [
        (Quarter(2022, 1), date(2022, 3, 31), 4, 2021),
        (Quarter(2022, 2), date(2022, 6, 30), 1, 2022),
        (Quarter(2022, 3), date(2022, 9, 30), 2, 2022),
        (Quarter(2022, 4), date(2022, 12, 31), 3, 2022),
    ],
    ids=["Q1", "Q2", "Q3", "Q4"],
)
def test_quarter(quarter: Quarter, end: date, number: int, first_year: int) -> None:
    """A calendar quarter knows its end and its place in the financial year."""
    assert quarter.end == end
    assert quarter.financial_number == number
    assert quarter.financial_year == financial_year(first_year)
    assert quarter_of(quarter.period.start) == quarter
    assert parse_quarter(quarter.code) == quarter


def test_financial_year_of() -> None:
    """The financial year begins on 1 April."""
    assert financial_year_of(date(2022, 3, 31)) == 2021
    assert financial_year_of(date(2022, 4, 1)) == 2022
    assert financial_year(2021).is_financial_year
    assert not calendar_year(2021).is_financial_year
    assert calendar_year(2021).is_calendar_year


@pytest.mark.parametrize(
    ("period", "months", "expected"),
    [
        (YEAR_TO_MARCH, -12, months_ending(date(2021, 3, 31), 12)),
        (YEAR_TO_MARCH, 3, months_ending(date(2022, 6, 30), 12)),
        (snapshot(date(2020, 2, 29)), 12, snapshot(date(2021, 2, 28))),
        (snapshot(date(2021, 2, 28)), -12, snapshot(date(2020, 2, 29))),
        (snapshot(date(2022, 1, 30)), 1, snapshot(date(2022, 2, 28))),
        (snapshot(date(2022, 3, 15)), -3, snapshot(date(2021, 12, 15))),
    ],
    ids=["year back", "quarter on", "leap day", "to leap day", "short month", "mid-month"],
)
def test_shifted(period: Period, months: int, expected: Period) -> None:
    """A shifted period has the same length; a month's end stays a month's end."""
    assert period.shifted(months) == expected


@given(st.dates(date(2001, 1, 1), date(2049, 12, 31)), st.integers(1, 24), st.integers(-300, 300))
def test_shifting_back_gives_the_period_again(day: date, months: int, shift: int) -> None:
    """Shifting there and back loses nothing."""
    period = months_ending(day, months)
    assert period.months == months
    assert period.shifted(shift).shifted(-shift) == period


def test_period_words() -> None:
    """A period spells itself out for findings."""
    assert str(YEAR_TO_MARCH) == "April 2021 to March 2022"
    assert str(MARCH_2022) == "March 2022"
    assert str(snapshot(date(2022, 3, 31))) == "31 March 2022"
    assert day_words(date(2022, 7, 1)) == "1 July 2022"


def test_period_order_and_bounds() -> None:
    """A period ends after it starts, contains shorter ones, and travels between processes."""
    with pytest.raises(ValueError, match=r"cannot end \(2022-03-01\) before it starts"):
        Period(date(2022, 3, 2), date(2022, 3, 1))
    assert YEAR_TO_MARCH.contains(MARCH_2022)
    assert not MARCH_2022.contains(YEAR_TO_MARCH)
    assert snapshot(date(2022, 3, 31)).months == 0
    assert day_after(date(2022, 3, 31)) == date(2022, 4, 1)
    assert pickle.loads(pickle.dumps(YEAR_TO_MARCH)) == YEAR_TO_MARCH  # noqa: S301


@pytest.mark.parametrize(
    ("period", "months", "expected"),
    [
        (YEAR_TO_MARCH, 3, 4),
        (YEAR_TO_MARCH, 1, 12),
        (APRIL_TO_DECEMBER, 3, 3),
        (OCTOBER_TO_DECEMBER, 1, 3),
        (OCTOBER_TO_DECEMBER, 3, 0),
        (MARCH_2022, 1, 0),
        (months_ending(date(2022, 3, 31), 5), 3, 0),
        (snapshot(date(2022, 3, 31)), 1, 0),
    ],
)
def test_stretches(period: Period, months: int, expected: int) -> None:
    """A longer period is made of whole months or quarters that follow each other, or of none."""
    found = stretches(period, months)
    assert len(found) == expected
    if found:
        assert (found[0].start, found[-1].end) == (period.start, period.end)
        assert all(one.months == months for one in found)
        assert all(day_after(a.end) == b.start for a, b in pairwise(found))
