"""Measure what DESIGN promises: medians of whole processes on the example, and how cost grows.

Run with `make bench`; prints one table. Nothing here asserts a time.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

RUNS = 5
QUARTER = ("--quarter", "2022Q1")
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
)


def main() -> None:
    """Print the table."""
    perfmon = shutil.which("perfmon", path=str(Path(sys.executable).parent))
    if perfmon is None:
        sys.exit("perfmon is not installed beside this Python; run make bench.")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "example"
        run((perfmon, "init", str(project), "--example"), Path(folder))
        print(f"{'command':36} {'median s':>9} {'best s':>7} {'user s':>7} {'MB':>6} {'budget':>7}")
        for name, arguments, budget in COMMANDS:
            line = measure((perfmon, *arguments), project)
            print(f"{name:36} {line} {budget:7.2f}")
        grow(perfmon, project)


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


def grow(perfmon: str, project: Path) -> None:
    """How `validate` grows with rows of a long sheet of values."""
    print(f"\n{'rows of Values':36} {'median s':>9} {'best s':>7} {'user s':>7} {'MB':>6}")
    for rows in (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "grown"
            shutil.copytree(project, copy)
            write_rows(copy / "data" / "grown.csv", rows)
            print(f"{rows:<36,} {measure((perfmon, 'validate'), copy)}")


def write_rows(path: Path, rows: int) -> None:
    """Monthly values of one measure, a part of a year each."""
    areas: Sequence[str] = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
    pick: Callable[[int], str] = lambda n: areas[n % len(areas)]  # noqa: E731
    with path.open("w", encoding="utf-8") as file:
        file.write("Measure,Area,Period,Value\n")
        for number in range(rows):
            month, year = number % 12 + 1, 2001 + number // 12 % 20
            file.write(f"hate_incidents,{pick(number)},01/{month:02}/{year},{number % 900}\n")


if __name__ == "__main__":
    main()
