"""The archive that an .xlsx or .ods is: checked before anything in it is believed."""

import zipfile
from pathlib import Path

import pytest

from tests.workbook.builders import ods, only_sheet, packed, refusal, xlsx_parts

ROW = '<row r="1"><c r="A1"><v>1234567</v></c></row>'


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/media/picture.emf"])
def test_checksum(tmp_path: Path, method: int, part: str) -> None:
    """A part that is not what was packed makes a damaged file: its figures may be others."""
    parts = xlsx_parts(ROW) | {"xl/media/picture.emf": b"picture" * 9}
    good = packed(parts, method)
    (tmp_path / "good.zip").write_bytes(good)
    with zipfile.ZipFile(tmp_path / "good.zip") as archive:
        checksum = archive.getinfo(part).CRC.to_bytes(4, "little")
    assert good.count(checksum) == 2
    assert "PM101 The file is damaged" in refusal(
        tmp_path, "a.xlsx", good.replace(checksum, b"\1\2\3\4")
    )


@pytest.mark.parametrize(
    ("flag", "said"),
    [(0x01, "PM102"), (0x40, "PM102"), (0x20, "PM101 The file is damaged")],
    ids=["encrypted", "strongly encrypted", "patched"],
)
def test_flags(tmp_path: Path, flag: int, said: str) -> None:
    """A part that has to be decrypted or patched first is not what it seems."""
    data = bytearray(packed(xlsx_parts(ROW)))
    data[data.rfind(b"PK\x01\x02") + 8] |= flag
    assert said in refusal(tmp_path, "a.xlsx", bytes(data))


def test_changed_figure(tmp_path: Path) -> None:
    """One digit changed on the way is noticed."""
    data = packed(xlsx_parts(ROW), zipfile.ZIP_STORED)
    assert only_sheet(tmp_path, "a.xlsx", data).rows == ((1_234_567,),)
    changed = data.replace(b"<v>1234567</v>", b"<v>1234568</v>")
    assert "PM101 The file is damaged" in refusal(tmp_path, "a.xlsx", changed)


def test_folders_are_no_parts(tmp_path: Path) -> None:
    """Entries for folders, which some programs write, are left out."""
    parts = {"META-INF/": b""} | {"Pictures/": b""}
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        (tmp_path / "b.zip").write_bytes(ods("<table:table-row/>"))
        with zipfile.ZipFile(tmp_path / "b.zip") as other:
            archive.writestr("content.xml", other.read("content.xml"))
    assert only_sheet(tmp_path, "a.ods", (tmp_path / "a.zip").read_bytes()).rows == ()
