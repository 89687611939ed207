"""Quarters, years and the periods that figures cover; no clock and no wording of papers.

A period is inclusive at both ends. A snapshot is a period of one day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from perfmon_cli.errors import UsageError

#: Two-digit years are read as 2000 to 2099; a period must lie within these years.
FIRST_YEAR, LAST_YEAR = 2000, 2050

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_NAMES = (
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
        if self.is_snapshot:
            return 0
        return _month_index(self.end) - _month_index(self.start) + 1

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
        return months_ending(_month_end(self.end.year, self.end.month + months), self.months)

    def contains(self, other: "Period") -> bool:
        """Whether `other` lies wholly within this period."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        """Spelt out for findings, never for papers: "April 2021 to March 2022"."""
        if self.is_snapshot:
            return day_words(self.end)
        last = f"{_MONTH_NAMES[self.end.month - 1]} {self.end.year}"
        if self.months == 1:
            return last
        return f"{_MONTH_NAMES[self.start.month - 1]} {self.start.year} to {last}"


def months_ending(end: date, months: int) -> Period:
    """The period of so many whole months that ends with the month of `end`."""
    last = _month_end(end.year, end.month)
    first = _month_index(last) - months + 1
    return Period(date(first // MONTHS_A_YEAR, first % MONTHS_A_YEAR + 1, 1), last)


def snapshot(day: date) -> Period:
    """The period of one day."""
    return Period(day, day)


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
    last = _month_end(end.year, end.month)
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


def parse_quarter(text: str) -> Quarter:
    """Read a quarter: "2022Q1", "Q4 2021/22", "2022-03", "12 months to Mar 2022".

    Raises:
        UsageError: the text is no quarter, or a bare "Q1", which has two readings.
    """
    quarter = read_quarter(text)
    if quarter is not None:
        return quarter
    if is_bare_quarter(text):
        raise UsageError(
            f'--quarter "{text}" has two readings (Q1 is April to June in a financial year, '
            "January to March in a calendar year). Write the year too: 2022Q1 for January to "
            'March 2022, or "Q4 2021/22".'
        )
    raise UsageError(
        f'--quarter "{text}" is not a quarter. Write 2022Q1 for January to March 2022, '
        '"Q4 2021/22", or 2022-03.'
    )


def is_bare_quarter(text: str) -> bool:
    """Whether it is a quarter without its year ("Q1"), which has two readings."""
    return re.fullmatch(r"(?:q|qtr|quarter) ?[1-4]", _tidy(text)) is not None


def read_quarter(text: str) -> Quarter | None:
    """Read a quarter as `parse_quarter` does; None when it is not one.

    A month stands for the quarter it ends; a year alone is not a quarter.
    """
    tidy = _tidy(text)
    if match := re.fullmatch(r"(20[0-9]{2}) ?q([1-4])", tidy):
        return Quarter(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(20[0-9]{2})-([0-9]{2})", tidy):
        period = _month(int(match[1]), int(match[2]))
    else:
        period = parse_period(tidy, Basis.ROLLING_12)
    if period is None or period.end.month % MONTHS_A_QUARTER != 0:
        return None
    is_twelve = period.months == MONTHS_A_YEAR and re.match(_TWELVE, tidy) is not None
    return quarter_of(period.end) if is_twelve or period.months in {1, MONTHS_A_QUARTER} else None


@lru_cache(maxsize=4096)
def parse_period(text: str, basis: Basis) -> Period | None:
    """Read a period as people write it (CONTRACTS 1); None when it is not one.

    `basis` is that of the measure: it decides what a month ("Mar-22") means for a snapshot, that a
    year ("2021/22") stands for its last day there, and what a period "ending" on a day covers.
    Only explicit layouts are accepted; dates are day first; nothing is guessed.
    """
    tidy = _tidy(text)
    for pattern, build in _LAYOUTS:
        match = re.fullmatch(pattern, tidy)
        if match is not None:
            period = build(match.groupdict(), basis)
            return period if period is not None and _in_range(period) else None
    return None


def parse_date(value: date, basis: Basis) -> Period | None:
    """Read a true date cell: first of a month = that month, last = period ending there.

    None for any other day (PM212), and for years that no period lies in.
    """
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return None
    if value.day == 1:
        period = _for_basis(months_ending(value, 1), basis)
    elif value == _month_end(value.year, value.month):
        period = period_ending(value, basis)
    else:
        return None
    return period if _in_range(period) else None


def parse_day(text: str) -> date | None:
    """Read a date as people write it: "13/07/2022", "2022-07-13", "13 July 2022"; else None."""
    tidy = _tidy(text)
    for pattern in _DAYS:
        match = re.fullmatch(pattern, tidy)
        if match is not None:
            return _day(match.groupdict())
    return None


def day_words(day: date) -> str:
    """A day spelt out: "31 March 2022"."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _tidy(text: str) -> str:
    return re.sub(r"[‐-–—−]", "-", " ".join(text.split()).lower())


def _in_range(period: Period) -> bool:
    return period.start.year >= FIRST_YEAR and period.end.year <= LAST_YEAR


def _year(text: str) -> int:
    return 2000 + int(text) if len(text) <= 2 else int(text)  # noqa: PLR2004


