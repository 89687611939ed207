"""Every day of 2000 to 2050, in every layout that is accepted and in those that are not."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from perfmon_cli.period import (
    FIRST_YEAR,
    LAST_YEAR,
    Basis,
    Period,
    financial_year,
    months_ending,
    parse_date,
    parse_day,
    parse_period,
)
from perfmon_cli.period.model import calendar_year, month_end

Layout = Callable[[date], str]

DAYS = [date(FIRST_YEAR, 1, 1) + timedelta(days=n) for n in range(18_628)]
MONTHS = [day for day in DAYS if day.day == 1]
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def ordinal(day: int) -> str:
    """A day as people number it: 1st, 2nd, 3rd, 4th."""
    if day in {11, 12, 13}:
        return f"{day}th"
    return f"{day}{({1: 'st', 2: 'nd', 3: 'rd'}).get(day % 10, 'th')}"


ACCEPTED: dict[str, Layout] = {
    "31/03/2022": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "1/3/2022": lambda d: f"{d.day}/{d.month}/{d.year}",
    "2022-03-31": lambda d: d.isoformat(),
    "31 March 2022": lambda d: f"{d.day} {FULL[d.month - 1]} {d.year}",
    "31 Mar 2022": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "31-Mar-2022": lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d.year}",
    "31-March-2022": lambda d: f"{d.day:02}-{FULL[d.month - 1]}-{d.year}",
    "31st March 2022": lambda d: f"{ordinal(d.day)} {FULL[d.month - 1]} {d.year}",
    "31ST MAR 2022": lambda d: f"{ordinal(d.day)} {SHORT[d.month - 1]} {d.year}".upper(),
    "2022–03–31": lambda d: d.isoformat().replace("-", "–"),
    " 31  March 2022 ": lambda d: f" {d.day}  {FULL[d.month - 1]}\u00a0{d.year} ",
}
REFUSED: dict[str, Layout] = {
    "31/03/22": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "31.03.2022": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "31-03-2022": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "2022/03/31": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "20220331": lambda d: f"{d.year}{d.month:02}{d.day:02}",
    "March 31, 2022": lambda d: f"{FULL[d.month - 1]} {d.day}, {d.year}",
    "March 31 2022": lambda d: f"{FULL[d.month - 1]} {d.day} {d.year}",
    "31 Mar 22": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year % 100:02}",
    "2022-03-31 00:00": lambda d: f"{d.isoformat()} 00:00",
    "2022-03-31T00:00:00": lambda d: f"{d.isoformat()}T00:00:00",
    "31/03/1922": lambda d: f"{d.day:02}/{d.month:02}/{d.year - 100}",
    "44651": lambda d: str((d - date(1899, 12, 30)).days),
    "31/3": lambda d: f"{d.day}/{d.month}",
    "31 032022": lambda d: f"{d.day} {d.month:02}{d.year}",
}


def expected(day: date) -> Period | None:
    """What a day stands for under a 12-month measure."""
    if day.day == 1:
        return months_ending(day, 1)
    ends_month = day.day == monthrange(day.year, day.month)[1]
    ends_period = ends_month and (day.year > FIRST_YEAR or day.month == 12)
    return months_ending(day, 12) if ends_period else None


def test_all_of_them() -> None:
    """The days below are all of them."""
    assert (DAYS[0], DAYS[-1]) == (date(2000, 1, 1), date(LAST_YEAR, 12, 31))
    assert len(MONTHS) == 51 * 12


@pytest.mark.parametrize("layout", ACCEPTED)
def test_accepted(layout: str) -> None:
    """Each day is read as that day; day and month never change places."""
    write = ACCEPTED[layout]
    for day in DAYS:
        text = write(day)
        assert parse_day(text) == day, text
        assert parse_period.__wrapped__(text, Basis.ROLLING_12) == expected(day), text


@pytest.mark.parametrize("layout", REFUSED)
def test_refused(layout: str) -> None:
    """A layout that is not the contract's is refused for every day, also where it could be read."""
    write = REFUSED[layout]
    for day in DAYS:
        text = write(day)
        assert parse_day(text) is None, text
        assert parse_period.__wrapped__(text, Basis.ROLLING_12) is None, text


