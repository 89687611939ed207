"""Whole builds that are killed at random moments."""

import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from perfmon_cli.outputs import is_untouched
from tests.faults import whole
from tests.faults.commit import QUARTER, ROOT


@dataclass(frozen=True)
class Job:
    """A build of a project."""

    project: Path
    formats: str

    @property
    def out(self) -> Path:
        """Where its drafts go."""
        return self.project / "out"

    def start(self) -> subprocess.Popen[str]:
        """Start it."""
        options = ("--quarter", QUARTER, "--format", self.formats, "--quiet")
        return subprocess.Popen(
            [sys.executable, "-m", "perfmon_cli", "build", *options],
            cwd=self.project,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def finish(self) -> float:
        """Build to the end; the seconds it took."""
        started = time.perf_counter()
        run = self.start()
        _, said = run.communicate()
        if run.returncode:
            raise RuntimeError(said)
        return time.perf_counter() - started


def try_kills(job: Job, times: int, seed: int) -> tuple[int, list[str]]:
    """Kill builds at moments of their whole life; how many died, and what was wrong after any.

    At the end a build that is let live must sweep what they left.
    """
    seconds = job.finish()
    chance = random.Random(seed)  # noqa: S311  (moments, repeatable)
    wrong: list[str] = []
    killed = 0
    for number in range(times):
        before = whole.sets(job.out)
        run = job.start()
        time.sleep(chance.uniform(0.02, 1.05) * seconds)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        killed += run.returncode == -signal.SIGKILL
        wrong += [f"kill {number}: {what}" for what in whole.suffered(before, job.out, edited="")]
    job.finish()
    wrong += [f"{name} not swept" for name in whole.unfinished(job.out)]
    folder = job.out / QUARTER
    drafts = sorted(path for path in folder.iterdir() if path.name.startswith("draft-"))
    wrong += [f"{path.name} not whole" for path in drafts if not is_untouched(path)]
    return killed, wrong


def copy_of(project: Path, place: Path) -> Path:
    """A project without its outputs."""
    return shutil.copytree(project, place, ignore=shutil.ignore_patterns("out"))
