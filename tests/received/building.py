"""The tables of July 2022 as senders would send them, as files of four formats."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook

HERE = Path(__file__).parent
TABLES = HERE / "tables"
OLD_FILES = HERE / "xls"
EXAMPLE = HERE.parents[1] / "examples" / "west-yorkshire"
OWN_SHEETS = ("Settings", "Quarters", "Priorities", "Measures")
QUARTER_END = "2022-03"

Cell: TypeAlias = str | tuple[str, float] | date
Rows: TypeAlias = list[list[str]]


def table(path: Path) -> Rows:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def senders() -> dict[str, dict[str, Rows]]:
    """The sheets of each sender, by their names."""
    return {
        folder.name: {path.stem: table(path) for path in sorted(folder.glob("*.csv"))}
        for folder in sorted(TABLES.iterdir())
    }


def typed(text: str) -> Cell:
    """A cell as a spreadsheet makes it of what is typed: a number with its format, a date, text."""
    if re.fullmatch(r"[A-Z][a-z]{2}-[0-9]{2}", text):
        return datetime.strptime(f"1-{text}", "%d-%b-%y").date()  # noqa: DTZ007 (a day)
    number = text.replace(",", "").removeprefix("£")
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", number):
        return ("£#,##0.00" if text.startswith("£") else "General", float(number))
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?%", number):
        return ("0.00%", round(float(number[:-1]) / 100, 6))
    return text


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """An Excel workbook."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, column, cell in cells(rows):
            place = sheet.cell(row, column)
            if isinstance(cell, tuple):
                place.number_format, place.value = cell
            else:
                place.value = cell
                if isinstance(cell, date):
                    place.number_format = "mmm-yy"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def cells(rows: Rows) -> Iterator[tuple[int, int, Cell]]:
    """The cells that hold something, with row and column from 1."""
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                yield number, column, typed(text)


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """An OpenDocument spreadsheet."""
    names = "office", "table", "text"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    body = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {
        "mimetype": kind,
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
        'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind}"/></manifest:manifest>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _ods_row(row: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(_ods_cell(typed(text)) for text in row)}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell}"/>'
    if isinstance(cell, tuple):
        kind = "percentage" if cell[0].endswith("%") else "float"
        return f'<table:table-cell office:value-type="{kind}" office:value="{cell[1]!r}"/>'
    if not cell:
        return "<table:table-cell/>"
    text = f"<text:p>{escape(cell)}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def one_file(
    made: Callable[[Mapping[str, Rows]], bytes], ending: str
) -> Callable[[Path, str, Mapping[str, Rows]], None]:
    """How a sender sends everything in one workbook."""

    def send(folder: Path, _: str, sheets: Mapping[str, Rows]) -> None:
        (folder / f"figures {QUARTER_END}.{ending}").write_bytes(made(sheets))

    return send


def old_file(folder: Path, sender: str, _: Mapping[str, Rows]) -> None:
    """How a sender sends an .xls file: the one that make_xls.py made of the same tables."""
    data = (OLD_FILES / f"{sender}.xls").read_bytes()
    (folder / f"figures {QUARTER_END}.xls").write_bytes(data)


def csv_files(folder: Path, _: str, sheets: Mapping[str, Rows]) -> None:
    """How a sender sends one CSV file a table."""
    for name, rows in sheets.items():
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(rows)
        path = folder / f"{name} {QUARTER_END}.csv"
        path.write_bytes(buffer.getvalue().encode("utf-8"))


FORMATS: dict[str, Callable[[Path, str, Mapping[str, Rows]], None]] = {
    "xlsx": one_file(xlsx, "xlsx"),
    "ods": one_file(ods, "ods"),
    "xls": old_file,
    "csv": csv_files,
}


def received_project(root: Path, kind: str) -> Path:
    """The example with its measures, but with the figures in received files of one format."""
    (root / "data").mkdir(parents=True)
    (root / "data" / "performance.xlsx").write_bytes(own_workbook())
    for sender, sheets in senders().items():
        folder = root / "received" / sender
        folder.mkdir(parents=True)
        FORMATS[kind](folder, sender, sheets)
    return root


@cache
def own_workbook() -> bytes:
    """The example's workbook without its figures, and with Tables received and Names."""
    book: Any = load_workbook(EXAMPLE / "data" / "performance.xlsx")
    for name in book.sheetnames:
        if name not in OWN_SHEETS:
            del book[name]
    for name in ("Tables received", "Names"):
        sheet = book.create_sheet(name)
        for row in table(HERE / f"{name.lower().replace(' ', '_')}.csv"):
            sheet.append([text or None for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
