"""Which of the names in a sentence belongs to a figure, by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from perfmon_cli.proof.mentions import AreaMention, PartMention
from perfmon_cli.proof.said_periods import BACK, BASELINE, CURRENT, EXACT, SOME, PeriodMention

Mention = TypeVar("Mention", AreaMention, PartMention, PeriodMention)
LONGEST_REACH = 70
_FURTHEST_REACH = 200
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
#: A number that says the same again: "a quarter, 105, in Kirklees".
_APPOSED = re.compile(r", (?:or |that is )?£?\d[\d,.]*%?(?=,)")
_IS_APPOSED = re.compile(r"(?:\d%?|half|third|quarter|fifth|tenth), $")
_CLOSED = re.compile(r"^\)(?= (?:in|at|on|for) (?:the )?$)")
_FROM_HERE = re.compile(r"\bfrom (?:\w+ )?£?$")
_COMPARED = r"compar\w+|against|from|than|after|versus|rather|up|down|above|below"
_BREAK = re.compile(
    r"[,;:()]|\s[–—-]\s|\b(?:and|but|while|whereas|compar\w+|against|from|than|after"
    r"|versus|rather)\b"
    r"|\d",
    re.IGNORECASE,
)
#: What keeps a figure from a place that is said further behind: a new clause, a comparison.
_FAR_BREAK = re.compile(
    rf"[,;:()]|\s[–—-]\s|\b(?:and|but|while|whereas|{_COMPARED})\b", re.IGNORECASE
)
#: The same for a time, which may stand at the very end of a clause.
_TIME_BREAK = re.compile(
    r"[;:()]|\s[–—-]\s|\b(?:but|while|whereas|so|compar\w+|versus|rather|above|below"
    r"|under (?:its|the|their))\b"
    r"|,\s(?:(?:for|of|on|in|at|with)\s)?(?:wh(?:ich|om|o|en|ere|ose)|an?|(?:just\s|well\s|still\s|far\s|much\s)?(?:less|more|fewer|higher|lower"
    r"|half|twice|nearly|almost|about))\b"
    r"|\sand\s(?:is|was|are|were|has|have|had|stands|remains|now|then)\b"
    r"|\b(?:against|from|than|after|up|down|on) (?:(?:the|an?|its|about|only|just|in|on|at) )*"
    r"(?:£?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|none)\b|$)"
    r"|\b(?:following|half|twice|double)\b"
    r"|\b(?:been|was|were|stood at) (?:(?:about|only|just|over|under|nearly) )*£?\d"
    r"|(?:,|\band\b)\s*(?:and |or )?(?:(?:in|on|at|for|by|since|during) )?(?:the )?$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?P<side>\b(?:from|against|than|versus|after|above|below|since|(?:up|down|more"
    r"|fewer|higher|lower) on"
    r"|compar\w+ (?:with|to)|measured (?:from|against)|in comparison (?:with|to)"
    r"|relative to|as))\s+"
    r"(?:(?:in|on|at|the|that|of|for|about|around|nearly|some|its|their|it|was|were|is"
    r"|an?|levels?|figures?) )*"
    r"(?:£?\d[\d.,]*(?:%| per cent| percentage points?| days| pp)?[^,;:.\d]{0,40}?)?$",
    re.IGNORECASE,
)
#: "its baseline of 12,447", "2019/20 (405)"
OF = re.compile(
    (
        r"(?:['’]s)?(?: (?:of|was|at|is|figure|level|total|value"
        r"|average|mean|rate|share|proportion|number"
        r"|about|nearly|around|just"
        r"|over|under))* ?[(£]{0,2}"
    ),
)
#: What a name in brackets is of, where a number follows it: "72.6% (2020/21: 77.6%)".
_LABELS = re.compile(r"(?::| =| was)? £?\d")
_GLOSS = re.compile(r"(?:, | \(|, that is,? |,? namely )(?:(?:in|at|on|to) )?(?:the )?")
_LIST = re.compile(r",? (?:and|or|to|&)(?: (?:in|at|the|from))? |, |/")


def bound(
    text: str,
    mentions: Sequence[Mention],
    start: int,
    end: int,
    *,
    of_time: bool = False,
) -> Mention | None:
    """The mention that belongs to a figure: right behind it, else before it, else further behind.

    One before it counts only where it is not what another figure is compared with.
    """
    right_behind = _right_behind(text, mentions, start, end)
    if right_behind is not None:
        return right_behind
    for mention in reversed([m for m in mentions if m.end <= start]):
        if not _belongs_elsewhere(text, mention, start):
            return mention
    return _further_behind(text, mentions, start, end, of_time=of_time)


def _right_behind(text: str, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The next mention, where nothing stands between; not one that names the next number."""
    following = (
        m
        for m in mentions
        if m.start >= end and not (text[end : m.start].endswith("(") and _LABELS.match(text, m.end))
    )
    mention = next(following, None)
    if mention is None:
        return None
    as_typed = _BRACKETED.sub("", text[end : mention.start])
    gap = _APPOSED.sub("", as_typed)
    if gap != as_typed or _IS_APPOSED.search(text[:start]):
        gap = gap.removeprefix(",") if gap.startswith(", in ") else gap
    gap = _CLOSED.sub("", gap)  # "a third (33.6%) in December 2017"
    if isinstance(mention, PartMention):  # "74 from 11 to 20 times"
        gap = gap.removesuffix("from ")
    is_right_behind = len(gap) <= LONGEST_REACH and not _BREAK.search(gap.removesuffix("("))
    return mention if is_right_behind else None


