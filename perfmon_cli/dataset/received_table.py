"""One table of a sender: every figure with what its labels say of it, at its own cell."""

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


class TableReader:
    """Reads one table; labels that are not known are reported once, with what they keep out."""

    def __init__(self, outline: Outline, labels: Labels, collector: Collector) -> None:
        self._outline = outline
        self._labels = labels
        self._collector = collector
        self._resolver = Resolver(outline, labels)
        self._cells = FigureCells(labels.measures, collector)
        self._unknown: dict[str, tuple[CellRef, int]] = {}

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
        for text, (where, figures) in self._unknown.items():
            self._collector.say(unknown_label(text, figures, where, self._labels))

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
            spot = Spot(where=where, column=column, subject=found.subject, period=found.period)
            self._cells.read(value, spot)
        elif isinstance(found, Problem):
            if is_figure(value):
                self._collector.problem(found, where, once_for=found.problem)
        elif isinstance(found, Unknown) and is_figure(value):
            self._count(found, index, column, label)

    def _is_nothing(self, text: str) -> bool:
        return not as_text(text) or self._labels.ignored(text)

    def _count(self, unknown: Unknown, index: int, column: int, label: CellValue) -> None:
        outline = self._outline
        places: list[tuple[CellValue, int, int]] = []
        if unknown.label and outline.label_column is not None:
            places.append((label, index, outline.label_column))
        for row in unknown.headings:
            heading = outline.headings[outline.columns.index(column)][row]
            places.append((heading, outline.top + row, self._column_of(column, row)))
        for cell, row, at in places:
            where, figures = self._unknown.get(as_text(cell), (outline.sheet.ref(row, at), 0))
            self._unknown[as_text(cell)] = (where, figures + 1)

    def _column_of(self, column: int, row: int) -> int:
        """Where a heading stands that goes on to the right over this column."""
        at = column
        while at > self._outline.columns[0] and not as_text(
            self._outline.cell(self._outline.top + row, at)
        ):
            at -= 1
        return at
