"""Columns of words get the room that their words need."""

from perfmon_cli.blocks.column_widths import WIDE_MM, fitted
from perfmon_cli.report.model import Cell, Column, ColumnKind, Row, Span

COLUMNS = (
    Column(heading="Measure", kind=ColumnKind.LABEL, share=3),
    Column(heading="2021/22", kind=ColumnKind.NUMBER, share=1.3),
    Column(heading="Comment", kind=ColumnKind.TEXT, share=3),
)


def shares(label: str, comment: str) -> list[float]:
    """The shares for ten rows of these words."""
    row = Row(tuple(Cell((Span(text),)) for text in (label, "1,234", comment)))
    return [column.share for column in fitted(COLUMNS, [row] * 10, WIDE_MM)]


def test_short_words_leave_the_widths() -> None:
    """Where nothing is gained nothing is changed, so that tables look alike."""
    assert shares("Crime", "All of it.") == [3, 1.3, 3]


def test_long_words_get_room() -> None:
    """The column with more to say is wider than the other; figures keep their share."""
    label, number, comment = shares("Crime", "word " * 80)
    assert comment > label
    assert number == 1.3
    label, number, comment = shares("word " * 80, "All of it.")
    assert label > comment


def widths(*cells: str) -> list[int]:
    """The millimetres for ten rows of these cells, two of them in columns of figures."""
    columns = (*COLUMNS[:2], Column(heading="Change", kind=ColumnKind.NUMBER), COLUMNS[2])
    row = Row(tuple(Cell((Span(text),)) for text in cells))
    found = fitted(columns, [row] * 10, 120.0)
    whole = sum(column.share for column in found)
    return [round(column.share / whole * 120) for column in found]


def test_figures_get_room_for_their_reasons() -> None:
    """Words in columns of figures stand on few lines, and both columns are widened alike."""
    many = "word " * 8
    assert widths("Crime", "1,234", "+5", many)[1:3] == [18, 13]
    assert widths("Crime", "not available", "+5", many)[1:3] == [22, 17]


def test_line_breaks_make_lines() -> None:
    """A cell of short lines needs no more width than its longest."""
    assert widths("Crime", "Q1 5\nQ2 6\nQ3 7\nQ4 8", "+5", "word " * 8)[1] == 19


def test_no_rows() -> None:
    """A table without rows keeps its widths."""
    assert fitted(COLUMNS, [], WIDE_MM) == COLUMNS
