"""Build the Word templates: python -m tools.make_template [FOLDER].

panel-paper.docx is what papers are made from; covering-report-sample.docx shows how a committee's
own template can look.
"""

import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml

from tools import template_council
from tools.template_body import body_xml, empty_xml, footer_xml, header_xml
from tools.template_lists import numbering_xml
from tools.template_styles import NAMESPACE, styles_xml

TARGET: Final = Path(__file__).parent.parent / "templates"
_UNUSED: Final = (
    *("docProps/thumbnail.jpeg", "customXml/", "word/stylesWithEffects.xml"),
    *("word/fontTable.xml", "word/webSettings.xml"),
)
_SETTINGS: Final = (
    f"<w:settings {NAMESPACE}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    "</w:settings>"
)


def build() -> bytes:
    """The template; the same code gives the same bytes."""
    document = _new(styles_xml())
    part = document.part
    headers = {
        name: _furniture(part, "header", number, inside)
        for number, (name, inside) in enumerate(
            (
                ("portrait", header_xml(wide=False)),
                ("landscape", header_xml(wide=True)),
                ("none", header_xml(name="")),
            ),
            1,
        )
    }
    footers = {
        name: _furniture(part, "footer", number, inside)
        for number, (name, inside) in enumerate(
            (
                ("portrait", footer_xml(wide=False)),
                ("landscape", footer_xml(wide=True)),
                ("none", empty_xml()),
            ),
            1,
        )
    }
    _replace(document.element.body, f"<w:body {NAMESPACE}>{body_xml(headers, footers)}</w:body>")
    return _named(document, "Template of the panel paper")


def build_council() -> bytes:
    """The sample of a committee's own template."""
    document = _new(template_council.styles())
    header = _furniture(document.part, "header", 1, template_council.header_xml(wide=False))
    first = _furniture(document.part, "header", 2, template_council.header_xml(name=""))
    footer = _furniture(document.part, "footer", 1, template_council.footer_xml(wide=False))
    body = template_council.body_xml(header, footer, first)
    _replace(document.element.body, f"<w:body {NAMESPACE}>{body}</w:body>")
    return _named(document, "Template of a covering report")


def _new(styles: str) -> Any:  # noqa: ANN401
    """A document without text, with styles and lists."""
    document = Document()
    _replace(document.styles.element, styles)
    _replace(document.part.numbering_part.element, numbering_xml())
    _replace(document.settings.element, _SETTINGS)
    return document


def _named(document: Any, title: str) -> bytes:  # noqa: ANN401
    """The file, with the properties that it must have."""
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "perfmon"
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    return _packed(document)


def _replace(element: Any, xml: str) -> None:  # noqa: ANN401
    """Give an element the children of another."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _furniture(part: Any, kind: str, number: int, inside: str) -> str:  # noqa: ANN401
    """Add a header or footer to the document and return its relation."""
    root = {"header": "hdr", "footer": "ftr"}[kind]
    blob = f"<w:{root} {NAMESPACE}>{inside}</w:{root}>".encode()
    name = PackURI(f"/word/{kind}{number}.xml")
    content = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}[kind]
    made = XmlPart.load(name, content, blob, part.package)
    relation = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}[kind]
    return str(part.relate_to(made, relation))


def _packed(document: Any) -> bytes:  # noqa: ANN401
    """The file without a clock, and without the parts of python-docx's own template."""
    package = document.part.package
    for owner in (package, document.part):
        for relation in list(owner.rels.values()):
            name = "" if relation.is_external else str(relation.target_part.partname).lstrip("/")
            if name.startswith(_UNUSED):
                del owner.rels[relation.rId]
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist()):
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            item.create_system = 0
            made.writestr(item, given.read(name))
    return out.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    for name, made in (("panel-paper", build()), ("covering-report-sample", build_council())):
        path = target / f"{name}.docx"
        path.write_bytes(made)
        print(path)
