"""Says what a measure was compared with, and what it was not, for "Methods and data notes"."""

from collections.abc import Iterator

from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Reason
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import MONTHS_A_YEAR, Period
from perfmon_cli.wording import others, periods, reasons
from perfmon_cli.wording.rules import is_by_parts
from perfmon_cli.wording.words import WORDS


def comparator_name(comparator: Comparator) -> str:
    """As sentences name it: "the previous year", "the mean of the 3 years before"."""
    if comparator.kind is ComparatorKind.MEAN_OF:
        return WORDS["rule.mean of"].format(years=comparator.years)
    return WORDS[f"rule.{comparator.name}"]


def compared(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """The comparators with their periods; of those without a change, why.

    Without an indicator all that the measure names, as nothing is known of them.
    """
    refused = _refused(indicator)
    if refused and len(refused) == len(measure.comparators) and len(set(refused.values())) == 1:
        yield WORDS["methods.no change"].format(why=next(iter(refused.values())))
        return
    found = {c.comparator: c for c in indicator.comparisons} if indicator else {}
    names = [
        comparator_name(c) + _period(measure, found.get(c))
        for c in measure.comparators
        if c not in refused
    ]
    if names:
        key = "rule.by quarter" if measure.show_quarters else "rule.compared"
        yield WORDS[key].format(names=f" {WORDS['rule.and']} ".join(names))
    for comparator, why in refused.items():
        yield WORDS["methods.no change on"].format(name=comparator_name(comparator), why=why)
    yield from _arrow_on(measure, indicator)
    yield from _groups(tuple(found.values()))
    yield from _apart(indicator)


def is_judged(indicator: Indicator | None) -> bool:
    """Whether a rule had something to decide: an arrow was drawn, or there is a change to judge."""
    if indicator is None or indicator.trend.direction is not Direction.NONE:
        return True
    comparison = indicator.arrow_comparison
    return comparison is not None and comparison.change is not None


def _refused(indicator: Indicator | None) -> dict[Comparator, str]:
    """Why there is no change, by comparator; a whole whose parts have an arrow has its parts'."""
    if indicator is None:
        return {}
    if is_by_parts(indicator) and indicator.trend.direction is not Direction.NONE:
        return {}
    return {
        one.comparator: reasons.reason(one.reason or Reason.MISSING, one.note)
        for one in indicator.comparisons
        if one.change is None
    }


def _period(measure: Measure, comparison: Comparison | None) -> str:
    if comparison is None or comparison.period is None or measure.show_quarters:
        return ""
    return f" ({periods.in_text(comparison.period, measure.basis)})"


def _arrow_on(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """Which of several comparators the arrow is drawn on."""
    if len(measure.comparators) <= 1 or not is_judged(indicator):
        return
    if indicator is None:
        yield WORDS["rule.arrow on"].format(name=comparator_name(measure.arrow_on))
    elif not indicator.trend.rule.is_of_series:
        yield WORDS["rule.arrow on"].format(name=comparator_name(indicator.trend.comparator))


def _groups(comparisons: tuple[Comparison, ...]) -> Iterator[str]:
    """Which areas "similar areas" are, where they were compared with."""
    for comparison in comparisons:
        if comparison.peers is None or comparison.change is None:
            continue
        if made := others.made(comparison.peers):
            yield WORDS["rule.others"].format(group=others.group(comparison.peers), made=made)


def _apart(indicator: Indicator | None) -> Iterator[str]:
    """How far apart two counts on a day are that were compared as years and are none."""
    if indicator is None or indicator.current is None:
        return
    now = indicator.current.key.period
    for one in indicator.comparisons:
        is_of_years = one.comparator.kind is ComparatorKind.PREVIOUS_YEAR
        if one.change is None or one.period is None or not (is_of_years and now.is_snapshot):
            continue
        months = _months(one.period, now)
        if one.period != now.shifted(-months):
            days = (now.end - one.period.end).days
            yield WORDS["rule.days apart"].format(days=days)
        elif months != MONTHS_A_YEAR:
            yield WORDS["rule.months apart"].format(months=months)


def _months(first: Period, last: Period) -> int:
    """How many months lie between the months that two periods end in."""
    years = last.end.year - first.end.year
    return MONTHS_A_YEAR * years + last.end.month - first.end.month
