"""Files that are not read, and what their owners are told."""

import os
from pathlib import Path

import pytest

from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.one_file import read_file
from tests.workbook.builders import ODS_TYPE, ods, ole, packed, refusal, xlsx, xlsx_parts

SAVE_AFRESH = (
    "Open it in Excel, save it under a new name as an Excel workbook (.xlsx), and use that file; "
    "if Excel cannot open it, ask the sender to send it again."
)
SAVE_AS = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and use that file."
ASK = "Ask the sender for the figures in an Excel workbook (.xlsx)."
DAMAGED = f"PM101 The file is damaged, incomplete or written in an unusual way. {SAVE_AFRESH}"
PROTECTED = "PM102 The file is password-protected. Ask the sender for an unprotected copy."
LABELLED = (
    "PM102 The file carries a sensitivity label that encrypts it: only people whom its owner named "
    "can open it. Ask the sender for a copy under a label without encryption."
)
UNPACK = "Unpack it and use the workbook inside."
LOCK = (
    "PM103 The file is no workbook: a program keeps it while the workbook is open. "
    "Name the workbook itself."
)
XML_SPREADSHEET = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
MACRO_TEMPLATE_TYPE = "application/vnd.ms-excel.template.macroEnabled.main+xml"
ADD_IN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


def of_type(content_type: str) -> bytes:
    """An .xlsx that says it is something else."""
    return packed(xlsx_parts("", content_type=content_type))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param(
            "a.xlsx",
            b"",
            "PM101 The file is empty (0 bytes). Ask the sender to send it again.",
            id="nothing",
        ),
        pytest.param("a.xlsx", xlsx("")[:300], DAMAGED, id="half a zip"),
        pytest.param(
            "a.xlsx", xlsx('<row r="1"><c r="A1"><v>1</c></row>'), DAMAGED, id="half a cell"
        ),
        pytest.param(
            "a.xlsx",
            packed(xlsx_parts("") | {"XL/Workbook.xml": "<workbook/>"}),
            DAMAGED,
            id="one part twice",
        ),
        pytest.param(
            "a.xlsx",
            packed(xlsx_parts("") | {"xl/workbook.xml": "<!DOCTYPE w [<!ENTITY a 'b'>]><w/>"}),
            DAMAGED,
            id="a document type definition",
        ),
        pytest.param("a.xls", ole("Workbook"), DAMAGED, id="an empty xls"),
        pytest.param("a.xls", ole(), DAMAGED, id="an OLE2 file of nothing"),
        pytest.param(
            "a.ods",
            packed({"content.xml": "<x/>"}),
            DAMAGED.replace("The file", "The OpenDocument file"),
            id="an ods of nothing",
        ),
        pytest.param("a.xlsx", ole("EncryptedPackage"), PROTECTED, id="an encrypted xlsx"),
        pytest.param("a.xls", ole("Workbook", "\tDRMContent"), LABELLED, id="a labelled xls"),
        pytest.param(
            "a.xlsx",
            ole("EncryptedPackage", "DRMEncryptedDataSpace"),
            LABELLED,
            id="a labelled xlsx",
        ),
        pytest.param(
            "a.xlsx",
            xlsx("").replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1"),
            PROTECTED,
            id="an encrypted zip",
        ),
        pytest.param(
            "a.ods",
            ods("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            PROTECTED,
            id="an encrypted ods",
        ),
        pytest.param(
            "a.xls",
            b"<html><body><table><tr><td>1</td></tr></table></body></html>",
            f"PM103 The file is a web page, not a workbook. {SAVE_AS}",
            id="a web page named xls",
        ),
        pytest.param(
            "a.csv",
            b"\xef\xbb\xbf<!DOCTYPE html>\n<title>Sign in</title>",
            f"PM103 The file is a web page, not a workbook. {SAVE_AS}",
            id="a sign-in page named csv",
        ),
        pytest.param(
            "a.xls",
            XML_SPREADSHEET.encode("utf-16"),
            f"PM103 The file is an XML Spreadsheet 2003, not a workbook. {SAVE_AS}",
            id="an XML spreadsheet",
        ),
        pytest.param(
            "a.xls",
            (XML_SPREADSHEET + '<Styles><Style ss:ID="Default"/></Styles>').encode(),
            f"PM103 The file is an XML Spreadsheet 2003, not a workbook. {SAVE_AS}",
            id="an XML spreadsheet with styles",
        ),
        pytest.param(
            "a.xls",
            b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n<html>',
            "PM103 The file is a web page saved with its pictures (.mht), not a workbook. "
            + SAVE_AS,
            id="an mht named xls",
        ),
        pytest.param(
            "a.fods",
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument'
            b':xmlns:office:1.0"><style:style/>',
            f"PM103 The file is a flat OpenDocument file (.fods), not a workbook. {SAVE_AS}",
            id="a flat ods",
        ),
        pytest.param(
            "a.csv",
            b'<?xml version="1.0"?><list/>',
            f"PM103 The file is an XML file, not a workbook. {SAVE_AS}",
            id="XML",
        ),
        pytest.param(
            "a.xlsx",
            b"Measure,2021/22\n",
            "PM103 The file holds plain text, not a workbook as its name says. "
            "If it is a list of comma-separated values, rename it to end in .csv; "
            "otherwise ask the sender for an Excel workbook (.xlsx).",
            id="text named xlsx",
        ),
        pytest.param(
            "a.csv",
            b"\x1f\x8b\x08\x00rest",
            "PM103 The file is a compressed file (gzip), not a workbook. "
            "Unpack it and use the workbook inside.",
            id="gzip named csv",
        ),
        pytest.param(
            "a.xlsx",
            packed({"figures.csv": "1,2"}),
            "PM103 The file is a zip archive, not a workbook. "
            'Unpack it and use "figures.csv" inside.',
            id="a zip of one workbook",
        ),
        pytest.param(
            "a.xlsx",
            packed({"east.xlsx": "1", "west.xlsx": "2"}),
            "PM103 The file is a zip archive, not a workbook. "
            "Unpack it and use the workbook inside.",
            id="a zip of several",
        ),
        pytest.param(
            "a.xlsx",
            packed({"Index/Document.iwa": "x"}),
            f"PM103 The file is an Apple Numbers document, not a workbook. {SAVE_AS}",
            id="Numbers",
        ),
        pytest.param(
            "a.xlsx", b"%PDF-1.7", f"PM103 The file is a PDF, not a workbook. {ASK}", id="a PDF"
        ),
        *(
            pytest.param(
                "a.xlsx",
                start.ljust(200, b"\0"),
                f"PM103 The file is {what}, not a workbook. {do}",
                id=what + start[:4].hex(),
            )
            for start, what, do in (
                (b"Rar!\x1a\x07\x01\0", "a compressed file (RAR)", UNPACK),
                (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)", UNPACK),
                (b"BZh9\x17\x72", "a compressed file (bzip2)", UNPACK),
                (b"\x89PNG\r\n\x1a\n", "a picture", ASK),
                (b"\xff\xd8\xff\xe0", "a picture", ASK),
                (b"RIFF\x24\0\0\0WEBP", "a picture", ASK),
                (b"\0\0\0\x20ftypheic", "a picture or film", ASK),
                (b"\0\1\0\0Standard ACE DB", "an Access database", ASK),
                (b"\0\0\x1a\0\0\x10", "a Lotus 1-2-3 file", SAVE_AS),
                (b"MZ\x90\0", "a program", f"Do not run it. {ASK}"),
            )
        ),
        pytest.param(
            "a.xlsx",
            b'{"figures": [1, 2]}',
            f"PM103 The file is a JSON file, not a workbook. {ASK}",
            id="JSON",
        ),
        pytest.param(
            "a.csv",
            b"1,2\0\0\0",
            "PM103 The file is not a spreadsheet: its content is of no kind that perfmon knows. "
            f"{ASK}",
            id="anything",
        ),
        pytest.param(
            "a.xlsx",
            of_type(WORD_TYPE),
            f"PM103 The file is a Word document, not a workbook. {ASK}",
            id="docx named xlsx",
        ),
        pytest.param(
            "a.xls",
            ole("WordDocument"),
            f"PM103 The file is a Word document, not a workbook. {ASK}",
            id="doc named xls",
        ),
        pytest.param(
            "a.xlsx",
            of_type(SLIDES_TYPE),
            f"PM103 The file is a PowerPoint presentation, not a workbook. {ASK}",
            id="pptx named xlsx",
        ),
        pytest.param(
            "a.xltx",
            of_type(TEMPLATE_TYPE),
            f"PM103 The file is an Excel template, not a workbook. {SAVE_AS}",
            id="xltx",
        ),
        pytest.param(
            "a.xltm",
            of_type(MACRO_TEMPLATE_TYPE),
            f"PM103 The file is an Excel template, not a workbook. {SAVE_AS}",
            id="xltm",
        ),
        pytest.param(
            "a.xlam",
            of_type(ADD_IN_TYPE),
            f"PM103 The file is an Excel add-in, not a workbook. {SAVE_AS}",
            id="xlam",
        ),
        pytest.param(
            "a.ots",
            packed({"mimetype": f"{ODS_TYPE}-template", "content.xml": "<x/>"}),
            f"PM103 The file is a spreadsheet template, not a workbook. {SAVE_AS}",
            id="ots",
        ),
        pytest.param(
            "a.ods",
            packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
            f"PM103 The file is an OpenDocument text file, not a workbook. {ASK}",
            id="odt named ods",
        ),
        pytest.param("~$figures.xlsx", b"\x05owner".ljust(165, b"\0"), LOCK, id="a lock file"),
        pytest.param(
            "figures.xlsx", b"\x05owner".ljust(165, b"\0"), LOCK, id="a lock file, renamed"
        ),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """A refusal names the file, says what it is and what to do."""
    place = "" if said.startswith(name) else f"{name}: "
    assert refusal(tmp_path, name, data) == place + said


def said_of(path: Path) -> str:
    """What is said of a path that is not read."""
    workbook, (finding,) = read_file(path, path.name, Limits())
    assert workbook is None
    return str(finding)


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is a finding."""
    assert said_of(tmp_path / "gone.xlsx") == (
        "gone.xlsx: PM101 There is no such file. Check the folder and the spelling of the name."
    )


def test_folder(tmp_path: Path) -> None:
    """A folder is not a file."""
    (tmp_path / "data.xlsx").mkdir()
    assert said_of(tmp_path / "data.xlsx") == (
        "data.xlsx: PM101 This is a folder, not a file. Name a workbook inside it."
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are pipes on POSIX only")
def test_pipe(tmp_path: Path) -> None:
    """A pipe, which would never end, is not opened."""
    os.mkfifo(tmp_path / "pipe.csv")
    assert said_of(tmp_path / "pipe.csv") == (
        "pipe.csv: PM101 This is not an ordinary file. Name a workbook."
    )


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error"), ValueError("\0")]
)
def test_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A file that another program holds, or that may not be read, is a finding."""
    (tmp_path / "open.xlsx").write_bytes(b"PK")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    assert said_of(tmp_path / "open.xlsx") == (
        "open.xlsx: PM101 The file cannot be opened: another program has it open, or you may "
        "not read it. Close it in the other program, or ask its owner for access."
    )


def test_any_reader_failure_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic inside a reader, which is no Exception, is a finding all the same."""

    class PanicError(BaseException):
        """What calamine raises when it panics."""

    def panic(*_: object) -> None:
        raise PanicError

    monkeypatch.setattr("perfmon_cli.workbook.values.read_sheets", panic)
    assert refusal(tmp_path, "a.xlsx", xlsx("")) == f"a.xlsx: {DAMAGED}"


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    """A workbook under another workbook's name is read."""
    (tmp_path / "old.xls").write_bytes(xlsx('<row r="1"><c r="A1"><v>7</v></c></row>'))
    workbook, findings = read_file(tmp_path / "old.xls", "old.xls", Limits())
    assert findings == ()
    assert workbook is not None
    assert workbook.sheets[0].rows == ((7,),)
