"""Pages of sixty districts, and of who stands where, in every format."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from perfmon_cli.catalogue.model import OtherArea, Settings
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.renderers import docx, html, pdf
from perfmon_cli.report.model import Report
from tests.blocks.builders import COUNT, PERCENT, block, paper, prioritised, seen, when
from tests.renderers.html_tables import html_tables
from tests.renderers.wordfile import WordFile

AREAS = tuple(f"District {number}" for number in range(1, 61))


@pytest.fixture(scope="module")
def report() -> Report:
    """A paper of a comparison and a page for every district."""
    share = prioritised(replace(PERCENT, target=Decimal(70)))
    held = [seen(share, "2021/22", "71"), seen(COUNT, "2021/22", "1830")]
    for number, area in enumerate(AREAS, start=1):
        held.append(seen(COUNT, "2021/22", str(number), area=area))
        held.append(seen(share, "2021/22", str(30 + number), area=area))
    others = [
        OtherArea(
            measure=share.id,
            area=area,
            group="Similar forces",
            period=when("2021/22", share),
            value=Decimal(60),
        )
        for area in ("Kent", "Devon")
    ]
    rows: list[BlockRow] = [
        block("comparison", "satisfaction"),
        block("district page", settings="area: all"),
    ]
    settings = Settings(organisation="The office", area="Northshire", areas=AREAS)
    composed = paper([COUNT, share], held, *rows, settings=settings, other_areas=others)
    assert composed.findings == ()
    return composed.report


def test_web_page(report: Report) -> None:
    """Every district with its own figures."""
    tables = html_tables(html.render(report, {}).decode())
    assert len(tables) == 62
    assert tables[1][1][-2:] == ["1 of 3 counted from the highest, the best", "not tested"]
    assert [table[1][1] for table in tables[2:]] == [str(number) for number in range(1, 61)]
    assert tables[61][2][1:4] == ["90.0%", "not available", "Green target 70.0%"]


def test_word_file(report: Report, template: bytes) -> None:
    """The same, and nothing of it lost in the template."""
    word = WordFile(docx.render(report, {}, template))
    assert len(word.tables()) == 62


def test_pdf(report: Report) -> None:
    """A page of its own for every district, with its heading."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.render(report, {}))).pages]
    assert len(pages) == 61
    for area, text in zip(AREAS, pages[1:], strict=True):
        assert f"{area} beside Northshire" in text
