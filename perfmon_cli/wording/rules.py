"""Says how a measure's arrow is decided, by which rule, with its settings and its comparator."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.model import Settings
from perfmon_cli.indicators.model import Indicator, Reason
from perfmon_cli.measure import Measure, TrendRule, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import RuleSettings
from perfmon_cli.wording import numbers, trends
from perfmon_cli.wording.words import WORDS

#: Decimals of a spread that was worked out.
_SPREAD_DECIMALS = 2
_TESTS = frozenset({TrendRule.SIGNIFICANCE, TrendRule.TREND5})
_RATES = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE})
_OF_CASES = frozenset({Unit.COUNT, Unit.RATE, Unit.PERCENT})


class Ruling(NamedTuple):
    """How an arrow is decided: the rule, which other measures may share, and what is its own."""

    rule: str  #: "" where no rule could decide
    own: tuple[str, ...] = ()


def decided(measure: Measure, indicator: Indicator | None, settings: Settings) -> Iterator[str]:
    """The rule that decided, in plain sentences; with the indicator, what it found.

    Where a fallback decided it is that rule, and in whose stead.
    """
    said = ruling(measure, indicator, settings)
    yield from (text for text in (said.rule, *said.own) if text)


def ruling(measure: Measure, indicator: Indicator | None, settings: Settings) -> Ruling:
    """What `decided` says, the rule apart from the rest."""
    chosen = rule_settings.read(measure)
    rule = indicator.trend.rule if indicator else measure.trend_rule
    if measure.trend_rule is TrendRule.NONE:
        return Ruling("", (WORDS["rule.none"],))
    if not isinstance(chosen, RuleSettings):
        return Ruling("", (WORDS["rule.bad settings"],))
    if indicator is not None and indicator.trend.reason is Reason.CANNOT:
        why = WORDS[_cannot(rule, measure, indicator)].format(rule=rule.value)
        return Ruling("", (why,))
    own = list(_together(rule, measure, indicator))
    if indicator is not None and indicator.trend.instead_of is not None:
        own.append(WORDS["rule.instead"].format(rule=indicator.trend.instead_of.value))
    elif chosen.fallback is not None:
        own.append(WORDS["rule.else"].format(rule=chosen.fallback.value))
    return Ruling(" ".join(_by_rule(rule, measure, indicator, chosen, settings)), tuple(own))


def _cannot(rule: TrendRule, measure: Measure, indicator: Indicator) -> str:
    """Why a rule could not be worked out: for the kind of figure, its comparator or its size."""
    can_be = _OF_CASES | ({Unit.SURVEY_PERCENT} if rule in _TESTS else set())
    if rule in _TESTS and (measure.unit not in can_be or measure.basis is Basis.SNAPSHOT):
        return "rule.cannot"
    comparison = indicator.arrow_comparison
    if rule is TrendRule.SIGNIFICANCE and comparison is not None:
        if comparison.peers is not None:
            return "rule.cannot on others"
        if comparison.adjusted_by:
            return "rule.cannot when adjusted"
    return "rule.cannot with these"


def _by_rule(
    rule: TrendRule,
    measure: Measure,
    indicator: Indicator | None,
    chosen: RuleSettings,
    settings: Settings,
) -> Iterator[str]:
    if rule is TrendRule.PANEL:
        yield from _panel(measure, indicator, chosen, settings)
    elif rule is TrendRule.SIGNIFICANCE:
        yield from _significance(measure, indicator, chosen, settings)
        if indicator is not None and _is_overlapping(indicator):
            yield WORDS["rule.overlap"]
    elif rule is TrendRule.SPC:
        yield from _spc(indicator, chosen)
    elif rule is TrendRule.TREND5:
        yield WORDS["rule.years"]
    elif rule is TrendRule.THRESHOLD:
        yield _threshold(measure, chosen)
    else:
        yield WORDS["rule.any"]


def _panel(
    measure: Measure, indicator: Indicator | None, chosen: RuleSettings, settings: Settings
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
        change=numbers.plain(chosen.change),
        small=numbers.plain(chosen.small_numbers),
        points=numbers.plain(chosen.points),
        p=numbers.plain(chosen.p),
        cases=_cases(chosen.p),
    )
    if is_tested and measure.unit.is_percent:
        yield WORDS["rule.few"].format(smallest=numbers.plain(settings.smallest_base))


def _significance(
    measure: Measure, indicator: Indicator | None, chosen: RuleSettings, settings: Settings
) -> Iterator[str]:
    """The test that the measure's unit asks for, and what it takes for granted."""
    p, exact = numbers.plain(chosen.p), numbers.plain(chosen.exact_below)
    cases = _cases(chosen.p)
    if measure.unit.is_percent:
        yield WORDS["rule.tested"].format(p=p, cases=cases)
        yield WORDS["rule.few"].format(smallest=numbers.plain(settings.smallest_base))
        if chosen.design_effect != 1:
            effect = numbers.plain(chosen.design_effect)
            yield WORDS["rule.design"].format(effect=effect)
        return
    key = "rule.tested rates" if measure.unit is Unit.RATE else "rule.tested counts"
    yield WORDS[key].format(p=p, cases=cases)
    if chosen.spread is None:
        yield WORDS["rule.spread of months"]
        if indicator is not None and indicator.trend.spread is not None:
            spread = numbers.rounded(indicator.trend.spread, _SPREAD_DECIMALS)
            yield WORDS["rule.spread found"].format(spread=numbers.grouped(spread))
    elif chosen.spread != 1:
        yield WORDS["rule.spread"].format(spread=numbers.plain(chosen.spread))
    if chosen.exact_below > 0 and chosen.spread in {None, Decimal(1)}:
        key = "rule.exact" if chosen.spread == 1 else "rule.exact by chance"
        yield WORDS[key].format(exact=exact)


