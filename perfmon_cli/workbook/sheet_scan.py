"""One .xlsx sheet beside its values: its true extent, errors, empty formulas, hidden cells."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from operator import methodcaller

from perfmon_cli.cells.model import CellError, Merge, NoResult, column_number
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.facts import Box, Mark, SheetFacts, Shown
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.plain_rows import rows
from perfmon_cli.workbook.refusal import damaged
from perfmon_cli.workbook.values import ERRORS_READ

_ROW = re.compile(rb'<row [^>]*?\br="([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]+[0-9]+)"')
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_VALUED = re.compile(rb'<c [^>]*?\br="([A-Z]+)([0-9]+)"[^>]*(?<!/)>(?!\s*</c>)')
_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>([^<]*)</f>)")
_VALUE = re.compile(rb"<v\b[^>]*(?:/>|>([^<]*)</v>)")
_ANY_VALUE = re.compile(rb"<[vt](?: [^>]*)?>[^<]")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')
_MERGE = re.compile(rb'<mergeCell [^>]*?\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_TRUE = (b"1", b"true")
_letters = methodcaller("rstrip", b"0123456789")


@dataclass(frozen=True, slots=True)
class Style:
    """What of the workbook's styles and settings bears on a cell."""

    percent: frozenset[int] = frozenset()  #: the cell styles that show a percentage
    recalculated: bool = False  #: results are not to be relied on: "recalculate when opened"

    @property
    def percent_signs(self) -> tuple[bytes, ...]:
        """What a block of rows with a percentage holds one of."""
        return tuple(b's="%d"' % number for number in self.percent)


@dataclass(slots=True)
class _Found:
    """What has been found in the blocks so far."""

    marks: dict[int, list[tuple[int, Mark]]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    columns: set[bytes] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    has_values: bool = False


def scan_sheet(archive: Archive, part: str, sheet: str, style: Style, limits: Limits) -> SheetFacts:
    """Read one sheet's part; raises Refused (PM101, PM104).

    PM101 also for what is written so that one can only guess: a cell or row that stands there
    twice, two values in one cell; and for what the reader of values would misread.
    """
    found = _Found()
    marked = _marked_cells(style)
    for block in rows(archive, part):
        _take(block, found)
        _mark_cells(block, found, marked, style)
    last_column = max(map(_column, found.columns), default=0)
    last_row = max(found.rows, default=0)
    if last_row * last_column > limits.cells:
        box = _valued_box(archive, part)
        box.check(sheet, limits)
        last_column, last_row = box.last_column, box.last_row
    hidden = (range(first, min(last, last_column) + 1) for first, last in found.hidden_columns)
    return SheetFacts(
        marks=found.marks,
        hidden_rows=frozenset(row for row in found.hidden_rows if row <= last_row),
        hidden_columns=frozenset(column for columns in hidden for column in columns),
        merges=tuple(found.merges),
        has_values=found.has_values,
    )


def _take(block: bytes, found: _Found) -> None:
    """Gather where rows and cells stand, and which are hidden or merged."""
    cells = _CELL.findall(block)
    numbers = list(map(int, _ROW.findall(block)))
    before = len(found.rows)
    found.rows.update(numbers)
    if len(found.rows) < before + len(numbers) or len(set(cells)) < len(cells):
        raise damaged()
    found.columns.update(map(_letters, cells))
    found.has_values = found.has_values or _ANY_VALUE.search(block) is not None
    if b'hidden="' in block:
        found.hidden_rows.update(int(row) for row in _HIDDEN_ROW.findall(block))
        found.hidden_columns += _hidden_columns(block)
    if b"<mergeCell " in block:
        found.merges += [
            Merge(int(top), _column(left), int(bottom), _column(right))
            for left, top, right, bottom in _MERGE.findall(block)
        ]


def _mark_cells(block: bytes, found: _Found, marked: re.Pattern[bytes], style: Style) -> None:
    if not any(sign in block for sign in (b't="e"', b"<f", *style.percent_signs)):
        return
    for match in marked.finditer(block):
        mark = _mark(match[1], match[2], style)
        reference = _REFERENCE.search(match[1])
        if mark is not None and reference is not None:
            row = found.marks.setdefault(int(reference[2]), [])
            row.append((_column(reference[1]), mark))


def _marked_cells(style: Style) -> re.Pattern[bytes]:
    """Cells with an error, a formula, or a style that shows a percentage."""
    percent = "|".join(map(str, sorted(style.percent)))
    shown = rf'|[^>]*\bs="(?:{percent})"' if percent else ""
    pattern = rf'<c (?=[^>]*\bt="e"|[^>]*>\s*<f\b{shown})([^>]*)(?<!/)>(.*?)</c>'
    return re.compile(pattern.encode(), re.DOTALL)


def _mark(attributes: bytes, body: bytes, style: Style) -> Mark | None:
    found = _VALUE.search(body)
    value = (found[1] or b"") if found is not None else None
    formula = _FORMULA.search(body)
    if b't="e"' in attributes and value:
        word = unescape(value.decode("utf-8", "replace"))
        if word not in ERRORS_READ:
            raise damaged()
        return CellError(word)
    if formula is not None and not _has_result(attributes, value, style):
        return NoResult(unescape((formula[1] or b"").decode("utf-8", "replace")))
    return _shown(attributes, style)


def _has_result(attributes: bytes, value: bytes | None, style: Style) -> bool:
    if b't="str"' in attributes:
        return value is not None
    return bool(value) and not (style.recalculated and value == b"0")


def _shown(attributes: bytes, style: Style) -> Mark | None:
    match = re.search(rb'\bs="([0-9]+)"', attributes)
    return Shown.PERCENT if match is not None and int(match[1]) in style.percent else None


def _hidden_columns(block: bytes) -> list[tuple[int, int]]:
    ranges = []
    for tag in _COLUMN.findall(block):
        said = dict(_ATTRIBUTE.findall(tag))
        first, last = said.get(b"min", b""), said.get(b"max", b"")
        if said.get(b"hidden") in _TRUE and first.isdigit() and last.isdigit():
            ranges.append((int(first), int(last)))
    return ranges


def _valued_box(archive: Archive, part: str) -> Box:
    """The rectangle around the cells that have a value or a formula."""
    box = Box()
    for block in rows(archive, part):
        for match in _VALUED.finditer(block):
            box.add(int(match[2]), _column(match[1]))
    return box


@lru_cache(maxsize=16_384)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
