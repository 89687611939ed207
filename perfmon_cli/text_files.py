"""The files of the commentary folder: which are texts, what is in them, and what is not read."""

import codecs
import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from perfmon_cli.cells.model import CellRef
from perfmon_cli.file_names import is_ignored
from perfmon_cli.findings import Finding, finding

ENDING = ".md"
STANDING = "standing"
_QUARTER = re.compile(r"[12][0-9]{3}Q[1-4]")
_LEFT_BY_SYSTEMS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_OTHER_KINDS = (b"PK\x03\x04", b"{\\rtf", b"%PDF-")
_MOST_BYTES = 1_000_000
_UNREAD_FILE = f'This is not read: texts are plain text under a name ending in "{ENDING}".'
_UNREAD_FOLDER = "The texts in this folder are not read."


def folders(base: Path, quarter: str) -> tuple[Path, Path]:
    """Where the texts of the commentary folder `base` lie: standing ones, then the quarter's."""
    return base / STANDING, base / quarter


def within(folder: Path) -> list[Path]:
    """What has the name of a text in a folder, by name; it may be a link that leads nowhere."""
    return [path for path in _entries(folder) if _is_text(path)]


def unread(base: Path, quarter: str) -> Iterator[tuple[Path, str, str]]:
    """What a person put there in vain: the file or folder, what is wrong and what to do."""
    remedy = (
        f'Texts of a quarter lie in a folder called like "{quarter}", those of every quarter in '
        f'"{STANDING}".'
    )
    for folder in folders(base, quarter):
        for path in _entries(folder):
            if path.is_dir() and not _is_text(path) and within(path):
                yield path, _UNREAD_FOLDER, remedy
            elif (
                path.is_file() and not _is_text(path) and path.name.lower() not in _LEFT_BY_SYSTEMS
            ):
                name = path.stem
                wanted = name if name.lower().endswith(ENDING) else name + ENDING
                yield path, _UNREAD_FILE, f'Save its words as plain text under the name "{wanted}".'
    for path in _entries(base):
        is_known = path.name == STANDING or _QUARTER.fullmatch(path.name)
        if not path.is_dir() and _is_text(path):
            yield path, "This text is not read.", remedy
        if path.is_dir() and not is_known and within(path):
            yield path, _UNREAD_FOLDER, remedy


def read(path: Path, where: CellRef) -> tuple[str | None, list[Finding]]:
    """The words of a file with what is to be said of them; None where there are none to be had.

    UTF-8, with and without a byte order mark, and what Notepad calls Unicode (UTF-16) are read as
    they are; anything else is taken for Windows text, which is said (PM111).
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        problem = f"The text cannot be read ({error.strerror})."
        remedy = "Close the program that holds it, or mend its permissions."
        return None, [finding("PM101", problem, remedy, where=where)]
    if len(data) > _MOST_BYTES:
        problem = f"The text is larger than {_MOST_BYTES // 1_000_000} MB."
        remedy = "Split it into files of one section each."
        return None, [finding("PM104", problem, remedy, where=where)]
    text, is_guessed = _decoded(data)
    if text is None:
        problem = "The file is not plain text (a Word file, perhaps, under another name)."
        remedy = "Save it as plain text in UTF-8."
        return None, [finding("PM103", problem, remedy, where=where)]
    if is_guessed:
        problem = "The text is not UTF-8; it was read as Windows text (cp1252)."
        remedy = "Look at pounds, quotes and dashes, and save it as UTF-8."
        return text, [finding("PM111", problem, remedy, where=where)]
    return text, []


def _decoded(data: bytes) -> tuple[str | None, bool]:
    """The text and whether its encoding was guessed; None when it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-16"), False
        return None, False
    if b"\x00" in data or data.startswith(_OTHER_KINDS):
        return None, False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, without lock files and copies, by name."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if not is_ignored(path.name)]


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ENDING
