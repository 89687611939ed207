"""Tables with more columns than a page has room for, as several tables of the same rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from perfmon_cli.blocks.column_widths import UPRIGHT_MM, WIDE_MM
from perfmon_cli.report.model import Block, Cell, Column, ColumnKind, Line, Row, Section, Table
from perfmon_cli.wording.words import WORDS

#: A sign of a figure in the type of tables, and the room beside it in its cell.
_SIGN_MM, _PADDING_MM = 1.8, 3.2
#: The narrowest a column of words may be. Longer words of a heading are broken.
_WORDS_MM, _HEADING_SIGNS = 14.0, 8
#: Joined to a table's id for its further parts.
_PART: Final = "_part_"


def split(section: Section) -> Section:
    """Return the section with its too wide tables split, so that no figure is broken or cut.

    Each part has the rows' labels again, the table's number, and "part 1 of 3" behind its caption;
    notes stand beneath the last. A column is never left out.
    """
    room = WIDE_MM if section.wide else UPRIGHT_MM
    blocks = tuple(part for block in section.blocks for part in _parts(block, room))
    return replace(section, blocks=blocks) if len(blocks) > len(section.blocks) else section


def _parts(block: Block, room: float) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    groups = _groups(block, room)
    if len(groups) == 1:
        yield block
        return
    for number, group in enumerate(groups, start=1):
        said = WORDS["caption.split"].format(
            caption=block.caption, number=number, count=len(groups)
        )
        yield replace(
            block,
            id=block.id if number == 1 else f"{block.id[:32]}{_PART}{number}",
            caption=said,
            columns=tuple(block.columns[at] for at in group),
            rows=tuple(replace(row, cells=_cells(row, group)) for row in block.rows),
            notes=block.notes if number == len(groups) else (),
        )


def _cells(row: Row, group: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(row.cells[at] for at in group)


def _groups(table: Table, room: float) -> list[list[int]]:
    """Return the columns of each part by their places; the first column is in all of them."""
    needs = [_need(table, at) for at in range(len(table.columns))]
    groups = [[0]]
    for at in range(1, len(table.columns)):
        if len(groups[-1]) > 1 and not _fits(table.columns, needs, [*groups[-1], at], room):
            groups.append([0])
        groups[-1].append(at)
    return groups


def _fits(
    columns: Sequence[Column], needs: Sequence[float], group: Sequence[int], room: float
) -> bool:
    whole = sum(columns[at].share for at in group)
    return all(columns[at].share / whole * room >= needs[at] for at in group)


def _need(table: Table, at: int) -> float:
    """Return how wide a column must be for its longest figure, in millimetres."""
    column = table.columns[at]
    if column.kind is not ColumnKind.NUMBER:
        return _WORDS_MM
    lines = (line for row in table.rows for line in (row.cells[at].line, *row.cells[at].notes))
    longest = max((_longest(line) for line in lines), default=0)
    heading = min(_HEADING_SIGNS, max(map(len, column.heading.split()), default=0))
    return _PADDING_MM + _SIGN_MM * max(longest, heading)


def _longest(line: Line) -> int:
    """Return the length of the longest figure of a line; words can be broken."""
    figures = (span.text for span in line if span.value)
    return max((len(word) for text in figures for word in text.split()), default=0)
