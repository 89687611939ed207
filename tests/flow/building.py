"""Builds papers through the command line, each in a process of its own, as a user does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.flow.papers import Draft

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "west-yorkshire"


def copy_of_example(folder: Path) -> Path:
    """The example project, copied to a new folder."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    return folder


def perfmon(
    *arguments: str, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run perfmon in another process; its output is read as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "perfmon_cli", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def build(project: Path, quarter: str, *arguments: str) -> Draft:
    """Build a quarter's paper of a project, from inside it."""
    done = perfmon("build", "--quarter", quarter, *arguments, cwd=project)
    assert done.stdout, done.stderr
    return Draft(
        folder=Path(done.stdout.strip()),
        stdout=done.stdout,
        stderr=done.stderr,
        exit_code=done.returncode,
        project=project,
    )
