"""`doctor` says what is missing, what that means and how to get it; and builds a set again."""

import builtins
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.font_manager import fontManager

from perfmon_cli import provenance
from perfmon_cli.charts import lettering
from perfmon_cli.outputs import held
from tests.command import Run, everything_in, run_in
from tests.renderers.wordfile import edited
from tests.unattended.jobs import BUILD, ROOT, perfmon

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and modes of POSIX")
TEMPLATE = ROOT / "templates" / "panel-paper.docx"


def lines(run: Run | subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What it says of each thing, with the remedy in the next line."""
    found: dict[str, str] = {}
    name = ""
    for line in run.stdout.splitlines():
        if line.startswith(" "):
            found[name] += f" {line.strip()}"
        else:
            state, _, rest = line.partition(" ")
            name, _, said = rest.strip().partition(": ")
            found[name] = f"{state}: {said}"
    return found


def test_where_all_is_well(project: Path) -> None:
    """Each thing in a line, exit 0, nothing in the project changed."""
    before = everything_in(project)
    run = run_in(project, "doctor")
    said = lines(run)
    assert (run.exit_code, run.stderr) == (0, "")
    assert said["Project"] == f"good: {project}"
    assert said["Spreadsheets"] == "good: 1 in data"
    assert said["Word template"] == "good: perfmon's own"
    assert said["Outputs"] == "good: out can be written"
    assert said["Font"].startswith("good: ")
    assert everything_in(project) == before


def test_without_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine alone is looked at; a project that is named must be there."""
    monkeypatch.chdir(tmp_path)
    assert "Project" not in lines(Run("doctor"))
    assert run_in(tmp_path / "gone", "doctor").exit_code == 2


def test_without_pango(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 7, what that means, and how to get it on three systems."""
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    run = run_in(project, "doctor")
    said = lines(run)["Pango"]
    assert run.exit_code == 7
    assert said.startswith("missing: not installed, so there is no PDF; Word file, web page and")
    assert [word for word in ("apt-get install", "brew install", "MSYS2") if word not in said] == []


def test_without_the_fonts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 7, and where to get them."""
    others = [entry for entry in fontManager.ttflist if entry.name == "DejaVu Sans"]
    monkeypatch.setattr(fontManager, "ttflist", others)
    lettering.font.cache_clear()
    run = run_in(project, "doctor")
    lettering.font.cache_clear()
    said = lines(run)["Font"]
    assert run.exit_code == 7
    assert said.startswith("missing: neither Arial nor Liberation Sans is installed; charts and")
    assert "fonts-liberation2" in said


def test_other_versions(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worth a note, no reason to fail; a library that is not there is one."""
    real = provenance.versions()
    monkeypatch.setattr(provenance, "versions", lambda: {**real, "lxml": "1.0"})
    run = run_in(project, "doctor")
    assert run.exit_code == 0
    assert lines(run)["Versions"].startswith(
        "note: not those the example was built with: lxml 1.0 (then "
    )
    monkeypatch.setattr(
        provenance, "versions", lambda: {n: v for n, v in real.items() if n != "lxml"}
    )
    run = run_in(project, "doctor")
    assert run.exit_code == 7
    assert lines(run)["Libraries"].startswith("missing: not installed: lxml ")


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "{{ report.subtitle }}",
            "{{ report.subtitel }}",
            1,
            "missing: templates/panel-paper.docx has tags that nothing fills: "
            "{{ report.subtitel }} Put the tags back",
        ),
        (
            "{{ report.subtitle }}",
            "",
            0,
            "note: templates/panel-paper.docx lacks tags of perfmon's own: {{ report.subtitle }} "
            "Put the tags back",
        ),
        ("", "", 0, "good: templates/panel-paper.docx, all tags in place"),
    ],
)
def test_a_template_of_ones_own(project: Path, old: str, new: str, code: int, said: str) -> None:
    """Its tags are compared with those of perfmon's own."""
    (project / "templates").mkdir()
    data = TEMPLATE.read_bytes()
    own = edited(data, {old: new}) if old else data
    (project / "templates" / "panel-paper.docx").write_bytes(own)
    run = run_in(project, "doctor")
    assert run.exit_code == code
    assert lines(run)["Word template"].startswith(said)


def test_a_template_that_is_none(project: Path) -> None:
    """Exit 1 with the reason of PM503."""
    (project / "templates").mkdir()
    (project / "templates" / "panel-paper.docx").write_bytes(b"no Word file")
    run = run_in(project, "doctor")
    assert run.exit_code == 1
    assert lines(run)["Word template"].startswith(
        "missing: templates/panel-paper.docx: It is not a Word document. "
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("", "", 0, "good: templates/covering-report.docx, 64 tags; used by build --split"),
        (
            "{{ memo.date }}",
            "{{ memo.day }}",
            1,
            "missing: templates/covering-report.docx has names that nothing fills: memo.day "
            "Put the tags back",
        ),
        (
            "{{ memo.date }}",
            "{{ memo.date",
            1,
            "missing: templates/covering-report.docx: paragraph "
            '"{{ memo.report_to }}, {{ memo.date" in the body: A tag is not complete',
        ),
        (
            "{%p for heading in headings %}",
            "",
            1,
            "missing: templates/covering-report.docx: paragraph "
            '"{%p endfor %}" in the body: {% endfor %} has no beginning.',
        ),
    ],
)
def test_a_committees_template(project: Path, old: str, new: str, code: int, said: str) -> None:
    """Its tags may be few and its loops its own; each name must be one of perfmon's."""
    (project / "templates").mkdir()
    data = (TEMPLATE.parent / "covering-report-sample.docx").read_bytes()
    own = edited(data, {old: new}) if old else data
    (project / "templates" / "covering-report.docx").write_bytes(own)
    run = run_in(project, "doctor")
    assert run.exit_code == code
    assert lines(run)["Committee's template"].startswith(said)


def test_without_spreadsheets(project: Path) -> None:
    """Exit 3."""
    (project / "data" / "figures.xlsx").unlink()
    run = run_in(project, "doctor")
    assert run.exit_code == 3
    assert lines(run)["Spreadsheets"].startswith("missing: PM101 there is no spreadsheet in")


def test_outputs_that_cannot_be_written(project: Path) -> None:
    """Exit 4; a run that is active is no fault."""
    (project / "out").write_text("mine")
    run = run_in(project, "doctor")
    assert run.exit_code == 4
    assert lines(run)["Outputs"] == (
        f'missing: Nothing can be written to "{project}/out": a file stands where a folder should '
        "be."
    )
    (project / "out").unlink()
    with held(project / "out"):
        said = lines(run_in(project, "doctor"))["Outputs"]
    assert said == "note: out is being written by a run just now"


def is_away(path: Path) -> None:
    """A link to a folder elsewhere."""
    path.symlink_to(path.parents[3])


#: Root gives away what makes permissions no matter to it, for the processes it starts too.
BOUND = """
import ctypes
libc = ctypes.CDLL(None)
libc.prctl(28, 1, 0, 0, 0)
libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
from perfmon_cli.cli import main
main()
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="capabilities of Linux")


def both(root: Path) -> tuple[subprocess.CompletedProcess[str], int]:
    """What `doctor` says to somebody whom permissions bind, and how `build` ends."""
    doctor = perfmon(BOUND, "doctor", "--project", str(root))
    return doctor, perfmon(BOUND, *BUILD, "--project", str(root)).returncode


@linux
def test_a_spreadsheet_that_may_not_be_read(project: Path) -> None:
    """Exit 3, as `build` ends."""
    (project / "data" / "figures.xlsx").chmod(0)
    done, built = both(project)
    assert (done.returncode, built) == (3, 3)
    assert lines(done)["Spreadsheets"] == (
        "missing: data/figures.xlsx cannot be opened: another program has it open, or you may not "
        "read it Close it in the other program, or ask its owner for access."
    )


@posix
def test_a_senders_link_to_elsewhere(project: Path, tmp_path: Path) -> None:
    """Exit 2, as `build` ends."""
    (project / "received").mkdir()
    (project / "received" / "a.csv").symlink_to(tmp_path)
    run = run_in(project, "doctor")
    assert (run.exit_code, run_in(project, *BUILD).exit_code) == (2, 2)
    assert lines(run)["Spreadsheets"].startswith("missing: received/a.csv: PM504 This is a link to")


@posix
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (Path.touch, "a file stands where a folder should be"),
        (os.mkfifo, "a file stands where a folder should be"),
        (is_away, "is a link, and perfmon writes into the project only"),
    ],
)
def test_a_quarters_folder_that_is_none(
    project: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """Exit 4, as `build` ends; a quarter that is over is worth a note."""
    (project / "out").mkdir()
    spoil(project / "out" / "2022Q1")
    run = run_in(project, "doctor")
    assert (run.exit_code, run_in(project, *BUILD).exit_code) == (4, 4)
    assert lines(run)["Outputs"].startswith("missing: ")
    assert said in lines(run)["Outputs"]
    (project / "out" / "2022Q2").mkdir()
    run = run_in(project, "doctor")
    assert run.exit_code == 0
    assert lines(run)["Outputs"].startswith("note: ")


@linux
def test_a_quarters_folder_that_may_not_be_written(project: Path) -> None:
    """Exit 4, as `build` ends."""
    folder = project / "out" / "2022Q1"
    folder.mkdir(parents=True)
    look, write = "you may not look into it", "Nothing can be written to"
    for mode, said in ((0, look), (0o666, write)):
        folder.chmod(mode)
        done, built = both(project)
        folder.chmod(0o777)
        assert (done.returncode, built) == (4, 4)
        assert said in lines(done)["Outputs"]


@posix
@pytest.mark.parametrize(
    ("spoil", "code", "said"),
    [
        (
            lambda path: path.symlink_to(path.parents[2]),
            2,
            "missing: templates/{}: PM504 This is a link to something outside the project. Copy "
            "the file itself into the folder.",
        ),
        (
            lambda path: path.symlink_to("nowhere"),
            3,
            "missing: templates/{}: PM101 This is a link that leads to no file. Put the file "
            "itself in its place, or take the link away.",
        ),
    ],
)
@pytest.mark.parametrize("name", ["page.css", "panel-paper.docx"])
def test_templates_that_are_links(
    project: Path, name: str, spoil: Callable[[Path], None], code: int, said: str
) -> None:
    """Ends as `build` does, and says the rest all the same."""
    thing = {"page.css": "Style sheet", "panel-paper.docx": "Word template"}[name]
    (project / "templates").mkdir()
    spoil(project / "templates" / name)
    run = run_in(project, "doctor")
    assert (run.exit_code, run_in(project, *BUILD).exit_code) == (code, code)
    assert lines(run)[thing] == said.format(name)
    assert lines(run)["Outputs"] == "good: out can be written"


def test_a_style_of_ones_own(project: Path) -> None:
    """What of it is left out is a note."""
    (project / "templates").mkdir()
    style = project / "templates" / "page.css"
    style.write_text("h1 { color: navy; }")
    assert lines(run_in(project, "doctor"))["Style sheet"] == "good: templates/page.css"
    style.write_text("@import url(https://example.org/x.css);")
    run = run_in(project, "doctor")
    assert run.exit_code == 0
    assert lines(run)["Style sheet"].startswith("note: templates/page.css")


def test_time_zones(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them `latest` goes by the machine's own day."""
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    monkeypatch.setitem(sys.modules, "tzdata", None)
    import zoneinfo

    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        assert lines(run_in(project, "doctor"))["Time zones"].startswith("note: not installed; ")
        latest = Run("validate", str(project / "none.xlsx"), "--quarter", "latest")
        assert " (Q" in latest.stderr
    finally:
        monkeypatch.undo()
        zoneinfo.reset_tzpath()
        zoneinfo.ZoneInfo.clear_cache()


# Built again


@pytest.fixture
def draft(project: Path) -> Path:
    """A draft of the small project."""
    return Path(run_in(project, *BUILD).stdout.strip())


def check(draft: Path, *arguments: str) -> Run:
    """Build a set again and compare."""
    return Run("doctor", "--rebuild-check", str(draft), *arguments)


def test_a_set_comes_out_the_same(draft: Path) -> None:
    """Exit 0; neither the project nor the set is changed."""
    before = everything_in(draft.parents[2])
    run = check(draft)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == "All 5 files come out with the same bytes.\n"
    assert everything_in(draft.parents[2]) == before


def test_a_final_paper_too(project: Path) -> None:
    """Without the mark of a draft, as its options say."""
    final = Path(run_in(project, *BUILD, "--final").stdout.strip())
    assert check(final).stdout == "All 5 files come out with the same bytes.\n"


def test_a_set_elsewhere(draft: Path, project: Path, tmp_path: Path) -> None:
    """The project can be named."""
    away = shutil.copytree(draft, tmp_path / "away")
    assert check(away, "--project", str(project)).exit_code == 0


def test_inputs_that_changed_since(draft: Path, project: Path) -> None:
    """Exit 1, named; nothing is built, since it could not be the same."""
    (project / "commentary" / "2022Q1" / "11-satisfaction.md").write_text("New.\n")
    (project / "commentary" / "2022Q1" / "more.md").write_text("New.\n")
    run = check(draft)
    assert run.exit_code == 1
    assert run.stdout == (
        "Nothing was built: changed, gone or new since are commentary/2022Q1/11-satisfaction.md, "
        "commentary/2022Q1/more.md. Put back what was used.\n"
    )


def test_a_set_that_was_edited(draft: Path) -> None:
    """That is said, and what perfmon wrote is compared all the same."""
    (draft / "performance-report-2022-03.html").write_text("edited")
    run = check(draft)
    assert run.exit_code == 0
    assert run.stdout == (
        "performance-report-2022-03.html in the folder is not as perfmon wrote it\n"
        "All 5 files come out with the same bytes.\n"
    )


def test_a_set_that_comes_out_otherwise(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 1 with the files, and the versions that may be why."""
    real = provenance.versions()
    monkeypatch.setattr(provenance, "versions", lambda: {**real, "lxml": "99"})
    monkeypatch.setattr("perfmon_cli.rendering.data_files", lambda *_: {"figures.json": b"{}"})
    run = check(draft)
    assert run.exit_code == 1
    assert run.stdout == (
        f"lxml: {real['lxml']} then, 99 now\n"
        "Checks.xlsx comes out otherwise\n"
        "figures.json comes out otherwise\n"
        "indicators.csv comes out otherwise\n"
        "3 of 5 files differ. Other versions may be why.\n"
    )


NOT_KNOWN = (
    "so it is not known what it was made from. Name the folder of a draft or of a final paper, "
    "as it was written.\n"
)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("none", "holds no manifest.json, so perfmon did not write it"),
        ("gone", "is not a folder"),
        (
            "edited",
            "holds a manifest.json that is not as perfmon wrote it: it was edited or is damaged",
        ),
        ("other", "holds a manifest.json of another version of perfmon"),
    ],
)
def test_a_folder_without_a_manifest(draft: Path, spoil: str, said: str) -> None:
    """Exit 3: what it was made from is not known."""
    manifest = draft / "manifest.json"
    data = manifest.read_bytes()
    manifest.unlink()
    if spoil == "edited":
        manifest.write_bytes(data + b"\n")
    elif spoil == "other":
        manifest.write_bytes(data.replace(b'"schema": 1', b'"schema": 2'))
    folder = draft / "gone" if spoil == "gone" else draft
    run = check(folder)
    assert (run.exit_code, run.stdout) == (3, "")
    assert run.stderr == f'perfmon: "{folder}" {said}; {NOT_KNOWN}'
