"""Files made to exhaust a machine."""

import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

import perfmon_cli
from perfmon_cli.workbook.limits import (
    Limits,
    limit_cpu,
    limit_memory,
    machine_allows,
    no_core_file,
)
from tests.workbook.builders import ods, only_sheet, packed, refusal, xlsx, xlsx_parts

KEEP_FIGURES = (
    "Open it in Excel, keep only the sheets with figures, delete the rows and columns beyond "
    "them, and save it as a new .xlsx file."
)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_file_size(tmp_path: Path) -> None:
    """A file above the limit is not read."""
    said = refusal(tmp_path, "a.csv", b"1,2\n" * 600_000, Limits(file_bytes=1 << 20))
    assert said == f"a.csv: PM104 The file has 2.3 MB; perfmon reads up to 1 MB. {KEEP_FIGURES}"


def test_number_of_parts(tmp_path: Path) -> None:
    """An archive of very many parts is refused."""
    said = refusal(tmp_path, "a.xlsx", xlsx(ONE), Limits(parts=5))
    assert said == f"a.xlsx: PM104 The file holds 6 parts; perfmon reads up to 5. {KEEP_FIGURES}"


def test_size_of_a_part(tmp_path: Path) -> None:
    """Real bytes are counted while unpacking, not those that the archive states."""
    said = refusal(tmp_path, "a.xlsx", xlsx(ONE), Limits(part_bytes=200))
    assert said == (
        "a.xlsx: PM104 Unpacked, its part [content_types].xml is larger than 200 bytes, "
        f"the most perfmon reads. {KEEP_FIGURES}"
    )


def test_size_of_all_parts(tmp_path: Path) -> None:
    """The parts together are limited too."""
    said = refusal(tmp_path, "a.xlsx", xlsx(ONE), Limits(total_bytes=1 << 10))
    assert said == (
        "a.xlsx: PM104 Unpacked, the file is larger than 1 KB, the most perfmon reads. "
        f"{KEEP_FIGURES}"
    )


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_zip_bomb(tmp_path: Path, part: str) -> None:
    """A part of nothing but repetition is refused before it is parsed."""
    parts = xlsx_parts(ONE) | {part: "<sst>" + " " * 2_000_000 + "</sst>"}
    said = refusal(tmp_path, "bomb.xlsx", packed(parts))
    assert said == (
        f"bomb.xlsx: PM104 Its part {part.lower()} unpacks to more than 200 times its size, "
        "as in a file made to exhaust a computer. "
        "Do not open it. Ask the sender whether they sent it, and for a fresh copy."
    )


def test_a_repetitive_picture_is_no_bomb(tmp_path: Path) -> None:
    """Only parts that are parsed are held to the ratio."""
    parts = xlsx_parts(ONE) | {"xl/media/image1.emf": bytes(2_000_000)}
    assert only_sheet(tmp_path, "a.xlsx", packed(parts)).rows == ((1,),)


def test_stated_sizes_are_not_believed(tmp_path: Path) -> None:
    """A part that claims to be small and unpacks to more is counted as it unpacks."""
    bomb = b"<sst>" + b" " * 2_000_000 + b"</sst>"
    data = packed(xlsx_parts(ONE) | {"xl/sharedStrings.xml": bomb})
    small = len(bomb).to_bytes(4, "little")
    assert data.count(small) == 2
    said = refusal(tmp_path, "a.xlsx", data.replace(small, (9).to_bytes(4, "little")))
    assert "PM104 Its part xl/sharedstrings.xml unpacks to more than 200 times" in said


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packing(tmp_path: Path, method: int) -> None:
    """Excel packs by deflate or not at all; anything else is refused."""
    assert "PM101 The file is damaged" in refusal(
        tmp_path, "a.xlsx", packed(xlsx_parts(ONE), method)
    )


def test_broken_packing(tmp_path: Path) -> None:
    """A stream that does not unpack is a damaged file."""
    data = bytearray(xlsx(ONE))
    at = data.find(b"[Content_Types].xml") + len("[Content_Types].xml")
    data[at : at + 8] = b"\xff" * 8
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xlsx", bytes(data))


