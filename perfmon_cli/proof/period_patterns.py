"""How a text says a time: patterns by kind, tried in order."""

import re

from perfmon_cli.proof.said_periods import BACK, BASELINE, CURRENT, EARLIER, MONTH, SOME, THEN, YEAR

_TO = r"(?:to|ending|ended|to the end of|ending on|up to)"
_A = r"(?:the |a |one |an )?"
SPELT = {
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
        rf"|rd|th)? )?{MONTH} {YEAR}"
    ),
    rf"(?:the )?year {_TO} (?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} {YEAR}",
    (
        rf"(?:between |from )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}(?: {YEAR})? (?:to|and"
        rf"|-|–) (?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} {YEAR}"
    ),
    rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH} {YEAR}",
    rf"(?:the )?(?:first|second|third|fourth|last|final) quarter of {YEAR}[/–-](?:20)?\d\d",
    rf"(?:Q|Quarter |quarter )[1-4](?: of|,)? {YEAR}[/–-](?:20)?\d\d",
    rf"{MONTH} {YEAR}",
    rf"(?:the )?(?:financial year )?{YEAR}[/–-](?:20)?\d\d(?!\d)",
    rf"(?:the )?(?:calendar year )?{YEAR}(?![\d/–-]\d|\d)",
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
    rf"(?:the )?(?:previous|preceding|prior) {MONTH}\b(?! 20)",
    (
        rf"(?:the )?{MONTH} (?:of the (?:previous year|year before)|a year (?:earlier|before)"
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
_MANY = rf"(?:{'|'.join(SPELT)}|[2-9]) (?:financial )?years"
_SPAN = (
    rf"(?:(?:over|in|during|across|for|within) )?(?:the |these )?(?:last|past|previous|latest"
    rf"|preceding|recent) {_MANY}(?!['’])"
    rf"|(?:over|in|during|across|within) (?:the )?(?:space of )?{_MANY}(?!['’]| (?:ago|earlier))"
    rf"(?: {_WHEN})?"
    rf"|the {_MANY} (?:before|previously|prior)"
)
PERIODS = re.compile(
    rf"\b(?:(?P<exact>{'|'.join(_EXACT)})|(?P<months>{MONTH} (?:to|-|–) {MONTH})(?! \d)"
    rf"|(?P<span>{_SPAN})|(?P<many>{_YEARS_BACK})|"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _RELATIVE)
    + r")",
    re.IGNORECASE,
)
MAYBE = re.compile(
    (
        r"\d|year|month|baseline|then|now|same|period|quarter|pandemic|covid|lockdown|current"
        r"|present|that"
    ),
    re.IGNORECASE,
)
