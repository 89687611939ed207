"""The numbers of a workbook read a second way, with nothing but the standard library.

Slow, plain and independent: what perfmon read must be what stands here.
"""

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from math import isfinite
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from perfmon_cli.cells.model import CellRef
from perfmon_cli.workbook import xls_pass
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.refusal import Refused

Place = tuple[str, int, int]  #: sheet, row and column from 1
Numbers = dict[Place, Decimal]


_SEPARATOR = re.compile(rb'xmlns(?::\w+)?="[^"]*}')


class CannotReadError(Exception):
    """The witness cannot say what the file holds."""


class NothingToSayError(Exception):
    """The file is written in a way that the witness does not know."""


def numbers(data: bytes) -> Numbers:
    """The numbers that the file holds, as they are stored (a percentage is 0.777).

    Raises CannotReadError, with the reason, for what is not well-formed or fails its checksum, and
    NothingToSayError.
    """
    if data.startswith(b"\xd0\xcf"):
        return dict(_old(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {
                name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()
            }
            if "content.xml" in names:
                return dict(_open_document(archive.read(names["content.xml"])))
            if "xl/workbook.xml" in names:
                return dict(_excel(archive, names))
            return dict(_binary(archive, names))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise CannotReadError(f"archive: {error}") from error
    except ParseError as error:
        if "unbound prefix" in str(error):  # read all the same, as some programs write it
            raise NothingToSayError from error
        raise CannotReadError(f"content: {error}") from error
    except (DefusedXmlException, LookupError, ValueError, struct.error) as error:
        raise CannotReadError(f"content: {error}") from error


def _old(data: bytes) -> Iterator[tuple[Place, Decimal]]:
    """The numbers of an .xls as its records say them, without the library that reads values."""
    try:
        sheets = xls_pass.pass_over(data, Limits())
    except Refused as refused:
        raise NothingToSayError from refused
    for sheet in sheets:
        for place, value in sheet.numbers.items():
            if isfinite(value):
                yield (sheet.name, *place), _rounded(value)


def _excel(archive: zipfile.ZipFile, names: dict[str, str]) -> Iterator[tuple[Place, Decimal]]:
    targets = _targets(archive, names, "xl/_rels/workbook.xml.rels")
    for sheet in _parsed(archive, names, "xl/workbook.xml").iter():
        if _local(sheet.tag) != "sheet":
            continue
        relation = next((v for key, v in sheet.attrib.items() if _local(key) == "id"), "")
        part = targets.get(relation, "").lower()
        if part in names:
            for place, value in _excel_sheet(_parsed(archive, names, part)):
                yield (sheet.get("name", ""), *place), value


def _excel_sheet(root: Element) -> Iterator[tuple[tuple[int, int], Decimal]]:
    row = column = 0
    for element in root.iter():
        tag = _local(element.tag)
        if tag == "row":
            row, column = int(element.get("r", row + 1)), 0
        elif tag == "c":
            place = CellRef("", cell=element.get("r", "").upper()).position
            place = place if place[0] else (row, column + 1)
            column = place[1]
            values = ["".join(v.itertext()) for v in element if _local(v.tag) == "v"]
            if values and element.get("t", "n") == "n":
                value = _number(values[-1])
                if value is not None:
                    yield place, value


def _open_document(content: bytes) -> Iterator[tuple[Place, Decimal]]:
    for table in fromstring(content).iter():
        if _local(table.tag) != "table":
            continue
        name, row = _attribute(table, "name"), 0
        for line in _within(table, "table-row"):
            rows = int(_attribute(line, "number-rows-repeated") or 1)
            column = 0
            for cell in line:
                if _local(cell.tag) not in {"table-cell", "covered-table-cell"}:
                    continue
                columns = int(_attribute(cell, "number-columns-repeated") or 1)
                value = _number(_attribute(cell, "value"))
                if value is not None and _attribute(cell, "value-type") != "string":
                    for r in range(row + 1, row + rows + 1):
                        for c in range(column + 1, column + columns + 1):
                            yield (name, r, c), value
                column += columns
            row += rows


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The elements of this tag, not those inside a table inside."""
    for child in element:
        if _local(child.tag) == tag:
            yield child
        elif _local(child.tag) in {"table-header-rows", "table-row-group", "table-rows"}:
            yield from _within(child, tag)


def _binary(archive: zipfile.ZipFile, names: dict[str, str]) -> Iterator[tuple[Place, Decimal]]:
    targets = _targets(archive, names, "xl/_rels/workbook.bin.rels")
    for kind, record in _records(archive.read(names["xl/workbook.bin"])):
        if kind != 156:  # noqa: PLR2004 - a sheet
            continue
        relation, at = _counted(record, 8)
        name, _ = _counted(record, at)
        part = targets.get(relation, "").lower()
        if part in names:
            for place, value in _binary_sheet(archive.read(names[part])):
                yield (name, *place), value


def _binary_sheet(content: bytes) -> Iterator[tuple[tuple[int, int], Decimal]]:
    row = 0
    for kind, record in _records(content):
        if kind == 0:
            row = int.from_bytes(record[:4], "little") + 1
        elif kind in {2, 5, 9}:
            column = int.from_bytes(record[:4], "little") + 1
            (number,) = struct.unpack_from("<d", record + bytes(8), 8)
            if kind == 2:  # noqa: PLR2004 - packed into four bytes
                number = _packed(record[8:12])
            yield (row, column), _rounded(number)


def _packed(content: bytes) -> float:
    (bits,) = struct.unpack("<i", content)
    if bits & 2:
        number = float(bits >> 2)
    else:
        (number,) = struct.unpack("<d", bytes(4) + struct.pack("<i", bits & ~3))
    return number / 100 if bits & 1 else number


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, at = _varying(content, at)
        size, at = _varying(content, at, size=True)
        yield kind, content[at : at + size]
        at += size


def _varying(content: bytes, at: int, *, size: bool = False) -> tuple[int, int]:
    value = 0
    for number in range(4 if size else 2):
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << 7 * number
        if not byte & 0x80:
            break
    return value, at


def _counted(record: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", record, at)
    end = at + 4 + 2 * length
    return record[at + 4 : end].decode("utf-16-le"), end


def _targets(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, str]:
    targets = {}
    for relation in _parsed(archive, names, part):
        target = relation.get("Target", "").replace("\\", "/")
        joined = target if target.startswith("/") else f"xl/{target}"
        targets[relation.get("Id", "")] = posixpath.normpath(joined).lstrip("/")
    return targets


def _parsed(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> Element:
    content = archive.read(names[part.lower()])
    if _SEPARATOR.search(content):  # which the witness's parser uses for itself
        raise NothingToSayError
    root: Element = fromstring(content)
    return root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return next((v for key, v in element.attrib.items() if _local(key) == name), "")


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    usual = text.isascii() and "_" not in text and text == text.strip()
    return _rounded(float(value)) if usual and value.is_finite() else None


def _rounded(value: float) -> Decimal:
    """With the 15 digits that Excel shows."""
    return Decimal(format(value, ".15g"))
