"""The text of the Word template: its tags, each in the style of what it prints."""

from typing import Final
from xml.sax.saxutils import escape

from tools.template_styles import PORTRAIT_WIDTH, TINT, style_id

_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PORTRAIT: Final = (
    'w:w="11906" w:h="16838"',
    'w:top="1191" w:right="1134" w:bottom="1077" w:left="1134"',
)
_LANDSCAPE: Final = (
    'w:w="16838" w:h="11906" w:orient="landscape"',
    'w:top="1021" w:right="851" w:bottom="907" w:left="851"',
)


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of text and tags."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{"".join(map(_run, runs))}</w:p>'
    )


def tag(words: str) -> str:
    """A paragraph that only holds a tag and is gone in the paper."""
    return paragraph("Template tag", words)


def body_xml(headers: dict[str, str], footers: dict[str, str]) -> str:
    """The text of the document; `headers` and `footers` are relations by kind of page."""
    setups = {
        "cover": _setup(_PORTRAIT, headers["portrait"], footers["none"]),
        "memo": _setup(_PORTRAIT, headers["portrait"], footers["portrait"]),
        "landscape": _setup(_LANDSCAPE, headers["landscape"], footers["landscape"]),
        "back": _setup(_PORTRAIT, headers["portrait"], footers["none"]),
        "portrait": _setup(_PORTRAIT, headers["portrait"], footers["portrait"]),
    }
    return "".join(
        (
            tag("{%p for section in sections %}"),
            tag("{%p if section.opening %}"),
            paragraph("Title", "{{ report.title }}"),
            paragraph("Subtitle", "{{ report.subtitle }}"),
            tag("{%p endif %}"),
            tag("{%p for block in section.blocks %}"),
            _choices("block.kind", _blocks()),
            tag("{%p endfor %}"),
            _choices("section.page", {page: _break(setup) for page, setup in setups.items()}),
            tag("{%p endfor %}"),
            setups["portrait"],
        )
    )


def header_xml(*, wide: bool) -> str:
    """A header: the protective marking, and DRAFT at the right."""
    style = "Header wide" if wide else "Header"
    look = f'<w:rPr><w:rStyle w:val="{style_id("Draft mark")}"/></w:rPr>'
    draft = f"<w:r>{look}{_text('{{ report.draft }}')}</w:r>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{_run("{{ report.marking }}")}'
        f"<w:r><w:tab/></w:r>{draft}</w:p>"
    )


def footer_xml(*, wide: bool) -> str:
    """A footer: the paper's name, and page x of y at the right."""
    style = "Footer wide" if wide else "Footer"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{_run("{{ report.footer }}")}'
        f"<w:r><w:tab/></w:r>{_run('{{ words.page }} ')}{_field('PAGE')}"
        f"{_run(' {{ words.of }} ')}{_field('NUMPAGES')}</w:p>"
    )


def empty_xml() -> str:
    """A footer without text."""
    return paragraph("Footer")


def _blocks() -> dict[str, str]:
    """What stands for each kind of block."""
    texts = {
        "heading 1": "Heading 1",
        "heading 1 plain": "Heading 1 unnumbered",
        "heading 2": "Heading 2",
        "heading 2 plain": "Heading 2 unnumbered",
        "heading 3": "Heading 3",
        "heading 3 plain": "Heading 3 unnumbered",
        "memo heading": "Committee heading",
        "memo heading plain": "Committee heading unnumbered",
        "memo paragraph": "Committee paragraph",
        "paragraph": "Numbered Paragraph",
        "text": "Body Text",
        "note": "Note",
        "quote": "Quote",
    }
    lists = {
        "bullets": "List Bullet",
        "bullets plain": "List Bullet plain",
        "numbers": "List Number",
        "numbers plain": "List Number plain",
    }
    return {
        **{kind: paragraph(style, "{{r block.text }}") for kind, style in texts.items()},
        **{
            kind: _each("item", "block.entries", paragraph(style, "{{r item }}"))
            for kind, style in lists.items()
        },
        "table": _figures(),
        "figure": _if("block.caption", paragraph("Caption", "{{r block.caption }}"))
        + _either(
            "block.notes",
            paragraph("Figure with notes", "{{r block.picture }}"),
            paragraph("Figure", "{{r block.picture }}"),
        )
        + _notes(),
        "memo": _two_columns("Perfmon memo", "row", "block.rows", "Details", 2100),
        "contact": _two_columns("Perfmon contact", "row", "block.rows", "Details", 2400),
        "glossary": _two_columns("Perfmon glossary", "row", "block.rows", "Details", 2900),
        "tiles": _tiles(),
        "marked": _two_columns("Perfmon list", "item", "block.entries", "Marked", 2300),
        "cover": _cover(),
        "notice": paragraph("Notice title", "{{r block.title }}")
        + _each("item", "block.entries", paragraph("Notice", "{{r item }}")),
        "contents": _contents(),
        "back": paragraph("Back title", "{{r block.title }}")
        + _each("line", "block.lines", paragraph("Back line", "{{r line }}")),
    }


def _cover() -> str:
    return "".join(
        (
            paragraph("Cover label", "{{r block.label }}"),
            paragraph("Cover title", "{{r block.title }}"),
            paragraph("Cover subtitle", "{{r block.subtitle }}"),
            _each("line", "block.straplines", paragraph("Cover strapline", "{{r line }}")),
            _each("tile", "block.priorities", paragraph("Cover priority", "{{r tile }}")),
            _each("tile", "block.themes", paragraph("Cover theme", "{{r tile }}")),
        )
    )


