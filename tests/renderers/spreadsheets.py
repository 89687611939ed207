"""Findings and workbooks for the tests of the spreadsheets that perfmon writes."""

import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook as Book

from perfmon_cli.cells.model import CellRef, Sheet, Workbook
from perfmon_cli.findings import Finding, Severity
from perfmon_cli.workbook import Limits
from perfmon_cli.workbook.one_file import read_file

FILE = "received/police/figures.xlsx"
#: What a spreadsheet program might run, link or misread.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://nowhere","click")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "http://nowhere",
    "<b>&amp;</b>",
    "]]>",
    "_x003D_1+1",
    "#DIV/0!",
    "TRUE",
    "0042",
    "\x00\x0b\x1b[2J",
    "\ud800",
    "é 😀 −",
)


def finding(
    place: str = "History!D8",
    problem: str = "It is wrong.",
    *,
    severity: Severity = Severity.ERROR,
    code: str = "PM203",
    file: str = FILE,
    measure: str = "",
    area: str = "",
    sender: str = "",
    accepted: str = "",
) -> Finding:
    """A finding at a place of a file."""
    sheet, _, cell = place.partition("!")
    return Finding(
        code=code,
        severity=severity,
        problem=problem,
        remedy="Mend it.",
        where=CellRef(file, sheet, cell),
        measure=measure,
        area=area,
        sender=sender,
        accepted=accepted,
    )


def saved(book: Book) -> bytes:
    """A workbook's bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_read(data: bytes, folder: Path) -> Workbook:
    """The workbook as perfmon reads it, under the name of `FILE`."""
    path = folder / "figures.xlsx"
    path.write_bytes(data)
    workbook, _ = read_file(path, FILE, Limits())
    assert workbook is not None
    return workbook


def of_values(*rows: tuple[object, ...], name: str = "History", hidden: bool = False) -> Workbook:
    """A workbook of one sheet, as if read from a file that is no .xlsx."""
    values = tuple(
        tuple(Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in row)
        for row in rows
    )
    return Workbook(FILE, "", (Sheet(FILE, name, values, hidden=hidden),))  # type: ignore[arg-type]


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An archive with parts added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, str]:
    """The text of each part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
