"""Sheets that a free table may be taken from: those that hold no figures of measures.

A free table prints cells as they stand, past everything that decides what may be published. From a
sheet of figures, or from Other areas, it would print small numbers, so none is taken there; the
sheet is read as figures all the same.
"""

from collections.abc import Iterator
from dataclasses import replace

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.paper import FREE_TABLE
from perfmon_cli.catalogue.reading import kind_of
from perfmon_cli.catalogue.references import parse_range
from perfmon_cli.catalogue.sheets import OTHER_AREAS
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.lookup import Names
from perfmon_cli.dataset.received_file import tables_for
from perfmon_cli.dataset.shapes import recognise
from perfmon_cli.findings import Finding, finding


def without_figures(
    catalogue: Catalogue, books: tuple[Workbook, ...], names: Names
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue without free sheets that hold figures, and a finding for each block on one."""
    refused = {
        name
        for name, sheet in catalogue.free_sheets.items()
        if kind_of(sheet) is OTHER_AREAS
        or _is_described(catalogue, books, sheet)
        or _holds_figures(sheet, names)
    }
    if not refused:
        return catalogue, ()
    left = {name: sheet for name, sheet in catalogue.free_sheets.items() if name not in refused}
    return replace(catalogue, free_sheets=left), tuple(_findings(catalogue, refused))


def _is_described(catalogue: Catalogue, books: tuple[Workbook, ...], sheet: Sheet) -> bool:
    """Whether Tables received says that there are figures in it."""
    book = next(book for book in books if sheet in book.sheets)
    return any(not table.unread for table in tables_for(catalogue, None, book, sheet))


def _holds_figures(sheet: Sheet, names: Names) -> bool:
    """Whether it is of one of the three shapes, with a row of a measure that is known."""
    layout = recognise(sheet, names.areas, Collector()) if sheet.rows else None
    if layout is None:
        return False
    column = layout.columns["measure"]
    below = (row[column] for row in sheet.rows[layout.header + 1 :] if column < len(row))
    return any(names.measures.find(as_text(cell)) is not None for cell in below)


def _findings(catalogue: Catalogue, refused: set[str]) -> Iterator[Finding]:
    for block in catalogue.paper:
        wanted = parse_range(block.content) if block.kind == FREE_TABLE else None
        if wanted is not None and wanted.sheet in refused:
            problem = f"The sheet {wanted.sheet} holds figures of measures, which a free table "
            problem += "would print as they stand, also those that may not be published."
            remedy = "Use an area table, a period table or a comparison, or another sheet."
            yield finding("PM402", problem, remedy, where=block.source)
