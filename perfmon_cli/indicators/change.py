"""The change of a figure on one comparator, or the reason why there is none (METHODS 4.2)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators import decisions
from perfmon_cli.indicators.model import Comparison, Reason
from perfmon_cli.measure import Comparator, Measure, Unit
from perfmon_cli.period import Basis, Period

#: Units whose change is also given as a percentage of the comparator.
PERCENTAGE_UNITS = frozenset({Unit.COUNT, Unit.RATE, Unit.DAYS, Unit.GBP, Unit.SNAPSHOT})
#: Units whose size says how much a percentage of them is worth.
_BASED_UNITS = frozenset({Unit.COUNT, Unit.DAYS, Unit.SNAPSHOT})
_NOT_COMPARED = frozenset({"none", "not comparable"})
_HUNDRED = Decimal(100)

#: A period asked for, and what was found for it.
Side: TypeAlias = tuple[Period, Observation | None]


def compare(
    measure: Measure,
    comparator: Comparator,
    current: Observation | None,
    against: Sequence[Side],
    *,
    breaks: Sequence[Break],
    smallest_base: Decimal,
) -> Comparison:
    """Compare a figure with the comparator's: one, several for a mean, none where none is set.

    There is no change across a break: when counting changed after the start of the comparator's
    period and not after the end of the current one, the two were not counted alike.
    """
    bases = [o for _, o in against if o is not None and o.value is not None]
    value = _mean(bases) if bases and len(bases) == len(against) else None
    empty = Comparison(
        comparator=comparator,
        period=_covered(against),
        base=against[0][1] if len(against) == 1 else None,
        value=value,
        change=None,
        change_pct=None,
    )
    if current is None or current.value is None or value is None:
        return replace(empty, reason=_absence(current, against))
    broken = _break_between(current.key.period, [o.key.period for o in bases], breaks)
    if broken is not None:
        return replace(empty, reason=Reason.BREAK, note=broken.what or broken.note)
    if any(not _alike(measure, current.key.period, o.key.period) for o in bases):
        return replace(empty, reason=Reason.PERIOD_MISMATCH)
    change = current.value - value
    percent, why_not = _percentage(measure, change, value, empty.base, smallest_base)
    return replace(empty, change=change, change_pct=percent, pct_reason=why_not)


def decide(comparison: Comparison, decision: Decision | None) -> Comparison:
    """Hide a change that the analyst decided not to print; other words decide nothing."""
    if decision is None or decisions.word(decision) not in _NOT_COMPARED:
        return comparison
    return replace(
        comparison,
        change=None,
        change_pct=None,
        reason=Reason.DECIDED,
        pct_reason=None,
        note=decision.reason,
        decided=decision,
    )


def _absence(current: Observation | None, against: Sequence[Side]) -> Reason:
    """What is derived from a hidden number is hidden too; anything else absent is missing."""
    for observation in (current, *(o for _, o in against)):
        if observation is not None and observation.missing is Missing.CONFIDENTIAL:
            return Reason.SUPPRESSED
    return Reason.MISSING


def _mean(observations: Sequence[Observation]) -> Decimal:
    total = sum((o.value for o in observations if o.value is not None), Decimal())
    return total if len(observations) == 1 else total / len(observations)


def _covered(against: Sequence[Side]) -> Period | None:
    """From the first to the last day compared with; what was found rather than asked."""
    if not against:
        return None
    periods = [found.key.period if found else asked for asked, found in against]
    return Period(min(p.start for p in periods), max(p.end for p in periods))


def _break_between(
    current: Period, bases: Sequence[Period], breaks: Sequence[Break]
) -> Break | None:
    """The last break after the start of the earliest period and not after the latest end."""
    first = min((current, *bases), key=lambda p: p.end).start
    last = max(current.end, *(p.end for p in bases))
    inside = [b for b in breaks if first < b.since <= last]
    return max(inside, key=lambda b: b.since, default=None)


def _alike(measure: Measure, current: Period, base: Period) -> bool:
    """Whether two periods are of one length, and years to date of the same months."""
    if current.months != base.months:
        return False
    if measure.basis is Basis.YEAR_TO_DATE:
        return current.start.month == base.start.month
    return True


def _percentage(
    measure: Measure,
    change: Decimal,
    value: Decimal,
    base: Observation | None,
    smallest_base: Decimal,
) -> tuple[Decimal | None, Reason | None]:
    if measure.unit not in PERCENTAGE_UNITS:
        return None, None
    if value == 0:
        return None, Reason.ZERO_BASE
    size: Decimal | None = value
    if measure.unit not in _BASED_UNITS:
        size = base.numerator if base is not None else None
    if value < 0 or (size is not None and size < smallest_base):
        return None, Reason.SMALL_BASE
    return _HUNDRED * change / value, None
