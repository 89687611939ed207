"""The text of the Word template: its tags, each in the style of what it prints."""

from tools.template_parts import (
    LANDSCAPE,
    PORTRAIT,
    cell,
    choices,
    each,
    either,
    field,
    only_if,
    paragraph,
    row,
    run,
    setup,
    table,
    tag,
    text,
)
from tools.template_styles import PORTRAIT_WIDTH, TINT, style_id


def body_xml(headers: dict[str, str], footers: dict[str, str]) -> str:
    """The text of the document; `headers` and `footers` are relations by kind of page."""
    setups = {
        "cover": setup(PORTRAIT, headers["none"], footers["none"]),
        "memo": setup(PORTRAIT, headers["portrait"], footers["portrait"], first=headers["none"]),
        "landscape": setup(LANDSCAPE, headers["landscape"], footers["landscape"]),
        "back": setup(PORTRAIT, headers["none"], footers["none"]),
        "portrait": setup(PORTRAIT, headers["portrait"], footers["portrait"]),
    }
    return "".join(
        (
            tag("{%p for section in sections %}"),
            tag("{%p if section.opening %}"),
            paragraph("Title", "{{ report.title }}"),
            paragraph("Subtitle", "{{ report.subtitle }}"),
            tag("{%p endif %}"),
            only_if("section.within", paragraph("Subtitle", "{{ section.within }}")),
            tag("{%p for block in section.blocks %}"),
            choices("block.kind", _blocks()),
            tag("{%p endfor %}"),
            choices("section.page", {page: _break(one) for page, one in setups.items()}),
            tag("{%p endfor %}"),
            setups["portrait"],
        )
    )


def header_xml(*, wide: bool = False, name: str = "{{ report.footer }}") -> str:
    """A header: the paper's name and period, the protective marking, and DRAFT at the right."""
    style = "Header wide" if wide else "Header"
    look = f'<w:rPr><w:rStyle w:val="{style_id("Draft mark")}"/></w:rPr>'
    draft = f"<w:r>{look}{text('{{ report.draft }}')}</w:r>"
    tab = "<w:r><w:tab/></w:r>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{run(name) if name else ""}'
        f"{tab}{run('{{ report.marking }}')}{tab}{draft}</w:p>"
    )


def footer_xml(*, wide: bool) -> str:
    """A footer: whose paper it is, and page x of y at the right."""
    style = "Footer wide" if wide else "Footer"
    owner = run("{{ report.organisation }}")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{owner}'
        f"<w:r><w:tab/></w:r>{run('{{ words.page }} ')}{field('PAGE')}"
        f"{run(' {{ words.of }} ')}{field('NUMPAGES')}</w:p>"
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
        **{
            kind: (_icon() if kind.startswith("heading 1") else "")
            + paragraph(style, "{{r block.text }}")
            for kind, style in texts.items()
        },
        **{
            kind: each("item", "block.entries", paragraph(style, "{{r item }}"))
            for kind, style in lists.items()
        },
        "table": figures(),
        "figure": figure(),
        "memo": _two_columns("Perfmon memo", "row", "block.rows", "Details", 2100),
        "contact": _two_columns("Perfmon contact", "row", "block.rows", "Details", 2400),
        "glossary": _two_columns("Perfmon glossary", "row", "block.rows", "Details", 2900),
        "tiles": _tiles(),
        "marked": _two_columns("Perfmon list", "item", "block.entries", "Marked", 2300),
        "cover": _cover(),
        "notice": paragraph("Notice title", "{{r block.title }}")
        + each("item", "block.entries", paragraph("Notice", "{{r item }}")),
        "contents": _contents(),
        "back": paragraph("Back title", "{{r block.title }}")
        + each("line", "block.lines", paragraph("Back line", "{{r line }}")),
    }


def figure() -> str:
    """A chart or picture with its caption and notes."""
    picture = "{{r block.picture }}"
    caption = only_if("block.caption", paragraph("Caption", "{{r block.caption }}"))
    below = either(
        "block.notes", paragraph("Figure with notes", picture), paragraph("Figure", picture)
    )
    return caption + below + _notes()


def _cover() -> str:
    return "".join(
        (
            only_if("block.logo", paragraph("Cover logo", "{{r block.logo }}")),
            paragraph("Cover label", "{{r block.label }}"),
            paragraph("Cover title", "{{r block.title }}"),
            paragraph("Cover subtitle", "{{r block.subtitle }}"),
            each("line", "block.straplines", paragraph("Cover strapline", "{{r line }}")),
            only_if(
                "block.priorities_title", paragraph("Cover group", "{{r block.priorities_title }}")
            ),
            each("tile", "block.priorities", paragraph("Cover priority", "{{r tile }}")),
            only_if("block.themes_title", paragraph("Cover group", "{{r block.themes_title }}")),
            each("tile", "block.themes", paragraph("Cover theme", "{{r tile }}")),
        )
    )


