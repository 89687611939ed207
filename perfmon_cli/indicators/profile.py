"""The target of a time: a row for it, the steps that make it up, or a line between two rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.model import Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.measure import Measure, Tolerance, Unit
from perfmon_cli.period import Basis, Period, day_after, months_ending

#: Units whose figures of a year so far grow with every month.
_COUNTED = frozenset({Unit.COUNT, Unit.GBP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The target that holds at a time, and the cells it comes from."""

    value: Decimal
    tolerance: Tolerance | None
    sources: tuple[CellRef, ...]
    is_profile: bool  #: one of several targets through time, or worked out from them


def grows(measure: Measure) -> bool:
    """Whether a figure of a longer time is larger: it adds up over time, or counts a year so far.

    The target of a whole year says nothing of its first nine months for such a measure.
    """
    so_far = measure.basis is Basis.YEAR_TO_DATE and measure.unit in _COUNTED
    return measure.adds_over_time or so_far


def holds_untimed(measure: Measure, period: Period) -> bool:
    """Whether a target without a time speaks of this period.

    Of a figure that grows through the year it is where the year should end, and says nothing
    before: 951 until December against 1,200 for the year may be good or bad.
    """
    is_on_the_way = measure.basis is Basis.YEAR_TO_DATE and not period.is_financial_year
    return not (is_on_the_way and grows(measure))


def at(
    measure: Measure, rows: Iterable[Target], period: Period, *, is_line: bool = False
) -> Step | None:
    """The target of a period by rows of the Targets sheet; None where none of them holds.

    In this order: the row of exactly this period; with `is_line` the point of the straight line
    between the rows before and after; rows that make the period up, added, where the measure adds
    up over time; the row whose time holds the period's end; a row without a time. Of rows of one
    period the last written counts. A row of another length of time never holds for a measure that
    grows with time, nor one without a time before the year's end (METHODS 4.3).
    """
    dated: dict[Period, Target] = {}
    timeless: Target | None = None
    for row in rows:
        if row.period is None:
            timeless = row
        else:
            dated.pop(row.period, None)
            dated[row.period] = row
    is_profile = len(dated) > 1
    if period in dated:
        return _step([dated[period]], is_profile=is_profile)
    line = _line(measure, list(dated.values()), period) if is_line else None
    if line is not None:
        return line
    steps = _made_up_of(dated, period) if grows(measure) else []
    if steps:
        return _step(steps, is_profile=True)
    around = (
        [] if grows(measure) else [r for p, r in dated.items() if p.start <= period.end <= p.end]
    )
    if around:
        return _step(around[-1:], is_profile=is_profile)
    if timeless is None or not holds_untimed(measure, period):
        return None
    return _step([timeless], is_profile=False)


def _step(rows: Sequence[Target], *, is_profile: bool) -> Step:
    """The sum of the rows; how far off is still amber is what the last of them says."""
    return Step(
        value=sum((row.value for row in rows), Decimal()),
        tolerance=rows[-1].tolerance,
        sources=tuple(row.source for row in rows),
        is_profile=is_profile,
    )


def _made_up_of(dated: dict[Period, Target], period: Period) -> list[Target]:
    """The rows that follow one another from the first day to the last; [] with a gap."""
    found: list[Target] = []
    start = period.start
    while start <= period.end:
        inside = [
            p for p in dated if p.start == start and p.end <= period.end and not p.is_snapshot
        ]
        if not inside:
            return []
        longest = max(inside, key=lambda p: p.end)
        found.append(dated[longest])
        start = day_after(longest.end)
    return found


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the line: months counted, the target there, and the row that says so."""

    month: int
    value: Decimal
    row: Target | None = None


def _line(measure: Measure, rows: Sequence[Target], period: Period) -> Step | None:
    """The straight line between the rows before and after the period's end, in whole months."""
    points = _points(measure, rows, period)
    here = _month(period)
    before = max((p for p in points if p.month <= here), key=lambda p: p.month, default=None)
    after = min((p for p in points if p.month >= here), key=lambda p: p.month, default=None)
    if before is None or after is None:
        return None
    ends = [before] if before.month == after.month else [before, after]
    used = [point.row for point in ends if point.row is not None]
    if not used:
        return None
    value = ends[-1].value
    if len(ends) > 1:
        share = Decimal(here - before.month) / (after.month - before.month)
        value = before.value + (after.value - before.value) * share
    return Step(
        value=value,
        tolerance=used[-1].tolerance,
        sources=tuple(row.source for row in used),
        is_profile=True,
    )


def _points(measure: Measure, rows: Sequence[Target], period: Period) -> list[_Point]:
    """The rows the line runs through; a year so far starts from 0 where the measure grows."""
    if not grows(measure):
        return [_Point(_month(r.period), r.value, r) for r in rows if r.period]
    if measure.basis is not Basis.YEAR_TO_DATE:
        alike = [r for r in rows if r.period and r.period.months == period.months]
        return [_Point(_month(r.period), r.value, r) for r in alike if r.period]
    so_far = [r for r in rows if r.period and r.period.start == period.start]
    start = months_ending(period.start, 1).shifted(-1)
    zero = _Point(_month(start), Decimal(0))
    return [zero, *(_Point(_month(r.period), r.value, r) for r in so_far if r.period)]


def _month(period: Period) -> int:
    return period.end.year * 12 + period.end.month
