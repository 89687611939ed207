"""Files that are no workbooks: by what they begin with, and what their owners should do."""

import re

from perfmon_cli.workbook.refusal import Refused

SAVE_AS_XLSX = "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and use that file."
ASK_FOR_XLSX = "Ask the sender for the figures in an Excel workbook (.xlsx)."
UNPACK = "Unpack it and use the workbook inside."

_TEXT_STARTS = (
    (b"%PDF-", "a PDF", ASK_FOR_XLSX),
    (b"{\\rtf", "a text document (RTF)", ASK_FOR_XLSX),
    (b"ID;P", "a SYLK file (.slk)", SAVE_AS_XLSX),
    (b"MIME-Version:", "a web page saved with its pictures (.mht)", SAVE_AS_XLSX),
    (b'{"', "a JSON file", ASK_FOR_XLSX),
    (b"[{", "a JSON file", ASK_FOR_XLSX),
)
_BINARY_STARTS = (
    (b"\x1f\x8b", "a compressed file (gzip)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xfd7zXZ", "a compressed file (xz)", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)", UNPACK),
    (b"Rar!", "a compressed file (RAR)", UNPACK),
    (b"MSCF", "a compressed file (CAB)", UNPACK),
    (b"\x89PNG", "a picture", ASK_FOR_XLSX),
    (b"\xff\xd8\xff", "a picture", ASK_FOR_XLSX),
    (b"GIF8", "a picture", ASK_FOR_XLSX),
    (b"II*\0", "a picture", ASK_FOR_XLSX),
    (b"MM\0*", "a picture", ASK_FOR_XLSX),
    (b"PAR1", "a Parquet file", ASK_FOR_XLSX),
    (b"SQLite format 3\0", "a database", ASK_FOR_XLSX),
    (b"\0\1\0\0Standard ", "an Access database", ASK_FOR_XLSX),
    (b"$FL2", "an SPSS file", ASK_FOR_XLSX),
    (b"\0\0\x1a\0", "a Lotus 1-2-3 file", SAVE_AS_XLSX),
    (b"\0\0\2\0\6\4", "a Lotus 1-2-3 file", SAVE_AS_XLSX),
    (b"MZ", "a program", f"Do not run it. {ASK_FOR_XLSX}"),
)
_INSIDE = ((b"ftyp", 4, "a picture or film"), (b"WEBP", 8, "a picture"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_OWNER_FILE = 165  #: bytes, beginning with the length of the owner's name, at most 54
_LONGEST_NAME = 54


def not_a_workbook(what: str, remedy: str = SAVE_AS_XLSX) -> Refused:
    """The refusal (PM103) of a file that is something else."""
    return Refused("PM103", f"The file is {what}, not a workbook.", remedy)


def lock_file() -> Refused:
    """The refusal of the small file that stands beside an open workbook."""
    return Refused(
        "PM103",
        "The file is no workbook: a program keeps it while the workbook is open.",
        "Name the workbook itself.",
    )


def refuse_known(data: bytes) -> None:
    """Raise Refused (PM103) for a file of a kind that its first bytes give away."""
    for start, what, remedy in _TEXT_STARTS:
        if data.startswith(start):
            raise not_a_workbook(what, remedy)
    if _CONTROL.search(data[:4096]) is not None:
        _refuse_binary(data)
    _refuse_markup(data[:4096])


def _refuse_binary(data: bytes) -> None:
    for start, what, remedy in _BINARY_STARTS:
        if data.startswith(start):
            raise not_a_workbook(what, remedy)
    for sign, at, what in _INSIDE:
        if data.startswith(sign, at):
            raise not_a_workbook(what, ASK_FOR_XLSX)
    if len(data) == _OWNER_FILE and 0 < data[0] <= _LONGEST_NAME and b"\0" in data:
        raise lock_file()


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not text.startswith(b"<"):
        return
    if b"schemas-microsoft-com:office:spreadsheet" in text:
        raise not_a_workbook("an XML Spreadsheet 2003")
    if b"opendocument" in text or b"office:document" in text:
        raise not_a_workbook("a flat OpenDocument file (.fods)")
    if re.search(rb"<(!doctype html|html|table|head|body|meta|style)[\s>]", text):
        raise not_a_workbook("a web page")
    if text.startswith(b"<?xml"):
        raise not_a_workbook("an XML file")
