"""Writes .ods files as LibreOffice does, byte for byte the same every time."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tools.fuzzing.packing import packed
from tools.fuzzing.pages import Cell, Error, Page, Percent

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0"><manifest:file-entry '
    f'manifest:full-path="/" manifest:media-type="{_TYPE}"/><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def open_document(pages: Mapping[str, Page]) -> bytes:
    """A whole .ods file; equal cells beside each other are written once, with a count."""
    tables = "".join(_table(name, page) for name, page in pages.items())
    content = (
        f'<office:document-content xmlns:office="{_NAMES}:office:1.0" xmlns:table="{_NAMES}:table:'
        f'1.0" xmlns:text="{_NAMES}:text:1.0" office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": _TYPE.encode(),
            "META-INF/manifest.xml": (_HEAD + _MANIFEST).encode(),
            "content.xml": (_HEAD + content).encode(),
        }
    )


def _table(name: str, page: Page) -> str:
    width = max(map(len, page.rows), default=1)
    columns = "".join(
        f"<table:table-column{_hidden(column in page.hidden_columns)}/>" for column in range(width)
    )
    rows = "".join(
        f"<table:table-row{_hidden(number in page.hidden_rows)}>{_row(row)}</table:table-row>"
        for number, row in enumerate(page.rows)
    )
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    return (
        f"<table:table table:name={quoteattr(name)}>{columns}{rows}{tail}</table:table-row>"
        "</table:table>"
    )


def _hidden(hidden: bool) -> str:  # noqa: FBT001
    return ' table:visibility="collapse"' if hidden else ""


def _row(row: Sequence[Cell]) -> str:
    cells = []
    for written, equal in groupby(map(_cell, row)):
        count = sum(1 for _ in equal)
        repeated = f'<table:table-cell table:number-columns-repeated="{count}"'
        cells.append(written.replace("<table:table-cell", repeated, 1) if count > 1 else written)
    return "".join(cells) or "<table:table-cell/>"


def _cell(value: Cell) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case bool():
            said = f'boolean" office:boolean-value="{str(value).lower()}'
            shown = str(value).upper()
        case str():
            said, shown = "string", escape(value)
        case Error():
            formula = 'table:formula="of:=1/0" '
            return f"<table:table-cell {formula}><text:p>#DIV/0!</text:p></table:table-cell>"
        case Percent(number):
            said, shown = f'percentage" office:value="{number!r}', f"{number:.1%}"
        case date():
            said, shown = f'date" office:date-value="{value}', f"{value:%d/%m/%y}"
        case _:
            said, shown = f'float" office:value="{value!r}', f"{value:g}"
    start = f'<table:table-cell office:value-type="{said}">'
    return f"{start}<text:p>{shown}</text:p></table:table-cell>"
