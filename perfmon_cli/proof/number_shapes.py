"""How figures are typed in prose: digits, words, parts of a whole, multiples, ranges."""

from perfmon_cli.period import MONTH_NAMES
from perfmon_cli.proof.number_kinds import WORD

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
#: A number with a decimal comma.
COMMA = r"[0-9]{1,3},[0-9]{1,2}(?![0-9,])"
NUMBER = rf"(?>{COMMA}|{_DIGITS})"
_MONTH = "|".join(name.lower() for name in MONTH_NAMES)
_TIME = r"(?:working\s)?(?:days?|seconds?|minutes?|hours?|nights?|weeks?|months?|years?)"
UNIT = (
    r"(?:\s?%|[\s-](?:per\s?cent|percentage)(?![\s-]points?)\b|[\s-]percentage[\s-]points?\b"
    rf"|\s?(?:pp|ppts?)\b|[\s-]points?\b(?!\sof\scontact|\splan)|\s?(?:p|pence)\b|[\s-]{_TIME}\b)"
)
MAGNITUDE = r"(?:\s?(?:thousand|million|billion|bn|m|k)\b)"
_LARGE = r"(?:dozen|hundred|thousand|million|billion)"
_IN_WORDS = rf"(?:half\sa\sdozen|(?:{WORD}|a)(?:\s{_LARGE}\b(?:\sand)?(?:\s{WORD})?)+|{WORD})"
_FEW = rf"(?:[0-9]{{1,2}}|{WORD})"
_OUT_OF = r"(?:in|out\sof)\s"
_NO_PLACES = rf"(?!\s?%|[,.]?[0-9]|/|\s(?:{_TIME}|of|districts?|areas?|councils?)\b)"
_SHARED = (
    r"(?=\s(?:of|more|fewer|less|higher|lower|as|above|below|were|are|had|have|said|its)\b"
    r"|[.,;:)]|$)"
)
_THAN = (
    r"(?=\s(?:as|the|that|what|higher|more|greater|larger|bigger|lower|fewer|smaller|its|their"
    r"|those)\b)"
)
_AMOUNT = rf"£?{NUMBER}{MAGNITUDE}?(?:{UNIT})?"
_SIGN = "[+\u2212-]"

#: Names and patterns in the order tried, before what is no figure …
FIRST: tuple[tuple[str, str], ...] = (
    (
        "ratio",
        rf"\b{_FEW}\s{_OUT_OF}(?:every\s)?(?:[0-9]{{1,3}}|{WORD})\b{_NO_PLACES}",
    ),
    (
        "ratio_of",
        (
            rf"\b{_FEW}\s(?:[a-z]+\s){{0,2}}{_OUT_OF}(?:every\s|a\s)?"
            rf"(?:hundred|thousand|ten|twenty|100|1,000|10|20)\b{_NO_PLACES}"
        ),
    ),
    (
        "fraction",
        (
            rf"\b(?:{WORD}[\s-](?:halves|thirds|fifths|sixths|sevenths|eighths|ninths|tenths)"
            rf"|{WORD}[\s-]quarters(?=\sof\s(?!20|the\s(?:financial\s)?year)|[.,;)])"
            r"|one[\s-](?:half|third|quarter|fifth|tenth)"
            r"|(?<!once\s)(?<!times\s)(?<!twice\s)an?\s"
            rf"(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth){_SHARED}"
            r"|(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)"
            r"half(?=\s(?:of|the|all|its|their|were|are|as|that)\b))"
        ),
    ),
    (
        "multiple",
        (
            r"\b(?:doubled|doubling|trebled|trebling|tripled|tripling|quadrupled|halved|halving"
            rf"|(?:double|twice|treble|triple|thrice){_THAN})\b"
        ),
    ),
    (
        "times",
        (
            rf"(?:\b(?:{NUMBER}[½¼¾]?|{WORD}(?:\sand\sa\s(?:half|quarter))?)[\s-]times{_THAN}"
            rf"|\b(?:{NUMBER}|{WORD})-?fold\b)"
        ),
    ),
)
DIGITS = (
    "digits",
    rf"(?:(?<![\w.,)]){_SIGN})?[£€$]?{_SIGN}?(?:{NUMBER}[½¼¾⅓⅔]?|[½¼¾⅓⅔]){MAGNITUDE}?(?:{UNIT})?",
)
#: … and behind it.
LAST: tuple[tuple[str, str], ...] = (
    (
        "range",
        (
            rf"(?:\b(?:band|rang(?:e|es|ed|ing)|var(?:y|ied|ies|ying)),?(?:\s[a-z]+){{0,3}},?\sfrom\s"
            rf"£?{NUMBER}(?:{UNIT})?\sto\s{_AMOUNT}"
            rf"|\bbetween\s{_AMOUNT}\sand\s{_AMOUNT}"
            rf"|(?<!from\s)(?<!by\s)(?<![\w.,])£?{NUMBER}(?:\s?[-\u2013]\s?|\sto\s){_AMOUNT})"
            rf"(?!\s(?:{_MONTH})\b)"
        ),
    ),
    DIGITS,
    ("words", rf"\b{_IN_WORDS}(?:(?!\spoints?\b){UNIT})?(?![\w])"),
)
#: The words, besides those of `number_kinds`, that a figure may begin with.
STARTS = (
    *("a", "an", "half", "between", "dozen", "hundred", "thousand", "band", "range", "ranges"),
    *("ranged", "ranging", "vary", "varied", "varies", "varying"),
)
