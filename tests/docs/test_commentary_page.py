"""docs/commentary.md says what perfmon prints: its examples are built here from the example."""

import itertools
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from perfmon_cli import composing, project
from perfmon_cli.commentary.live import ATTRIBUTES
from perfmon_cli.commentary.reading import HEADER_KEYS
from perfmon_cli.findings import Finding
from perfmon_cli.period import Quarter
from perfmon_cli.report.model import Bullets, Heading, Paragraph, Report, Table

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "commentary.md").read_text(encoding="utf-8")
TEXT = "commentary/2022Q1/11-victim-satisfaction.md"
RIGHT = "commentary/2022Q1/12-calls-answered.md"
HEADER = "---\ntitle: Victim satisfaction\nmeasures: victim_satisfaction\n---\n\n"
ROW = re.compile(r"^\| `(?P<typed>[^`]+)` \| (?P<printed>.+) \|$", re.MULTILINE)
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FENCES = [(match["kind"], match["body"].strip("\n")) for match in FENCE.finditer(PAGE)]
LIVE = [(row["typed"], row["printed"]) for row in ROW.finditer(PAGE) if "{{" in row["typed"]]
TYPED = [row["typed"] for row in ROW.finditer(PAGE.partition("## Figures that you type")[2])]
SAID = [(one[1], two[1]) for one, two in itertools.pairwise(FENCES) if two[0] == "said"]


@dataclass(frozen=True, slots=True)
class Built:
    """A paper whose section on victim satisfaction holds what the page shows."""

    report: Report
    findings: tuple[Finding, ...]

    def paragraphs(self, heading: str) -> list[str]:
        """The paragraphs of a section, as printed."""
        blocks = list(self.report.blocks)
        start = next(
            index
            for index, block in enumerate(blocks)
            if isinstance(block, Heading) and block.text == heading
        )
        found = []
        for block in blocks[start + 1 :]:
            if isinstance(block, Heading) and block.level <= 2:
                break
            if isinstance(block, Paragraph) and block.number:
                found.append("".join(span.text for span in block.line))
        return found

    def said(self, line: int | None = None, file: str = TEXT) -> list[str]:
        """The findings of a text, of one of its lines or of all."""
        return [
            str(found)
            for found in self.findings
            if found.where and found.where.file == file and line in {None, found.line}
        ]


def built(folder: Path, wrong: str, right: str = HEADER) -> Built:
    """The example with other texts in two of its sections."""
    shutil.copytree(ROOT / "examples" / "west-yorkshire", folder)
    (folder / TEXT).write_text(wrong, encoding="utf-8")
    (folder / RIGHT).write_text(right, encoding="utf-8")
    found, quarter = project.find(folder), Quarter(2022, 1)
    paper, loaded = composing.paper_of(found, quarter)
    return Built(paper.report, composing.check(found, quarter, loaded).findings)


def text_of(paragraphs: Sequence[str]) -> str:
    """A text of these paragraphs, the first of them in line 6."""
    return HEADER + "\n\n".join(paragraphs) + "\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every example of the page, one a paragraph: the right ones in one text, the wrong in one."""
    right = text_of([*(typed for typed, _ in LIVE), *TYPED])
    return built(
        tmp_path_factory.mktemp("page") / "force", text_of([typed for typed, _ in SAID]), right
    )


def test_every_live_figure_prints_what_the_page_says(page: Built) -> None:
    """The right column is what the left one prints."""
    printed = page.paragraphs("Maintain high levels of calls answered on target")[: len(LIVE)]
    assert dict(zip((typed for typed, _ in LIVE), printed, strict=True)) == dict(LIVE)


def test_typed_figures_that_the_page_calls_found_are_found(page: Built) -> None:
    """No finding stands at any of them."""
    first = 6 + 2 * len(LIVE)
    said = {typed: page.said(first + 2 * at, RIGHT) for at, typed in enumerate(TYPED)}
    assert len(TYPED) >= 7
    assert {typed: found for typed, found in said.items() if found} == {}


def test_findings_read_as_the_page_quotes_them(page: Built) -> None:
    """Each wrong example has exactly the finding under it, line numbers aside."""
    assert len(SAID) >= 8
    for index, (typed, said) in enumerate(SAID):
        found = page.said(6 + 2 * index)
        assert [_no_line(one) for one in found] == [_no_line(" ".join(said.split()))], typed


def _no_line(text: str) -> str:
    return re.sub(r" line \d+:", " line N:", text)


def test_the_complete_file_builds_without_a_finding(tmp_path: Path) -> None:
    """The last example of the page can be copied as it stands."""
    whole = built(tmp_path / "force", FENCES[-1][1] + "\n")
    assert whole.said() == []
    kinds = [type(block) for block in whole.report.blocks]
    assert {Bullets, Table, Heading} <= set(kinds)
    assert whole.paragraphs("Victim satisfaction")[0] == (
        "In 2021/22, 72.6% of victims were satisfied with the police. Satisfaction fell by 5.0 "
        "percentage points; a year before it stood at 77.6%."
    )


def test_every_header_line_and_every_word_of_a_figure_is_explained() -> None:
    """The page names what the code knows."""
    for key in HEADER_KEYS:
        assert f"| `{key}` |" in PAGE
    for attribute in ATTRIBUTES:
        assert f".{attribute} }}}}`" in PAGE
        assert f".{attribute}" in PAGE.partition("## Cheat sheet")[2]


@pytest.mark.parametrize(
    "code",
    ["PM401", "PM402", "PM403", "PM404", "PM405", "PM406", "PM407", "PM409", "PM410", "PM412"],
)
def test_every_finding_on_a_text_is_explained(code: str) -> None:
    """A code that Checks.xlsx shows for a text has its place on the page."""
    assert f"**{code}, " in PAGE
