"""A process that ends when its parent does, however that ends: by kill -9 too.

Parent and child hold the two ends of a pipe that nobody writes into any more. The system closes
the parent's end when the parent ends, and tells the child.
"""

import os
import signal
import sys
import threading


def end_with_parent(handle: int) -> None:
    """End this process as soon as the other end of a pipe is closed.

    Linux sends a signal that nothing in the process can put off, so it ends in the middle of
    whatever a library does. Elsewhere a thread waits, and ends it once the library lets it run.
    """
    if not _is_told_by_signal(handle):
        threading.Thread(target=_wait, args=(handle,), daemon=True).start()


def _is_told_by_signal(handle: int) -> bool:
    """Ask for the signal; False where the system has none."""
    if sys.platform != "linux":
        return False
    try:
        import fcntl  # noqa: PLC0415 - not everywhere

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(handle, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(handle, fcntl.F_GETFL)
        fcntl.fcntl(handle, fcntl.F_SETFL, flags | os.O_ASYNC | os.O_NONBLOCK)
    except (ImportError, OSError):
        return False
    try:
        os.read(handle, 1)
    except BlockingIOError:
        return True
    os._exit(1)  # the parent ended before the signal was asked for


def _wait(handle: int) -> None:
    try:
        while os.read(handle, 1):
            pass
    finally:
        os._exit(1)
