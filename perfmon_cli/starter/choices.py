"""What the drop-downs of a new workbook offer: words that perfmon reads in that column."""

from collections.abc import Mapping
from dataclasses import dataclass

from perfmon_cli.catalogue.headings import BLOCK_KINDS
from perfmon_cli.catalogue.model import BreakKind
from perfmon_cli.catalogue.sender_rows import Side
from perfmon_cli.cells.markers import Status
from perfmon_cli.measure import Comparator, ComparatorKind, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis

_COMPARATORS = tuple(Comparator(kind, 3).name for kind in ComparatorKind)
_YES_NO = ("yes", "no")
_STATUS = tuple(status.value for status in Status if status is not Status.LOW)
_SIDES = tuple(side.value for side in Side)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a column offers. Where `open`, other words are right too: a list, a number, a code."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Ids:
    """A column offers what stands in the first column of another sheet."""

    sheet: str


#: By the name of the sheet, "" for sheets of figures; then by field.
CHOICES: Mapping[str, Mapping[str, Choice | Ids]] = {
    "Priorities": {"kind": Choice(("priority", "theme"))},
    "Measures": {
        "priority": Ids("Priorities"),
        "unit": Choice(tuple(unit.value for unit in Unit)),
        "polarity": Choice(tuple(polarity.value for polarity in Polarity)),
        "basis": Choice(tuple(basis.value for basis in Basis)),
        "comparators": Choice(_COMPARATORS, open=True),
        "arrow_on": Choice(_COMPARATORS),
        "show_as": Choice(("quarters",)),
        "rated_on": Choice(("value", "forecast")),
        "trend_rule": Choice(tuple(rule.value for rule in TrendRule)),
        "parts_add_up": Choice(_YES_NO),
        "areas_add_up": Choice(_YES_NO),
        "adds_over_time": Choice(_YES_NO),
        "companion": Ids("Measures"),
        "partnership": Choice(_YES_NO),
        "small_numbers": Choice(_YES_NO),
    },
    "Breaks": {
        "measure": Ids("Measures"),
        "kind": Choice(tuple(kind.value for kind in BreakKind)),
    },
    "Targets": {"measure": Ids("Measures")},
    "Decisions": {
        "what": Choice(("trend", "rating", "change", "attention"), open=True),
        "measure": Ids("Measures"),
        "decision": Choice(
            (
                *("up", "down", "flat", "none", "neutral", "green", "amber", "red"),
                *("not comparable", "pin", "drop", "accept"),
            )
        ),
    },
    "Other areas": {"measure": Ids("Measures")},
    "Tables received": {
        "down": Choice((*_SIDES, "nothing"), open=True),
        "across": Choice(_SIDES, open=True),
    },
    "Paper": {
        "included": Choice(_YES_NO),
        "kind": Choice(BLOCK_KINDS),
        "wide": Choice(_YES_NO),
    },
    "": {"measure": Ids("Measures"), "status": Choice(_STATUS, open=True)},
}
#: Settings that take one of a few words, by field.
SETTING_CHOICES: Mapping[str, Choice] = {
    "paper_type": Choice(("panel-paper",)),
    "arrow_words": Choice(("up/down", "better/worse")),
}
