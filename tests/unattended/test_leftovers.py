"""What a command leaves that is killed in the middle goes with the next one of its kind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Run, run_in
from tests.unattended.jobs import BUILD, ROOT

#: Ends the process at the first event of a name that concerns what is still unfinished.
KILLED = """
import os, signal, sys
wanted = sys.argv.pop(1)
def end(event, arguments):
    if event == wanted and ".perfmon-" in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(end)
from perfmon_cli.cli import main
main()
"""


def killed(moment: str, *arguments: str) -> int:
    """Run a command that is killed at a moment; how it ended."""
    return subprocess.run(
        [sys.executable, "-c", KILLED, moment, *arguments],
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        capture_output=True,
        check=False,
    ).returncode


def unfinished(folder: Path) -> list[str]:
    """What stands unfinished in a folder."""
    return sorted(path.name for path in folder.iterdir() if ".perfmon-" in path.name)


@pytest.mark.parametrize("arguments", [(), ("--example",)], ids=["new", "example"])
def test_a_project_half_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """It is swept by the next `init` beside it, whatever that one makes; what another makes not."""
    ended = killed("os.rename", "init", str(tmp_path / "first"), *arguments)
    assert ended == -signal.SIGKILL
    assert unfinished(tmp_path) == [".init.perfmon-1"]
    assert Run("init", str(tmp_path / "second"), *arguments).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["second"]


def test_a_project_that_somebody_else_makes_just_now_is_not_swept(tmp_path: Path) -> None:
    """It is held."""
    fcntl = pytest.importorskip("fcntl")
    (tmp_path / ".init.perfmon-1").mkdir()
    handle = os.open(tmp_path / ".init.perfmon-1", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert Run("init", str(tmp_path / "mine")).exit_code == 0
    os.close(handle)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".init.perfmon-1", "mine"]


@pytest.mark.parametrize("is_built", [True, False], ids=["with drafts", "without"])
@pytest.mark.parametrize("command", [("doctor",), BUILD], ids=["doctor", "build"])
def test_a_place_half_tried(project: Path, command: tuple[str, ...], *, is_built: bool) -> None:
    """`doctor` tries the place of the outputs; its next run tidies up, and so does a build."""
    place = project / "out" if is_built else project
    if is_built:
        assert run_in(project, *BUILD).exit_code == 0
    assert killed("os.remove", "doctor", "--project", str(project)) == -signal.SIGKILL
    assert unfinished(place) == [".try.perfmon-1"]
    assert run_in(project, *command).exit_code == 0
    assert unfinished(place) == []
