"""Try faults of the disk, the memory and the process, and count what comes of them.

python -m tools.try_faults            print the counts
python -m tools.try_faults --write    write them into docs/testing.md too

Needs Linux, root and strace, and some ten minutes; the tests try fewer (`tests/faults`). Ends with
1 when an earlier set was not whole, a new one was half, an exit code was wrong, or something was
left over after the next run.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults import injecting, killing, starving, whole
from tests.faults.injecting import KILL, LOOKING, WRITING, Fault
from tools.marked import PAGE, write_part

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "west-yorkshire"
SEED = 20220701
KILLS = 60
ROUNDS, AT_ONCE = 20, 10
ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT")


@dataclass(frozen=True, slots=True)
class Tried:
    """One kind of fault: what was tried, how often, and what went wrong."""

    what: str
    count: int
    said: str
    wrong: Sequence[str]


def injected(place: Path, what: str, kinds: str, faults: Sequence[str]) -> Tried:
    """Each fault at each call of a commit."""
    history = whole.earlier_sets(place / "history" / "out")
    calls = injecting.calls(injecting.copied(history, place / "once"), kinds)
    tries = [replace(call, what=fault) for call in calls for fault in faults]

    def attempt(numbered: tuple[int, Fault]) -> list[str]:
        number, fault = numbered
        wrong = injecting.try_fault(history, place / str(number), fault)
        return [f"{fault}: {what}" for what in wrong]

    with ThreadPoolExecutor(2) as pool:
        wrong = [what for found in pool.map(attempt, enumerate(tries)) for what in found]
    return Tried(what, len(tries), f"{len(calls)} calls: {', '.join(faults)}", wrong)


def killed(place: Path) -> Tried:
    """Builds of the example in all formats."""
    project = killing.copy_of(EXAMPLE, place)
    dead, wrong = killing.try_kills(killing.Job(project, "docx,pdf,html"), KILLS, SEED)
    return Tried("whole builds killed", KILLS, f"{dead} died, the others had ended", wrong)


def disks(place: Path) -> Tried:
    """Disks of all sizes."""
    place.mkdir()
    unshare = shutil.which("unshare") or "unshare"
    script = ROOT / "tests" / "faults" / "filling.py"
    done = subprocess.run(  # noqa: S603  (our own script)
        [unshare, "--mount", sys.executable, script, place],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    first, *wrong = done.stdout.splitlines() or [""]
    tried, had_room, _ = first.split(", ")
    found = [line for line in [*wrong, done.stderr] if line]
    return Tried("small disks", int(tried.split()[0]), had_room, found)


def starved(place: Path) -> Tried:
    """Builds of the example with more and more memory."""
    project = killing.copy_of(EXAMPLE, place)
    sizes = range(starving.LEAST, 704, 16)
    tries = [starving.try_size(project, size, "docx,pdf,html") for size in sizes]
    enough = sum(code == 0 for code, _ in tries)
    wrong = [what for _, found in tries for what in found]
    return Tried("little memory", len(tries), f"{enough} had enough", wrong)


def at_once(place: Path) -> Tried:
    """Several builds of the example started together: one builds, the others end with exit 5."""
    job = killing.Job(killing.copy_of(EXAMPLE, place), "html")
    wrong = []
    built = 0
    for number in range(ROUNDS):
        before = whole.sets(job.out)
        runs = [job.start() for _ in range(AT_ONCE)]
        for run in runs:
            run.communicate()
        codes = [run.returncode for run in runs]
        made = len(whole.new(before, job.out))
        built += made
        if set(codes) - {0, 5} or not made or codes.count(0) != made:
            wrong.append(f"round {number}: exits {codes}, {made} new drafts")
        wrong += whole.suffered(before, job.out, edited="")
    return Tried("runs at once", ROUNDS * AT_ONCE, f"{built} built, the others left", wrong)


def everything(place: Path) -> list[Tried]:
    """All kinds, one after another."""
    return [
        injected(place / "write", "calls that write", WRITING, (KILL, *ERRORS)),
        injected(place / "look", "calls that look", LOOKING, (KILL, "EIO", "ESTALE")),
        killed(place / "kill"),
        disks(place / "disk"),
        starved(place / "memory"),
        at_once(place / "once"),
    ]


def page(tried: Sequence[Tried]) -> str:
    """The counts as they stand on the page."""
    rows = [f"| {t.what} | {t.count} | {t.said} | {len(t.wrong)} |" for t in tried]
    return "\n".join(["| faults | tried | of which | failed |", "|---|---|---|---|", *rows])


def main() -> None:
    """Try everything and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tried = everything(Path(folder))
    wrong = [what for one in tried for what in one.wrong]
    print(page(tried), *wrong, sep="\n")
    if arguments.write:
        write_part(PAGE, "faults", page(tried))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
