"""Measure what DESIGN promises: medians of whole processes on the example, and how cost grows.

Run with `make bench`; prints one table. Nothing here asserts a time.

python benchmarks/run.py [NAME ...]    only rows whose names hold one of these words
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import grown, rows
from benchmarks.measuring import medians, repeated

RUNS, RUNS_OF_LARGE, FORCES = 5, 3, 40
QUARTER = ("--quarter", "2022Q1")
GROWN = ("build", "--quarter", grown.QUARTER)
MEASURES, CHARTS, PAGES = (10, 50, 200), (0, 10, 40), (10, 40, 100)
TEXT = "commentary/2022Q1/14-needs-assessment.md"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what is run, where, after what, and what DESIGN 8 allows."""

    name: str
    arguments: tuple[str, ...]
    project: Callable[[Path], Path]  #: makes it in a new folder; gives where to run
    budget: float | None = None
    prepare: Callable[[Path], object] = Path.exists  #: before each run
    runs: int = RUNS


def main(wanted: Sequence[str]) -> None:
    """Print the table."""
    perfmon = shutil.which("perfmon", path=str(Path(sys.executable).parent))
    if perfmon is None:
        sys.exit("perfmon is not installed beside this Python; run make bench.")
    print(f"{'seconds':44} {'median':>8} {'best':>8} {'user':>8} {'MB':>8} {'budget':>8}")
    for row in table():
        if wanted and not any(word in row.name for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = row.project(Path(place))
            command = (perfmon, *row.arguments)
            runs = repeated(row.runs, command, folder, partial(row.prepare, folder))
        budget = f"{row.budget:8.2f}" if row.budget else ""
        print(f"{row.name:44} {medians(runs)} {budget}".rstrip(), flush=True)


def table() -> Iterator[Row]:
    """All rows, in order."""
    build, two = ("build", *QUARTER), ("--format", "docx,html")
    yield Row("--help", ("--help",), example, 0.15)
    yield Row("validate", ("validate",), example, 0.5)
    yield Row("show homicide", ("show", "homicide", *QUARTER), example, 0.6)
    yield Row("build docx, pdf, html: cold", build, example, 5.0, forget)
    yield Row("build docx, pdf, html: commentary changed", build, built, 4.5, edit)
    yield Row("build docx, html: cold", (*build, *two), example, None, forget)
    yield Row("build docx, html: charts kept", (*build, *two), built, 1.5, edit)
    yield Row("build --if-changed: unchanged", (*build, "--if-changed"), built, 0.4)
    yield Row("build --final", (*build, "--final"), built, None, set_aside)
    batch = ("build", *QUARTER, "--projects", ".")
    yield Row(f"build --projects: {FORCES} forces", batch, forces, 120.0, runs=1)
    for count in MEASURES:
        yield growing(f"build of {count} measures", measures=count)
    for count in CHARTS:
        yield growing(f"build of 10 measures and {count} charts", charts=count)
    for count in PAGES:
        yield growing(f"build of 10 measures and {count} pages of text", pages=count)
    for suffix in (".csv", ".xlsx"):
        for count in rows.ROWS:
            yield Row(
                f"validate of {count:,} values in {suffix}",
                ("validate",),
                partial(values, count=count, suffix=suffix),
                15.0,
                runs=RUNS_OF_LARGE,
            )


def growing(name: str, **sizes: int) -> Row:
    """All three formats, cold, of a made-up project of some size."""

    def project(place: Path) -> Path:
        grown.write_project(place / "grown", **sizes)
        return place / "grown"

    return Row(name, GROWN, project, None, forget, RUNS_OF_LARGE)


def values(place: Path, count: int, suffix: str) -> Path:
    """A project with so many values in a file."""
    rows.write_project(place / "grown", count, suffix)
    return place / "grown"


def example(place: Path) -> Path:
    """A copy of the example, in which nothing was built."""
    root = Path(__file__).resolve().parents[1] / "examples" / "west-yorkshire"
    return shutil.copytree(root, place / "example", ignore=shutil.ignore_patterns("out"))


def built(place: Path) -> Path:
    """A copy of the example, built once in all formats."""
    folder = example(place)
    repeated(1, (sys.executable, "-m", "perfmon_cli", "build", *QUARTER, "--quiet"), folder)
    return folder


def forces(place: Path) -> Path:
    """Forty copies of the example."""
    first = example(place / "forces")
    for number in range(1, FORCES):
        shutil.copytree(first, place / "forces" / f"force-{number:02}")
    return place / "forces"


def forget(project: Path) -> None:
    """Leave no picture of an earlier run."""
    shutil.rmtree(project / "out" / ".cache", ignore_errors=True)


def edit(project: Path) -> None:
    """Change one sentence of the commentary."""
    with (project / TEXT).open("a", encoding="utf-8") as text:
        text.write("\nOne more sentence.\n")


def set_aside(project: Path) -> None:
    """Leave no final paper of an earlier run."""
    shutil.rmtree(project / "out" / "2022Q1" / "final", ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
