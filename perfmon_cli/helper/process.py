"""The helping process as its parent sees it: started, asked, heard, ended."""

import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeVarTuple, Unpack

from perfmon_cli.errors import ExitCode, LimitError, PerfmonError
from perfmon_cli.helper import python
from perfmon_cli.helper.answers import EXIT_NO_ROOM, Said
from perfmon_cli.helper.frames import receive, send

Ts = TypeVarTuple("Ts")

#: How systems end a process for which there is no memory.
_OUT_OF_MEMORY = {"SIGKILL", "SIGABRT"}
_NO_ROOM = (
    "This machine has no room for one more thread of perfmon's. "
    "Close other programs and build again."
)


class TaskError(RuntimeError):
    """A task failed by a defect, told with the helping process's own traceback."""


class EndedError(PerfmonError):
    """The helping process ended by itself, or was ended, before it had answered."""

    exit_code = ExitCode.LIMIT


class LateError(LimitError):
    """The helping process took longer than it was given, and was stopped."""


class Helper:
    """Another Python that does tasks in the order they are asked; ended with the context.

    Tasks are functions of modules; their arguments and results can be pickled.
    """

    def __init__(self) -> None:
        """Start it; raises OSError when the system has no room."""
        self._late = False
        self._process = python.start("perfmon_cli.helper.child", is_heard=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def number(self) -> int:
        """Its process id."""
        return self._process.pid

    def ask(self, task: Callable[[Unpack[Ts]], object], *args: *Ts) -> None:
        """Have it do a task; `answer` gives the results in the same order.

        A helper that has ended says so at `answer`.
        """
        self.tell((task, args))

    def tell(self, message: object) -> None:
        """Send more for the task it was asked last, which takes it with `waiting.more`."""
        with suppress(OSError):
            send(python.opened(self._process.stdin), message)

    def answer(self, seconds: float | None = None) -> Any:  # noqa: ANN401 - what the task returns
        """Wait for the next result.

        Raises:
            PerfmonError: the task raised it.
            LateError: it took longer than `seconds`, and was ended.
            EndedError: the process ended, or was ended by another, most likely without memory.
            MemoryError: the task raised it.
            TaskError: a defect, in the task or in a library that took the process with it.
        """
        match self._hear(seconds):
            case Said.DONE, result:
                return result
            case Said.REFUSED, PerfmonError() as error:
                raise error
            case Said.NO_MEMORY, _:
                raise MemoryError
            case Said.FAILED, trace:
                raise TaskError(trace)
            case _:
                raise self._end()

    def kill(self) -> None:
        """End it at once; whoever waits for an answer hears so."""
        self._process.kill()

    def close(self, patience: float = 0.0) -> None:
        """End it, whatever it does; one at rest may take `patience` seconds to clear away."""
        if patience:
            with suppress(OSError, subprocess.TimeoutExpired):
                python.opened(self._process.stdin).close()
                self._process.wait(patience)
        self._process.kill()
        with suppress(OSError):
            self._process.__exit__(None, None, None)

    def _hear(self, seconds: float | None) -> object:
        output = python.opened(self._process.stdout)
        if seconds is None:
            return receive(output)
        timer = threading.Timer(seconds, self._end_late)
        try:
            timer.start()
        except RuntimeError as error:  # there can be no more threads
            raise EndedError(_NO_ROOM) from error
        try:
            return receive(output)
        finally:
            timer.cancel()
            timer.join()

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _end(self) -> Exception:
        """Why it ended; its output is closed, so it ends now if it has not yet."""
        code = self._process.wait()
        if self._late:
            return LateError("It took too long and was stopped.")
        if code == EXIT_NO_ROOM:
            return EndedError(_NO_ROOM)
        name = signal.Signals(-code).name if -code in set(signal.Signals) else ""
        if name in _OUT_OF_MEMORY:
            return EndedError(
                "A process of perfmon's was ended from outside, most likely because the memory of "
                "this machine is used up. Close other programs and build again."
            )
        return TaskError(f"The helping process ended by itself ({name or f'exit {code}'}).")
