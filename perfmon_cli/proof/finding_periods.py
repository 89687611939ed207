"""Where a text names a period, and whether it is what something is compared with."""

import re
from collections.abc import Iterator

from perfmon_cli.period import Basis
from perfmon_cli.proof.period_patterns import MAYBE, PERIODS, SPELT
from perfmon_cli.proof.said_periods import (
    BACK,
    EXACT,
    SOME,
    SPAN,
    PeriodMention,
    both_ends,
    exactly,
)

#: "the most in three years" is of no period of its own.
_SUPERLATIVE = re.compile(r"\b(?:most|fewest|\w+est|first|best|worst)\b[a-z ]{0,20}$")
_NAMED_BY_YEAR = re.compile(
    r"(?:['’]s)? (?:[Cc]ensus|survey|plan|Plan|strategy|Strategy|Act|paper|report|meeting"
    r"|review|budget|"
    r"inspection|election|conference|panel|edition|guidance)\b"
)
_BASE = re.compile(
    r"(?:\bthan|\bfrom|\b[Aa]gainst|\bwith|\bto|\bversus|\bvs\.?|\bafter|\b[Ss]ince|\babove"
    r"|\bbelow|\bon|\bover"
    r"|\bafter|\bas)(?: (?:in|on|at|for|of|its|their|the|that|it was|was|were|they were"
    r"|those|levels?|figures?|position))*"
    r"(?: £?[\d.,]+(?:%| per cent| percentage points?| days| pp)?(?: [a-z]+){0,3}? (?:in"
    r"|for|on|at|of|a|the)(?: the)?)?\s*\(?$"
)
_NO_BASE = re.compile(
    (
        r"(?:\b(?:compares?|compared|contrast|comparison|relative|similar|close|equal"
        r"|identical|up|down|than|as|same|change|changed|higher|lower|steady|stable)\b)"
    ),
    re.IGNORECASE,
)
_SIZED = re.compile(r"\d(?:%| per cent| percentage points?| pp)?\s*$")


def periods_in(text: str) -> Iterator[PeriodMention]:
    """The periods named, in order."""
    if not MAYBE.search(text):
        return
    for match in PERIODS.finditer(text):
        kind, years = match.lastgroup or SOME, 0
        if match["span"] and _SUPERLATIVE.search(text, 0, match.start()):
            continue
        kind = {"many": BACK, "years": BACK}.get(kind, kind)
        if kind == EXACT and not _is_time(text, match):
            continue
        if kind == BACK:
            years = 1
            if match["many"]:
                years = 2
            if spelt := match["years"]:
                years = SPELT.get(spelt.casefold()) or int(spelt)
        if kind == SPAN:
            years = next(n for n in map(_many, match[0].casefold().split()) if n)
        yield PeriodMention(
            start=match.start(),
            end=match.end(),
            kind=kind,
            text=match[0],
            years=years,
            is_base=_is_base(text, match.start()),
        )


def _many(word: str) -> int:
    return SPELT.get(word) or (int(word) if word.isdigit() else 0)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether an exact period is one: not "2021-24", and not of "the July 2022 paper"."""
    if _NAMED_BY_YEAR.match(text, match.end()):
        return False
    return bool(exactly(match[0], Basis.ROLLING_12) or both_ends(match[0]))


def _is_base(text: str, start: int) -> bool:
    """Whether what stands before says that this is what is compared with."""
    match = _BASE.search(text[max(0, start - 60) : start])
    if match is None:
        return False
    word = match[0].split()[0].casefold()
    if word in {"to", "with", "on", "over", "as"}:
        before = text[max(0, start - 90) : start - len(match[0])]
        if word == "on" and _SIZED.search(before):
            return True
        return bool(_NO_BASE.search(before[-24:])) and word != "over"
    return True
