"""Commits a ready set of small files as a run does, and ends with the run's exit code.

Run by the fault tests in a process of its own: `commit.py OUT`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from perfmon_cli import outputs  # noqa: E402  (from this checkout)
from perfmon_cli.errors import ExitCode, PerfmonError  # noqa: E402

QUARTER = "2022Q1"
FILES = {"paper.html": b"<p>72.6%</p>\n" * 40, "figures.json": b"{}\n"}
MANIFEST = outputs.Manifest(
    perfmon="0",
    quarter=QUARTER,
    options={"formats": ["html"]},
    versions={"python": "3"},
    fonts=(),
    inputs=(("data/a.xlsx", "00"),),
)
LINE = outputs.Line(
    time="2026-02-28T23:59:59+00:00",
    perfmon="0",
    quarter=QUARTER,
    options={},
    counts={},
    exit=0,
    seconds=0,
)


def commit(out: Path) -> Path:
    """Sweep, write the next draft, prune, and note the run."""
    with outputs.held(out) as alone:
        if alone:
            outputs.sweep_all(out)
        draft = outputs.write_draft(out / QUARTER, FILES, MANIFEST)
        outputs.append(out, LINE, rotate=alone)
    return draft


def main() -> int:
    """Commit, and say what came of it."""
    try:
        commit(Path(sys.argv[1]))
    except PerfmonError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    return int(ExitCode.DONE)


if __name__ == "__main__":
    sys.exit(main())
