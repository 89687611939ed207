"""Whether the words before a number make it what something is compared with."""

import re

_BASE_SIDE = re.compile(
    r"(?:\b(?:from|against|than|versus|after|compar\w+ (?:with|to)|previously)"
    r"|(?:%|\bup|\bdown|more|fewer|higher|lower|increase|decrease|rise|fall|half|third|quarter"
    r"|fifth) on)\s"
    r"(?:(?:a|an|the|its|about|around|just|only|some|nearly|almost|over|under|figure"
    r"|level|rate|of|total|number|record|low|high) )*£?$",
    re.IGNORECASE,
)
#: "more than 85%" hedges a number; "12 more than 85" compares it.
_HEDGED = re.compile(r"\b(?:more|less|fewer) than £?$", re.IGNORECASE)
_SIZED = re.compile(
    r"(?:\d[\d,.]*(?:%| per cent| percentage points?| pp)?|\b(?:one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|dozen|many))(?: [a-z]+){0,2}"
    r" (?:more|less|fewer) than £?$",
    re.IGNORECASE,
)


def is_compared_with(text: str, start: int) -> bool:
    """Whether the words before a number make it what something is compared with."""
    lead = text[max(0, start - 40) : start]
    if _HEDGED.search(lead) and not _SIZED.search(text[max(0, start - 60) : start]):
        return False
    return bool(_BASE_SIDE.search(lead))
