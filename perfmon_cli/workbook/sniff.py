"""What a file is, judged by its content and not by its name."""

from enum import Enum

from perfmon_cli.workbook import ole
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.markup import start_tags
from perfmon_cli.workbook.refusal import Refused, damaged, labelled, protected
from perfmon_cli.workbook.signatures import ASK_FOR_XLSX, UNPACK, not_a_workbook, refuse_known

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NOT_ZIPPED = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_LABEL_STREAMS = ("\tDRMContent", "DRMEncryptedTransform", "DRMEncryptedDataSpace")
_ENCRYPTED_STREAMS = ("EncryptedPackage", "EncryptedSummary")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
_LONGEST_NAME = 80
_OTHER_STREAMS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an e-mail saved from Outlook",
}
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
    refuse_known(data)
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
        raise not_a_workbook("an Apple Numbers document")
    inside = [name for name in archive.written_names if name.lower().endswith(_WORKBOOKS)]
    if len(inside) == 1 and len(inside[0]) <= _LONGEST_NAME and inside[0].isprintable():
        raise not_a_workbook("a zip archive", f'Unpack it and use "{inside[0]}" inside.')
    raise not_a_workbook("a zip archive", UNPACK)


def has_old_macros(data: bytes) -> bool:
    """Whether an .xls contains macros."""
    return ole.has_stream(data, "_VBA_PROJECT_CUR")


def _ole_kind(data: bytes) -> Kind:
    if any(ole.has_stream(data, name) for name in _LABEL_STREAMS):
        raise labelled()
    if any(ole.has_stream(data, name) for name in _ENCRYPTED_STREAMS):
        raise protected()
    if ole.has_stream(data, "Workbook") or ole.has_stream(data, "Book"):
        return Kind.XLS
    for name, what in _OTHER_STREAMS.items():
        if ole.has_stream(data, name):
            raise not_a_workbook(what, ASK_FOR_XLSX)
    raise damaged()


def _office_kind(archive: Archive) -> Kind:
    types = " ".join(
        attributes.get("ContentType", "")
        for _, attributes in start_tags(archive.chunks("[Content_Types].xml"))
    ).lower()
    if "template" in types and ".main+xml" in types and "sheet.main+xml" not in types:
        raise not_a_workbook("an Excel template")
    if "addin.macroenabled.main" in types:
        raise not_a_workbook("an Excel add-in")
    if "sheet.binary.macroenabled.main" in types or archive.has("xl/workbook.bin"):
        return Kind.XLSB
    if "wordprocessingml" in types:
        raise not_a_workbook("a Word document", ASK_FOR_XLSX)
    if "presentationml" in types and "spreadsheetml" not in types:
        raise not_a_workbook("a PowerPoint presentation", ASK_FOR_XLSX)
    return Kind.XLSX


def _open_document_kind(archive: Archive) -> Kind:
    if b"encryption-data" in archive.read("META-INF/manifest.xml") or archive.has(
        "encrypted-package"
    ):
        raise protected()
    said = archive.read("mimetype").decode("ascii", "replace").strip()
    if not said.startswith(_OPEN_DOCUMENT):
        said = _kind_by_content(archive)
    if said == ODS:
        return Kind.ODS
    if said == ODS + "-template":
        raise not_a_workbook("a spreadsheet template")
    if said.startswith(_OPEN_DOCUMENT):
        kind = said.rpartition(".")[2].partition("-")[0]
        raise not_a_workbook(f"an OpenDocument {kind} file", ASK_FOR_XLSX)
    raise damaged("The OpenDocument file")


def _kind_by_content(archive: Archive) -> str:
    """The type of a file without its `mimetype` part, as some programs leave it out."""
    start = next(archive.chunks("content.xml"), b"") if archive.has("content.xml") else b""
    return ODS if b"<office:spreadsheet" in start else ""
