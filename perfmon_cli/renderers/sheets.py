"""What all spreadsheets that perfmon writes have in common: text stays text, the look is one."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from perfmon_cli.findings import Finding, in_order

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

#: What Excel shows of a cell at most.
LONGEST = 32_000
#: So many rows hold findings; what is more is counted.
MOST_ROWS = 50_000
LINE_POINTS = 15
_TALLEST_POINTS = 400
DARK, PALE, GREEN, GREY = "12436D", "F3F6FA", "28724F", "6F777B"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_CONTROL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, its width in characters, its colour."""

    title: str
    width: int
    colour: str = DARK


def open_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is open, the worst first, before what is accepted."""
    return tuple(sorted(in_order(tuple(findings)), key=lambda found: bool(found.accepted)))


def storable(text: str, most: int = LONGEST) -> str:
    """The text as a cell or comment can hold it: no control characters, at most `most` characters.

    A text such as "_x0041_" stays what it is, which Excel would show as "A" otherwise.
    """
    clean = _ESCAPE.sub("_x005F_", _CONTROL.sub("", text))
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def new_book(title: str) -> "Workbook":
    """An empty workbook, of no author and no time."""
    from openpyxl import Workbook  # noqa: PLC0415  (heavy: only when a file is written)

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "perfmon"
    book.properties.title = title
    book.properties.created = book.properties.modified = _EPOCH
    return book


def font(
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    size: int = 11,
    color: str | None = None,
) -> "Font":
    """The font of all that perfmon writes, which Excel has everywhere."""
    from openpyxl.styles import Font  # noqa: PLC0415

    line = "single" if underline else None
    return Font(name="Calibri", size=size, bold=bold, italic=italic, underline=line, color=color)


def put(cell: "Cell", text: str, *, wrap: bool = True, like: "Cell | None" = None) -> None:
    """Write a text, whatever it begins with: it is never a formula.

    `like` is a cell written so before: its look is taken over, which is faster.
    """
    from openpyxl.styles import Alignment  # noqa: PLC0415

    if not text:
        return
    cell.value = storable(text)
    cell.data_type = "s"
    if like is not None:
        cell._style = copy(like._style)  # noqa: SLF001  (openpyxl has no other way to share one)
    else:
        cell.alignment = Alignment(wrap_text=wrap, vertical="top")


def put_headings(sheet: "Worksheet", columns: Sequence[Column], row: int = 1) -> None:
    """Write a row of headings and set the widths of their columns."""
    from openpyxl.styles import Alignment, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(row, number, column.title)
        cell.font = font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=column.colour)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def put_rows(
    sheet: "Worksheet", columns: Sequence[Column], rows: Sequence[Sequence[str]], first: int = 2
) -> None:
    """Write rows of text, at most `MOST_ROWS`; a last row says how many more there are."""
    written: Cell | None = None
    for number, row in enumerate(rows[:MOST_ROWS], start=first):
        lines = 1
        for index, (column, text) in enumerate(zip(columns, row, strict=False), start=1):
            if not text:
                continue
            cell = sheet.cell(number, index)
            put(cell, text, like=written)
            written = written or cell
            lines = max(lines, lines_of(text, column.width))
        sheet.row_dimensions[number].height = min(lines * LINE_POINTS, _TALLEST_POINTS)
    if len(rows) > MOST_ROWS:
        more = f"{len(rows) - MOST_ROWS:,} more are not listed. Mend these first."
        put(sheet.cell(first + MOST_ROWS, 1), more)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(1 + len(line) // width for line in text.splitlines())


def add_filter(sheet: "Worksheet", columns: int, rows: int, heading: int = 1) -> None:
    """Make the list below the headings filterable, and keep the headings in sight."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    last = heading + max(min(rows, MOST_ROWS), 1)
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(columns)}{last}"
    sheet.freeze_panes = f"A{heading + 1}"
    print_wide(sheet, heading)


def print_wide(sheet: "Worksheet", heading: int = 1) -> None:
    """Print on pages on their side, as wide as the sheet, the headings on each."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading}:{heading}"


def put_lines(sheet: "Worksheet", lines: Sequence[str], width: int = 100) -> None:
    """A page of plain text: the first line is its title, lines without a full stop are headings."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.column_dimensions["A"].width = width
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(number, 1)
        put(cell, line)
        is_heading = not line.endswith(".")
        cell.font = font(bold=is_heading, color=DARK if is_heading else None)
        height = LINE_POINTS * max(lines_of(line, width), 1)
        sheet.row_dimensions[number].height = height + LINE_POINTS // 3 * (2 if is_heading else 1)
    sheet["A1"].font = font(bold=True, size=14, color=DARK)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def saved(book: "Workbook") -> bytes:
    """The workbook's bytes, the same whatever the time."""
    from perfmon_cli.renderers.workbook_bytes import workbook_bytes  # noqa: PLC0415  (heavy)

    return workbook_bytes(book)