def test_month_first_is_never_read_as_such() -> None:
    """03/31/2022 is refused; 03/04/2022 is 3 April, whoever wrote it."""
    for day in DAYS:
        american = f"{day.month:02}/{day.day:02}/{day.year}"
        swapped = date(day.year, day.day, day.month) if day.day <= 12 else None
        assert parse_day(american) == swapped, american
        iso_swapped = f"{day.year}-{day.day:02}-{day.month:02}"
        assert parse_day(iso_swapped) == swapped, iso_swapped


def test_days_that_no_month_has() -> None:
    """The 0th, the 29th of a short February, the 31st of June and all beyond are refused."""
    refused = 0
    for first in MONTHS:
        last = monthrange(first.year, first.month)[1]
        for day in (0, *range(last + 1, 33), 99):
            for text in (
                f"{day:02}/{first.month:02}/{first.year}",
                f"{first.year}-{first.month:02}-{day:02}",
                f"{day} {FULL[first.month - 1]} {first.year}",
            ):
                assert parse_day(text) is None, text
                assert parse_period.__wrapped__(text, Basis.ROLLING_12) is None, text
                refused += 1
    assert refused > 5_000


@pytest.mark.parametrize("basis", Basis, ids=lambda basis: basis.value)
def test_true_dates(basis: Basis) -> None:
    """A date cell is the first or the last day of something; any other day is refused."""
    for day in DAYS:
        period = parse_date(day, basis)
        if day.day == 1:
            assert period is not None
            assert period.end == month_end(day.year, day.month)
        elif day.day == monthrange(day.year, day.month)[1]:
            assert period is None or period.end == day
            assert period is not None or day.year == FIRST_YEAR
        else:
            assert period is None


MONTH_LABELS: dict[str, Layout] = {
    "Mar-22": lambda d: f"{SHORT[d.month - 1]}-{d.year % 100:02}",
    "Mar 22": lambda d: f"{SHORT[d.month - 1]} {d.year % 100:02}",
    "Mar22": lambda d: f"{SHORT[d.month - 1]}{d.year % 100:02}",
    "Mar-2022": lambda d: f"{SHORT[d.month - 1]}-{d.year}",
    "March 2022": lambda d: f"{FULL[d.month - 1]} {d.year}",
    "end of March 2022": lambda d: f"end of {FULL[d.month - 1]} {d.year}",
}
YEAR_LABELS: dict[str, Layout] = {
    "12 months to March 2022": lambda d: f"12 months to {FULL[d.month - 1]} {d.year}",
    "year to Mar 22": lambda d: f"year to {SHORT[d.month - 1]} {d.year % 100:02}",
    "year ending 31 March 2022": (
        lambda d: f"year ending {monthrange(d.year, d.month)[1]} {FULL[d.month - 1]} {d.year}"
    ),
}


@pytest.mark.parametrize("label", MONTH_LABELS)
def test_months(label: str) -> None:
    """Each month of fifty-one years is that month."""
    for first in MONTHS:
        text = MONTH_LABELS[label](first)
        assert parse_period(text, Basis.MONTH) == months_ending(first, 1), text


@pytest.mark.parametrize("label", YEAR_LABELS)
def test_twelve_months(label: str) -> None:
    """Each twelve months that lie in the range, and none that begin before it."""
    for first in MONTHS:
        text = YEAR_LABELS[label](first)
        inside = first >= date(FIRST_YEAR, 12, 1)
        assert parse_period(text, Basis.ROLLING_12) == (
            months_ending(first, 12) if inside else None
        ), text


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR))
def test_financial_years(year: int) -> None:
    """A financial year names two years that follow each other, in any of its layouts."""
    after = year + 1
    for text in (f"{year}/{after % 100:02}", f"{year}-{after % 100:02}", f"{year}/{after}"):
        assert parse_period(text, Basis.FINANCIAL_YEAR) == financial_year(year)
    wrong = {f"{year}/{other % 100:02}" for other in range(year - 3, year + 5) if other != after}
    assert [parse_period(text, Basis.FINANCIAL_YEAR) for text in sorted(wrong)] == [None] * 7
    assert parse_period(str(year), Basis.CALENDAR_YEAR) == calendar_year(year)
