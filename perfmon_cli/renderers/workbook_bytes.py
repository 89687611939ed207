"""A workbook's bytes made in memory, whatever the clock says.

openpyxl alone would write a temporary file for each sheet, and the time of each member.
"""

import io
from typing import TYPE_CHECKING

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from perfmon_cli.renderers.zipped import Members, archive

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


class _Writer(ExcelWriter):  # type: ignore[misc]  # its types are not complete
    """Writes sheets as openpyxl does, without files that a killed run would leave behind."""

    def write_worksheet(self, ws: "Worksheet") -> None:
        """Write one sheet."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001  (as openpyxl's own writer does)
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        sheet = io.BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def workbook_bytes(book: "Workbook") -> bytes:
    """What `book.save` would write; the same workbook gives the same bytes."""
    members = Members()
    _Writer(book, members).save()
    return archive(members)
