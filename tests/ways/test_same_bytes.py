"""One process, two, pictures kept from before, or one of many papers: the bytes are the same."""

import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from perfmon_cli import drawing
from perfmon_cli.aside import Aside
from perfmon_cli.helper import process
from perfmon_cli.outputs import Kept
from perfmon_cli.report.model import Chart
from tests.command import Run, everything_in, run_in
from tests.helper import tasks
from tests.ways.building import built, hashes

BUILD = ("build", "--quarter", "2022Q1")


def pieces(root: Path) -> list[Path]:
    """What is kept for the next run."""
    folder = root / "out" / ".cache"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def cut(path: Path) -> None:
    """Take the last byte of a file away."""
    path.write_bytes(path.read_bytes()[:-1])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tasks that other processes are asked to do from here on."""
    names: list[str] = []
    real = process.Helper.ask

    def ask(self: process.Helper, task: Any, *arguments: object) -> None:
        names.append(task.__name__)
        real(self, task, *arguments)

    monkeypatch.setattr(process.Helper, "ask", ask)
    return names


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How wide the charts are that are drawn from here on."""
    widths: list[str] = []
    real = drawing.afresh

    def afresh(
        charts: tuple[Chart, ...], aside: Aside | None, *, narrow: bool = False
    ) -> drawing.Drawing:
        widths.extend("narrow" if narrow else "wide" for _ in charts)
        return real(charts, aside, narrow=narrow)

    monkeypatch.setattr(drawing, "afresh", afresh)
    return widths


def test_two_processes_and_pictures_kept(
    project: Path, plain: dict[str, str], drawn: list[str]
) -> None:
    """The first build draws, the second takes what the first drew; not a byte differs."""
    assert built(project) == plain
    assert drawn == ["wide", "narrow"]
    assert built(project) == plain
    assert drawn == ["wide", "narrow"]


def test_charts_are_drawn_for_a_phone_only_where_there_is_a_page(
    project: Path, drawn: list[str]
) -> None:
    """A page that is asked for later takes the wide one, and has the narrow one drawn."""
    built(project, "--format", "docx")
    assert drawn == ["wide"]
    built(project, "--format", "html")
    assert drawn == ["wide", "narrow"]


def test_what_draws_is_loaded_early_where_nothing_is_kept(project: Path, asked: list[str]) -> None:
    """By a third process, which the second does not wait for; there is none without need."""
    built(project)
    assert asked == ["_warm", "_load", "_make_awaiting", "_afresh", "_afresh"]
    asked.clear()
    built(project)
    assert asked == ["_warm", "_make_awaiting"]


