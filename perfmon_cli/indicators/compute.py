"""Every measure, part and area of a workbook at one quarter: change, rating and trend."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.indicators import decisions, disclosure, lookup, other_areas, rating, trend
from perfmon_cli.indicators.bases import base_of, bases_of, is_unreliable
from perfmon_cli.indicators.collection import Indicators
from perfmon_cli.indicators.desk import Desk, Subject
from perfmon_cli.indicators.index import index
from perfmon_cli.indicators.model import (
    Comparison,
    Indicator,
    Level,
    Rating,
    Reason,
    Trend,
)
from perfmon_cli.indicators.rules.verdict import Case
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, Comparator, Measure, Unit
from perfmon_cli.period import Quarter
from perfmon_cli.rule_settings.model import BENCHMARK, PROFILE

__all__ = ["Indicators", "compute"]

#: What a count's bracket holds where the two must not go different ways.
_RATE_UNITS = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE})
_HEADCOUNT_UNITS = frozenset({Unit.COUNT, Unit.SNAPSHOT})


def compute(catalogue: Catalogue, dataset: Dataset, quarter: Quarter) -> Indicators:
    """All indicators of a quarter; small numbers that may not be published are hidden first.

    Every measure has one for the whole and for each part. Areas, and parts of areas, have one
    where the workbook holds a value or a marker for them at any time.
    """
    published = disclosure.published(dataset, catalogue)
    catalogue, shown = disclosure.published_catalogue(catalogue, published), index(published)
    desk = Desk(catalogue, shown, quarter, decisions.in_force(catalogue, quarter))
    result = Indicators(quarter)
    for measure in catalogue.measures.values():
        wholes: list[Indicator] = []
        parts: list[Indicator] = []
        for area in catalogue.settings.areas:
            held = tuple(p for p in measure.parts if shown.of(measure, p, area))
            if held or shown.of(measure, "", area):
                whole, *rest = _family(desk, result, measure, held, area)
                wholes.append(whole)
                parts.extend(rest)
        for indicator in (*_family(desk, result, measure, measure.parts, ""), *wholes, *parts):
            result.found[measure.id, indicator.part, indicator.area] = indicator
    return result


def _family(
    desk: Desk, result: Indicators, measure: Measure, parts: Sequence[str], area: str
) -> list[Indicator]:
    """The whole and the parts of a measure in one area."""
    whole, *members = (_indicator(desk, result, measure, p, area) for p in ("", *parts))
    if members and not desk.has_whole(measure, area):
        whole = _without_whole(desk, whole, members)
    return [whole, *members]


def _indicator(desk: Desk, result: Indicators, measure: Measure, part: str, area: str) -> Indicator:
    if not measure.show_quarters:
        return _assess(desk, Subject(measure, part, area, lookup.own_period(measure, desk.quarter)))
    quarters = tuple(
        _assess(desk, Subject(measure, part, area, period))
        for period in lookup.quarters_of(measure, "0", desk.quarter)
    )
    result.by_quarter[measure.id, part, area] = quarters
    return _year(desk, quarters)


def _assess(desk: Desk, subject: Subject) -> Indicator:
    """One indicator, with what stands in brackets beside it."""
    beside = desk.companion_of(subject)
    companion = _assess(desk, beside) if beside else None
    current = desk.current(subject)
    comparisons = tuple(desk.compare(subject, c) for c in subject.measure.comparators)
    case = _case(desk, subject, current, comparisons, companion)
    return Indicator(
        measure=subject.measure,
        part=subject.part,
        area=subject.area,
        period=current.key.period if current else subject.period,
        current=current,
        comparisons=comparisons,
        trend=_decided_trend(desk, subject, trend.draw(case)),
        rating=_rating(desk, subject, current),
        companion=companion,
    )


def _year(desk: Desk, quarters: Sequence[Indicator]) -> Indicator:
    """The measure as a whole, where it is shown as the four quarters of a year.

    Its value is that of the newest quarter that has one; its arrow is the one all quarters with
    both sides agree on.
    """
    measure = quarters[0].measure
    own = lookup.own_period(measure, desk.quarter)
    due = [q for q in quarters if q.period.end <= own.end]
    newest = next((q for q in reversed(due) if q.value is not None), due[-1])
    subject = Subject(measure, newest.part, newest.area, newest.period)
    cases = [_case_of(desk, quarter) for quarter in quarters]
    line = _case_of(desk, newest)
    arrow = trend.agree(cases, add_up=measure.adds_over_time, line=line)
    return replace(newest, trend=_decided_trend(desk, subject, arrow))


def _without_whole(desk: Desk, whole: Indicator, parts: Sequence[Indicator]) -> Indicator:
    """The measure as a whole, where the workbook holds its parts alone: no value, but an arrow.

    A reason that all parts share ("not comparable: new system") is the measure's too.
    """
    subject = Subject(whole.measure, whole.part, whole.area, whole.period)
    cases = [_case_of(desk, part) for part in parts]
    arrow = trend.agree(cases, add_up=whole.measure.parts_add_up)
    comparisons = tuple(
        _shared(comparison, [part.comparisons[index] for part in parts])
        for index, comparison in enumerate(whole.comparisons)
    )
    return replace(whole, comparisons=comparisons, trend=_decided_trend(desk, subject, arrow))


def _shared(whole: Comparison, parts: Sequence[Comparison]) -> Comparison:
    first = parts[0]
    if any(part.reason is not first.reason for part in parts) or first.reason is None:
        return whole
    return replace(whole, reason=first.reason, note=first.note)


def _case_of(desk: Desk, one: Indicator) -> Case:
    """What an indicator's arrow was drawn from."""
    subject = Subject(one.measure, one.part, one.area, one.period)
    return _case(desk, subject, one.current, one.comparisons, one.companion)


