"""Whether one number is another with a slip of its digits."""

from decimal import Decimal

_POWERS = (1, 2, 3)


def is_slip(typed: Decimal, meant: Decimal) -> bool:
    """Whether a sign was lost, two neighbouring digits swapped, or the decimal point moved.

    The point may be up to three places off. No number is a slip of itself.
    """
    if typed and typed == -meant:
        return True
    if typed <= 0 or meant <= 0 or typed == meant:
        return False
    return _is_moved(typed, meant) or _is_swapped(typed, meant)


def _is_moved(typed: Decimal, meant: Decimal) -> bool:
    return any(typed == meant.scaleb(sign * power) for power in _POWERS for sign in (1, -1))


def _is_swapped(typed: Decimal, meant: Decimal) -> bool:
    first, second = format(typed.normalize(), "f"), format(meant.normalize(), "f")
    if len(first) != len(second):
        return False
    differ = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(differ) != _SWAPPED or differ[1] != differ[0] + 1:
        return False
    at = differ[0]
    return first[at : at + _SWAPPED] == second[at : at + _SWAPPED][::-1]


_SWAPPED = 2  #: digits
