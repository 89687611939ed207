"""Writes .xls files as Excel 97 did ([MS-XLS] in [MS-CFB]), as no library does that is kept up.

Only what a table of figures needs: numbers, texts, percentages, dates, errors, hidden rows and
columns, merged cells.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tools.fuzzing.pages import DAY_0, Cell, Error, Page, Percent

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # shorter streams would be kept elsewhere
_GENERAL, _PERCENT, _DATE = 15, 16, 17


def old_excel(pages: Mapping[str, Page]) -> bytes:
    """A whole .xls file."""
    return contained(workbook_stream(pages))


def workbook_stream(pages: Mapping[str, Page]) -> bytes:
    """The records of the stream `Workbook`."""
    texts = _Texts()
    sheets = [_sheet(page, texts) for page in pages.values()]
    listed = [_listed(name, page) for name, page in pages.items()]
    before = _start(0x05) + record(0x42, struct.pack("<H", 1200)) + _styles()
    after = texts.table() + record(0x0A)
    offset = len(before) + sum(map(len, listed)) + len(after)
    entries = []
    for entry, sheet in zip(listed, sheets, strict=True):
        entries.append(entry[:4] + struct.pack("<I", offset) + entry[8:])
        offset += len(sheet)
    return b"".join((before, *entries, after, *sheets))


def record(kind: int, content: bytes = b"") -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(content)) + content


def contained(stream: bytes) -> bytes:
    """The stream `Workbook` in an OLE2 file."""
    stream = stream.ljust(_SMALLEST, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    tables = 1
    while tables * 128 < tables + 1 + sectors:
        tables += 1
    chain = [_TABLE] * tables + [_END]
    first = len(chain)
    chain += [*range(first + 1, first + sectors), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    directory = _entry("Root Entry", 5, child=1, start=_END, size=0)
    directory += _entry("Workbook", 2, child=_FREE, start=first, size=len(stream))
    directory = directory.ljust(_SECTOR, b"\0")
    return b"".join((_header(tables), table, directory, stream.ljust(sectors * _SECTOR, b"\0")))


@dataclass(slots=True)
class _Texts:
    """The workbook's texts, each once."""

    numbers: dict[str, int] = field(default_factory=dict)
    uses: int = 0

    def number(self, text: str) -> int:
        self.uses += 1
        return self.numbers.setdefault(text, len(self.numbers))

    def table(self) -> bytes:
        entries = b"".join(
            struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in self.numbers
        )
        return record(0xFC, struct.pack("<II", self.uses, len(self.numbers)) + entries)


def _start(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _styles() -> bytes:
    font = struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5) + b"\0Arial"
    numbers = (*[0] * 16, 9, 14)
    formats = b"".join(
        record(
            0xE0,
            struct.pack("<HHH", 0, number, 0xFFF5 if place < _GENERAL else 0x0001) + bytes(14),
        )
        for place, number in enumerate(numbers)
    )
    return record(0x31, font) * 4 + formats + record(0x0293, b"\x00\x80\x00\xff")


def _listed(name: str, page: Page) -> bytes:
    content = struct.pack("<IBBBB", 0, int(page.hidden), 0, len(name), 1)
    return record(0x85, content + name.encode("utf-16-le"))


def _sheet(page: Page, texts: _Texts) -> bytes:
    width = max(map(len, page.rows), default=0)
    parts = [_start(0x10)]
    parts += [
        record(0x7D, struct.pack("<HHHHHH", column, column, 2560, 15, 1, 0))
        for column in sorted(page.hidden_columns)
    ]
    parts.append(record(0x0200, struct.pack("<IIHHH", 0, len(page.rows), 0, width, 0)))
    for number, row in enumerate(page.rows):
        flags = 0x0120 if number in page.hidden_rows else 0x0100
        parts.append(record(0x0208, struct.pack("<6HI", number, 0, width, 255, 0, 0, flags | 15)))
        parts += [_cell(number, column, value, texts) for column, value in enumerate(row)]
    if page.merged:
        places = b"".join(struct.pack("<4H", t, b, left, r) for t, left, b, r in page.merged)
        parts.append(record(0xE5, struct.pack("<H", len(page.merged)) + places))
    return b"".join((*parts, record(0x0A)))


def _cell(row: int, column: int, value: Cell, texts: _Texts) -> bytes:
    place = struct.pack("<HH", row, column)
    if isinstance(value, bool | Error):
        code, is_error = (value.code, 1) if isinstance(value, Error) else (int(value), 0)
        return record(0x0205, place + struct.pack("<HBB", _GENERAL, code, is_error))
    if isinstance(value, str):
        return record(0xFD, place + struct.pack("<HI", _GENERAL, texts.number(value)))
    if isinstance(value, Percent):
        return record(0x0203, place + struct.pack("<Hd", _PERCENT, value.value))
    if isinstance(value, date):
        return record(0x0203, place + struct.pack("<Hd", _DATE, (value - DAY_0).days))
    return b"" if value is None else _number(place, value)


def _number(place: bytes, value: float) -> bytes:
    if value == int(value) and abs(value) < 1 << 28:
        return record(0x027E, place + struct.pack("<Hi", _GENERAL, int(value) << 2 | 2))
    return record(0x0203, place + struct.pack("<Hd", _GENERAL, value))


def _header(tables: int) -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    start += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    start += struct.pack("<IIIIIIIII", tables, tables, 0, _SMALLEST, _END, 0, _END, 0, 0)
    return start[:76] + struct.pack(f"<{tables}I", *range(tables)).ljust(436, b"\xff")


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    head += struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return head + struct.pack("<III", start, size, 0)
