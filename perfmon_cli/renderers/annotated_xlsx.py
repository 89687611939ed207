"""A copy of a workbook in which every finding is a comment at its cell, with a list at the front.

It opens a file that a stranger made: call it only where time and memory are limited.
"""

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfmon_cli.cells.model import Workbook
from perfmon_cli.findings import Finding
from perfmon_cli.renderers import cell_comments, not_kept, sheets, value_copy
from perfmon_cli.renderers.sheets import Column

if TYPE_CHECKING:
    from openpyxl import Workbook as Book
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FRONT = "Checks"
_TITLE = "What perfmon found in "
_LIST = (
    Column("Place", 30),
    Column("State", 11),
    Column("Severity", 11),
    Column("Code", 9),
    Column("What is wrong", 70),
    Column("What to do", 60),
)
_VALUES_ONLY = ("anything but the values, since it cannot be copied as it is",)


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy's bytes, and what it could not keep, each in a few words."""

    data: bytes
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A workbook to write into, its sheets by the names that findings use, and what it lost."""

    book: "Book"
    by_name: Mapping[str, "Worksheet"]
    lost: tuple[str, ...]


def render(data: bytes, workbook: Workbook, findings: Sequence[Finding]) -> Annotated:
    """Annotate a workbook, given as its file and as it was read.

    Open findings become comments, all are listed at the front; those of other files are left out.
    A file that is no .xlsx, or that openpyxl cannot copy, becomes a copy of its values.
    """
    own = [f for f in sheets.open_first(findings) if f.where and f.where.file == workbook.file]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl drops is told by `not_kept`
        return _whole(data, workbook, own) or _values(workbook, own)


def _whole(data: bytes, workbook: Workbook, findings: Sequence[Finding]) -> Annotated | None:
    if not data.startswith(b"PK"):
        return None
    try:
        return _written(_opened(data, workbook), workbook.file, findings)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (whatever openpyxl makes of a stranger's file)
        return None


def _values(workbook: Workbook, findings: Sequence[Finding]) -> Annotated:
    book, by_name = value_copy.copied(workbook)
    return _written(_Copy(book, by_name, _VALUES_ONLY), workbook.file, findings)


def _opened(data: bytes, workbook: Workbook) -> _Copy:
    """The workbook with all that openpyxl keeps; a ValueError where it does not see every sheet."""
    from openpyxl import load_workbook  # noqa: PLC0415  (heavy)

    book = load_workbook(io.BytesIO(data), rich_text=True)
    by_name = {sheet.title: sheet for sheet in book.worksheets}
    if not {sheet.name for sheet in workbook.sheets} <= set(book.sheetnames):
        raise ValueError
    return _Copy(book, by_name, not_kept.lost(data, book))


def _written(copy: _Copy, file: str, findings: Sequence[Finding]) -> Annotated:
    cell_comments.write(copy.by_name, [found for found in findings if not found.accepted])
    _add_front(copy, file, findings)
    return Annotated(sheets.saved(copy.book), copy.lost)


def _add_front(copy: _Copy, file: str, findings: Sequence[Finding]) -> None:
    """A list of all findings as the first sheet, each with a link to its cell."""
    book = copy.book
    before = copy.by_name.get(_FRONT)
    if before is not None and str(before["A1"].value).startswith(_TITLE):
        book.remove(before)
    sheet = book.create_sheet(_FRONT, 0)
    head = _head(copy, file, findings)
    for row, line in enumerate(head, start=1):
        sheets.put(sheet.cell(row, 1), line, wrap=False)
    sheet["A1"].font = sheets.font(bold=True, size=14, color=sheets.DARK)
    heading = len(head) + 2
    sheets.put_headings(sheet, _LIST, heading)
    sheets.put_rows(sheet, _LIST, [_row(found) for found in findings], heading + 1)
    sheets.add_filter(sheet, len(_LIST), len(findings), heading)
    for row, found in enumerate(findings[: sheets.MOST_ROWS], start=heading + 1):
        _link(sheet.cell(row, 1), found, copy.by_name)
    _show_first(book)


def _head(copy: _Copy, file: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    accepted = sum(bool(found.accepted) for found in findings)
    opened = len(findings) - accepted
    return (
        f"{_TITLE}{file.rpartition('/')[2]}",
        f"{opened:,} open, as comments at their cells; {accepted:,} accepted, only listed here.",
        "This copy is for reading and forwarding. Mend the workbook itself.",
        *(f"This copy does not keep {what}." for what in copy.lost),
    )


def _row(found: Finding) -> tuple[str, ...]:
    return (
        found.place if found.where and found.where.sheet else "The whole file",
        "accepted" if found.accepted else "open",
        found.severity.value,
        found.code,
        found.problem,
        found.remedy,
    )


def _link(cell: "Cell", found: Finding, by_name: Mapping[str, "Worksheet"]) -> None:
    """Lead to the cell; there is no way to a sheet that is hidden."""
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415

    where = found.where
    sheet = by_name.get(where.sheet) if where else None
    if where is None or sheet is None or sheet.sheet_state != "visible":
        return
    name = sheet.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{where.cell or 'A1'}")
    cell.font = sheets.font(underline=True, color=sheets.DARK)


def _show_first(book: "Book") -> None:
    """Open at the list, with no other sheet selected: what is typed would go to all of them."""
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = False
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView if chart.sheetViews else ():
            view.tabSelected = False
    book.active = 0
    book.worksheets[0].sheet_view.tabSelected = True