def _contents() -> str:
    """The contents, in the frame by which Word offers to update them."""
    entry = choices(
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
        + each("entry", "block.entries", entry)
        + "</w:sdtContent></w:sdt>"
    )


def figures() -> str:
    """A table of figures: the shaded cell is the current period's."""
    heads = (
        cell(tag("{%tc for head in block.heads %}"), 1500)
        + cell(
            _number_ortext(
                "head.kind",
                paragraph("Table heading number", "{{r head.text }}"),
                paragraph("Table heading", "{{r head.text }}"),
            ),
            6000,
        )
        + cell(tag("{%tc endfor %}"), 1500)
    )
    current = _number_ortext(
        "cell.kind",
        paragraph("Table current", "{{r cell.text }}") + _cell_notes("Table note number"),
        paragraph("Table text", "{{r cell.text }}") + _cell_notes("Table note"),
    )
    plain = current.replace(style_id("Table current"), style_id("Table number"))
    cells = "".join(
        (
            cell(tag("{%tc for cell in row.cells %}"), 1000),
            cell(tag("{%tc if cell.current %}"), 1000),
            cell(current, 2500, TINT),
            cell(tag("{%tc else %}"), 800),
            cell(plain, 2500),
            cell(tag("{%tc endif %}"), 800),
            cell(tag("{%tc endfor %}"), 1038),
        )
    )
    made = table(
        "Perfmon table",
        (1000, 1000, 2500, 800, 2500, 800, 1038),
        row(heads, is_header=True),
        row(cell(tag("{%tr for row in block.rows %}"), PORTRAIT_WIDTH)),
        row(cells),
        row(cell(tag("{%tr endfor %}"), PORTRAIT_WIDTH)),
    )
    caption = only_if("block.caption", paragraph("Caption", "{{r block.caption }}"))
    return caption + made + _notes()


def _cell_notes(style: str) -> str:
    return each("note", "cell.notes", paragraph(style, "{{r note }}"))


def _tiles() -> str:
    """Counts in boxes: a row of labels, a row of counts, a row of notes."""
    marks = ("green", "amber", "red", "not rated")
    label = choices(
        "tile.mark", {mark: paragraph(f"Tile {mark}", "{{r tile.label }}") for mark in marks}
    )
    rows = (
        label,
        paragraph("Tile count", "{{r tile.count }}"),
        paragraph("Tile note", "{{r tile.note }}"),
    )
    made = [
        row(
            cell(tag("{%tc for tile in block.tiles %}"), 2000)
            + cell(inside, 5638)
            + cell(tag("{%tc endfor %}"), 2000),
            is_header=index == 0,
        )
        for index, inside in enumerate(rows)
    ]
    return table("Perfmon tiles", (2000, 5638, 2000), *made)


def _two_columns(style: str, name: str, entries: str, styles: str, left: int) -> str:
    """A table of labels and what they say."""
    label, words = (
        (("mark", "Marked sign") if styles == "Marked" else ("label", "Details label")),
        ("text", "Marked text" if styles == "Marked" else "Details text"),
    )
    right = PORTRAIT_WIDTH - left
    return table(
        style,
        (left, right),
        row(cell(tag(f"{{%tr for {name} in {entries} %}}"), PORTRAIT_WIDTH)),
        row(
            cell(paragraph(label[1], f"{{{{r {name}.{label[0]} }}}}"), left)
            + cell(paragraph(words[1], f"{{{{r {name}.{words[0]} }}}}"), right)
        ),
        row(cell(tag("{%tr endfor %}"), PORTRAIT_WIDTH)),
    )


def _notes() -> str:
    return each("note", "block.notes", paragraph("Note", "{{r note }}"))


def _number_ortext(kind: str, number: str, words: str) -> str:
    return either(f"{kind} == 'number'", number, words)


def _icon() -> str:
    """A priority's picture, on a line of its own: Word takes what stands in a heading along."""
    return only_if("block.icon", paragraph("Heading icon", "{{r block.icon }}"))


def _break(end: str) -> str:
    """The paragraph that ends a section; it holds no tag."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id("Section end")}"/>{end}</w:pPr></w:p>'
