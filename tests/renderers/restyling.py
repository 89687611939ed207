"""A Word template as somebody at a council would change it in Word."""

from perfmon_cli.renderers import docx_xml
from tests.renderers.sample import png
from tests.renderers.wordfile import WordFile, edited, zipped

BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_PNG = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def restyled(template: bytes) -> bytes:
    """A council's look: letters, colours, sizes, margins, numbers, a logo, words of its own."""
    changed = edited(
        template,
        {
            "Arial": "Georgia",
            "12436D": "5B0F3A",
            '<w:sz w:val="18"/><w:szCs w:val="18"/>': '<w:sz w:val="20"/><w:szCs w:val="20"/>',
            'w:line="269"': 'w:line="300"',
        },
        STYLES,
    )
    changed = edited(changed, {'<w:lvlText w:val="%1"/>': '<w:lvlText w:val="%1."/>'}, NUMBERING)
    changed = edited(
        changed,
        {
            'w:left="1134"': 'w:left="1700"',
            'w:right="1134"': 'w:right="1417"',
            "<w:body>": "<w:body>"
            + _own_words("This report is public. It was made for {{ report.title }}."),
        },
    )
    return _with_logo(changed)


def _own_words(words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def _with_logo(template: bytes) -> bytes:
    """The template with a picture in its first header, as Word puts one there."""
    picture = docx_xml.picture("rId1", "The council's arms", 30, 10)
    changed = edited(
        template, {"<w:r><w:tab/></w:r>": f"<w:r><w:tab/></w:r>{picture}"}, "word/header1.xml"
    )
    relation = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_PNG}" '
        'Target="media/arms.png"/></Relationships>'
    )
    parts = WordFile(changed).parts
    types = parts["[Content_Types].xml"].decode()
    if 'Extension="png"' not in types:
        types = types.replace(
            "<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1
        )
    return zipped(
        parts
        | {
            "[Content_Types].xml": types.encode(),
            "word/_rels/header1.xml.rels": relation.encode(),
            "word/media/arms.png": png(30, 10, (91, 15, 58)),
        }
    )
