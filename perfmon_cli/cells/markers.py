"""The marks that stand beside a number, or instead of one with the reason (METHODS 4.5)."""

import re
from enum import Enum


class Missing(Enum):
    """Why there is no value; the value is the GSS symbol (METHODS 4.5)."""

    NOT_AVAILABLE = "[x]"
    NOT_APPLICABLE = "[z]"
    CONFIDENTIAL = "[c]"
    NONE_RECORDED = "[w]"
    ELSEWHERE = "elsewhere"  #: reported in another part of the paper; the words are in `note`


class Status(Enum):
    """What kind of value it is; the value is the word in the workbook's Status column."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    BREAK = "break"
    LOW_RELIABILITY = "low reliability"
    ILLUSTRATIVE = "illustrative"
    LOW = "low"  #: rounds to 0 but is not 0

    @property
    def symbol(self) -> str:
        """The GSS symbol, "" for those that have none."""
        return _SYMBOLS.get(self.value, "")


_SYMBOLS = {
    "provisional": "[p]",
    "revised": "[r]",
    "estimated": "[e]",
    "forecast": "[f]",
    "break": "[b]",
    "low reliability": "[u]",
    "low": "[low]",
}

#: What each marker means, by the letters between its brackets.
MARKERS: dict[str, Missing | Status] = {
    "x": Missing.NOT_AVAILABLE,
    "z": Missing.NOT_APPLICABLE,
    "c": Missing.CONFIDENTIAL,
    "w": Missing.NONE_RECORDED,
    "p": Status.PROVISIONAL,
    "r": Status.REVISED,
    "e": Status.ESTIMATED,
    "f": Status.FORECAST,
    "b": Status.BREAK,
    "u": Status.LOW_RELIABILITY,
    "low": Status.LOW,
}

#: What to write, for remedies.
MARKERS_IN_WORDS = (
    "[x] not available, [z] not applicable, [c] confidential, [w] none recorded, [p] provisional, "
    "[r] revised, [e] estimated, [f] forecast, [b] break, [u] low reliability, [low] rounds to 0"
)

_STATUS_WORDS = {status.value: status for status in Status} | {
    "projection": Status.FORECAST,
    "projected": Status.FORECAST,
    "estimate": Status.ESTIMATED,
}


def marker(text: str) -> Missing | Status | None:
    """What "[p]" means; None when it is no marker. Capitals and spaces do not matter."""
    match = re.fullmatch(r"\[\s*([A-Za-z]+)\s*\]", text)
    return MARKERS.get(match[1].lower()) if match else None


def status_word(text: str) -> Status | None:
    """What a word such as "provisional" or "Projection" says of a value; None when nothing."""
    known = marker(text)
    if isinstance(known, Status):
        return known
    return _STATUS_WORDS.get(" ".join(text.split()).lower())
