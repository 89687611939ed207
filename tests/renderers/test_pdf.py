"""The PDF: pages, tags, conformance, and bytes that repeat."""

import builtins
import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import page as page_validation
import pytest
import weasyprint
from pypdf import PdfReader

from perfmon_cli.errors import ExitCode, MachineError
from perfmon_cli.renderers import html, pdf, pdf_document, pdf_variant
from perfmon_cli.report.model import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Report,
    Row,
    Section,
    Span,
    Table,
)
from tests.renderers.html_tables import html_tables
from tests.renderers.pdf_tables import pdf_tables, squeezed
from tests.renderers.sample import HOSTILE, sample_images, sample_report


@pytest.fixture(scope="module")
def paper() -> bytes:
    """The sample as PDF."""
    return pdf.render(sample_report(), sample_images())


@pytest.fixture(scope="module")
def reader(paper: bytes) -> PdfReader:
    """The sample, opened."""
    return PdfReader(io.BytesIO(paper))


def long_report() -> Report:
    """A wide table that is long enough for several pages."""
    columns = tuple(Column(heading=f"Head {number}", kind=ColumnKind.TEXT) for number in range(6))
    rows = tuple(
        Row(tuple(Cell((Span(f"row {row} column {column}"),)) for column in range(6)))
        for row in range(60)
    )
    table = Table(id="t", caption="Long", columns=columns, rows=rows, number=1)
    return replace(sample_report(), sections=(Section(id="s", wide=True, blocks=(table,)),))


def texts(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in reader.pages]


def test_same_report_same_bytes(paper: bytes) -> None:
    """The PDF depends on the report alone, not on what was made before it."""
    assert pdf.render(sample_report(), sample_images()) == paper


def test_other_process_same_bytes(paper: bytes) -> None:
    """Hash seed, time zone and language of the machine leave no trace."""
    script = (
        "import hashlib; from tests.renderers.sample import *; "
        "from perfmon_cli.renderers import pdf; "
        "print(hashlib.sha256(pdf.render(sample_report(), sample_images())).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "cy_GB.UTF-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert told.stdout.strip() == hashlib.sha256(paper).hexdigest()


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("report", [sample_report(), long_report()], ids=["sample", "long"])
def test_conforms(report: Report, profile: str) -> None:
    """One file is PDF/UA-1 and PDF/A-3a."""
    made = pdf.render(report, sample_images())
    result = page_validation.validate_pdf_bytes(made, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in result.failures] == []


def test_front_matter(reader: PdfReader, paper: bytes) -> None:
    """The file says its title, subject, author and language, and no date."""
    said = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert said == {
        "/Title": "Performance Monitoring Report, 12 months to March 2022",
        "/Subject": "Police and Crime Plan <monitoring>",
        "/Author": "West Yorkshire Combined Authority & Police",
        "/Creator": "perfmon",
        "/Producer": f"WeasyPrint {weasyprint.VERSION}",
    }
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert b'pdfuaid:part="1"' in paper
    assert b"CreateDate" not in paper


def test_pages_turn_for_wide_sections(reader: PdfReader) -> None:
    """Each section begins a page; a wide one lies on its side."""
    sideways = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert sideways.count(True) == 1
    assert "Table 1: Measures of priority 1" in texts(reader)[sideways.index(True)]


def test_running_feet_and_heads(reader: PdfReader) -> None:
    """Pages carry marking, DRAFT, foot and number; covers have no foot and no number."""
    pages = texts(reader)
    assert all("OFFICIAL" in page and "DRAFT" in page for page in pages)
    numbered = [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)]
    footed = ["Performance Monitoring Report · 12 months" in page for page in pages]
    assert numbered == footed
    assert [number for number, has in enumerate(numbered, 1) if not has] == [2, len(pages)]


def test_final_is_not_marked_draft() -> None:
    """Only a draft says DRAFT."""
    final = replace(sample_report(is_draft=False, marking=""), sections=())
    assert "DRAFT" not in texts(PdfReader(io.BytesIO(pdf.render(final, {}))))[0]


def bookmarks(entries: list[Any], level: int = 1) -> list[tuple[int, str]]:
    """The bookmarks with their levels, in order."""
    found: list[tuple[int, str]] = []
    for entry in entries:
        if isinstance(entry, list):
            found += bookmarks(entry, level + 1)
        else:
            found.append((level, str(entry["/Title"])))
    return found


def test_bookmarks(reader: PdfReader) -> None:
    """The headings are bookmarks, nested as they are."""
    found = bookmarks(reader.outline)
    assert found[:3] == [
        (1, "Performance Monitoring Report"),
        (2, "DRAFT: 2 open items"),
        (2, "1 Purpose of the report"),
    ]
    at = found.index((3, "1.1 Victim satisfaction"))
    assert found[at + 1 : at + 3] == [
        (4, "By age & sex"),
        (3, "1.2 999 calls answered on target"),
    ]


