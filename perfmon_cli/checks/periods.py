"""Which observation a measure prints at the quarter, and for what period."""

from perfmon_cli.checks.context import Context
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, own_period
from perfmon_cli.period import (
    MONTHS_A_YEAR,
    Basis,
    Period,
    months_ending,
    period_ending,
)

__all__ = [
    "LENGTH",
    "find",
    "has_own_length",
    "is_across_break",
    "missing_parts",
    "own_period",
    "year_before",
]

#: How many months a period of this basis covers; a year to date grows from 1 to 12.
LENGTH = {
    Basis.ROLLING_12: 12,
    Basis.FINANCIAL_YEAR: 12,
    Basis.CALENDAR_YEAR: 12,
    Basis.YEAR_TO_DATE: 12,
    Basis.QUARTER: 3,
    Basis.MONTH: 1,
    Basis.SNAPSHOT: 0,
}


def year_before(period: Period, years: int = 1) -> Period:
    """The same stretch of an earlier year."""
    return period.shifted(-MONTHS_A_YEAR * years)


def find(
    context: Context, measure: Measure, period: Period, part: str = "", area: str = ""
) -> Observation | None:
    """The observation printed for a period; of a snapshot the newest of the year before it."""
    if measure.basis is not Basis.SNAPSHOT:
        return context.dataset.get(measure.id, period, part, area)
    window = months_ending(period.end, MONTHS_A_YEAR)
    return context.dataset.newest_within(measure.id, window, part, area)


def missing_parts(context: Context, measure: Measure, period: Period) -> tuple[str, ...]:
    """What the workbook says nothing of: () when the whole, or every part, has a cell.

    `("",)` stands for the whole measure: it has a cell for other periods and none for this one, or
    neither it nor any part of it has a cell. Of a measure shown as quarters, one quarter of a year
    is enough.
    """
    if _has_cell(context, measure, period, ""):
        return ()
    if any(True for _ in context.dataset.series(measure.id, "")):
        return ("",)
    missing = tuple(part for part in measure.parts if not _has_cell(context, measure, period, part))
    return ("",) if len(missing) == len(measure.parts) else missing


def has_own_length(measure: Measure, period: Period) -> bool:
    """Whether the period is of the measure's kind, and not of the series behind it."""
    if measure.basis is Basis.YEAR_TO_DATE:
        return period == period_ending(period.end, Basis.YEAR_TO_DATE)
    return period.months == LENGTH[measure.basis]


def is_across_break(context: Context, measure: Measure, earlier: Period, later: Period) -> bool:
    """Whether counting changed after the first day of `earlier`, up to the last of `later`."""
    return any(
        row.measure == measure.id and earlier.start < row.since <= later.end
        for row in context.catalogue.breaks
    )


def _has_cell(context: Context, measure: Measure, period: Period, part: str) -> bool:
    if find(context, measure, period, part) is not None:
        return True
    if not measure.show_quarters or period.months != MONTHS_A_YEAR:
        return False
    return any(
        period.contains(observation.key.period)
        for observation in context.dataset.series(measure.id, part)
    )
