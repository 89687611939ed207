"""Decisions that say what the rules say anyway: an override that changes nothing (METHODS 4.7)."""

from collections.abc import Iterable, Iterator

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.checks import pm314_decision
from perfmon_cli.findings import Finding
from perfmon_cli.indicators import trend
from perfmon_cli.indicators.model import Indicator


def idle(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """PM314 at each row about a trend or a rating that is what was computed, everywhere it holds.

    A row that speaks of several figures and changes one of them is not idle.
    """
    changes: dict[Decision, bool] = {}
    for indicator in indicators:
        for decision, is_change in _decided(indicator):
            changes[decision] = changes.get(decision, False) or is_change
    for decision, is_change in changes.items():
        if is_change:
            continue
        about = f" of {decision.measure}" if decision.measure else ""
        yield Finding(
            code=pm314_decision.CODE,
            severity=pm314_decision.SEVERITY,
            problem=f"The decision on the {decision.what.casefold()}{about} is what the rule gives "
            "too.",
            remedy="Delete the row; or keep it with an Until, if the figure is to change.",
            where=decision.source,
            measure=decision.measure or "",
        )


def _decided(indicator: Indicator) -> Iterator[tuple[Decision, bool]]:
    """The decisions on an indicator, each with whether it changed what was computed."""
    arrow, rating = indicator.trend, indicator.rating
    if arrow.decided is not None and arrow.computed is not None:
        computed = trend.judge(arrow.computed, indicator.measure.polarity)
        is_same = (arrow.direction, arrow.judgement) == (arrow.computed, computed)
        yield arrow.decided, not is_same
    if rating.decided is not None:
        yield rating.decided, rating.level is not rating.computed
