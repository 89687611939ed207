"""Periods as a text says them: "2020/21", "the year before", "the baseline", "then"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perfmon_cli.measure import Measure, own_period
from perfmon_cli.period import (
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    Quarter,
    day_after,
    months_ending,
    parse_period,
)

#: What a mention of a period stands for.
EXACT, BACK, CURRENT, BASELINE, THEN, SOME = (
    "exact",
    "back",
    "current",
    "baseline",
    "then",
    "some",
)
#: Several years together ("the last three years"), and any year before the pandemic.
SPAN, EARLIER = "span", "earlier"
_PANDEMIC = date(2020, 4, 1)
#: Months without a year: "April to June".
MONTHS = "months"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_YEAR = r"20\d\d"
_TO = r"(?:to|ending|ended|to the end of|ending on|up to)"
_A = r"(?:the |a |one |an )?"
_SPELT = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
}
_EXACT = (
    (
        rf"(?:the )?(?:12|twelve)(?:[ -]months?|mths?) (?:period )?{_TO} (?:\d{{1,2}}(?:st|nd"
        rf"|rd|th)? )?{_MONTH} {_YEAR}"
    ),
    rf"(?:the )?year {_TO} (?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} {_YEAR}",
    (
        rf"(?:between |from )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: {_YEAR})? (?:to|and"
        rf"|-|–) (?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} {_YEAR}"
    ),
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} {_YEAR}",
    rf"(?:the )?(?:first|second|third|fourth|last|final) quarter of {_YEAR}[/–-](?:20)?\d\d",
    rf"(?:Q|Quarter |quarter )[1-4](?: of|,)? {_YEAR}[/–-](?:20)?\d\d",
    rf"{_MONTH} {_YEAR}",
    rf"(?:the )?(?:financial year )?{_YEAR}[/–-](?:20)?\d\d(?!\d)",
    rf"(?:the )?(?:calendar year )?{_YEAR}(?![\d/–-]\d|\d)",
)
_WHEN = r"(?:earlier|ago|before(?! the (?:pandemic|lockdown|Covid|change|first)| Covid)|previously)"
_PREVIOUS = (
    (
        r"(?<!over )(?<!during )(?<!in )(?:the |in )?(?:same|corresponding"
        r"|equivalent) (?:time|period|point|quarter|months?)(?! (?:of|in) 20\d)"
        r"(?: (?:of |in )?(?:last year|a year ago|a year earlier|the (?:previous"
        r"|year) (?:year|before)))?"
    ),
    (
        r"(?:the )?same (?:time|period|point|quarter|months?) (?:of |in )?(?:last year"
        r"|a year ago|a year earlier|the (?:previous|year) (?:year|before))"
    ),
    rf"(?:{_A}year|(?:the )?(?:12|twelve) months) {_WHEN}",
    r"(?:the )?(?:last|previous|prior|preceding) (?:financial |calendar )?year(?!s)(?:'s|’s)?",
    r"(?:the )?(?:previous|preceding|prior) (?:12|twelve) months",
    rf"(?:the )?(?:previous|preceding|prior) {_MONTH}\b(?! 20)",
    (
        rf"(?:the )?{_MONTH} (?:of the (?:previous year|year before)|a year (?:earlier|before)"
        r"|before)\b"
    ),
)
_RELATIVE = (
    (BACK, "|".join(_PREVIOUS)),
    (
        CURRENT,
        (
            r"(?:(?:over|in|during|on|across|for|within) )?(?:the|this) (?:latest |current "
            r"|past |reporting |whole |full )?"
            r"(?:year|12 months|twelve months)(?! (?:before|earlier|ago|to|ending|ended))\b"
            r"|year[ -]on[ -]year|(?:the )?(?:latest|last|past) (?:12|twelve) months"
            r"|(?:over|in|during|across|within) the last year(?!s|['’])"
            r"|this (?:quarter|period)|currently|at present|now\b"
        ),
    ),
    (
        BASELINE,
        (
            r"(?:(?:the|its|their|this) )?(?:national |plan |pre-pandemic |original )?baselines?"
            r"(?: (?:level|year|period|figure|value)s?)?"
        ),
    ),
    (
        THEN,
        r"\bthen(?= ?[,.;)]|$| and| in)|that (?:year|time|date)|the same (?:year|date)",
    ),
    (
        EARLIER,
        (
            r"(?:the (?:last )?(?:year|level|time|period) )?before (?:the )?"
            r"(?:pandemic|Covid|lockdown)|pre-(?:pandemic|Covid)(?: (?:levels?|years?))?"
        ),
    ),
    (
        SOME,
        (
            r"(?:over|during|in|for) the same (?:time|period)"
            r"|(?:the )?same (?:time|period|point|quarter|months?) (?:of|in) 20\d\d(?:/\d\d)?"
            r"|since (?:the )?(?:pandemic|Covid|lockdown)"
            r"|(?:the )?(?:first|second|other|earlier|later) (?:year|period)s?"
            r"|(?:in|for) the second|(?:earlier|previous|recent|other) years"
            r"|(?:the )?(?:last|past) (?:few|\d{2,}) years"
        ),
    ),
)
_YEARS_BACK = (
    rf"(?:the )?year before (?:that|last)\b|(?P<years>two|three|four|five|six|seven|eight|ten"
    rf"|[2-9]) years {_WHEN}"
)
_MANY = rf"(?:{'|'.join(_SPELT)}|[2-9]) (?:financial )?years"
_SPAN = (
    rf"(?:(?:over|in|during|across|for|within) )?(?:the |these )?(?:last|past|previous|latest"
    rf"|preceding|recent) {_MANY}(?!['’])"
    rf"|(?:over|in|during|across|within) (?:the )?(?:space of )?{_MANY}(?!['’]| (?:ago|earlier))"
    rf"(?: {_WHEN})?"
    rf"|the {_MANY} (?:before|previously|prior)"
)
_PERIODS = re.compile(
    rf"\b(?:(?P<exact>{'|'.join(_EXACT)})|(?P<months>{_MONTH} (?:to|-|–) {_MONTH})(?! \d)"
    rf"|(?P<span>{_SPAN})|(?P<many>{_YEARS_BACK})|"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _RELATIVE)
    + r")",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    (
        r"\d|year|month|baseline|then|now|same|period|quarter|pandemic|covid|lockdown|current"
        r"|present|that"
    ),
    re.IGNORECASE,
)
_TIDY = re.compile(r"^(?:the|between|from|financial year|calendar year)\s+", re.IGNORECASE)
#: "the most in three years" is of no period of its own.
_SUPERLATIVE = re.compile(r"\b(?:most|fewest|\w+est|first|best|worst)\b[a-z ]{0,20}$")
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NTH = re.compile(rf"\b({'|'.join(_NTHS)}) quarter\b", re.IGNORECASE)
_A_QUARTER = 100
_QUARTERS = 4
_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_NAMES = re.compile(_MONTH)
_ENDS = re.compile(rf"({_MONTH}) ({_YEAR})")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A period as it is said; what it stands for depends on the measure.

    `is_base`: it is what something is compared with ("than in 2019/20", "from 272 in 2020/21").
    """

    start: int
    end: int
    kind: str
    text: str
    years: int = 0  #: BACK and SPAN only
    is_base: bool = False

    def periods(self, measure: Measure, quarter: Quarter) -> tuple[Period, ...]:
        """The periods of this measure it can stand for; () where it says nothing definite."""
        own = own_period(measure, quarter)
        if self.kind in {CURRENT, BACK}:
            return _years_back(own, self.years, _QUARTERS if measure.show_quarters else 1)
        if self.kind == BASELINE:
            known = (measure.baseline_period, measure.plan_baseline_period)
            return tuple(period for period in known if period)
        return _exact(self.text, measure.basis) if self.kind == EXACT else ()

    @property
    def is_before(self) -> bool:
        """Whether it is some years before the paper's: "the two years before"."""
        return self.kind == EARLIER or (
            self.kind == SPAN and self.text.casefold().endswith(("before", "previously", "prior"))
        )

    @property
    def is_open(self) -> bool:
        """Whether it names no period that could be looked up."""
        return self.kind in {THEN, SOME, SPAN, EARLIER}

    def spans(self, measure: Measure, period: Period, quarter: Quarter) -> bool:
        """Whether a period lies in the years said together, or before the pandemic."""
        if self.kind == EARLIER:
            return period.end < _PANDEMIC
        own = own_period(measure, quarter)
        oldest = own.shifted(-MONTHS_A_YEAR * (self.years + measure.show_quarters)).end
        return self.kind == SPAN and oldest <= period.end <= own.end

    def covers(self, measure: Measure, period: Period, quarter: Quarter) -> bool:
        """Whether a figure of this period is one of what is said.

        A snapshot lies within a year; "2021" may be the year that a period ends in, where the
        measure does not count in calendar years.
        """
        if self.kind == MONTHS:
            first, last = (_MONTHS.index(m[:3].casefold()) + 1 for m in _NAMES.findall(self.text))
            return period.start.month == first and period.end.month == last
        said = self.periods(measure, quarter)
        if self.is_open or period in said:
            return True
        if self.kind == EXACT:
            ends = _both_ends(self.text)
            if ends:
                return period.end in ends
            return any(_reaches(one, period, self.text) for one in said)
        is_near = self.kind == BACK and period.is_snapshot
        return is_near and any(abs((one.end - period.end).days) <= _A_QUARTER for one in said)


