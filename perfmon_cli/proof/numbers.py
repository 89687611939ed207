"""Every number that a person typed in a sentence: where, how much, and of what kind it is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from perfmon_cli.proof import number_kinds, number_shapes
from perfmon_cli.proof.number_amounts import Amount, amount_of, is_range
from perfmon_cli.proof.number_kinds import CASED, LOWER, Kind
from perfmon_cli.proof.number_shapes import DIGITS, FIRST, LAST
from perfmon_cli.proof.number_words import HEDGES, MULTIPLES, Hedge

__all__ = ["Amount", "Hedge", "Kind", "Typed", "read"]

_CONTEXT = 60
_LONGEST_PLAN = 30  #: years
_NOTHING = Amount()


def _scanner(*tables: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{row})" for table in tables for name, row in table))


_KINDS = {f"cased{n}": kind for n, (kind, _) in enumerate(CASED)} | {
    f"lower{n}": kind for n, (kind, _) in enumerate(LOWER)
}
_CASED = _scanner(tuple((f"cased{n}", row) for n, (_, row) in enumerate(CASED)))
_LOWER = _scanner(FIRST, tuple((f"lower{n}", row) for n, (_, row) in enumerate(LOWER)), LAST)
_PLAIN = _scanner((DIGITS,))
_TOKEN = re.compile(r"[^\W_]+|[£€$+\u2212½¼¾⅓⅔('-]")
_SYMBOLS = frozenset("£€$+\u2212½¼¾⅓⅔('-")
_LISTED = re.compile(r"\s*\(?[0-9]{1,3}[.)]\s")
_STARTS = number_kinds.STARTS.union(number_shapes.STARTS, MULTIPLES)
_ANY = re.compile(
    r"[0-9½¼¾⅓⅔]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|\w+ty|\w+fold|dozen|hundred|thousand|million|half|halv\w+|thirds?|quarters?|fifths?|tenths?"
    r"|(?:doubl|trebl|tripl|quadrupl)\w+|twice|thrice|sixth|seventh|eighth|ninth)\b"
)
_NUMBER_LIKE = re.compile("[0-9]|fold$")
_SMALL_LETTERS = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_HEDGES = tuple(
    (hedge, re.compile(rf"(?:^|\W)(?:{'|'.join(map(re.escape, words))})\s*(?:the|an?|by|of)?\s*$"))
    for hedge, words in HEDGES
)
_THAN_THE = re.compile(r"\b(?:than|over|above|below|under|close to|almost|nearly) the\s*$")
_GAPS = re.compile(r"(?<![0-9,.])([0-9]{1,3})[\u00a0\u202f\u2009](?=[0-9]{3}(?![0-9]))")
_TWO_YEARS = re.compile(r"'?([0-9]{2,4})\s?([/\u2013-])\s?([0-9]{2,4})\Z")
#: Characters that stand for others: curly quotes, short dashes, full-width signs.
_LIKE = {
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("\u2010\u2011\u2012", "-"),
    "\uff05": "%",
    "\uff0e": ".",
    "\uff0c": ",",
}
_DROPPED = dict.fromkeys(
    (0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A number as typed, from `start` to `end` of its text. Only `Kind.FIGURE` is to be proved."""

    start: int
    end: int
    text: str
    kind: Kind
    amount: Amount = _NOTHING
    hedge: Hedge = Hedge.NONE
    before: str = ""  #: the words before it, in small letters
    after: str = ""  #: the words behind it, in small letters


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Typed, ...]:
    """All numbers of a text in order; never raises, and takes time in proportion to its length."""
    clean, offsets = _plain(text)
    lower = clean.translate(_SMALL_LETTERS)
    if not _ANY.search(lower):
        return ()
    return tuple(_read(text, clean, lower, offsets))


def _read(text: str, clean: str, lower: str, offsets: tuple[int, ...] | None) -> Iterator[Typed]:
    for group, start, end in _found(clean, lower):
        first = offsets[start] if offsets else start
        last = offsets[end - 1] + 1 if offsets else end
        kind, amount = _KINDS.get(group, Kind.FIGURE), None
        if kind is Kind.YEAR and not _follow(lower[start:end]):
            kind = Kind.NO_YEAR
        before = lower[max(0, start - _CONTEXT) : start]
        if kind is Kind.FIGURE:
            amount = amount_of(lower[start:end], group)
            if amount is None:
                continue
        yield Typed(
            start=first,
            end=last,
            text=text[first:last],
            kind=kind,
            amount=amount or _NOTHING,
            hedge=_hedge(before) if amount else Hedge.NONE,
            before=before,
            after=lower[end : end + _CONTEXT],
        )


def _found(clean: str, lower: str) -> Iterator[tuple[str, int, int]]:
    """What kind of number begins where, and ends where; looked for only where one can begin."""
    listed = _LISTED.match(lower)
    end = listed.end() if listed else 0
    for token in _TOKEN.finditer(lower):
        start, word = token.start(), token[0]
        if start < end or not (word in _STARTS or word in _SYMBOLS or _NUMBER_LIKE.search(word)):
            continue
        match = _CASED.match(clean, start) or _LOWER.match(lower, start)
        if match and match.lastgroup == "range" and not is_range(match[0]):
            match = _PLAIN.match(lower, start)
        if match:
            end = max(match.end(), start + 1)
            yield match.lastgroup or "", start, match.end()


def _plain(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text with plain digits, spaces and quotes; where its characters stood if some went."""
    offsets: tuple[int, ...] | None = None
    if not text.isascii():
        if any(ord(char) in _DROPPED for char in text):
            offsets = tuple(i for i, char in enumerate(text) if ord(char) not in _DROPPED)
            text = text.translate(_DROPPED)
        text = _GAPS.sub(r"\1,", text)
        text = "".join(map(_plain_char, text))
    return text, offsets


def _plain_char(char: str) -> str:
    if char.isascii():
        return char
    if char.isspace():
        return " "
    digit = unicodedata.decimal(char, None)
    return _LIKE.get(char, char) if digit is None else str(digit)


def _follow(years: str) -> bool:
    """Whether two years typed as one ("2021/22") follow each other; a single year does."""
    match = _TWO_YEARS.search(years)
    if match is None:
        return True
    first, second = match[1], match[3]
    if len(first) < len(second):
        return False
    all_of_them: int = 10 ** len(second)
    gap = (int(second) - int(first)) % all_of_them
    return gap == 1 if match[2] == "/" else 0 < gap <= _LONGEST_PLAN


def _hedge(before: str) -> Hedge:
    if _THAN_THE.search(before):
        return Hedge.NONE  # "slightly more than the 57.3% of last year" is exactly that
    return next((hedge for hedge, words in _HEDGES if words.search(before)), Hedge.NONE)
