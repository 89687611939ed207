"""What the words around a number say of it: a change, a share, a list, a total."""

import re
from collections.abc import Iterator, Sequence

from perfmon_cli.measure import Measure
from perfmon_cli.proof.mentions import AreaMention, PartMention
from perfmon_cli.proof.numbers import Typed
from perfmon_cli.proof.said_periods import PeriodMention

#: Words before a number that make it the size of a change …
_BY = re.compile(
    r"(?:\bby|\b(?:increase|decrease|reduction|rise|fall|drop|growth|decline|change|difference|gain"
    r"|improvement|deterioration|swing)s?\sof|(?<!made\s)(?<!make\s)(?<!makes\s)\bup|\bdown)\s(?P<between>(?:[a-z]+\s){0,4})$"
)
_APART = re.compile(
    r"\b(?:differ|var[yi]|outnumber|exceed|lead|led|beat|ahead|behind|apart|higher|lower|larger|bett"
    r"|worse|narrow|separat)\w*[^.;,]{0,30}\bby\b|\bdifference of\b"
)
_SINCE = re.compile(r"\b(?:to|at|from|with|and|than|on|since|in|across)\b")
#: … and words behind it.
_MORE = re.compile(
    r"^\s(?:(?!(?:than|is|was|are|were|has|have|had|which|and)\b)[a-z]+\s){0,2}"
    r"(?:more(?!\sthan\sonce|\sthan\s\w+\stimes)|fewer|less|higher|lower|above|below)\b"
    r"|^\s(?:increase|decrease|reduction|rise|fall|drop|decline|improvement)\b"
)
_CHANGING = re.compile(r"\bchange\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:of|share|proportion|account\w*|makes?|made|represent\w*)\b")
#: A percentage right behind a number says what that number is of a whole: "13,895 (27.2%)".
_BRACKETED = re.compile(r"\d\s(?:[a-z]+\s){0,2}\($")
_REST = re.compile(
    r"\b(?:no|not|without|never|rest|remain\w*|others?|lack\w*|fail\w*|unsuccessful\w*|miss\w*"
    r"|nor|neither|did\snot|rather|late|longer|outside|all\sbut)\b"
)
_ALL_NAMED = re.compile(r"\b(?:they|both|these|those|respectively|each)\b")
_TOTAL = re.compile(
    r"\b(?:totals?|included?|including|altogether|together|overall|combined|in all|taken)\b",
    re.IGNORECASE,
)
_WHOLE_OF = re.compile(r"\b(?:of|among)\s(?:the|all|these|those|its|our|some|a\stotal\sof)?\s?$")
_OF_WHOLE = re.compile(r"^\sof\s(?:the\s)?(?:whole|total|county|force|area|all)\b")
_OTHERS = re.compile(r"\b(?:forces?|similar|national\w*|elsewhere|England|Wales|ranks?|ranked)\b")
_TARGET = re.compile(
    r"\b(?:targets?|goals?|plans?|planned|aims?|ambitions?|thresholds?|standards?|promis\w+|commit\w+"
    r"|asked|asks|required|aspir\w+|limit|bands?|ceiling|floor|objectives?|trajector\w+)\b",
    re.IGNORECASE,
)
#: Without one of these near, no number is the size of a change.
_MOVED = re.compile(
    r"\b(?:by|chang\w*|differ\w*|increas\w*|decreas\w*|reduc\w*|ris(?:e|es|en|ing)|rose|fell|fall\w*"
    r"|drop\w*|grew|grow\w*|gap|more|fewer|less|higher|lower|up|down|improv\w*|gain\w*|los[st]\w*"
    r"|swing|mov\w+|further|additional|extra|doubl\w*|halv\w*|added|between|above|below|beyond|declin\w*"
    r"|worse\w*|better|deteriorat\w*|larger|smaller|greater|ahead|behind|short|range|largest|smallest|greatest|biggest|most|least|longer|shorter|faster|slower|quicker)\b"
)
_MADE_UP = re.compile(r"\b(?:ma[dk]es?|making|make)\sup\b")
_IN_RUN = re.compile(r"\d[\d.]*(?:,\d{3})*")
_RUN_BEFORE = re.compile(r"(?:\d[\d.]*(?:,\d{3})*%?(?:\sdays)?(?:,|,?\sand)\s)+$")
_RUN_AFTER = re.compile(r"^(?:\sdays)?(?:(?:,|,?\sand)\s\d[\d.]*(?:,\d{3})*%?(?:\sdays)?)+")
_LISTED = re.compile(r"(?:,|;|\s?/|\s?&|,?\s(?:and|or|to))\s?(?:(?:in|the|for|of|at)\s){0,2}")
_NEW_CLAUSE = re.compile(r";|,\s(?:and|but|while|whereas)\s|\bwhile\b|\bwhereas\b")

