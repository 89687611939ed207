"""Where a table stands in a sender's sheet: its headings, its label column, its first and last row.

Title rows may stand above it, other tables beside and below it; it ends at a blank row, at a
footnote, or where another table begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfmon_cli.catalogue.sender_rows import TableReceived
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import CellValue, Sheet
from perfmon_cli.cells.numbers import FOOTNOTE_MARKS
from perfmon_cli.cells.refusals import Problem
from perfmon_cli.dataset.labels import Labels
from perfmon_cli.dataset.top_left import find_top_left, is_blank, is_number, not_found

_FOOTNOTE = re.compile(
    rf"[*†‡{FOOTNOTE_MARKS}]|\[?(?:footnote|note|source)s?(?![a-z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A table's place; rows and columns are indexes into the sheet's rows."""

    sheet: Sheet
    table: TableReceived
    top: int
    label_column: int | None  #: None = no labels down the side
    columns: tuple[int, ...]  #: those with a heading
    headings: tuple[tuple[CellValue, ...], ...]  #: of each column, one a heading row
    stop: int  #: the first row that does not belong to it

    @property
    def first(self) -> int:
        """The first row below the headings."""
        return self.top + self.table.header_rows

    @property
    def left(self) -> int:
        """Its first column."""
        return self.columns[0] if self.label_column is None else self.label_column

    @property
    def corner(self) -> tuple[CellValue, ...]:
        """The cells above the labels, beside the headings."""
        if self.label_column is None:
            return ()
        column = self.label_column
        cells = (self.cell(row, column) for row in range(self.top, self.first))
        return tuple(cell for cell in cells if as_text(cell))

    def label(self, index: int) -> CellValue:
        """The label of a row."""
        return None if self.label_column is None else self.cell(index, self.label_column)

    def cell(self, row: int, column: int) -> CellValue:
        """A cell of the sheet; None where nothing stands."""
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else None

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell belongs to the table."""
        return self.top <= row < self.stop and self.left <= column <= self.columns[-1]


def outlines(
    tables: Sequence[TableReceived], sheet: Sheet, labels: Labels
) -> tuple[tuple[TableReceived, Outline | Problem], ...]:
    """Find each table described in a sheet; a problem where it is not there."""
    found = [(table, _outline(table, sheet, labels)) for table in tables]
    tops = [outline for _, outline in found if isinstance(outline, Outline)]
    return tuple(
        (table, _ended(outline, tops, labels) if isinstance(outline, Outline) else outline)
        for table, outline in found
    )


def _outline(table: TableReceived, sheet: Sheet, labels: Labels) -> Outline | Problem:
    place = find_top_left(table, sheet, labels)
    if isinstance(place, Problem):
        return place
    top, left = place
    if top + table.header_rows > len(sheet.rows):
        return not_found("The sheet ends within the headings.")
    label_column = left if table.down else None
    first_column = left + 1 if table.down else left
    columns, headings = _columns(table, sheet, top, first_column)
    if not columns:
        problem = f"No headings stand to the right of {sheet.ref(top, left).cell}."
        return not_found(problem)
    return Outline(
        sheet=sheet,
        table=table,
        top=top,
        label_column=label_column,
        columns=columns,
        headings=headings,
        stop=len(sheet.rows),
    )


def _columns(
    table: TableReceived, sheet: Sheet, top: int, first: int
) -> tuple[tuple[int, ...], tuple[tuple[CellValue, ...], ...]]:
    """The columns from the first to the one before a blank heading, and their headings.

    A heading that is merged over several columns stands in the first of them: it goes on to the
    right, except in the last heading row.
    """
    if not table.header_rows:
        return (first,), ((),)
    rows = sheet.rows[top : top + table.header_rows]
    width = max(map(len, rows), default=0)
    columns: list[int] = []
    headings: list[tuple[CellValue, ...]] = []
    above: list[CellValue] = [None] * (len(rows) - 1)
    for column in range(first, width):
        own = [row[column] if column < len(row) else None for row in rows]
        if all(map(is_blank, own)):
            break
        above = own[:-1] if is_blank(own[-1]) else _filled(own[:-1], above)
        columns.append(column)
        headings.append((*above, own[-1]))
    return tuple(columns), tuple(headings)


def _filled(own: Sequence[CellValue], before: Sequence[CellValue]) -> list[CellValue]:
    """Blank cells take the heading on their left, up to where a heading above them begins anew."""
    filled: list[CellValue] = []
    is_new = False
    for cell, last in zip(own, before, strict=True):
        is_new = is_new or not is_blank(cell)
        filled.append(cell if is_new else last)
    return filled


def _ended(outline: Outline, others: Sequence[Outline], labels: Labels) -> Outline:
    """The table with its last row: before a blank row, a footnote, or another table."""
    tops = [
        other.top
        for other in others
        if other.top > outline.top
        and other.left <= outline.columns[-1]
        and outline.left <= other.columns[-1]
    ]
    stop = min([*tops, len(outline.sheet.rows)])
    for index in range(outline.first, stop):
        row = outline.sheet.rows[index][outline.left : outline.columns[-1] + 1]
        begun = index > outline.first
        if all(map(is_blank, row)):
            return replace(outline, stop=index)
        if begun and (_is_footnote(outline, index) or _is_other_heading(outline, index, labels)):
            return replace(outline, stop=index)
    return replace(outline, stop=stop)


def _is_footnote(outline: Outline, index: int) -> bool:
    """Whether a row holds nothing but a remark that begins as footnotes do."""
    row = outline.sheet.rows[index][outline.left : outline.columns[-1] + 1]
    filled = [cell for cell in row if as_text(cell)]
    return len(filled) == 1 and _FOOTNOTE.match(as_text(filled[0])) is not None


def _is_other_heading(outline: Outline, index: int, labels: Labels) -> bool:
    """Whether a row has words where the figures are, all known as headings: another table's."""
    if is_repeated_heading(outline, index):
        return False
    cells = [outline.cell(index, column) for column in outline.columns]
    texts = [cell for cell in cells if not is_blank(cell)]
    last = outline.table.sides_above(outline.table.header_rows - 1)
    return len(texts) > 1 and all(
        not is_number(cell) and labels.alone(cell, last) is not None for cell in texts
    )


def is_repeated_heading(outline: Outline, index: int) -> bool:
    """Whether a row repeats the table's own headings, as at the top of a printed page."""
    if not outline.table.header_rows:
        return False
    rows = outline.sheet.rows
    last = rows[outline.first - 1]
    return any(as_text(cell) for cell in last) and [*map(as_text, rows[index])] == [
        *map(as_text, last)
    ]
