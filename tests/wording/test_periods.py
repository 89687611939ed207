"""How periods and quarters are named in tables and in text."""

from datetime import date

import pytest

from perfmon_cli.period import Basis, Period, Quarter, snapshot
from perfmon_cli.wording import periods
from tests.indicators.builders import period

R12, FY, CY = Basis.ROLLING_12, Basis.FINANCIAL_YEAR, Basis.CALENDAR_YEAR
Q, YTD, SNAP, MONTH = Basis.QUARTER, Basis.YEAR_TO_DATE, Basis.SNAPSHOT, Basis.MONTH


@pytest.mark.parametrize(
    ("typed", "basis", "head", "text"),
    [
        ("2021/22", R12, "2021/22", "2021/22"),
        ("2021/22", FY, "2021/22", "2021/22"),
        ("1999/00", R12, None, None),
        ("2009/10", R12, "2009/10", "2009/10"),
        ("2021/22", CY, "2021/22", "2021/22"),
        ("2021/22", Q, "2021/22", "2021/22"),
        ("2021", CY, "2021", "2021"),
        ("2021", R12, "12 months to Dec 2021", "the 12 months to December 2021"),
        ("12 months to June 2019", R12, "12 months to June 2019", "the 12 months to June 2019"),
        ("12 months to Sep 2021", FY, "12 months to Sep 2021", "the 12 months to September 2021"),
        ("31/12/2020", SNAP, "Dec 2020", "31 December 2020"),
        ("31/03/2022", SNAP, "Mar 2022", "31 March 2022"),
        ("Q3 2020/21", Q, "Q3 2020/21", "October to December 2020"),
        ("Q4 2021/22", Q, "Q4 2021/22", "January to March 2022"),
        ("Apr - Dec 2020", YTD, "Apr to Dec 2020", "April to December 2020"),
        ("Apr - June 2021", YTD, "Apr to June 2021", "April to June 2021"),
        ("Apr 2021 to Mar 2022", YTD, "2021/22", "2021/22"),
        ("Oct 2020 to Mar 2021", YTD, "Oct 2020 to Mar 2021", "October 2020 to March 2021"),
        ("Nov 2020 to Jan 2021", Q, "Nov 2020 to Jan 2021", "November 2020 to January 2021"),
        ("Sep 2021", MONTH, "Sep 2021", "September 2021"),
        ("May 2021", MONTH, "May 2021", "May 2021"),
    ],
)
def test_names(typed: str, basis: Basis, head: str | None, text: str | None) -> None:
    """Tables use short months, text full ones; a financial year is its two years."""
    if head is None:
        with pytest.raises(AssertionError):
            period(typed, basis)
        return
    assert periods.head(period(typed, basis), basis) == head
    assert periods.in_text(period(typed, basis), basis) == text


def test_a_day_within_a_month() -> None:
    """A snapshot that does not end its month says its day in tables too."""
    day = snapshot(date(2022, 3, 15))
    assert periods.head(day, SNAP) == "15 Mar 2022"
    assert periods.head(snapshot(date(2020, 2, 29)), SNAP) == "Feb 2020"
    assert periods.head(snapshot(date(2020, 2, 28)), SNAP) == "28 Feb 2020"


@pytest.mark.parametrize(
    ("start", "end", "basis", "head", "text"),
    [
        ((2018, 4), (2021, 3, 31), R12, "2018/19 to 2020/21", "2018/19 to 2020/21"),
        ((2018, 1), (2020, 12, 31), CY, "2018 to 2020", "2018 to 2020"),
        ((2018, 7), (2021, 6, 30), R12, "36 months to June 2021", "the 36 months to June 2021"),
    ],
)
def test_several_years(
    start: tuple[int, int], end: tuple[int, int, int], basis: Basis, head: str, text: str
) -> None:
    """A mean of years is named from its first to its last."""
    years = Period(date(*start, 1), date(*end))
    assert (periods.head(years, basis), periods.in_text(years, basis)) == (head, text)


@pytest.mark.parametrize(
    ("quarter", "words", "ending"),
    [
        (
            Quarter(2022, 1),
            "January to March 2022 (Q4 of 2021/22)",
            "12 months to March 2022",
        ),
        (
            Quarter(2021, 2),
            "April to June 2021 (Q1 of 2021/22)",
            "12 months to June 2021",
        ),
    ],
)
def test_quarters(quarter: Quarter, words: str, ending: str) -> None:
    """A quarter is said in both readings, and gives the paper its period."""
    assert periods.quarter_words(quarter) == words
    assert periods.ending(quarter) == ending


def test_prepositions() -> None:
    """Something happens in a year and is counted on a day."""
    assert periods.within(period("2020/21"), R12) == "in 2020/21"
    assert periods.within(snapshot(date(2021, 3, 31)), SNAP) == "on 31 March 2021"
    assert periods.day(date(2022, 7, 5)) == "5 July 2022"


@pytest.mark.parametrize(
    ("typed", "basis", "said", "expected"),
    [
        ("2021", CY, "2021", ""),
        ("2021", CY, "Change on 2021", ""),
        ("2021", CY, "2021/22", "2021"),
        ("2021", CY, "", "2021"),
        ("2021/22", R12, "Bradford 2021/22 ", ""),
        ("2021/22", R12, "2020/21", "2021/22"),
        ("2018/19", R12, "2018/19 to 2020/21", "2018/19"),
        ("2020/21", R12, "2018/19 to 2020/21", "2020/21"),
        ("31/03/2022", SNAP, "12 months to Mar 2022", "Mar 2022"),
        ("31/03/2022", SNAP, "Mar 2022", ""),
        ("12 months to Dec 2021", R12, "12 months to Dec 2021", ""),
    ],
)
def test_own_period(typed: str, basis: Basis, said: str, expected: str) -> None:
    """A cell says its period where no heading does; part of another period does not say it."""
    assert periods.own(period(typed, basis), said, basis) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 months to June 2019", "12\u00a0months to June 2019"),
        ("Change on 1 month to May", "Change on 1\u00a0month to May"),
        ("the months to June", "the months to June"),
        ("12 monthly figures", "12 monthly figures"),
        ("2021/22", "2021/22"),
    ],
)
def test_a_number_of_months_stays_together(words: str, expected: str) -> None:
    """No line ends between a number and its months."""
    assert periods.kept_together(words) == expected
