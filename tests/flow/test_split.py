"""`build --split`: covering report and appendices as files of their own, beside the whole paper."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.command import run_in
from tests.flow.building import ROOT, copy_of_example, perfmon
from tests.renderers.wordfile import WordFile, edited
from tests.small_project import (
    HISTORY,
    MEASURES,
    PAPER_HEAD,
    PRIORITIES,
    SETTINGS,
    Sheet,
    small_project,
)
from tools.word_check import problems

pytestmark = pytest.mark.slow

STEM = "performance-monitoring-report-2022-03"
PARTS = ("covering-report", "appendix-1", "appendix-2")
#: What a file has of its own.
_OF_THE_FILE = ("[toc", "[TOC", "[Title]", "[Subtitle]", "[Notice title]")
_OPEN_ITEMS = "N_open_items"
SAMPLE = ROOT / "templates" / "covering-report-sample.docx"


@dataclass
class Built:
    """A folder of a split paper."""

    folder: Path
    stderr: str

    def word(self, part: str = "") -> WordFile:
        """The whole Word file, or a part's."""
        name = f"{STEM}-{part}.docx" if part else f"{STEM}.docx"
        return WordFile((self.folder / name).read_bytes())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example."""
    return copy_of_example(tmp_path_factory.mktemp("split") / "west-yorkshire")


def _build(project: Path) -> Built:
    done = perfmon("build", "--quarter", "2022Q1", "--format", "docx", "--split", cwd=project)
    assert done.stdout, done.stderr
    return Built(Path(done.stdout.strip()), done.stderr)


@pytest.fixture(scope="module")
def built(project: Path) -> Built:
    """The example in parts, all in perfmon's own look."""
    return _build(project)


@pytest.fixture(scope="module")
def council(project: Path, built: Built) -> Built:
    """The same with the sample of a committee's own template."""
    assert built.folder.is_dir()
    own = shutil.copytree(project, project.parent / "council", ignore=shutil.ignore_patterns("out"))
    (own / "templates").mkdir()
    shutil.copyfile(SAMPLE, own / "templates" / "covering-report.docx")
    return _build(own)


def test_files(built: Built) -> None:
    """The whole paper and its three parts are written and listed; the option is in the manifest."""
    names = {f"{STEM}.docx", *(f"{STEM}-{part}.docx" for part in PARTS)}
    assert {path.name for path in built.folder.glob("*.docx")} == names
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert names <= {output["path"] for output in manifest["outputs"]}
    assert manifest["options"] == {"formats": ["docx"], "split": True}


def test_same_bytes_again(project: Path, built: Built) -> None:
    """A rebuild makes the parts, too, from what the manifest says."""
    done = perfmon("doctor", "--rebuild-check", str(built.folder), cwd=project)
    assert "files come out with the same bytes." in done.stdout, done.stdout


def test_every_paragraph_and_figure_is_in_one_part(built: Built) -> None:
    """The parts hold the ids of the whole paper, each once, and in the same order."""
    whole = built.word().bookmarks()
    parts = [built.word(part).bookmarks() for part in PARTS]
    own = [[name for name in part if name != _OPEN_ITEMS] for part in parts]
    assert sorted(name for part in own for name in part) == sorted(set(whole) - {_OPEN_ITEMS})
    for part in own:
        assert part == [name for name in whole if name in set(part)]


def test_numbers_are_those_of_the_whole_paper(built: Built) -> None:
    """A heading, paragraph or table has the same number in its part as in the whole paper."""
    whole = set(built.word().outline().splitlines())
    for part in PARTS:
        lines = built.word(part).outline().splitlines()
        other = [line for line in lines if line not in whole and not line.startswith(_OF_THE_FILE)]
        assert other == [], part
    first = built.word("appendix-2").outline().split("[caption] Table ")[1]
    assert int(first.split(":")[0]) > 20


