"""Files written as few programs write them: read all the same, or refused, never misread."""

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.cells.model import CellError, CellValue
from tests.workbook.builders import (
    MAIN,
    ods,
    only_sheet,
    packed,
    refusal,
    xlsx,
    xlsx_parts,
)

DAMAGED = "PM101 The file is damaged, incomplete or written in an unusual way."
LAST = '<c r="C1"><v>1</v></c>'
LEEDS = '<row r="1"><c r="A1"><v>7</v></c><c r="B1" t="inlineStr"><is><t>Leeds</t></is></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
Parts = dict[str, str | bytes]


def without_namespaces(parts: Mapping[str, str | bytes]) -> Parts:
    """As some hand-made writers leave them out."""
    return {name: re.sub(r' xmlns(:\w+)?="[^"]*"', "", str(part)) for name, part in parts.items()}


def encoded(parts: Mapping[str, str | bytes], encoding: str, said: str) -> Parts:
    """Every part in another encoding."""
    head = f'<?xml version="1.0" encoding="{said}"?>'
    return {name: (head + str(part)).encode(encoding) for name, part in parts.items()}


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(without_namespaces(xlsx_parts(LEEDS)), id="no namespaces"),
        pytest.param(encoded(xlsx_parts(LEEDS), "utf-16", "UTF-16"), id="all in UTF-16"),
        pytest.param(encoded(xlsx_parts(LEEDS), "latin-1", "ISO-8859-1"), id="all in Latin-1"),
        pytest.param(
            {"/" + name: part for name, part in xlsx_parts(LEEDS).items()}, id="names from the root"
        ),
        pytest.param(
            {name.replace("/", "\\"): part for name, part in xlsx_parts(LEEDS).items()},
            id="backslashes",
        ),
        pytest.param(
            xlsx_parts(LEEDS) | {"docProps/app.xml": "<half", "xl/media/a.png": b"\x89PNG"},
            id="a broken part that nobody needs",
        ),
        pytest.param(
            xlsx_parts(LEEDS.replace("</row>", '<x:c xmlns:x="urn:x" r="A1"/></row><!-- -->')),
            id="an extension among the cells",
        ),
    ],
)
def test_unusual_but_whole(tmp_path: Path, parts: Parts) -> None:
    """What a workbook says does not hang on how its writer spells XML and names parts."""
    assert only_sheet(tmp_path, "a.xlsx", packed(parts)).rows == ((Decimal(7), "Leeds"),)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<v>1<!-- . -->2</v>", Decimal(12)),
        ("<v>1&#50;3</v>", Decimal(123)),
        ("<v>&#x31;2</v>", Decimal(12)),
        ("<v><![CDATA[12]]></v>", Decimal(12)),
        ("<v>1<![CDATA[2]]>3</v>", Decimal(123)),
        ('<v xml:space="preserve">1&#50;</v>', Decimal(12)),
        ("<f>IF(B2&gt;1,1,0)</f><v>1&#50;</v>", Decimal(12)),
    ],
)
def test_numbers_written_oddly(tmp_path: Path, cell: str, value: CellValue) -> None:
    """A number is the whole of its digits, never those before a comment or a reference."""
    rows = f'<row r="1"><c r="A1">{cell}</c>{LAST}</row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows[0][0] == value


@pytest.mark.parametrize(
    "word",
    [
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#GETTING_DATA",
        "#N/A",
        "#UNKNOWN!",
    ],
)
@pytest.mark.parametrize("kind", ["e", "str"])
def test_broken_formulas_of_newer_programs(tmp_path: Path, word: str, kind: str) -> None:
    """A broken formula is one under whatever word, also where it was saved as text."""
    rows = f'<row r="1"><c r="A1" t="{kind}"><f>X()</f><v>{word}</v></c>{LAST}</row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((CellError(word), None, Decimal(1)),)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(f'<row r="1"><c r="A1"><v>1</v><v>2</v></c>{LAST}</row>', id="two values"),
        pytest.param(f'<row r="1"><c r="A1"><v>1<b/>2</v></c>{LAST}</row>', id="tags in a value"),
        pytest.param(f'<row r="1">{LAST}{LAST}</row>', id="one cell twice"),
        pytest.param(f'<row r="1">{LAST}</row><row r="1"><c r="A1"/></row>', id="one row twice"),
        pytest.param(f'<row r="1"><c r="1A"><v>1</v></c>{LAST}</row>', id="no such place"),
        pytest.param(
            f'<row r="1"><c r="A1" t="inlineStr"><v>9</v></c>{LAST}</row>', id="a lost value"
        ),
        pytest.param(f'<row r="1"><c r="A1" t="s"><v>0</v></c>{LAST}</row>', id="no such text"),
    ],
)
def test_what_one_could_only_guess(tmp_path: Path, rows: str) -> None:
    """A sheet that says two things, or nothing, of a cell is damaged, and no value is picked."""
    assert DAMAGED in refusal(tmp_path, "a.xlsx", xlsx(rows))


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    """Sheets are known by their names: of two with the same one would be lost."""
    more = '<sheet name="Data" sheetId="2" r:id="s1"/></sheets>'
    parts = xlsx_parts(LEEDS)
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</sheets>", more)
    assert DAMAGED in refusal(tmp_path, "a.xlsx", packed(parts))


