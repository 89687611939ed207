"""Titles of charts by what they find, what their scales measure, and notes on their figures.

A title says that something rose or fell only where the arrow of the very figures says so; where
there is no clear change it names the measure (Analysis Function: a headline title).
"""

from collections.abc import Iterable, Sequence

from perfmon_cli.indicators.model import Direction, Indicator, Peers, Variation
from perfmon_cli.measure import ComparatorKind, Measure, Polarity, Unit
from perfmon_cli.period import Period
from perfmon_cli.wording import numbers, periods, trends
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.subjects import is_goal, subject
from perfmon_cli.wording.words import WORDS

_WAYS = (Direction.UP, Direction.DOWN)
_TWO = 2
_TEENS, _ORDINALS = range(11, 14), range(1, 4)
_UNITS = {Unit.PERCENT: "%", Unit.SURVEY_PERCENT: "%", Unit.GBP: "£"}


def way(indicator: Indicator | None, before: Period | None, now: Period | None) -> Direction:
    """Where a figure went by its arrow, as far as a chart of these two periods shows it.

    FLAT where the arrow is flat or its change goes the other way; NONE where the arrow is drawn on
    other periods than these, or on other areas.
    """
    if indicator is None or indicator.current is None or indicator.current.key.period != now:
        return Direction.NONE
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None or comparison.peers is not None:
        return Direction.NONE
    if before is not None and comparison.period != before:
        return Direction.NONE
    direction = indicator.trend.direction
    if direction not in _WAYS:
        return direction
    is_up = comparison.change > 0
    has_moved = not numbers.prints_as_zero(indicator.measure, comparison.change)
    agrees = has_moved and is_up == (direction is Direction.UP)
    return direction if agrees else Direction.FLAT


def moved_in(name: str, ways: Sequence[Direction], what: str, on: str = "") -> str:
    """How many of the areas or groups rose and fell; "" where none clearly did.

    "Hate incidents clearly rose in four of five districts, compared with 2020/21"; without `on`
    it is not said with what.
    """
    up, down = (sum(one is way for one in ways) for way in _WAYS)
    if not (up or down) or is_goal(name):
        return ""
    number = max(up, down)
    if up and down:
        key = "both"
    elif len(ways) == 1:
        key = "one"
    elif number == len(ways):
        key = "all two" if number == _TWO else "all"
    else:
        key = "some"
    found = WORDS[f"chart.moved {key}"].format(
        measure=name,
        moved=WORDS["chart.rose" if up else "chart.fell"],
        up=numbers.spelt(up),
        down=numbers.spelt(down),
        number=numbers.spelt(number),
        count=numbers.spelt(len(ways)),
        what=WORDS[f"chart.{what}"],
    )
    return WORDS["chart.moved than"].format(found=found, period=on) if on else found


def compared_with(indicators: Iterable[Indicator | None]) -> str:
    """The one period that all arrows are drawn on, in words; "" where there is none such."""
    found = set()
    for one in filter(None, indicators):
        comparison = one.arrow_comparison
        if comparison is None or comparison.period is None or one.trend.rule.is_of_series:
            return ""
        found.add(periods.in_text(comparison.period, one.measure.basis))
    return found.pop() if len(found) == 1 else ""


def moved(indicator: Indicator | None, name: str, now: Period | None) -> str:
    """How a figure moved, by its arrow: "Hate incidents rose, compared with 2020/21"; else ""."""
    direction = way(indicator, None, now)
    if indicator is None or direction not in _WAYS or is_goal(name):
        return ""
    if indicator.trend.rule.is_of_series:
        said = trends.said(indicator.trend).removeprefix("; ")
        return f"{name}: {said}" if said else ""
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.period is None:
        return ""
    is_mean = comparison.comparator.kind is ComparatorKind.MEAN_OF
    return WORDS["chart.moved on mean" if is_mean else "chart.moved on"].format(
        measure=name,
        moved=WORDS["chart.rose" if direction is Direction.UP else "chart.fell"],
        years=numbers.spelt(comparison.comparator.years),
        period=periods.in_text(comparison.period, indicator.measure.basis),
    )


def found(indicator: Indicator, name: str) -> str:
    """What a control chart found of its newest point: "Knife crime: worse by more than chance"."""
    variation = indicator.trend.variation
    if variation is None or variation is Variation.COMMON_CAUSE:
        return ""
    return f"{name}: {trends.variation(indicator.trend)[1].partition(': ')[2]}"


def scale(measure: Measure, key: str = "", **names: str) -> str:
    """What the numbers of a chart measure, and their unit: "Hate incidents each month, number"."""
    words = subject(measure)
    if key:
        words = WORDS[f"chart.scale {key}"].format(measure=words, **names)
    unit = _unit(measure)
    return f"{words}, {unit}" if unit else words


def scale_of(words: str, measure: Measure, when: str) -> str:
    """What the numbers of several measures of one unit are: "Missing children, 2021/22, number"."""
    words = WORDS["chart.scale at"].format(measure=words, when=when)
    unit = _unit(measure)
    return f"{words}, {unit}" if unit else words


def listed(names: Sequence[str]) -> str:
    """Several names in a row: "Missing children and missing adults"."""
    first, *others = (names[0], *map(lower_first, names[1:]))
    if not others:
        return first
    return f"{', '.join((first, *others[:-1]))} {WORDS['chart.and']} {others[-1]}"


def placed(measure: Measure, peers: Peers) -> str:
    """The own area's place in words: "5th highest of 7", "the lowest of 7"; "" without one.

    It is counted from the best, as the place itself: from the lowest where down is good.
    """
    if peers.place is None:
        return ""
    way, other = "highest", "lowest"
    if measure.polarity is Polarity.DOWN:
        way, other = other, way
    is_last = peers.place == peers.count and not peers.is_joint
    key = "place" if peers.place > 1 and not is_last else "first"
    joint = "joint " if peers.is_joint else ""
    return WORDS[f"chart.{key} {joint}{other if is_last else way}"].format(
        nth=ordinal(peers.place), count=numbers.count(peers.count)
    )


def others(peers: Peers) -> str:
    """Whose figure the line through a chart is: "The six others together"."""
    key = "chart.others together" if peers.is_pooled else "chart.others mean"
    return WORDS[key].format(count=numbers.spelt(len(peers.others)))


def ordinal(number: int) -> str:
    """A place as it is written: "1st", "12th", "23rd"."""
    last = 0 if number % 100 in _TEENS else number % 10
    key = str(last) if last in _ORDINALS else "other"
    return WORDS[f"ordinal.{key}"].format(number=numbers.count(number))


def _unit(measure: Measure) -> str:
    if measure.unit is Unit.RATE:
        return WORDS["chart.unit per"].format(per=numbers.count(measure.per))
    if measure.unit is Unit.DAYS:
        return WORDS["chart.unit days"]
    if measure.unit in {Unit.COUNT, Unit.SNAPSHOT}:
        return WORDS["chart.unit number"]
    return _UNITS.get(measure.unit, "")
