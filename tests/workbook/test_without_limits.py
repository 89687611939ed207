"""Systems that can neither fork nor limit a process: slower to start, and as careful with files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import perfmon_cli
from tests.small_project import small_project
from tests.workbook.builders import ole, xlsx

# For the command and for the process that it starts: no limits, no locks, no fork, no /proc.
ELSEWHERE = """
import os, pathlib, sys, time

sys.modules["resource"] = sys.modules["fcntl"] = None
del os.fork
_read = pathlib.Path.read_text
_stat = pathlib.Path.stat

def _no_proc(self, *args, **options):
    if str(self).startswith("/proc"):
        raise FileNotFoundError(2, "No such file", str(self))
    return _read(self, *args, **options)

def _hanging(self, **options):
    if self.stem == "hangs" and "perfmon_cli.workbook.child" in " ".join(sys.orig_argv):
        time.sleep(600)
    return _stat(self, **options)

pathlib.Path.read_text = _no_proc
pathlib.Path.stat = _hanging
"""
FAR = xlsx(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
SCRIPT = """
import sys
from pathlib import Path
from perfmon_cli.workbook import Limits, parent, read
parent.extra_seconds = lambda path: 0 if path.stem == "hangs" else 600
names = [Path("hangs.xlsx"), Path("far.xlsx"), Path("good.xlsx")]
reading = read(Path(sys.argv[1]), names, len, Limits(wall_seconds=0.5))
print(reading.result, *(f"{found.place} {found.code}" for found in reading.findings), sep="; ")
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a process on such a system."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(ELSEWHERE, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path / "site"), str(Path(perfmon_cli.__file__).parents[1])))
    return {**os.environ, "PYTHONPATH": path}


def run(environment: dict[str, str] | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments."""
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_the_system_is_another(elsewhere: dict[str, str]) -> None:
    """The tests below do run without what they say is missing."""
    script = "import perfmon_cli.workbook.limits as l; print(l.limit_memory(1), l.limit_cpu(1))"
    assert run(elsewhere, "-c", script).stdout == "False False\n"
    script = "import os, perfmon_cli.workbook.starting as s; print(s.can_fork())"
    assert run(elsewhere, "-c", script).stdout == "False\n"


def test_same_findings(tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """The same is found, refused and said, with the same exit."""
    figures = small_project(tmp_path / "project") / "data" / "figures.xlsx"
    (tmp_path / "project" / "data" / "locked.xlsx").write_bytes(ole("EncryptedPackage"))
    (tmp_path / "project" / "data" / "far.xlsx").write_bytes(FAR)
    files = [str(path) for path in sorted(figures.parent.iterdir())]
    here = {**elsewhere, "PYTHONPATH": elsewhere["PYTHONPATH"].partition(os.pathsep)[2]}
    usual = run(here, "-m", "perfmon_cli", "validate", *files)
    other = run(elsewhere, "-m", "perfmon_cli", "validate", *files)
    assert usual.returncode == 6
    assert "PM102" in usual.stdout
    assert "XFD1048576" in usual.stdout
    assert (other.stdout, other.stderr, other.returncode) == (
        usual.stdout,
        usual.stderr,
        usual.returncode,
    )


def test_the_clock_still_ends_a_file_that_hangs(tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """Without limits in the reading process its parent's clock ends it, and the rest is read."""
    good = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    for name, data in (("hangs.xlsx", good), ("far.xlsx", FAR), ("good.xlsx", good)):
        (tmp_path / name).write_bytes(data)
    said = run(elsewhere, "-c", SCRIPT, str(tmp_path))
    assert (said.stdout, said.stderr) == ("1; hangs.xlsx PM104; Data!XFD1048576 PM104\n", "")
