"""Measure what DESIGN promises: medians of whole processes on the example, and how cost grows.

Run with `make bench`; prints one table. Nothing here asserts a time.
"""

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import rows

RUNS = 5
QUARTER = ("--quarter", "2022Q1")
UNCHANGED = ("build", *QUARTER, "--format", "docx,html")
#: (name, arguments, budget in seconds); {out} is a new folder each time.
COMMANDS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("perfmon --help", ("--help",), 0.15),
    ("perfmon validate", ("validate",), 0.5),
    ("perfmon show homicide", ("show", "homicide", *QUARTER), 0.6),
    ("perfmon build (docx, pdf, html)", ("build", *QUARTER, "--out", "{out}"), 8.0),
    (
        "perfmon build --format docx,html",
        ("build", *QUARTER, "--format", "docx,html", "--out", "{out}"),
        3.0,
    ),
    ("the same, unchanged (--if-changed)", (*UNCHANGED, "--if-changed"), 0.4),
)


def main() -> None:
    """Print the table."""
    perfmon = shutil.which("perfmon", path=str(Path(sys.executable).parent))
    if perfmon is None:
        sys.exit("perfmon is not installed beside this Python; run make bench.")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "example"
        run((perfmon, "init", str(project), "--example"), Path(folder))
        run((perfmon, *UNCHANGED), project)  # what --if-changed looks at
        print(f"{'command':36} {'median s':>9} {'best s':>7} {'user s':>7} {'MB':>6} {'budget':>7}")
        for name, arguments, budget in COMMANDS:
            line = measure((perfmon, *arguments), project)
            print(f"{name:36} {line} {budget:7.2f}")
    grow(perfmon)


def measure(command: Sequence[str], folder: Path) -> str:
    """Median and best wall time, median user time, largest memory of several runs."""
    walls, users, sizes = [], [], []
    for number in range(RUNS):
        filled = [part.replace("{out}", f"bench-out-{number}") for part in command]
        wall, user, size = run(filled, folder)
        shutil.rmtree(folder / f"bench-out-{number}", ignore_errors=True)
        walls.append(wall)
        users.append(user)
        sizes.append(size)
    median, best = statistics.median(walls), min(walls)
    return f"{median:9.2f} {best:7.2f} {statistics.median(users):7.2f} {max(sizes):6.0f}"


def run(command: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """Wall seconds, user seconds and megabytes of one run and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime, usage.ru_maxrss / 1024


def grow(perfmon: str) -> None:
    """How `validate` grows with rows of a long sheet of values (at most 15 s and 1 GB)."""
    print(f"\n{'rows of values':36} {'median s':>9} {'best s':>7} {'user s':>7} {'MB':>6}")
    for suffix, count in itertools.product((".csv", ".xlsx"), rows.ROWS):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "grown"
            rows.write_project(project, count, suffix)
            print(f"{f'{count:,} in {suffix}':<36} {measure((perfmon, 'validate'), project)}")


if __name__ == "__main__":
    main()
