"""The row of Tables received that a sheet nobody described comes back with, as far as it shows."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.catalogue.headings import TABLES_RECEIVED
from perfmon_cli.catalogue.received import MOST_HEADER_ROWS
from perfmon_cli.catalogue.sender_rows import Side
from perfmon_cli.catalogue.table import SEARCHED_ROWS, as_text
from perfmon_cli.cells.grammar import Reading, read_cell
from perfmon_cli.cells.model import CellRef, CellValue, Sheet
from perfmon_cli.dataset.collecting import TEXT_FILES
from perfmon_cli.dataset.labels import Labels
from perfmon_cli.dataset.unknown import is_figure
from perfmon_cli.findings import Finding, finding

_FEWEST = 2  #: so many known labels in a row or a column are its headings
_SIDES = (Side.AREAS, Side.PERIODS)


def unknown_sheet(sheet: Sheet, sender: str, file: str, labels: Labels) -> Finding:
    """PM321 for a sheet of a received file, with the row for Tables received as far as it shows."""
    layout = _layout(sheet, labels)
    title = TABLES_RECEIVED.title_of
    lacking = [title(field) for field in ("top_left", "down", "across", "header_rows")]
    todo = "complete it" if layout else f"fill in {', '.join(lacking[:-1])} and {lacking[-1]}"
    found = finding(
        "PM321",
        "Nothing says how this sheet is laid out, so its figures are not read.",
        f"Paste its row of Checks.xlsx into the sheet {TABLES_RECEIVED.name} and {todo}; "
        'write "nothing" under Down the side if the sheet is not wanted.',
        where=CellRef(sheet.file, sheet.name),
    )
    guess = dict.fromkeys((heading.field for heading in TABLES_RECEIVED.headings), "")
    name = "" if sheet.file.lower().endswith(TEXT_FILES) else sheet.name
    guess |= {"sender": sender, "file": file, "sheet": name} | layout
    return replace(found, paste=tuple(guess.values()), paste_sheet=TABLES_RECEIVED.name)


def _layout(sheet: Sheet, labels: Labels) -> dict[str, str]:
    """Where the headings seem to be and what they are; {} where nothing can be said."""
    return _by_headings(sheet, labels) or _by_labels(sheet, labels)


def _by_headings(sheet: Sheet, labels: Labels) -> dict[str, str]:
    for side in _SIDES:
        for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
            known = _known(row, side, labels)
            if len(known) >= _FEWEST and known[0] > 0:
                column = known[0] - 1
                top, stop = _header_rows(sheet, index, column)
                down = _down(_column(sheet, column, stop), side, labels)
                return _row(sheet, top, column, down, _across(sheet, top, stop, column, labels))
    return {}


def _by_labels(sheet: Sheet, labels: Labels) -> dict[str, str]:
    """A table with areas or periods down the side, whose headings are not known yet."""
    width = max(map(len, sheet.rows), default=0)
    for side in _SIDES:
        for column in range(width - 1):
            known = _known(_column(sheet, column, 0), side, labels)
            if len(known) >= _FEWEST and known[0] and _words(sheet.rows[known[0] - 1], column):
                top, stop = _header_rows(sheet, known[0] - 1, column)
                return _row(sheet, top, column, side, [Side.MEASURES] * (stop - top))
    return {}


def _row(sheet: Sheet, top: int, column: int, down: Side, across: Sequence[Side]) -> dict[str, str]:
    is_plain = down not in across  # measures on both sides: only the user can say which are parts
    return {
        "top_left": sheet.ref(top, column).cell,
        "down": down.value if is_plain else "",
        "across": "; ".join(dict.fromkeys(side.value for side in across)),
        "header_rows": str(len(across)),
    }


def _header_rows(sheet: Sheet, index: int, column: int) -> tuple[int, int]:
    """The heading rows around one of them: the first, and the one behind the last."""
    top, stop = index, index + 1
    while top and stop - top < MOST_HEADER_ROWS and _is_heading(sheet.rows[top - 1], column):
        top -= 1
    while (
        stop < len(sheet.rows)
        and stop - top < MOST_HEADER_ROWS
        and _is_heading(sheet.rows[stop], column)
    ):
        stop += 1
    return top, stop


def _is_heading(row: Sequence[CellValue], column: int) -> bool:
    """Whether a row has nothing but words beside its label, and several of them."""
    filled = [cell for cell in row[column + 1 :] if as_text(cell)]
    return len(filled) >= _FEWEST and len(_words(row, column)) == len(filled)


def _words(row: Sequence[CellValue], column: int) -> list[CellValue]:
    return [
        cell
        for cell in row[column + 1 :]
        if as_text(cell) and not isinstance(read_cell(cell), Reading) and not is_figure(cell)
    ]


def _across(sheet: Sheet, top: int, stop: int, column: int, labels: Labels) -> list[Side]:
    """What the headings of each row are; measures where they are not known."""
    rows = [(None, *sheet.rows[index][column + 1 :]) for index in range(top, stop)]
    return [
        next((side for side in _SIDES if _known(row, side, labels)), Side.MEASURES) for row in rows
    ]


def _known(cells: Sequence[CellValue], side: Side, labels: Labels) -> list[int]:
    return [
        index
        for index, cell in enumerate(cells)
        if as_text(cell) and not is_figure(cell) and labels.alone(cell, (side,))
    ]


def _column(sheet: Sheet, column: int, first: int) -> list[CellValue]:
    return [row[column] if column < len(row) else None for row in sheet.rows[first:]]


def _down(cells: Sequence[CellValue], across: Side, labels: Labels) -> Side:
    for side in _SIDES:
        known = [cell for cell in cells if as_text(cell) and labels.alone(cell, (side,))]
        if side is not across and len(known) >= _FEWEST:
            return side
    return Side.MEASURES