def test_nothing_is_left_in_the_folder_for_temporary_files(
    project: Path,
    plain: dict[str, str],
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Where matplotlib has no place of its own, no process that is ended makes one."""
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "gone"))
    assert built(project) == plain
    assert asked == ["_warm", "_make_awaiting"]


def test_pictures_that_are_damaged_or_gone(
    project: Path, plain: dict[str, str], drawn: list[str]
) -> None:
    """They are drawn again, and kept again."""
    html = {name: digest for name, digest in plain.items() if name.endswith(".html")}
    for harm in (lambda _: None, cut, Path.unlink):
        for path in pieces(project):
            harm(path)
        made = built(project, "--format", "html")
        assert {name: made[name] for name in html} == html
    assert drawn == ["wide", "narrow"] * 3
    assert len(pieces(project)) == 2


def test_pictures_of_another_font_are_not_taken(
    project: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where a font's file changes, or matplotlib's list of fonts, charts are drawn again."""
    built(project, "--format", "html")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    monkeypatch.setenv("MPLCONFIGDIR", str(fonts))
    built(project, "--format", "html")
    assert len(drawn) == 4
    assert len(pieces(project)) == 2  # without a list nothing is known of fonts, nothing is kept
    (fonts / "fontlist-v1.json").write_text("{}", encoding="utf-8")
    built(project, "--format", "html")
    assert len(pieces(project)) == 4
    monkeypatch.setattr("perfmon_cli.drawing._of_file", str)
    built(project, "--format", "html")
    assert len(drawn) == 8


def test_a_rebuild_takes_no_pictures(project: Path) -> None:
    """`--rebuild-check` would else only say that the same picture was taken again."""
    run = run_in(project, *BUILD, "--format", "html")
    kept = Kept(project / "out")
    for path in pieces(project):
        piece = kept.take(path.name)
        assert piece
        kept.give(path.name, piece.replace(b"stroke", b"strike"))
    kept.settle()
    forged = built(project, "--format", "html")
    assert forged != hashes(Path(run.stdout.strip()))
    checked = Run("doctor", "--rebuild-check", run.stdout.strip())
    assert checked.exit_code == 0
    assert checked.stdout.startswith("All ")


def test_what_is_kept_is_in_no_manifest(project: Path) -> None:
    """Nor does anything of a set tell whether pictures were kept."""
    run = run_in(project, *BUILD, "--format", "html")
    folder = Path(run.stdout.strip())
    assert ".cache" not in (folder / "manifest.json").read_text(encoding="utf-8")


def test_a_set_elsewhere_leaves_the_project_alone(project: Path, tmp_path: Path) -> None:
    """No folder is made for pictures where the project has none for outputs."""
    before = everything_in(project)
    run = run_in(project, *BUILD, "--format", "html", "--out", str(tmp_path / "there"))
    assert run.exit_code == 0
    assert everything_in(project) == before
    assert not (project / "out").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of POSIX")
def test_a_second_process_that_is_killed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 6 in words, and nothing is written."""
    real = process.Helper.ask

    def ask(self: process.Helper, task: Any, *arguments: object) -> None:
        real(self, task, *arguments)
        os.kill(self.number, signal.SIGKILL)

    monkeypatch.setattr(process.Helper, "ask", ask)
    run = run_in(project, *BUILD)
    assert (run.exit_code, run.stdout) == (6, "")
    assert run.stderr == (
        "January to March 2022 (Q4 of 2021/22)\n"
        "perfmon: A process of perfmon's was ended from outside, most likely because the memory "
        "of this machine is used up. Close other programs and build again.\n"
    )
    assert not (project / "out" / "2022Q1").exists()
    assert not (project / "out" / ".cache").exists()


STOPPED = "took longer than 10 minutes and was stopped; nothing was written."
TOO_LONG = {
    "pdf": (
        f"The PDF {STOPPED} A style of your own may ask for more room than a page has: rename "
        "page.css in the folder of templates and build again. If there is none, leave the PDF out "
        "with --format docx,html."
    ),
    "docx": (
        f"The Word file {STOPPED} A template of your own may repeat something without end: rename "
        "the .docx in the folder of templates and build again. If there is none, leave the Word "
        "file out with --format html."
    ),
    "charts": f"Drawing the charts {STOPPED} Close other programs and build again.",
}


@pytest.mark.parametrize(
    ("formats", "is_drawn", "stuck"),
    [
        pytest.param("docx,pdf,html", True, "pdf", id="pdf"),
        pytest.param("docx,html", True, "docx", id="docx"),
        pytest.param("docx,pdf,html", False, "charts", id="charts"),
    ],
)
def test_a_process_that_never_answers(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, formats: str, is_drawn: bool, stuck: str
) -> None:
    """Exit 6 in words, nothing written, noted in the log; the next run has its turn."""
    real = process.Helper.ask
    if is_drawn:
        assert run_in(project, *BUILD, "--format", "html").exit_code == 0
        shutil.rmtree(project / "out" / "2022Q1")
    with monkeypatch.context() as patch:
        patch.setattr("perfmon_cli.aside.SECONDS", 0.05)
        patch.setattr(process.Helper, "ask", lambda self, *_: real(self, tasks.sleep))
        run = run_in(project, *BUILD, "--format", formats)
    assert (run.exit_code, run.stdout) == (6, "")
    said = f"January to March 2022 (Q4 of 2021/22)\nperfmon: {TOO_LONG[stuck]}\n"
    assert run.stderr == said
    assert not (project / "out" / "2022Q1").exists()
    log = (project / "out" / "perfmon.log").read_text(encoding="utf-8")
    assert json.loads(log.splitlines()[-1])["exit"] == 6
    assert run_in(project, *BUILD, "--format", "html").exit_code == 0


def test_where_the_system_has_room_for_one_process_more(
    project: Path, plain: dict[str, str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second makes the PDF; charts are drawn in the first."""
    real = process.Helper.__init__

    def start(self: process.Helper) -> None:
        if asked:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        real(self)

    monkeypatch.setattr(process.Helper, "__init__", start)
    assert built(project) == plain
    assert asked == ["_warm", "_make_awaiting"]


def test_where_the_system_has_no_room_for_a_process(
    project: Path, plain: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is made in one."""

    def start(_: process.Helper) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(process.Helper, "__init__", start)
    assert built(project) == plain
