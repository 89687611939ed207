"""Excel workbooks: values, and what stands beside them."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from perfmon_cli.cells.model import CellError, CellValue, NoResult, Percentage
from tests.workbook.builders import (
    MAIN,
    PACKAGE,
    RELATIONS,
    only_sheet,
    packed,
    read,
    sheets_of,
    xlsx,
    xlsx_parts,
)


def saved(path: Path, fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The bytes of a workbook that openpyxl writes."""
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        pytest.param(1234, Decimal(1234), id="a whole number"),
        pytest.param(-0.5, Decimal("-0.5"), id="a fraction"),
        pytest.param(0.1 + 0.2, Decimal("0.3"), id="no more digits than Excel shows"),
        pytest.param(1e20, Decimal("1E+20"), id="a very large number"),
        pytest.param("  146 (4.3%) ²", "  146 (4.3%) ²", id="text as typed"),
        pytest.param("1234", "1234", id="a number as text"),
        pytest.param(True, True, id="yes or no"),
        pytest.param(date(2022, 3, 31), date(2022, 3, 31), id="a date"),
        pytest.param(datetime(2022, 3, 31, 14, 30), date(2022, 3, 31), id="a date and time"),  # noqa: DTZ001
        pytest.param(time(14, 30), "14:30:00", id="a time"),
        pytest.param(timedelta(hours=30), "30:00:00", id="a duration"),
    ],
)
def test_values(tmp_path: Path, typed: object, read_as: CellValue) -> None:
    """A value typed into Excel is read as what it is."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = typed

    sheet = only_sheet(tmp_path, "book.xlsx", saved(tmp_path / "a.xlsx", fill))
    assert sheet.rows == ((read_as,),)
    assert type(sheet.rows[0][0]) is type(read_as)


def test_true_is_not_one(tmp_path: Path) -> None:
    """A row holds a number and a yes side by side without mixing them up."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1"><v>1</v></c></row>'
    )
    (row,) = only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows
    assert [type(value) for value in row] == [Decimal, bool, Decimal]


def test_number_beyond_excel(tmp_path: Path) -> None:
    """A number that Excel cannot hold is an error, not a blank or an infinity."""
    rows = '<row r="1"><c r="A1"><v>1e999</v></c></row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((CellError("#NUM!"),),)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        pytest.param("0%", Percentage(Decimal("77.7")), id="percent"),
        pytest.param("0.00%", Percentage(Decimal("77.7")), id="percent, two decimals"),
        pytest.param("0.0%;-0.0%;-", Percentage(Decimal("77.7")), id="percent in sections"),
        pytest.param('[>=1]0%;0"%"%', Percentage(Decimal("77.7")), id="percent with text"),
        pytest.param('0.0"%"', Decimal("0.777"), id="a percent sign as text"),
        pytest.param("0.0\\%", Decimal("0.777"), id="an escaped percent sign"),
        pytest.param("General", Decimal("0.777"), id="no format"),
    ],
)
def test_percent_format(tmp_path: Path, number_format: str, shown: CellValue) -> None:
    """A number that the sheet shows as a percentage is read as shown."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 0.777
        book.active["A1"].number_format = number_format

    sheet = only_sheet(tmp_path, "book.xlsx", saved(tmp_path / "a.xlsx", fill))
    assert sheet.rows == ((shown,),)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("1", "100"), ("0.5", "50"), ("0", "0"), ("-0.05", "-5"), ("0.07", "7"), ("12", "1200")],
)
def test_percent_is_exact(tmp_path: Path, stored: str, shown: str) -> None:
    """A percentage is exact and written out plainly."""
    rows = f'<row r="1"><c r="A1" s="1"><v>{stored}</v></c></row>'
    ((value,),) = only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows
    assert isinstance(value, Percentage)
    assert str(value.value) == shown


def test_a_percent_format_changes_numbers_only(tmp_path: Path) -> None:
    """Text, dates and blanks in a column of percentages stay what they are."""
    rows = (
        '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>n/a</t></is></c>'
        '<c r="B1" s="1" t="b"><v>0</v></c><c r="C1" s="1"/><c r="D1" s="2"><v>0.1</v></c></row>'
    )
    sheet = only_sheet(tmp_path, "a.xlsx", xlsx(rows))
    assert sheet.rows == (("n/a", False, None, Percentage(Decimal(10))),)


@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!"])
def test_error_cell(tmp_path: Path, text: str) -> None:
    """A broken formula is an error and never a blank."""
    rows = f'<row r="3"><c r="B3" t="e"><f>C3/D3</f><v>{text}</v></c></row>'
    sheet = only_sheet(tmp_path, "a.xlsx", xlsx(rows))
    assert (sheet.top, sheet.left, sheet.rows) == (3, 2, ((CellError(text),),))


def test_error_cell_with_a_percent_format(tmp_path: Path) -> None:
    """An error stays an error whatever its format."""
    rows = '<row r="1"><c r="A1" s="1" t="e"><v>#N/A</v></c></row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((CellError("#N/A"),),)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        pytest.param("<f>1+1</f>", NoResult("1+1"), id="no value"),
        pytest.param("<f>1+1</f><v></v>", NoResult("1+1"), id="an empty value"),
        pytest.param("<f>A1&lt;2</f><v/>", NoResult("A1<2"), id="an unescaped formula"),
        pytest.param('<f t="shared" si="0"/>', NoResult(""), id="a shared formula"),
        pytest.param("<f>1+1</f><v>2</v>", Decimal(2), id="with its result"),
        pytest.param("<f>1-1</f><v>0</v>", Decimal(0), id="with nought"),
    ],
)
def test_formula(tmp_path: Path, cell: str, found: CellValue) -> None:
    """A formula saved without its result is never a blank."""
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1">{cell}</c></row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((Decimal(1), found),)


def test_formula_whose_result_is_no_text(tmp_path: Path) -> None:
    """A formula that gives "" has its result."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v/></c></row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((Decimal(1),),)


