"""Periods as a text says them: "2020/21", "the year before", "the baseline", "then"."""

import re
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
    month_number,
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
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
YEAR = r"20\d\d"
_TIDY = re.compile(r"^(?:the|between|from|financial year|calendar year)\s+", re.IGNORECASE)
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NTH = re.compile(rf"\b({'|'.join(_NTHS)}) quarter\b", re.IGNORECASE)
_A_QUARTER = 100
_QUARTERS = 4
_NAMES = re.compile(MONTH)
_ENDS = re.compile(rf"({MONTH}) ({YEAR})")


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
        return exactly(self.text, measure.basis) if self.kind == EXACT else ()

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
            first, last = (month_number(m.casefold()) for m in _NAMES.findall(self.text))
            return period.start.month == first and period.end.month == last
        said = self.periods(measure, quarter)
        if self.is_open or period in said:
            return True
        if self.kind == EXACT:
            ends = both_ends(self.text)
            if ends:
                return period.end in ends
            return any(_reaches(one, period, self.text) for one in said)
        is_near = self.kind == BACK and period.is_snapshot
        return is_near and any(abs((one.end - period.end).days) <= _A_QUARTER for one in said)


@lru_cache(maxsize=4096)
def _years_back(own: Period, years: int, quarters: int) -> tuple[Period, ...]:
    """The period so many years before, and as many quarters up to it."""
    newest = own.shifted(-MONTHS_A_YEAR * years)
    return tuple(newest.shifted(-MONTHS_A_QUARTER * back) for back in range(quarters))


@lru_cache(maxsize=4096)
def both_ends(text: str) -> tuple[date, ...]:
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
def exactly(text: str, basis: Basis) -> tuple[Period, ...]:
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
