"""One table of a sender: every figure with what its labels say of it, at its own cell."""

from typing import TypeAlias

from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellRef, CellValue
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.figure_cells import FigureCells, Spot
from perfmon_cli.dataset.labels import Labels
from perfmon_cli.dataset.outline import Outline, is_repeated_heading
from perfmon_cli.dataset.resolving import Resolved, Resolver, Unknown
from perfmon_cli.dataset.rows import broken
from perfmon_cli.dataset.unknown import is_figure, unknown_label
from perfmon_cli.dataset.unread import Tally, has_numbers_for_headings, without_figures

_Label: TypeAlias = tuple[CellValue, CellRef]


class TableReader:
    """Reads one table; labels that are not known are reported once, with what they keep out."""

    def __init__(self, outline: Outline, labels: Labels, collector: Collector) -> None:
        self._outline = outline
        self._labels = labels
        self._collector = collector
        self._resolver = Resolver(outline, labels)
        self._cells = FigureCells(labels.measures, collector)
        self._unknown: dict[str, tuple[CellRef, int]] = {}
        self._known = 0
        self._lost = 0

    def read(self) -> None:
        """Give the collector every figure of the table."""
        outline = self._outline
        columns = [
            (column, headings)
            for column, headings in zip(outline.columns, outline.headings, strict=True)
            if not self._is_left_out(column, headings)
        ]
        for index in range(outline.first, outline.stop):
            label = outline.label(index)
            if is_repeated_heading(outline, index) or self._is_row_left_out(index, label):
                continue
            for column, headings in columns:
                self._read_cell(index, column, label, headings)
        self._say_unread()

    def _say_unread(self) -> None:
        """Say what was not read; of numbers that stand for headings only that they do."""
        outline = self._outline
        tally = Tally(self._known, self._lost)
        found = without_figures(outline, tally, has_any=self._has_any())
        if found is not None:
            self._collector.say(found)
            if has_numbers_for_headings(outline):
                return
        for text, (where, figures) in self._unknown.items():
            self._collector.say(unknown_label(text, figures, where, self._labels))

    def _has_any(self) -> bool:
        outline = self._outline
        return any(
            is_figure(outline.cell(index, column))
            for index in range(outline.first, outline.stop)
            for column in outline.columns
        )

    def _is_left_out(self, column: int, headings: tuple[CellValue, ...]) -> bool:
        outline = self._outline
        for row, cell in enumerate(headings):
            problem = broken(cell)
            if problem is not None:
                self._collector.problem(problem, outline.sheet.ref(outline.top + row, column))
                return True
            if self._resolver.is_left_out(cell, outline.table.sides_above(row)):
                return True
        return False

    def _is_row_left_out(self, index: int, label: CellValue) -> bool:
        problem = broken(label)
        if problem is not None and self._outline.label_column is not None:
            where = self._outline.sheet.ref(index, self._outline.label_column)
            self._collector.problem(problem, where)
            return True
        return self._resolver.is_left_out(label, self._outline.table.down)

    def _read_cell(
        self, index: int, column: int, label: CellValue, headings: tuple[CellValue, ...]
    ) -> None:
        value = self._outline.cell(index, column)
        if value is None or (isinstance(value, str) and self._is_nothing(value)):
            return
        where = self._outline.sheet.ref(index, column)
        found = self._resolver.resolve(label, headings)
        if isinstance(found, Resolved):
            self._known += 1
            spot = Spot(where=where, column=column, subject=found.subject, period=found.period)
            self._cells.read(value, spot)
        elif isinstance(found, Problem):
            if is_figure(value):
                self._collector.problem(found, where, once_for=found.problem)
        elif isinstance(found, Unknown) and is_figure(value):
            self._lost += 1
            self._count(found, index, column, label)

    def _is_nothing(self, text: str) -> bool:
        return not as_text(text) or self._labels.ignored(text)

    def _count(self, unknown: Unknown, index: int, column: int, label: CellValue) -> None:
        outline = self._outline
        headings = outline.headings[outline.columns.index(column)]
        above = [
            (headings[row], outline.sheet.ref(outline.top + row, self._column_of(column, row)))
            for row in unknown.headings
        ]
        beside = []
        if unknown.label and outline.label_column is not None:
            beside.append((label, outline.sheet.ref(index, outline.label_column)))
        for group in self._asked_about(beside, above, unknown.headings):
            text = " | ".join(as_text(cell) for cell, _ in group)
            where, figures = self._unknown.get(text, (group[-1][1], 0))
            self._unknown[text] = (where, figures + 1)

    def _asked_about(
        self, beside: list[_Label], above: list[_Label], rows: tuple[int, ...]
    ) -> list[list[_Label]]:
        """The unknown labels that belong into one row of Names.

        Headings of one side ("Staff" over "Headcount") mean something together only, and so do
        labels of which Names has such a row already.
        """
        everything = [*beside, *above]
        if any(self._labels.is_joined(cell) for cell, _ in everything):
            return [everything]
        sides = {self._outline.table.sides_above(row) for row in rows}
        joined = [above] if len(sides) == 1 else [[one] for one in above]
        return [*([one] for one in beside), *joined]

    def _column_of(self, column: int, row: int) -> int:
        """Where a heading stands that goes on to the right over this column."""
        at = column
        while at > self._outline.columns[0] and not as_text(
            self._outline.cell(self._outline.top + row, at)
        ):
            at -= 1
        return at
