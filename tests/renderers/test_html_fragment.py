"""fragment.html: the paper to paste into a council's content system."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from markupsafe import escape

from perfmon_cli.renderers import html, html_fragment
from perfmon_cli.report.model import Block, Bullets, Mark, MarkedItem, MarkedList, Section, Span
from perfmon_cli.wording.words import WORDS
from tests.renderers.html_tables import html_tables
from tests.renderers.sample import HOSTILE, sample_images, sample_report

_VOID = {"br"}
KEPT = """
h2 h3 h4 h5 h6 p ul ol li table caption thead tbody tr th td dl dt dd blockquote a strong em br
"""


class Elements(HTMLParser):
    """Every element with its attributes; ends that match nothing are kept as faults."""

    def __init__(self, text: str) -> None:
        """Read the fragment."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; a paragraph or a heading holds no block."""
        if tag not in {"a", "strong", "em", "br"} and {"p", "h2", "h3", "caption"} & {*self._open}:
            self.faults.append(f"{tag} within {self._open}")
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data


@pytest.fixture(scope="module")
def fragment() -> str:
    """The sample as a fragment."""
    return html_fragment.render(sample_report()).decode()


@pytest.fixture(scope="module")
def elements(fragment: str) -> Elements:
    """The fragment's elements."""
    return Elements(fragment)


def test_well_formed(elements: Elements) -> None:
    """Every element is closed where it stands, and none stands where it may not."""
    assert elements.faults == []


def test_nothing_a_content_system_takes_out(elements: Elements) -> None:
    """No style, script, class, picture or frame, and no attribute that needs one."""
    assert {tag for tag, _ in elements.found} <= set(KEPT.split())
    assert {name for _, held in elements.found for name in held} <= {"id", "href", "scope", "start"}


def test_headings_begin_at_the_second_level(elements: Elements) -> None:
    """The page around has the title; no level is skipped."""
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_meet_none_of_the_page_around(elements: Elements) -> None:
    """All have a prefix, each stands once, and links within lead to one."""
    ids = [held["id"] for _, held in elements.found if "id" in held]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("pm-") for name in ids)
    inner = {held["href"][1:] for _, held in elements.found if held.get("href", "")[:1] == "#"}
    assert inner <= set(ids)


def test_same_tables_as_the_page(fragment: str) -> None:
    """The same figures in the same cells; a chart's numbers are a table as well."""
    page = html.render(sample_report(), sample_images()).decode()
    plain = [
        [["".join(cell.split()) for cell in row] for row in table] for table in html_tables(page)
    ]
    held = [
        [["".join(cell.split()) for cell in row] for row in table]
        for table in html_tables(fragment)
    ]
    assert [table for table in held if table in plain] == plain
    assert len(held) == len(plain) + len(sample_report().charts)


def test_a_chart_is_its_title_and_numbers(fragment: str) -> None:
    """Pictures are taken out by most systems, and their description describes nothing then."""
    chart = sample_report().charts[0]
    assert f"<strong>Figure {chart.number}:</strong> {escape(chart.title)}</p>" in fragment
    assert str(escape(chart.alt)) not in fragment
    assert f'<table id="pm-{chart.id}_numbers">' in fragment


def fragment_of(*blocks: Block) -> str:
    """The fragment of a paper of these blocks, without its first line."""
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    return html_fragment.render(report).decode().partition("\n")[2]


def test_a_chart_explains_no_drawing() -> None:
    """Its source stays, what is said of its scale and its lines does not."""
    said = [WORDS["chart.not from zero"], WORDS["chart.interval"], "Source: survey."]
    chart = replace(sample_report().charts[0], notes=tuple((Span(text),) for text in said))
    assert re.findall(r"</p><p>(.*?)</p><table", fragment_of(chart)) == ["Source: survey."]


def test_the_key_is_to_words_alone() -> None:
    """No arrow is drawn, so none is explained."""
    items = [(Mark.UP, "up", "It rose."), (Mark.NO_ARROW, "no arrow", "None can be drawn.")]
    marked = MarkedList(id="k", items=tuple(MarkedItem(m, w, (Span(t),)) for m, w, t in items))
    words = Bullets(id="w", items=((Span("An arrow."),),), unmarked=((Span("A word."),),))
    assert fragment_of(marked, words) == (
        '<ul id="pm-k"><li><strong>up:</strong> It rose.</li></ul>\n'
        '<ul id="pm-w"><li>A word.</li></ul>\n'
    )


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("<li><strong>improving:</strong> Guilty pleas", id="a mark's word"),
        pytest.param("<strong>3</strong> green: on or better</li>", id="a tile's note"),
        pytest.param(">Appendix 1: Performance Monitoring Report</h", id="an appendix"),
    ],
)
def test_what_stands_apart_on_the_page_has_a_sign_here(fragment: str, expected: str) -> None:
    """Without a style, words that are two things would run into one sentence."""
    assert expected in fragment


def test_a_draft_says_so() -> None:
    """A draft pasted by mistake is seen to be one; a final one is not marked."""
    assert "DRAFT</p>" in html_fragment.render(sample_report()).decode().splitlines()[0]
    final = html_fragment.render(sample_report(is_draft=False, marking="")).decode()
    assert "DRAFT" not in final.splitlines()[0]


def test_text_comes_out_letter_for_letter(elements: Elements) -> None:
    """What users typed is text, whatever signs it holds."""
    assert HOSTILE in elements.text
