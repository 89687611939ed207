"""Whether a figure looks as if a digit or the decimal point had slipped: by a power of ten."""

from decimal import Decimal

from perfmon_cli.checks.series import Range

#: A figure less than so many times off is never called a slip.
_FAR = Decimal(3)
_POWERS = (1, 2, 3)
_WORDS = {1: "ten", 2: "a hundred", 3: "a thousand"}


def slip(value: Decimal, others: Range, near: Decimal) -> int:
    """By which power of ten the figure is off; 0 where it is not.

    1 = ten times too large, -1 = ten times too small, and so on to a thousand times. It is off when
    it lies more than three times outside the range of the others, and moving its decimal point
    would bring it into that range (taken `near` times as wide at both ends).
    """
    if value <= 0 or others.low <= 0:
        return 0
    if others.low / _FAR <= value <= others.high * _FAR:
        return 0
    sign = 1 if value > others.high else -1
    for power in _POWERS:
        moved = value.scaleb(-sign * power)
        if others.low / near <= moved <= others.high * near:
            return sign * power
    return 0


def slip_words(power: int) -> str:
    """`ten times too large`."""
    return f"{_WORDS[abs(power)]} times too {'large' if power > 0 else 'small'}"


def times_words(power: int) -> str:
    """`ten times`."""
    return f"{_WORDS[abs(power)]} times"
