"""What kind of file a Word template is, seen from outside: before anything of it is read."""

import io
import zipfile
import zlib
from typing import Final

from docx.opc.exceptions import OpcError
from lxml import etree

from perfmon_cli.renderers.docx_errors import TemplateError

_MAX_FILE: Final = 30_000_000
_MAX_UNPACKED: Final = 120_000_000
_MAIN: Final = "wordprocessingml.document.main+xml"
_SAVE_AS: Final = "In Word, save it as Word document (.docx)."
_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = (
    ("wordprocessingml.template.main+xml", "It is a Word template (.dotx)."),
    ("macroEnabled", "It can hold macros (.docm or .dotm)."),
)
#: What python-docx raises where a file is damaged.
UNREADABLE: Final = (
    *(OpcError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError),
    *(RuntimeError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error),
)
_ENTITIES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


def check_kind(template: bytes) -> None:
    """Raise PM503 for what is no ordinary Word document, or too large to be one."""
    if template.startswith(_OLD_FORMAT):
        raise not_word("It is an old Word file (.doc), or protected by a password.")
    if len(template) > _MAX_FILE:
        raise not_word("It is larger than 30 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MAX_UNPACKED:
                raise not_word("Unpacked it is larger than 120 MB.")
            types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
            entities = any(_has_entities(archive, item) for item in archive.infolist())
    except UNREADABLE as error:
        raise not_word("It is not a Word document.") from error
    if entities:
        raise not_word("It holds a list of entities, which no Word file has.")
    for sign, problem in _KINDS:
        if sign in types:
            raise not_word(problem)
    if _MAIN not in types:
        raise not_word("It is not a Word document.")


def _has_entities(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bool:
    """Whether a part is XML that could blow up, or read other files, as it is read."""
    if not item.filename.lower().endswith((".xml", ".rels")):
        return False
    part = archive.read(item)
    return any(sign in part for sign in _ENTITIES)


def not_word(problem: str) -> TemplateError:
    """The error of a file of another kind, with how to save it."""
    return TemplateError(problem, remedy=_SAVE_AS, code="PM503")