def test_each_lists_the_open_items_that_concern_it(built: Built) -> None:
    """The covering report prints a figure of one of the two measures, Appendix 2 of neither."""
    noticed = {part: built.word(part).outline().splitlines() for part in ("", *PARTS)}
    lists = {
        part: [line for line in lines if line.startswith(("[Notice title]", "[Notice]"))]
        for part, lines in noticed.items()
    }
    assert lists[""][0] == "[Notice title] Open items in this draft (errors: 0, warnings: 2)"
    assert lists["appendix-1"] == lists[""]
    assert lists["covering-report"] == [lists[""][0].replace("s: 2)", "s: 1)"), lists[""][1]]
    assert "PM316 victim_satisfaction for 2021/22" in lists[""][1]
    assert lists["appendix-2"] == []
    cover = noticed["appendix-1"]
    assert cover[0] == "[Cover label] Appendix 1"
    assert cover.index(lists[""][0]) < cover.index("--- end of portrait section")


def test_glossary_and_methods_are_in_the_appendix_with_the_report(built: Built) -> None:
    """What explains the report goes with it, though it stands behind Appendix 2 in the paper."""
    first, second = (built.word(part).outline() for part in PARTS[1:])
    for heading in ("Glossary", "Methods and data notes"):
        assert f"[Heading 1 unnumbered] {heading}\n" in first
        assert f"[Heading 1 unnumbered] {heading}\n" not in second
    assert "[Back title] Find out more" in first
    assert "[Heading 1 unnumbered] Appendix 2: Cyber crime" in second


def test_each_has_its_own_title_contents_and_head(built: Built) -> None:
    """A part says which part it is, and its contents list nothing that it does not hold."""
    for part, title in zip(
        PARTS,
        (
            "Performance Monitoring Report",
            "Performance Monitoring Report: Appendix 1",
            "Performance Monitoring Report: Appendix 2: Cyber crime",
        ),
        strict=True,
    ):
        word = built.word(part)
        assert f"<dc:title>{title}</dc:title>" in word.parts["docProps/core.xml"].decode()
        head = "".join(word.tree("word/header1.xml").itertext())
        assert head.startswith(title.rsplit("Report: ", 1)[-1] if ":" in title else "Performance")
        assert word.outline().startswith(
            {
                "covering-report": "[Title] Performance Monitoring Report\n",
                "appendix-1": "[Cover label] Appendix 1\n",
                "appendix-2": "[Subtitle] Performance Monitoring Report, 12 months to March 2022\n"
                "[Heading 1 unnumbered] Appendix 2: Cyber crime\n",
            }[part]
        )
    assert "[toc 1] Glossary" in built.word("appendix-1").outline()
    assert "Purpose of the report" not in built.word("appendix-1").outline()


def test_every_file_is_accessible_and_sound(built: Built, council: Built) -> None:
    """Word's rules hold of the whole paper, of each part, and of the committee's template."""
    for folder in (built.folder, council.folder):
        for path in sorted(folder.glob("*.docx")):
            assert problems(path.read_bytes()) == [], path.name


def test_committees_own_template(built: Built, council: Built) -> None:
    """The covering report stands in the committee's layout, under its headings, in its numbers."""
    lines = council.word(PARTS[0]).outline().splitlines()
    assert lines[:6] == [
        "[Cover subtitle] West Yorkshire Combined Authority",
        "[Title] Report to the Police and Crime Panel",
        "<table: About this report>",
        "| Meeting | Police and Crime Panel, 15 July 2022 |",
        "| Subject | Performance Monitoring Report, 12 months to March 2022 |",
        "| Report of | Deputy Mayor for Policing and Crime |",
    ]
    headings = [line for line in lines if line.startswith("[Committee heading]")]
    assert headings[:4] == [
        "[Committee heading] 1 Recommendations to the Committee",
        "[Committee heading] 2 Why this report is before the Committee",
        "[Committee heading] 3 What the figures show",
        "[Committee heading] 4 Equality, diversity and inclusion benefits and implications",
    ]
    assert "[Committee paragraph] 1.1 The Police and Crime Panel is asked" in "\n".join(lines)
    for part in ("", *PARTS[1:]):
        assert council.word(part).content == built.word(part).content


def test_committees_template_loses_no_figure(built: Built, council: Built) -> None:
    """Every figure of the covering report is in both layouts, with the same id and words."""
    ours, theirs = built.word(PARTS[0]), council.word(PARTS[0])
    figures = [name for name in ours.bookmarks() if name.startswith("f_") or name[:1] == "F"]
    assert set(figures) <= set(theirs.bookmarks())
    held = set(theirs.outline().split())
    assert {word for word in ours.outline().split() if "%" in word} <= held


