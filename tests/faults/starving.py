"""Whole builds with too little memory."""

import subprocess
import sys
from pathlib import Path

from tests.faults import whole
from tests.faults.commit import QUARTER, ROOT

_CODE = """
import resource, sys
size = int(sys.argv.pop(1)) * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (size, size))
from perfmon_cli.cli import main
main()
"""
#: With less, Python cannot load the modules of the command line: perfmon has not begun.
LEAST = 64


def build(project: Path, megabytes: int, formats: str) -> subprocess.CompletedProcess[str]:
    """Build with so much address space."""
    options = ("--quarter", QUARTER, "--format", formats, "--quiet")
    return subprocess.run(
        [sys.executable, "-c", _CODE, str(megabytes), "build", *options],
        cwd=project,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )


def try_size(project: Path, megabytes: int, formats: str) -> tuple[int, list[str]]:
    """The exit code with so much memory, and what was wrong after it."""
    out = project / "out"
    before = whole.sets(out)
    done = build(project, megabytes, formats)
    wrong = whole.suffered(before, out, edited="")
    if done.returncode not in {0, 6}:
        wrong.append(f"exit {done.returncode} with {megabytes} MB: {done.stderr[-300:]}")
    return done.returncode, wrong
