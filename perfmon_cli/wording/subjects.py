"""What a measure speaks of, where its label says what is wanted of it."""

import re

from perfmon_cli.measure import Measure
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

#: A goal that a label may begin with, and behind which it names the figure.
_GOAL = re.compile(
    r"(?:increase|decrease|reduce|improve|monitor|raise|lower|maintain(?: (?:high|low) levels of)?)"
    r" (?:the )?(?P<rest>\S.*?)(?: (?:below|above) baseline(?: level)?)?",
    re.IGNORECASE,
)
_KEEP = re.compile(r"keep (?P<rest>\S.*?) (?:below|above) baseline(?: level)?", re.IGNORECASE)
#: Goals whose rest names no figure ("Recruit 750 police officers and staff").
_WHOLE_GOALS = ("keep", "recruit", "achieve", "deliver", "ensure", "support", "tackle")
#: Words for what is a percentage or given as one.
_SHARE = re.compile(
    r"%|\b(?:rates?|percentages?|per ?cent|proportions?|shares?|ratios?"
    r"|satisfaction|confidence|trust)\b",
    re.IGNORECASE,
)


def subject(measure: Measure) -> str:
    """What a measure speaks of: its label without the goal ("Reduce") it may begin with.

    Where the goal names no figure ("Recruit 750 officers") it is the sub-label, if there is one.
    """
    match = _GOAL.fullmatch(measure.label) or _KEEP.fullmatch(measure.label)
    if match is not None:
        return match["rest"][:1].upper() + match["rest"][1:]
    if measure.sub_label and is_goal(measure.label):
        return measure.sub_label
    return measure.label


def told(measure: Measure, name: str) -> str:
    """The name of a figure as the subject of "fell by 5.0 percentage points".

    What has percentage points is a percentage: where the name has no word for one ("rate",
    "satisfaction"), it is "The percentage for calls answered on target".
    """
    if not measure.unit.is_percent or is_goal(name) or _SHARE.search(name):
        return name
    return WORDS["sentence.percentage"].format(subject=lower_first(name))


def full_name(measure: Measure) -> str:
    """A measure's label with its sub-label, which tells measures of one label apart."""
    return f"{measure.label}: {measure.sub_label}" if measure.sub_label else measure.label


def named(measure: Measure, part: str, area: str) -> str:
    """A figure's subject with its part and area: "Knife crime (under 18), Leeds"."""
    name = subject(measure)
    if measure.sub_label and measure.sub_label != name:
        name = f"{name}: {measure.sub_label}"
    name += f" ({part})" if part else ""
    return f"{name}, {area}" if area else name


def is_goal(text: str) -> bool:
    """Whether a text begins with a goal that names no figure."""
    return text.partition(" ")[0].casefold() in _WHOLE_GOALS
