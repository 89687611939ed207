"""A computer without what POSIX systems have, and without Pango: the same files, but no PDF."""

import hashlib
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_project import small_project
from tests.unattended.jobs import BUILD, ROOT

#: Runs at the start of the command and of every process that it starts.
ELSEWHERE = """
import os, sys

for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("fork", "forkpty", "symlink", "link", "chown", "getuid", "geteuid", "killpg"):
    delattr(os, name)

class _NoPango:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint.text.ffi":
            raise OSError("cannot load library 'libpango-1.0-0'")

sys.meta_path.insert(0, _NoPango())
"""
FOLDERS = ["my force 2022", "Heddlu Dyfed‑Powys “ffigurau”", "a" * 120]


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a process on such a computer."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(ELSEWHERE, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}


def perfmon(
    environment: dict[str, str], project: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a command on a project."""
    return subprocess.run(
        [sys.executable, "-m", "perfmon_cli", *arguments, "--project", str(project)],
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def said(run: subprocess.CompletedProcess[str], project: Path) -> tuple[int, str, str]:
    """How a command ended and what it said, whatever the project's folder is called."""
    quoted = shlex.quote(str(project))
    out, err = (
        text.replace(quoted, "HERE").replace(str(project), "HERE")
        for text in (run.stdout, run.stderr)
    )
    return run.returncode, out, err


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file of a set."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


def test_the_computer_is_another(elsewhere: dict[str, str]) -> None:
    """The tests below do run without what they say is missing."""
    script = (
        "import importlib.util as u, os\n"
        "print([hasattr(os, n) for n in ('fork', 'symlink')])\n"
        "for name in ('fcntl', 'resource', 'weasyprint.text.ffi'):\n"
        "    try: __import__(name); print(name)\n"
        "    except (ImportError, OSError) as error: print(type(error).__name__)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], env=elsewhere, capture_output=True, text=True, check=False
    )
    assert said.stdout.split("\n")[:4] == [
        "[False, False]",
        "ModuleNotFoundError",
        "ModuleNotFoundError",
        "OSError",
    ]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_same_findings_and_files(tmp_path: Path, elsewhere: dict[str, str], name: str) -> None:
    """`validate` and `build --format docx,html` give the same bytes, wherever it lies."""
    usual = {**elsewhere, "PYTHONPATH": str(ROOT)}
    here, there = small_project(tmp_path / "here"), small_project(tmp_path / name)
    build = ("build", "--quarter", "2022Q1", "--format", "docx,html")
    for command in (("validate",), ("validate", "--quarter", "2022Q1"), build):
        ours, theirs = perfmon(usual, here, *command), perfmon(elsewhere, there, *command)
        assert said(theirs, there) == said(ours, here)
    draft = "out/2022Q1/draft-01"
    assert hashes(there / draft) == hashes(here / draft)


def test_the_pdf_is_left_out(tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """Exit 7 says what is missing and how to get it; the other files are written."""
    project = small_project(tmp_path / "force")
    said = perfmon(elsewhere, project, "build", "--quarter", "2022Q1")
    assert said.returncode == 7
    assert "The PDF cannot be made: Pango, which sets its text, is not installed" in said.stderr
    assert "on Windows install it with MSYS2" in said.stderr
    assert "Traceback" not in said.stderr
    files = hashes(project / "out/2022Q1/draft-01")
    assert {Path(name).suffix for name in files} >= {".docx", ".html", ".json"}
    assert ".pdf" not in {Path(name).suffix for name in files}
    assert not [p for p in (project / "out/2022Q1").iterdir() if p.name.endswith(".perfmon-1")]


def test_one_run_at_a_time_is_still_said(tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """Without locks each run gets a draft of its own, whole."""
    project = small_project(tmp_path / "force")
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "perfmon_cli", *BUILD, "--project", str(project)],
            env=elsewhere,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for run in runs:
        run.communicate()
    assert [run.returncode for run in runs] == [0, 0]
    first, second = (hashes(project / f"out/2022Q1/draft-0{n}") for n in (1, 2))
    assert first == second
