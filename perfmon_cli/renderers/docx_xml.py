"""The XML of Word, as little of it as perfmon writes itself."""

import re
from typing import Final

from markupsafe import Markup, escape

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_DRAWING_NAMES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("wp", WP[1:-1]),
        ("r", R[1:-1]),
        ("a", A[1:-1]),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    )
)
_EMU_PER_MM: Final = 36_000
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(words: str) -> str:
    """`words` on one line, without the characters that XML cannot hold; not escaped."""
    return " ".join(_NOT_XML.sub("", words).splitlines()).replace("\t", " ")


def text(words: str) -> Markup:
    """`words` as XML text on one line; braces are written so that no later step sees a tag."""
    escaped = str(escape(plain(words)))
    return Markup(escaped.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704


def run(words: str, properties: str = "") -> str:
    """A run of text; line breaks in `words` become line breaks."""
    lines = _NOT_XML.sub("", words).splitlines() or [""]
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{text(line)}</w:t>' for line in lines)
    return f"<w:r>{_run_properties(properties)}{body}</w:r>"


def _run_properties(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def tab() -> str:
    """A tab, in a run of its own."""
    return "<w:r><w:tab/></w:r>"


def field_begin(instruction: str) -> str:
    """The start of a field, up to where its result begins."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {text(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A field with the result that stands until Word brings it up to date."""
    return field_begin(instruction) + (run(result) if result else "") + field_end()


def link(relation: str, runs: str) -> str:
    """A hyperlink to the address of a relation."""
    return f'<w:hyperlink xmlns:r="{R[1:-1]}" r:id="{relation}" w:history="1">{runs}</w:hyperlink>'


def jump(bookmark: str, runs: str) -> str:
    """A hyperlink to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{text(bookmark)}" w:history="1">{runs}</w:hyperlink>'


def picture(relation: str, alt: str, width_mm: float, height_mm: float) -> str:
    """A picture in the line: never floating, so that it is read where it stands."""
    size = f'cx="{round(width_mm * _EMU_PER_MM)}" cy="{round(height_mm * _EMU_PER_MM)}"'
    about = f'id="1" name="Picture" descr="{text(alt)}"'
    inside = (
        f"<wp:docPr {about}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline {_DRAWING_NAMES} distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>{inside}</wp:inline></w:drawing></w:r>"
    )
