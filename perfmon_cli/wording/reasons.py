"""Says in words why a figure is missing, hidden or cannot be compared, and what kind it is."""

from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.indicators.disclosure import PROTECTING
from perfmon_cli.indicators.model import Reason, Trend
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.wording.words import WORDS

_COUNTED = frozenset({Unit.COUNT, Unit.SNAPSHOT})


def missing(
    observation: Observation | None, measure: Measure | None = None, smallest: int = 5
) -> str:
    """Why there is no value: "not available", "fewer than 5", "see Appendix 2".

    Without an observation the workbook says nothing, which reads as not available. A hidden
    number is "fewer than" `smallest`; where the measure is no count, that it is withheld.
    """
    why = observation.missing if observation is not None else None
    if observation is not None and why is Missing.ELSEWHERE:
        return lower_first(observation.words) or WORDS["missing.elsewhere"]
    if observation is not None and why is Missing.CONFIDENTIAL and not observation.words:
        return WORDS["missing.given confidential"]
    if observation is not None and observation.words == PROTECTING:
        return WORDS["missing.protecting"]
    if why is Missing.CONFIDENTIAL:
        if measure is None or measure.unit in _COUNTED:
            return WORDS["missing.confidential"].format(smallest=f"{smallest:,}")
        return WORDS["missing.withheld"]
    return WORDS[_MISSING[why or Missing.NOT_AVAILABLE]]


def reason(why: Reason, note: str = "") -> str:
    """Why there is no change, rating or arrow; `note` is the break's or the decision's words."""
    if why is Reason.BREAK or (why is Reason.DEFINITION and note):
        return WORDS["reason.break"].format(what=lower_first(note) or WORDS["reason.counting"])
    if why is Reason.DECIDED and note:
        return WORDS["reason.decided because"].format(why=lower_first(note))
    return WORDS[f"reason.{why.value}"]


def symbol(why: Reason) -> str:
    """The symbol that stands for a reason in files (METHODS 4.5): "[x]", "[c]", "[b]", "[z]"."""
    return _SYMBOLS.get(why, Missing.NOT_APPLICABLE.value)


def no_arrow(trend: Trend, note: str = "") -> str:
    """Why there is no arrow; a rule that looks at a series or tests has its own words for some."""
    if trend.reason is None:
        return WORDS["arrow.none"]
    own = f"reason.{trend.rule.value}.{trend.reason.value}"
    if own in WORDS:
        return WORDS[own].format(points=trend.points)
    return reason(trend.reason, note)


def status(kind: Status) -> str:
    """The word behind a number: "provisional"; "" for a final one."""
    return "" if kind is Status.FINAL else WORDS[f"status.{kind.value}"]


def lower_first(text: str) -> str:
    """The text as it goes on within a sentence.

    What looks like a name stays as it is: an abbreviation, a single letter, or a capital that
    another one follows ("Home Office"), unless the word is one that no name begins with ("See").
    """
    first, _, rest = text.partition(" ")
    is_word = first[1:].isalpha() and first[1:].islower()
    if first.casefold() in _NO_NAMES or (is_word and not rest[:1].isupper()):
        return text[:1].lower() + text[1:]
    return text


#: Words that begin a sentence but no name.
_NO_NAMES = frozenset({"see", "the", "a", "an", "in", "from", "new", "as", "reported"})
_SYMBOLS: dict[Reason, str] = {
    Reason.MISSING: Missing.NOT_AVAILABLE.value,
    Reason.SUPPRESSED: Missing.CONFIDENTIAL.value,
    Reason.BREAK: Status.BREAK.symbol,
    Reason.DEFINITION: Status.BREAK.symbol,
}
_MISSING = {
    Missing.NOT_AVAILABLE: "missing.not available",
    Missing.NOT_APPLICABLE: "missing.not applicable",
    Missing.NONE_RECORDED: "missing.none recorded",
}
