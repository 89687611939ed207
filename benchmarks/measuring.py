"""One run of a command: its time by the clock and by the processor, and its memory."""

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_EACH = 0.05  #: seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """One run with all its processes; megabytes at the same moment, shared ones counted once."""

    wall: float
    user: float
    megabytes: float


def medians(runs: Sequence[Run]) -> str:
    """Median and best wall time, median user time, largest memory, as columns of a table."""
    walls = [run.wall for run in runs]
    users = statistics.median(run.user for run in runs)
    most = max(run.megabytes for run in runs)
    return f"{statistics.median(walls):8.2f} {min(walls):8.2f} {users:8.2f} {most:8.0f}"


def repeated(
    times: int, command: Sequence[str], folder: Path, prepare: Callable[[], object] = lambda: None
) -> list[Run]:
    """Run a command several times, each after the same preparation."""
    runs = []
    for _ in range(times):
        prepare()
        runs.append(once(command, folder))
    return runs


def once(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder; what it says is dropped."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    watch = _Watch(process.pid)
    watch.start()
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    watch.over.set()
    watch.join()
    return Run(wall, usage.ru_utime, max(watch.most, usage.ru_maxrss) / 1024)


class _Watch(threading.Thread):
    """Looks at the memory of all processes of a session, on Linux."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.most = 0  #: KB
        self._session = str(session)

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(_EACH):
            self.most = max(self.most, sum(map(_proportional, self._processes())))

    def _processes(self) -> list[Path]:
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                status = (path / "stat").read_text(encoding="utf-8", errors="replace")
                if status.rpartition(")")[2].split()[3] == self._session:
                    found.append(path)
        return found


def _proportional(process: Path) -> int:
    """The memory of a process in KB; what several share is divided among them."""
    with suppress(OSError, ValueError):
        for line in (process / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
