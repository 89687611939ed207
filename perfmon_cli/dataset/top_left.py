"""Where a table begins in a sender's sheet: the cell where its headings and its labels meet."""

import re
from decimal import Decimal

from perfmon_cli.catalogue.matching import wording
from perfmon_cli.catalogue.sender_rows import TableReceived
from perfmon_cli.catalogue.table import SEARCHED_ROWS, as_text
from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage, Sheet, column_number
from perfmon_cli.cells.numbers import read_number, tidy
from perfmon_cli.cells.refusals import Problem, quoted
from perfmon_cli.dataset.labels import Labels

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def find_top_left(table: TableReceived, sheet: Sheet, labels: Labels) -> tuple[int, int] | Problem:
    """The row and column, as indexes, where a table begins: as its row says, or by its headings."""
    typed = table.top_left
    if not typed:
        return _by_headings(table, sheet, labels)
    address = _ADDRESS.fullmatch(typed)
    if address is not None:
        row, column = int(address[2]) - sheet.top, column_number(address[1].upper()) - sheet.left
        height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
        if 0 <= row < height and 0 <= column < width:
            return row, column
        return not_found(f"Nothing stands in {typed.upper()} of this sheet.")
    wanted = wording(typed)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and wording(cell) == wanted:
                return row, column
    return not_found(f"{quoted(typed)} stands nowhere in this sheet.")


def _by_headings(table: TableReceived, sheet: Sheet, labels: Labels) -> tuple[int, int] | Problem:
    """The place left of the row that has most of the headings that are known.

    A number is a heading (a year) only where no row has headings in words.
    """
    rows = range(min(SEARCHED_ROWS, len(sheet.rows)))
    if not table.across:
        return _by_labels(table, sheet, labels)
    for numbers in (False, True):
        known = {top: _known(table, sheet, top, labels, numbers=numbers) for top in rows}
        top = max(rows, key=lambda top: (len(known[top]), -top), default=0)
        if known.get(top):
            return top, max(min(known[top]) - bool(table.down), 0)
    words = ", ".join(side.value for side in table.across)
    return not_found(f"No row of this sheet has headings that are known as {words}.")


def _known(
    table: TableReceived, sheet: Sheet, top: int, labels: Labels, *, numbers: bool
) -> list[int]:
    """The columns that have a known heading in the heading rows that begin here."""
    return [
        column
        for offset, row in enumerate(sheet.rows[top : top + table.header_rows])
        for column, cell in enumerate(row)
        if as_text(cell)
        and (numbers or not is_number(cell))
        and (labels.alone(cell, table.sides_above(offset)) or labels.is_joined(cell))
    ]


def _by_labels(table: TableReceived, sheet: Sheet, labels: Labels) -> tuple[int, int] | Problem:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            known = as_text(cell) and not is_number(cell) and labels.alone(cell, table.down)
            if known and row >= table.header_rows:
                return row - table.header_rows, column
    words = ", ".join(side.value for side in table.down)
    return not_found(f"No row of this sheet has a label that is known as {words}.")


def is_address(text: str) -> bool:
    """Whether a Top-left cell is given as A3, not in the words that stand there."""
    return _ADDRESS.fullmatch(text) is not None


def is_number(cell: CellValue) -> bool:
    """Whether it is a number, which is a heading (a year) only where nothing else is."""
    if isinstance(cell, str):
        return read_number(tidy(cell)) is not None
    return isinstance(cell, (Decimal, Percentage))


def not_found(problem: str) -> Problem:
    """PM325: what is wrong, and that the table is not read."""
    remedy = "Correct Sheet, Top-left cell or Header rows in this row."
    return Problem("PM325", f"{problem} The table is not read.", remedy)


def is_blank(cell: CellValue) -> bool:
    """Whether nothing was typed; a broken formula is not blank."""
    return not as_text(cell) and not isinstance(cell, (CellError, NoResult))
