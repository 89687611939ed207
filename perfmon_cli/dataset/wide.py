"""Sheets with one column a period or one column an area."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellRef, CellValue
from perfmon_cli.cells.placing import Placed
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.dataset.rows import NO_EXTRAS, Extras, Names, RowReader, Subject, period_of
from perfmon_cli.dataset.shapes import Layout
from perfmon_cli.dataset.values import frame_of, read_wide, wrong_unit
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period, months_ending

_MONTHS_A_QUARTER = 3
_LAST_QUARTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A cell with figures, and what its row and column say of them."""

    index: int
    column: int
    subject: Subject
    period: Period
    extras: Extras


class WideReader:
    """Reads the cells of a wide sheet, composites too."""

    def __init__(self, layout: Layout, names: Names, collector: Collector) -> None:
        self.layout = layout
        self.rows = RowReader(layout, names, collector)
        self.names = names
        self.collector = collector
        self._columns: dict[Basis, tuple[tuple[int, Period], ...]] = {}

    def read_by_area(self) -> None:
        """One column an area: the period is the row's, status and note hold for every area."""
        for index, row, filled in self._filled([column for column, _ in self.layout.areas]):
            subject = self.rows.subject(index, row)
            if subject is None:
                continue
            period = self.rows.period(index, row, subject.measure.basis)
            if period is None:
                continue
            extras = self.rows.extras(index, row)
            for column, area in self.layout.areas:
                if column in filled:
                    spot = _Spot(
                        index=index,
                        column=column,
                        subject=Subject(subject.measure, subject.part, area),
                        period=period,
                        extras=extras,
                    )
                    self._read(row[column], spot)

    def read_by_period(self) -> None:
        """One column a period: status, note and n belong to the newest column that is filled."""
        for index, row, filled in self._filled([column for column, _ in self.layout.periods]):
            subject = self.rows.subject(index, row)
            if subject is None:
                continue
            columns = self._periods(index, row, subject.measure)
            used = [(column, period) for column, period in columns if column in filled]
            if not used:
                continue
            extras = self.rows.extras(index, row)
            newest = max((period for _, period in used), key=_by_end)
            for column, period in used:
                spot = _Spot(
                    index=index,
                    column=column,
                    subject=subject,
                    period=period,
                    extras=extras if period == newest else NO_EXTRAS,
                )
                self._read(row[column], spot)

    def _filled(
        self, columns: Sequence[int]
    ) -> Sequence[tuple[int, tuple[CellValue, ...], frozenset[int]]]:
        """The rows below the headings that have a figure, and the columns where they have one."""
        found = []
        rows = self.layout.sheet.rows
        for index in range(self.layout.header + 1, len(rows)):
            row = rows[index]
            filled = frozenset(c for c in columns if c < len(row) and not _is_blank(row[c]))
            if filled:
                found.append((index, row, filled))
        return found

    def _periods(
        self, index: int, row: tuple[CellValue, ...], measure: Measure
    ) -> tuple[tuple[int, Period], ...]:
        """The columns with the periods that this row's figures cover, in the sheet's order."""
        columns = self._columns.get(measure.basis)
        if columns is None:
            columns = self._columns[measure.basis] = self._columns_of(measure.basis)
        own = self.rows.cell(row, "own_period")
        if _is_blank(own):
            return columns
        newest = period_of(own, measure.basis)
        if isinstance(newest, Problem):
            where = self.rows.ref(index, self.rows.columns["own_period"])
            self.collector.problem(newest, where, measure.id)
            return ()
        order = sorted({period for _, period in columns}, key=_by_end)
        back = {period: years for years, period in enumerate(reversed(order))}
        return tuple(
            (column, newest.shifted(-MONTHS_A_YEAR * back[period])) for column, period in columns
        )

    def _columns_of(self, basis: Basis) -> tuple[tuple[int, Period], ...]:
        read = ((column, read_period(heading, basis)) for column, heading in self.layout.periods)
        return tuple((column, period) for column, period in read if isinstance(period, Period))

    def _read(self, value: CellValue, spot: _Spot) -> None:
        where = self.rows.ref(spot.index, spot.column)
        measure = spot.subject.measure
        placed = read_wide(value, frame_of(measure, spot.subject.part))
        if isinstance(placed, Problem):
            self.collector.problem(placed, where, measure.id)
            return
        if sum(not one.companion for one in placed) > 1:
            extras = replace(spot.extras, n=None, numerator=None, denominator=None)
            spot = replace(spot, extras=extras)
        found = [self._observation(one, spot, where) for one in placed]
        problems = [one for one in found if isinstance(one, Problem)]
        for problem in problems:
            self.collector.problem(problem, where, measure.id)
        if problems:
            return
        for one in placed:
            self.rows.warn(one.reading, where, spot.column, measure.id)
        for observation in found:
            if isinstance(observation, Observation):
                self.collector.add(observation)

    def _observation(
        self, placed: Placed, spot: _Spot, where: CellRef
    ) -> Observation | Problem | None:
        """One figure of a cell; None for a companion that the Measures sheet lost."""
        measure: Measure | None = spot.subject.measure
        extras = spot.extras
        if placed.companion and measure is not None:
            measure = self.names.measures.find(measure.companion)
            extras = NO_EXTRAS
        if measure is None:
            return None
        period = _period(placed, spot)
        problem = period if isinstance(period, Problem) else wrong_unit(placed.reading, measure)
        if problem is not None or isinstance(period, Problem):
            return problem
        reading = placed.reading
        return Observation(
            key=Key(measure.id, placed.part, spot.subject.area, period),
            value=reading.value,
            source=where,
            missing=reading.missing,
            statuses=reading.statuses or extras.statuses,
            numerator=extras.numerator,
            denominator=extras.denominator,
            n=extras.n,
            note=extras.note,
            words=reading.words,
        )


def _period(placed: Placed, spot: _Spot) -> Period | Problem:
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
    back = _MONTHS_A_QUARTER * (_LAST_QUARTER - placed.quarter)
    return months_ending(spot.period.end, _MONTHS_A_QUARTER).shifted(-back)


def _by_end(period: Period) -> tuple[date, date]:
    return (period.end, period.start)


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