def periods_in(text: str) -> Iterator[PeriodMention]:
    """The periods named, in order."""
    if not _MAYBE.search(text):
        return
    for match in _PERIODS.finditer(text):
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
                years = _SPELT.get(spelt.casefold()) or int(spelt)
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
    return _SPELT.get(word) or (int(word) if word.isdigit() else 0)


@lru_cache(maxsize=4096)
def _years_back(own: Period, years: int, quarters: int) -> tuple[Period, ...]:
    """The period so many years before, and as many quarters up to it."""
    newest = own.shifted(-MONTHS_A_YEAR * years)
    return tuple(newest.shifted(-MONTHS_A_QUARTER * back) for back in range(quarters))


@lru_cache(maxsize=4096)
def _both_ends(text: str) -> tuple[date, ...]:
    """The last days of both months of "between December 2017 and December 2021"."""
    found = _ENDS.findall(text)
    if len(found) != 2:  # noqa: PLR2004
        return ()
    months = (parse_period(f"{month} {year}", Basis.MONTH) for month, year in found)
    return tuple(month.end for month in months if month is not None)


def _reaches(said: Period, period: Period, text: str) -> bool:
    """Whether a snapshot ends the period said, or a month said ends the period."""
    if period.is_snapshot or said.is_snapshot:
        first_of_month = day_after(period.end)
        is_eve = first_of_month.day == 1 and said.end == months_ending(first_of_month, 1).end
        return (
            said.end == period.end
            or is_eve
            or (len(text) == len("2021") and period.end.year == said.end.year)
        )
    if said.months == 1:
        return said.end == period.end
    return said.months == MONTHS_A_YEAR and said.end == period.end


