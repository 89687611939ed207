"""Which figures make the series behind an arrow, and why there is none (METHODS 1 and 4.4).

A series has points of one length that follow each other without a gap and without an overlap, and
ends with the figure that the arrow is of. Overlapping totals are refused: in plain noise, rolling
totals show a signal a hundred times as often as the months they are made of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators.model import Reason
from perfmon_cli.measure import Measure
from perfmon_cli.period import (
    FINANCIAL_YEAR_START,
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    month_index,
    months_ending,
)
from perfmon_cli.rule_settings import MONTH, OWN, QUARTER

_SHORTER = (1, MONTHS_A_QUARTER)
_NAMED = {MONTH: 1, QUARTER: MONTHS_A_QUARTER}
#: How many months lie between two figures of this basis that do not overlap.
_STEPS = {Basis.QUARTER: MONTHS_A_QUARTER, Basis.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that all have a value, oldest first, and where counting changed between them.

    `rebase_at` are the points from which on it was counted in another way.
    """

    observations: tuple[Observation, ...]
    rebase_at: tuple[int, ...] = ()

    @property
    def newest(self) -> tuple[Observation, ...]:
        """The figures since counting changed last."""
        return self.observations[self.rebase_at[-1] if self.rebase_at else 0 :]


def behind(
    measure: Measure,
    history: Sequence[Observation],
    current: Observation,
    breaks: Sequence[Break],
    wanted: str | None = None,
) -> Series | Reason:
    """The series that ends with the current figure; by months where there are any.

    Else by quarters, else by the measure's own periods; `wanted` names one of them instead.
    `history` is all there is of the measure, part and area, oldest first.
    """
    length = _length(measure, history, current, wanted)
    if length is None:
        return own(measure, history, current, breaks)
    until = current.key.period.end
    of_length = [o for o in history if o.key.period.end <= until and _months(o) == length]
    return _lined_up(of_length, until, length, breaks)


def own(
    measure: Measure,
    history: Sequence[Observation],
    current: Observation,
    breaks: Sequence[Break],
    most: int | None = None,
) -> Series | Reason:
    """The series of the measure's own figures, a step apart; of `most` only the newest so many.

    Years to date follow each other a year apart. A declared baseline may lie between them, and so
    may figures that were worked out for papers of other quarters.
    """
    period = current.key.period
    step = _STEPS.get(measure.basis, MONTHS_A_YEAR)
    alike = [o for o in history if o.key.period.end <= period.end and _is_alike(o, period)]
    if period.is_snapshot:
        return _lined_up(alike[-most:] if most else alike, period.end, _apart(alike), breaks)
    declared = {measure.baseline_period, measure.plan_baseline_period}
    last = month_index(period.end)
    kept = [
        o
        for o in alike
        if (last - month_index(o.key.period.end)) % step == 0
        or not (o.derived_from or o.key.period in declared)
    ]
    return _lined_up(kept[-most:] if most else kept, period.end, step, breaks)


def within(history: Sequence[Observation], period: Period) -> tuple[Observation, ...]:
    """The months, else the quarters, that make up a period; () where one of them lacks."""
    for length in _SHORTER:
        if period.months % length or period.months < length:
            continue
        by_period = {o.key.period: o for o in history if _months(o) == length}
        newest = months_ending(period.end, length)
        wanted = (newest.shifted(back) for back in range(length - period.months, 1, length))
        found = tuple(by_period[one] for one in wanted if one in by_period)
        if len(found) * length == period.months:
            return found
    return ()


def _length(
    measure: Measure, history: Sequence[Observation], current: Observation, wanted: str | None
) -> int | None:
    """How many months a point covers; None for the measure's own periods."""
    if wanted == OWN:
        return None
    if wanted is not None:
        length = _NAMED[wanted]
        return None if length == current.key.period.months else length
    if current.key.period.is_snapshot:
        return None
    until, longest = current.key.period.end, _STEPS.get(measure.basis, MONTHS_A_YEAR)
    is_so_far = measure.basis is Basis.YEAR_TO_DATE  # of which the first months look like a series
    for length in _SHORTER:
        if length < longest and any(
            _months(o) == length
            and o.key.period.end <= until
            and not (is_so_far and o.key.period.start.month == FINANCIAL_YEAR_START)
            for o in reversed(history)
        ):
            return length
    return None


def _lined_up(
    observations: Sequence[Observation], until: date, step: int, breaks: Sequence[Break]
) -> Series | Reason:
    """The figures as a series, `step` months apart; leading ones without a value are left out."""
    first = next((i for i, o in enumerate(observations) if o.value is not None), None)
    if first is None or observations[-1].key.period.end != until:
        return Reason.MISSING
    held = observations[first:]
    rebase_at = tuple(_rebased(held, breaks))
    obstacle = _obstacle(held, step, frozenset(rebase_at))
    return obstacle or Series(tuple(held), rebase_at)


def _obstacle(
    observations: Sequence[Observation], step: int, rebased: frozenset[int]
) -> Reason | None:
    """Why figures are no series; a gap where counting changed does no harm."""
    absent = next((o for o in observations if o.value is None), None)
    if absent is not None:
        is_hidden = absent.missing is Missing.CONFIDENTIAL
        return Reason.SUPPRESSED if is_hidden else Reason.MISSING
    ends = [month_index(o.key.period.end) for o in observations]
    for index, (before, now) in enumerate(pairwise(ends), start=1):
        if now - before < step:
            is_on_a_day = observations[index].key.period.is_snapshot
            return Reason.PERIOD_MISMATCH if is_on_a_day else Reason.OVERLAPPING
        if now - before > step and index not in rebased:
            return Reason.PERIOD_MISMATCH
    return None


def _rebased(observations: Sequence[Observation], breaks: Sequence[Break]) -> Iterator[int]:
    """The first figures that begin on the day of a break or after it."""
    if not breaks:
        return
    days = sorted({one.since for one in breaks})
    for index, (before, now) in enumerate(pairwise(observations), start=1):
        if any(before.key.period.start < day <= now.key.period.start for day in days):
            yield index


def _is_alike(observation: Observation, period: Period) -> bool:
    """Whether a figure is of the same length, or also of one day."""
    other = observation.key.period
    return other.is_snapshot == period.is_snapshot and _months(observation) == period.months


def _apart(snapshots: Sequence[Observation]) -> int:
    """How many months lie between the last two counts on a day."""
    ends = [month_index(o.key.period.end) for o in snapshots[-2:]]
    return ends[-1] - ends[0] if ends else 0


def _months(observation: Observation) -> int:
    return observation.key.period.months
