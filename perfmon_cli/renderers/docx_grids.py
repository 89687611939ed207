"""Tables for a template to print: their cells as runs, and what is to be known of each."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers.docx_writer import Writer, markup, words
from perfmon_cli.report.model import (
    Cell,
    Column,
    Details,
    Line,
    MarkedList,
    Row,
    Table,
    Tile,
    Tiles,
    Tone,
)
from perfmon_cli.wording.periods import kept_together

Names: TypeAlias = dict[str, Any]

_DETAILS: Final = ("memo", "contact", "glossary")


@dataclass(frozen=True, slots=True)
class Layout:
    """What `docx_finish` must know of a table: its columns' shares, and what to say of it."""

    title: str
    description: str = ""
    shares: tuple[float, ...] = ()  #: () = as the template has them
    has_header: bool = False
    has_total: bool = False  #: the last row is one
    totals: tuple[int, ...] = ()  #: all rows below the header, from 0, that are
    has_notes: bool = False


class Grids:
    """Turns the tables of a report into names for a template, and keeps their layouts."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.layouts: list[Layout] = []

    def table(self, block: Table, caption: Markup) -> Names:
        """Return a table of figures; the first cell carries the id where no caption does."""
        index = self._layout(
            Layout(
                title=f"{block.ref}: {block.caption}" if block.number else block.caption,
                description="; ".join(column.heading for column in block.columns),
                shares=tuple(column.share for column in block.columns),
                has_header=True,
                has_total=bool(block.rows) and block.rows[-1].is_total,
                totals=tuple(at for at, row in enumerate(block.rows) if row.is_total),
                has_notes=bool(block.notes),
            )
        )
        heads = [
            {"text": words(kept_together(column.heading)), "kind": column.kind.value}
            for column in block.columns
        ]
        if heads:
            first = self._writer.named(block.id, heads[0]["text"])
            heads[0]["text"] = markup(self._writer.table(index), first)
        return {
            "kind": "table",
            "caption": caption,
            "heads": heads,
            "rows": [{"cells": self._cells(row, block.columns)} for row in block.rows],
            "notes": self.notes(block.notes),
        }

    def notes(self, lines: tuple[Line, ...]) -> list[Markup]:
        """Return the lines below a table or figure; all but the last stay with the next one."""
        kept = [markup(self._writer.kept(), self._line(line)) for line in lines[:-1]]
        return kept + [self._line(line) for line in lines[-1:]]

    def _cells(self, row: Row, columns: tuple[Column, ...]) -> list[Names]:
        return [
            {
                "text": self._cell_line(cell, strong=_is_strong(row, column)),
                "notes": [self._line(note) for note in cell.notes],
                "kind": column.kind.value,
                "current": column.is_current or row.is_own,
            }
            for cell, column in zip(row.cells, columns, strict=True)
        ]

    def _cell_line(self, cell: Cell, *, strong: bool) -> Markup:
        sign = self._writer.mark(cell.mark, cell.tone) if cell.mark else ""
        return markup(sign, self._writer.line(cell.line, strong=strong))

    def details(self, block: Details) -> Names:
        """Return two columns of label and value."""
        index = self._layout(Layout(title=block.caption))
        rows = [{"label": words(label), "text": self._line(line)} for label, line in block.rows]
        if rows:
            first = self._writer.named(block.id, rows[0]["label"])
            rows[0]["label"] = markup(self._writer.table(index), first)
        kind = block.style if block.style in _DETAILS else _DETAILS[0]
        return {"kind": kind, "rows": rows}

    def tiles(self, block: Tiles) -> Names:
        """Return a row of counts."""
        labels = "; ".join(tile.label for tile in block.tiles)
        shares = (1.0,) * len(block.tiles)
        index = self._layout(Layout(title=labels, shares=shares, has_header=True))
        tiles = [self._tile(tile) for tile in block.tiles]
        if tiles:
            first = self._writer.named(block.id, tiles[0]["label"])
            tiles[0]["label"] = markup(self._writer.table(index), first)
        return {"kind": "tiles", "tiles": tiles}

    def _tile(self, tile: Tile) -> Names:
        return {
            "mark": tile.mark.value,
            "label": markup(self._writer.mark(tile.mark, Tone.NEUTRAL), xml.run(tile.label)),
            "count": self._line((tile.count,)),
            "note": words(tile.note) if tile.note else "",
        }

    def marked(self, block: MarkedList) -> Names:
        """Return marks with their words, and what is said of each."""
        index = self._layout(Layout(title=block.caption))
        entries = [
            {
                "mark": markup(self._writer.mark(item.mark, item.tone), xml.run(item.word)),
                "text": self._line(item.line),
            }
            for item in block.items
        ]
        if entries:
            first = self._writer.named(block.id, entries[0]["mark"])
            entries[0]["mark"] = markup(self._writer.table(index), first)
        return {"kind": "marked", "entries": entries}

    def _layout(self, layout: Layout) -> int:
        self.layouts.append(layout)
        return len(self.layouts) - 1

    def _line(self, spans: Line) -> Markup:
        return markup(self._writer.line(spans))


def _is_strong(row: Row, column: Column) -> bool:
    return row.is_total or row.is_own or column.is_total
