"""The rule `trend5`: an arrow from the slope of five yearly figures (METHODS 2.2).

As Fingertips has it. Shares are tested by what they are out of; counts, and rates of a known
population, by the intervals of their values. Anything else has no interval that could be worked
out, and no arrow.
"""

from decimal import Decimal

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators import five_points, intervals, series
from perfmon_cli.indicators.bases import cases_of
from perfmon_cli.indicators.five_points import FivePoints
from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.rules.verdict import Case, Verdict, absence, refusal
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import MONTHS_A_YEAR
from perfmon_cli.rule_settings import RuleSettings

_ONE = Decimal(1)


def by_years(case: Case, _: RuleSettings) -> Verdict:
    """The trend of the five newest years, refused where they overlap or counting changed."""
    years = _years(case)
    if isinstance(years, Reason):
        return refusal(years)
    count = len(years)
    if count < five_points.POINTS:
        return refusal(Reason.TOO_FEW, count)
    found = _trend(case.measure, years)
    if found is None:
        return refusal(Reason.CANNOT)
    reason = Reason.NOT_CLEAR if found.direction is Direction.FLAT else None
    return Verdict(found.direction, reason, found.chi_squared, found.p_value, points=count)


def _years(case: Case) -> tuple[Observation, ...] | Reason:
    """The newest years up to the figure of now, counted alike."""
    missing = absence(case.current)
    if case.current is None or missing is not None:
        return missing or Reason.MISSING
    if case.current.key.period.months != MONTHS_A_YEAR:
        return Reason.PERIOD_MISMATCH
    desk, subject = case.desk, case.subject
    history = desk.index.of(case.measure, subject.part, subject.area)
    breaks, wanted = desk.breaks(subject), five_points.POINTS
    years = series.own(case.measure, history, case.current, breaks, wanted)
    if isinstance(years, Reason):
        return years
    return Reason.BREAK if years.rebase_at else years.observations


def _trend(measure: Measure, years: tuple[Observation, ...]) -> FivePoints | None:
    if measure.unit.is_percent:
        shares = [cases_of(measure, year) for year in years]
        known = [share for share in shares if share is not None]
        return five_points.trend5_of_shares(known)
    values = [_value(measure, year) for year in years]
    points = [value for value in values if value is not None]
    return five_points.trend5_of_values(points)


def _value(measure: Measure, year: Observation) -> tuple[Decimal, Decimal, Decimal] | None:
    """A value with the ends of its 95% interval; None where it has none."""
    count, population, per = year.value, _ONE, _ONE
    if measure.unit is Unit.RATE:
        if year.denominator is None:
            return None
        count, population, per = year.numerator, year.denominator, Decimal(measure.per)
    elif measure.unit is not Unit.COUNT:
        return None
    if count is None or year.value is None:
        return None
    interval = intervals.rate(count, population, per)
    return None if interval is None else (year.value, interval.lower, interval.upper)
