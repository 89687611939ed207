"""Every setting there is: its name, the rules that use it, its default and what it takes."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from perfmon_cli.cells.numbers import PERCENT, POINTS, read_number
from perfmon_cli.measure import TrendRule
from perfmon_cli.rule_settings.model import (
    BENCHMARK,
    FROM_SERIES,
    MEAN,
    MONTH,
    OWN,
    POOLED,
    PROFILE,
    QUARTER,
    RATIO,
    SUM,
    TARGET,
    Setting,
)


def _decimal(text: str, unit: str = "", least: str = "0", below: str = "1E9") -> Decimal:
    number = read_number(text)
    if number is None or number.unit not in {"", unit}:
        raise ValueError(text)
    if not Decimal(least) <= number.value < Decimal(below):
        raise ValueError(text)
    return number.value


def _whole(text: str, least: int) -> int:
    number = _decimal(text, least=str(least), below="1000")
    if number != int(number):
        raise ValueError(text)
    return int(number)


def _spread(text: str) -> Decimal | None:
    return None if text == FROM_SERIES else _decimal(text, least="0.01")


def _yes(text: str) -> bool:
    return {"yes": True, "y": True, "no": False, "n": False}[_word(text, "yes", "y", "no", "n")]


def _word(text: str, *words: str) -> str:
    if text not in words:
        raise ValueError(text)
    return text


def _listed(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise ValueError(text)
    return names


def _choice(*words: str) -> Callable[[str], str]:
    return lambda text: _word(text, *words)


_PANEL, _TEST, _CHART = TrendRule.PANEL, TrendRule.SIGNIFICANCE, TrendRule.SPC
_BY_SIZE = (_PANEL, TrendRule.THRESHOLD)
_ALL = tuple(rule for rule in TrendRule if rule is not TrendRule.NONE)
_YES_NO = "yes or no"
_PROBABILITY = partial(_decimal, least="0.000001", below="1")
_FALLBACKS = tuple(rule.value for rule in _ALL)

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "change",
        _BY_SIZE,
        "2.5%",
        "a percentage, for instance 5%",
        "How large a change earns an arrow, in percent of the comparator: counts, rates, pounds. "
        "Under threshold anything but percentages, with no usual size.",
        partial(_decimal, unit=PERCENT),
    ),
    Setting(
        "points",
        _BY_SIZE,
        "2pp",
        "a number of points, for instance 3pp",
        "How large a change earns an arrow, in percentage points. Under threshold in the unit of "
        "the measure, with no usual size.",
        partial(_decimal, unit=POINTS),
    ),
    Setting(
        "small numbers",
        (_PANEL,),
        "10",
        "a number, for instance 20",
        "Counts of which both are below it get no arrow.",
        _decimal,
    ),
    Setting(
        "p",
        (_PANEL, _TEST),
        "0.05",
        "a number between 0 and 1, such as 0.01",
        "How unlikely chance must be.",
        _PROBABILITY,
    ),
    Setting(
        "spread",
        (_TEST,),
        "1",
        "a number such as 1.5, or from series",
        "How many times more counts vary than by chance alone; from series works it out from the "
        "months behind the measure.",
        _spread,
    ),
    Setting(
        "design effect",
        (_TEST,),
        "1",
        "a number, for instance 1.2",
        "How much more the answers of a survey vary than those of a simple random sample.",
        partial(_decimal, least="0.01"),
    ),
    Setting(
        "exact below",
        (_TEST,),
        "50",
        "a number, for instance 50",
        "Two counts that together are below it are tested exactly.",
        partial(_decimal, below="10001"),
    ),
    Setting(
        "shift",
        (_CHART,),
        "7",
        "a whole number from 2 on",
        "How many points in a row on one side of the centre line are no chance.",
        partial(_whole, least=2),
    ),
    Setting(
        "trend",
        (_CHART,),
        "7",
        "a whole number from 2 on",
        "How many points in a row that rise, or fall, are no chance.",
        partial(_whole, least=2),
    ),
    Setting(
        "two in three",
        (_CHART,),
        "yes",
        _YES_NO,
        "Whether two of three points near the same limit are no chance.",
        _yes,
    ),
    Setting(
        "screening",
        (_CHART,),
        "yes",
        _YES_NO,
        "Whether a single leap is left out before the limits are worked out.",
        _yes,
    ),
    Setting(
        "series",
        (_CHART,),
        "the shortest there is",
        "month, quarter or own",
        "Which figures the chart is of: months or quarters behind the measure, or its own.",
        _choice(MONTH, QUARTER, OWN),
    ),
    Setting(
        "fixed points",
        (_CHART,),
        "all",
        "a whole number from 12 on",
        "The limits come from the first so many points.",
        partial(_whole, least=12),
    ),
    Setting(
        "fallback",
        _ALL,
        "none",
        f"one of {', '.join(_FALLBACKS)}",
        "The rule that decides where the measure's own rule lacks what it needs.",
        lambda text: TrendRule(_word(text, *_FALLBACKS)),
    ),
    Setting(
        "rating",
        (),
        TARGET,
        "target, profile or benchmark",
        "What the figure is rated against: its target; a straight line between the rows of "
        "Targets; or other areas.",
        _choice(TARGET, PROFILE, BENCHMARK),
    ),
    Setting(
        "average",
        (),
        "pooled where all cases are known, else mean",
        "pooled or mean",
        "What other areas' average is: all cases over all people, or the mean of their figures.",
        _choice(POOLED, MEAN),
    ),
    Setting(
        "group",
        (),
        "the first that is not national",
        "the name of a group, for instance Similar forces",
        "Which group of the sheet Other areas the figure is compared with.",
        str,
    ),
    Setting(
        "from series",
        (),
        "nothing",
        "sum or ratio",
        "Works the figures out from months or quarters: their sum, or numerators over "
        "denominators.",
        _choice(SUM, RATIO),
    ),
    Setting(
        "may exceed 100",
        (),
        "no",
        _YES_NO,
        "Whether a percentage may lie above 100, as outcomes of one period over offences of it.",
        _yes,
    ),
    Setting(
        "may jump",
        (),
        "no",
        _YES_NO,
        "Whether figures far from the others are to be expected, so that PM307 and PM331 say "
        "nothing of them.",
        _yes,
    ),
    Setting(
        "parts exceptions",
        (),
        "none",
        "whole may be larger, periods or areas, with commas between",
        "What need not add up: a whole that holds more than its parts or areas, a period, an area.",
        _listed,
    ),
)
NAMES = tuple(setting.name for setting in SETTINGS)
