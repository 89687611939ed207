"""One sheet of figures, in one of the three shapes or laid out as Tables received says."""

from collections.abc import Sequence

from perfmon_cli.catalogue.sender_rows import TableReceived
from perfmon_cli.cells.model import CellRef, Sheet
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.dataset import long
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.headings import Shape
from perfmon_cli.dataset.hidden import hidden_cells
from perfmon_cli.dataset.lookup import Names
from perfmon_cli.dataset.outline import Outline, outlines
from perfmon_cli.dataset.received_table import TableReader
from perfmon_cli.dataset.shapes import recognise
from perfmon_cli.dataset.unknown import is_figure
from perfmon_cli.dataset.unread import not_there
from perfmon_cli.dataset.wide import WideReader
from perfmon_cli.findings import finding


def read_shape(sheet: Sheet, names: Names, collector: Collector) -> None:
    """Read a sheet whose headings make it one of the three shapes."""
    layout = recognise(sheet, names.areas, collector)
    if layout is None:
        return
    say_hidden(sheet, collector)
    if layout.shape is Shape.LONG:
        long.read(layout, names, collector)
    elif layout.shape is Shape.BY_PERIOD:
        WideReader(layout, names, collector).read_by_period()
    else:
        WideReader(layout, names, collector).read_by_area()


def say_unread(sheet: Sheet, names: Names, collector: Collector) -> None:
    """PM107 for a sheet with figures under a name that says it is for people to read."""
    if recognise(sheet, names.areas, Collector()) is None:
        return
    problem = (
        f"The sheet {quoted(sheet.name)} has the headings of a sheet of figures, but sheets of "
        "this name are not read."
    )
    remedy = "Rename it if its figures are wanted; if not, take its headings away."
    where = CellRef(sheet.file, sheet.name)
    collector.say(finding("PM107", problem, remedy, where=where))


def read_tables(
    sheet: Sheet, tables: Sequence[TableReceived], names: Names, collector: Collector
) -> None:
    """Read the tables of a sheet that Tables received describes; other figures are named."""
    if all(table.unread for table in tables):
        return
    say_hidden(sheet, collector)
    found: list[Outline] = []
    wanted = [table for table in tables if not table.unread]
    for table, outline in outlines(wanted, sheet, names.labels):
        if isinstance(outline, Outline):
            found.append(outline)
            TableReader(outline, names.labels, collector).read()
        else:
            where = CellRef(sheet.file, sheet.name)
            collector.say(not_there(outline.problem, outline.remedy, table, where))
    if found:
        _say_outside(sheet, found, collector)


def say_hidden(sheet: Sheet, collector: Collector) -> None:
    """Say which hidden parts of a sheet are read."""
    for found in hidden_cells(sheet):
        collector.say(found)


def _say_outside(sheet: Sheet, found: Sequence[Outline], collector: Collector) -> None:
    """Name the first figure that stands in none of the tables."""
    outside = [
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if cell is not None
        and not any(outline.holds(row, column) for outline in found)
        and is_figure(cell)
    ]
    if outside:
        count = "1 figure stands" if len(outside) == 1 else f"{len(outside):,} figures stand"
        collector.say(
            finding(
                "PM324",
                f"{count} outside the tables that Tables received describes, the first one here; "
                "not read.",
                "Add a row to Tables received if they are wanted.",
                where=sheet.ref(*outside[0]),
            )
        )