@lru_cache(maxsize=4096)
def _exact(text: str, basis: Basis) -> tuple[Period, ...]:
    """A period as typed; a day is read as the end of a period too."""
    tidy = _TIDY.sub("", _TIDY.sub("", text)).replace(" and ", " to ").replace(" of ", " ")
    tidy = re.sub(r"\b(?:up to|ending on|to the end of|period to)\b", "to", tidy)
    tidy = re.sub(
        r"\b(\d{1,2})(?:st|nd|rd|th)?(?= [A-Z][a-z]+(?: (?:to|-|–)| 20\d\d (?:to|-|–)))",
        "",
        tidy,
    )
    tidy = _NTH.sub(lambda match: f"Q{_NTHS[match[1].casefold()]}", tidy)
    found = parse_period(" ".join(tidy.split()), basis)
    if found is None:
        short = re.sub(r"\b\d{1,2}(?:st|nd|rd|th)? (?=[A-Z])", "", tidy)
        found = parse_period(" ".join(short.split()), basis)
    return (found,) if found else ()


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether an exact period is one: not "2021-24", and not of "the July 2022 paper"."""
    if _NAMED_BY_YEAR.match(text, match.end()):
        return False
    return bool(_exact(match[0], Basis.ROLLING_12) or _both_ends(match[0]))


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
