"""Numbers between Excel's binary form and decimals."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.cells.model import CellError
from perfmon_cli.workbook.grid import cell_value, number, percentage

decimals = st.integers(-(10**15) + 1, 10**15 - 1).flatmap(
    lambda digits: st.integers(-8, 0).map(lambda places: Decimal(digits).scaleb(places))
)


@given(decimals)
def test_fifteen_digits_survive(value: Decimal) -> None:
    """A number of at most 15 digits comes back as it was typed."""
    assert number(float(value)) == value


@given(decimals)
def test_percentage_is_a_hundred_times(value: Decimal) -> None:
    """A percentage is exactly a hundred times what is stored, written without an exponent."""
    shown = percentage(value).value
    assert shown == value * 100
    assert "E" not in str(shown)


@given(st.floats())
def test_every_float_has_a_value(value: float) -> None:
    """There is a decimal or an error for every number a file can hold."""
    result = number(value)
    assert result == CellError("#NUM!") or (isinstance(result, Decimal) and result.is_finite())


def test_signs_that_turn_text_go() -> None:
    """They would print 123 as 321; letters of any script stay."""
    assert cell_value("\u202e123\u202c") == "123"
    assert cell_value("Llanymddyfri \u05d0 \u200f") == "Llanymddyfri \u05d0 "
    assert cell_value("\u200e#REF!") == CellError("#REF!")
