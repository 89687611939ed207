"""Names the mark, the tone and the word of an arrow and of a rating."""

from perfmon_cli.indicators.model import (
    Direction,
    Indicator,
    Judgement,
    Level,
    Rating,
    RatingRule,
    Reason,
    Trend,
)
from perfmon_cli.measure import Comparator, ComparatorKind, TrendRule
from perfmon_cli.period import MONTHS_A_YEAR
from perfmon_cli.wording import reasons
from perfmon_cli.wording.words import WORDS

_NO_ARROW, _NEUTRAL = "no arrow", "neutral"


def arrow(trend: Trend, *, better_worse: bool, note: str = "") -> tuple[str, str, str]:
    """The mark ("up", "down", "flat", "no arrow"), the tone and the word of a trend.

    With `better_worse` the word is the judgement ("improving") and the tone shows it too; without
    it the word is the direction and the tone neutral, as a colour alone must not judge. `note` is
    what the break or decision says where there is no arrow.
    """
    if trend.direction is Direction.NONE:
        return _NO_ARROW, _NEUTRAL, reasons.no_arrow(trend, note)
    if trend.direction is Direction.FLAT:
        return "flat", _NEUTRAL, _flat(trend)
    direction = trend.direction.value
    if better_worse and trend.judgement in {Judgement.BETTER, Judgement.WORSE}:
        return direction, trend.judgement.value, WORDS[f"arrow.{trend.judgement.value}"]
    return direction, _NEUTRAL, WORDS[f"arrow.{direction}"]


def arrow_of(indicator: Indicator, *, better_worse: bool) -> tuple[str, str, str]:
    """The arrow of an indicator, with what the workbook says where there is none.

    That is the words of the break or decision, the reason in the value's place, or that a value
    that is there has nothing to be compared with.
    """
    trend = indicator.trend
    if trend.reason is Reason.MISSING and indicator.current is not None:
        if indicator.value is not None and trend.rule.is_of_series:
            return _NO_ARROW, _NEUTRAL, reasons.no_arrow(trend)
        if indicator.value is not None:
            return _NO_ARROW, _NEUTRAL, WORDS["arrow.no comparison"]
        return _NO_ARROW, _NEUTRAL, reasons.missing(indicator.current, indicator.measure)
    comparison = indicator.arrow_comparison
    note = comparison.note if comparison else ""
    if trend.decided is not None:
        note = trend.decided.reason
    elif trend.rule is TrendRule.TREND5 and trend.reason is Reason.PERIOD_MISMATCH:
        current = indicator.current
        if current is not None and current.key.period.months != MONTHS_A_YEAR:
            return _NO_ARROW, _NEUTRAL, WORDS["arrow.not yearly"]
    mark, tone, word = arrow(trend, better_worse=better_worse, note=note)
    if comparison is not None and comparison.peers is not None and mark in {"up", "down"}:
        word = WORDS[f"arrow.{mark} on others"]
    return mark, tone, word


def drawn_on(comparator: Comparator) -> str:
    """What an arrow is drawn on: "on previous year", "on baseline", "on the mean of 3 years"."""
    if comparator.kind is ComparatorKind.MEAN_OF:
        return WORDS["arrow.on mean"].format(years=comparator.years)
    return WORDS["arrow.on"].format(comparator=comparator.name)


def rating(result: Rating) -> tuple[str, str]:
    """The mark and the words of a rating: ("green", "Green"), or why there is none."""
    if result.level is not Level.NONE:
        return result.level.value, WORDS[f"rating.{result.level.value}"]
    return "not rated", WORDS["rating.none"].format(why=unrated(result))


def unrated(result: Rating) -> str:
    """Why there is no rating: "no target", "not comparable with its baseline"."""
    reason = result.reason or Reason.NO_TARGET
    is_plain = reason in _UNRATED or result.rule is RatingRule.BENCHMARK
    return reasons.reason(reason) if is_plain else WORDS["reason.not comparable"]


def _flat(trend: Trend) -> str:
    if trend.reason is Reason.MIXED:
        return WORDS["arrow.mixed"]
    if trend.reason is Reason.SMALL_NUMBERS:
        return WORDS["arrow.small numbers"]
    return WORDS["arrow.flat"] if trend.reason or trend.decided else WORDS["arrow.unchanged"]


#: Reasons that say by themselves why there is no rating; any other is about the baseline.
_UNRATED = frozenset(
    {
        Reason.NO_TARGET,
        Reason.NO_DIRECTION,
        Reason.MONITOR,
        Reason.MISSING,
        Reason.SUPPRESSED,
        Reason.BAD_SETTINGS,
        Reason.DECIDED,
    }
)