def test_contents_have_page_numbers(reader: PdfReader) -> None:
    """The contents say on which page a heading stands."""
    pages = texts(reader)
    contents = next(page for page in pages if "Contents" in page)
    at = next(number for number, page in enumerate(pages, 1) if "Appendix 2\nCyber" in page)
    assert f"Appendix 2: Cyber crime {at}\n" in contents


def test_tables_are_the_pages_tables(paper: bytes, tmp_path: Path) -> None:
    """Tables stand in the PDF's tags with the same cells as on the web page."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper)
    page = html.render(sample_report(), sample_images()).decode()
    assert squeezed(pdf_tables(path)) == squeezed(html_tables(page))


def test_long_table_is_one_table(tmp_path: Path) -> None:
    """The header row is repeated on each page of a long table, which stays one table."""
    made = pdf.render(long_report(), sample_images())
    path = tmp_path / "paper.pdf"
    path.write_bytes(made)
    pages = texts(PdfReader(io.BytesIO(made)))
    assert len(pages) > 2
    assert all("Head 0 Head 1 Head 2" in page for page in pages)
    (table,) = squeezed(pdf_tables(path))
    assert [row[0] for row in table] == ["Head0", *(f"row{row}column0" for row in range(60))]


def test_long_table_is_one_table_in_the_tags() -> None:
    """Its later pages' rows join the first page's, and each cell names headers that are there."""
    made = PdfReader(io.BytesIO(pdf.render(long_report(), sample_images())))
    root = made.root_object["/StructTreeRoot"]
    (whole,) = [one for one in elements(root) if one["/S"] == "/Table"]
    groups = [kid.get_object() for kid in whole["/K"]]
    assert [group["/S"] for group in groups] == ["/Caption", "/THead", "/TBody"]
    rows = [kid.get_object() for kid in groups[2]["/K"]]
    assert len(rows) == 60
    heads = {str(one["/ID"]) for one in elements(whole) if "/ID" in one}
    assert len(heads) == 6 + 60
    for row in rows:
        cells = [kid.get_object() for kid in row["/K"]]
        named = [{str(name) for name in cell["/A"]["/Headers"]} for cell in cells[1:]]
        assert all(len(names) == 2 and names <= heads for names in named)


def elements(node: Any) -> Iterator[Any]:
    """The elements of the tag tree under a node, in order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        held = kid.get_object()
        if isinstance(held, dict) and "/S" in held:
            yield held
            yield from elements(held)


def table_of(columns: int, rows: int) -> Report:
    """A paper of one table of this size."""
    heads = tuple(Column(heading=f"Head {at}", kind=ColumnKind.NUMBER) for at in range(columns))
    lines = tuple(
        Row(tuple(Cell((Span(f"{row}{at}"),)) for at in range(columns))) for row in range(rows)
    )
    table = Table(id="t", caption="Size", columns=heads, rows=lines, number=1)
    return replace(sample_report(), sections=(Section(id="s", blocks=(table,)),))


@pytest.mark.parametrize(
    ("columns", "rows", "headers"),
    [
        pytest.param(6, 1, 6, id="one row"),
        pytest.param(2, 8, 2, id="two columns"),
        pytest.param(3, 2, 3, id="three columns, two rows"),
        pytest.param(3, 3, 6, id="three columns, three rows"),
        pytest.param(6, 2, 8, id="two rows"),
    ],
)
def test_headers_never_outnumber_figures(columns: int, rows: int, headers: int) -> None:
    """A table whose first cells would make most of it headers has column headers alone."""
    made = PdfReader(io.BytesIO(pdf.render(table_of(columns, rows), {})))
    tags = [one["/S"] for one in elements(made.root_object["/StructTreeRoot"])]
    assert tags.count("/TH") == headers


def test_type_in_tables_is_at_least_nine_points() -> None:
    """Headings, figures and the smaller lines beneath them (issue 3)."""
    sizes: dict[float, str] = {}

    def visit(text: str, cm: Any, tm: Any, _font: object, size: float) -> None:
        if any(word in text for word in ("Head ", "row ", "beneath")):
            sizes[round(size * abs(tm[0] * cm[0]), 2)] = text

    report = long_report()
    (table,) = report.blocks
    assert isinstance(table, Table)
    noted = Row(tuple(replace(cell, notes=((Span("beneath"),),)) for cell in table.rows[0].cells))
    blocks = (replace(table, rows=(noted, *table.rows[1:])),)
    paper = replace(report, sections=(Section(id="s", wide=True, blocks=blocks),))
    for page in PdfReader(io.BytesIO(pdf.render(paper, {}))).pages:
        page.extract_text(visitor_text=visit)
    assert sizes
    assert min(sizes) >= 9, sizes


