"""The words that say which way a figure went or how it stands, and when they say nothing.

A word counts as a statement only where it states: "rose by 24", "is lower than in 2019/20". Aims
("to reduce"), expectations ("may fall"), conditions ("where recording rises"), negations ("did not
fall"), adjectives ("increased use of") and quantities ("more than 40", "more work is needed") do
not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfmon_cli.proof.direction_patterns import (
    BASES,
    COMPARATIVES,
    DOWN,
    FIRST,
    FLAT,
    MAYBE,
    NOUNS,
    OF_CHANGE,
    OFTEN_ADJECTIVES,
    STABLE,
    STATED,
    UP,
    VERBS,
)

#: How a word states: a verb or noun of change, a comparison ("than"), a first or last place.
CHANGE, THAN, PLACE, SINCE, TARGET = "change", "than", "place", "since", "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A word that states a direction: `sense` is which, `how` is in what way."""

    start: int
    end: int
    text: str
    sense: str
    how: str
    of_change: bool = False  #: PLACE: of the movements, not of the figures
    is_negated: bool = False
    is_noun: bool = False


_UNREAL = re.compile(
    r"\b(?:will|would|may|might|can|could|should|shall|must|if|whether|unless|until|aims?"
    r"|aimed|hope[sd]?|"
    r"expect(?:s|ed)?|expectation|intend(?:s|ed)?|plans?|planned|target is|want(?:s|ed)?"
    r"|likely|seek(?:s|ing)?|"
    r"forecast|projected|to see|to be|ambition|objective|in order to|wherever|(?<!than )once"
    r"|where (?:recording|there))\b"
    r"|^\W*(?:to|where|when|whenever|because|since|as) ",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|neither|nor|cannot|\w+n['’]t|without|no)"
    r"(?: (?:yet|also|been|an?|the|any|[a-z]+ly|significant|clear|real|marked|further"
    r"|similar))*\s*$",
    re.IGNORECASE,
)
_ALMOST = re.compile(
    r"\b(?:almost|nearly|about|much|roughly|broadly|virtually|practically|close to)\s$"
)
_QUANTITY = re.compile(
    r"^(?: [a-z-]+)* ?than (?:once|twice|ever|half|an? (?:third|quarter|half|dozen|few"
    r"|tenth|fifth)\b"
    r"|(?:about |around |£)*\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|half|two-thirds"
    r"|a hundred)\b"
    r"|expected|planned|usual|necessary|is |are |was )",
    re.IGNORECASE,
)


def stated(text: str) -> Iterator[Stated]:
    """The words of a sentence that state a direction, in order."""
    if not MAYBE.search(text):
        return
    for match in STATED.finditer(text):
        group = _group(match)
        start, end = match.start(group), match.end(group)
        lead = _clause_before(text, start)
        if _UNREAL.search(lead):
            continue
        word = match[group].casefold()
        sense, how = _sense(match, group, word)
        if sense == FLAT and _ALMOST.search(lead):
            sense = STABLE
        if not sense or (how == THAN and _QUANTITY.search(text[end : end + 80])):
            continue
        yield Stated(
            start=start,
            end=end,
            text=text[start:end],
            sense=sense,
            how=how,
            of_change=group == "change_first" or (how == PLACE and bool(OF_CHANGE.search(lead))),
            is_negated=group == "base" or (sense != FLAT and bool(_NOT.search(lead))),
            is_noun=group in {"noun", "after", "of"},
        )


def _group(match: re.Match[str]) -> str:
    names = (
        "first",
        "change_first",
        "place",
        "record",
        "comp",
        "side",
        "level",
        "pm",
        "verb",
        "adj",
        "base",
    )
    return next((name for name in (*names, "noun", "after", "of") if match[name]), "")


#: How the words of a group state, and where their senses stand.
_GROUPS = {
    "first": (SINCE, FIRST),
    "change_first": (PLACE, FIRST),
    "place": (PLACE, FIRST),
    "record": (SINCE, {UP: "record (?:high|level|number)", DOWN: "record low"}),
    "side": (TARGET, {UP: "above", DOWN: "below"}),
    "level": (THAN, {UP: "above", DOWN: "below"}),
    "pm": (CHANGE, {UP: "up", DOWN: "down"}),
    "verb": (CHANGE, VERBS),
    "adj": (CHANGE, OFTEN_ADJECTIVES),
    "base": (CHANGE, BASES),
    "noun": (CHANGE, NOUNS),
    "after": (CHANGE, NOUNS),
    "of": (CHANGE, NOUNS),
}


def _sense(match: re.Match[str], group: str, word: str) -> tuple[str, str]:
    if group != "comp":
        how, table = _GROUPS[group]
        return _of(table, word), how
    sense = _of(COMPARATIVES, word)
    joined = match["than"].casefold()
    if word in {UP, DOWN} and joined == "on":
        return word, CHANGE
    is_odd = word in {"above", "below"} or (joined != "than") != (sense == FLAT)
    return ("", "") if is_odd else (sense, THAN)


def _of(table: dict[str, str], word: str) -> str:
    return next(
        (s for s, words in table.items() if re.fullmatch(words, word, re.IGNORECASE)),
        "",
    )


def _clause_before(text: str, start: int) -> str:
    """The words of the clause before an offset."""
    lead = text[max(0, start - 160) : start]
    return re.split(r"[;:]|, (?:but|and|so|while|whereas|which)\b|\bbut\b|\bwhile\b", lead)[-1]
