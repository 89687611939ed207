"""Comma-separated files."""

from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.cells.model import CellError, CellValue
from tests.workbook.builders import only_sheet, read, refusal

TEXT = "Measure,2021/22\nÀ £5 – “x”,77.7\n"
ROWS = (("Measure", "2021/22"), ("À £5 – “x”", Decimal("77.7")))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode("utf-8"), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="UTF-16, big end first"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    """The encodings that Excel saves are told apart without a word."""
    sheet = only_sheet(tmp_path, "Burglary by district.csv", data)
    assert (sheet.name, sheet.top, sheet.left) == ("Burglary by district", 1, 1)
    assert sheet.rows == ROWS


def test_guessed_encoding(tmp_path: Path) -> None:
    """An old encoding is read as Windows-1252, and said to be."""
    workbook, (finding,) = read(tmp_path, "a.csv", TEXT.encode("cp1252"))
    assert workbook is not None
    assert workbook.sheets[0].rows == ROWS
    assert str(finding) == (
        "a.csv: PM111 The file is not in UTF-8; it was read as Windows-1252, which may get £ "
        "signs, quotation marks and accents wrong. Save it from Excel as CSV UTF-8 (Comma "
        "delimited)."
    )


@pytest.mark.parametrize("data", [b"a,\x81\n", b"\xff\xfea\0\x00\xd8"], ids=["cp1252", "UTF-16"])
def test_unknown_encoding(tmp_path: Path, data: bytes) -> None:
    """What no known encoding can be is refused."""
    assert refusal(tmp_path, "a.csv", data) == (
        "a.csv: PM101 The file's characters are in an encoding that perfmon does not know. "
        "Save it from Excel as CSV UTF-8 (Comma delimited)."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Area,A,B\nLeeds,1,2\n", id="commas"),
        pytest.param("Area;A;B\nLeeds;1;2\n", id="semicolons"),
        pytest.param("Area\tA\tB\nLeeds\t1\t2\n", id="tabs"),
        pytest.param("Area|A|B\nLeeds|1|2\n", id="bars"),
        pytest.param("sep=;\r\nArea;A;B\r\nLeeds;1;2\r\n", id="Excel's own line"),
        pytest.param('"Area",A,B\r\nLeeds,1,2', id="quotes"),
        pytest.param("Area,A,B,,\nLeeds,1,2,,\n,,\n", id="trailing blanks"),
    ],
)
def test_delimiters(tmp_path: Path, text: str) -> None:
    """The delimiter is found, and what stands between two is a cell."""
    sheet = only_sheet(tmp_path, "a.csv", text.encode())
    assert sheet.rows == (("Area", "A", "B"), ("Leeds", Decimal(1), Decimal(2)))


def test_decimal_commas_are_no_delimiters(tmp_path: Path) -> None:
    """In a file of semicolons a decimal comma stays in its cell."""
    sheet = only_sheet(tmp_path, "a.csv", b"Area;2022\nLeeds;77,7\nBradford;76,1\n")
    assert sheet.rows == (("Area", Decimal(2022)), ("Leeds", "77,7"), ("Bradford", "76,1"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("215", Decimal(215)),
        ("-0.50", Decimal("-0.50")),
        ("0", Decimal(0)),
        ("007", "007"),
        ("1,234", "1,234"),
        ("77.7%", "77.7%"),
        ("1e5", "1e5"),
        ("+5", "+5"),
        (" 5", " 5"),
        (".5", ".5"),
        ("٢", "٢"),
        ("nan", "nan"),
        ("123456789012345", Decimal(123456789012345)),
        ("1234567890123456", "1234567890123456"),
        ("2022-03-31", "2022-03-31"),
        ("215²", "215²"),
        ("=1+1", "=1+1"),
    ],
)
def test_numbers(tmp_path: Path, text: str, value: CellValue) -> None:
    """A plain number is a number as in Excel; everything else stays as typed."""
    sheet = only_sheet(tmp_path, "a.csv", f'x\n"{text}"\n'.encode())
    assert sheet.rows == (("x",), (value,))
    assert type(sheet.rows[1][0]) is type(value)


def test_ragged_rows(tmp_path: Path) -> None:
    """Short rows are filled up, blank lines keep their place."""
    sheet = only_sheet(tmp_path, "a.csv", b"a,b\n\nc\n,d\n")
    assert sheet.rows == (("a", "b"), (None, None), ("c", None), (None, "d"))


def test_line_breaks_inside_quotes(tmp_path: Path) -> None:
    """A cell may hold several lines and very much text."""
    long = "word " * 50_000
    sheet = only_sheet(tmp_path, "a.csv", f'a,"one\ntwo"\nb,"{long}"\n'.encode())
    assert sheet.rows == (("a", "one\ntwo"), ("b", long))


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.txt"])
def test_names_of_text_files(tmp_path: Path, name: str) -> None:
    """Text is read under the names that text has."""
    assert only_sheet(tmp_path, name, b"x\n").rows == (("x",),)


def test_file_of_nothing_but_line_ends(tmp_path: Path) -> None:
    """A file without a value is an empty sheet."""
    assert only_sheet(tmp_path, "a.csv", b"\n\n,,\n").rows == ()


def test_a_cell_of_millions_of_characters(tmp_path: Path) -> None:
    """A quotation mark that does not close is refused, not read for minutes."""
    workbook, findings = read(tmp_path, "a.csv", b'a,"' + b"x" * 2_000_000)
    assert workbook is None
    assert [str(found) for found in findings] == [
        "a.csv: PM104 Row 1 has a cell of more than 1,000,000 characters. Look for a quotation "
        "mark that does not close, or send the file as .xlsx."
    ]


@pytest.mark.parametrize("word", ["#N/A", "#DIV/0!", "#SPILL!", "#ERROR!", "Err:502"])
def test_broken_formulas(tmp_path: Path, word: str) -> None:
    """A text file keeps a broken formula as a word; it stays one."""
    sheet = only_sheet(tmp_path, "a.csv", f"1,{word},# a note\n".encode())
    assert sheet.rows == ((Decimal(1), CellError(word), "# a note"),)
