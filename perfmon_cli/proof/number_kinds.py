"""Which numbers in prose are no figures of the data: dates, ages, references and the like.

One row a kind, tried in order at each place; `numbers` reads what no row takes.
"""

from enum import Enum

from perfmon_cli.period import MONTH_NAMES
from perfmon_cli.proof.number_words import TENS, UNITS


class Kind(Enum):
    """What a number in prose is."""

    FIGURE = "figure"
    YEAR = "year"
    NO_YEAR = "two years that do not follow each other"
    DATE = "date"
    QUARTER = "quarter"
    PERIOD = "length of time"
    TIME = "time of day"
    ORDINAL = "ordinal"
    AGE = "age"
    REFERENCE = "reference"
    PHONE = "telephone number"
    POSTCODE = "postcode"
    WEB = "web address"
    NAME = "part of a name"
    BASE = "base of a rate"
    PRONOUN = "the word one"


_SHORT_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
MONTH = f"(?:{'|'.join((*MONTH_NAMES, *_SHORT_MONTHS))})"
_SHORT_MONTH = f"(?:May|{'|'.join(_SHORT_MONTHS)})"
#: A whole number in words, up to ninety-nine.
WORD = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|(?:thir|four|fif|six|seven|eigh|nine)teen|zero|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve)"
)
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_AGE = r"(?:1[01])?[0-9]{1,2}"
_TO = r"(?:\s?[-\u2013]\s?|\s(?:to|and|or)\s)"
_LENGTH = r"(?:month|year|week|decade|quarter|fortnight|weekend|term)s?"
_REFERRING = """
section sections subsection paragraph paragraphs para paras table tables figure figures fig chart
charts appendix appendices annex priority priorities page pages chapter chapters part parts stage
objective objectives outcome outcomes clause clauses article step articles schedule steps stages
phase phases level levels tier tiers grade band bands category categories class question item
questions items recommendation recommendations version module modules wave round cohort form no
nos ref unit room regulation rule rules type types note notes footnote theme themes pillar strand
goal goals milestone milestones lot protocol iso line option options code codes covid
"""
REFERRING = tuple(_REFERRING.split())
#: What a police paper counts: a bare 2044 before one of them is a number of them, no year.
_COUNTED = (
    r"(?:victims?|offences?|crimes?|incidents?|people|persons|children|adults?|cases?|officers?"
    r"|calls?|orders?|notices?|referrals?|arrests?|young|men|women|households|residents|visits"
    r"|members|staff|homicides|burglaries|robberies|thefts|admissions|entrants|offenders|repeat"
    r"|reports|juveniles|occurrences|contacts|breaches|investigations|knives|vehicles)"
)
_CALLS = (
    r"(?=s\b|[ -](?:calls?|contacts?|numbers?|services?|online|handling|demand|team|operators?"
    r"|lines?|system|answer\w*|response|emergency|non-emergency|telephone|performance|abandon\w*"
    r"|(?:and|or)\s(?:101|999))\b)"
)
_NO_UNIT = r"(?!\s?%|,[0-9]|\.[0-9]|\s(?:per\s?cent|pp|percentage)\b)"

