"""A draft says that it is one; a final paper stands once, and with no error open."""

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from perfmon_cli import drawing
from perfmon_cli.errors import MachineError
from perfmon_cli.outputs import is_untouched
from perfmon_cli.renderers import pdf
from tests.command import everything_in, run_in
from tests.renderers.wordfile import WordFile
from tests.small_project import TEXT, small_project
from tests.unattended.jobs import BUILD, MISSING, SAID, WITHOUT_CALLS

DECISIONS = ("What", "Measure", "Decision", "Reason")


def test_a_draft_is_marked_and_opens_with_its_open_items(project: Path) -> None:
    """In the page's head and title, and at the top of the Word file."""
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx,html")
    folder = Path(run.stdout.strip())
    page = (folder / "performance-report-2022-03.html").read_text(encoding="utf-8")
    assert "<title>Performance report, 12 months to March 2022 (DRAFT)</title>" in page
    assert page.index("Open items in this draft (errors: 0, warnings: 2)") < page.index("<table")
    word = WordFile((folder / "performance-report-2022-03.docx").read_bytes())
    texts = "".join(part.decode(errors="replace") for part in word.parts.values())
    assert "Open items in this draft" in texts
    assert "DRAFT" in texts


def test_a_final_paper_has_neither(project: Path) -> None:
    """No mark of a draft in any format, no list of open items; its own folder and options."""
    run = run_in(project, "build", "--quarter", "2022Q1", "--final")
    folder = project / "out" / "2022Q1" / "final"
    assert (run.exit_code, run.stdout) == (0, f"{folder}\n")
    assert is_untouched(folder)
    stem = folder / "performance-report-2022-03"
    word = WordFile(stem.with_suffix(".docx").read_bytes())
    printed = "".join(page.extract_text() for page in PdfReader(stem.with_suffix(".pdf")).pages)
    texts = [
        stem.with_suffix(".html").read_text(encoding="utf-8"),
        "".join(part.decode(errors="replace") for part in word.parts.values()),
        printed,
    ]
    assert "Victim satisfaction" in printed
    assert [text for text in texts if "DRAFT" in text or "Open items" in text] == []
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["options"] == {"formats": ["docx", "pdf", "html"], "final": True}


def test_a_final_paper_with_an_open_error(erring: Path) -> None:
    """Exit 1: nothing is written, and every open error is named."""
    before = everything_in(erring)
    run = run_in(erring, *BUILD, "--final")
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == (
        f"{SAID}{MISSING}"
        "The final paper was not written: 1 error is open. Mend them, or accept them with a "
        "reason in the sheet Decisions, and build again.\n"
    )
    assert everything_in(erring) == {**before, "out": ""}


def test_an_error_accepted_with_a_reason_does_not_stop_it(tmp_path: Path) -> None:
    """Decisions accept; the final paper is written and the run ends well."""
    reason = "The force could not deliver the figure for this quarter."
    decisions = [DECISIONS, ("PM304", "calls", "accept", reason)]
    root = small_project(tmp_path / "f", {"History": WITHOUT_CALLS, "Decisions": decisions})
    run = run_in(root, *BUILD, "--final")
    assert (run.exit_code, run.stdout) == (0, f"{root}/out/2022Q1/final\n")


def test_an_error_of_the_template_is_among_the_open_items(project: Path) -> None:
    """The Word file is left out, and the page opens with the reason."""
    (project / "templates").mkdir()
    (project / "templates" / "panel-paper.docx").write_bytes(b"no Word file")
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx,html")
    folder = Path(run.stdout.strip())
    page = (folder / "performance-report-2022-03.html").read_text(encoding="utf-8")
    assert run.exit_code == 1
    assert "Open items in this draft (errors: 1, warnings: 2)" in page
    assert page.index("templates/panel-paper.docx: PM503") < page.index("<table")


