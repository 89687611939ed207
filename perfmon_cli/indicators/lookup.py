"""Which period a measure covers for a quarter, and where the figure of a period stands."""

import re

from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.measure import Comparator, ComparatorKind, Measure, own_period
from perfmon_cli.period import (
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    Quarter,
    day_after,
    financial_year,
    financial_year_of,
    months_ending,
    parse_period,
    snapshot,
)

__all__ = [
    "column_period",
    "comparator_periods",
    "find",
    "own_period",
    "quarters_in",
    "quarters_of",
    "snapshot_window",
]

_YEARS_BACK = re.compile(r"0|-[0-9]{1,2}")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_BASELINES = ("baseline", "plan baseline")


def column_period(measure: Measure, column: str, quarter: Quarter) -> Period | None:
    """The period of a table's column for this measure; None when it has none.

    "0" is the measure's own period and "-1" a year earlier; "baseline" and "plan baseline" are
    the measure's; anything else is read as a period. For a measure shown as quarters it is the
    financial year that holds the period, and `quarters_of` gives its four quarters.
    """
    tidy = " ".join(column.split()).casefold().translate(_DASHES)
    if _YEARS_BACK.fullmatch(tidy):
        period: Period | None = own_period(measure, quarter).shifted(MONTHS_A_YEAR * int(tidy))
    elif tidy in _BASELINES:
        period = measure.baseline_period if tidy == "baseline" else measure.plan_baseline_period
    else:
        period = parse_period(tidy, measure.basis)
    if period is not None and measure.show_quarters:
        return _financial_year_around(period)
    return period


def quarters_of(measure: Measure, column: str, quarter: Quarter) -> tuple[Period, ...]:
    """The four quarters of a column of a measure shown as quarters; () where it has no period."""
    year = column_period(measure, column, quarter)
    if year is None:
        return ()
    return quarters_in(_financial_year_around(year))


def quarters_in(year: Period) -> tuple[Period, ...]:
    """The quarters of a year, in order."""
    last = months_ending(year.end, MONTHS_A_QUARTER)
    return tuple(last.shifted(-MONTHS_A_QUARTER * back) for back in (3, 2, 1, 0))


def comparator_periods(
    measure: Measure, comparator: Comparator, period: Period
) -> tuple[Period, ...]:
    """The periods that `period` is compared with: one, several for a mean, () when none is set.

    A quarter of a measure shown as quarters is compared with the same quarter of its baseline's
    financial year.
    """
    if comparator.kind is ComparatorKind.PREVIOUS_YEAR:
        return (period.shifted(-MONTHS_A_YEAR),)
    if comparator.kind is ComparatorKind.MEAN_OF:
        back = range(comparator.years, 0, -1)
        return tuple(period.shifted(-MONTHS_A_YEAR * years) for years in back)
    fixed = {
        ComparatorKind.BASELINE: measure.baseline_period,
        ComparatorKind.PLAN_BASELINE: measure.plan_baseline_period,
    }.get(comparator.kind)
    if fixed is None:
        return ()
    if not measure.show_quarters:
        return (fixed,)
    year = _financial_year_around(fixed)
    return tuple(q for q in quarters_in(year) if q.end.month == period.end.month)


def snapshot_window(period: Period) -> Period:
    """The twelve months that end on the period's last day."""
    year_before = snapshot(period.end).shifted(-MONTHS_A_YEAR)
    return Period(day_after(year_before.end), period.end)


def find(
    dataset: Dataset, measure: Measure, period: Period, part: str = "", area: str = ""
) -> Observation | None:
    """The observation of exactly this period, or the marker that stands there.

    A snapshot need not be of that very day: the newest one of the twelve months ending then is
    found, and its key says of what day it is.
    """
    if measure.basis is not Basis.SNAPSHOT:
        return dataset.get(measure.id, period, part, area)
    return dataset.newest_within(measure.id, snapshot_window(period), part, area)


def _financial_year_around(period: Period) -> Period:
    return financial_year(financial_year_of(period.end))
