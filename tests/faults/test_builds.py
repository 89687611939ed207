"""Whole builds that are killed, starved of memory, or given a disk that is full or read-only."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import killing, starving, whole
from tests.faults.killing import Job
from tests.small_project import small_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="mounts and limits of Linux"),
]

ROOT = Path(__file__).resolve().parents[2]
#: A mount namespace of its own; who is not root becomes root in a user namespace first.
BECOMING = () if hasattr(os, "geteuid") and os.geteuid() == 0 else ("--user", "--map-root-user")
NAMESPACE = ("unshare", *BECOMING, "--mount")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project."""
    return small_project(tmp_path / "force")


def test_builds_killed_at_random_moments(project: Path) -> None:
    """What was there stays; a later build sweeps and ends well. The moments repeat."""
    killed, wrong = killing.try_kills(Job(project, "html"), times=5, seed=20220701)
    assert wrong == []
    assert killed >= 2


@pytest.mark.parametrize(("megabytes", "code"), [(64, 6), (150, 6), (250, 6), (600, 0)])
def test_too_little_memory(project: Path, megabytes: int, code: int) -> None:
    """Exit 6 with a reason, never a half-written set, a signal or a traceback."""
    assert starving.try_size(project, megabytes, "html") == (code, [])
    assert whole.unfinished(project / "out") == []


def test_disks_of_all_sizes(tmp_path: Path) -> None:
    """Full at any point, of blocks or of files: refused in words, earlier sets whole."""
    script = ROOT / "tests" / "faults" / "filling.py"
    done = subprocess.run(
        [*NAMESPACE, sys.executable, str(script), str(tmp_path)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[0].endswith(" 0 failed")


def test_a_disk_that_is_read_only(project: Path) -> None:
    """Exit 4 in words, and what stands on it is as it was."""
    out = project / "out"
    whole.earlier_sets(out)
    before = whole.sets(out)
    mount = f'mount --bind "{out}" "{out}" && mount -o remount,ro,bind "{out}" && exec "$@"'
    build = [sys.executable, "-m", "perfmon_cli", "build", "--quarter", "2022Q1", "--quiet"]
    done = subprocess.run(
        [*NAMESPACE, "sh", "-c", mount, "sh", *build, "--project", str(project)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 4, done.stderr
    assert done.stderr == (
        f'perfmon: The paper cannot be written to "{out}": the disk is read-only. Free the place '
        "or name another folder with --out; earlier drafts are untouched.\n"
    )
    assert whole.sets(out) == before
