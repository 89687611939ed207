"""The reading process as its parent sees it: started, heard with a clock running, ended."""

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from types import TracebackType
from typing import Any, Self, TypeVar

from perfmon_cli.errors import LimitError
from perfmon_cli.helper.frames import receive
from perfmon_cli.workbook.frames import EXIT_FULL, Message
from perfmon_cli.workbook.job import Job
from perfmon_cli.workbook.limits import machine_allows
from perfmon_cli.workbook.starting import start

T = TypeVar("T")

_ENDING = 60  #: seconds to end in, once it says nothing any more
_OUT_OF_TIME = {"SIGXCPU"}
#: Where the system has no memory left; the limit that the process sets itself ends it otherwise.
_KILLED = {"SIGKILL"}
_OUT_OF_MEMORY = {"SIGABRT"}


class End(Enum):
    """Why the process ended before it was done."""

    TIME = "time"
    MEMORY = "memory"  #: all that perfmon allows
    MACHINE = "machine"  #: all that the machine gives, which is less
    OTHER = "other"


class RoomError(LimitError):
    """The machine has no room for what perfmon allows: no memory, no handle, no thread."""


def no_room() -> RoomError:
    """The process cannot be started, or cannot be waited for."""
    return RoomError(
        "The computer has no room to start the process that reads spreadsheets. "
        "Close other programs and try again."
    )


class Process:
    """One reading process at work on one job; leaving the context ends it whatever it does."""

    def __init__(self, job: Job[Any]) -> None:
        """Start the process and give it the job; raises RoomError when the system has no room."""
        self._late = False
        self._allowed = job.limits.memory_bytes
        try:
            self._worker = start(job)
        except OSError as error:
            raise no_room() from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._worker.kill()
        with suppress(OSError):
            self._worker.close()

    def hear(self, seconds: float) -> Message | None:
        """The next thing it says; None when it ended, or was ended because it took too long."""
        return self._in_time(seconds, lambda: receive(self._worker.output))

    def end(self) -> End:
        """Why it ended; call only after `hear` gave None.

        It is given time to end by itself: one that is killed on its way out cannot say why.
        """
        code = self._in_time(_ENDING, self._worker.wait)
        name = signal.Signals(-code).name if -code in set(signal.Signals) else ""
        if self._late or name in _OUT_OF_TIME:
            return End.TIME
        if name in _KILLED:
            return End.MACHINE
        return self.full() if code == EXIT_FULL or name in _OUT_OF_MEMORY else End.OTHER

    def full(self) -> End:
        """Whose limit it is, where the process has no memory left."""
        return End.MEMORY if machine_allows(self._allowed) else End.MACHINE

    def _in_time(self, seconds: float, action: Callable[[], T]) -> T:
        """Do what waits for the process, which is ended if that takes too long."""
        timer = threading.Timer(seconds, self._end_late)
        try:
            timer.start()
        except RuntimeError as error:  # there can be no more threads
            raise no_room() from error
        try:
            return action()
        finally:
            timer.cancel()
            timer.join()

    def _end_late(self) -> None:
        self._late = True
        self._worker.kill()
