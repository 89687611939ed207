"""charts.xlsx: the numbers behind each chart, a sheet a chart, with a list of contents."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from perfmon_cli import theme
from perfmon_cli.renderers import sheets
from perfmon_cli.renderers.sheets import Column
from perfmon_cli.report.model import Chart, Point, Report, Series, Signal

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

NAME: Final = "charts.xlsx"
CONTENTS: Final = "Contents"
_LIST = (Column("Sheet", 16), Column("Title", 80), Column("What it measures", 60))
_SERIES, _CATEGORY = Column("Line or group", 30), Column("Period, area or part", 30)
_PRINTED, _NUMBER = Column("As printed", 18), Column("Number", 16)
_LOW, _HIGH = Column("95% from", 14), Column("95% to", 14)
_SYMBOL, _SAID = Column("Symbol", 12), Column("Note", 40)
_LINK = theme.LINK.removeprefix("#")
_SYMBOLS = """\
Number holds the figure unrounded; As printed is what the chart says, or why there is none.
Symbols: [x] not available, [z] not applicable, [c] confidential, [low] rounds to 0, \
[p] provisional, [r] revised, [e] estimated, [f] forecast, [b] break in series, \
[u] low reliability, [w] no data recorded.
"""


def render(report: Report) -> bytes:
    """A workbook of the report's charts: printed and plain values, and symbols for gaps (GSS)."""
    book = sheets.new_book("Charts")
    plain = {figure.id: figure.value for figure in report.figures}
    names = _names(report.charts)
    _add_contents(book, report, names)
    for name, chart in zip(names, report.charts, strict=True):
        _add_chart(book.create_sheet(name), chart, plain)
    return sheets.saved(book)


def _names(charts: Sequence[Chart]) -> list[str]:
    """A sheet's name a chart: "Figure 2", and "Figure 2 (2)" for its second part."""
    found: list[str] = []
    for chart in charts:
        parts = sum(name.partition(" (")[0] == chart.ref for name in found)
        found.append(f"{chart.ref} ({parts + 1})" if parts else chart.ref)
    return found


def _add_contents(book: "Workbook", report: Report, names: Sequence[str]) -> None:
    sheet = book.create_sheet(CONTENTS)
    sheets.put(sheet.cell(1, 1), f"The numbers behind the charts of: {report.title}", wrap=False)
    sheet.cell(1, 1).font = sheets.font(bold=True, size=14, color=sheets.DARK)
    sheets.put(sheet.cell(2, 1), f"{report.organisation}, {report.subtitle}", wrap=False)
    row = 3
    for line in _SYMBOLS.splitlines():
        sheets.put(sheet.cell(row, 1), line, wrap=False)
        row += 1
    row += 1
    sheets.put_headings(sheet, _LIST, row)
    rows = [(name, c.title, c.scale) for name, c in zip(names, report.charts, strict=True)]
    sheets.put_rows(sheet, _LIST, rows, row + 1)
    for number, name in enumerate(names, start=row + 1):
        _link(sheet.cell(number, 1), name)
    sheets.print_wide(sheet, row)


def _add_chart(sheet: "Worksheet", chart: Chart, plain: dict[str, str]) -> None:
    lines = [f"{chart.ref}: {chart.title}", chart.scale]
    lines += ["".join(span.text for span in line) for line in chart.notes]
    row = 1
    for line in filter(None, lines):
        sheets.put(sheet.cell(row, 1), line, wrap=False)
        row += 1
    sheet.cell(1, 1).font = sheets.font(bold=True, size=14, color=sheets.DARK)
    sheets.put(sheet.cell(row, 1), "Back to the contents", wrap=False)
    _link(sheet.cell(row, 1), CONTENTS)
    row += 2
    numbers = list(_rows(chart))
    has_interval = any(point.low is not None for _, _, point, _ in numbers)
    interval = (_LOW, _HIGH) if has_interval else ()
    columns = (_SERIES, _CATEGORY, _PRINTED, _NUMBER, *interval, _SYMBOL, _SAID)
    sheets.put_headings(sheet, columns, row)
    for number, (series, category, point, note) in enumerate(numbers, start=row + 1):
        value = _number(point, plain)
        ends = (point.low, point.high) if has_interval else ()
        symbols = " ".join(point.symbols)
        said = "; ".join(text for text in (point.status, note) if text)
        cells = (series, category, point.printed, value, *ends, symbols, said)
        for index, content in enumerate(cells, start=1):
            if content in {None, ""}:
                continue
            cell = sheet.cell(number, index)
            if isinstance(content, str):  # without a look of its own, which costs most of the time
                cell.value = sheets.storable(content)
                cell.data_type = "s"
            else:
                cell.value = content
    sheets.add_filter(sheet, len(columns), len(numbers), row)


def _link(cell: "Cell", sheet: str) -> None:
    """Make a cell lead to the top of another sheet."""
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A1")
    cell.font = sheets.font(underline=True, color=_LINK)


def _number(point: Point, plain: dict[str, str]) -> Decimal | float | None:
    """The figure of a point as it stands in the book of figures, unrounded."""
    held = Decimal(plain.get(point.figure) or "NaN")
    return held if float(held) == point.value else point.value


def _rows(chart: Chart) -> Iterable[tuple[str, str, Point, str]]:
    """Line or group, category, point and note, in the order of the chart."""
    for series in chart.series:
        yield from _of_series(chart, series)
    for limits in chart.limits:
        span = " – ".join((chart.categories[limits.start], chart.categories[limits.stop - 1]))
        for point in (limits.upper, limits.centre, limits.lower):
            yield series.name, span, point, ""
    if chart.goal is not None:
        is_one = len(chart.goal.points) < len(chart.categories)
        for index, point in enumerate(chart.goal.points):
            if point.value is not None:
                yield chart.goal.name, "" if is_one else chart.categories[index], point, ""


def _of_series(chart: Chart, series: Series) -> Iterable[tuple[str, str, Point, str]]:
    words = dict(chart.key)
    for index, (category, point) in enumerate(zip(chart.categories, series.points, strict=True)):
        notes = [chart.category_notes[index]] if chart.category_notes else []
        notes += [words.get(point.signal, "")] if point.signal is not Signal.COMMON_CAUSE else []
        notes += ["counting changed"] if point.starts else []
        yield series.name, category, point, "; ".join(note for note in notes if note)
