"""Every run of text of a report, block by block, in the order of the paper."""

from collections.abc import Iterator

from perfmon_cli.report.model import (
    BackPage,
    Block,
    Bullets,
    Chart,
    Details,
    Line,
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Report,
    Span,
    Table,
    Tiles,
)


def spans(report: Report) -> Iterator[tuple[Block, Span]]:
    """Each run of text with the block it stands in."""
    for block in report.blocks:
        for line in lines(block):
            for span in line:
                yield block, span


def leads(line: Line) -> bool:
    """Whether a line ends with a colon: what follows it belongs on its page."""
    return "".join(span.text for span in line).rstrip().endswith(":")


def lines(block: Block) -> Iterator[Line]:
    """The lines of a block; blocks whose words are no lines (headings, covers) have none."""
    match block:
        case Paragraph():
            yield block.line
        case Bullets() | Notice():
            yield from block.items
        case Table():
            yield from _table(block)
        case Chart() | Picture():
            yield from block.notes
        case Details():
            yield from (line for _, line in block.rows)
        case Tiles():
            yield from ((tile.count,) for tile in block.tiles)
        case MarkedList():
            yield from (item.line for item in block.items)
        case BackPage():
            yield from block.lines
        case _:
            return


def _table(table: Table) -> Iterator[Line]:
    for row in table.rows:
        for cell in row.cells:
            yield cell.line
            yield from cell.notes
    yield from table.notes
