"""Says how a measure is compared, rated and given its arrow, for "Methods and data notes"."""

from collections.abc import Iterator

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.indicators import panel
from perfmon_cli.indicators.model import Comparison, Indicator
from perfmon_cli.measure import (
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    Tolerance,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from perfmon_cli.wording import numbers, periods
from perfmon_cli.wording.words import WORDS


def methods_note(measure: Measure, indicator: Indicator | None, settings: Settings) -> str:
    """How a measure is compared, how its arrow is decided and what it is rated against.

    With its indicator the note names the comparators' periods and the target.
    """
    pieces = [
        *_compared(measure, indicator),
        *_arrow(measure, indicator, settings),
        *_judged(measure, indicator),
        *_time(measure),
    ]
    return " ".join(pieces)


def comparator_name(comparator: Comparator) -> str:
    """As sentences name it: "the previous year", "the mean of the 3 years before"."""
    if comparator.kind is ComparatorKind.MEAN_OF:
        return WORDS["rule.mean of"].format(years=comparator.years)
    return WORDS[f"rule.{comparator.name}"]


def _compared(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    found = {c.comparator: c for c in indicator.comparisons} if indicator else {}
    names = [comparator_name(c) + _period(measure, found.get(c)) for c in measure.comparators]
    if names:
        key = "rule.by quarter" if measure.show_quarters else "rule.compared"
        yield WORDS[key].format(names=f" {WORDS['rule.and']} ".join(names))
    if len(names) > 1:
        yield WORDS["rule.arrow on"].format(name=comparator_name(measure.arrow_on))


def _period(measure: Measure, comparison: Comparison | None) -> str:
    if comparison is None or comparison.period is None or measure.show_quarters:
        return ""
    return f" ({periods.in_text(comparison.period, measure.basis)})"


def _arrow(measure: Measure, indicator: Indicator | None, settings: Settings) -> Iterator[str]:
    limits = panel.limits(measure)
    if measure.trend_rule is TrendRule.NONE:
        yield WORDS["rule.none"]
    elif measure.trend_rule is not TrendRule.PANEL:
        yield WORDS["rule.not available"].format(rule=measure.trend_rule.value)
    elif limits is None:
        yield WORDS["rule.bad settings"]
    else:
        yield from _panel(measure, indicator, limits, settings)


def _panel(
    measure: Measure, indicator: Indicator | None, limits: panel.Limits, settings: Settings
) -> Iterator[str]:
    """The house rule as it applies to the measure's unit."""
    is_tested = indicator is not None and indicator.trend.statistic is not None
    key = "rule.any"
    if measure.unit is Unit.COUNT:
        key = "rule.count"
    elif measure.unit in {Unit.RATE, Unit.GBP}:
        key = "rule.relative"
    elif measure.unit.is_percent:
        key = "rule.tested" if is_tested else "rule.points"
    yield WORDS[key].format(
        change=numbers.plain(limits.change),
        small=numbers.plain(limits.small),
        points=numbers.plain(limits.points),
        p=numbers.plain(limits.p_value),
    )
    if is_tested and measure.unit.is_percent:
        yield WORDS["rule.few"].format(smallest=numbers.plain(settings.smallest_base))
    if measure.unit is Unit.COUNT and measure.companion:
        yield WORDS["rule.beside"]
    if measure.show_quarters:
        yield WORDS["rule.quarters"]
    elif measure.parts and indicator is not None and indicator.current is None:
        yield WORDS["rule.parts"]


def _judged(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """Which way is good, and what the level is rated against."""
    if measure.polarity is Polarity.WATCH:
        yield WORDS["rule.watch"]
        return
    if measure.polarity is Polarity.STEADY:
        yield WORDS["rule.steady"]
    rating = indicator.rating if indicator else None
    if rating is None or rating.target is None:
        return
    target = numbers.value(measure, rating.target)
    if measure.target_is_baseline:
        yield WORDS["rule.rated baseline"].format(target=target)
    elif rating.tolerance is None or rating.tolerance.amount == 0:
        yield WORDS["rule.rated strictly"].format(target=target)
    else:
        room = _room(measure, rating.tolerance)
        yield WORDS["rule.rated"].format(target=target, tolerance=room)


def _room(measure: Measure, tolerance: Tolerance) -> str:
    amount = numbers.plain(tolerance.amount)
    if tolerance.relative:
        return WORDS["rule.percent of"].format(amount=amount)
    return WORDS["rule.points of"].format(amount=amount) if measure.unit.is_percent else amount


def _time(measure: Measure) -> Iterator[str]:
    if measure.lag_months > 0:
        yield WORDS["rule.lag"].format(months=measure.lag_months)
    elif measure.lag_months < 0:
        yield WORDS["rule.ahead"].format(months=-measure.lag_months)
    if measure.basis is Basis.SNAPSHOT:
        yield WORDS["rule.snapshot"]
