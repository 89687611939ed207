"""Faults put into single system calls with strace: an error, or the end of the process."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.faults import whole
from tests.faults.commit import commit

COMMIT = Path(__file__).with_name("commit.py")
PYTHON = (sys.executable, "-I", "-B", str(COMMIT))
#: The calls that change a disk, or hold on to it.
WRITING = "mkdir|rmdir|rename|unlink|open|write|pwrite|fsync|fdatasync|close|flock"
#: Those that look at it.
LOOKING = "read|pread|newfstatat|fstat|stat|lstat|getdents|lseek|statfs|access|readlink"
_CALL = re.compile(r"([a-z0-9_]+)\(")
KILL = "KILL"
_KILLED = {-9, 137}


@dataclass(frozen=True)
class Fault:
    """What goes wrong at which call: the how-manieth of its name in the process's life."""

    call: str
    number: int
    what: str  #: KILL, or the name of an error
    line: str = ""

    def __str__(self) -> str:
        return f"{self.what} at {self.call} {self.number}"


def strace() -> str:
    """Where strace is.

    Raises:
        FileNotFoundError: it is not installed; a test that cannot try a fault has not passed.
    """
    found = shutil.which("strace")
    if found is None:
        raise FileNotFoundError("strace is not installed: apt-get install strace")
    return found


def calls(out: Path, kinds: str = WRITING) -> list[Fault]:
    """Every call of a commit that touches the output folder, in order; the commit is done."""
    trace = out.parent / "trace"
    done = subprocess.run(
        [strace(), "-y", "-e", f"trace=/^({kinds})", "-o", trace, *PYTHON, str(out)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    counts: dict[str, int] = {}
    found = []
    for line in trace.read_text(encoding="utf-8").splitlines():
        if match := _CALL.match(line):
            name = match[1]
            counts[name] = counts.get(name, 0) + 1
            if str(out) in line:
                found.append(Fault(name, counts[name], "", line))
    return found


def run(out: Path, fault: Fault) -> int:
    """Commit with a fault; the exit code, or minus nine for a process that was killed."""
    how = "signal=KILL" if fault.what == KILL else f"error={fault.what}"
    inject = f"inject={fault.call}:{how}:when={fault.number}"
    done = subprocess.run(
        [strace(), "-o", "/dev/null", "-e", f"trace={fault.call}", "-e", inject, *PYTHON, str(out)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return -9 if done.returncode in _KILLED else done.returncode


def copied(history: Path, place: Path) -> Path:
    """An output folder of one's own, with the same history."""
    return shutil.copytree(history, place / "out", symlinks=True)


def try_fault(history: Path, place: Path, fault: Fault) -> list[str]:
    """What a fault does to an output folder with history; the next run must put it right."""
    out = copied(history, place)
    before = whole.sets(out)
    code = run(out, fault)
    wrong = whole.suffered(before, out)
    made = whole.new(before, out)
    expected = {-9} if fault.what == KILL else {0, 4}
    if code not in expected:
        wrong.append(f"exit {code}")
    if code == 0 and not made:
        wrong.append("exit 0 without a draft")
    if code > 0 and made:
        wrong.append(f"exit {code} with {made[0]}")
    wrong += _next_run(out)
    shutil.rmtree(out)
    return wrong


def _next_run(out: Path) -> list[str]:
    """What is wrong after a run without a fault."""
    before = whole.sets(out)
    draft = commit(out)
    wrong = whole.suffered(before, out)
    if draft.name in before or draft.name < max(name for name in before if name != "final"):
        wrong.append(f"{draft.name} after {max(before)}")
    return wrong + [f"{name} not swept" for name in whole.unfinished(out)]