_PAPER = [
    PAPER_HEAD,
    ("yes", None, None, "memo", None, None, None, "no"),
    ("yes", 1, "Purpose", "text", "01-purpose.md", None, None, "no"),
    ("yes", 1, "Advice & risks", "text", "02-advice.md", None, None, "no"),
    ("yes", None, None, "cover", None, None, None, "no"),
    ("yes", 1, None, "measures table", None, None, "priority: 1", "yes"),
    ("yes", 1, None, "measures table", None, None, "priority: 2", "yes"),
]
_TEXT = "---\npart: cover\n---\n\n{}\n"
_TEXTS = {
    "01-purpose.md": _TEXT.format("To report that {{ calls.value }} of calls were answered."),
    "02-advice.md": _TEXT.format("None."),
}


def _small(root: Path, template: bytes | None, own: bytes | None = None) -> Path:
    made = small_project(root / "small", {"Paper": _PAPER}, _TEXTS)
    (made / "templates").mkdir()
    if template is not None:
        (made / "templates" / "covering-report.docx").write_bytes(template)
    if own is not None:
        (made / "templates" / "panel-paper.docx").write_bytes(own)
    return made


def _built(project: Path, *arguments: str) -> tuple[int, set[str], list[str]]:
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx,html", *arguments)
    folder = Path(run.stdout.strip())
    sheet = load_workbook(folder / "Checks.xlsx").worksheets[0]
    cells = [" ".join(str(cell) for cell in row if cell) for row in sheet.values]
    names = {path.name.replace("performance-report-2022-03", "*") for path in folder.glob("p*")}
    return run.exit_code, names, [line for line in cells if "PM50" in line]


def test_only_some_of_the_tags(tmp_path: Path) -> None:
    """A template that leaves a text out is filled; what it leaves out is told by its heading."""
    sample = SAMPLE.read_bytes()
    only = edited(sample, {"heading.title not in [": "heading.title in ['Purpose', "})
    code, names, told = _built(_small(tmp_path, only), "--split")
    assert code == 0
    assert names == {"*.docx", "*.html", "*-covering-report.docx", "*-appendix-1.docx"}
    (line,) = told
    assert "It prints nothing, or not all, of what stands under “Advice & risks”." in line


def test_a_heading_by_its_name(tmp_path: Path) -> None:
    """A heading with a sign that XML writes otherwise is found under its name as it is typed."""
    tag = "{%p if 'Recommendations' in under %}"
    named = edited(
        SAMPLE.read_bytes(),
        {
            tag: "{%p if ‘Advice &amp; risks’ in under %}",
            "under['Recommendations']": "under[“Advice &amp; risks”]",
            "['Recommendations', ": "['Advice &amp; risks', ",
        },
    )
    project = _small(tmp_path, named)
    code, _, told = _built(project, "--split")
    assert (code, told) == (0, [])
    (path,) = project.glob("out/2022Q1/draft-01/*covering-report.docx")
    lines = WordFile(path.read_bytes()).outline()
    assert "1 Recommendations to the Committee\n[Committee paragraph] 1.1 None.\n" in lines
    assert "2 Purpose\n" in lines


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        pytest.param(
            {"{{ memo.date }}": "{{ memo.day }}"},
            "PM502",
            'paragraph "{{ memo.report_to }}, {{ memo.day }}" in the body: “day” is not a name',
            id="misspelt",
        ),
        pytest.param(
            {"in under %}": "%}", "under['Recommendations']": "under['Recomendations']"},
            "PM502",
            "“Recomendations” is not a name the report has.",
            id="no such heading",
        ),
    ],
)
def test_broken_committee_template(
    tmp_path: Path, changes: dict[str, str], code: str, said: str
) -> None:
    """Only the covering report is left out; the paper and its appendices are written."""
    broken = edited(SAMPLE.read_bytes(), changes)
    exit_code, names, told = _built(_small(tmp_path, broken), "--split")
    assert exit_code == 1
    assert names == {"*.docx", "*.html", "*-appendix-1.docx"}
    (line,) = told
    assert code in line
    assert "templates/covering-report.docx" in line
    assert said in line


