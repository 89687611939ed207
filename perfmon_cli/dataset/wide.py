"""Sheets with one column a period or one column an area."""

from collections.abc import Sequence
from datetime import date

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellValue
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.figure_cells import FigureCells, Spot
from perfmon_cli.dataset.lookup import NO_EXTRAS, Names, Subject
from perfmon_cli.dataset.merged import merges_within
from perfmon_cli.dataset.rows import RowReader, period_of
from perfmon_cli.dataset.shapes import Layout
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period


class WideReader:
    """Reads the cells of a wide sheet, composites too."""

    def __init__(self, layout: Layout, names: Names, collector: Collector) -> None:
        self.layout = layout
        self.rows = RowReader(layout, names, collector)
        self.collector = collector
        self._cells = FigureCells(names.measures, collector)
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
                    spot = Spot(
                        where=self.rows.ref(index, column),
                        column=column,
                        subject=Subject(subject.measure, subject.part, area),
                        period=period,
                        extras=extras,
                    )
                    self._cells.read(row[column], spot)
        self._say_merged([column for column, _ in self.layout.areas])

    def read_by_period(self) -> None:
        """One column a period: status, note and n belong to the newest column that is filled."""
        for column, heading in self.layout.periods:
            self.collector.head(self.rows.ref(self.layout.header, column), as_text(heading))
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
                spot = Spot(
                    where=self.rows.ref(index, column),
                    column=column,
                    subject=subject,
                    period=period,
                    extras=extras if period == newest else NO_EXTRAS,
                )
                self._cells.read(row[column], spot)
        self._say_merged([column for column, _ in self.layout.periods])

    def _say_merged(self, columns: Sequence[int]) -> None:
        """Say which figures are missing because their cell is merged with that of another."""
        sheet, layout = self.layout.sheet, self.layout
        for merge, cells in merges_within(sheet, layout.header + 1, layout.stop, columns):
            for index, column in cells:
                row = sheet.rows[index]
                named = not _is_blank(self.rows.cell(row, "measure"))
                subject = self.rows.subject(index, row) if named else None
                if subject is not None:
                    where = self.rows.ref(index, column)
                    self.collector.problem(merge.figure(where), where, subject.measure.id)

    def _filled(
        self, columns: Sequence[int]
    ) -> Sequence[tuple[int, tuple[CellValue, ...], frozenset[int]]]:
        """The rows below the headings that have a figure, and the columns where they have one."""
        found = []
        rows = self.layout.sheet.rows
        for index in range(self.layout.header + 1, self.layout.stop):
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


def _by_end(period: Period) -> tuple[date, date]:
    return (period.end, period.start)


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
