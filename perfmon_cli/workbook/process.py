"""The reading process as its parent sees it: started, heard with a clock running, ended."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from enum import Enum
from types import TracebackType
from typing import IO, Self

from perfmon_cli.workbook.frames import Message, receive, send

_COMMAND = (sys.executable, "-P", "-m", "perfmon_cli.workbook.child")
_OUT_OF_TIME = {"SIGXCPU"}
_OUT_OF_MEMORY = {"SIGABRT", "SIGKILL"}


class End(Enum):
    """Why the process ended before it was done."""

    TIME = "time"
    MEMORY = "memory"
    OTHER = "other"


class Process:
    """One reading process at work on one job; leaving the context ends it whatever it does."""

    def __init__(self, job: object) -> None:
        """Start the process and give it the job.

        It finds modules where this process finds them, never in the current folder, where a
        stranger's file could stand. It has no console of its own, and what it prints is dropped.
        """
        self._late = False
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with suppress(OSError):  # it ended at once: `hear` says so
            send(_open(self._process.stdin), job)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        with suppress(OSError):
            self._process.__exit__(kind, error, trace)

    def hear(self, seconds: float) -> Message | None:
        """The next thing it says; None when it ended, or was ended because it took too long."""
        timer = threading.Timer(seconds, self._end_late)
        timer.start()
        try:
            return receive(_open(self._process.stdout))
        finally:
            timer.cancel()

    def end(self) -> End:
        """Why it ended; call only after `hear` gave None."""
        self._process.kill()
        code = self._process.wait()
        name = signal.Signals(-code).name if -code in set(signal.Signals) else ""
        if self._late or name in _OUT_OF_TIME:
            return End.TIME
        return End.MEMORY if name in _OUT_OF_MEMORY else End.OTHER

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise BrokenPipeError
    return pipe
