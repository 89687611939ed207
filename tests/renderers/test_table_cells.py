"""What the cells of tables look like: lines, totals, the own area, words that stay together."""

import re
from dataclasses import replace

from perfmon_cli.renderers import docx, html
from perfmon_cli.report.model import Cell, Column, ColumnKind, Report, Row, Section, Span, Table
from tests.renderers.sample import sample_report, text
from tests.renderers.wordfile import W, WordFile

QUARTERS = Cell(
    (Span("Q1\u00a0"), Span("75.3"), Span("\nQ2\u00a0"), Span("<not known>")),
    notes=(text("on 12 months to June 2019"),),
)


def report_of(*rows: Row) -> Report:
    """A report of one table, with a total among its columns."""
    table = Table(
        id="t",
        caption="Days",
        columns=(
            Column(heading="Area", kind=ColumnKind.LABEL),
            Column(heading="12 months to June 2019", kind=ColumnKind.NUMBER),
            Column(heading="All", kind=ColumnKind.NUMBER, is_total=True),
        ),
        rows=rows,
    )
    return replace(sample_report(), sections=(Section(id="s", blocks=(table,)),))


def row(name: str, *, is_total: bool = False, is_own: bool = False) -> Row:
    """A row of one figure and its total."""
    return Row(
        (Cell(text(name)), QUARTERS, Cell(text("5"))),
        is_total=is_total,
        is_own=is_own,
    )


def test_the_page_names_totals_and_the_own_area() -> None:
    """A rule is for totals alone; the own area and the whole beside its parts stand out."""
    rows = (row("Kent"), row("Northshire", is_own=True), row("All", is_total=True))
    page = html.render(report_of(*rows), {}).decode()
    body = page[page.index("<tbody") :]
    rows_found = re.findall(r"<tr( class=\"\w+\")?", body[: body.index("</tbody>")])
    assert rows_found == ["", ' class="own"', ' class="total"']
    assert body.count('class="number whole"') == 3


def test_a_line_break_in_a_cell_is_one_on_the_page() -> None:
    """It is written as one between escaped words, as in the Word file."""
    page = html.render(report_of(row("Kent")), {}).decode()
    assert "Q1\u00a075.3<br>\nQ2\u00a0&lt;not known&gt;" in page


def test_a_line_break_in_a_cell_is_one_in_word(template: bytes) -> None:
    """Each stands behind what is above it; the words between are as typed."""
    body = WordFile(docx.render(report_of(row("Kent")), {}, template)).body
    (paragraph,) = (p for p in body.iter(f"{W}p") if next(p.iter(f"{W}br"), None) is not None)
    items = paragraph.iter(f"{W}t", f"{W}br")
    pieces = ["\n" if item.tag == f"{W}br" else item.text or "" for item in items]
    assert "".join(pieces) == "Q1\u00a075.3\nQ2\u00a0<not known>"


def test_headings_keep_their_months_together(template: bytes) -> None:
    """On the page and in the Word file; notes may break anywhere."""
    page = html.render(report_of(row("Kent")), {}).decode()
    assert ">12\u00a0months to June 2019</th>" in page
    assert ">on 12 months to June 2019<" in page
    body = WordFile(docx.render(report_of(row("Kent")), {}, template)).body
    words = [item.text for item in body.iter(f"{W}t")]
    assert [text for text in words if text and "June" in text] == [
        "12\u00a0months to June 2019",
        "on 12 months to June 2019",
    ]