def test_rows_without_places_in_a_prefixed_sheet(tmp_path: Path) -> None:
    """Cells that lack their places follow each other, in rows that follow each other."""
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v>'
        '</x:c><x:c r="D1"><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row><x:row><x:c>'
        "<x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    parts = xlsx_parts("") | {SHEET: sheet}
    assert only_sheet(tmp_path, "a.xlsx", packed(parts)).rows == (
        (Decimal(1), None, None, Decimal(2), Decimal(3)),
        (Decimal(4), None, None, None, None),
    )


def repacked(data: bytes, folder: Path, *, first: str = "", without: str = "") -> bytes:
    """The archive with another part first, or without one, all of it compressed."""
    (folder / "in.zip").write_bytes(data)
    with zipfile.ZipFile(folder / "in.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != without}
    order = sorted(parts, key=lambda name: name != first)
    return packed({name: parts[name] for name in order})


ROW = (
    '<table:table-row><table:table-cell office:value-type="float" office:value="7">'
    "<text:p>7</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    ("first", "without"),
    [("content.xml", ""), ("content.xml", "mimetype"), ("", "META-INF/manifest.xml")],
    ids=["mimetype last", "no mimetype", "no manifest"],
)
def test_ods_packed_unusually(tmp_path: Path, first: str, without: str) -> None:
    """An .ods is known by its content when its first part does not say what it is."""
    data = repacked(ods(ROW), tmp_path, first=first, without=without)
    assert only_sheet(tmp_path, "a.ods", data).rows == ((Decimal(7),),)


def test_ods_in_another_encoding(tmp_path: Path) -> None:
    """An .ods whose reader of values sees no sheet at all is not an empty workbook."""
    (tmp_path / "in.zip").write_bytes(ods(ROW))
    with zipfile.ZipFile(tmp_path / "in.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    parts["content.xml"] = (head + str(parts["content.xml"], "utf-8")).encode("utf-16")
    assert only_sheet(tmp_path, "a.ods", packed(parts)).rows == ((Decimal(7),),)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('office:value-type="float" office:value="1&#50;"><text:p>12</text:p>', Decimal(12)),
        ('office:value-type="float" office:value="7">\n  <text:p>7</text:p>\n', Decimal(7)),
        ('office:value-type="string"><text:p><![CDATA[12]]></text:p>', "12"),
        ('office:value-type="string"><text:p>1<!-- . -->2</text:p>', "12"),
        ('office:value-type="string"><text:p>a <text:span> b</text:span></text:p>', "a  b"),
    ],
    ids=["reference", "indented", "CDATA", "comment", "spaces"],
)
def test_ods_written_oddly(tmp_path: Path, cell: str, value: CellValue) -> None:
    """An .ods reads the same however its writer spells XML."""
    row = f"\n<table:table-row>\n <table:table-cell {cell}</table:table-cell>\n</table:table-row>"
    assert only_sheet(tmp_path, "a.ods", ods(row)).rows == ((value,),)


@pytest.mark.parametrize(
    "cell",
    [
        'office:value-type="float"><text:p>12</text:p>',
        'office:value-type="float" office:value="1,5"><text:p>1,5</text:p>',
        'office:value-type="float" office:value="1_000"><text:p>1_000</text:p>',
        'office:value-type="string" office:value="7"><text:p>7</text:p>',
        'table:number-columns-repeated="0" office:value-type="float" office:value="7">',
        'table:number-columns-repeated="two" office:value-type="float" office:value="7">',
    ],
    ids=["no value", "comma", "underscore", "a text with a value", "none of it", "two of it"],
)
def test_ods_that_one_could_only_guess(tmp_path: Path, cell: str) -> None:
    """A number that is not said as OpenDocument says numbers makes a damaged file."""
    row = f"<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"
    assert DAMAGED in refusal(tmp_path, "a.ods", ods(row + ROW))


@pytest.mark.parametrize("word", ["#SPILL!", "#REF!", "Err:502", "#ERROR!"])
@pytest.mark.parametrize("formula", ["", 'table:formula="of:=1" '])
def test_ods_broken_formulas(tmp_path: Path, word: str, formula: str) -> None:
    """A broken formula is one under whatever word, whatever type its cell claims."""
    cell = f'<table:table-cell {formula}office:value-type="string"><text:p>{word}</text:p>'
    row = f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    assert only_sheet(tmp_path, "a.ods", ods(row)).rows == ((CellError(word),),)
