"""The pieces of a Word template: paragraphs, tags, tables, page set-ups."""

from typing import Final
from xml.sax.saxutils import escape

from tools.template_styles import style_id

_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PORTRAIT: Final = (
    'w:w="11906" w:h="16838"',
    'w:top="1191" w:right="1134" w:bottom="1077" w:left="1134"',
)
LANDSCAPE: Final = (
    'w:w="16838" w:h="11906" w:orient="landscape"',
    'w:top="1021" w:right="851" w:bottom="907" w:left="851"',
)


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of text and tags."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{"".join(map(run, runs))}</w:p>'
    )


def tag(words: str) -> str:
    """A paragraph that only holds a tag and is gone in the paper."""
    return paragraph("Template tag", words)


def each(name: str, entries: str, inside: str) -> str:
    """A loop around what stands for each of its items."""
    return tag(f"{{%p for {name} in {entries} %}}") + inside + tag("{%p endfor %}")


def only_if(condition: str, inside: str) -> str:
    """What stands there on a condition."""
    return tag(f"{{%p if {condition} %}}") + inside + tag("{%p endif %}")


def either(condition: str, inside: str, otherwise: str) -> str:
    """One thing on a condition, another without it."""
    return (
        tag(f"{{%p if {condition} %}}")
        + inside
        + tag("{%p else %}")
        + otherwise
        + tag("{%p endif %}")
    )


def choices(name: str, by_value: dict[str, str]) -> str:
    """What stands there for each value of a name."""
    parts = []
    for index, (value, inside) in enumerate(by_value.items()):
        wanted = value if value.isdigit() else f"'{value}'"
        parts += [tag(f"{{%p {'elif' if index else 'if'} {name} == {wanted} %}}"), inside]
    return "".join(parts) + tag("{%p endif %}")


def table(style: str, widths: tuple[int, ...], *rows: str) -> str:
    """A table of a style, as wide as its columns."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: str, *, is_header: bool = False) -> str:
    """A row that stays whole."""
    repeat = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def cell(inside: str, width: int, fill: str = "") -> str:
    """A cell with paragraphs."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def setup(page: tuple[str, str], header: str, footer: str, *, first: str = "") -> str:
    """The page set-up that ends a section; `first` is another header for its first page."""
    size, margins = page
    headers, footers = [("default", header)], [("default", footer)]
    if first:
        headers.append(("first", first))
        footers.append(("first", footer))
    references = "".join(
        f'<w:{kind}Reference xmlns:r="{_RELATIONS}" w:type="{pages}" r:id="{relation}"/>'
        for kind, found in (("header", headers), ("footer", footers))
        for pages, relation in found
    )
    title = "<w:titlePg/>" if first else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} w:header="510" w:footer="454" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{title}</w:sectPr>'
    )


def field(name: str) -> str:
    """A field of Word, to be counted when it is shown."""
    signs = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return signs[0] + code + signs[1] + run("1") + signs[2]


def run(words: str) -> str:
    """Words with the look of their paragraph."""
    return f"<w:r>{text(words)}</w:r>"


def text(words: str) -> str:
    """Words as XML."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'
