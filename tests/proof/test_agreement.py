"""When a number as typed says what a figure is: honest roundings, hedges, shares, multiples."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.cells.model import CellRef
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import financial_year
from perfmon_cli.proof.agreement import agrees, fits_unit
from perfmon_cli.proof.evidence import Known
from perfmon_cli.proof.numbers import read
from perfmon_cli.wording import numbers


def known(value: str, unit: Unit, decimals: int, quantity: str = "value") -> Known:
    """A figure of a measure in this unit."""
    measure = Measure(id="x", label="X", unit=unit, polarity=Polarity.UP, decimals=decimals)
    number = Decimal(value)
    mark = {Unit.PERCENT: "%", Unit.GBP: "£", Unit.DAYS: "days"}.get(unit, "")
    if quantity == "change" and unit is Unit.PERCENT:
        mark = "pp"
    return Known(
        measure=measure,
        part="",
        area="",
        period=financial_year(2021),
        quantity=quantity,
        value=number,
        shown=numbers.rounded(number, decimals),
        decimals=decimals,
        unit="x" if quantity == "times" else mark,
        cells=(CellRef("a.xlsx", "History", "B2"),),
    )


def says(text: str, figure: Known) -> bool:
    """Whether the only number of a text is in the figure's unit and agrees with it."""
    (typed,) = read(text)
    return fits_unit(typed.amount, figure) and agrees(typed.amount, typed.hedge, figure)


COUNT = known("2713", Unit.COUNT, 0)
LARGE = known("13838", Unit.COUNT, 0)
PERCENT = known("71.94", Unit.PERCENT, 1)
POUNDS = known("2345678.50", Unit.GBP, 2)
DAYS = known("85.2", Unit.DAYS, 1)
POINTS = known("-5.04", Unit.PERCENT, 1, "change")
TIMES = known("1.98", Unit.COUNT, 1, "times")
SMALL = known("4.6", Unit.PERCENT, 1)
TIE = known("77.65", Unit.PERCENT, 1)

CASES = [
    ("2,713", COUNT, True),
    ("2713", COUNT, True),
    ("2,714", COUNT, False),
    ("2,700", COUNT, False),
    ("2,710", COUNT, False),
    ("about 2,700", COUNT, True),
    ("just over 2,700", COUNT, True),
    ("more than 2,700", COUNT, True),
    ("nearly 2,700", COUNT, False),
    ("nearly 2,800", COUNT, True),
    ("fewer than 2,800", COUNT, True),
    ("just over 2,713", COUNT, False),
    ("more than 2,000", COUNT, False),
    ("about 3,000", COUNT, True),
    ("about 2,000", COUNT, False),
    ("2.7 thousand", COUNT, True),
    ("nearly 14,000", LARGE, True),
    ("nearly 15,000", LARGE, False),
    ("about 14,000", LARGE, True),
    ("13.8k", LARGE, True),
    ("71.9%", PERCENT, True),
    ("71.94%", PERCENT, True),
    ("71.95%", PERCENT, False),
    ("72%", PERCENT, True),
    ("71%", PERCENT, False),
    ("70%", PERCENT, False),
    ("just over 70%", PERCENT, True),
    ("71.9 per cent", PERCENT, True),
    ("71.9 percentage points", PERCENT, False),
    ("71.9", PERCENT, False),
    ("nearly three quarters of them", PERCENT, True),
    ("three quarters of them", PERCENT, False),
    ("more than two thirds of them", PERCENT, True),
    ("seven in ten", PERCENT, False),
    ("about seven in ten", PERCENT, True),
    ("5%", SMALL, False),
    ("about 5%", SMALL, True),
    ("nearly 5%", SMALL, True),
    ("77.7%", TIE, True),
    ("77.6%", TIE, False),
    ("£2,345,678.50", POUNDS, True),
    ("£2.3 million", POUNDS, True),
    ("£2.4m", POUNDS, False),
    ("£2 million", POUNDS, False),
    ("just over £2.3 million", POUNDS, True),
    ("2,345,678.50", POUNDS, False),
    ("85.2 days", DAYS, True),
    ("85.2", DAYS, True),
    ("85 days", DAYS, True),
    ("85.2%", DAYS, False),
    ("5.0 percentage points", POINTS, True),
    ("5 percentage points", POINTS, True),
    ("6 percentage points", POINTS, False),
    ("about 5 percentage points", POINTS, True),
    ("−5.0 pp", POINTS, True),
    ("+5.0 pp", POINTS, False),
    ("5.0%", POINTS, False),
    ("doubled", TIMES, True),
    ("nearly doubled", TIMES, True),
    ("more than doubled", TIMES, False),
    ("trebled", TIMES, False),
    ("1,000,000,000,000,000,000,000,000,000,000,000", LARGE, False),
]


@pytest.mark.parametrize(
    ("text", "figure", "is_right"),
    CASES,
    ids=[f"{text} for {figure.value} {figure.unit}" for text, figure, _ in CASES],
)
def test_a_number_is_a_figure_at_an_honest_rounding(
    text: str,
    figure: Known,
    is_right: bool,  # noqa: FBT001  (a column of the table)
) -> None:
    """Rounded half away from zero; fewer than two digits, or a rounded count, need a hedge."""
    assert says(text, figure) is is_right


@given(
    st.decimals(min_value=-10_000_000, max_value=10_000_000, places=3),
    st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.DAYS, Unit.GBP, Unit.INDEX]),
    st.integers(0, 3),
)
def test_every_printed_form_is_read_back_as_its_figure(
    value: Decimal, unit: Unit, decimals: int
) -> None:
    """What the paper prints of a figure is that figure when somebody types it."""
    figure = known(str(value), unit, decimals)
    (typed,) = read(f"It was {numbers.value(figure.measure, value)} then")
    assert fits_unit(typed.amount, figure)
    assert agrees(typed.amount, typed.hedge, figure)


@given(st.decimals(min_value=-200, max_value=200, places=3), st.integers(0, 3))
def test_every_printed_change_is_read_back_as_its_figure(value: Decimal, decimals: int) -> None:
    """A change of a percentage is typed in percentage points, with or without its sign."""
    figure = known(str(value), Unit.PERCENT, decimals, "change")
    for printed in (
        numbers.change(figure.measure, value),
        numbers.change_size(figure.measure, value),
    ):
        (typed,) = read(f"It went by {printed} then")
        assert fits_unit(typed.amount, figure), printed
        assert agrees(typed.amount, typed.hedge, figure), printed
