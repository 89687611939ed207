"""Old .xls files, here of the oldest kind, which needs no container."""

import struct
from datetime import date
from decimal import Decimal
from pathlib import Path

from perfmon_cli.cells.model import CellError, Percentage
from tests.workbook.builders import ole, only_sheet, refusal

GENERAL, PERCENT, DAY, HOURS = 0, 1, 2, 3


def record(kind: int, content: bytes) -> bytes:
    """One record of an Excel 2 file."""
    return struct.pack("<HH", kind, len(content)) + content


def place(row: int, column: int, number_format: int = GENERAL) -> bytes:
    """The start of every cell: where it stands and how it is shown."""
    return struct.pack("<HHBBB", row, column, 0, number_format, 0)


def excel_2(*cells: bytes) -> bytes:
    """A file with these cells."""
    formats = (b"General", b"0.0%", b"dd/mm/yyyy", b"[h]:mm:ss")
    return b"".join(
        (
            record(0x0009, struct.pack("<HH", 2, 0x10)),
            *(record(0x001E, bytes([len(text)]) + text) for text in formats),
            *cells,
            record(0x000A, b""),
        )
    )


def number(row: int, column: int, value: float, number_format: int = GENERAL) -> bytes:
    """A number."""
    return record(0x0003, place(row, column, number_format) + struct.pack("<d", value))


def test_values(tmp_path: Path) -> None:
    """Numbers, text, percentages, dates, yes and no, and errors are told apart."""
    data = excel_2(
        number(0, 0, 0.1 + 0.2),
        record(0x0004, place(0, 1) + b"\x05Leeds"),
        number(0, 2, 0.777, PERCENT),
        number(0, 3, 44651, DAY),
        record(0x0005, place(1, 0) + b"\x01\x00"),
        record(0x0005, place(1, 3) + b"\x07\x01"),
    )
    sheet = only_sheet(tmp_path, "old.xls", data)
    assert sheet.rows == (
        (Decimal("0.3"), "Leeds", Percentage(Decimal("77.7")), date(2022, 3, 31)),
        (True, None, None, CellError("#DIV/0!")),
    )


def test_odd_dates(tmp_path: Path) -> None:
    """A time of day is text and a date after 9999 the number it is stored as."""
    data = excel_2(number(0, 0, 0.5, DAY), number(0, 1, 3_000_000, DAY), number(0, 2, -1, DAY))
    sheet = only_sheet(tmp_path, "old.xls", data)
    assert sheet.rows == (("12:00:00", Decimal(3_000_000), Decimal(-1)),)


def test_durations(tmp_path: Path) -> None:
    """More than a day in hours is no date of January 1900, as little as in an .xlsx."""
    data = excel_2(number(0, 0, 10.632060185, HOURS), number(0, 1, 0.25, HOURS))
    assert only_sheet(tmp_path, "old.xls", data).rows == (("255:10:10", "6:00:00"),)


def test_password(tmp_path: Path) -> None:
    """A file that only its password opens is refused as such."""
    start, rest = excel_2()[:8], excel_2()[8:]
    locked = start + record(0x002F, b"\x12\x34\x56\x78") + rest
    assert refusal(tmp_path, "old.xls", locked) == (
        "old.xls: PM102 The file is password-protected. Ask the sender for an unprotected copy."
    )


def test_name_inside_a_cell_is_no_stream(tmp_path: Path) -> None:
    """Text that reads like the name of an encrypted part does not make a file encrypted."""
    data = ole("Workbook") + b"\0" * 10 + "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    assert "PM101" in refusal(tmp_path, "old.xls", data)