def _case(
    desk: Desk,
    subject: Subject,
    current: Observation | None,
    comparisons: Sequence[Comparison],
    companion: Indicator | None,
) -> Case:
    """What an arrow is drawn from."""
    measure = subject.measure
    comparison = _on(comparisons, _arrow_on(measure))
    beside = _on(companion.comparisons, _arrow_on(measure)) if companion else None
    headcount = companion is not None and companion.measure.unit in _HEADCOUNT_UNITS
    before = base_of(measure, comparison.base, beside.base if beside and headcount else None)
    now = base_of(measure, current, companion.current if companion and headcount else None)
    smallest = desk.catalogue.settings.smallest_base
    is_rate = companion is not None and companion.measure.unit in _RATE_UNITS
    return Case(
        desk=desk,
        subject=subject,
        current=current,
        comparison=comparison,
        bases=bases_of(before, now),
        beside=beside.change if beside and is_rate and measure.unit is Unit.COUNT else None,
        is_unreliable=is_unreliable(measure, comparison.base, before, smallest)
        or is_unreliable(measure, current, now, smallest),
    )


def _arrow_on(measure: Measure) -> Comparator:
    """The comparator the arrow is drawn on; the first where the measure names none of its own.

    An arrow says how a figure moved, so it is drawn on similar areas only where they are named.
    """
    if measure.arrow_on in measure.comparators:
        return measure.arrow_on
    moving = (c for c in measure.comparators if c != other_areas.SIMILAR_AREAS)
    return next(moving, measure.arrow_on)


def _on(comparisons: Sequence[Comparison], comparator: Comparator) -> Comparison:
    nothing = Comparison(
        comparator=comparator,
        period=None,
        base=None,
        value=None,
        change=None,
        change_pct=None,
        reason=Reason.MISSING,
    )
    return next((c for c in comparisons if c.comparator == comparator), nothing)


def _decided_trend(desk: Desk, subject: Subject, computed: Trend) -> Trend:
    decision = desk.decision("trend", subject)
    if decision is None:
        return computed
    named = decisions.names_place(decision, subject.part, subject.area)
    return trend.decide(computed, decision, subject.measure.polarity, named=named)


def _rating(desk: Desk, subject: Subject, current: Observation | None) -> Rating:
    computed = _computed_rating(desk, subject, current)
    decision = desk.decision("rating", subject)
    if decision is None:
        return computed
    named = decisions.names_place(decision, subject.part, subject.area)
    return rating.decide(computed, decision, named=named)


def _computed_rating(desk: Desk, subject: Subject, current: Observation | None) -> Rating:
    """By what the measure's settings say it is rated against."""
    wanted = rating.basis_of(subject.measure)
    if wanted is None:
        return Rating(level=Level.NONE, reason=Reason.BAD_SETTINGS)
    if wanted == BENCHMARK and not subject.part and not subject.area:
        compared = desk.compare(subject, other_areas.SIMILAR_AREAS)
        return rating.benchmark(subject.measure.polarity, compared)
    goal = None if wanted == BENCHMARK else desk.goal(subject, is_line=wanted == PROFILE)
    rated = desk.rated(subject)
    baseline = None
    if goal is not None and goal.is_baseline:
        is_plans = subject.measure.baseline_period is None
        baseline = desk.compare(subject, PLAN_BASELINE if is_plans else BASELINE)
    computed = rating.rate(subject.measure, goal, rated, baseline)
    return computed if rated is current else replace(computed, rated=rated)