def test_a_template_that_cannot_be_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word holds it: exit 3, in words."""
    (project / "templates").mkdir()
    template = project / "templates" / "panel-paper.docx"
    template.write_bytes(b"x")
    real = Path.read_bytes

    def held(path: Path) -> bytes:
        if path == template:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    run = run_in(project, *BUILD)
    assert (run.exit_code, run.stdout) == (3, "")
    assert run.stderr == (
        f"{SAID}perfmon: templates/panel-paper.docx: PM101 the template cannot be read (Permission "
        "denied). Close it in Word, or mend its permissions.\n"
    )


def test_an_error_of_the_template_stops_it(project: Path) -> None:
    """An error that is found only when the Word file is filled."""
    (project / "templates").mkdir()
    (project / "templates" / "panel-paper.docx").write_bytes(b"no Word file")
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "docx,html", "--final")
    assert (run.exit_code, run.stdout) == (1, "")
    assert "templates/panel-paper.docx: PM503" in run.stderr
    assert not (project / "out" / "2022Q1").exists()


def test_a_second_final_is_refused_before_the_work(project: Path) -> None:
    """Exit 4, even if the workbook could not be read any more; the first stays."""
    assert run_in(project, *BUILD, "--final").exit_code == 0
    before = everything_in(project / "out")
    (project / "data" / "figures.xlsx").write_bytes(b"broken")
    run = run_in(project, *BUILD, "--final")
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr == (
        f'{SAID}perfmon: The final paper is there already: "{project}/out/2022Q1/final". perfmon '
        "never writes over it. To set it aside, rename that folder, for instance to "
        '"final-replaced", and build again.\n'
    )
    assert everything_in(project / "out") == before


def test_drafts_can_follow_a_final(project: Path) -> None:
    """Work goes on beside it."""
    run_in(project, *BUILD, "--final")
    assert run_in(project, *BUILD).stdout == f"{project}/out/2022Q1/draft-01\n"


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot make the PDF."""

    def render(*_: object) -> bytes:
        raise MachineError("The PDF cannot be made.")

    monkeypatch.setattr(pdf, "render", render)
    monkeypatch.setattr("perfmon_cli.helper.python.can_start", lambda: False)


@pytest.mark.usefixtures("without_pango")
def test_a_final_paper_has_all_its_formats(project: Path) -> None:
    """Exit 7 and nothing written: a final that lacks its PDF could not be completed later."""
    run = run_in(project, "build", "--quarter", "2022Q1", "--format", "html,pdf", "--final")
    assert (run.exit_code, run.stdout) == (7, "")
    assert run.stderr == (
        f"{SAID}The PDF cannot be made.\n"
        "The final paper was not written: it would lack a format. Name the formats that this "
        "machine can make with --format.\n"
    )
    assert not (project / "out" / "2022Q1").exists()
    assert run_in(project, *BUILD, "--final").exit_code == 0


@pytest.mark.usefixtures("without_pango")
def test_a_draft_without_its_pdf_is_written_and_tried_again(project: Path) -> None:
    """Exit 7; --if-changed does not take it for done, since the machine may have been mended."""
    command = ("build", "--quarter", "2022Q1", "--format", "html,pdf", "--if-changed")
    for number in (1, 2):
        run = run_in(project, *command)
        assert (run.exit_code, run.stdout) == (7, f"{project}/out/2022Q1/draft-0{number}\n")


@pytest.mark.parametrize("option", ["--final", "--if-changed"])
def test_out_goes_with_neither(project: Path, tmp_path: Path, option: str) -> None:
    """They look at the project's own sets."""
    run = run_in(project, *BUILD, option, "--out", str(tmp_path / "there"))
    assert run.exit_code == 2
    assert run.stderr == (
        f"{SAID}perfmon: {option} looks at the project's own drafts, --out writes elsewhere. "
        "Write one of them.\n"
    )


