"""The text of the sample of a committee's own template: a council's layout with perfmon's tags."""

from typing import Final

from tools.template_body import figure as chart
from tools.template_body import figures, footer_xml, header_xml
from tools.template_parts import (
    PORTRAIT,
    cell,
    choices,
    each,
    only_if,
    paragraph,
    row,
    setup,
    table,
    tag,
)
from tools.template_styles import PORTRAIT_WIDTH, styles_xml

__all__ = ["body_xml", "footer_xml", "header_xml", "styles"]

#: What the council calls the parts of a report, and what the analyst's texts are headed.
_HEADINGS: Final = (
    ("Recommendations to the Committee", "Recommendations"),
    ("Why this report is before the Committee", "Purpose of the report"),
    ("What the figures show", "Information"),
)
_ELSEWHERE: Final = "Contact information"  # its lines stand in the box at the head
_DETAILS: Final = (
    ("Meeting", "{{ memo.report_to }}, {{ memo.date }}"),
    ("Subject", "{{ memo.subject }}, {{ report.subtitle }}"),
    ("Report of", "{{ memo.report_of }}"),
    ("Report author", "{{ memo.author }}, {{ contact.email }}, {{ contact.phone }}"),
)
_LEFT: Final = 2300


def styles() -> str:
    """The look of the council: perfmon's styles in other letters and colours."""
    return styles_xml().replace("Arial", "Times New Roman").replace("12436D", "1E4D2B")


def body_xml(header: str, footer: str, first: str) -> str:
    """The text; `header` and `footer` are relations, `first` that of the first page's header."""
    return "".join(
        (
            paragraph("Cover subtitle", "{{ report.organisation }}"),
            paragraph("Title", "Report to the {{ memo.report_to }}"),
            _box(),
            *(_under(title, name) for title, name in _HEADINGS),
            _others(),
            setup(PORTRAIT, header, footer, first=first),
        )
    )


def _box() -> str:
    rows = "".join(
        row(
            cell(paragraph("Details label", label), _LEFT)
            + cell(paragraph("Details text", words), PORTRAIT_WIDTH - _LEFT)
        )
        for label, words in _DETAILS
    )
    made = table("Perfmon memo", (_LEFT, PORTRAIT_WIDTH - _LEFT), rows)
    caption = '<w:tblCaption w:val="About this report"/></w:tblPr>'
    return made.replace("</w:tblPr>", caption, 1)


def _under(title: str, name: str) -> str:
    """One of the council's headings, with the texts of one of the report's below it."""
    inside = paragraph("Committee heading", title) + _texts(f"under['{name}']")
    return only_if(f"'{name}' in under", inside)


def _others() -> str:
    """All other headings, as the report names them."""
    done = ", ".join(f"'{name}'" for name in (*(name for _, name in _HEADINGS), _ELSEWHERE))
    inside = paragraph("Committee heading", "{{ heading.title }}") + _texts("heading.blocks")
    return each("heading", "headings", only_if(f"heading.title not in [{done}]", inside))


def _texts(entries: str) -> str:
    """What can stand below a heading; `words` leave the number to the style."""
    words = {
        "memo paragraph": "Committee paragraph",
        "paragraph": "Committee paragraph",
        "text": "Body Text",
        "note": "Note",
        "quote": "Quote",
        "heading 2": "Heading 2 unnumbered",
        "heading 2 plain": "Heading 2 unnumbered",
        "heading 3": "Heading 3 unnumbered",
        "heading 3 plain": "Heading 3 unnumbered",
    }
    lists = {
        "bullets": "List Bullet",
        "bullets plain": "List Bullet plain",
        "numbers": "List Number",
        "numbers plain": "List Number plain",
    }
    by_kind = {
        **{kind: paragraph(style, "{{r block.words }}") for kind, style in words.items()},
        **{
            kind: each("item", "block.entries", paragraph(style, "{{r item }}"))
            for kind, style in lists.items()
        },
        "table": figures(),
        "figure": chart(),
    }
    return (
        tag(f"{{%p for block in {entries} %}}")
        + choices("block.kind", by_kind)
        + tag("{%p endfor %}")
    )