def _contents() -> str:
    """The contents, in the frame by which Word offers to update them."""
    entry = _choices(
        "entry.level",
        {
            "1": paragraph("TOC 1", "{{r entry.text }}"),
            "2": paragraph("TOC 2", "{{r entry.text }}"),
        },
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        + paragraph("TOC Heading", "{{r block.title }}")
        + _each("entry", "block.entries", entry)
        + "</w:sdtContent></w:sdt>"
    )


def _figures() -> str:
    """A table of figures: the shaded cell is the current period's."""
    heads = (
        _cell(tag("{%tc for head in block.heads %}"), 1500)
        + _cell(
            _number_or_text(
                "head.kind",
                paragraph("Table heading number", "{{r head.text }}"),
                paragraph("Table heading", "{{r head.text }}"),
            ),
            6000,
        )
        + _cell(tag("{%tc endfor %}"), 1500)
    )
    current = _number_or_text(
        "cell.kind",
        paragraph("Table current", "{{r cell.text }}") + _cell_notes("Table note number"),
        paragraph("Table text", "{{r cell.text }}") + _cell_notes("Table note"),
    )
    plain = current.replace(style_id("Table current"), style_id("Table number"))
    cells = "".join(
        (
            _cell(tag("{%tc for cell in row.cells %}"), 1000),
            _cell(tag("{%tc if cell.current %}"), 1000),
            _cell(current, 2500, TINT),
            _cell(tag("{%tc else %}"), 800),
            _cell(plain, 2500),
            _cell(tag("{%tc endif %}"), 800),
            _cell(tag("{%tc endfor %}"), 1038),
        )
    )
    table = _table(
        "Perfmon table",
        (1000, 1000, 2500, 800, 2500, 800, 1038),
        _row(heads, is_header=True),
        _row(_cell(tag("{%tr for row in block.rows %}"), PORTRAIT_WIDTH)),
        _row(cells),
        _row(_cell(tag("{%tr endfor %}"), PORTRAIT_WIDTH)),
    )
    caption = _if("block.caption", paragraph("Caption", "{{r block.caption }}"))
    return caption + table + _notes()


def _cell_notes(style: str) -> str:
    return _each("note", "cell.notes", paragraph(style, "{{r note }}"))


def _tiles() -> str:
    """Counts in boxes: a row of labels, a row of counts, a row of notes."""
    marks = ("green", "amber", "red", "not rated")
    label = _choices(
        "tile.mark", {mark: paragraph(f"Tile {mark}", "{{r tile.label }}") for mark in marks}
    )
    rows = (
        label,
        paragraph("Tile count", "{{r tile.count }}"),
        paragraph("Tile note", "{{r tile.note }}"),
    )
    made = [
        _row(
            _cell(tag("{%tc for tile in block.tiles %}"), 2000)
            + _cell(inside, 5638)
            + _cell(tag("{%tc endfor %}"), 2000),
            is_header=index == 0,
        )
        for index, inside in enumerate(rows)
    ]
    return _table("Perfmon tiles", (2000, 5638, 2000), *made)


def _two_columns(style: str, name: str, entries: str, styles: str, left: int) -> str:
    """A table of labels and what they say."""
    label, words = (
        (("mark", "Marked sign") if styles == "Marked" else ("label", "Details label")),
        ("text", "Marked text" if styles == "Marked" else "Details text"),
    )
    right = PORTRAIT_WIDTH - left
    return _table(
        style,
        (left, right),
        _row(_cell(tag(f"{{%tr for {name} in {entries} %}}"), PORTRAIT_WIDTH)),
        _row(
            _cell(paragraph(label[1], f"{{{{r {name}.{label[0]} }}}}"), left)
            + _cell(paragraph(words[1], f"{{{{r {name}.{words[0]} }}}}"), right)
        ),
        _row(_cell(tag("{%tr endfor %}"), PORTRAIT_WIDTH)),
    )


def _notes() -> str:
    return _each("note", "block.notes", paragraph("Note", "{{r note }}"))


def _each(name: str, entries: str, inside: str) -> str:
    return tag(f"{{%p for {name} in {entries} %}}") + inside + tag("{%p endfor %}")


def _if(condition: str, inside: str) -> str:
    return tag(f"{{%p if {condition} %}}") + inside + tag("{%p endif %}")


def _number_or_text(kind: str, number: str, words: str) -> str:
    return _either(f"{kind} == 'number'", number, words)


def _either(condition: str, inside: str, otherwise: str) -> str:
    return (
        tag(f"{{%p if {condition} %}}")
        + inside
        + tag("{%p else %}")
        + otherwise
        + tag("{%p endif %}")
    )


def _choices(name: str, choices: dict[str, str]) -> str:
    parts = []
    for index, (value, inside) in enumerate(choices.items()):
        wanted = value if value.isdigit() else f"'{value}'"
        parts += [tag(f"{{%p {'elif' if index else 'if'} {name} == {wanted} %}}"), inside]
    return "".join(parts) + tag("{%p endif %}")


def _table(style: str, widths: tuple[int, ...], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: str, *, is_header: bool = False) -> str:
    repeat = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _cell(inside: str, width: int, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _break(setup: str) -> str:
    """The paragraph that ends a section; it holds no tag."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id("Section end")}"/>{setup}</w:pPr></w:p>'


def _setup(page: tuple[str, str], header: str, footer: str) -> str:
    size, margins = page
    references = "".join(
        f'<w:{kind}Reference xmlns:r="{_RELATIONS}" w:type="default" r:id="{relation}"/>'
        for kind, relation in (("header", header), ("footer", footer))
    )
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} w:header="510" w:footer="454" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )


def _field(name: str) -> str:
    signs = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return signs[0] + code + signs[1] + _run("1") + signs[2]


def _run(words: str) -> str:
    return f"<w:r>{_text(words)}</w:r>"


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'
