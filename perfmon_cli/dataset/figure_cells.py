"""The figures of one cell, composites too, on their way to the collector."""

from dataclasses import dataclass, replace

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.names import Measures
from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellRef, CellValue
from perfmon_cli.cells.placing import Placed
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.lookup import NO_EXTRAS, Extras, Subject, observed
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.dataset.values import frame_of, read_wide, wrong_unit
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, Period, months_ending

_LAST_QUARTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A cell with figures, and what its row and column say of them."""

    where: CellRef
    column: int
    subject: Subject
    period: Period
    extras: Extras = NO_EXTRAS


class FigureCells:
    """Reads cells that may hold several figures; what cannot be read is a finding."""

    def __init__(self, measures: Measures, collector: Collector) -> None:
        self._measures = measures
        self._collector = collector

    def read(self, value: CellValue, spot: Spot) -> None:
        """Give the collector all figures of a cell, or none of them and a finding."""
        where = spot.where
        measure = spot.subject.measure
        placed = read_wide(value, frame_of(measure, spot.subject.part))
        if isinstance(placed, Problem):
            self._collector.problem(placed, where, measure.id)
            return
        if sum(not one.companion for one in placed) > 1:
            extras = replace(spot.extras, n=None, numerator=None, denominator=None)
            spot = replace(spot, extras=extras)
        found = [self._observation(one, spot) for one in placed]
        problems = [one for one in found if isinstance(one, Problem)]
        for problem in problems:
            self._collector.problem(problem, where, measure.id)
        if problems:
            return
        for one in placed:
            self._collector.warn(one.reading, where, spot.column, measure.id)
        for observation in found:
            if isinstance(observation, Observation):
                self._collector.add(observation)

    def _observation(self, placed: Placed, spot: Spot) -> Observation | Problem | None:
        """One figure of a cell; None for a companion that the Measures sheet lost."""
        measure: Measure | None = spot.subject.measure
        extras = spot.extras
        if placed.companion and measure is not None:
            measure = self._measures.find(measure.companion)
            extras = NO_EXTRAS
        if measure is None:
            return None
        period = _period(placed, spot)
        problem = period if isinstance(period, Problem) else wrong_unit(placed.reading, measure)
        if problem is not None or isinstance(period, Problem):
            return problem
        key = Key(measure.id, placed.part, spot.subject.area, period)
        return observed(key, placed.reading, extras, spot.where)


def _period(placed: Placed, spot: Spot) -> Period | Problem:
    """The figure's own period, a quarter of the column's year, or the column's period."""
    if placed.period:
        return read_period(placed.period, spot.subject.measure.basis)
    if not placed.quarter:
        return spot.period
    if not spot.period.is_financial_year:
        return Problem(
            "PM205",
            f"Qtr{placed.quarter} needs a column that is a financial year; this one is "
            f"{spot.period}.",
            "Head the column 2021/22, or write each quarter in its own column.",
        )
    back = MONTHS_A_QUARTER * (_LAST_QUARTER - placed.quarter)
    return months_ending(spot.period.end, MONTHS_A_QUARTER).shifted(-back)
