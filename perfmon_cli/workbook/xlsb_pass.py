"""Our own pass over an .xlsb: what it holds beside values ([MS-XLSB] records)."""

import struct
from collections.abc import Iterable, Iterator, Mapping

from perfmon_cli.cells.model import Merge
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.facts import Box, Mark, SheetFacts, Shown, error_of
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import damaged
from perfmon_cli.workbook.xlsx_pass import is_percent, main_part, relations

_WORKBOOK = "xl/workbook.bin"
_ROW, _FIRST_CELL, _LAST_CELL, _ERROR, _FORMULA_ERROR = 0, 2, 11, 3, 11
_NUMBERS = {2, 5, 9}
#: The least bytes of a cell: its place and style, and its value.
_LEAST = {2: 12, 3: 9, 4: 9, 5: 16, 6: 12, 7: 12, 8: 12, 9: 16, 10: 9, 11: 9}
_FORMAT, _STYLE, _COLUMNS, _SHEET, _MERGE = 44, 47, 60, 156, 176
_STYLES_BEGIN, _STYLES_END = 617, 618
_BUILT_IN_PERCENT = {9, 10}
_HIDDEN_ROW = 0x10


def pass_over(archive: Archive, limits: Limits) -> Mapping[str, SheetFacts]:
    """Sheet name -> what stands beside its values; raises Refused (PM101, PM104)."""
    workbook = main_part(archive, _WORKBOOK)
    targets = relations(archive, workbook)
    styles = next((part for part in targets.values() if part.endswith("styles.bin")), "")
    percent = _percent_styles(archive.read(styles))
    try:
        return {
            name: _sheet(archive.chunks(targets[relation]), name, percent, limits)
            for name, relation in _sheets(archive.read(workbook))
            if archive.has(targets.get(relation, ""))
        }
    except (struct.error, IndexError, UnicodeError) as error:
        raise damaged() from error


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    for kind, record in _records([data]):
        if kind == _SHEET:
            relation, end = _text(record, 8)
            yield _text(record, end)[0], relation


def _percent_styles(data: bytes) -> frozenset[int]:
    percent_formats = set(_BUILT_IN_PERCENT)
    formats: list[int] = []
    in_cell_styles = False
    for kind, record in _records([data]):
        if kind in {_STYLES_BEGIN, _STYLES_END}:
            in_cell_styles = kind == _STYLES_BEGIN
        elif kind == _FORMAT and is_percent(_text(record, 2)[0]):
            percent_formats.add(int.from_bytes(record[:2], "little"))
        elif kind == _STYLE and in_cell_styles:
            formats.append(int.from_bytes(record[2:4], "little"))
    return frozenset(i for i, number in enumerate(formats) if number in percent_formats)


def _sheet(
    chunks: Iterable[bytes], name: str, percent: frozenset[int], limits: Limits
) -> SheetFacts:
    box, numbers = Box(), Box()
    marks: dict[int, list[tuple[int, Mark]]] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merges: list[Merge] = []
    row = 0
    for kind, record in _records(chunks):
        if kind == _ROW:
            row = int.from_bytes(record[:4], "little") + 1
            if record[11] & _HIDDEN_ROW:
                hidden_rows.add(row)
        elif kind == _COLUMNS:
            first, last, *_, flags = struct.unpack_from("<IIIIH", record)
            if flags & 1:
                hidden_columns.update(range(first + 1, min(last, 16_383) + 2))
        elif kind == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            column = _column(kind, record)
            box.add(row, column)
            if kind in _NUMBERS:
                numbers.add(row, column)
            mark = _mark(kind, record, percent)
            if mark is not None:
                marks.setdefault(row, []).append((column, mark))
    box.check(name, limits)
    return SheetFacts(
        marks=marks,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merges=tuple(merges),
        has_values=box.cells > 0,
        last_number=(numbers.last_row, numbers.last_column),
    )


def _column(kind: int, record: bytes) -> int:
    if len(record) < _LEAST[kind]:
        raise damaged()
    return int.from_bytes(record[:4], "little") + 1


def _mark(kind: int, record: bytes, percent: frozenset[int]) -> Mark | None:
    if kind in {_ERROR, _FORMULA_ERROR}:
        return error_of(record[8])
    if kind in _NUMBERS and int.from_bytes(record[4:7], "little") in percent:
        return Shown.PERCENT
    return None


def _records(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and content; the part is taken whole, records do not end with chunks."""
    data = b"".join(chunks)
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + size > len(data):
            raise damaged()
        yield kind, data[at : at + size]
        at += size


def _text(record: bytes, at: int) -> tuple[str, int]:
    """A length and so many UTF-16 characters; the text and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    end = at + 4 + 2 * int(length)
    return record[at + 4 : end].decode("utf-16-le"), end
