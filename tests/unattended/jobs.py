"""A small project as scheduled jobs meet it, and perfmon in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from tests.small_project import HISTORY

ROOT = Path(__file__).resolve().parents[2]
SAID = "January to March 2022 (Q4 of 2021/22)\n"
BUILD = ("build", "--quarter", "2022Q1", "--format", "html")
WITHOUT_CALLS = [row for row in HISTORY if row[0] != "calls"]
MISSING = (
    "Measures!A3: PM304 calls has no figure for 2021/22. Enter it, or write in its cell why there "
    'is none, for instance "Not available".\n'
)
MAIN = "from perfmon_cli.cli import main; main()"


def perfmon(
    code: str, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own that finds perfmon, without a shell's variables."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={"PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def log(root: Path) -> list[dict[str, object]]:
    """The lines of a project's log."""
    text = (root / "out" / "perfmon.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
