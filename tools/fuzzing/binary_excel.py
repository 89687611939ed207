"""Writes .xlsb files ([MS-XLSB]), byte for byte the same every time."""

import struct
from collections.abc import Mapping
from datetime import date

from tools.fuzzing.packing import packed
from tools.fuzzing.pages import DAY_0, Cell, Error, Page, Percent

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def binary_excel(pages: Mapping[str, Page]) -> bytes:
    """A whole .xlsb file."""
    numbers = range(1, len(pages) + 1)
    related = "".join(_relation(n, "worksheet", f"worksheets/sheet{n}.bin") for n in numbers)
    related += _relation(len(pages) + 1, "styles", "styles.bin")
    listed = b"".join(
        _record(156, struct.pack("<II", int(page.hidden), n) + _text(f"rId{n}") + _text(name))
        for n, (name, page) in zip(numbers, pages.items(), strict=True)
    )
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _relations(_relation(1, "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": _record(131) + _record(143) + listed + _record(144) + _record(132),
        "xl/_rels/workbook.bin.rels": _relations(related),
        "xl/styles.bin": _styles(),
    }
    for number, page in zip(numbers, pages.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.bin"] = _sheet(page)
    return packed(parts)


def _relations(inner: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _styles() -> bytes:
    formats = b"".join(
        _record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 14)
    )
    return b"".join(
        (
            _record(278),
            _record(44, struct.pack("<H", 164) + _text("0.0%")),
            _record(617, struct.pack("<I", 3)),
            formats,
            _record(618),
            _record(279),
        )
    )


def _sheet(page: Page) -> bytes:
    width = max(map(len, page.rows), default=1)
    size = struct.pack("<IIII", 0, max(len(page.rows) - 1, 0), 0, width - 1)
    columns = b"".join(
        _record(60, struct.pack("<IIIIH", column, column, 2304, 0, 1))
        for column in sorted(page.hidden_columns)
    )
    rows = b"".join(
        _row(number, hidden=number in page.hidden_rows)
        + b"".join(_cell(column, value) for column, value in enumerate(row))
        for number, row in enumerate(page.rows)
    )
    merges = b"".join(
        _record(176, struct.pack("<IIII", top, bottom, left, right))
        for top, left, bottom, right in page.merged
    )
    inside = (_record(148, size), columns, _record(145), rows, _record(146), merges)
    return b"".join((_record(129), *inside, _record(130)))


def _row(number: int, *, hidden: bool) -> bytes:
    flags = 0x10 if hidden else 0
    return _record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + bytes(4))


def _cell(column: int, value: Cell) -> bytes:
    if value is None:
        return b""
    if isinstance(value, bool | Error):
        kind, byte = (3, value.code) if isinstance(value, Error) else (4, int(value))
        return _record(kind, struct.pack("<IIB", column, 0, byte))
    if isinstance(value, str):
        return _record(6, struct.pack("<II", column, 0) + _text(value))
    style = {Percent: 1, date: 2}.get(type(value), 0)
    if isinstance(value, date):
        number: float = (value - DAY_0).days
    else:
        number = value.value if isinstance(value, Percent) else value
    if not style and number == int(number):
        return _record(2, struct.pack("<IIi", column, 0, int(number) << 2 | 2))
    return _record(5, struct.pack("<IId", column, style, number))


def _record(kind: int, content: bytes = b"") -> bytes:
    return _varying(kind) + _varying(len(content)) + content


def _varying(value: int) -> bytes:
    return bytes([value]) if value >> 7 == 0 else bytes([value & 0x7F | 0x80, value >> 7])


def _text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")