def test_nothing_but_formulas(tmp_path: Path) -> None:
    """A sheet of formulas that were never calculated keeps their places."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active["C2"] = "=SUM(A1:A9)"
        book.active["B4"] = "=C2"

    sheet = only_sheet(tmp_path, "book.xlsx", saved(tmp_path / "a.xlsx", fill))
    assert (sheet.top, sheet.left) == (2, 2)
    assert sheet.rows == (
        (None, NoResult("SUM(A1:A9)")),
        (None, None),
        (NoResult("C2"), None),
    )


def test_formulas_around_the_values(tmp_path: Path) -> None:
    """Formulas without result above, below and beside the values widen the sheet."""
    rows = (
        '<row r="1"><c r="C1"><f>A</f></c></row><row r="2"><c r="B2"><v>5</v></c></row>'
        '<row r="3"><c r="A3"><f>B</f></c></row>'
    )
    sheet = only_sheet(tmp_path, "a.xlsx", xlsx(rows))
    assert (sheet.top, sheet.left) == (1, 1)
    assert sheet.rows == (
        (None, None, NoResult("A")),
        (None, Decimal(5), None),
        (NoResult("B"), None, None),
    )


def test_results_to_be_recalculated(tmp_path: Path) -> None:
    """A nought in a file that asks to be calculated when opened is a placeholder, not a result."""
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1"><v>0</v></c></row>'
    )
    data = xlsx(rows, workbook='<calcPr calcId="1" fullCalcOnLoad="1"/>')
    assert only_sheet(tmp_path, "a.xlsx", data).rows == ((NoResult("1+1"), Decimal(2), Decimal(0)),)


def test_hidden(tmp_path: Path) -> None:
    """Hidden rows, columns and sheets are read and known to be hidden."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        for row in range(1, 6):
            for column in "ABCD":
                sheet[f"{column}{row}"] = row
        sheet.row_dimensions[2].hidden = True
        sheet.row_dimensions[4].hidden = True
        sheet.row_dimensions[99].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions.group("G", "XFD", hidden=True)
        other = book.create_sheet("Old")
        other["A1"] = 1
        other.sheet_state = "hidden"
        book.create_sheet("Secret").sheet_state = "veryHidden"

    first, old, secret = sheets_of(tmp_path, "book.xlsx", saved(tmp_path / "a.xlsx", fill))
    assert first.hidden_rows == {2, 4}
    assert first.hidden_columns == {3}
    assert not first.hidden
    assert (old.hidden, old.rows) == (True, ((Decimal(1),),))
    assert (secret.hidden, secret.rows, secret.top, secret.left) == (True, (), 1, 1)


