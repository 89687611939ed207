"""The house rule for an arrow between two points, the default of every measure (METHODS 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.measure import Measure, Unit

_HUNDRED = Decimal(100)
#: Units tested as counts are, but without the clause on small numbers.
_RELATIVE = frozenset({Unit.RATE, Unit.GBP})
#: Decimals kept of a test statistic and its probability, so that every machine gives the same.
_STATISTIC_STEP = Decimal("0.000001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The rule's settings: how much a number must move to earn an arrow."""

    change: Decimal = Decimal("2.5")  #: counts, rates and pounds: percent of the comparator
    points: Decimal = Decimal(2)  #: percentages whose base is not known: percentage points
    small: Decimal = Decimal(10)  #: counts: under this on both sides there is no arrow
    p_value: Decimal = Decimal("0.05")  #: percentages whose base is known


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a number went, why it is flat, and the test behind it where there was one."""

    direction: Direction
    reason: Reason | None = None
    statistic: Decimal | None = None
    p_value: Decimal | None = None


#: The names of the settings in "Rule settings", and the endings a number there may have.
_SETTINGS = {
    "change": ("change", "%"),
    "points": ("points", "pp"),
    "small numbers": ("small", ""),
    "p": ("p_value", ""),
}
#: "Rule settings" that checks read, not this rule.
_OF_CHECKS = frozenset({"may exceed 100"})


def limits(measure: Measure) -> Limits | None:
    """The measure's own settings of the rule; None where one is not known or not a number."""
    given: dict[str, Decimal] = {}
    for name, text in measure.rule_settings:
        tidy = " ".join(name.split()).casefold()
        if tidy in _OF_CHECKS:
            continue
        field, ending = _SETTINGS.get(tidy, ("", ""))
        number = text.strip().removesuffix(ending).strip()
        if not field or not number.replace(".", "", 1).isdecimal() or not number.isascii():
            return None
        given[field] = Decimal(number)
    return Limits(**given)


def two_points(
    unit: Unit,
    before: Decimal,
    now: Decimal,
    bases: tuple[Decimal, Decimal] | None = None,
    limits: Limits = Limits(),
) -> Verdict:
    """Whether a move from `before` to `now` earns an arrow, on unrounded values.

    `bases` are the numbers a percentage is out of (people asked, cases), where both are known.
    """
    if unit is Unit.COUNT and max(abs(before), abs(now)) < limits.small:
        return Verdict(Direction.FLAT, Reason.SMALL_NUMBERS)
    if now == before:
        return Verdict(Direction.FLAT)
    if unit is Unit.COUNT:
        return _with_test(_relative(before, now, limits), _two_counts(before, now))
    if unit in _RELATIVE:
        return _relative(before, now, limits)
    if unit.is_percent:
        return _percent(before, now, bases, limits)
    return Verdict(_sign(now - before))


def differ(changes: Iterable[Decimal]) -> bool:
    """Whether some of the changes are rises and others falls; zeros take no side."""
    signs = {change > 0 for change in changes if change != 0}
    return len(signs) > 1


def two_proportions(
    before: Decimal, now: Decimal, bases: tuple[Decimal, Decimal]
) -> tuple[Decimal, Decimal] | None:
    """The two-sided test of two percentages: z and p; None where they leave nothing to test."""
    share_before, share_now = before / _HUNDRED, now / _HUNDRED
    n_before, n_now = bases
    pooled = (share_before * n_before + share_now * n_now) / (n_before + n_now)
    variance = pooled * (1 - pooled) * (1 / n_before + 1 / n_now)
    if variance <= 0:
        return None
    return _normal((share_now - share_before) / variance.sqrt())


def _relative(before: Decimal, now: Decimal, limits: Limits) -> Verdict:
    """An arrow from a share of the comparator on; from 0 any move left is one."""
    change = now - before
    if _HUNDRED * abs(change) >= limits.change * abs(before):
        return Verdict(_sign(change))
    return Verdict(Direction.FLAT, Reason.NOT_CLEAR)


def _percent(
    before: Decimal, now: Decimal, bases: tuple[Decimal, Decimal] | None, limits: Limits
) -> Verdict:
    change = now - before
    test = two_proportions(before, now, bases) if bases and min(bases) > 0 else None
    is_clear = abs(change) >= limits.points if test is None else test[1] < limits.p_value
    if is_clear:
        return _with_test(Verdict(_sign(change)), test)
    return _with_test(Verdict(Direction.FLAT, Reason.NOT_CLEAR), test)


def _two_counts(before: Decimal, now: Decimal) -> tuple[Decimal, Decimal] | None:
    """How far two counts lie apart for chance alone; it decides nothing here, notes quote it."""
    if min(before, now) < 0:
        return None
    return _normal((now - before) / (before + now).sqrt())


def _normal(z: Decimal) -> tuple[Decimal, Decimal]:
    return z, Decimal(2 * NormalDist().cdf(-float(abs(z))))


def _with_test(verdict: Verdict, test: tuple[Decimal, Decimal] | None) -> Verdict:
    if test is None:
        return verdict
    z, p_value = (number.quantize(_STATISTIC_STEP) for number in test)
    return Verdict(verdict.direction, verdict.reason, z, p_value)


def _sign(change: Decimal) -> Direction:
    return Direction.UP if change > 0 else Direction.DOWN