def test_broken_paper_template(tmp_path: Path) -> None:
    """Where the paper's own template is refused, the committee's is filled all the same."""
    project = _small(tmp_path, SAMPLE.read_bytes(), b"{\\rtf1}")
    exit_code, names, told = _built(project, "--split")
    assert exit_code == 1
    assert names == {"*.html", "*-covering-report.docx"}
    (line,) = told
    assert "PM503" in line


def test_without_the_option_nothing_is_split(tmp_path: Path) -> None:
    """Parts are written on request only, and a committee's template is read for them only."""
    code, names, told = _built(_small(tmp_path, b"nothing"))
    assert (code, names, told) == (0, {"*.docx", "*.html"}, [])


def test_the_pdf_too(tmp_path: Path) -> None:
    """Each part is a PDF of its own as well, with its own title."""
    project = _small(tmp_path, None)
    done = run_in(project, "build", "--quarter", "2022Q1", "--format", "pdf", "--split")
    assert done.exit_code == 0, done.stderr
    titles = {path.name: PdfReader(path) for path in Path(done.stdout.strip()).glob("*.pdf")}
    assert {name: reader.metadata.title for name, reader in titles.items() if reader.metadata} == {
        "performance-report-2022-03.pdf": "Performance report, 12 months to March 2022",
        "performance-report-2022-03-covering-report.pdf": (
            "Performance report, 12 months to March 2022"
        ),
        "performance-report-2022-03-appendix-1.pdf": (
            "Performance report: Appendix 1, 12 months to March 2022"
        ),
    }


def test_a_paper_of_one_part(tmp_path: Path) -> None:
    """A paper without a cover or a memo has no parts to hand in."""
    project = small_project(tmp_path / "small", {"Paper": [_PAPER[0], *_PAPER[5:]]}, {})
    code, names, _ = _built(project, "--split")
    assert (code, names) == (0, {"*.docx", "*.html"})


def test_a_final_paper_is_no_draft(tmp_path: Path) -> None:
    """A template's warning does not make a draft of a final paper."""
    only = edited(SAMPLE.read_bytes(), {"heading.title not in [": "heading.title in ['Purpose', "})
    project = _small(tmp_path, only)
    done = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx", "--split", "--final")
    assert done.exit_code == 0, done.stderr
    for path in Path(done.stdout.strip()).glob("*.docx"):
        word = WordFile(path.read_bytes())
        assert b"DRAFT" not in b"".join(word.parts.values()), path.name
        assert "Notice" not in word.outline()


def test_odd_and_large_projects(tmp_path: Path) -> None:
    """Sixty areas, a priority and a measure without anything, endless words: sound all the same."""
    areas = [f"District of the {number}th kind" for number in range(1, 61)]
    long = "Increase the share of " + "very " * 60 + "long\u202e labels"
    sheets: dict[str, Sheet] = {
        "Settings": [*SETTINGS[:3], ("Areas", "; ".join(areas)), *SETTINGS[4:]],
        "Priorities": [*PRIORITIES, ("3", "Nothing yet", "priority", "-1; 0")],
        "Measures": [*MEASURES, ("empty", "2", long, "count", "up", 0, "12 months", "Nobody")],
        "History": [
            *HISTORY[:4],
            *(("knife_crime", None, area, 100 + at, 90 + at) for at, area in enumerate(areas)),
        ],
        "Paper": [
            *_PAPER,
            ("yes", 1, None, "measures table", None, None, "priority: 3", "yes"),
            ("yes", None, "All", "area table", None, "knife_crime", None, "no"),
            ("yes", None, "Across", "area table", None, "knife_crime", "across: area", "yes"),
        ],
    }
    texts = {**_TEXTS, "03-long.md": _TEXT.format("A\x0bB " + "unbroken" * 60)}
    project = small_project(tmp_path / "small", sheets, texts)
    done = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx", "--split")
    files = sorted(Path(done.stdout.strip()).glob("*.docx"))
    assert len(files) == 3, done.stderr
    for path in files:
        assert problems(path.read_bytes()) == [], path.name