def _further_behind(
    text: str, mentions: Sequence[Mention], start: int, end: int, *, of_time: bool
) -> Mention | None:
    """The next mention, if no new clause or comparison keeps it from the figure."""
    behind = next((m for m in mentions if m.start >= end), None)
    if behind is None or behind.start - end > _FURTHEST_REACH or _is_base(behind):
        return None
    gap = _BRACKETED.sub("", text[end : behind.start])
    if not of_time:
        return None if _FAR_BREAK.search(gap) else behind
    from_here = _FROM_HERE.search(text[max(0, start - 30) : start])
    return None if _TIME_BREAK.search(gap) or (from_here and " to " in gap) else behind


def _is_base(mention: object) -> bool:
    """Whether it is a period that something is compared with."""
    return isinstance(mention, PeriodMention) and mention.is_base


def _belongs_elsewhere(text: str, mention: Mention, start: int) -> bool:
    """Whether a mention before a figure is the other side of a comparison.

    "Compared with 2020/21, it rose by 40": at the head of a clause it is of that clause.
    "… 2019/20, when it was 405": of what follows.
    """
    first = max(0, mention.start - 90)
    side = _SIDE.search(text[first : mention.start])
    between = text[mention.end : start]
    if between.startswith((", when ", " when ")) or OF.fullmatch(between):
        return False
    if side is None:
        return _is_base(mention)
    lead = text[: first + side.start()].rstrip()
    if not lead or lead[-1] in ";:":
        return _is_base(mention)
    return True


def group(text: str, mentions: Sequence[Mention], one: Mention) -> tuple[Mention, ...]:
    """A mention with those it is listed with: "Bradford and Kirklees"."""
    at = mentions.index(one)
    first = last = at
    while first > 0 and _LIST.fullmatch(text[mentions[first - 1].end : mentions[first].start]):
        first -= 1
    while last + 1 < len(mentions) and _LIST.fullmatch(
        text[mentions[last].end : mentions[last + 1].start]
    ):
        last += 1
    return tuple(mentions[first : last + 1])


def without_glosses(text: str, periods: tuple[PeriodMention, ...]) -> tuple[PeriodMention, ...]:
    """Without "two years ago" where the year itself stands beside: "two years ago, in 2019/20"."""
    kept = []
    periods = _with_baselines(text, periods)
    for at, one in enumerate(periods):
        beside = []
        if at + 1 < len(periods):
            beside.append((periods[at + 1], text[one.end : periods[at + 1].start]))
        if at > 0:
            beside.append((periods[at - 1], text[periods[at - 1].end : one.start]))
        is_gloss = one.kind in {BACK, CURRENT, SOME} and any(
            other.kind == EXACT and _GLOSS.fullmatch(gap) for other, gap in beside
        )
        if not is_gloss:
            kept.append(one)
    return tuple(kept)


def _with_baselines(text: str, periods: tuple[PeriodMention, ...]) -> tuple[PeriodMention, ...]:
    """The year and "baseline" beside it as one: "the 2019/20 baseline", "baseline (2019/20)"."""
    kept: list[PeriodMention] = []
    for one in periods:
        last = kept[-1] if kept else None
        if last is not None and {last.kind, one.kind} == {EXACT, BASELINE}:
            gap = text[last.end : one.start]
            if gap in {" ", " of ", " (", ", "} and (last.kind == BASELINE or gap == " "):
                year = last if last.kind == EXACT else one
                is_base = last.is_base or one.is_base
                kept[-1] = replace(year, start=last.start, end=one.end, is_base=is_base)
                continue
        kept.append(one)
    return tuple(kept)
