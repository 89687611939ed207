"""The tags of a Word template, and the names in them, to be compared with perfmon's own."""

import io
import re
import zipfile

from lxml import etree

from perfmon_cli.renderers.docx_template import Template
from perfmon_cli.renderers.docx_xml import W

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”")
_LOOP = re.compile(r"\bfor\s+(\w+)\s+in\b")
_NAME = re.compile(r"(?<![\w.])([A-Za-z_]\w*)\.(\w+)")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def tags(template: bytes) -> frozenset[str]:
    """All tags of a template, each with single spaces.

    Raises:
        TemplateError: the file is no Word document, or a tag of it cannot be read.
    """
    Template(template).check()
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
                    found.update(" ".join(tag.split()) for tag in _TAG.findall(words))
    return frozenset(found)


def unknown_names(own: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Names like `report.titel` of tags of which nothing in the known tags is made.

    The name of a loop's item is the template's own choice; what stands behind its dot is not.
    """
    roots = {root for tag in known for root, _ in _names(tag)}
    behind = {name for tag in known for _, name in _names(tag)}
    items = {item for tag in own for item in _LOOP.findall(tag)} | roots
    return frozenset(
        f"{root}.{name}"
        for tag in own
        for root, name in _names(tag)
        if root not in items or name not in behind
    )


def _names(tag: str) -> list[tuple[str, str]]:
    return _NAME.findall(_QUOTED.sub("", tag))
