"""One .xlsx sheet beside its values: its true extent, errors, empty formulas, hidden cells."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from perfmon_cli.cells.model import CellError, NoResult, column_number
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.facts import Box, Mark, SheetFacts, Shown
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.plain_rows import feed_rows

_ROW = re.compile(rb'<row [^>]*?\br="([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="([0-9]+)"')
_COLUMN_OF = re.compile(rb'<c [^>]*?\br="([A-Z]+)')
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_VALUED = re.compile(rb'<c [^>]*?\br="([A-Z]+)([0-9]+)"[^>]*(?<!/)>(?!\s*</c>)')
_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>([^<]*)</f>)")
_VALUE = re.compile(rb"<v\b[^>]*(?:/>|>([^<]*)</v>)")
_ANY_VALUE = re.compile(rb"<[vt](?: [^>]*)?>[^<]")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')
_TRUE = (b"1", b"true")


@dataclass(frozen=True, slots=True)
class Style:
    """What of the workbook's styles and settings bears on a cell."""

    percent: frozenset[int] = frozenset()  #: the cell styles that show a percentage
    recalculated: bool = False  #: results are not to be relied on: "recalculate when opened"


@dataclass(slots=True)
class _Found:
    """What has been found in the blocks so far."""

    marks: dict[int, list[tuple[int, Mark]]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    columns: set[bytes] = field(default_factory=set)
    last_row: int = 0
    has_values: bool = False


def scan_sheet(archive: Archive, part: str, sheet: str, style: Style, limits: Limits) -> SheetFacts:
    """Read one sheet's part; raises Refused (PM101, PM104)."""
    found = _Found()
    marked = _marked_cells(style)

    def new_feed() -> _Scan:
        nonlocal found
        found = _Found()
        return _Scan(found, marked, style)

    feed_rows(archive, part, new_feed)
    last_column = max(map(_column, found.columns), default=0)
    last_row = found.last_row
    if last_row * last_column > limits.cells:
        box = _valued_box(archive, part)
        box.check(sheet, limits)
        last_column, last_row = box.last_column, box.last_row
    hidden = (range(first, min(last, last_column) + 1) for first, last in found.hidden_columns)
    return SheetFacts(
        marks=found.marks,
        hidden_rows=frozenset(row for row in found.hidden_rows if row <= last_row),
        hidden_columns=frozenset(column for columns in hidden for column in columns),
        has_values=found.has_values,
    )


class _Scan:
    """A feed that gathers what it finds."""

    def __init__(self, found: _Found, marked: re.Pattern[bytes], style: Style) -> None:
        self._found = found
        self._marked = marked
        self._style = style

    def __call__(self, block: bytes) -> None:
        """Take in one block of whole rows."""
        found = self._found
        found.columns.update(_COLUMN_OF.findall(block))
        found.last_row = max([found.last_row, *map(int, _ROW.findall(block))])
        found.has_values = found.has_values or _ANY_VALUE.search(block) is not None
        if b'hidden="' in block:
            found.hidden_rows.update(int(row) for row in _HIDDEN_ROW.findall(block))
            found.hidden_columns += _hidden_columns(block)
        for match in self._marked.finditer(block):
            mark = _mark(match[1], match[2], self._style)
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
        return CellError(unescape(value.decode("utf-8", "replace")))
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
    box = Box()

    def new_feed() -> _Extent:
        nonlocal box
        box = Box()
        return _Extent(box)

    feed_rows(archive, part, new_feed)
    return box


class _Extent:
    """A feed that widens a box by every cell with a value or a formula."""

    def __init__(self, box: Box) -> None:
        self._box = box

    def __call__(self, block: bytes) -> None:
        """Take in one block of whole rows."""
        for match in _VALUED.finditer(block):
            self._box.add(int(match[2]), _column(match[1]))


@lru_cache(maxsize=16_384)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())
