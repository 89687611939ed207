"""A workbook written again as most programs write it, for a reader that knows no other way.

What was written with prefixes, comments, character references, in other encodings, without the
places of cells or (in an .ods) without its `mimetype` part, reads the same and is the same.
"""

import io
import zipfile
from contextlib import suppress

from perfmon_cli.cells.model import CellRef, column_letters
from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.markup import Attributes, parse_raw
from perfmon_cli.workbook.refusal import Refused
from perfmon_cli.workbook.sniff import ODS, Kind

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = {
    "Relationships": f"{_PACKAGE}/relationships",
    "Types": f"{_PACKAGE}/content-types",
}
_WRITTEN = (".xml", ".rels")
_MANIFEST = "META-INF/manifest.xml"
_PARAGRAPHS = ("text:p", "text:h")
_NOT_NEEDED = ("xl/media/", "xl/drawings/", "xl/embeddings/", "docprops/", "customxml/")


def plain_copy(archive: Archive, kind: Kind) -> bytes:
    """The same workbook, its parts written plainly; a part that is no XML stays as it is."""
    new_writer = _OpenDocumentWriter if kind is Kind.ODS else _SpreadsheetWriter
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as copy:
        if kind is Kind.ODS:
            copy.writestr(_member("mimetype"), ODS)
            if not archive.has(_MANIFEST):
                copy.writestr(_member(_MANIFEST), "<manifest/>")
        for name in archive.written_names:
            low = name.lower()
            if low != "mimetype" and not low.startswith(_NOT_NEEDED):
                copy.writestr(_member(name), _part(archive, name, new_writer()))
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """A member of no date: some machines' clocks show one that an archive cannot hold."""
    return zipfile.ZipInfo(name)


def _part(archive: Archive, name: str, writer: "_Writer") -> bytes:
    if name.lower().endswith(_WRITTEN):
        with suppress(Refused):
            parse_raw(archive.chunks(name), writer.start, writer.end, writer.text)
            return writer.content()
    return archive.read(name)


class _Writer:
    """Writes what a parser says, one way only."""

    def __init__(self) -> None:
        self._out = ['<?xml version="1.0" encoding="UTF-8"?>\n']

    def start(self, name: str, attributes: Attributes) -> None:
        """Write a start tag."""
        written = (f' {key}="{_quoted(value)}"' for key, value in attributes.items())
        self._out.append(f"<{name}{''.join(written)}>")

    def end(self, name: str) -> None:
        """Write an end tag."""
        self._out.append(f"</{name}>")

    def text(self, data: str) -> None:
        """Write text."""
        self._out.append(_escaped(data))

    def content(self) -> bytes:
        """All that was written."""
        return "".join(self._out).encode()


class _OpenDocumentWriter(_Writer):
    """Leaves out the line breaks and spaces between the elements of a table."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Write a start tag."""
        self._paragraphs += name in _PARAGRAPHS
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """Write an end tag."""
        self._paragraphs -= name in _PARAGRAPHS
        super().end(name)

    def text(self, data: str) -> None:
        """Write text."""
        if self._paragraphs or data.strip():
            super().text(data)


class _SpreadsheetWriter(_Writer):
    """Writes the elements that have the root's prefix, without it; others are extensions.

    Rows and cells get their places. A broken formula's word becomes text: the reader of values
    gives up the whole file at one that it does not know.
    """

    def __init__(self) -> None:
        super().__init__()
        self._prefix: str | None = None
        self._skipped = 0  #: how deep inside an extension
        self._row = self._column = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Write a start tag, unless it begins or belongs to an extension."""
        prefix, _, tag = name.rpartition(":")
        is_root = self._prefix is None
        if is_root:
            self._prefix = prefix
        if self._skipped or prefix != self._prefix:
            self._skipped += 1
            return
        kept = {_kept(key): value for key, value in attributes.items() if _kept(key)}
        if is_root:
            kept |= {"xmlns": _NAMESPACES.get(tag, _MAIN), "xmlns:r": _RELATIONS}
        elif tag == "row":
            self._row = _whole(kept.get("r", "")) or self._row + 1
            self._column = 0
            kept.setdefault("r", str(self._row))
        elif tag == "c":
            self._place(kept)
        super().start(tag, kept)

    def end(self, name: str) -> None:
        """Write an end tag."""
        if self._skipped:
            self._skipped -= 1
        else:
            super().end(name.rpartition(":")[2])

    def text(self, data: str) -> None:
        """Write text."""
        if not self._skipped:
            super().text(data)

    def _place(self, kept: Attributes) -> None:
        row, column = CellRef("", cell=kept.get("r", "").upper()).position
        if "r" not in kept:
            row, column = max(self._row, 1), self._column + 1
        if column:
            self._column = column
            kept["r"] = f"{column_letters(column)}{row}"
        if kept.get("t") == "e":
            kept["t"] = "str"


def _kept(key: str) -> str:
    """The attribute's name in the copy; "" for a declaration or an extension's."""
    prefix, _, name = key.rpartition(":")
    if key == "xmlns" or prefix == "xmlns":
        return ""
    if not prefix or prefix == "xml":
        return key
    return "r:id" if name == "id" else ""


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _quoted(text: str) -> str:
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")
