"""Our own pass over an .ods: what it holds beside values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from perfmon_cli.cells.broken import is_error_word
from perfmon_cli.cells.model import CellError, Merge, NoResult
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.facts import Box, Mark, SheetFacts, Shown
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.markup import Attributes, local, parse
from perfmon_cli.workbook.refusal import damaged

_LINK = re.compile(r"'(file://[^']*)'")
_HIDDEN = {"collapse", "filter"}
_CELLS = {"table-cell", "covered-table-cell"}
_NUMBERS = {"float", "percentage", "currency"}


@dataclass(slots=True)
class _Sheet:
    name: str
    box: Box = field(default_factory=Box)
    numbers: Box = field(default_factory=Box)
    marks: dict[int, list[tuple[int, Mark]]] = field(default_factory=dict)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    row: int = 0
    column: int = 0
    merges: list[Merge] = field(default_factory=list)
    has_values: bool = False
    column_tag: int = 0  #: column declarations are counted apart from cells

    def facts(self) -> SheetFacts:
        return SheetFacts(
            marks=self.marks,
            hidden_rows=_numbers(self.hidden_rows, self.box.last_row),
            hidden_columns=_numbers(self.hidden_columns, self.box.last_column),
            merges=tuple(self.merges),
            has_values=self.has_values,
            last_number=(self.numbers.last_row, self.numbers.last_column),
        )


def pass_over(archive: Archive, limits: Limits) -> tuple[Mapping[str, SheetFacts], frozenset[str]]:
    """Sheet name -> facts, and the addresses of the files whose values it repeats.

    Raises Refused (PM101, PM104).
    """
    reader = _Reader(limits)
    parse(archive.chunks("content.xml"), reader.start, reader.end, reader.text)
    return {sheet.name: sheet.facts() for sheet in reader.sheets}, frozenset(reader.linked)


class _Reader:
    """Follows sheets, rows and cells with their repeats."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[_Sheet] = []
        self.linked: set[str] = set()
        self._limits = limits
        self._depth = 0  #: of tables; only the outermost are sheets
        self._row_repeat = self._cell_repeat = 1
        self._cell: Attributes | None = None
        self._text: list[str] = []

    def start(self, name: str, raw: Attributes) -> None:
        """Begin an element."""
        tag = local(name)
        if tag not in _STARTS and tag not in _CELLS:
            return
        attributes = {local(key): value for key, value in raw.items()}
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append(_Sheet(attributes.get("name", "")))
        elif tag == "table-source":
            self.linked.add(attributes.get("href", ""))
        elif self._depth == 1:
            self._start_inside(tag, attributes, self.sheets[-1])

    def end(self, name: str) -> None:
        """End an element."""
        tag = local(name)
        if tag == "table":
            self._depth -= 1
        elif self._depth == 1 and tag == "table-row":
            self.sheets[-1].row += self._row_repeat - 1
        elif self._depth == 1 and tag in _CELLS and self._cell is not None:
            self._end_cell(self._cell, self.sheets[-1])
            self._cell = None

    def text(self, data: str) -> None:
        """Take in text."""
        if self._cell is not None:
            self._text.append(data)

    def _start_inside(self, tag: str, attributes: Attributes, sheet: _Sheet) -> None:
        hidden = attributes.get("visibility") in _HIDDEN
        if tag == "table-column":
            first = sheet.column_tag + 1
            sheet.column_tag += _repeat(attributes, "number-columns-repeated")
            if hidden:
                sheet.hidden_columns.append((first, sheet.column_tag))
        elif tag == "table-row":
            sheet.row += 1
            sheet.column = 0
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
            if hidden:
                sheet.hidden_rows.append((sheet.row, sheet.row + self._row_repeat - 1))
        elif tag in _CELLS:
            sheet.column += 1
            self._cell_repeat = _repeat(attributes, "number-columns-repeated")
            self._cell = attributes
            self._text.clear()

    def _end_cell(self, cell: Attributes, sheet: _Sheet) -> None:
        first, last = sheet.column, sheet.column + self._cell_repeat - 1
        sheet.column = last
        right = first + _repeat(cell, "number-columns-spanned") - 1
        below = sheet.row + _repeat(cell, "number-rows-spanned") - 1
        if (below, right) != (sheet.row, first):
            sheet.merges.append(Merge(sheet.row, first, below, right))
        text = "".join(self._text).strip()
        if not text and "value-type" not in cell and "formula" not in cell:
            return
        if "value-type" in cell and (cell["value-type"] in _NUMBERS) is not ("value" in cell):
            raise damaged()
        sheet.has_values = sheet.has_values or "value-type" in cell
        bottom = sheet.row + self._row_repeat - 1
        sheet.box.add(sheet.row, first)
        sheet.box.add(bottom, last)
        sheet.box.check(sheet.name, self._limits)
        if "value" in cell:
            sheet.numbers.add(bottom, last)
        self.linked.update(_LINK.findall(cell.get("formula", "")))
        mark = _mark(cell, text)
        if mark is not None:
            for row in range(sheet.row, bottom + 1):
                marks = sheet.marks.setdefault(row, [])
                marks.extend((column, mark) for column in range(first, last + 1))


_STARTS = {"table", "table-source", "table-column", "table-row"}


def _mark(cell: Attributes, text: str) -> Mark | None:
    formula = cell.get("formula")
    # LibreOffice writes both office:value-type="string" and calcext:value-type="error".
    if cell.get("value-type") == "error" or (formula is not None and is_error_word(text)):
        return CellError(text or "#ERROR!")
    if formula is not None and "value-type" not in cell and not text:
        return NoResult(formula)
    return Shown.PERCENT if cell.get("value-type") == "percentage" else None


def _repeat(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit() and int(text)):
        raise damaged()
    return int(text)


def _numbers(ranges: list[tuple[int, int]], end: int) -> frozenset[int]:
    return frozenset(
        number for first, last in ranges for number in range(first, min(last, end) + 1)
    )