def _cases(p: Decimal) -> str:
    """A probability as so many of 100 cases."""
    return numbers.plain(100 * p)


def _is_overlapping(indicator: Indicator) -> bool:
    """Whether the figure and its comparator share some months."""
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.base is None:
        return False
    first, last = sorted((comparison.base.key.period, indicator.period))
    return first != last and last.start <= first.end


def _spc(indicator: Indicator | None, chosen: RuleSettings) -> Iterator[str]:
    """Which points the chart marks, how its limits come about, and what it found."""
    signs = [
        WORDS["rule.chart outside"],
        WORDS["rule.chart trend"].format(points=chosen.trend),
        *([WORDS["rule.chart two in three"]] if chosen.two_in_three else []),
        WORDS["rule.chart shift"].format(points=chosen.shift),
    ]
    said = f"{', '.join(signs[:-1])} {WORDS['rule.chart or']} {signs[-1]}"
    span = trends.span(indicator.trend) if indicator else ""
    key = "rule.chart" if span else "rule.chart unknown"
    yield WORDS[key].format(span=span, signs=said)
    if chosen.screening:
        yield WORDS["rule.chart screened"]
    if chosen.fixed_points is not None:
        yield WORDS["rule.chart fixed"].format(points=chosen.fixed_points)
    if indicator is None:
        return
    run = indicator.trend.run
    if run is not None and len(run.run.segments) > 1:
        yield WORDS["rule.chart rebased"]
    found = trends.findings(indicator)
    if found:
        yield found


def _threshold(measure: Measure, chosen: RuleSettings) -> str:
    """How large a change it asks for: 5%, 2 percentage points, or both."""
    sizes = []
    if "change" in chosen.given:
        sizes.append(f"{numbers.plain(chosen.change)}%")
    if "points" in chosen.given:
        sizes.append(_amount(measure, chosen.points))
    if len(sizes) == 1:
        return WORDS["rule.size"].format(size=sizes[0])
    return WORDS["rule.sizes"].format(first=sizes[0], second=sizes[1])


def _amount(measure: Measure, points: Decimal) -> str:
    amount = numbers.plain(points)
    return WORDS["rule.points of"].format(amount=amount) if measure.unit.is_percent else amount


def is_by_parts(indicator: Indicator) -> bool:
    """Whether an indicator is of a whole without a figure of its own, so that its parts decide."""
    return bool(indicator.measure.parts) and not indicator.part and indicator.current is None


def _together(rule: TrendRule, measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """That a bracket, quarters or parts must not go another way, where the arrow is of them too."""
    beside = indicator.companion if indicator is not None else None
    is_rate = beside is None or beside.measure.unit in _RATES
    if rule is TrendRule.PANEL and measure.unit is Unit.COUNT and measure.companion and is_rate:
        yield WORDS["rule.beside"]
    is_of_series = indicator is not None and indicator.trend.rule.is_of_series
    if measure.show_quarters:
        if not is_of_series:
            yield WORDS["rule.quarters"]
    elif indicator is not None and is_by_parts(indicator):
        yield WORDS["rule.parts"]
