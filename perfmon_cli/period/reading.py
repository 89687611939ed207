"""Periods, quarters and days as people write them; explicit layouts only, nothing is guessed."""

import re
from datetime import date
from functools import lru_cache

from perfmon_cli.errors import UsageError
from perfmon_cli.period.model import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    Quarter,
    calendar_year,
    financial_year,
    month_end,
    month_index,
    months_ending,
    period_ending,
    quarter_of,
    snapshot,
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)


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
    elif value == month_end(value.year, value.month):
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


def _tidy(text: str) -> str:
    return re.sub(r"[‐-–—−]", "-", " ".join(text.split()).lower())


def _in_range(period: Period) -> bool:
    return period.start.year >= FIRST_YEAR and period.end.year <= LAST_YEAR


def _year(text: str) -> int:
    return 2000 + int(text) if len(text) <= 2 else int(text)  # noqa: PLR2004


def month_number(text: str) -> int:
    """1 to 12 for a month's name or short form in small letters: "mar" and "march" are 3."""
    return _MONTHS.index(text[:3]) + 1


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
    end = month_end(_year(parts["year"]), month_number(parts["month"]))
    day = parts.get("day")
    if day is not None and int(day) != end.day:
        return None
    return _for_basis(months_ending(end, MONTHS_A_YEAR), basis)


def _read_quarter(parts: dict[str, str], basis: Basis) -> Period | None:
    year = _read_financial_year(parts, Basis.FINANCIAL_YEAR)
    if year is None:
        return None
    end_month = 3 + int(parts["quarter"]) * 3
    return _for_basis(months_ending(month_end(year.start.year, end_month), 3), basis)


def _read_calendar_quarter(parts: dict[str, str], basis: Basis) -> Period | None:
    return _for_basis(Quarter(int(parts["year"]), int(parts["quarter"])).period, basis)


def _read_span(parts: dict[str, str], basis: Basis) -> Period | None:
    last_year = _year(parts["last_year"])
    first_month, last_month = month_number(parts["first"]), month_number(parts["last"])
    first_text = parts.get("first_year")
    wraps = first_month > last_month
    first_year = _year(first_text) if first_text else last_year - int(wraps)
    end = month_end(last_year, last_month)
    months = month_index(end) - (first_year * MONTHS_A_YEAR + first_month - 1) + 1
    if not 1 <= months <= 2 * MONTHS_A_YEAR:
        return None
    return _for_basis(months_ending(end, months), basis)


def _read_month(parts: dict[str, str], basis: Basis) -> Period | None:
    month = _month(_year(parts["year"]), month_number(parts["month"]))
    return None if month is None else _for_basis(month, basis)


def _read_day(parts: dict[str, str], basis: Basis) -> Period | None:
    day = _day(parts)
    return parse_date(day, basis) if day else None


def _day(parts: dict[str, str]) -> date | None:
    month = parts["month"]
    try:
        number = int(month) if month.isdecimal() else month_number(month)
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
