"""The tags of a Word template, to be compared with those of perfmon's own."""

import io
import re
import zipfile

from lxml import etree

from perfmon_cli.renderers.docx_template import Template
from perfmon_cli.renderers.docx_xml import W

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def tags(template: bytes) -> frozenset[str]:
    """All tags of a template, each with single spaces.

    Raises:
        TemplateError: the file is no Word document.
    """
    Template(template)
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
                    found.update(" ".join(tag.split()) for tag in _TAG.findall(words))
    return frozenset(found)
