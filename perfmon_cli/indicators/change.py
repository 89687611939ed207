"""The change of a figure on one comparator, or the reason why there is none (METHODS 4.2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import TypeAlias

from perfmon_cli.catalogue.model import Break, BreakKind, Decision
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
    period and not after the end of the current one, the two were not counted alike. Only where
    the break lies between the two periods, and its factor is known, the comparator's figure is
    multiplied by it.
    """
    bases = tuple(o for _, o in against if o is not None and o.value is not None)
    is_whole = bool(bases) and len(bases) == len(against)
    empty = Comparison(
        comparator=comparator,
        period=_covered(against),
        base=against[0][1] if len(against) == 1 else None,
        value=_mean([o.value for o in bases if o.value is not None]) if is_whole else None,
        change=None,
        change_pct=None,
        bases=bases if is_whole else (),
    )
    if current is None or current.value is None or not is_whole:
        return replace(empty, reason=_absence(current, against))
    crossed = [_crossed(current.key.period, o.key.period, breaks) for o in bases]
    blocking = [b for one in crossed for b in one.blocking]
    if blocking:
        last = max(blocking, key=lambda b: b.since)
        is_definition = last.kind is BreakKind.DEFINITION
        reason = Reason.DEFINITION if is_definition else Reason.BREAK
        return replace(empty, reason=reason, note=last.what or last.note)
    if any(not _alike(measure, current.key.period, o.key.period) for o in bases):
        return replace(empty, reason=Reason.PERIOD_MISMATCH)
    value = _mean([(o.value or 0) * one.factor for o, one in zip(bases, crossed, strict=True)])
    change = current.value - value
    percent, why_not = _percentage(measure, change, value, bases, smallest_base)
    return replace(
        empty,
        value=value,
        change=change,
        change_pct=percent,
        pct_reason=why_not,
        adjusted_by=tuple(dict.fromkeys(b for one in crossed for b in one.bridged)),
    )


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


def _mean(values: Sequence[Decimal]) -> Decimal:
    total = sum(values, Decimal())
    return total if len(values) == 1 else total / len(values)


def _covered(against: Sequence[Side]) -> Period | None:
    """From the first to the last day compared with; what was found rather than asked."""
    if not against:
        return None
    periods = [found.key.period if found else asked for asked, found in against]
    return Period(min(p.start for p in periods), max(p.end for p in periods))


@dataclass(frozen=True, slots=True)
class _Crossed:
    """The breaks between two periods: those that forbid a comparison, and those with a factor."""

    blocking: tuple[Break, ...] = ()
    bridged: tuple[Break, ...] = ()

    @property
    def factor(self) -> Decimal:
        """What the earlier figure is multiplied by."""
        return prod((b.factor for b in self.bridged if b.factor is not None), start=Decimal(1))


def _crossed(current: Period, base: Period, breaks: Sequence[Break]) -> _Crossed:
    """The breaks after the start of the earlier period and not after the end of the later.

    A factor bridges a break that falls into neither, and turns figures of before into the new way
    of counting, never back.
    """
    earlier, later = sorted((current, base), key=lambda period: period.end)
    inside = [b for b in breaks if earlier.start < b.since <= later.end]
    bridged = tuple(
        b
        for b in inside
        if b.factor is not None and base is earlier and base.end < b.since <= current.start
    )
    return _Crossed(tuple(b for b in inside if b not in bridged), bridged)


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
    bases: Sequence[Observation],
    smallest_base: Decimal,
) -> tuple[Decimal | None, Reason | None]:
    """The change in percent of the comparator, or why there is none (None for both: never)."""
    if measure.unit not in PERCENTAGE_UNITS:
        return None, None
    if value == 0:
        return None, Reason.ZERO_BASE
    if value < 0:
        return None, Reason.CANNOT
    sizes = [value]
    if measure.unit not in _BASED_UNITS:
        sizes = [o.numerator for o in bases if o.numerator is not None]
    if min(sizes, default=smallest_base) < smallest_base:
        return None, Reason.SMALL_BASE
    return _HUNDRED * change / value, None
