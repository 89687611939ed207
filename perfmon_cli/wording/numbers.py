"""Rounds and writes numbers; every figure of a paper is rounded here, once (CONTRACTS 3)."""

from decimal import ROUND_HALF_UP, Context, Decimal

from perfmon_cli.measure import Measure, Unit
from perfmon_cli.wording.words import WORDS

MINUS = "−"
#: Wide enough for any cell's number, so that rounding never fails or loses digits.
_EXACT = Context(prec=200)

#: Numbers up to this one are words in a sentence.
_SPELT = 10
_P_DECIMALS, _MOST_P_DECIMALS = 3, 12


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero; a result of zero has no sign."""
    step = Decimal(1).scaleb(-decimals)
    return value.quantize(step, rounding=ROUND_HALF_UP, context=_EXACT) + 0


def plain(value: Decimal) -> str:
    """The unrounded number for files: no exponent, no needless zeros, a hyphen for minus."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def count(number: Decimal | int) -> str:
    """A whole number with commas from 1,000."""
    return _signed(rounded(Decimal(number), 0))


def grouped(number: Decimal) -> str:
    """A number with the decimals it has and commas from 1,000: figures of free tables."""
    return _signed(number)


def value(measure: Measure, number: Decimal) -> str:
    """A value as tables and text print it: "72.6%", "1,234", "£1,234.50"."""
    return _with_unit(measure, as_printed(measure, number))


def change(measure: Measure, number: Decimal) -> str:
    """A change as tables print it: "+24", "−5.0 pp", "+£26.40", "0"."""
    shown = as_printed(measure, number)
    if measure.unit.is_percent:
        return f"{_plus(shown)}{_signed(shown)} pp"
    return f"{_plus(shown)}{_with_unit(measure, shown)}"


def change_size(measure: Measure, number: Decimal) -> str:
    """How far a figure moved, without the way, as text says it: "5.0 percentage points", "526"."""
    shown = abs(as_printed(measure, number))
    if not measure.unit.is_percent:
        return _with_unit(measure, shown)
    text = _signed(shown)
    return f"{text} percentage point" if text == "1" else f"{text} percentage points"


def percent_change(number: Decimal, decimals: int = 1) -> str:
    """A percentage change with its sign: "+7.7%"."""
    shown = rounded(number, decimals)
    return f"{_plus(shown)}{_signed(shown)}%"


def prints_as_zero(measure: Measure, number: Decimal) -> bool:
    """Whether a change is printed as no change at all."""
    return as_printed(measure, number) == 0


def is_low(measure: Measure, number: Decimal) -> bool:
    """Whether a number is not 0 but prints as 0 (METHODS 4.5, [low])."""
    return number != 0 and as_printed(measure, number) == 0


def is_low_percent(number: Decimal, decimals: int = 1) -> bool:
    """As `is_low`, of a percentage change."""
    return number != 0 and rounded(number, decimals) == 0


def probability(p_value: Decimal, limit: Decimal) -> str:
    """A probability to three decimals; to more where it would print as the limit it is not."""
    decimals = _P_DECIMALS
    while p_value != limit and rounded(p_value, decimals) == limit and decimals < _MOST_P_DECIMALS:
        decimals += 1
    return plain(rounded(p_value, decimals))


def with_companion(main: str, companion: str) -> str:
    """A figure with the one that belongs beside it in brackets: "+24 (−0.6 pp)"."""
    return f"{main} ({companion})"


def as_printed(measure: Measure, number: Decimal) -> Decimal:
    """The number as printed: to the measure's decimals, or to its "Rounded to"."""
    step = measure.rounded_to
    if step is not None and step > 0:
        steps = rounded(_EXACT.divide(number, step), 0)
        number = _EXACT.multiply(steps, step)
    return rounded(number, measure.decimals)


def _with_unit(measure: Measure, shown: Decimal) -> str:
    if measure.unit.is_percent:
        return f"{_signed(shown)}%"
    if measure.unit is Unit.GBP:
        return f"{MINUS if shown < 0 else ''}£{abs(shown):,f}"
    return _signed(shown)


def _signed(shown: Decimal) -> str:
    return f"{MINUS if shown < 0 else ''}{abs(shown):,f}"


def _plus(shown: Decimal) -> str:
    return "+" if shown > 0 else ""


def spelt(number: int) -> str:
    """A small number as a word: "four"."""
    return WORDS[f"number.{number}"] if 0 < number <= _SPELT else count(number)
