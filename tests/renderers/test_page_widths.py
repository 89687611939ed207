"""The page in real Chromium at the widths of phones, tablets and desks, and on paper."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from perfmon_cli.renderers import html
from perfmon_cli.report.model import (
    Cell,
    Column,
    ColumnKind,
    Mark,
    Report,
    Row,
    Section,
    Span,
    Table,
    Tone,
)
from tests.renderers.sample import sample_images, sample_report
from tools.browser import Browser

LABEL, NUMBER, MARK, TEXT = (
    ColumnKind.LABEL,
    ColumnKind.NUMBER,
    ColumnKind.MARK,
    ColumnKind.TEXT,
)
_BROAD = (LABEL, *[NUMBER] * 6, MARK, MARK, TEXT)
_HEADINGS = (
    *("Measure", "12 months to June 2019", "2019/20", "2020/21", "2021/22", "Change on 2020/21"),
    *("Change on its baseline", "Rating", "Trend", "Comment"),
)
#: What is wider than the window, and what is to be moved sideways within it.
_TOO_WIDE = """(() => {
  const root = document.documentElement;
  const moved = [...document.querySelectorAll(".scroll")];
  return [root.scrollWidth - root.clientWidth,
          ...moved.map(one => Math.max(0, one.scrollWidth - one.clientWidth))];
})()"""
#: How far right of a cell's edge its heading, its mark and its further lines begin.
_LEFT_EDGES = """[...document.querySelectorAll("#broad tbody td.mark")].map(cell => {
  const range = document.createRange();
  range.selectNode(cell.querySelector(".sub, .more").firstChild);
  const sign = cell.querySelector(".sign");
  const box = cell.getBoundingClientRect();
  const heading = box.left + parseFloat(getComputedStyle(cell).paddingLeft);
  return [sign, range].map(one => Math.round(one.getBoundingClientRect().left - heading));
})"""
_SIZES = (16, 32)


def _broad() -> Table:
    """A table of a priority, with all that it may have."""
    columns = tuple(
        Column(heading=heading, kind=kind) for heading, kind in zip(_HEADINGS, _BROAD, strict=True)
    )
    target = (Span("target "), Span("45,060", figure="target", value="45060", anchor="F_t_1"))
    cells = (
        Cell((Span("Keep neighbourhood crime below its baseline"),)),
        *(Cell((Span("45,060"),)) for _ in range(6)),
        Cell((Span("Not rated"),), (target,), Mark.NOT_RATED),
        Cell((Span("comparable: new"),), ((Span("on 2020/21"),),), Mark.UP, Tone.WORSE),
        Cell((Span("Residential burglary, personal robbery, vehicle crime and theft."),)),
    )
    return Table(id="broad", caption="Measures", columns=columns, rows=(Row(cells),), number=9)


def _report() -> Report:
    report = sample_report()
    wide = Section(id="s_broad", blocks=(_broad(),), wide=True)
    return replace(report, sections=(*report.sections, wide))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's page, with the widest table."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(html.render(_report(), sample_images()))
    return path


def opened(chromium: Browser, page: Path, width: int, size: int) -> Browser:
    """The page in a window of this width, in letters of this size."""
    chromium.open(page, width=width)
    chromium.run(f"document.documentElement.style.fontSize = '{size}px'")
    return chromium


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("width", [320, 390, 656, 700, 768, 961, 1024, 1240, 1280])
def test_nothing_is_to_be_moved_sideways(
    chromium: Browser, page: Path, width: int, size: int
) -> None:
    """Neither the page nor a table, at 200% as well: what has no room becomes cards."""
    assert set(opened(chromium, page, width, size).run(_TOO_WIDE)) == {0}


@pytest.mark.parametrize(
    ("width", "display"),
    [
        pytest.param(390, "block", id="phone"),
        pytest.param(768, "block", id="tablet"),
        pytest.param(1024, "table", id="tablet on its side"),
        pytest.param(1280, "table", id="desk"),
    ],
)
def test_the_widest_table_is_cards_up_to_a_tablet(
    chromium: Browser, page: Path, width: int, display: str
) -> None:
    """On a desk it stands beside the contents, on a tablet that lies on its side below them."""
    opened(chromium, page, width, 16)
    assert chromium.run("getComputedStyle(document.querySelector('#broad')).display") == display


@pytest.mark.parametrize("width", [390, 768])
def test_a_mark_its_heading_and_what_is_beneath_begin_alike(
    chromium: Browser, page: Path, width: int
) -> None:
    """On a card nothing is indented."""
    assert opened(chromium, page, width, 16).run(_LEFT_EDGES) == [[0, 0], [0, 0]]


def test_in_a_table_what_is_beneath_a_mark_stands_under_its_word(
    chromium: Browser, page: Path
) -> None:
    """A target as well as "on 2020/21": both as far right of their marks, in small letters."""
    (rating, target), (trend, beside) = opened(chromium, page, 1280, 16).run(_LEFT_EDGES)
    assert target == beside == 0
    assert rating < trend < 0
    sizes = "[...document.querySelectorAll('#broad .sub, #broad .more')]"
    assert len(set(chromium.run(f"{sizes}.map(one => getComputedStyle(one).fontSize)"))) == 1


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        pytest.param(390, [False, True, True], id="phone"),
        pytest.param(1280, [True, False, False], id="desk"),
    ],
)
def test_contents(chromium: Browser, page: Path, width: int, shown: list[bool]) -> None:
    """Beside the text they are whole; above it inner lists are folded, and links lead back."""
    opened(chromium, page, width, 16)
    what = ("nav.contents ul ul a", "nav.contents summary", ".back-to-contents")
    seen = [chromium.run(f"document.querySelector('{one}').checkVisibility()") for one in what]
    assert seen == shown


def _printed(chromium: Browser, page: Path) -> PdfReader:
    chromium.open(page)
    told = chromium.call("Page.printToPDF", preferCSSPageSize=True)
    return PdfReader(io.BytesIO(base64.b64decode(told["data"])))


def test_every_printed_page_says_what_it_is(chromium: Browser, page: Path) -> None:
    """That it is a draft, its marking, of what paper, and which of how many pages."""
    printed = _printed(chromium, page)
    count = len(printed.pages)
    for number, one in enumerate(printed.pages, start=1):
        edges = one.extract_text().splitlines()[:2]
        assert edges == ["OFFICIAL DRAFT", f"Page {number} of {count}{_report().footer}"]


def test_a_final_paper_is_printed_without_marks(chromium: Browser, tmp_path: Path) -> None:
    """Words of users are words there, whatever signs they hold."""
    footer = 'Ends "here" \\ </style> {} • ŵ'
    report = replace(sample_report(is_draft=False, marking=""), footer=footer)
    path = tmp_path / "page.html"
    path.write_bytes(html.render(report, sample_images()))
    text = _printed(chromium, path).pages[0].extract_text()
    assert text.startswith("Page 1 of ")
    assert footer in text


def test_printed_letters_can_be_read(chromium: Browser, page: Path) -> None:
    """None is smaller than 8 points; those of pictures are the pictures' own."""
    chromium.open(page, media="print")
    chromium.call("Emulation.setEmulatedMedia", media="print")
    sizes = chromium.run("""[...document.querySelectorAll("body *")]
      .filter(one => one.checkVisibility() && one.innerText?.trim())
      .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75)""")
    chromium.call("Emulation.setEmulatedMedia", media="")
    assert len(sizes) > 100
    assert min(sizes) >= 7.99