#: Kind, and what it looks like as typed.
CASED: tuple[tuple[Kind, str], ...] = (
    (
        Kind.DATE,
        rf"\b{_DAY}(?:{_TO}{_DAY})?\s(?:of\s)?{MONTH}\b\.?(?:,?\s{_YEAR}\b)?(?!/)",
    ),
    (Kind.DATE, rf"\b{MONTH},?\s{_YEAR}(?:/[0-9]{{2}})?\b"),
    (Kind.DATE, rf"\b{MONTH}\s{_DAY}(?:,\s{_YEAR}\b|(?<=st|nd|rd|th)\b)"),
    (Kind.DATE, rf"\b{_SHORT_MONTH}[ -]'?[0-9]{{2}}\b(?![.,]?[0-9%])"),
    (
        Kind.YEAR,
        r"\b(?:Act|Order|Bill|Regulations|Rules|Convention)\s(?:of\s)?(?:1[0-9]{3}|20[0-9]{2})\b",
    ),
    (Kind.QUARTER, r"\bQ(?:tr|uarter)?\.?\s?[1-4]\b"),
    (Kind.YEAR, rf"\bFY\s?(?:{_YEAR}|[0-9]{{2}})(?:\s?[/-]\s?[0-9]{{2,4}})?\b"),
    (Kind.POSTCODE, r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s[0-9][A-Z]{2}\b"),
    (Kind.NAME, r"\b[A-Z][A-Za-z]{0,11}-?[0-9][\w/]{0,12}\b"),
)
#: The same, in small letters.
LOWER: tuple[tuple[Kind, str], ...] = (
    (Kind.WEB, r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}"),
    (
        Kind.PHONE,
        r"\(?(?<![\w,.])0[0-9]{2,4}\)?[ -]?[0-9]{3,4}(?:[ -]?[0-9]{3,4}){1,2}(?!\w|,[0-9])",
    ),
    (Kind.PHONE, r"\+44[ ()0-9]{8,16}[0-9]"),
    (Kind.PHONE, rf"\b(?:101|999|111|112|105){_CALLS}"),
    (
        Kind.PHONE,
        r"\b(?:call|ring|dial|phone|text|via)\s(?:101|999|111|112|105)\b(?!,[0-9])",
    ),
    (Kind.TIME, r"\b24/7(?:/365)?\b"),
    (Kind.DATE, rf"\b{_YEAR}-[01][0-9]-[0-3][0-9]\b"),
    (Kind.DATE, r"\b[0-3]?[0-9][/.][01]?[0-9][/.](?:20)?[0-9]{2}\b(?!%)"),
    (Kind.YEAR, rf"\b{_YEAR}\s?[/\u2013-]\s?(?:{_YEAR}|[0-9]{{2}})(?![0-9,.]*[0-9%])"),
    (Kind.YEAR, r"\b[0-9]{2}/[0-9]{2}\b"),
    (Kind.YEAR, rf"\b(?:{_YEAR}s?|[1-9]0s)\b(?![0-9,.]*[0-9%])(?!\s{_COUNTED}\b)"),
    (Kind.YEAR, r"(?<!\w)'[0-9]{2}s?\b(?!')"),
    (
        Kind.TIME,
        r"\b[0-9]{1,2}(?:[.:][0-9]{2})?\s?(?:am|pm|a\.m\.|p\.m\.|noon|o'clock)(?!\w)",
    ),
    (Kind.TIME, r"\b[0-2]?[0-9]:[0-5][0-9]\b"),
    (Kind.TIME, r"\b[0-2][0-9][0-5][0-9]\s?hrs\b"),
    (
        Kind.BASE,
        r"\b(?:per|every)\s(?:[0-9][0-9,]{0,20}|hundred|thousand|million|head|ten\sthousand)\b",
    ),
    (
        Kind.AGE,
        (
            rf"\b(?:aged?|ages)\s(?:of\s|between\s|under\s|over\s|about\s)?(?:{_AGE}|{WORD})"
            rf"(?:{_TO}(?:{_AGE}|over|under|above|below|younger|older))?\b"
        ),
    ),
    (
        Kind.AGE,
        rf"\b{_AGE}(?:{_TO}{_AGE})?[ -](?:(?:years?[ -])?olds?|years\sof\sage)\b",
    ),
    (Kind.AGE, rf"\b{WORD}[ -]year[ -]olds?\b"),
    (Kind.AGE, r"\b(?:under|over)[ -]?[0-9]{1,2}s\b"),
    (Kind.AGE, rf"\b(?:younger|older)\sthan\s(?:{_AGE}|{WORD})\b{_NO_UNIT}"),
    (Kind.AGE, rf"\b{_AGE}\s(?:and|or)\s(?:over|under|above|younger|older)\b"),
    (
        Kind.AGE,
        (
            r"\b(?:people|persons|children|victims?|those|men|women|adults|males|females|boys|girls"
            rf"|anyone|someone)\s(?:aged\s)?(?:under|over)\s[0-9]{{1,2}}\b{_NO_UNIT}"
        ),
    ),
    (
        Kind.AGE,
        (
            r"(?<!to\s)(?<!at\s)(?<!by\s)(?<!from\s)\b(?:under|over)\s(?:1[0-9]|2[0-5])\b"
            r"(?=[.,;:)](?![0-9])|\s(?:and|in|into|at|is|are|was|were|who|with|had)\b|$)"
        ),
    ),
    (
        Kind.REFERENCE,
        (
            rf"\b(?:{'|'.join(REFERRING)})\.?\s"
            rf"(?:[0-9]{{1,4}}\b{_NO_UNIT}[a-z]?|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}\b(?!%)|{WORD}\b)"
            rf"(?:(?:,\s|{_TO})[0-9]{{1,3}}[a-z]?\b(?!\.?[0-9%])){{0,6}}"
        ),
    ),
    (
        Kind.QUARTER,
        r"\bquarters?\s[1-4](?:\s?[-\u2013]\s?[1-4]|\s(?:and|to)\s[1-4])?\b(?!\.[0-9]|,[0-9]|\s?%)",
    ),
    (Kind.REFERENCE, r"\byears?\s(?:1[0-3]|[1-9])\b(?![.,]?[0-9]|\s?%)"),
    (Kind.REFERENCE, r"(?<!')\bs\.?\s?[0-9]{1,3}\b(?:\([0-9a-z]\))?"),
    (
        Kind.NAME,
        r"\b[0-9]{1,4}(?!(?:st|nd|rd|th|k|m|bn|p|pp|x|am|pm|s|hrs)\b)[a-z]\w{0,12}",
    ),
    (Kind.ORDINAL, r"\b[0-9]{1,3}(?:,[0-9]{3}){0,2}(?:st|nd|rd|th)\b"),
    (
        Kind.PERIOD,
        (
            rf"\b(?:[0-9]{{1,3}}|{WORD})(?:{_TO}(?:[0-9]{{1,3}}|{WORD}))?[ -]"
            r"(?:(?:calendar|rolling|consecutive|more|further|full|complete|financial|last|previous"
            rf"|past|whole|successive)\s)?{_LENGTH}\b"
        ),
    ),
    (
        Kind.PRONOUN,
        (
            r"\bone\b(?![ -](?:hundred|thousand|million|billion|dozen|half|thirds?|quarters?"
            r"|fifths?|tenths?|in\s|out\sof\s)|\sand\sa\shalf)"
        ),
    ),
)
#: The words that one of the rows above may begin with.
_STARTS = """
year years quarter quarters www http https call ring dial phone text via per aged age ages under
over people persons children victim victims every anyone someone act order bill regulations
convention younger older those men women adults males females boys girls s
"""
STARTS = frozenset(
    (
        *_STARTS.split(),
        *(name.lower() for name in (*MONTH_NAMES, *_SHORT_MONTHS)),
        *REFERRING,
        *UNITS,
        *TENS,
    )
)
