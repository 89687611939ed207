"""The reading process as its parent sees it: started, heard with a clock running, ended."""

import signal
import threading
from contextlib import suppress
from enum import Enum
from types import TracebackType
from typing import Any, Self

from perfmon_cli.helper.frames import receive
from perfmon_cli.workbook.frames import Message
from perfmon_cli.workbook.job import Job
from perfmon_cli.workbook.starting import start

_OUT_OF_TIME = {"SIGXCPU"}
_OUT_OF_MEMORY = {"SIGABRT", "SIGKILL"}


class End(Enum):
    """Why the process ended before it was done."""

    TIME = "time"
    MEMORY = "memory"
    OTHER = "other"


class Process:
    """One reading process at work on one job; leaving the context ends it whatever it does."""

    def __init__(self, job: Job[Any]) -> None:
        """Start the process and give it the job; raises OSError when the system has no room."""
        self._late = False
        self._worker = start(job)

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
        timer = threading.Timer(seconds, self._end_late)
        timer.start()
        try:
            return receive(self._worker.output)
        finally:
            timer.cancel()
            timer.join()

    def end(self) -> End:
        """Why it ended; call only after `hear` gave None."""
        self._worker.kill()
        code = self._worker.wait()
        name = signal.Signals(-code).name if -code in set(signal.Signals) else ""
        if self._late or name in _OUT_OF_TIME:
            return End.TIME
        return End.MEMORY if name in _OUT_OF_MEMORY else End.OTHER

    def _end_late(self) -> None:
        self._late = True
        self._worker.kill()
