"""How the reading process comes to be: forked where that is safe and quick, else started afresh.

A forked process begins with the modules that its parent has loaded, a tenth of a second sooner. A
process with several threads is never forked, since one of them may hold a lock that nobody would
release, nor a large one, since the limit on memory counts what the copy begins with.
"""

import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NoReturn, Protocol

from perfmon_cli.helper import python
from perfmon_cli.helper.frames import send
from perfmon_cli.helper.lifeline import end_with_parent
from perfmon_cli.workbook import child
from perfmon_cli.workbook.job import Job

_STATUS = Path("/proc/self/status")
_NUMBER = re.compile(r"^(VmSize|Threads):\s*([0-9]+)", re.MULTILINE)
_LARGE = 256 << 10  #: KB of address space
_OUTPUT = 3  #: the forked process's only open file beside the standard ones
_MOST_FILES = 1 << 16


class Worker(Protocol):
    """A process that has begun its job."""

    @property
    def output(self) -> IO[bytes]:
        """What it says."""

    def kill(self) -> None:
        """End it; it may have ended already."""

    def wait(self) -> int:
        """Wait for its end: its exit code, or the signal that ended it as a negative number."""

    def close(self) -> None:
        """Wait for its end and forget it."""


def start(job: Job[Any]) -> Worker:
    """Start a process on the job; raises OSError when the system has no room for it."""
    return _Forked(job) if can_fork() else _Fresh(job)


def can_fork() -> bool:
    """Whether this process can be forked: on Linux, while it is small and has one thread only."""
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return False
    try:
        said = dict(_NUMBER.findall(_STATUS.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return False
    return said.get("Threads") == "1" and int(said.get("VmSize", _LARGE)) < _LARGE


class _Forked:
    """A copy of this process."""

    def __init__(self, job: Job[Any]) -> None:
        reader, writer = os.pipe()
        lifeline, self._lifeline = os.pipe()
        try:
            self._number = os.fork()
        except OSError:
            for number in (reader, writer, lifeline, self._lifeline):
                os.close(number)
            raise
        if self._number == 0:
            _work(job, writer, lifeline)
        os.close(writer)
        os.close(lifeline)
        self.output: IO[bytes] = os.fdopen(reader, "rb")
        self._code: int | None = None

    def kill(self) -> None:
        """End it."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end."""
        if self._code is None:
            _, status = os.waitpid(self._number, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def close(self) -> None:
        """Wait for its end and forget it."""
        self.output.close()
        self.wait()
        os.close(self._lifeline)


def _work(job: Job[Any], writer: int, lifeline: int) -> NoReturn:
    """What the copy does: nothing of its parent's but the job, with no file of its parent's."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(lifeline, 0)  # in this order none takes the number of one still needed
        os.dup2(writer, _OUTPUT)
        for number in (1, 2):
            os.dup2(nothing, number)
        os.closerange(_OUTPUT + 1, _MOST_FILES)
        end_with_parent(0)
        sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", errors="replace")
        with os.fdopen(_OUTPUT, "wb") as out:
            child.serve(job, out)
        code = 0
    finally:
        os._exit(code)


class _Fresh:
    """A new Python, which nobody hears but on its pipes."""

    def __init__(self, job: Job[Any]) -> None:
        self._process = python.start("perfmon_cli.workbook.child", is_heard=False)
        with suppress(OSError):  # it ended at once: `hear` says so
            send(python.opened(self._process.stdin), job)

    @property
    def output(self) -> IO[bytes]:
        """What it says."""
        return python.opened(self._process.stdout)

    def kill(self) -> None:
        """End it."""
        self._process.kill()

    def wait(self) -> int:
        """Wait for its end."""
        return self._process.wait()

    def close(self) -> None:
        """Wait for its end and forget it."""
        self._process.__exit__(None, None, None)
