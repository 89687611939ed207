"""The finished files are read back: a figure that changed on its way is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmon_cli.renderers import docx, finished, html
from perfmon_cli.report.model import Report
from perfmon_cli.trace.agreement import DisagreementError
from tests.command import run_in
from tests.renderers.wordfile import edited
from tests.small_project import small_project
from tests.trace.figures import change as changed
from tests.trace.figures import pair, report


@pytest.fixture(scope="module")
def paper() -> Report:
    """A paper with three figures, the last twice."""
    return report(*pair(), changed(), words="5.0 percentage points")


@pytest.fixture(scope="module")
def page(paper: Report) -> bytes:
    """Its page."""
    return html.render(paper, {})


@pytest.fixture(scope="module")
def word(paper: Report, template: bytes) -> bytes:
    """Its Word file."""
    return docx.render(paper, {}, template)


def test_files_as_perfmon_makes_them_hold(paper: Report, page: bytes, word: bytes) -> None:
    """Every figure is there, once, as the report has it."""
    finished.check_page(page, paper)
    assert finished.in_word(word, paper) == ()


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        pytest.param(
            lambda page: page.replace(b">72.6%<", b">76.2%<"), "'76.2%'", id="another text"
        ),
        pytest.param(
            lambda page: page.replace(b'value="72.6"', b'value="76.2"'), "'76.2'", id="its number"
        ),
        pytest.param(
            lambda page: page.replace(b'data-figure="satisfaction.leeds.2021', b'data-x="'),
            "None for",
            id="a figure that is lost",
        ),
        pytest.param(
            lambda page: page.replace(b"</main>", b'<data data-figure="x">1</data></main>'),
            "for None",
            id="a figure too many",
        ),
        pytest.param(
            lambda page: page.replace(
                b"</main>", page[page.index(b"<data ") :].split(b"</data>")[0] + b"</data></main>"
            ),
            "twice",
            id="a figure twice",
        ),
    ],
)
def test_a_page_that_prints_otherwise_is_a_defect(
    paper: Report, page: bytes, alter: Callable[[bytes], bytes], said: str
) -> None:
    """The page is perfmon's own, so it raises and no file is written."""
    altered = alter(page)
    assert altered != page
    with pytest.raises(DisagreementError) as caught:
        finished.check_page(altered, paper)
    assert said in str(caught.value)


def test_a_word_file_that_prints_otherwise(paper: Report, word: bytes) -> None:
    """What it prints, what it should print, and the place."""
    altered = edited(word, {">72.6%<": ">76.2%<"})
    assert finished.in_word(altered, paper) == (
        finished.Altered('Table 1, row "Leeds", column "C1"', "72.6%", "76.2%"),
    )


def test_hidden_text_is_not_printed(paper: Report, word: bytes) -> None:
    """A figure that Word does not show is not there."""
    start = '<w:t xml:space="preserve">72.6%'
    hidden = edited(word, {start: f"<w:rPr><w:vanish/></w:rPr>{start}"})
    assert [one.printed for one in finished.in_word(hidden, paper)] == [""]


_HIDING = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        pytest.param(
            "word/styles.xml",
            ('<w:name w:val="Table current"/>', f'<w:name w:val="Table current"/>{_HIDING}'),
            'The text in the body: It hides the figure “72.6%” of Table 1, row "Victim '
            'satisfaction", column "2021/22", and ',
            id="a style that hides",
        ),
        pytest.param(
            "word/document.xml",
            ("{{r cell.text }}", "72.6%"),
            "The text in the body: It has no place for",
            id="a figure typed in",
        ),
        pytest.param(
            "word/document.xml",
            ("{{r cell.text }}", "{{r cell.text.replace('6', '9') }}"),
            "A template prints, loops and chooses; this tag does something else.",
            id="a tag that changes figures",
        ),
    ],
)
def test_a_template_that_changes_figures_is_refused(
    tmp_path: Path, template: bytes, part: str, change: tuple[str, str], said: str
) -> None:
    """PM502 with the place; no Word file is written, and the others open with the reason."""
    root = small_project(tmp_path / "p")
    own = root / "templates" / "panel-paper.docx"
    own.parent.mkdir()
    own.write_bytes(edited(template, dict([change]), part))
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "docx,html")
    assert run.exit_code == 1
    assert "templates/panel-paper.docx: PM502 " in run.stderr
    assert said in run.stderr
    draft = root / "out" / "2022Q1" / "draft-01"
    assert not list(draft.glob("*.docx"))
    (page,) = draft.glob("performance-report-*.html")
    assert "PM502" in page.read_text(encoding="utf-8")


def test_a_page_that_disagrees_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a defect, so nothing is: no page, and no set without one."""
    root = small_project(tmp_path / "p")
    render = html.render
    monkeypatch.setattr(
        html, "render", lambda *given: render(*given).replace(b">72.6%<", b">76.2%<")
    )
    with pytest.raises(AssertionError, match="DisagreementError"):
        run_in(root, "build", "--quarter", "2022Q1", "--format", "html")
    assert not list(root.glob("out/2022Q1/draft-*"))