def test_unfinished_packing(tmp_path: Path) -> None:
    """A stream that stops too early is a damaged file."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    whole = stream.compress(b"<x>" * 100) + stream.flush()
    cut = whole[:-2]
    data = bytearray(packed({"[Content_Types].xml": cut}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.find(mark) + offset] = zipfile.ZIP_DEFLATED
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xlsx", bytes(data))


def test_stray_cell(tmp_path: Path) -> None:
    """One far cell makes a sheet that no memory holds; it is named."""
    rows = ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = xlsx(rows)
    assert len(data) < 2_200
    assert refusal(tmp_path, "far.xlsx", data) == (
        "Data!XFD1048576: PM104 A value in XFD1048576 makes this sheet 17,179,869,184 cells "
        "large; perfmon reads up to 20,000,000. "
        "Delete what stands in XFD1048576, or move it next to the other cells."
    )


def test_two_stray_cells(tmp_path: Path) -> None:
    """When one cell lies far down and another far right, both are named."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    )
    assert refusal(tmp_path, "far.xlsx", xlsx(rows)) == (
        "Data!XFD1: PM104 Values in XFD1 and A1048576 make this sheet 17,179,869,184 cells "
        "large; perfmon reads up to 20,000,000. "
        "Delete what stands in XFD1 and A1048576, or move it next to the other cells."
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', id="alone"),
        pytest.param(ONE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>', id="empty"),
        pytest.param(ONE + '<row r="1048576"><c r="XFD1048576" s="1"></c></row>', id="blank"),
    ],
)
def test_far_but_harmless(tmp_path: Path, rows: str) -> None:
    """Neither a cell alone nor an empty formatted one makes a sheet large."""
    assert only_sheet(tmp_path, "a.xlsx", xlsx(rows)).rows == ((1,),)


def test_ods_repeats(tmp_path: Path) -> None:
    """An .ods that repeats a value a billion times is refused without counting to a billion."""
    table = (
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="1024" office:value-type="percentage" '
        'office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    )
    assert refusal(tmp_path, "a.ods", ods(table)) == (
        "Data!AMJ1048576: PM104 A value in AMJ1048576 makes this sheet 1,073,741,824 cells "
        "large; perfmon reads up to 20,000,000. "
        "Delete what stands in AMJ1048576, or move it next to the other cells."
    )


def test_one_endless_row_of_a_text_file(tmp_path: Path) -> None:
    """A text file is a rectangle too: one long row makes all others long."""
    data = b"1\n" * 100 + b"," * 100
    assert refusal(tmp_path, "a.csv", data, Limits(cells=10_000)) == (
        "a!CW101: PM104 The file has 101 rows of up to 101 cells; perfmon reads up to 10,000 "
        "cells. Keep only the rows and columns with figures."
    )


def test_systems_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system knows no limits, setting one says so and does nothing else."""
    monkeypatch.setitem(sys.modules, "resource", None)
    assert (limit_memory(1), limit_cpu(1), no_core_file()) == (False, False, False)
    assert machine_allows(1 << 60)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("RLIMIT_DATA, (1 << 30, -1)", "True False"),
        ("RLIMIT_AS, (1 << 30, 1 << 30)", "True False"),
        ("RLIMIT_AS, (1 << 30, -1)", "True True"),  # the process sets the softer one itself
        ("RLIMIT_CORE, (0, 0)", "True True"),
    ],
)
def test_what_the_machine_allows(limit: str, said: str) -> None:
    """Less than perfmon does where the system was told so."""
    script = (
        "import resource\n"
        f"resource.setrlimit(resource.{limit})\n"
        "from perfmon_cli.workbook.limits import machine_allows\n"
        "print(machine_allows(1 << 30), machine_allows((1 << 30) + 1))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(Path(perfmon_cli.__file__).parents[1])},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == f"{said}\n"
