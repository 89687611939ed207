"""Figures of longer periods, worked out from the months or quarters behind them (METHODS 1).

A figure that the workbook gives is never replaced. One that it does not give is worked out where
every month of its period is there, or every quarter, and counting did not change within it. That a
count adds up is declared ("Adds up over time"), and so is that a percentage or a rate is all
numerators over all denominators: it is never the mean of twelve monthly ones.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.dataset.recipes import Recipe, recipe_of
from perfmon_cli.dataset.series import Shorter, shorter
from perfmon_cli.measure import Measure
from perfmon_cli.period import (
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Basis,
    Period,
    financial_year,
    financial_year_of,
    month_index,
    months_ending,
)


def completed(dataset: Dataset, catalogue: Catalogue) -> Dataset:
    """The dataset, and behind it every figure that it lacks and that can be worked out.

    Worked out are the periods that a measure covers in the paper of any quarter, and its
    baselines. Statuses go on to what is worked out; what holds a confidential figure is
    confidential.
    """
    found: dict[Key, Observation] = {}
    for measure in catalogue.measures.values():
        recipe = recipe_of(measure)
        if recipe is not None:
            breaks = tuple(b.since for b in catalogue.breaks if b.measure == measure.id)
            for observation in _of_measure(dataset, measure, recipe, breaks):
                found[observation.key] = observation
    if not found:
        return dataset
    return Dataset({**dataset.observations, **found}, dataset.duplicates)


def _of_measure(
    dataset: Dataset, measure: Measure, recipe: Recipe, breaks: Sequence[date]
) -> Iterator[Observation]:
    series: dict[tuple[str, str], list[Observation]] = {}
    for observation in dataset.of(measure.id):
        key = observation.key
        series.setdefault((key.part, key.area), []).append(observation)
    for (part, area), observations in series.items():
        behind = shorter(observations, (1, MONTHS_A_QUARTER), breaks)
        for period, last, months in _wanted(measure, behind):
            key = Key(measure.id, part, area, period)
            if key in dataset.observations:
                continue
            for found in behind:
                parts = found.ending(last, months)
                made = recipe.make(key, parts, is_plain=found.is_plain) if parts else None
                if made is not None:
                    yield made
                    break


def _wanted(measure: Measure, behind: Sequence[Shorter]) -> tuple[tuple[Period, int, int], ...]:
    """What may be asked for: each period, the number of its last month, and how many it has."""
    lasts = [last for found in behind for last in found.figures]
    if not lasts:
        return ()
    basis = Basis.QUARTER if measure.show_quarters else measure.basis
    lag = measure.lag_months % MONTHS_A_QUARTER
    declared = (measure.baseline_period, measure.plan_baseline_period)
    own = tuple((p, month_index(p.end), p.months) for p in declared if p is not None)
    return (*_periods(basis, lag, min(lasts), max(lasts)), *own)


@lru_cache(maxsize=256)
def _periods(basis: Basis, lag: int, first: int, last: int) -> tuple[tuple[Period, int, int], ...]:
    """The periods of papers of any quarter, with and without the lag, that end in these months."""
    found: list[tuple[Period, int, int]] = []
    for index in range(first, last + 1):
        year, month = divmod(index, MONTHS_A_YEAR)
        end = date(year, month + 1, 1)
        if all((index + 1 + shift) % MONTHS_A_QUARTER for shift in (0, lag)):
            continue
        period = _ending(end, basis)
        if period is not None:
            found.append((period, index, period.months))
    return tuple(found)


def _ending(day: date, basis: Basis) -> Period | None:
    """The period of this basis that ends with a month, if one does."""
    year = months_ending(day, MONTHS_A_YEAR)
    if basis is Basis.QUARTER:
        return months_ending(day, MONTHS_A_QUARTER)
    if basis is Basis.YEAR_TO_DATE:
        return Period(financial_year(financial_year_of(day)).start, year.end)
    is_one = {
        Basis.ROLLING_12: True,
        Basis.FINANCIAL_YEAR: year.is_financial_year,
        Basis.CALENDAR_YEAR: year.is_calendar_year,
    }
    return year if is_one.get(basis, False) else None
