"""Our own pass over an .xls: its numbers and what it holds beside values ([MS-XLS] records)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from perfmon_cli.cells.model import Merge
from perfmon_cli.workbook import ole
from perfmon_cli.workbook.facts import Box, Mark, SheetFacts, Shown, error_of
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import damaged, protected
from perfmon_cli.workbook.xlsx_pass import is_percent

_START, _END, _PASSWORD, _SHEET, _FORMAT, _STYLE = 0x0809, 0x0A, 0x2F, 0x85, 0x041E, 0xE0
_ROW, _COLUMNS, _MERGED = 0x0208, 0x7D, 0xE5
_EXCEL_97 = 0x0600
_WORKSHEET = 0
_HIDDEN_ROW = 0x20
_NO_NUMBER = b"\xff\xff"
_TEXT_RESULT, _ERROR_RESULT = 0, 2
_BUILT_IN_PERCENT = {9, 10}


@dataclass(slots=True)
class OldSheet:
    """One worksheet, in the order of the file; the numbers by row and column from 1."""

    name: str
    hidden: bool
    marks: dict[int, list[tuple[int, Mark]]] = field(default_factory=dict)
    numbers: dict[tuple[int, int], float] = field(default_factory=dict)
    texts: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    box: Box = field(default_factory=Box)

    def facts(self) -> SheetFacts:
        """What stands beside its values."""
        return SheetFacts(
            marks=self.marks,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            merges=tuple(self.merges),
            has_values=bool(self.numbers or self.texts),
        )


def pass_over(data: bytes, limits: Limits) -> tuple[OldSheet, ...]:
    """The worksheets of an .xls; raises Refused (PM101, PM102, PM104)."""
    stream = ole.read_stream(data, ("Workbook", "Book")) if data.startswith(ole.MAGIC) else data
    try:
        return tuple(_Book(stream, limits).sheets())
    except (struct.error, IndexError) as error:
        raise damaged() from error


class _Book:
    """The records of the whole workbook."""

    def __init__(self, stream: bytes, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._percent_formats = set(_BUILT_IN_PERCENT)
        self._formats: list[int] = []

    def sheets(self) -> Iterator[OldSheet]:
        """Read the worksheets one after another."""
        listed: list[tuple[int, bytes]] = []
        is_new = True
        for kind, record in _records(self._stream, 0):
            if kind == _START:
                is_new = int.from_bytes(record[:2], "little") >= _EXCEL_97
            elif kind == _PASSWORD:
                raise protected()
            elif kind == _SHEET and record[5] == _WORKSHEET:
                listed.append((int.from_bytes(record[:4], "little"), record))
            elif kind == _FORMAT and is_percent(_text(record, 2, is_new=is_new)):
                self._percent_formats.add(int.from_bytes(record[:2], "little"))
            elif kind == _STYLE:
                self._formats.append(int.from_bytes(record[2:4], "little"))
        for offset, record in listed:
            name = _short_text(record, 6, is_new=is_new)
            sheet = OldSheet(name, hidden=record[4] & 3 != 0)
            for kind, content in _records(self._stream, offset):
                self._take(kind, content, sheet)
            sheet.box.check(name, self._limits)
            yield sheet

    def _take(self, kind: int, record: bytes, sheet: OldSheet) -> None:
        match kind:
            case 0x0203:  # a number
                self._number(sheet, record, *struct.unpack_from("<d", record, 6))
            case 0x027E:  # a packed number
                self._number(sheet, record, _unpacked(record[6:10]))
            case 0xBD:
                self._packed_row(sheet, record)
            case 0x06 | 0x0206 | 0x0406:  # a formula
                self._formula(sheet, record)
            case 0x0205 if record[7]:  # an error; else yes or no
                _mark(sheet, _place(record), error_of(record[6]))
            case 0xFD | 0x0204 | 0xD6:  # a text
                sheet.texts.add(_place(record))
                sheet.box.add(*_place(record))
            case _:
                _take_layout(kind, record, sheet)

    def _packed_row(self, sheet: OldSheet, record: bytes) -> None:
        row, first = struct.unpack_from("<HH", record)
        if len(record) % 6:
            raise damaged()
        for number, at in enumerate(range(4, len(record) - 2, 6)):
            head = struct.pack("<HH", row, first + number) + record[at : at + 2]
            self._number(sheet, head, _unpacked(record[at + 2 : at + 6]))

    def _number(self, sheet: OldSheet, head: bytes, value: float) -> None:
        place = _place(head)
        sheet.numbers[place] = value
        sheet.box.add(*place)
        style = int.from_bytes(head[4:6], "little")
        if style < len(self._formats) and self._formats[style] in self._percent_formats:
            _mark(sheet, place, Shown.PERCENT)

    def _formula(self, sheet: OldSheet, record: bytes) -> None:
        result = record[6:14]
        if result[6:] != _NO_NUMBER:
            self._number(sheet, record, *struct.unpack("<d", result))
        elif result[0] == _ERROR_RESULT:
            _mark(sheet, _place(record), error_of(result[2]))
        elif result[0] == _TEXT_RESULT:
            sheet.texts.add(_place(record))
            sheet.box.add(*_place(record))


def _take_layout(kind: int, record: bytes, sheet: OldSheet) -> None:
    if kind == _ROW and record[12] & _HIDDEN_ROW:
        sheet.hidden_rows.add(int.from_bytes(record[:2], "little") + 1)
    elif kind == _COLUMNS and record[8] & 1:
        first, last = struct.unpack_from("<HH", record)
        sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    elif kind == _MERGED:
        for at in range(2, len(record) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<4H", record, at)
            sheet.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))


def _mark(sheet: OldSheet, place: tuple[int, int], mark: Mark) -> None:
    sheet.marks.setdefault(place[0], []).append((place[1], mark))
    sheet.box.add(*place)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part, without those of the charts inside it."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, at)
        record = stream[at + 4 : at + 4 + size]
        if len(record) < size:
            raise damaged()
        at += 4 + size
        depth += (kind == _START) - (kind == _END)
        if depth <= 1:
            yield kind, record
        if not depth:
            return


def _place(record: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<HH", record)
    return row + 1, column + 1


def _unpacked(packed: bytes) -> float:
    """A number packed into four bytes: whole or the upper half of a long one, maybe times 100."""
    (bits,) = struct.unpack("<i", packed)
    if bits & 2:
        value = float(bits >> 2)
    else:
        (value,) = struct.unpack("<d", bytes(4) + (bits & 0xFFFFFFFC).to_bytes(4, "little"))
    return value / 100 if bits & 1 else value


def _short_text(record: bytes, at: int, *, is_new: bool) -> str:
    return _characters(record, record[at], at + 1, is_new=is_new)


def _text(record: bytes, at: int, *, is_new: bool) -> str:
    if not is_new:
        return _short_text(record, at, is_new=False)
    return _characters(record, int.from_bytes(record[at : at + 2], "little"), at + 2, is_new=True)


def _characters(record: bytes, length: int, at: int, *, is_new: bool) -> str:
    if not is_new:
        return record[at : at + length].decode("cp1252", "replace")
    if record[at] & 1:
        return record[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return record[at + 1 : at + 1 + length].decode("latin-1")
