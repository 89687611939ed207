"""Hidden rows, columns and sheets are read like any other; a warning says so (PM108)."""

from collections.abc import Iterable, Iterator

from perfmon_cli.cells.model import CellRef, Sheet, column_letters
from perfmon_cli.findings import Finding, finding

_REMEDY = "Unhide them to see what is read, or delete them."


def hidden_cells(sheet: Sheet) -> Iterator[Finding]:
    """Say which hidden parts of a sheet hold something that is read."""
    if sheet.hidden:
        yield finding(
            "PM108",
            "The sheet is hidden, and what stands in it is used.",
            "Unhide it to see what is read, or delete it.",
            where=CellRef(sheet.file, sheet.name),
        )
    rows = [
        number
        for number in sorted(sheet.hidden_rows)
        if 0 <= number - sheet.top < len(sheet.rows)
        and any(cell is not None for cell in sheet.rows[number - sheet.top])
    ]
    if rows:
        where = sheet.ref(rows[0] - sheet.top, 0)
        named = _ranges(rows, [str(number) for number in rows])
        yield finding("PM108", f"Hidden rows are used: {named}.", _REMEDY, where=where)
    columns = [
        number
        for number in sorted(sheet.hidden_columns)
        if any(_is_filled(row, number - sheet.left) for row in sheet.rows)
    ]
    if columns:
        where = sheet.ref(0, columns[0] - sheet.left)
        named = _ranges(columns, [column_letters(number) for number in columns])
        yield finding("PM108", f"Hidden columns are used: {named}.", _REMEDY, where=where)


def _is_filled(row: tuple[object, ...], index: int) -> bool:
    return 0 <= index < len(row) and row[index] is not None


def _ranges(numbers: list[int], names: Iterable[str]) -> str:
    """Name runs of numbers: "12 to 14, 20"."""
    runs: list[list[str]] = []
    before = None
    for number, name in zip(numbers, names, strict=True):
        if before is not None and number == before + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
        before = number
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
