"""How a number is typed: one explicit grammar, and nothing else is a number (INPUTS 1b)."""

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT, POUND, POINTS = "%", "£", "pp"
FOOTNOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰"

#: Hyphens and dashes that may stand for a minus: - ‐ ‑ – −
MINUS_SIGNS = "-\u2010\u2011\u2013\u2212"
#: What people type where there is no figure; the long dash is never a minus.
DASHES = MINUS_SIGNS + "\u2014"

_SIGN = rf"[+{re.escape(MINUS_SIGNS)}]"
_DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+"
_LEAD = rf"(?:{_SIGN} ?)?(?:£ ?{_SIGN}?)?"
_UNIT = r" ?(?:%|[pP][pP](?![a-zA-Z]))"
#: A number as it may stand in a longer text: without groups, its sign close to it.
NUMBER = rf"{_SIGN}?(?:£ ?{_SIGN}?)?(?:{_DIGITS})(?:{_UNIT})?"

_PLAIN = re.compile(rf"(?P<lead>{_LEAD})(?P<digits>{_DIGITS})(?P<unit>{_UNIT})?")
_BRACKETED = re.compile(
    rf"(?P<pound>£ ?)?\( ?(?P<inner>£ ?)?(?P<digits>{_DIGITS})(?P<unit>{_UNIT})? ?\)"
    rf"(?P<after>{_UNIT})?"
)
_DECIMAL_COMMA = re.compile(
    rf"(?P<lead>{_LEAD})(?P<whole>[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]+),(?P<part>[0-9]+)"
    rf"(?P<unit>{_UNIT})?"
)
_MOST_DIGITS = 28  # Decimal computes with 28
_MOST_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the sign of its unit: "%", "£", "pp" or ""."""

    value: Decimal
    unit: str = ""


def tidy(text: str) -> str:
    """The text with every run of spaces (non-breaking, thin, zero-width) as one space."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


def read_number(text: str) -> Number | None:
    """Read a tidied text that is a number and nothing else; None when it is not."""
    match = _PLAIN.fullmatch(text)
    if match is not None:
        lead = match["lead"]
        if sum(lead.count(sign) for sign in "+" + MINUS_SIGNS) > 1:
            return None
        negative = any(sign in lead for sign in MINUS_SIGNS)
        return _number(match["digits"], negative, POUND in lead, match["unit"] or "")
    match = _BRACKETED.fullmatch(text)
    if match is None or (match["pound"] and match["inner"]) or (match["unit"] and match["after"]):
        return None
    pound = bool(match["pound"] or match["inner"])
    return _number(match["digits"], True, pound, match["unit"] or match["after"] or "")  # noqa: FBT003


def corrected_decimal_comma(text: str) -> str | None:
    """Rewrite "25,9%" as "25.9%" and "1.234,5" as "1,234.5"; None without a decimal comma."""
    match = _DECIMAL_COMMA.fullmatch(text)
    if match is None:
        return None
    whole, part = match["whole"], match["part"]
    if len(part) > _MOST_DECIMALS and whole != "0" and "." not in whole:
        return None  # 1,2345 may as well be a thousand mistyped
    corrected = f"{match['lead']}{whole.replace('.', ',')}.{part}{match['unit'] or ''}"
    return corrected if read_number(corrected) else None


def _number(digits: str, negative: bool, pound: bool, unit: str) -> Number | None:  # noqa: FBT001
    sign = unit.strip().lower()
    if len(digits) > _MOST_DIGITS or (pound and sign):
        return None
    value = Decimal(digits.replace(",", ""))
    return Number(-value if negative and value else value, POUND if pound else sign)
