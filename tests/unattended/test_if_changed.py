"""`--if-changed` builds when anything has changed, and then only."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmon_cli import provenance
from tests.command import everything_in, run_in
from tests.small_project import HISTORY, small_project
from tests.unattended.jobs import BUILD, ROOT, SAID, perfmon


def write(name: str, data: bytes = b"x") -> Callable[[Path], None]:
    """A file that somebody adds or changes."""

    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return change


def new_figures(root: Path) -> None:
    """Another workbook in the place of the old one."""
    other = small_project(root.parent / "other", {"History": [*HISTORY[:2], *HISTORY[3:]]})
    (other / "data" / "figures.xlsx").replace(root / "data" / "figures.xlsx")


CHANGES = [
    pytest.param(new_figures, id="another workbook"),
    pytest.param(write("data/more.csv", b"Measure,Period,Value\n"), id="one more workbook"),
    pytest.param(write("received/force/a.csv", b"Measure,Value\n"), id="something received"),
    pytest.param(write("commentary/2022Q1/11-satisfaction.md", b"New.\n"), id="another text"),
    pytest.param(write("commentary/standing/note.md", b"New.\n"), id="a standing text"),
    pytest.param(
        lambda root: (root / "commentary/2022Q1/11-satisfaction.md").unlink(), id="a text gone"
    ),
    pytest.param(write("icons/1.png", b"\x89PNG\r\n\x1a\n"), id="a picture"),
    pytest.param(write("perfmon.toml", b"schema = 1\n"), id="the settings"),
    pytest.param(
        write("templates/panel-paper.docx", (ROOT / "templates/panel-paper.docx").read_bytes()),
        id="a template of its own",
    ),
    pytest.param(
        lambda root: (root / "out/2022Q1/draft-01/indicators.csv").unlink(), id="a file missing"
    ),
    pytest.param(write("out/2022Q1/draft-01/manifest.json", b"{}"), id="no manifest"),
    pytest.param(
        lambda root: (root / "out/2022Q1/draft-01").rename(root / "sent"), id="the draft moved"
    ),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_gives_a_new_draft(project: Path, change: Callable[[Path], object]) -> None:
    """Every kind of input."""
    assert run_in(project, *BUILD).exit_code == 0
    change(project)
    run = run_in(project, *BUILD, "--if-changed")
    assert run.stdout == f"{project}/out/2022Q1/draft-02\n", run.stderr


def test_other_options_or_versions_give_a_new_draft(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Formats, another version of a library, another perfmon."""
    run_in(project, *BUILD)
    formats = ("build", "--quarter", "2022Q1", "--format", "docx,html", "--if-changed")
    assert run_in(project, *formats).stdout.endswith("draft-02\n")
    real = provenance.versions
    monkeypatch.setattr(provenance, "versions", lambda: {**real(), "lxml": "99"})
    assert run_in(project, *formats).stdout.endswith("draft-03\n")
    monkeypatch.undo()
    monkeypatch.setattr(provenance, "__version__", "99")
    assert run_in(project, *formats).stdout.endswith("draft-04\n")


@pytest.mark.parametrize("kind", ["project", "erring"])
def test_what_did_not_change_writes_nothing(kind: str, request: pytest.FixtureRequest) -> None:
    """The folder of the newest draft again, with the exit code it had; files are left alone."""
    root: Path = request.getfixturevalue(kind)
    first = run_in(root, *BUILD)
    draft = root / "out" / "2022Q1" / "draft-01"
    (draft / "performance-report-2022-03.html").write_text("edited in clearance")
    write("commentary/2021Q3/other.md")(root)
    write("data/~$figures.xlsx")(root)
    before = everything_in(root)
    for _ in range(2):
        run = run_in(root, *BUILD, "--if-changed")
        assert (run.exit_code, run.stdout) == (first.exit_code, f"{draft}\n")
        said = f'Nothing has changed since "{draft}" was built, so nothing was written.'
        more = " Errors are open in it: its Checks.xlsx lists them." if run.exit_code else ""
        assert run.stderr == f"{SAID}{said}{more}\n"
    assert everything_in(root) == before
    quiet = run_in(root, *BUILD, "--if-changed", "--quiet")
    assert bool(quiet.stderr + quiet.stdout) is bool(quiet.exit_code)


def test_a_final_paper_that_has_not_changed(project: Path) -> None:
    """A job that builds the final one may run again; if something changed it is refused."""
    final = (*BUILD, "--final", "--if-changed")
    assert [run_in(project, *final).exit_code for _ in range(2)] == [0, 0]
    write("commentary/standing/note.md", b"New.\n")(project)
    assert run_in(project, *final).exit_code == 4


HEAVY = {"pandas", "matplotlib", "docx", "openpyxl", "weasyprint", "jinja2", "python_calamine"}


def test_nothing_heavy_is_loaded_to_find_that_nothing_changed(project: Path) -> None:
    """So that a job can ask every few minutes."""
    run_in(project, *BUILD)
    code = (
        "import sys; from perfmon_cli.cli import app\n"
        "try: app()\nexcept SystemExit as end: print(end.code, *sys.modules)"
    )
    done = perfmon(code, *BUILD, "--if-changed", "--quiet", "--project", str(project))
    code_and_modules = done.stdout.split()
    assert code_and_modules[0] == "0"
    assert HEAVY & set(code_and_modules) == set()
    assert "perfmon_cli.pipeline" not in code_and_modules
