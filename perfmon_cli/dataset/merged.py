"""Merged cells of a sheet: shown as one, while only the first of them holds the value."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellRef, Merge, Sheet, column_letters
from perfmon_cli.dataset.top_left import is_blank

_UNMERGE = "Unmerge the cells (Home, Merge & Center)"


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell that a merge covers: the merged cells, and the one that holds their value."""

    cells: str  #: "C2:C3"
    first: str  #: "C2"

    def figure(self, where: CellRef) -> Problem:
        """PM201 for a cell where a figure should stand."""
        return Problem(
            "PM201",
            f"{self.cells} are merged, so only {self.first} holds a figure, and {where.cell} none.",
            f"{_UNMERGE} and write each figure into its own cell.",
        )

    def measure(self) -> Problem:
        """PM301 for a row whose measure is that of a row above it."""
        return Problem(
            "PM301",
            f"This row has figures but no measure: {self.cells} are merged, and only {self.first} "
            "holds the words.",
            f"{_UNMERGE} and write the measure's id in each row.",
        )


def covered(sheet: Sheet, row: int, column: int) -> Covered | None:
    """The merge that covers a cell and whose value stands elsewhere; None where there is none."""
    down, across = sheet.top + row, sheet.left + column
    for merge in sheet.merges:
        is_in = merge.top <= down <= merge.bottom and merge.left <= across <= merge.right
        if is_in and (merge.top, merge.left) != (down, across):
            return _covered(merge)
    return None


def merges_within(
    sheet: Sheet, first: int, stop: int, columns: Collection[int]
) -> Iterator[tuple[Covered, tuple[tuple[int, int], ...]]]:
    """The merges that begin with a value in some rows and columns, and the cells they cover."""
    for merge in sheet.merges:
        top, left = merge.top - sheet.top, merge.left - sheet.left
        row = sheet.rows[top] if first <= top < stop else ()
        if left not in columns or left >= len(row) or is_blank(row[left]):
            continue
        bottom = min(merge.bottom - sheet.top, stop - 1)
        cells = (
            (index, column)
            for index in range(top, bottom + 1)
            for column in columns
            if left <= column <= merge.right - sheet.left and (index, column) != (top, left)
        )
        yield _covered(merge), tuple(cells)


def _covered(merge: Merge) -> Covered:
    start = f"{column_letters(merge.left)}{merge.top}"
    return Covered(f"{start}:{column_letters(merge.right)}{merge.bottom}", start)
