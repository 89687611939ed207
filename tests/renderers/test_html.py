"""The page as a whole: accessible, self-contained, escaped."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from perfmon_cli.renderers import html
from perfmon_cli.report.model import Contents, Image, Section
from tests.renderers.html_tables import Figure, html_figures, html_tables
from tests.renderers.sample import HOSTILE, sample_images, sample_report


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def named(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of all elements of these names."""
        return [attributes for tag, attributes in self.found if tag in tags]


@pytest.fixture(scope="module")
def page() -> str:
    """The sample's page."""
    return html.render(sample_report(), sample_images()).decode()


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    """The sample's elements."""
    return Elements(page)


def test_same_report_same_bytes(page: str) -> None:
    """The page depends on the report alone."""
    assert html.render(sample_report(), sample_images()).decode() == page


def test_language_and_title(elements: Elements, page: str) -> None:
    """Page and title say what this is, and that it is a draft."""
    assert elements.named("html") == [{"lang": "en-GB"}]
    assert "<title>Performance Monitoring Report, 12 months to March 2022 (DRAFT)</title>" in page


def test_policy_allows_nothing_from_outside(page: str) -> None:
    """Only the page's own style, script and pictures are let in, no network."""
    digests = []
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digests.append(base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
        f"style-src &#39;sha256-{digests[0]}&#39;; script-src &#39;sha256-{digests[1]}&#39;; "
        'img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;">'
    ) in page


def test_nothing_is_fetched_or_run(elements: Elements) -> None:
    """No scripts but its own, no style attributes, and every picture is inside the page."""
    scripts = [{"type": "application/json", "id": "figure-trace"}, {}]
    assert elements.named("script") == scripts
    assert not elements.named("link", "iframe", "object", "embed", "base", "form")
    assert elements.named("img")
    assert all(image["src"].startswith("data:image/") for image in elements.named("img"))
    bad = [held for _, held in elements.found if any(name[:2] == "on" for name in held)]
    assert not bad
    assert not [held for _, held in elements.found if "style" in held]


def test_headings_in_order(elements: Elements) -> None:
    """There is one h1, and no level is skipped."""
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h[1-6]", tag)]
    inside = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(inside))


def test_landmarks(elements: Elements) -> None:
    """A skip link leads to the main part; there is one header, navigation, main and footer."""
    first = next(held for tag, held in elements.found if tag == "a")
    assert first == {"class": "skip", "href": "#main"}
    assert [held.get("id") for held in elements.named("main")] == ["main"]
    assert len(elements.named("header")) == len(elements.named("footer")) == 1
    assert elements.named("nav") == [{"class": "contents", "aria-labelledby": "contents-title"}]


def test_links_lead_somewhere(elements: Elements) -> None:
    """Ids are unique, and every link within the page has its target."""
    ids = [held["id"] for _, held in elements.found if "id" in held]
    assert len(ids) == len(set(ids))
    inner = {held["href"][1:] for held in elements.named("a") if held["href"].startswith("#")}
    inner |= {held["aria-labelledby"] for _, held in elements.found if "aria-labelledby" in held}
    assert inner
    assert inner <= set(ids)


def test_tables_are_read_back(page: str) -> None:
    """The tables hold the report's cells in rows and columns, without the marks."""
    assert html_tables(page)[1] == [
        ["District", "12 months to Mar 2022", "12 months to Mar 2021", "Change", "Trend"],
        ["Bradford", "70.6%", "77.7%", "−7.1 pp", "worsening"],
        ["Wakefield", "75.9%", "78.3%", "−2.4 pp", "no clear change"],
        ["West Yorkshire", "72.6%", "77.6%", "−5.0 pp", "worsening"],
    ]


def test_figures_are_marked(page: str) -> None:
    """Every figure carries its id and plain number; a reason in words has none."""
    figures = html_figures(page)
    assert Figure("satisfaction_change", "-5.0", "5.0 percentage points") in figures
    assert Figure("figure_14", "", "not available") in figures


def test_text_comes_out_letter_for_letter(elements: Elements) -> None:
    """What users typed is text, whatever signs it holds."""
    assert elements.text.count(HOSTILE) == 3


def test_header_cells_say_what_they_head(elements: Elements) -> None:
    """Every th has a scope."""
    scopes = [held["scope"] for held in elements.named("th")]
    assert set(scopes) == {"col", "row"}


@pytest.mark.parametrize(
    ("is_draft", "marking", "shown"),
    [
        pytest.param(True, "OFFICIAL", ["DRAFT", "OFFICIAL"], id="marked draft"),
        pytest.param(False, "", [], id="unmarked final"),
    ],
)
def test_marking(marking: str, shown: list[str], *, is_draft: bool) -> None:
    """A draft is marked DRAFT; a protective marking is printed where there is one."""
    page = html.render(sample_report(is_draft=is_draft, marking=marking), sample_images()).decode()
    assert re.findall(r'<strong class="(?:draft|marking)">(.*?)</strong>', page) == shown


def test_contents_stand_beside_the_text() -> None:
    """A section that holds only the contents leaves nothing in the main part."""
    contents = Section(id="only", blocks=(Contents(id="c", title="What is where"),))
    report = sample_report()
    page = html.render(replace(report, sections=(contents, *report.sections)), {}).decode()
    assert '<section id="only"' not in page
    assert page.count(">What is where</h2>") == 1


def test_words_are_the_reports(page: str) -> None:
    """Fixed words come from the report where it has them."""
    report = replace(sample_report(), words={"table": "Tabl", "skip": "Neidio"}, language="cy")
    welsh = html.render(report, sample_images()).decode()
    assert "<b>Tabl 1:</b>" in welsh
    assert ">Neidio</a>" in welsh
    assert '<html lang="cy">' in welsh
    assert "<b>Table 1:</b>" in page


@pytest.mark.parametrize(
    ("picture", "media_type"),
    [
        pytest.param(Image(b"\x89PNG", None, 1, 1), "image/png", id="png"),
        pytest.param(Image(b"\xff\xd8\xff", None, 1, 1), "image/jpeg", id="jpeg"),
        pytest.param(Image(b"\x89PNG", b"<svg/>", 1, 1), "image/svg+xml", id="svg"),
    ],
)
def test_pictures_say_what_they_are(picture: Image, media_type: str) -> None:
    """A picture is put into the page as its kind."""
    page = html.render(sample_report(), {"map.png": picture}).decode()
    assert f'src="data:{media_type};base64,' in page
