"""`build --projects`: many papers, each in a process that harms no other."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from perfmon_cli import batch
from perfmon_cli.batch import pool
from perfmon_cli.batch.model import Ended
from perfmon_cli.cli.surroundings import now
from perfmon_cli.errors import ExitCode
from perfmon_cli.outputs import is_untouched
from perfmon_cli.period import Quarter
from tests.batch.tasks import build_or_not, hang
from tests.command import Run, everything_in
from tests.small_project import HISTORY, small_project
from tests.ways.building import hashes

QUARTER = ("build", "--quarter", "2022Q1", "--format", "html")
SAID = "January to March 2022 (Q4 of 2021/22)\n"
WITHOUT_CALLS = [row for row in HISTORY if row[0] != "calls"]
NO_DATA = 'PM101 there is no spreadsheet in "data". Put the workbook (xlsx, ods or csv) there.'
MISSING = (
    "Measures!A3: PM304 calls has no figure for 2021/22. Enter it, or write in its cell why there "
    'is none, for instance "Not available".'
)
# Who starts the tests in the background may have Ctrl-C ignored.
INTERRUPTED = """
import signal
from perfmon_cli.batch import pool
from perfmon_cli.cli import main
from tests.batch.tasks import build_some
signal.signal(signal.SIGINT, signal.default_int_handler)
pool.build_limited = build_some
main()
"""


@pytest.fixture(scope="module")
def forces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good project, one in a folder of its own, one with an open error, one without data."""
    folder = tmp_path_factory.mktemp("batch") / "forces"
    small_project(folder / "avon")
    small_project(folder / "north" / "tyne")
    small_project(folder / "calls", {"History": WITHOUT_CALLS})
    (folder / "empty").mkdir()
    (folder / "empty" / "perfmon.toml").touch()
    small_project(folder / ".hidden")
    (folder / "linked").symlink_to(folder / "avon")
    (folder / "notes").mkdir()
    (folder / "readme.txt").touch()
    return folder


@pytest.fixture(scope="module")
def done(forces: Path) -> Run:
    """All of them built, two at once."""
    return Run(*QUARTER, "--projects", str(forces), "--jobs", "2")


def test_one_table_and_failures_apart(done: Run) -> None:
    """Sorted by name; the exit code is the highest of all."""
    assert done.exit_code == 3
    assert done.stdout == (
        "project     result                   errors  warnings  notes  folder\n"
        "avon        done                          0         2      0  avon/out/2022Q1/draft-01\n"
        "calls       errors are open               1         2      0  calls/out/2022Q1/draft-01\n"
        "empty       an input cannot be read\n"
        "north/tyne  done                          0         2      0"
        "  north/tyne/out/2022Q1/draft-01\n"
    )
    assert done.stderr == (
        f"{SAID}calls: {MISSING}\nempty: {NO_DATA}\n4 projects: 2 done, 2 to look at.\n"
    )


def test_each_project_has_its_log(done: Run, forces: Path) -> None:
    """As if it had been built alone."""
    assert done.exit_code == 3
    for name, code in (("avon", 0), ("calls", 1), ("empty", 3)):
        line, *_ = (forces / name / "out" / "perfmon.log").read_text(encoding="utf-8").splitlines()
        assert json.loads(line)["exit"] == code


def test_the_bytes_are_those_of_a_build_alone(done: Run, forces: Path) -> None:
    """Whatever was built before in the same process."""
    assert done.exit_code == 3
    for name in ("avon", "north/tyne"):
        alone = Run(*QUARTER, "--project", str(forces / name))
        assert hashes(Path(alone.stdout.strip())) == hashes(
            forces / name / "out" / "2022Q1" / "draft-01"
        )


def test_quiet_and_nothing_changed(done: Run, forces: Path) -> None:
    """Only what is to be looked at is said, and nothing at all where all is well."""
    assert done.exit_code == 3
    again = Run(*QUARTER, "--projects", str(forces), "--if-changed", "--quiet")
    assert again.exit_code == 3
    assert again.stdout.splitlines()[1:] == [
        "calls    errors are open                                   calls/out/2022Q1/draft-01",
        "empty    an input cannot be read",
    ]
    well = Run(*QUARTER, "--projects", str(forces / "north"), "--quiet")
    assert (well.exit_code, well.stdout, well.stderr) == (0, "", "")


