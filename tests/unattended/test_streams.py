"""Streams that are closed, full, or left by their reader: what is built is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unattended.jobs import BUILD, ROOT, log

PERFMON = f'"{sys.executable}" -m perfmon_cli'


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in a folder; {perfmon} stands for the program."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.replace('{perfmon}', PERFMON)}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "line",
    [
        "{perfmon} $BUILD 2>/dev/full",
        "({perfmon} $BUILD) 2>&1 | true",
        "{perfmon} $BUILD | true",
        "{perfmon} $BUILD <&- >&- 2>&-",
        "PYTHONUNBUFFERED=1 {perfmon} $BUILD 2>/dev/full",
    ],
)
def test_words_that_nobody_hears_stop_no_paper(project: Path, line: str) -> None:
    """A log on a full disk, a reader who has gone, nothing at all: the draft is written, exit 0."""
    done = shell(f'BUILD="{" ".join(BUILD)}"; {line}', project)
    assert done.returncode == 0, done.stderr
    assert (project / "out" / "2022Q1" / "draft-01" / "manifest.json").is_file()
    assert log(project)[0]["exit"] == 0


@pytest.mark.parametrize(
    "line", ["validate --format json", "show --quarter 2022Q1 --format csv", "--version", "--help"]
)
def test_an_answer_that_is_lost_is_told(project: Path, line: str) -> None:
    """On a full disk: exit 4, as for any output that cannot be written; no traceback."""
    done = shell(f"{{perfmon}} {line} >/dev/full", project)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["", "menu", "menu check"])
def test_without_stdin(project: Path, line: str) -> None:
    """The menu ends as at the end of input; alone, perfmon prints its help."""
    done = shell(f"{{perfmon}} {line} <&-", project)
    assert done.returncode == (0 if line else 2)
    assert "Traceback" not in done.stderr


def test_a_refusal_that_nobody_hears_keeps_its_exit_code(project: Path) -> None:
    """Wrong usage stays wrong usage where stderr is full."""
    assert shell("{perfmon} build --quarter Q1 --quiet 2>/dev/full", project).returncode == 2


def test_a_project_is_found_from_a_folder_that_is_gone(project: Path, tmp_path: Path) -> None:
    """A project named in full needs no folder to look from; else the message says what to do."""
    gone = f"mkdir gone && cd gone && rmdir ../gone && {{perfmon}} {' '.join(BUILD)}"
    done = shell(f'{gone} --project "{project}"', tmp_path)
    assert done.returncode == 0, done.stderr
    for command in (gone, "mkdir gone && cd gone && rmdir ../gone && {perfmon} init zz"):
        done = shell(command, tmp_path)
        assert done.returncode == 2
        assert done.stderr.endswith(
            "perfmon: The folder you are in is gone. Go into a project's folder and start again.\n"
        )
