"""A run leaves nothing beside its outputs, however it ends: it never writes a temporary file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import PAPER_HEAD, small_project
from tests.unattended.jobs import ROOT

#: In every process of the run: notes what would be left behind if it were killed.
HEARING = """
import json, os, sys

_WATCHED = {"tempfile.mkstemp", "tempfile.mkdtemp", "subprocess.Popen", "os.posix_spawn"}

def _hear(event, arguments):
    if event in _WATCHED:
        line = json.dumps([event, str(arguments[0])]) + "\\n"
        handle = os.open(os.environ["HEARD"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, line.encode())
        os.close(handle)

sys.addaudithook(_hear)
"""
PAPER = [PAPER_HEAD, ("yes", 1, None, "chart", None, "knife_crime", "kind: over time", "no")]
#: matplotlib asks for fonts where it has no list of them yet.
OWN = {("subprocess.Popen", sys.executable), ("subprocess.Popen", "fc-list")}
COMMANDS = [
    pytest.param(("build", "--quarter", "2022Q1", "--split"), id="build"),
    pytest.param(("doctor", "--rebuild-check", "out/2022Q1/draft-01"), id="built again"),
    pytest.param(("validate", "--checks", "Checks.xlsx"), id="a list of findings"),
    pytest.param(("validate", "data/figures.xlsx", "--annotate", "said.xlsx"), id="comments"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_temporary_file_and_no_foreign_program(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Files go into the set, still under its temporary name; processes are perfmon's own."""
    project = small_project(tmp_path / "force", {"Paper": PAPER})
    if command[0] == "doctor":
        assert run_in(project, "build", "--quarter", "2022Q1", "--format", "html").exit_code == 0
    for name in ("site", "matplotlib"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(HEARING, encoding="utf-8")
    heard = tmp_path / "heard"
    done = subprocess.run(
        [sys.executable, "-m", "perfmon_cli", *command],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(tmp_path / "site"), str(ROOT))),
            "HEARD": str(heard),
            "MPLCONFIGDIR": str(tmp_path / "matplotlib"),
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    said = heard.read_text(encoding="utf-8").splitlines() if heard.exists() else []
    events = {tuple(json.loads(line)) for line in said}
    assert events <= OWN
    assert command[0] != "build" or events