def test_lines_for_programs(done: Run, forces: Path) -> None:
    """One a project as it ends, one for all; folders on stdout."""
    assert done.exit_code == 3
    options = ("--if-changed", "--log-format", "json", "--jobs", "1")
    run = Run(*QUARTER, "--projects", str(forces), *options)
    folder = f"{forces}/calls/out/2022Q1/draft-01"
    assert f"{folder}\n" in run.stdout
    lines = [json.loads(line) for line in run.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["quarter", *["project"] * 4, "batch"]
    assert lines[-1] == {
        "event": "batch",
        "text": "4 projects: 2 done, 2 to look at.",
        "exit": 3,
    }
    assert lines[1]["text"] == "avon: nothing has changed"
    assert {key: value for key, value in lines[2].items() if key != "seconds"} == {
        "event": "project",
        "text": "calls: errors are open",
        "project": "calls",
        "exit": 1,
        "counts": {},
        "folder": folder,
        "unchanged": True,
        "reasons": ["Errors are open in it: its Checks.xlsx lists them."],
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--projects", "{}/nowhere"),
            'The folder "{}/nowhere" of --projects does not exist. Check its name.',
        ),
        (
            ("--projects", "{}/avon"),
            '"{}/avon" is a project itself. Build it with --project, or name the folder that '
            "holds the projects with --projects.",
        ),
        (
            ("--projects", "{}/notes"),
            'There is no project below "{}/notes". A project is a folder with perfmon.toml, or '
            'with spreadsheets in a folder "data".',
        ),
        (
            ("--projects", "{}", "--jobs", "0"),
            "--jobs 0 is not a number of papers that can be built at once. Write 1 to 64, or "
            "leave it out: then it is one for each processor.",
        ),
        (
            ("--projects", "{}", "--jobs", "65"),
            "--jobs 65 is not a number of papers that can be built at once. Write 1 to 64, or "
            "leave it out: then it is one for each processor.",
        ),
        (("--jobs", "2"), "--jobs goes with --projects: a single paper is one job."),
        (
            ("--projects", "{}", "--project", "{}/avon"),
            "--project names one folder, --projects builds many papers, each in its own project. "
            "Write one of them.",
        ),
        (
            ("--projects", "{}", "--out", "{}/there"),
            "--out names one folder, --projects builds many papers, each in its own project. "
            "Write one of them.",
        ),
        (
            ("--projects", "{}", "--format", "odt"),
            '--format: PM501 "odt" is not a format. Write docx, pdf, html.',
        ),
    ],
    ids=["missing", "a project", "none below", "0", "65", "alone", "both", "out", "format"],
)
def test_wrong_usage(forces: Path, options: tuple[str, ...], said: str) -> None:
    """Exit 2 in words, and nothing is built."""
    before = everything_in(forces)
    run = Run("build", "--quarter", "2022Q1", *(part.format(forces) for part in options))
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f"perfmon: {said.format(forces)}\n"
    assert everything_in(forces) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_fails_fails_its_project_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Crashing, killed, out of memory, a defect: each is marked, the rest is built."""
    names = ("crashing", "good", "hungry", "killed", "odd", "well")
    for name in names:
        small_project(tmp_path / name)
    monkeypatch.setattr(pool, "build_limited", build_or_not)
    heard: list[Ended] = []
    ended = batch.run(order_for(tmp_path), heard.append)
    assert [one.name for one in heard] == list(names)
    assert {one.name: one.exit_code for one in ended} == {
        "crashing": ExitCode.BUG,
        "good": ExitCode.DONE,
        "hungry": ExitCode.LIMIT,
        "killed": ExitCode.LIMIT,
        "odd": ExitCode.BUG,
        "well": ExitCode.DONE,
    }
    assert batch.exit_code(ended) is ExitCode.LIMIT
    said = {one.name: one.said for one in ended}
    assert said["crashing"] == "The helping process ended by itself (SIGSEGV)."
    assert said["hungry"] == "The paper takes more memory than one of many may take."
    assert "KeyError: 'nothing'" in said["odd"]


def test_a_paper_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped, and marked so; another process takes up the next."""
    for name in ("also", "hanging"):
        small_project(tmp_path / name)
    monkeypatch.setattr(pool, "build_limited", hang)
    ended = batch.run(replace(order_for(tmp_path), seconds=0.3), lambda _: None)
    assert [one.exit_code for one in ended] == [ExitCode.LIMIT, ExitCode.LIMIT]
    assert {one.said for one in ended} == {"It took too long and was stopped."}


def order_for(folder: Path) -> batch.Batch:
    """Web pages of all projects below a folder, one at a time."""
    return batch.Batch(
        folder=folder,
        projects=batch.projects_below(folder),
        quarter=Quarter(2022, 1),
        jobs=1,
        clock=now,
        formats=("html",),
    )


def test_where_no_process_can_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are built one after the other."""
    for name in ("avon", "kent"):
        small_project(tmp_path / name)
    monkeypatch.setattr("perfmon_cli.helper.python.can_start", lambda: False)
    run = Run(*QUARTER, "--projects", str(tmp_path))
    assert (run.exit_code, run.stderr) == (0, f"{SAID}2 projects, all done.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's list of processes")
def test_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    """The papers at work are given up, whole drafts stay."""
    for number in range(6):
        small_project(tmp_path / f"force-{number}")
    command = [sys.executable, "-c", INTERRUPTED, *QUARTER, "--projects", str(tmp_path)]
    run = subprocess.Popen(
        [*command, "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with run:
        drafts = [tmp_path / f"force-{number}/out/2022Q1/draft-01" for number in (0, 1)]
        while not all(draft.is_dir() for draft in drafts):
            assert run.poll() is None
            time.sleep(0.1)
        os.killpg(run.pid, signal.SIGINT)
        assert run.wait() != 0
    assert all(is_untouched(draft) for draft in drafts)
    for _ in range(1_200):  # a process that has just been started finds that nobody wants it
        if not group(run.pid):
            return
        time.sleep(0.1)
    pytest.fail("A process is left.")


def group(number: int) -> list[str]:
    """The processes that belong to a session, without those that are nothing but a name."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended
            stat = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if stat[3] == str(number) and stat[0] != "Z":
                found.append(path.parent.name)
    return found


def test_the_exit_code_of_all() -> None:
    """The highest of all causes below 70; a defect only where there is no other."""
    codes = {
        (0, 0): 0,
        (0, 1): 1,
        (1, 3, 2): 3,
        (3, 70): 3,
        (0, 70): 70,
        (): 0,
    }
    for given, expected in codes.items():
        ended = [Ended(name=str(code), exit_code=ExitCode(code)) for code in given]
        assert batch.exit_code(ended) == expected
