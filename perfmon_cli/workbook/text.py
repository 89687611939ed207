"""Comma-separated files, read as Excel would open them."""

import contextlib
import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.cells.model import CellRef, CellValue, Sheet, column_letters
from perfmon_cli.findings import Finding, finding
from perfmon_cli.workbook.facts import SheetFacts
from perfmon_cli.workbook.grid import Grid, rectangle, text_value
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import Refused

SAVE_AS_UTF8 = "Save it from Excel as CSV UTF-8 (Comma delimited)."
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 100_000
_DELIMITER_LINE = re.compile(r"sep=([,;\t|])\r?\n")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_DIGITS = 15  # what Excel keeps of a number

#: Far more than a cell of Excel holds (32,767 characters).
_LONGEST_CELL = 1_000_000


def read_sheet(
    data: bytes, file: str, name: str, limits: Limits
) -> tuple[Sheet, tuple[Finding, ...]]:
    """One sheet, named `name`; PM111 when the encoding had to be guessed.

    Plain numbers (215, -0.5) become numbers as in Excel; everything else stays as typed. Raises
    Refused (PM101, PM104).
    """
    text, findings = _decoded(data, file)
    said = _DELIMITER_LINE.match(text)
    if said is not None:
        text = text[said.end() :]
    delimiter = said[1] if said is not None else _delimiter(text)
    rows: list[tuple[CellValue, ...]] = []
    width = 0
    try:
        for row in _rows(text, delimiter):
            rows.append(tuple(map(_value, row)))
            width = max(width, len(row))
            _check_size(len(rows), width, name, limits)
    except csv.Error as error:
        raise Refused(
            "PM104",
            f"Row {len(rows) + 1} has a cell of more than {_LONGEST_CELL:,} characters.",
            "Look for a quotation mark that does not close, or send the file as .xlsx.",
        ) from error
    sheet = Grid(rectangle(rows)).to_sheet(file, name, SheetFacts(), hidden=False)
    return sheet, findings


def _decoded(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        guess = finding(
            "PM111",
            "The file is not in UTF-8; it was read as Windows-1252, which may get £ signs, "
            "quotation marks and accents wrong.",
            SAVE_AS_UTF8,
            where=CellRef(file),
        )
        return _strict(data, "cp1252"), (guess,)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            "PM101",
            "The file's characters are in an encoding that perfmon does not know.",
            SAVE_AS_UTF8,
        ) from error


def _delimiter(text: str) -> str:
    """The one that cuts most rows of the beginning into the same number of cells."""
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    widths: dict[int, int] = {}
    with contextlib.suppress(csv.Error):
        for number, row in enumerate(_rows(sample, delimiter)):
            if number == _SAMPLE_ROWS:
                break
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows; a cell longer than Excel holds raises csv.Error."""
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _value(text: str) -> CellValue:
    if _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= _DIGITS:
        return Decimal(text)
    return text_value(text)


def _check_size(rows: int, width: int, name: str, limits: Limits) -> None:
    if rows * width <= limits.cells:
        return
    raise Refused(
        "PM104",
        f"The file has {rows:,} rows of up to {width:,} cells; "
        f"perfmon reads up to {limits.cells:,} cells.",
        "Keep only the rows and columns with figures.",
        sheet=name,
        cell=f"{column_letters(width)}{rows}",
    )
