"""The house rule for an arrow between two points, the default of every measure (METHODS 3)."""

from collections.abc import Iterable
from decimal import Decimal

from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.rules.verdict import Verdict, way
from perfmon_cli.indicators.significance import Score, two_counts, two_proportions
from perfmon_cli.measure import Unit
from perfmon_cli.rule_settings import RuleSettings

_HUNDRED = Decimal(100)
#: Units tested as counts are, but without the clause on small numbers.
_RELATIVE = frozenset({Unit.RATE, Unit.GBP})
_USUAL = RuleSettings()


def two_points(
    unit: Unit,
    before: Decimal,
    now: Decimal,
    bases: tuple[Decimal, Decimal] | None = None,
    settings: RuleSettings = _USUAL,
) -> Verdict:
    """Whether a move from `before` to `now` earns an arrow, on unrounded values.

    `bases` are the numbers a percentage is out of (people asked, cases), where both are known.
    """
    if unit is Unit.COUNT and max(abs(before), abs(now)) < settings.small_numbers:
        return Verdict(Direction.FLAT, Reason.SMALL_NUMBERS)
    if now == before:
        return Verdict(Direction.FLAT)
    if unit is Unit.COUNT:
        return _with_test(_relative(before, now, settings), two_counts(before, now))
    if unit in _RELATIVE:
        return _relative(before, now, settings)
    if unit.is_percent:
        return _percent(before, now, bases, settings)
    return Verdict(way(now - before))


def differ(changes: Iterable[Decimal]) -> bool:
    """Whether some of the changes are rises and others falls; zeros take no side."""
    signs = {change > 0 for change in changes if change != 0}
    return len(signs) > 1


def _relative(before: Decimal, now: Decimal, settings: RuleSettings) -> Verdict:
    """An arrow from a share of the comparator on; from 0 any move left is one."""
    change = now - before
    if _HUNDRED * abs(change) >= settings.change * abs(before):
        return Verdict(way(change))
    return Verdict(Direction.FLAT, Reason.NOT_CLEAR)


def _percent(
    before: Decimal, now: Decimal, bases: tuple[Decimal, Decimal] | None, settings: RuleSettings
) -> Verdict:
    change = now - before
    test = two_proportions(before, now, bases) if bases else None
    is_clear = abs(change) >= settings.points if test is None else test.p_value < settings.p
    if is_clear:
        return _with_test(Verdict(way(change)), test)
    return _with_test(Verdict(Direction.FLAT, Reason.NOT_CLEAR), test)


def _with_test(verdict: Verdict, test: Score | None) -> Verdict:
    if test is None:
        return verdict
    return Verdict(verdict.direction, verdict.reason, test.statistic, test.p_value)
