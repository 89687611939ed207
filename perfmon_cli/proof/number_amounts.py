"""What a number as typed comes to: its value or range, unit, sign and decimals."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.proof.number_shapes import COMMA, MAGNITUDE, NUMBER, UNIT
from perfmon_cli.proof.number_words import FRACTIONS, MAGNITUDES, MULTIPLES, SIGNS, cardinal

#: No figure of a paper has more digits; longer ones are cut and match nothing.
_MOST_DIGITS = 30
_VALUE = re.compile(
    rf"(?P<num>{NUMBER})?(?P<sign>[½¼¾⅓⅔])?(?P<magnitude>{MAGNITUDE})?(?P<unit>{UNIT})?\Z"
)
_UNIT_BEHIND = re.compile(rf"{UNIT}\Z")
_OUT_OF = re.compile(r"\s(?:[a-z]+\s){0,2}?(?:in|out\sof)\s(?:every\s|a\s)?")
_TO = re.compile(r"\s?[-\u2013]\s?|\sto\s|\sand\s")
_MINUS = frozenset("-\u2212")
_EXTRA = ((" and a half", Decimal("0.5")), (" and a quarter", Decimal("0.25")))
_RANGE_WORDS = ("between", "band", "rang", "var")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much: `low` and `high` differ for a range ("5-6%").

    `decimals` are those typed; negative where it was typed in thousands or millions ("£2.3
    million": -5). `unit` is "" for a plain number, "%", "pp", "£", "p", "x" (times as much),
    "share" for a part of a whole, in percent ("a third"), or a word of time ("days").
    """

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    decimals: int = 0
    unit: str = ""
    sign: int = 0  #: 1 or -1 where one was typed
    is_word: bool = False
    has_decimal_comma: bool = False


def amount_of(typed: str, shape: str) -> Amount | None:
    """The amount of a number in small letters, by its shape in `number_shapes`; None if none."""
    return _READERS.get(shape, _digits)(typed)


def _one(value: Decimal, unit: str, *, is_word: bool = False, decimals: int = 0) -> Amount:
    return Amount(low=value, high=value, unit=unit, is_word=is_word, decimals=decimals)


def _number(text: str) -> Decimal:
    """Digits or a word as a number."""
    return Decimal(text.replace(",", "")) if text[:1].isdigit() else cardinal(text)


def _ratio(typed: str) -> Amount | None:
    first, second = _OUT_OF.split(typed, maxsplit=1)
    part, whole = _number(first), _number(second)
    if not part or part >= whole:
        return None
    return _one(100 * part / whole, "share", is_word=True)


def _fraction(typed: str) -> Amount:
    *many, part = re.split(r"[\s-]", typed)
    count = cardinal(" ".join(many)) if many else Decimal(1)
    return _one(100 * count / FRACTIONS[part], "share", is_word=True)


def _times(typed: str) -> Amount:
    many = re.sub(r"[\s-]times$|-?fold$", "", typed)
    extra = Decimal(0)
    for words, add in _EXTRA:
        if many.endswith(words):
            many, extra = many.removesuffix(words), add
    if many[-1] in SIGNS:
        many, extra = many[:-1], SIGNS[many[-1]]
    if not many[0].isdigit():
        return _one(cardinal(many) + extra, "x", is_word=True)
    plain = _digits(many)
    return _one(plain.low + extra, "x", decimals=plain.decimals)


def _words(typed: str) -> Amount:
    match = _UNIT_BEHIND.search(typed)
    many = typed[: match.start()] if match else typed
    return _one(cardinal(many), _unit(match[0] if match else ""), is_word=True)


def _range(typed: str) -> Amount:
    typed = typed.rpartition("from ")[2].removeprefix("between").strip()
    first, second = _TO.split(typed, maxsplit=1)
    low, high = _digits(first), _digits(second)
    return Amount(
        low=low.low,
        high=high.high,
        decimals=max(low.decimals, high.decimals),
        unit=high.unit or low.unit,
        has_decimal_comma=low.has_decimal_comma or high.has_decimal_comma,
    )


def _digits(typed: str) -> Amount:
    """A number in digits with its sign, currency, magnitude and unit."""
    bare = typed.lstrip("+\u2212-£€$")
    lead = typed[: len(typed) - len(bare)]
    match = _VALUE.match(bare)
    number = (match and match["num"]) or ""
    has_comma = bool(re.fullmatch(COMMA, number))
    number = number.replace(",", "." if has_comma else "")
    whole, _, part = number[:_MOST_DIGITS].partition(".")
    value = Decimal(f"{whole or 0}.{part or 0}")
    decimals = len(part)
    if match and match["sign"]:
        value += SIGNS[match["sign"]]
        decimals = 2
    magnitude = (match and match["magnitude"]) or ""
    if magnitude:
        factor = MAGNITUDES[magnitude.strip()]
        value, decimals = value * factor, decimals - factor.adjusted()
    unit = _unit((match and match["unit"]) or "")
    return Amount(
        low=value,
        high=value,
        decimals=decimals,
        unit="£" if "£" in lead else unit,
        sign=1 if "+" in lead else -1 if _MINUS & set(lead) else 0,
        has_decimal_comma=has_comma,
    )


def _unit(typed: str) -> str:
    word = typed.strip(" -").removeprefix("working ").strip()
    if word in {"%", "percent", "per cent", "percentage"}:
        return "%"
    if word in {"pp", "ppt", "ppts"} or "point" in word:
        return "pp"
    if word in {"p", "pence"}:
        return "p"
    return word if word.endswith("s") or not word else f"{word}s"


def is_range(typed: str) -> bool:
    """Whether two numbers with "to" between are the ends of a range; "24 to 296" are not."""
    if typed.startswith(_RANGE_WORDS) or " to " not in typed:
        return True
    amount = _range(typed)
    return bool(amount.low < amount.high <= 2 * amount.low)


def _multiple(typed: str) -> Amount:
    return _one(Decimal(MULTIPLES[typed]), "x", is_word=True)


_READERS: dict[str, Callable[[str], Amount | None]] = {
    "ratio": _ratio,
    "ratio_of": _ratio,
    "fraction": _fraction,
    "multiple": _multiple,
    "times": _times,
    "range": _range,
    "words": _words,
    "digits": _digits,
}
