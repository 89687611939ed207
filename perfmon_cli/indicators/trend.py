"""The arrow of a figure: its direction, and whether that is better or worse (METHODS 4.4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.indicators import decisions
from perfmon_cli.indicators.model import Direction, Judgement, Reason, Trend
from perfmon_cli.indicators.rules import agreement
from perfmon_cli.indicators.rules.by_chart import by_chart
from perfmon_cli.indicators.rules.by_size import by_panel, by_sign, by_threshold
from perfmon_cli.indicators.rules.by_test import by_significance
from perfmon_cli.indicators.rules.by_years import by_years
from perfmon_cli.indicators.rules.verdict import Case, Verdict, refusal
from perfmon_cli.measure import Comparator, Measure, Polarity, TrendRule
from perfmon_cli.rule_settings import RuleSettings

_RULES: dict[TrendRule, Callable[[Case, RuleSettings], Verdict]] = {
    TrendRule.PANEL: by_panel,
    TrendRule.SIGNIFICANCE: by_significance,
    TrendRule.SPC: by_chart,
    TrendRule.TREND5: by_years,
    TrendRule.THRESHOLD: by_threshold,
    TrendRule.SIGN: by_sign,
}
_NO_SIDE = frozenset({Polarity.WATCH, Polarity.STEADY})
_DECIDED = {
    "up": Direction.UP,
    "down": Direction.DOWN,
    "flat": Direction.FLAT,
    "none": Direction.NONE,
}
_NEUTRAL = "neutral"


def judge(direction: Direction, polarity: Polarity) -> Judgement:
    """Direction times polarity; measures that are watched or kept steady are not judged."""
    if direction is Direction.NONE:
        return Judgement.NONE
    if direction is Direction.FLAT or polarity in _NO_SIDE:
        return Judgement.NEUTRAL
    is_good = (direction is Direction.UP) == (polarity is Polarity.UP)
    return Judgement.BETTER if is_good else Judgement.WORSE


def draw(case: Case) -> Trend:
    """The arrow of one figure by its measure's rule."""
    return _by_rule(
        case.measure,
        case.comparison.comparator,
        lambda rule, settings: _RULES[rule](case, settings),
    )


def agree(cases: Sequence[Case], *, add_up: bool, line: Case | None = None) -> Trend:
    """The arrow of a measure that has parts (or quarters) but no whole.

    Where some rose and others fell there is none. Otherwise the total is tested when the parts
    add up and all are there, else the first part that moved. A rule that looks at a series looks
    at that of each part, or at the one `line` that quarters make.
    """

    def judged(rule: TrendRule, settings: RuleSettings) -> Verdict:
        if rule.is_of_series:
            together = [line] if line else cases
            return agreement.of_series([_RULES[rule](case, settings) for case in together])
        return agreement.of_moves(cases, lambda case: _RULES[rule](case, settings), add_up=add_up)

    return _by_rule(cases[0].measure, cases[0].comparison.comparator, judged)


def decide(trend: Trend, decision: Decision | None, polarity: Polarity, *, named: bool) -> Trend:
    """The trend as the analyst decided it; the computed direction is kept beside it.

    "neutral" keeps the arrow and drops its judgement. A decision that does not name the part or
    area (`named`) draws no arrow where none could be drawn. Other words decide nothing.
    """
    if decision is None or (trend.direction is Direction.NONE and not named):
        return trend
    wanted = decisions.word(decision)
    if wanted == _NEUTRAL:
        if trend.direction is Direction.NONE:
            return trend
        return replace(
            trend, judgement=Judgement.NEUTRAL, computed=trend.direction, decided=decision
        )
    direction = _DECIDED.get(wanted)
    if direction is None:
        return trend
    return replace(
        trend,
        direction=direction,
        judgement=judge(direction, polarity),
        reason=Reason.DECIDED if direction is Direction.NONE else None,
        computed=trend.direction,
        decided=decision,
    )


def _by_rule(
    measure: Measure,
    comparator: Comparator,
    judged: Callable[[TrendRule, RuleSettings], Verdict],
) -> Trend:
    """The verdict of the measure's rule, or of its fallback where that has none.

    No rule is put in place of another otherwise, and settings that cannot be read give no arrow.
    """
    rule = measure.trend_rule
    settings = rule_settings.read(measure)
    if rule is TrendRule.NONE:
        return _trend(measure, comparator, rule, refusal(None))
    if not isinstance(settings, RuleSettings):
        return _trend(measure, comparator, rule, refusal(Reason.BAD_SETTINGS))
    verdict = judged(rule, settings)
    if verdict.direction is Direction.NONE and settings.fallback is not None:
        instead = judged(settings.fallback, settings)
        if instead.direction is not Direction.NONE:
            found = _trend(measure, comparator, settings.fallback, instead)
            return replace(found, instead_of=rule)
    return _trend(measure, comparator, rule, verdict)


def _trend(measure: Measure, comparator: Comparator, rule: TrendRule, verdict: Verdict) -> Trend:
    return Trend(
        direction=verdict.direction,
        judgement=judge(verdict.direction, measure.polarity),
        rule=rule,
        comparator=comparator,
        reason=verdict.reason,
        statistic=verdict.statistic,
        p_value=verdict.p_value,
        spread=verdict.spread,
        points=verdict.points,
        is_trial=verdict.is_trial,
        variation=verdict.variation,
        assurance=verdict.assurance,
        run=verdict.run,
    )
