"""Writes periods and quarters: short in tables, in full in text."""

import re
from datetime import date

from perfmon_cli.period import (
    FINANCIAL_YEAR_START,
    MONTH_NAMES,
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    Quarter,
    day_after,
    financial_year_of,
    quarter_of,
)

_SHORT = (
    *("Jan", "Feb", "Mar", "Apr", "May", "June"),
    *("July", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MONTHS = re.compile(r"(?<=[0-9]) (?=months?\b)")


def head(period: Period, basis: Basis) -> str:
    """A period as tables name it.

    "2021/22", "12 months to Dec 2021", "2021" (calendar years), "Q3 2020/21", "Apr to Dec 2020",
    "Mar 2022" (a month, or a day that ends one), "2018/19 to 2020/21".
    """
    if period.is_snapshot:
        month = _month(period.end, _SHORT)
        return month if _ends_month(period.end) else f"{period.end.day} {month}"
    if years := _years(period, basis):
        return years
    if period.months % MONTHS_A_YEAR == 0:
        return f"{period.months} months to {_month(period.end, _SHORT)}"
    if _is_quarter(period) and basis is not Basis.YEAR_TO_DATE:
        quarter = quarter_of(period.end)
        return f"Q{quarter.financial_number} {_financial_year(period.end)}"
    return _span(period, _SHORT)


def in_text(period: Period, basis: Basis) -> str:
    """A period as sentences name it.

    "2021/22", "the 12 months to June 2019", "2021" (calendar years), "October to December 2020",
    "31 March 2022" (a snapshot).
    """
    if period.is_snapshot:
        return day(period.end)
    if years := _years(period, basis):
        return years
    if period.months % MONTHS_A_YEAR == 0:
        return f"the {period.months} months to {_month(period.end, MONTH_NAMES)}"
    return _span(period, MONTH_NAMES)


def within(period: Period, basis: Basis) -> str:
    """A period behind its preposition: "in 2020/21", "on 31 March 2021"."""
    return f"{'on' if period.is_snapshot else 'in'} {in_text(period, basis)}"


def day(when: date) -> str:
    """Write a day in full: "31 March 2022"."""
    return f"{when.day} {_month(when, MONTH_NAMES)}"


def quarter_words(quarter: Quarter) -> str:
    """Both readings of a quarter: "January to March 2022 (Q4 of 2021/22)"."""
    year = _financial_year(quarter.end)
    return f"{_span(quarter.period, MONTH_NAMES)} (Q{quarter.financial_number} of {year})"


def ending(quarter: Quarter) -> str:
    """The paper's period: "12 months to March 2022"."""
    return f"{MONTHS_A_YEAR} months to {_month(quarter.end, MONTH_NAMES)}"


def own(period: Period, said: str, basis: Basis) -> str:
    """The period of a cell where its headings do not say it; "" where they do.

    `said` is what the headings say: "Change on 2020/21". A year within a financial year ("2021" in
    "2021/22"), or one end of a span, does not say the period.
    """
    words = head(period, basis)
    is_said = re.search(rf"(?<![\w/])(?<!to ){re.escape(words)}(?![\w/]| to )", said)
    return "" if is_said else words


def _years(period: Period, basis: Basis) -> str:
    """Whole financial years, or calendar years where the measure counts in them; "" otherwise."""
    if period.months % MONTHS_A_YEAR:
        return ""
    is_one = period.months == MONTHS_A_YEAR
    if period.start.month == FINANCIAL_YEAR_START:
        first, last = _financial_year(period.start), _financial_year(period.end)
    elif period.start.month == 1 and basis is Basis.CALENDAR_YEAR:
        first, last = str(period.start.year), str(period.end.year)
    else:
        return ""
    return last if is_one else f"{first} to {last}"


def _financial_year(when: date) -> str:
    first = financial_year_of(when)
    return f"{first}/{(first + 1) % 100:02}"


def kept_together(text: str) -> str:
    """A text in which no line ends between a number and its months: "12 months to June 2019"."""
    return _MONTHS.sub("\u00a0", text)


def _is_quarter(period: Period) -> bool:
    return period.months == MONTHS_A_QUARTER and period.end.month % MONTHS_A_QUARTER == 0


def _span(period: Period, names: tuple[str, ...]) -> str:
    """From month to month; the year is said once where it is one."""
    last = _month(period.end, names)
    if period.months == 1:
        return last
    if period.start.year == period.end.year:
        return f"{names[period.start.month - 1]} to {last}"
    return f"{_month(period.start, names)} to {last}"


def _month(when: date, names: tuple[str, ...]) -> str:
    return f"{names[when.month - 1]} {when.year}"


def _ends_month(when: date) -> bool:
    return day_after(when).day == 1
