"""Findings as comments at their cells."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from perfmon_cli.findings import Finding
from perfmon_cli.renderers import sheets

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

#: So many comments are written; Excel becomes slow with more.
MOST_COMMENTS = 5_000
_AUTHOR = "perfmon"
_LINE = "— perfmon —"
_LONGEST = 8_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_WIDTH, _LINE_HEIGHT, _CHARACTERS_A_LINE, _MOST_LINES = 340, 18, 48, 30


def write(by_name: Mapping[str, "Worksheet"], findings: Sequence[Finding]) -> None:
    """Write the findings of each cell as one comment, at most `MOST_COMMENTS`, in their order.

    What a comment said before stays above; what perfmon wrote there an earlier time is replaced.
    Findings without a cell, and those of sheets that are not there, are left out.
    """
    by_cell: dict[tuple[str, int, int], list[Finding]] = {}
    for found in findings:
        if found.where is not None and found.where.sheet in by_name:
            row, column = found.where.position
            if 1 <= row <= _LAST_ROW and 1 <= column <= _LAST_COLUMN:
                by_cell.setdefault((found.where.sheet, row, column), []).append(found)
    for (name, row, column), group in list(by_cell.items())[:MOST_COMMENTS]:
        _add(_cell(by_name[name], row, column), group)


def _cell(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """The cell, or the first of those it is merged with."""
    from openpyxl.cell import MergedCell  # noqa: PLC0415  (heavy)

    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged:
                return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _add(cell: "Cell", findings: Sequence[Finding]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415  (heavy)

    there = cell.comment
    before, line, _ours = there.text.partition(_LINE) if there else ("", "", "")
    theirs = before.rstrip() if line else before
    ours = "\n\n".join(
        f"{found.severity.value} {found.code}\n{found.problem}\n{found.remedy}"
        for found in findings
    )
    parts = (theirs, f"{_LINE}\n{ours}") if theirs else (f"{_LINE}\n{ours}",)
    text = sheets.storable("\n\n".join(parts), _LONGEST)
    lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in text.splitlines())
    author = sheets.storable(there.author or _AUTHOR) if there and theirs else _AUTHOR
    height = _LINE_HEIGHT * min(lines + 1, _MOST_LINES)
    cell.comment = Comment(text, author, height=height, width=_WIDTH)
