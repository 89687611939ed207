"""Arrows by the size of a change between two points: `panel`, `threshold` and `sign`."""

from decimal import Decimal

from perfmon_cli.indicators import panel
from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.rules.verdict import Case, Verdict, refusal, way
from perfmon_cli.rule_settings import RuleSettings

_HUNDRED = Decimal(100)


def by_panel(case: Case, settings: RuleSettings) -> Verdict:
    """The house rule (METHODS 3); a count and the rate beside it must not go different ways."""
    change = case.comparison.change
    if change is not None and case.beside is not None and panel.differ((change, case.beside)):
        return Verdict(Direction.FLAT, Reason.MIXED)
    sides = two_sides(case)
    if isinstance(sides, Verdict):
        return sides
    bases = case.bases if case.is_as_counted else None
    verdict = panel.two_points(case.measure.unit, *sides, bases, settings)
    return verdict if case.is_as_counted else Verdict(verdict.direction, verdict.reason)


def by_threshold(case: Case, settings: RuleSettings) -> Verdict:
    """An arrow from the size of change on that the measure sets; where it sets two, both count."""
    sides = two_sides(case)
    if isinstance(sides, Verdict):
        return sides
    return past(*sides, settings)


def by_sign(case: Case, _: RuleSettings) -> Verdict:
    """An arrow for any change of the unrounded figures."""
    sides = two_sides(case)
    if isinstance(sides, Verdict):
        return sides
    before, now = sides
    return Verdict(way(now - before))


def two_sides(case: Case) -> tuple[Decimal, Decimal] | Verdict:
    """The figures of then and now, or the refusal of every rule that compares two."""
    comparison = case.comparison
    if comparison.reason is not None:
        return refusal(comparison.reason)
    if comparison.value is None or case.value is None:
        return refusal(Reason.MISSING)
    if case.is_unreliable:
        return refusal(Reason.SMALL_BASE)
    return comparison.value, case.value


def past(before: Decimal, now: Decimal, settings: RuleSettings) -> Verdict:
    """Whether a change is as large as asked for; from 0 any is, in percent."""
    change = now - before
    is_enough = change != 0
    if "change" in settings.given:
        is_enough &= _HUNDRED * abs(change) >= settings.change * abs(before)
    if "points" in settings.given:
        is_enough &= abs(change) >= settings.points
    if is_enough:
        return Verdict(way(change))
    return Verdict(Direction.FLAT, Reason.NOT_CLEAR if change else None)
