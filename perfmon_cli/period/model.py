"""Periods and quarters: whole months, inclusive at both ends, or one day (a snapshot)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

#: Two-digit years are read as 2000 to 2099; a period must lie within these years.
FIRST_YEAR, LAST_YEAR = 2000, 2050

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MONTHS_A_YEAR = 12

MONTHS_A_QUARTER = 3

FINANCIAL_YEAR_START = 4  # April


class Basis(Enum):
    """What stretch of time a measure's figures cover; the value is the word in the workbook."""

    ROLLING_12 = "12 months"
    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    YEAR_TO_DATE = "year to date"
    QUARTER = "quarter"
    MONTH = "month"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `start` to `end`, both included. Whole months, or one day (a snapshot)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            message = f"a period cannot end ({self.end}) before it starts ({self.start})"
            raise ValueError(message)

    @property
    def is_snapshot(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    @property
    def months(self) -> int:
        """Whole months covered; 0 for a snapshot."""
        start, end = self.start, self.end
        if start == end:
            return 0
        return (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month + 1

    @property
    def is_financial_year(self) -> bool:
        """Whether it runs from 1 April to 31 March."""
        return self.months == MONTHS_A_YEAR and self.start.month == FINANCIAL_YEAR_START

    @property
    def is_calendar_year(self) -> bool:
        """Whether it runs from 1 January to 31 December."""
        return self.months == MONTHS_A_YEAR and self.start.month == 1

    def shifted(self, months: int) -> "Period":
        """The period of the same length so many months later (earlier when negative)."""
        if self.is_snapshot:
            day = _shifted_day(self.end, months)
            return Period(day, day)
        return months_ending(month_end(self.end.year, self.end.month + months), self.months)

    def contains(self, other: "Period") -> bool:
        """Whether `other` lies wholly within this period."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        """Spelt out for findings, never for papers: "April 2021 to March 2022"."""
        if self.is_snapshot:
            return day_words(self.end)
        last = f"{MONTH_NAMES[self.end.month - 1]} {self.end.year}"
        if self.months == 1:
            return last
        return f"{MONTH_NAMES[self.start.month - 1]} {self.start.year} to {last}"


def months_ending(end: date, months: int) -> Period:
    """The period of so many whole months that ends with the month of `end`."""
    last = month_end(end.year, end.month)
    first = month_index(last) - months + 1
    return Period(date(first // MONTHS_A_YEAR, first % MONTHS_A_YEAR + 1, 1), last)


def snapshot(day: date) -> Period:
    """The period of one day."""
    return Period(day, day)


@lru_cache(maxsize=4096)
def stretches(period: Period, months: int) -> tuple[Period, ...]:
    """The stretches of so many months that a longer period is made of, oldest first.

    () where it is not made of whole ones, or is no longer than one.
    """
    if period.months <= months or period.months % months:
        return ()
    newest = months_ending(period.end, months)
    return tuple(newest.shifted(back) for back in range(months - period.months, 1, months))


def financial_year(first_year: int) -> Period:
    """2021 -> 1 April 2021 to 31 March 2022."""
    return Period(date(first_year, 4, 1), date(first_year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def financial_year_of(day: date) -> int:
    """The first calendar year of the financial year that holds `day`."""
    return day.year if day.month >= FINANCIAL_YEAR_START else day.year - 1


def period_ending(end: date, basis: Basis) -> Period:
    """The period of this basis that ends on the last day of `end`'s month."""
    last = month_end(end.year, end.month)
    if basis is Basis.SNAPSHOT:
        return snapshot(last)
    if basis is Basis.YEAR_TO_DATE:
        return Period(date(financial_year_of(last), FINANCIAL_YEAR_START, 1), last)
    months = {Basis.QUARTER: 3, Basis.MONTH: 1}.get(basis, MONTHS_A_YEAR)
    return months_ending(last, months)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter: 2022Q1 is January to March 2022."""

    year: int
    number: int

    @property
    def period(self) -> Period:
        """Its three months."""
        return months_ending(date(self.year, self.number * 3, 1), 3)

    @property
    def end(self) -> date:
        """Its last day."""
        return self.period.end

    @property
    def code(self) -> str:
        """As commands take it: "2022Q1"."""
        return f"{self.year}Q{self.number}"

    @property
    def financial_year(self) -> Period:
        """The financial year it belongs to."""
        return financial_year(financial_year_of(self.end))

    @property
    def financial_number(self) -> int:
        """1 for April to June, up to 4 for January to March."""
        return (self.number - 2) % 4 + 1


def quarter_of(day: date) -> Quarter:
    """The calendar quarter that holds `day`."""
    return Quarter(day.year, (day.month - 1) // 3 + 1)


def month_index(day: date) -> int:
    """The number of a day's month, counted from year 0."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond 1 to 12 count on into other years."""
    years, rest = divmod(month - 1, MONTHS_A_YEAR)
    year, month = year + years, rest + 1
    return date(year, month, monthrange(year, month)[1])


def _shifted_day(day: date, months: int) -> date:
    atmonth_end = day == month_end(day.year, day.month)
    last = month_end(day.year, day.month + months)
    return last if atmonth_end else last.replace(day=min(day.day, last.day))


_ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date:
    """The next day."""
    return day + _ONE_DAY


def day_words(day: date) -> str:
    """A day spelt out: "31 March 2022"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
