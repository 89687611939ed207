"""Start another Python with perfmon in it, on any system."""

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def can_start() -> bool:
    """Whether this Python can start another one: not from inside a single frozen program."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def start(module: str, *, is_heard: bool) -> "subprocess.Popen[bytes]":
    """Start a module in a new Python that is spoken to on stdin and answers on stdout.

    It finds modules where this process finds them, never in the current folder, where a stranger's
    file could stand, and has no console of its own. What it prints on stderr is dropped unless it
    `is_heard`.

    Raises:
        OSError: the system has no room for it.
    """
    import subprocess  # noqa: PLC0415 - not needed where processes are forked

    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        (sys.executable, "-P", "-m", module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if is_heard else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def opened(pipe: IO[bytes] | None) -> IO[bytes]:
    """A pipe of a process that was started with pipes."""
    if pipe is None:
        raise BrokenPipeError
    return pipe
