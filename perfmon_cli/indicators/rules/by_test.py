"""The rule `significance`: an arrow where two figures differ by more than chance (METHODS 2.4).

Percentages of known bases are compared by their pooled share, counts and rates by how far counts
scatter. What is no count of cases or answers (days, pounds, indexes, headcounts on a day) has no
such scatter, and no arrow. Totals that overlap are compared by the parts that differ.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators import dispersion, series, significance
from perfmon_cli.indicators.bases import cases_of
from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.numerics import are_whole
from perfmon_cli.indicators.rules.by_size import two_sides
from perfmon_cli.indicators.rules.verdict import Case, Verdict, refusal, way
from perfmon_cli.measure import ComparatorKind, Measure, Unit
from perfmon_cli.period import Basis, Period
from perfmon_cli.rule_settings import MONTH, RuleSettings

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_DAY = timedelta(days=1)
_SCATTERING = frozenset({Unit.COUNT, Unit.RATE, Unit.PERCENT, Unit.SURVEY_PERCENT})


class _Cases(NamedTuple):
    """How many cases there were, and of how many people or how much time."""

    cases: Decimal
    exposure: Decimal = _ONE


def by_significance(case: Case, settings: RuleSettings) -> Verdict:
    """An arrow where chance would give such a change less often than `p`."""
    sides = two_sides(case)
    if isinstance(sides, Verdict):
        return sides
    tested = _tested(case, *sides)
    if isinstance(tested, Reason):
        return refusal(tested)
    change = sides[1] - sides[0]
    if case.measure.unit.is_percent:
        return _of_shares(change, *tested, settings)
    spread = _spread(case) if settings.spread is None else settings.spread
    if spread is None:
        return refusal(Reason.TOO_FEW)
    return replace(_of_counts(change, *tested, spread, settings), spread=spread)


def _can_be_tested(case: Case) -> bool:
    """Whether both figures scatter by chance: a headcount, or an adjusted figure, does not."""
    is_mean = case.comparison.comparator.kind is ComparatorKind.MEAN_OF
    is_of_cases = case.is_as_counted or (is_mean and not case.comparison.adjusted_by)
    is_on_a_day = case.measure.basis is Basis.SNAPSHOT
    return case.measure.unit in _SCATTERING and is_of_cases and not is_on_a_day


def _tested(case: Case, before: Decimal, now: Decimal) -> tuple[_Cases, _Cases] | Reason:
    """What is compared: the cases of then and now, or of the parts in which two totals differ."""
    if not _can_be_tested(case):
        return Reason.CANNOT
    base, current = case.comparison.base, case.current
    apart = _apart(base.key.period, current.key.period) if base and current else None
    return _parts(case, apart) if apart else _whole(case, before, now)


def _whole(case: Case, before: Decimal, now: Decimal) -> tuple[_Cases, _Cases] | Reason:
    """All cases of then and now."""
    base, current = case.comparison.base, case.current
    if case.measure.unit.is_percent:
        if case.bases is None or min(case.bases) <= 0:
            return Reason.NO_BASE
        n_before, n_now = case.bases
        return _Cases(before * n_before / _HUNDRED, n_before), _Cases(now * n_now / _HUNDRED, n_now)
    if case.measure.unit is Unit.COUNT:
        is_mean = case.comparison.comparator.kind is ComparatorKind.MEAN_OF
        years = Decimal(case.comparison.comparator.years if is_mean else 1)
        return _Cases(before * years, years), _Cases(now)
    if base is None or current is None:
        return Reason.NO_BASE
    return _both(_cases(case, [base]), _cases(case, [current])) or Reason.NO_BASE


def _apart(base: Period, current: Period) -> tuple[Period, Period] | None:
    """Of periods that overlap what each has to itself, the older first; None for others."""
    first, last = sorted((base, current))
    if last.start > first.end or first == last:
        return None
    if first.start == last.start or first.end == last.end:
        return None
    older = Period(first.start, last.start - _DAY)
    newer = Period(first.end + _DAY, last.end)
    return (older, newer) if first == base else (newer, older)


def _parts(case: Case, apart: tuple[Period, Period]) -> tuple[_Cases, _Cases] | Reason:
    """The cases in which two overlapping totals differ, from the months or quarters behind them."""
    measure = case.measure
    if measure.unit is Unit.COUNT and not measure.adds_over_time:
        return Reason.OVERLAPPING
    history = case.desk.index.of(measure, case.subject.part, case.subject.area)
    then, now = (_cases(case, series.within(history, period)) for period in apart)
    return _both(then, now) or Reason.OVERLAPPING


def _both(before: _Cases | None, now: _Cases | None) -> tuple[_Cases, _Cases] | None:
    return None if before is None or now is None else (before, now)


def _cases(case: Case, figures: Sequence[Observation]) -> _Cases | None:
    """All cases of some figures; None where they, or what they are out of, are not known."""
    count = exposure = Decimal()
    for figure in figures:
        found = _one(case.measure, figure)
        if found is None or found.exposure <= 0:
            return None
        count, exposure = count + found.cases, exposure + found.exposure
    return _Cases(count, exposure) if figures else None


def _one(measure: Measure, figure: Observation) -> _Cases | None:
    """The cases of one figure."""
    if measure.unit.is_percent:
        share = cases_of(measure, figure)
        return None if share is None else _Cases(*share)
    if measure.unit is Unit.COUNT:
        return None if figure.value is None else _Cases(figure.value)
    if figure.numerator is None or figure.denominator is None:
        return None
    return _Cases(figure.numerator, figure.denominator)


def _of_shares(change: Decimal, before: _Cases, now: _Cases, settings: RuleSettings) -> Verdict:
    shares = [_HUNDRED * side.cases / side.exposure for side in (before, now)]
    score = significance.two_proportions(
        shares[0], shares[1], (before.exposure, now.exposure), settings.design_effect
    )
    if score is None:
        return Verdict(Direction.FLAT) if change == 0 else refusal(Reason.CANNOT)
    return _decided(change, shares[1] - shares[0], score.p_value, score.statistic, settings)


def _of_counts(
    change: Decimal, before: _Cases, now: _Cases, spread: Decimal, settings: RuleSettings
) -> Verdict:
    """Small whole counts are tested exactly, unless they are said to vary more than by chance."""
    exposures = before.exposure, now.exposure
    tested = now.cases * exposures[0] - before.cases * exposures[1]
    is_small = before.cases + now.cases < settings.exact_below
    if is_small and spread == 1 and are_whole(before.cases, now.cases):
        exact = significance.exact_counts(before.cases, now.cases, exposures)
        if exact is not None:
            return _decided(change, tested, exact, None, settings)
    score = significance.two_counts(before.cases, now.cases, spread, exposures)
    if score is None:
        return Verdict(Direction.FLAT) if change == 0 else refusal(Reason.CANNOT)
    return _decided(change, tested, score.p_value, score.statistic, settings)


def _decided(
    change: Decimal,
    tested: Decimal,
    p_value: Decimal,
    statistic: Decimal | None,
    settings: RuleSettings,
) -> Verdict:
    """The arrow of the printed change, where what was tested went the same way."""
    direction, reason = way(change), None
    if change == 0 or p_value >= settings.p or way(tested) is not way(change):
        direction = Direction.FLAT
        reason = Reason.NOT_CLEAR if change else None
    return Verdict(direction, reason, statistic, p_value)


def _spread(case: Case) -> Decimal | None:
    """How far the months behind the measure scatter; None where they are too few, or no counts."""
    if case.current is None:
        return None
    desk, subject = case.desk, case.subject
    history = desk.index.of(case.measure, subject.part, subject.area)
    months = series.behind(case.measure, history, case.current, desk.breaks(subject), MONTH)
    if isinstance(months, Reason):
        return None
    is_count = case.measure.unit is Unit.COUNT
    counts = [o.value if is_count else o.numerator for o in months.newest]
    known = [count for count in counts if count is not None]
    return dispersion.phi_of_months(known) if len(known) == len(counts) else None