def test_trailing_blanks(tmp_path: Path) -> None:
    """Formatted and emptied cells around the values are not part of the sheet."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet["B3"] = "x"
        sheet["F3"] = ""
        sheet["B9"] = ""
        sheet["Z90"].number_format = "0%"

    sheet = only_sheet(tmp_path, "book.xlsx", saved(tmp_path / "a.xlsx", fill))
    assert (sheet.top, sheet.left, sheet.rows) == (3, 2, (("x",),))


ROWS = (
    '<row r="2"{hidden}><c r="B2" s="1"><v>0.5</v></c><c r="C2" t="e"><v>#N/A</v></c></row>'
    '<row r="3"><c r="B3"><f>B2 = 1</f></c><c r="D3"><v>4</v></c></row>'
)
PREFIXED = (
    f'<x:worksheet xmlns:x="{MAIN}"><x:cols><x:col min="3" max="3" hidden="1"/></x:cols>'
    '<x:sheetData><x:row r="2" hidden="true"><x:c r="B2" s="1"><x:v>0.5</x:v></x:c>'
    '<x:c r="C2" t="e"><x:v>#N/A</x:v></x:c></x:row><x:row r="3"><x:c r="B3">'
    '<x:f>B2 = 1</x:f></x:c><x:c r="D3"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)
USUAL = (
    f'<worksheet xmlns="{MAIN}"><cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
    + ROWS.format(hidden=' hidden="1"')
    + "</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(USUAL, id="as usual"),
        pytest.param(USUAL.replace("B2 = 1", "B2=1"), id="scanned as bytes"),
        pytest.param('<?xml version="1.0" encoding="utf-8"?>\n' + USUAL, id="declared"),
        pytest.param(USUAL.replace('"', "'"), id="single quotes"),
        pytest.param(USUAL.replace("><", ">\n  <"), id="indented"),
        pytest.param(USUAL.replace("<row", "<!-- a row --><row"), id="comments"),
        pytest.param(USUAL.replace(' r="3"', ""), id="a row without its number"),
        pytest.param(PREFIXED, id="prefixed"),
        pytest.param(
            ('<?xml version="1.0" encoding="UTF-16"?>' + USUAL).encode("utf-16"), id="UTF-16"
        ),
        pytest.param('<?xml version="1.0" encoding="ISO-8859-1"?>' + USUAL, id="another encoding"),
        pytest.param(
            USUAL.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"), id="Strict"
        ),
    ],
)
def test_however_it_is_written(tmp_path: Path, part: str | bytes) -> None:
    """The same sheet is read the same however its writer spells XML."""
    parts = xlsx_parts("") | {"xl/worksheets/sheet1.xml": part}
    sheet = only_sheet(tmp_path, "a.xlsx", packed(parts))
    formula = "B2=1" if "B2=1" in str(part) else "B2 = 1"
    assert (sheet.top, sheet.left) == (2, 2)
    assert sheet.rows == (
        (Percentage(Decimal(50)), CellError("#N/A"), None),
        (NoResult(formula), None, Decimal(4)),
    )
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2}, {3})


def test_cells_without_their_place(tmp_path: Path) -> None:
    """Cells that do not say where they stand follow each other."""
    rows = '<row><c t="e"><v>#N/A</v></c><c s="1"><v>0.25</v></c></row><row><c><f>1</f></c></row>'
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == (
        (CellError("#N/A"), Percentage(Decimal(25))),
        (NoResult("1"), None),
    )


def linked(*targets: str) -> bytes:
    """An .xlsx that links to other workbooks."""
    parts = xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    for number, target in enumerate(targets):
        parts[f"xl/externalLinks/externalLink{number}.xml"] = "<externalLink/>"
        parts[f"xl/externalLinks/_rels/externalLink{number}.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{RELATIONS}/externalLinkPath" Target="{target}" TargetMode="External"/>'
            "</Relationships>"
        )
    return packed(parts)


@pytest.mark.parametrize(
    ("targets", "named"),
    [
        pytest.param(("file:///C:\\Users\\x\\Budget%202022.xlsx",), "Budget 2022.xlsx", id="one"),
        pytest.param(("d.xlsx", "../c.xlsx"), "c.xlsx, d.xlsx", id="two, in order"),
        pytest.param(
            ("e.xlsx", "d.xlsx", "b.xlsx", "a.xlsx", "c.xlsx"),
            "a.xlsx, b.xlsx, c.xlsx and 2 more",
            id="five",
        ),
    ],
)
def test_links_to_other_workbooks(tmp_path: Path, targets: tuple[str, ...], named: str) -> None:
    """A workbook that takes values from others is read, and said to."""
    workbook, (finding,) = read(tmp_path, "a.xlsx", linked(*targets))
    assert workbook is not None
    assert str(finding) == (
        f"a.xlsx: PM109 The workbook takes values from other files ({named}); they are as old as "
        "its last update. Open it with those files at hand, update the links (Data, Edit Links) "
        "and save it, or replace the links by their values."
    )


def test_macros(tmp_path: Path) -> None:
    """A workbook with macros is read, and said to have them."""
    parts = xlsx_parts(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        content_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    workbook, (finding,) = read(
        tmp_path, "a.xlsm", packed(parts | {"xl/vbaProject.bin": b"\xd0\xcf"})
    )
    assert workbook is not None
    assert str(finding) == (
        "a.xlsm: PM110 The workbook contains macros; perfmon does not run them and reads the "
        "values last saved. Nothing needs doing if those values are up to date."
    )


def test_charts_on_their_own_sheet_are_left_out(tmp_path: Path) -> None:
    """Only sheets of cells are sheets."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 1
        book.create_chartsheet("Chart")

    assert [
        sheet.name for sheet in sheets_of(tmp_path, "a.xlsx", saved(tmp_path / "b.xlsx", fill))
    ] == ["Sheet"]


