"""What a file is, judged by its content and not by its name."""

import re
from enum import Enum

from perfmon_cli.workbook import ole
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.markup import start_tags
from perfmon_cli.workbook.refusal import Refused, damaged, protected

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
SAVE_AS_XLSX = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and use that file."
ASK_FOR_XLSX = "Ask the sender for the figures in an Excel workbook (.xlsx)."
UNPACK = "Unpack it and use the workbook inside."
_NOT_ZIPPED = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED_STREAMS = ("EncryptedPackage", "EncryptedSummary", "\tDRMContent")
_OTHER_STREAMS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an e-mail saved from Outlook",
}
_STARTS = (
    (b"%PDF-", "a PDF", ASK_FOR_XLSX),
    (b"{\\rtf", "a text document (RTF)", ASK_FOR_XLSX),
    (b"\x1f\x8b", "a compressed file (gzip)", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)", UNPACK),
    (b"Rar!", "a compressed file (RAR)", UNPACK),
    (b"\x89PNG", "a picture", ASK_FOR_XLSX),
    (b"\xff\xd8\xff", "a picture", ASK_FOR_XLSX),
    (b"GIF8", "a picture", ASK_FOR_XLSX),
    (b"PAR1", "a Parquet file", ASK_FOR_XLSX),
    (b"SQLite format 3\0", "a database", ASK_FOR_XLSX),
    (b"ID;P", "a SYLK file (.slk)", SAVE_AS_XLSX),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(Enum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def is_zip(data: bytes) -> bool:
    """Whether the file is an archive, as .xlsx and .ods are."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def plain_kind(data: bytes, name: str) -> Kind:
    """The kind of a file that is no archive; raises Refused (PM102, PM103)."""
    if data.startswith(ole.MAGIC):
        return _ole_kind(data)
    if data.startswith(_NOT_ZIPPED):
        return Kind.XLS
    for start, what, remedy in _STARTS:
        if data.startswith(start):
            raise _other(what, remedy)
    _refuse_markup(data[:4096])
    if b"\0" in data[:4096] and not data.startswith(_UTF16):
        raise Refused(
            "PM103",
            "The file is not a spreadsheet: its content is of no kind that perfmon knows.",
            ASK_FOR_XLSX,
        )
    if not name.lower().endswith(TEXT_SUFFIXES):
        raise Refused(
            "PM103",
            "The file holds plain text, not a workbook as its name says.",
            "If it is a list of comma-separated values, rename it to end in .csv; "
            "otherwise ask the sender for an Excel workbook (.xlsx).",
        )
    return Kind.TEXT


def zip_kind(archive: Archive) -> Kind:
    """The kind of workbook inside an archive; raises Refused (PM101, PM102, PM103)."""
    if archive.has("[Content_Types].xml"):
        return _office_kind(archive)
    if archive.has("xl/workbook.xml"):
        return Kind.XLSX
    if archive.has("mimetype") or archive.has("content.xml"):
        return _open_document_kind(archive)
    if any(name.endswith(".iwa") for name in archive.names):
        raise _other("an Apple Numbers document")
    raise _other("a zip archive", UNPACK)


def has_old_macros(data: bytes) -> bool:
    """Whether an .xls contains macros."""
    return ole.has_stream(data, "_VBA_PROJECT_CUR")


def _ole_kind(data: bytes) -> Kind:
    if any(ole.has_stream(data, name) for name in _ENCRYPTED_STREAMS):
        raise protected()
    if ole.has_stream(data, "Workbook") or ole.has_stream(data, "Book"):
        return Kind.XLS
    for name, what in _OTHER_STREAMS.items():
        if ole.has_stream(data, name):
            raise _other(what, ASK_FOR_XLSX)
    raise damaged()


def _office_kind(archive: Archive) -> Kind:
    types = " ".join(
        attributes.get("ContentType", "")
        for _, attributes in start_tags(archive.chunks("[Content_Types].xml"))
    ).lower()
    if "template" in types and ".main+xml" in types and "sheet.main+xml" not in types:
        raise _other("an Excel template")
    if "addin.macroenabled.main" in types:
        raise _other("an Excel add-in")
    if "sheet.binary.macroenabled.main" in types or archive.has("xl/workbook.bin"):
        return Kind.XLSB
    if "wordprocessingml" in types:
        raise _other("a Word document", ASK_FOR_XLSX)
    if "presentationml" in types and "spreadsheetml" not in types:
        raise _other("a PowerPoint presentation", ASK_FOR_XLSX)
    return Kind.XLSX


def _open_document_kind(archive: Archive) -> Kind:
    if b"encryption-data" in archive.read("META-INF/manifest.xml") or archive.has(
        "encrypted-package"
    ):
        raise protected()
    said = archive.read("mimetype").decode("ascii", "replace").strip()
    if said == _ODS:
        return Kind.ODS
    if said == _ODS + "-template":
        raise _other("a spreadsheet template")
    if said.startswith("application/vnd.oasis.opendocument."):
        kind = said.rpartition(".")[2].partition("-")[0]
        raise _other(f"an OpenDocument {kind} file", ASK_FOR_XLSX)
    raise damaged("The OpenDocument file")


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not text.startswith(b"<"):
        return
    if re.search(rb"<(!doctype html|html|table|head|body|meta|style)[\s>]", text):
        raise _other("a web page")
    if b"schemas-microsoft-com:office:spreadsheet" in text:
        raise _other("an XML Spreadsheet 2003")
    if b"opendocument" in text or b"office:document" in text:
        raise _other("a flat OpenDocument file (.fods)")
    if text.startswith(b"<?xml"):
        raise _other("an XML file")


def _other(what: str, remedy: str = SAVE_AS_XLSX) -> Refused:
    return Refused("PM103", f"The file is {what}, not a workbook.", remedy)
