"""Numbers and names that stand right beside a direction word and belong to it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from perfmon_cli.proof.direction_words import CHANGE, THAN, Stated
from perfmon_cli.proof.mentions import AreaMention
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.said_periods import PeriodMention

Mention = TypeVar("Mention", AreaMention, PeriodMention)
_FILLER = re.compile(r"[^,;:.!?]*")
LONGEST_GAP = 50
_BY = re.compile(
    r"[^,;:.]{0,30}\bby (?:[a-z]+ ){0,4}|(?: of| was| is)? (?:(?!to |from |in )[a-z]+ ){0,3}"
)
_AT = re.compile(r"[^;:.\\d]{0,60}?")
_BEFORE = re.compile(r"[ -]?(?:[a-z]+ ){0,3}")
_FROM = re.compile(r"\bfrom (?:(?:the|a|an|about|around|just|over|under|some|nearly) )*£?$")
_TO = re.compile(r"\bto (?:(?:the|a|an|about|around|just|over|under|some|nearly) )*£?$")
_IS_THE = re.compile(r",? (?:(?:which )?(?:is|was|makes it) )?(?:now |also |still )?the ")
_RANGING = re.compile(r"\b(?:rang\w+|var(?:y|ied|ying|ies)|between)\b")
_STOP = re.compile(
    r"[;:]|\.(?!\d)|,? (?:and|but|while|whereas) |, (?:the|its|their|it|they|this|these|those) "
)


def next_mention(mentions: Sequence[Mention], text: str, after: int) -> Mention | None:
    """The mention right behind "than", with a few words between at most."""
    found = next((m for m in mentions if m.start >= after), None)
    if found is None or found.start - after > LONGEST_GAP:
        return None
    gap = text[after : found.start]
    return found if _FILLER.fullmatch(re.sub(r"(?<=\d)[.,](?=\d)", "", gap)) else None


def number_behind(
    text: str, word: Stated, area: AreaMention, numbers: Sequence[Typed]
) -> Typed | None:
    """The number that has the first or last place: the next one of the clause."""
    start = max(word.end, area.end if area.start > word.start else word.end)
    number = next((n for n in numbers if n.start >= word.end), None)
    return number if number and _AT.fullmatch(text[start : max(start, number.start)]) else None


def number_before(text: str, word: Stated, numbers: Sequence[Typed]) -> Typed | None:
    """The number that is said to have the place: "70.6% is the lowest rate"."""
    before = next((n for n in reversed(numbers) if n.end <= word.start), None)
    is_it = before and _IS_THE.fullmatch(text[before.end : word.start])
    return before if is_it else None


def size_of(text: str, word: Stated, numbers: Sequence[Typed]) -> Typed | None:
    """The number that says how far: "rose by 24", "5.0 points lower", "an increase of 7.7%"."""
    behind = next((n for n in numbers if n.start >= word.end), None)
    if word.how == CHANGE and behind and _BY.fullmatch(text[word.end : behind.start]):
        return behind
    before = next((n for n in reversed(numbers) if n.end <= word.start), None)
    is_beside = word.how == THAN or word.is_noun
    if is_beside and before and _BEFORE.fullmatch(text[before.end : word.start]):
        return before
    return None


def from_to(text: str, word: Stated, numbers: Sequence[Typed]) -> tuple[Decimal, Decimal] | None:
    """Both ends of a change, where both are typed: "from 491 to 650", "to 650 from 491"."""
    if word.how != CHANGE:
        return None
    first = last = None
    end = next((m.start() for m in _STOP.finditer(text, word.end)), len(text))
    within = [number for number in numbers if word.end <= number.start < end]
    ranging = _RANGING.search(text, word.end, within[-1].start) if within else None
    for number in within:
        lead = text[max(word.end, number.start - 40) : number.start]
        if number.amount.unit == "pp" or (ranging and ranging.end() <= number.start):
            return None
        if first is None and _FROM.search(lead):
            first = number
        elif last is None and _TO.search(lead):
            last = number
    if first is None or last is None or first.amount.unit != last.amount.unit:
        return None
    return first.amount.low, last.amount.low
