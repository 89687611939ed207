"""How findings name measures, periods, figures and cells: as the workbook writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Key
from perfmon_cli.measure import Measure
from perfmon_cli.period import (
    MONTHS_A_YEAR,
    Basis,
    Period,
    day_words,
    financial_year_of,
    months_ending,
    quarter_of,
)


def plain(value: Decimal) -> str:
    """The figure as typed: no thousands comma, no exponent, no rounding."""
    return format(value, "f")


def named(measure: str, part: str = "", area: str = "") -> str:
    """`ld_referrals (Adults) [Leeds]`, as the Paper sheet writes it."""
    part_words = f" ({part})" if part else ""
    area_words = f" [{area}]" if area else ""
    return f"{measure}{part_words}{area_words}"


def of_key(measure: Measure, key: Key) -> str:
    """`knife_crime [Leeds] for 2021/22`."""
    period = period_words(key.period, measure.basis)
    return f"{named(key.measure, key.part, key.area)} for {period}"


def period_words(period: Period, basis: Basis = Basis.ROLLING_12) -> str:
    """The period in words that can be typed into a Period cell of such a measure as they stand.

    A year from January to December is "2021" where the measure counts in calendar years, and
    "12 months to December 2021" elsewhere; a year to date is never called a quarter.
    """
    end = period.end
    if period.is_snapshot:
        return day_words(end)
    if period.months == MONTHS_A_YEAR:
        return _year_words(period, basis)
    if period == quarter_of(end).period and basis is not Basis.YEAR_TO_DATE:
        first = financial_year_of(end)
        return f"Q{quarter_of(end).financial_number} {first}/{(first + 1) % 100:02}"
    last = _month_words(end)
    return last if period.months == 1 else f"{_month_words(period.start)} to {last}"


def cell_words(ref: CellRef, beside: CellRef | None) -> str:
    """`History!D4`, with the file where it is another one than that of `beside`."""
    if beside is not None and ref.file != beside.file:
        return f"{ref} of {ref.file}"
    return str(ref)


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _year_words(period: Period, basis: Basis) -> str:
    if period.is_financial_year:
        return f"{period.start.year}/{period.end.year % 100:02}"
    if period.is_calendar_year and basis is Basis.CALENDAR_YEAR:
        return str(period.end.year)
    return f"12 months to {_month_words(period.end)}"


def _month_words(day: date) -> str:
    return str(months_ending(day, 1))
