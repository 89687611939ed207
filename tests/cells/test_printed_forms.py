"""What perfmon prints, typed into a cell again, is the same figure."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.cells.composites import Piece, read_composite
from perfmon_cli.cells.grammar import Reading, read_cell
from perfmon_cli.cells.markers import Missing, Status
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Basis, Period, Quarter, parse_period, period_ending, snapshot
from perfmon_cli.period.model import calendar_year, financial_year, month_end, months_ending
from perfmon_cli.wording import numbers, periods

MEASURE = Measure(id="m", label="M", unit=Unit.COUNT, polarity=Polarity.UP)
NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, allow_nan=False, places=4)
DECIMALS = st.integers(min_value=0, max_value=3)
UNITS = {Unit.PERCENT: "%", Unit.SURVEY_PERCENT: "%", Unit.GBP: "£"}


def number_in(text: str) -> tuple[Decimal, str]:
    """The number that a cell of this text gives, with the sign of its unit."""
    reading = read_cell(text)
    assert isinstance(reading, Reading), text
    assert reading.value is not None, text
    assert (reading.missing, reading.statuses, reading.footnote) == (None, (), "")
    return reading.value, reading.unit


@pytest.mark.parametrize("unit", Unit)
@given(number=NUMBERS, decimals=DECIMALS)
def test_values(unit: Unit, number: Decimal, decimals: int) -> None:
    """A value as tables print it, of every unit: "72.6%", "1,234", "£1,234.50", "−5"."""
    measure = replace(MEASURE, unit=unit, decimals=decimals)
    printed = numbers.value(measure, number)
    assert number_in(printed) == (numbers.rounded(number, decimals), UNITS.get(unit, ""))


@pytest.mark.parametrize("unit", Unit)
@given(number=NUMBERS, decimals=DECIMALS)
def test_changes(unit: Unit, number: Decimal, decimals: int) -> None:
    """A change as tables print it: "+24", "−5.0 pp", "+£26.40"."""
    measure = replace(MEASURE, unit=unit, decimals=decimals)
    printed = numbers.change(measure, number)
    sign = "pp" if unit.is_percent else UNITS.get(unit, "")
    assert number_in(printed) == (numbers.rounded(number, decimals), sign)


@given(number=NUMBERS, decimals=DECIMALS)
def test_percentage_changes(number: Decimal, decimals: int) -> None:
    """A percentage change: "+7.7%"."""
    printed = numbers.percent_change(number, decimals)
    assert number_in(printed) == (numbers.rounded(number, decimals), "%")


@given(number=NUMBERS)
def test_plain_grouped_and_counted(number: Decimal) -> None:
    """A number of a file, of a free table, and a whole one."""
    assert number_in(numbers.plain(number)) == (number, "")
    assert number_in(numbers.grouped(number)) == (number, "")
    assert number_in(numbers.count(number)) == (numbers.rounded(number, 0), "")


@given(count=NUMBERS, rate=NUMBERS)
def test_count_with_rate(count: Decimal, rate: Decimal) -> None:
    """A figure with the one beside it in brackets: "+24 (−0.6 pp)"."""
    main = numbers.change(MEASURE, count)
    beside = numbers.change(replace(MEASURE, unit=Unit.PERCENT, decimals=1), rate)
    assert read_composite(numbers.with_companion(main, beside)) == (
        Piece(
            reading=Reading(value=numbers.rounded(count, 0)),
            bracket=Reading(value=numbers.rounded(rate, 1), unit="pp"),
        ),
    )


@pytest.mark.parametrize("status", [status for status in Status if status.symbol])
@given(number=NUMBERS)
def test_marked_numbers(status: Status, number: Decimal) -> None:
    """A number with its symbol, as spreadsheets print it: "1,258 [p]"."""
    reading = read_cell(f"{numbers.grouped(number)} {status.symbol}")
    assert reading == Reading(value=number, statuses=(status,))


@pytest.mark.parametrize("missing", [m for m in Missing if m is not Missing.ELSEWHERE])
def test_symbols(missing: Missing) -> None:
    """A reason as spreadsheets print it: "[x]"."""
    assert read_cell(missing.value) == Reading(missing=missing)


MONTHS = [month_end(year, month) for year, month in product(range(2002, 2051), range(1, 13))]
#: A basis, and the periods that measures of it have.
PERIODS: dict[Basis, list[Period]] = {
    Basis.ROLLING_12: [period_ending(end, Basis.ROLLING_12) for end in MONTHS],
    Basis.FINANCIAL_YEAR: [financial_year(year) for year in range(2000, 2050)],
    Basis.CALENDAR_YEAR: [calendar_year(year) for year in range(2000, 2051)],
    Basis.YEAR_TO_DATE: [period_ending(end, Basis.YEAR_TO_DATE) for end in MONTHS],
    Basis.QUARTER: [Quarter(y, q).period for y, q in product(range(2001, 2051), range(1, 5))],
    Basis.MONTH: [months_ending(end, 1) for end in MONTHS],
    Basis.SNAPSHOT: [snapshot(end) for end in MONTHS],
}


@pytest.mark.parametrize("basis", Basis, ids=lambda basis: basis.value)
@pytest.mark.parametrize("write", [periods.head, periods.in_text], ids=["tables", "text"])
def test_periods(basis: Basis, write: object) -> None:
    """Every period of 2002 to 2050 as tables and sentences name it is that period."""
    assert callable(write)
    for period in PERIODS[basis]:
        printed = write(period, basis)
        assert parse_period(printed, basis) == period, printed