def _month_number(text: str) -> int:
    return _MONTHS.index(text[:3]) + 1


def _month_index(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _month_end(year: int, month: int) -> date:
    years, rest = divmod(month - 1, MONTHS_A_YEAR)
    year, month = year + years, rest + 1
    return date(year, month, monthrange(year, month)[1])


def _shifted_day(day: date, months: int) -> date:
    at_month_end = day == _month_end(day.year, day.month)
    last = _month_end(day.year, day.month + months)
    return last if at_month_end else last.replace(day=min(day.day, last.day))


def _month(year: int, month: int) -> Period | None:
    if not 1 <= month <= MONTHS_A_YEAR:
        return None
    return months_ending(date(year, month, 1), 1)


def _as_snapshot(period: Period) -> Period:
    return snapshot(period.end)


def _for_basis(period: Period, basis: Basis) -> Period:
    return _as_snapshot(period) if basis is Basis.SNAPSHOT else period


def _read_financial_year(parts: dict[str, str], basis: Basis) -> Period | None:
    first, second = int(parts["first"]), parts["second"]
    if _year(second) % 100 != (first + 1) % 100:
        return None
    return _for_basis(financial_year(first), basis)


def _read_calendar_year(parts: dict[str, str], basis: Basis) -> Period | None:
    return _for_basis(calendar_year(int(parts["year"])), basis)


def _read_ending(parts: dict[str, str], basis: Basis) -> Period | None:
    end = _month_end(_year(parts["year"]), _month_number(parts["month"]))
    day = parts.get("day")
    if day is not None and int(day) != end.day:
        return None
    return _for_basis(months_ending(end, MONTHS_A_YEAR), basis)


def _read_quarter(parts: dict[str, str], basis: Basis) -> Period | None:
    year = _read_financial_year(parts, Basis.FINANCIAL_YEAR)
    if year is None:
        return None
    end_month = 3 + int(parts["quarter"]) * 3
    return _for_basis(months_ending(_month_end(year.start.year, end_month), 3), basis)


def _read_calendar_quarter(parts: dict[str, str], basis: Basis) -> Period | None:
    return _for_basis(Quarter(int(parts["year"]), int(parts["quarter"])).period, basis)


def _read_span(parts: dict[str, str], basis: Basis) -> Period | None:
    last_year = _year(parts["last_year"])
    first_month, last_month = _month_number(parts["first"]), _month_number(parts["last"])
    first_text = parts.get("first_year")
    wraps = first_month > last_month
    first_year = _year(first_text) if first_text else last_year - int(wraps)
    end = _month_end(last_year, last_month)
    months = _month_index(end) - (first_year * MONTHS_A_YEAR + first_month - 1) + 1
    if not 1 <= months <= 2 * MONTHS_A_YEAR:
        return None
    return _for_basis(months_ending(end, months), basis)


def _read_month(parts: dict[str, str], basis: Basis) -> Period | None:
    month = _month(_year(parts["year"]), _month_number(parts["month"]))
    return None if month is None else _for_basis(month, basis)


def _read_day(parts: dict[str, str], basis: Basis) -> Period | None:
    day = _day(parts)
    return parse_date(day, basis) if day else None


def _day(parts: dict[str, str]) -> date | None:
    month = parts["month"]
    try:
        number = int(month) if month.isdecimal() else _month_number(month)
        return date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:
        return None


_YEAR = r"(?P<year>20[0-9]{2}|[0-9]{2})"
_TWELVE = r"(?:(?:the )?(?:12|twelve) ?(?:months?|mths?|mnths?|m)|(?:the )?year)"
_OF_YEARS = r"(?P<first>20[0-9]{2}) ?[/-] ?(?P<second>20[0-9]{2}|[0-9]{2})"
_ENDING = r"(?:to|ending|ended) (?:the end of |(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?"
_DAYS = (
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>20[0-9]{2})",
    r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format('month')}[ -](?P<year>20[0-9]{{2}})",
)
_SPAN = (
    rf"{_MONTH.format('first')}(?:[ -]?(?P<first_year>20[0-9]{{2}}|[0-9]{{2}}))? ?(?:-|to) ?"
    rf"{_MONTH.format('last')}[ -]?(?P<last_year>20[0-9]{{2}}|[0-9]{{2}})"
)
_LAYOUTS = (
    (rf"(?:fy ?)?{_OF_YEARS}", _read_financial_year),
    (r"(?P<year>20[0-9]{2})", _read_calendar_year),
    (rf"{_TWELVE} {_ENDING}{_MONTH.format('month')}[ -]?{_YEAR}", _read_ending),
    (rf"(?:q|qtr|quarter) ?(?P<quarter>[1-4]),? {_OF_YEARS}", _read_quarter),
    (r"(?P<year>20[0-9]{2}) ?q(?P<quarter>[1-4])", _read_calendar_quarter),
    (_SPAN, _read_span),
    (rf"(?:the )?(?:end of )?{_MONTH.format('month')}[ -]?{_YEAR}", _read_month),
    *((pattern, _read_day) for pattern in _DAYS),
)
_ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date:
    """The next day."""
    return day + _ONE_DAY
