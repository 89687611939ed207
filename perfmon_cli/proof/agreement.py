"""Whether a number as typed says what a figure is: honest roundings, hedges, units.

A number agrees with a figure where the figure, rounded half away from zero to the digits typed, is
that number. Fewer digits than the paper prints are honest while at least two count ("72%" for
71.9%) or a word says that it is rounded; "nearly" and "just over" must lie on their own side.
"""

from decimal import Decimal

from perfmon_cli.proof.evidence import Known
from perfmon_cli.proof.number_words import Hedge
from perfmon_cli.proof.numbers import Amount
from perfmon_cli.wording.numbers import rounded

_FIVE = Decimal(5)
_TENTH, _FIFTH = Decimal("0.1"), Decimal("0.2")
_MOST_MAGNITUDE = 40
#: How far a part of a whole ("a third") may be from the figure, in percentage points, by hedge.
_SHARES = {
    Hedge.NONE: Decimal(1),
    Hedge.ABOUT: Decimal(4),
    Hedge.NEARLY: Decimal(5),
    Hedge.JUST_OVER: Decimal(5),
    Hedge.BELOW: Decimal(10),
    Hedge.ABOVE: Decimal(10),
}
#: How far "doubled" may be from twice as much, as a share of it.
_TIMES = {Hedge.NONE: Decimal("0.05"), Hedge.ABOUT: Decimal("0.15")}
#: What a hedge says of a fall: the further it goes, the less is left.
_TURNED = {
    Hedge.ABOVE: Hedge.BELOW,
    Hedge.BELOW: Hedge.ABOVE,
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
}
_BELOW, _ABOVE = {Hedge.NEARLY, Hedge.BELOW}, {Hedge.JUST_OVER, Hedge.ABOVE}


def agrees(amount: Amount, hedge: Hedge, known: Known) -> bool:
    """Whether the number says this figure; a range says it where the figure lies within."""
    value = abs(known.value)
    if amount.sign and known.value and (known.value > 0) is not (amount.sign > 0):
        return False
    if amount.unit == "share":
        percent = 100 * value if known.unit == "x" else value
        return _is_near(percent, amount.low, hedge, _SHARES[hedge])
    if amount.unit == "x":
        limit = _TIMES.get(hedge, Decimal("0.25")) * amount.low
        if amount.low < 1:  # "more than halved" is below half, "nearly halved" above it
            hedge = _TURNED.get(hedge, hedge)
        return _is_near(value, amount.low, hedge, limit)
    if amount.low != amount.high:
        is_close = amount.high - amount.low <= amount.high * _FIFTH
        return is_close and amount.low <= value <= amount.high
    factor = 100 if amount.unit == "p" else 1
    return _agrees(amount, hedge, known, factor)


def fits_unit(amount: Amount, known: Known, unit: str | None = None) -> bool:
    """Whether the number was typed in the figure's unit; `unit` instead of the one typed."""
    typed = amount.unit if unit is None else unit
    if typed == "share":
        return known.unit == "%" or (known.unit == "x" and known.value < 1)
    if typed == "p":
        return known.unit == "£"
    if typed == "":
        return known.unit in {"", "days"}
    return typed == known.unit


def _is_near(value: Decimal, said: Decimal, hedge: Hedge, limit: Decimal) -> bool:
    if hedge in _BELOW and value >= said:
        return False
    if hedge in _ABOVE and value <= said:
        return False
    return abs(value - said) <= limit


def _agrees(amount: Amount, hedge: Hedge, known: Known, factor: int) -> bool:
    said, decimals = amount.low, amount.decimals
    value, shown = abs(known.value) * factor, abs(known.shown) * factor
    if abs(value.adjusted()) > _MOST_MAGNITUDE:
        return False
    is_rounded = rounded(value, decimals) == said
    if hedge not in {Hedge.NEARLY, Hedge.JUST_OVER} and (
        said == shown or (decimals >= known.decimals and is_rounded)
    ):
        return True
    if not hedge.is_near:
        is_share = known.quantity in {"share", "change_pct"} and said >= _FIVE
        is_exact = _digits(said, decimals) > 1 or is_share
        return decimals < known.decimals and is_rounded and is_exact
    step = Decimal(1).scaleb(-decimals if decimals else _zeros(said))
    return _hedged(said, value, hedge, step)


def _hedged(said: Decimal, value: Decimal, hedge: Hedge, step: Decimal) -> bool:
    """Whether a hedged number is an honest one: on its side, within its own last digit."""
    gap = value - said
    near = min(step, said * _TENTH)
    match hedge:
        case Hedge.ABOUT:
            return abs(gap) <= min(step / 2, said * _TENTH)
        case Hedge.NEARLY:
            return 0 < -gap <= near
        case Hedge.JUST_OVER:
            return 0 < gap <= near
        case Hedge.BELOW:
            return 0 < -gap <= min(step, said * _FIFTH)
        case Hedge.ABOVE:
            return 0 < gap <= min(step, said * _FIFTH)
        case Hedge.NONE:
            return False


def _zeros(number: Decimal) -> int:
    """How many noughts a whole number ends with: 2,700 has two."""
    digits = f"{number:f}".partition(".")[0]
    return len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0


def _digits(number: Decimal, decimals: int) -> int:
    """How many digits count: two of "72" and of "2.3 million", one of "5"."""
    return len(f"{number.scaleb(decimals):f}".partition(".")[0].lstrip("0-"))