def test_contents_list_what_follows_them(reader: PdfReader) -> None:
    """What comes before stands in the bookmarks; a way back is no use in contents."""
    pages = texts(reader)
    at, contents = next((n, page) for n, page in enumerate(pages, 1) if "Contents" in page)
    numbers = [int(line.split()[-1]) for line in contents.splitlines() if line[-1:].isdigit()]
    assert "Purpose of the report" not in contents
    assert numbers
    assert all(number >= at for number in numbers[:-1])


def test_running_head_names_the_part_a_page_goes_on_with() -> None:
    """Not on a page that the part begins: its heading stands there."""
    heading = Heading(id="h", level=1, text="Helping victims", number="1")
    report = long_report()
    blocks = (heading, *report.blocks)
    paper = replace(report, sections=(Section(id="s", wide=True, blocks=blocks),))
    pages = texts(PdfReader(io.BytesIO(pdf.render(paper, {}))))
    assert [page.count("1 Helping victims") for page in pages] == [1] * len(pages)


def test_running_head_of_a_page_on_which_another_part_begins() -> None:
    """It names the part that the page goes on with, above the other's heading."""
    blocks: tuple[Block, ...] = (
        Heading(id="first", level=1, text="Glossary"),
        *(Paragraph(id=f"p{at}", line=(Span("Word"),)) for at in range(50)),
        Heading(id="second", level=1, text="Methods"),
        *(Paragraph(id=f"q{at}", line=(Span("Word"),)) for at in range(50)),
    )
    paper = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    pages = texts(PdfReader(io.BytesIO(pdf.render(paper, {}))))
    found = [(page.count("Glossary"), page.count("Methods")) for page in pages]
    assert found == [(1, 0), (1, 1), (0, 1), (0, 1)]


@pytest.mark.parametrize(("marking", "lines"), [("", 1), ("OFFICIAL", 2)])
def test_a_long_running_head_has_the_width_of_the_page(marking: str, lines: int) -> None:
    """Half of it where a protective marking stands in the middle."""
    title = "Supporting Victims and Witnesses and Improving Criminal Justice Outcomes"
    blocks = (Heading(id="h", level=1, text=title), *long_report().blocks)
    report = replace(sample_report(marking=marking), sections=(Section(id="s", blocks=blocks),))
    last = texts(PdfReader(io.BytesIO(pdf.render(report, {}))))[-1].split("\n")
    assert any(title in line for line in last) == (lines == 1)
    assert " ".join(last).count(title) == 1


@pytest.mark.parametrize(
    ("lead", "is_first", "stays"),
    [
        pytest.param("These are the rows:", False, True, id="line that ends with a colon"),
        pytest.param("These are the rows.", True, True, id="first paragraph of a part"),
        pytest.param("These are the rows.", False, False, id="any other line"),
    ],
)
def test_what_leads_on_stays_with_what_follows(lead: str, *, is_first: bool, stays: bool) -> None:
    """Wherever on a page it stands, the table that it leads to begins on the same page."""
    (table,) = long_report().blocks
    assert isinstance(table, Table)
    sections = tuple(
        Section(
            id=f"s{before}",
            blocks=(
                *(Paragraph(id=f"p{before}_{n}", line=(Span("Word"),)) for n in range(before)),
                Heading(id=f"h{before}", level=1, text="Part"),
                *([] if is_first else [Paragraph(id=f"n{before}", line=(Span("Word"),))]),
                Paragraph(id=f"l{before}", line=(Span(lead),)),
                replace(table, id=f"t{before}", number=before, rows=table.rows[:30]),
            ),
        )
        for before in range(22, 32)
    )
    pages = texts(
        PdfReader(io.BytesIO(pdf.render(replace(sample_report(), sections=sections), {})))
    )
    leading = [page for page in pages if lead in page]
    assert len(leading) == len(sections)
    assert all("row 0 column" in page for page in leading) == stays


def test_an_appendix_by_itself_has_its_own_title() -> None:
    """It is the largest heading; the paper's name stands above it as text."""
    blocks = (
        Heading(id="h", level=1, text="Appendix 2: Cyber crime"),
        Heading(id="h2", level=2, text="What is missing"),
    )
    part = replace(
        sample_report(),
        part="Appendix 2: Cyber crime",
        sections=(Section(id="s", blocks=blocks),),
    )
    made = PdfReader(io.BytesIO(pdf.render(part, {})))
    assert bookmarks(made.outline) == [(1, "Appendix 2: Cyber crime"), (2, "What is missing")]
    assert "Performance Monitoring Report, 12 months to March 2022" in texts(made)[0]
    assert [one["/S"] for one in elements(made.root_object["/StructTreeRoot"])].count("/H1") == 1


