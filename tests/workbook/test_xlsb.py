"""Binary workbooks (.xlsb)."""

import struct
from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.cells.model import CellError, Percentage
from tests.workbook.builders import PACKAGE, RELATIONS, only_sheet, packed, refusal


def record(kind: int, content: bytes = b"") -> bytes:
    """One record; kinds above 127 and sizes above 127 take two bytes."""
    return _varying(kind) + _varying(len(content)) + content


def _varying(value: int) -> bytes:
    return bytes([value]) if value < 0x80 else bytes([value & 0x7F | 0x80, value >> 7])


def text(value: str) -> bytes:
    """A counted text."""
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    """The start of a row (from 1)."""
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBBB", number - 1, 0, 300, 0, flags, 0) + bytes(4))


def real(column: int, value: float, style: int = 0) -> bytes:
    """A number in a column (from 1)."""
    return record(5, struct.pack("<IId", column - 1, style, value))


def whole(column: int, value: int, style: int = 0) -> bytes:
    """A whole number in a column, packed into four bytes."""
    return record(2, struct.pack("<IIi", column - 1, style, value << 2 | 2))


def error(column: int, code: int, kind: int = 3) -> bytes:
    """An error in a column; kind 11 is a formula's."""
    return record(kind, struct.pack("<IIB", column - 1, 0, code) + bytes(12))


def column(number: int, *, hidden: bool) -> bytes:
    """The settings of a column."""
    return record(60, struct.pack("<IIIIH", number - 1, number - 1, 2304, 0, int(hidden)))


def xlsb(rows: bytes, columns: bytes = b"") -> bytes:
    """An .xlsb with one sheet, "Data"; style 1 shows percentages, style 2 does not."""
    related = f'<Relationships xmlns="{PACKAGE}/relationships">'
    workbook = (
        record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + text("s1") + text("Data"))
        + record(144)
        + record(132)
    )
    styles = (
        record(278)
        + record(44, struct.pack("<H", 164) + text("0.0%"))
        + record(617, struct.pack("<I", 3))
        + b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 2))
        + record(618)
        + record(279)
    )
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 9, 0, 9))
        + columns
        + record(145)
        + rows
        + record(146)
        + record(130)
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default '
            'Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled'
            '.main"/></Types>',
            "_rels/.rels": f'{related}<Relationship Id="a" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": f"{related}"
            f'<Relationship Id="s1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="s2" Type="{RELATIONS}/styles" Target="styles.bin"/>'
            "</Relationships>",
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def test_values(tmp_path: Path) -> None:
    """Errors, percentages and hidden cells are found as in an .xlsx."""
    rows = (
        row(1)
        + real(1, 0.777, style=1)
        + real(2, 0.5, style=2)
        + whole(3, 12, style=1)
        + row(3, hidden=True)
        + error(1, 0x07)
        + error(2, 0x2A, kind=11)
    )
    columns = column(1, hidden=False) + column(2, hidden=True) + column(9, hidden=True)
    sheet = only_sheet(tmp_path, "a.xlsb", xlsb(rows, columns))
    assert sheet.rows == (
        (Percentage(Decimal("77.7")), Decimal("0.5"), Percentage(Decimal(1200))),
        (None, None, None),
        (CellError("#DIV/0!"), CellError("#N/A"), None),
    )
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({3}, {2})


def test_stray_cell(tmp_path: Path) -> None:
    """A far cell is named before the reader asks for memory."""
    rows = row(1) + real(1, 1) + row(1_048_576) + real(16_384, 1)
    assert refusal(tmp_path, "a.xlsb", xlsb(rows)).startswith(
        "Data!XFD1048576: PM104 A value in XFD1048576 makes this sheet 17,179,869,184 cells"
    )


def test_cut_off(tmp_path: Path) -> None:
    """A record that promises more than there is makes a damaged file."""
    assert refusal(tmp_path, "a.xlsb", xlsb(row(1) + b"\x05\x7f\x00")).startswith(
        "a.xlsb: PM101 The file is damaged"
    )


def test_reader_that_stops_early(tmp_path: Path) -> None:
    """Where the reader of values ends before the last number, the rest is not left out."""
    rows = row(1) + real(1, 1) + record(146) + row(2) + real(1, 7)
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xlsb", xlsb(rows))


@pytest.mark.parametrize("kind", range(2, 12))
def test_cell_without_its_value(tmp_path: Path, kind: int) -> None:
    """A cell that ends before its value makes a damaged file, whatever the reader makes of it."""
    rows = row(1) + real(1, 1) + record(kind, struct.pack("<II", 1, 0))
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xlsb", xlsb(rows))
