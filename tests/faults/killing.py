"""Whole builds that are killed at random moments, told by what they do and not by the clock."""

import random
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from perfmon_cli.outputs import is_untouched
from tests.faults import whole
from tests.faults.commit import QUARTER, ROOT

#: Counts what the process does (loads, opens, makes, renames), says how much, and ends at a number.
_CODE = """
import os, signal, sys
moment, own, seen = int(sys.argv.pop(1)), os.getpid(), 0
def count(*_):
    global seen
    if os.getpid() == own:
        seen += 1
        if seen == moment:
            os.kill(own, signal.SIGKILL)
sys.addaudithook(count)
from perfmon_cli.cli import main
try:
    main()
finally:
    print("", seen)
"""


@dataclass(frozen=True)
class Job:
    """A build of a project."""

    project: Path
    formats: str

    @property
    def out(self) -> Path:
        """Where its drafts go."""
        return self.project / "out"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files, where none should be."""
        return self.project.with_name("temporary")

    def start(self, moment: int = 0) -> subprocess.Popen[str]:
        """Start it; it is killed at the moment of this number."""
        options = ("--quarter", QUARTER, "--format", self.formats, "--quiet")
        places = {"TMPDIR": self.temporary, "MPLCONFIGDIR": self.temporary.with_name("matplotlib")}
        for place in places.values():
            place.mkdir(exist_ok=True)
        return subprocess.Popen(
            [sys.executable, "-c", _CODE, str(moment), "build", *options],
            cwd=self.project,
            env={
                "PYTHONPATH": str(ROOT),
                "PATH": "/usr/bin:/bin",
                **{name: str(place) for name, place in places.items()},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def finish(self) -> int:
        """Build to the end; how many moments it had."""
        run = self.start()
        counted, said = run.communicate()
        if run.returncode:
            raise RuntimeError(said)
        return int(counted.split()[-1])


def try_kills(job: Job, times: int, seed: int) -> tuple[int, list[str]]:
    """Kill builds at moments of their whole life; how many died, and what was wrong after any.

    At the end a build that is let live must sweep what they left.
    """
    moments = job.finish()
    chance = random.Random(seed)  # noqa: S311  (moments, repeatable)
    wrong: list[str] = []
    killed = 0
    for number in range(times):
        before = whole.sets(job.out)
        run = job.start(int(chance.uniform(0.02, 1.05) * moments))
        run.communicate()
        killed += run.returncode == -signal.SIGKILL
        wrong += [f"kill {number}: {what}" for what in whole.suffered(before, job.out, edited="")]
    job.finish()
    wrong += [f"{name} not swept" for name in whole.unfinished(job.out)]
    folder = job.out / QUARTER
    drafts = sorted(path for path in folder.iterdir() if path.name.startswith("draft-"))
    wrong += [f"{path.name} not whole" for path in drafts if not is_untouched(path)]
    wrong += [f"{path.name} left behind" for path in sorted(job.temporary.iterdir())]
    return killed, wrong


def copy_of(project: Path, place: Path) -> Path:
    """A project without its outputs."""
    return shutil.copytree(project, place, ignore=shutil.ignore_patterns("out"))
