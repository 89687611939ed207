"""Sheets whose headings are those of a sheet of the catalogue, under a name that is not known."""

from perfmon_cli.catalogue.columns import SheetKind
from perfmon_cli.catalogue.headings import SHEETS
from perfmon_cli.catalogue.matching import closest
from perfmon_cli.catalogue.table import SEARCHED_ROWS, as_text
from perfmon_cli.cells.model import CellRef, Sheet
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding

_BY_NAME = {kind.name: kind for kind in SHEETS}
_FEWEST = 2


def meant(sheet: Sheet) -> SheetKind | None:
    """The kind that a sheet is meant to be: its name is close and its headings are there."""
    name = closest(sheet.name, _BY_NAME)
    if name is None:
        return None
    kind = _BY_NAME[name]
    needed = {heading.field for heading in kind.needed}
    for row in sheet.rows[:SEARCHED_ROWS]:
        fields = {kind.field_of(text) for text in map(as_text, row) if text} - {None}
        if len(fields) >= _FEWEST and needed <= fields:
            return kind
    return None


def renamed(sheet: Sheet, kind: SheetKind) -> Finding:
    """PM107 for such a sheet: nothing in it is read."""
    return finding(
        "PM107",
        f"The sheet {quoted(sheet.name)} has the headings of the sheet {kind.name}, but nothing in "
        "it is read under this name.",
        f'Did you mean "{kind.name}"? Rename the sheet, or call it "Notes" if it is not wanted.',
        where=CellRef(sheet.file, sheet.name),
    )