@pytest.mark.parametrize("place", ["data", "data/new", "commentary/2022Q1/new", "received/x"])
def test_out_may_not_be_among_the_inputs(project: Path, place: str) -> None:
    """The next paper would be made from this one."""
    run = run_in(project, *BUILD, "--out", str(project / place))
    folder = place.partition("/")[0]
    assert run.exit_code == 2
    assert run.stderr == (
        f'{SAID}perfmon: "{project}/{place}" lies in the folder "{folder}", which perfmon reads: '
        "the next paper would be made from this one. Name another folder with --out.\n"
    )


@pytest.mark.parametrize(
    "place",
    [
        "out",
        "out/new",
        "out/2022Q1/final",
        "out/2022Q1/draft-09",
        "out/2022Q1/.draft-09.perfmon-1",
        "out/.cache",
        "out/.perfmon.lock",
        "out/../out/new",
        "away/new",
    ],
)
@pytest.mark.parametrize("is_built", [True, False], ids=["with drafts", "without"])
def test_out_may_not_be_where_drafts_are_kept(project: Path, place: str, *, is_built: bool) -> None:
    """It takes no turn, so a run that does could sweep it, or it could pass for a final paper."""
    if is_built:
        assert run_in(project, *BUILD).exit_code == 0
    (project / "away").symlink_to(project / "out")
    before = everything_in(project)
    run = run_in(project, *BUILD, "--out", str(project / place))
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        f'{SAID}perfmon: "{project}/{place}" lies in the folder "out", where perfmon keeps the '
        "drafts and the final paper and takes away leftovers. Name another folder with --out, or "
        "leave --out away for a draft.\n"
    )
    assert everything_in(project) == before


@pytest.mark.parametrize("is_built", [True, False], ids=["with drafts", "without"])
def test_out_may_not_hold_the_drafts(project: Path, *, is_built: bool) -> None:
    """They would stand in the middle of the set, or in its way."""
    (project / "perfmon.toml").write_text('out = "papers/out"\n', encoding="utf-8")
    if is_built:
        assert run_in(project, *BUILD).exit_code == 0
    run = run_in(project, *BUILD, "--out", str(project / "papers"))
    assert run.exit_code == 2
    assert run.stderr == (
        f'{SAID}perfmon: "{project}/papers" holds the folder "papers/out", where perfmon keeps the '
        "drafts and the final paper and takes away leftovers. Name another folder with --out, or "
        "leave --out away for a draft.\n"
    )


def test_out_is_known_by_another_name_of_the_disk(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disks that take OUT and out for one, or show a folder in two places."""
    assert run_in(project, *BUILD).exit_code == 0
    real = Path.stat
    other, same = project / "OUT", project / "out"
    monkeypatch.setattr(Path, "stat", lambda p, **how: real(same if p == other else p, **how))
    assert run_in(project, *BUILD, "--out", str(other / "2022Q1" / "final")).exit_code == 2
    assert not {"OUT", "final"} & {path.name for path in project.rglob("*")}


def test_out_beside_the_drafts(project: Path) -> None:
    """A folder whose name begins alike lies elsewhere."""
    assert run_in(project, *BUILD, "--out", str(project / "out-for-print")).exit_code == 0


def test_an_input_that_changes_meanwhile(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper of half old and half new texts is not written."""
    text = project / "commentary" / "2022Q1" / "11-satisfaction.md"
    real = drawing.draw

    def slow(*arguments: Any, **named: Any) -> object:
        text.write_text(f"{TEXT}\nOne more sentence.\n", encoding="utf-8")
        return real(*arguments, **named)

    monkeypatch.setattr(drawing, "draw", slow)
    run = run_in(project, *BUILD)
    assert (run.exit_code, run.stdout) == (3, "")
    assert run.stderr == (
        f"{SAID}perfmon: Changed while the paper was built: commentary/2022Q1/11-satisfaction.md. "
        "Nothing was written. Save everything and build again.\n"
    )