def test_sheet_whose_part_is_missing(tmp_path: Path) -> None:
    """A sheet that cannot be found is a damaged file, never an empty sheet."""
    parts = xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    workbook, (finding,) = read(tmp_path, "a.xlsx", packed(parts))
    assert workbook is None
    assert finding.code == "PM101"


def test_hash_is_of_the_bytes(tmp_path: Path) -> None:
    """A workbook carries the SHA-256 of the bytes that were read."""
    workbook, _ = read(tmp_path, "a.csv", b"1\n")
    assert workbook is not None
    assert workbook.sha256 == "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"


def test_odd_spelling_late_in_a_long_sheet(tmp_path: Path) -> None:
    """A sheet that stops being written as usual after its first megabyte is read all the same."""
    row = '<row r="{0}"><c r="A{0}" s="1"><v>0.{0}</v></c><c r="B{0}"><f>A{0}</f></c></row>'
    rows = "".join(row.format(number) for number in range(1, 20_001))
    sheet = only_sheet(tmp_path, "a.xlsx", xlsx(rows + "<!-- late -->" + row.format(20_001)))
    assert len(rows) > 1 << 20
    assert len(sheet.rows) == 20_001
    assert sheet.rows[24] == (Percentage(Decimal(25)), NoResult("A25"))
    assert sheet.rows[-1] == (Percentage(Decimal("20.001")), NoResult("A20001"))


def test_the_least_that_is_a_workbook(tmp_path: Path) -> None:
    """An unpacked archive without styles or a table of content types is a workbook too."""
    parts = xlsx_parts('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>')
    for part in ("xl/styles.xml", "[Content_Types].xml"):
        del parts[part]
    sheet = only_sheet(tmp_path, "a.xlsx", packed(parts, zipfile.ZIP_STORED))
    assert sheet.rows == ((Decimal("0.5"),),)