Mentions = Sequence[AreaMention] | Sequence[PartMention] | Sequence[PeriodMention]


def is_change(typed: Typed) -> bool:
    """Whether the words make a number the size of a change ("fell by 12", "12 more")."""
    by = _BY.search(typed.before)
    is_by = by is not None and not _SINCE.search(by["between"])
    return is_by or bool(typed.amount.sign) or bool(_MORE.search(typed.after))


def may_move(typed: Typed) -> bool:
    """Whether words near a number speak of a change or a comparison."""
    before = _MADE_UP.sub("", typed.before)
    return bool(_MOVED.search(before) or _MOVED.search(typed.after))


def is_moved(typed: Typed) -> bool:
    """Whether it is how far a figure moved ("fell by 12"), not how far it is from another one."""
    by = _BY.search(typed.before)
    return by is not None and not _APART.search(typed.before)


def is_of_changes(measure: Measure) -> bool:
    """Whether a measure's own values are changes, by its name."""
    return bool(_CHANGING.search(f"{measure.label} {measure.sub_label}"))


def allows(typed: Typed, text: str, quantity: str) -> bool:
    """Whether the words let a number be a share of the whole, or what a percentage leaves."""
    if quantity == "share":
        is_put = typed.amount.unit == "share" or _BRACKETED.search(typed.before)
        words = (typed.before, typed.text, typed.after)
        return bool(is_put or any(_SHARE.search(one) for one in words))
    if quantity in {"change", "change_pct"}:
        is_said = typed.amount.unit == "pp" or bool(typed.amount.sign)
        return is_said or may_move(typed)
    if quantity == "rest":
        return bool(_REST.search(text.casefold()))
    if quantity in {"times", "inverse"}:
        return typed.amount.unit in {"x", "share"}
    return True


def place_in_list(typed: Typed) -> tuple[int, int] | None:
    """Which number of how many it is in a list of three and more, from 0; None in no such list."""
    before, after = _RUN_BEFORE.search(typed.before), _RUN_AFTER.search(typed.after)
    ahead = len(_IN_RUN.findall(before[0])) if before else 0
    behind = len(_IN_RUN.findall(after[0])) if after else 0
    many = ahead + 1 + behind
    return (ahead, many) if many > 2 else None  # noqa: PLR2004


def speaks_of_target(text: str) -> bool:
    """Whether a sentence speaks of what is to be reached."""
    return bool(_TARGET.search(text))


def speaks_of_all(typed: Typed) -> bool:
    """Whether a word such as "they" right before stands for all that was named."""
    return bool(_ALL_NAMED.search(typed.before[-30:]))


def is_of_whole(typed: Typed) -> bool:
    """Whether a number is said to be so much of the whole ("53.4% of the whole")."""
    return bool(_OF_WHOLE.search(typed.after))


def is_the_whole(typed: Typed) -> bool:
    """Whether a number is what another is a part of ("419 of the 707")."""
    return bool(_WHOLE_OF.search(typed.before))


def is_total(text: str) -> bool:
    """Whether a sentence speaks of all parts together."""
    return bool(_TOTAL.search(text))


def names_others(text: str) -> bool:
    """Whether a sentence speaks of other forces or areas."""
    return bool(_OTHERS.search(text))


def listed_with(text: str, mentions: Mentions, bound: Sequence[str]) -> tuple[int, ...]:
    """Which mentions stand in one list with the one that a number belongs to."""
    found: list[int] = []
    for index, mention in enumerate(mentions):
        name = mention.part if isinstance(mention, PartMention) else getattr(mention, "area", "")
        if name in bound:
            found.extend(neighbours(text, mentions, index))
    return tuple(found)


def neighbours(text: str, mentions: Mentions, index: int) -> Iterator[int]:
    """The mentions before and behind one that only a comma or "and" keeps apart from it."""
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(mentions):
            first, second = sorted((mentions[at], mentions[at + step]), key=lambda m: m.start)
            if not _LISTED.fullmatch(text[first.end : second.start]):
                break
            at += step
            yield at


def is_of_another_clause(text: str, mention: PeriodMention, typed: Typed) -> bool:
    """Whether a period said before a number belongs to another clause than the number."""
    return mention.end <= typed.start and bool(_NEW_CLAUSE.search(text[mention.end : typed.start]))
