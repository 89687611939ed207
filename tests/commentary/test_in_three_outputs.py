"""Every form a text can take, in the Word file, the PDF and the web page of one build."""

import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from tests.command import run_in
from tests.small_project import PAPER_HEAD, Sheet, small_project

PAPER: Sheet = [
    PAPER_HEAD,
    ("yes", 1, None, "measures table", None, None, "priority: 1", "no"),
    ("yes", 1, None, "measures table", None, None, "priority: 2", "no"),
    ("yes", 2, "Words", "text", "11-words.md", None, None, "no"),
]
TEXT = """---
section: 1.1
title: Words
---

A paragraph with **bold**, *italic* and [a link](https://example.org/plan).

### A sub-heading

1. first
2. second
   - deeper
   - deeper still
3. third

A second paragraph.

1. first again
2. second again

> Said by somebody else.

Table: Ways in

| Way | Share |
|---|---|
| Online | {{ calls.value }} |
| By post | |
"""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What was built."""

    docx: bytes
    pdf: str
    html: str


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """One build in all formats."""
    folder = tmp_path_factory.mktemp("forms") / "force"
    root = small_project(folder, {"Paper": PAPER}, {"11-words.md": TEXT})
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "docx,pdf,html")
    draft = Path(run.stdout.strip())
    pages = PdfReader(next(draft.glob("*.pdf"))).pages
    return Outputs(
        docx=next(draft.glob("*.docx")).read_bytes(),
        pdf="\n".join(page.extract_text() for page in pages),
        html=next(draft.glob("*.html")).read_text(encoding="utf-8"),
    )


def outline(outputs: Outputs) -> list[tuple[str, str]]:
    """The Word file's paragraphs behind the section's heading: style and words."""
    document = Document(BytesIO(outputs.docx))
    found = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    start = max(index for index, (_, words) in enumerate(found) if words == "Words")
    return found[start + 1 :]


class _Tags(HTMLParser):
    """The start tags and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = "".join(f" {name}={value}" for name, value in attrs if name in {"start", "href"})
        if tag in {"ol", "ul", "li", "strong", "em", "a", "blockquote", "h4", "h3", "caption"}:
            self.found.append(f"<{tag}{kept}>")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data.strip())


def test_the_web_page(outputs: Outputs) -> None:
    """True lists that count on, a heading, a quotation, a link, bold and italic."""
    tags = _Tags()
    tags.feed(outputs.html[outputs.html.rindex("A paragraph with") :])
    words = " ".join(tags.found)
    assert words.startswith(
        "A paragraph with <strong> bold , <em> italic and "
        "<a href=https://example.org/plan> a link ."
    )
    assert re.search(r"<h[34]> A sub-heading", words)
    assert "<ol> <li> first <li> second <ul> <li> deeper <li> deeper still <li> third" in words
    assert "<ol> <li> first again <li> second again" in words
    assert "<blockquote> Said by somebody else." in words
    assert re.search(r"<caption> .*Ways in Way Share Online 85.6% By post –", words)


def test_the_pdf(outputs: Outputs) -> None:
    """The numbers of the lists stand as in the text; nothing is missing."""
    words = " ".join(outputs.pdf.split())
    for piece in (
        "A paragraph with bold, italic and a link.",
        "A sub-heading",
        "first second deeper deeper still third",
        "first again second again",
        "1. 2. ◦ ◦ 3. 1. 2.",
        "Said by somebody else.",
        "Ways in",
        "Online 85.6%",
        "By post –",
    ):
        assert piece in words, piece


def test_the_word_file(outputs: Outputs) -> None:
    """Word's own styles: headings, lists, a quotation, a caption, bold, italic and a link."""
    assert outline(outputs)[:13] == [
        ("Numbered Paragraph", "A paragraph with bold, italic and a link."),
        ("Heading 3 unnumbered", "A sub-heading"),
        ("List Number plain", "first"),
        ("List Number plain", "second"),
        ("List Bullet plain", "deeper"),
        ("List Bullet plain", "deeper still"),
        ("List Number plain", "third"),
        ("Numbered Paragraph", "A second paragraph."),
        ("List Number", "first again"),
        ("List Number", "second again"),
        ("Quote", "Said by somebody else."),
        ("Caption", "Table 3: Ways in"),
        ("Section end", ""),
    ]
    document = Document(BytesIO(outputs.docx))
    (paragraph,) = [p for p in document.paragraphs if p.text.startswith("A paragraph with")]
    assert [link.address for link in paragraph.hyperlinks] == ["https://example.org/plan"]
    looks = {run.text: run for run in paragraph.runs}
    assert looks["italic"].italic
    assert looks["bold"].bold or looks["bold"].style.name == "Strong"
    assert [[cell.text for cell in row.cells] for row in document.tables[-1].rows] == [
        ["Way", "Share"],
        ["Online", "85.6%"],
        ["By post", "–"],
    ]


def test_word_numbers_the_lists(outputs: Outputs) -> None:
    """Each numbered list is a list of its own that starts where the text says."""
    document = Document(BytesIO(outputs.docx))
    lists = {
        p.text: p._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0]  # noqa: SLF001
        for p in document.paragraphs
        if p.style and p.style.name.startswith("List Number")
    }
    with zipfile.ZipFile(BytesIO(outputs.docx)) as archive:
        numbering = archive.read("word/numbering.xml").decode()
    starts = {
        words: re.search(rf'w:numId="{number}".*?startOverride w:val="(\d+)"', numbering, re.DOTALL)
        for words, number in lists.items()
    }
    assert {words: start[1] for words, start in starts.items() if start} == {
        "first": "1",
        "second": "1",
        "third": "3",
        "first again": "1",
        "second again": "1",
    }