def test_a_section_that_flows_begins_no_page() -> None:
    """It goes on where the one before it ends."""
    words = tuple(
        Section(id=f"s{at}", blocks=(Paragraph(id=f"p{at}", line=(Span("Word"),)),), flows=at == 1)
        for at in range(3)
    )
    pages = texts(PdfReader(io.BytesIO(pdf.render(replace(sample_report(), sections=words), {}))))
    assert [page.count("Word") for page in pages] == [2, 1]


def test_no_page_has_fewer_than_three_rows_of_the_end_of_a_table() -> None:
    """Wherever on a page a table begins, two of its rows stand together; at its end, three."""
    (table,) = table_of(3, 20).blocks
    assert isinstance(table, Table)
    sections = tuple(
        Section(
            id=f"s{before}",
            blocks=(
                *(Paragraph(id=f"p{before}_{n}", line=(Span("Word"),)) for n in range(before)),
                replace(table, id=f"t{before}", number=before),
            ),
        )
        for before in (*range(15, 20), *range(29, 36))
    )
    paper = replace(sample_report(), sections=sections)
    pages = texts(PdfReader(io.BytesIO(pdf.render(paper, {}))))
    rows = [len(re.findall(r"\b(\d+)0\s+(?:\1)1\s+(?:\1)2\b", page)) for page in pages]
    assert sum(rows) == 20 * len(sections)
    assert 1 not in rows
    ends = [count for count, page in zip(rows, pages, strict=True) if "190 191 192" in page]
    assert len(ends) == len(sections)
    assert min(ends) >= 3


def test_a_tall_table_does_not_leave_its_caption() -> None:
    """A few rows of very long words run over pages and begin beneath their caption."""
    report = table_of(3, 4)
    (table,) = report.blocks
    assert isinstance(table, Table)
    rows = tuple(
        replace(row, cells=(Cell((Span("long words " * 90),)), *row.cells[1:]))
        for row in table.rows
    )
    paper = replace(report, sections=(Section(id="s", blocks=(replace(table, rows=rows),)),))
    pages = texts(PdfReader(io.BytesIO(pdf.render(paper, {}))))
    assert "long words" in next(page for page in pages if "Size" in page)


def test_text_comes_out_letter_for_letter(reader: PdfReader) -> None:
    """What users typed is text, whatever signs it holds."""
    assert f"PM401 no commentary for {HOSTILE}" in texts(reader)[0].replace("\n", " ")


def test_report_that_opens_with_a_cover() -> None:
    """Then the cover carries the title: the paper has one, not two."""
    covers = tuple(part for part in sample_report().sections if part.style == "cover")
    made = PdfReader(
        io.BytesIO(pdf.render(replace(sample_report(), sections=covers), sample_images()))
    )
    assert texts(made)[0].count("Performance Monitoring Report") == 1


def test_fonts_used(paper: bytes) -> None:
    """The fonts are named for the manifest."""
    fonts = pdf.fonts_used(paper)
    assert fonts
    assert all(font.startswith(("Liberation-Sans", "Arial")) for font in fonts)


def test_layout_has_no_complaints(caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint understands every rule and finds every picture."""
    with caplog.at_level(logging.WARNING):
        pdf.render(sample_report(), sample_images())
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "https://example.org/x.png", "data:image/png;base64,AA", "perfmon:x"],
)
def test_only_own_assets_are_fetched(address: str) -> None:
    """Any other address stops the rendering, whatever its kind."""
    with pytest.raises(ValueError, match="which is not its own"):
        pdf_document.write(f'<html lang="en"><img alt="x" src="{address}"></html>', "", {})


def test_missing_pango_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Pango the error names it, how to get it, and how to do without (exit 7)."""
    imported = builtins.__import__

    def without_pango(name: str, *rest: object) -> ModuleType:
        if rest[2] and "pdf_document" in rest[2]:  # type: ignore[operator]
            raise OSError("cannot load library 'libpango-1.0-0'")
        return imported(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(MachineError, match=r"Pango.*--format docx,html") as raised:
        pdf.render(sample_report(), sample_images())
    assert raised.value.exit_code is ExitCode.MACHINE


def test_badly_packed_file_is_packed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose last streams end in a carriage return is written another way."""
    report = replace(sample_report(), sections=(Section(id="s", blocks=()),))
    first = pdf.render(report, {})
    judge = pdf_variant.ends_badly
    monkeypatch.setattr(pdf_variant, "ends_badly", lambda file: file == first or judge(file))
    second = pdf.render(report, {})
    assert second != first
    assert page_validation.is_pdf_compliant_bytes(second, profile="3a")
    assert page_validation.is_pdf_compliant_bytes(second, profile="ua1")


def test_collector_is_left_as_it_was() -> None:
    """Garbage collection runs again after rendering."""
    import gc

    pdf.render(replace(sample_report(), sections=()), {})
    assert gc.isenabled()
