"""One run at a time: locks that the system lets go of when a process ends, however it ends.

POSIX systems have `flock`, Windows has `msvcrt.locking`. Where a system or a network folder has
neither, nothing is locked: runs at the same time are then told apart by the rename that makes a
set appear, each gets a number of its own, and what an interrupted run left is not swept.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from perfmon_cli.errors import BusyError, OutputError
from perfmon_cli.outputs.writing import close, make_folder, name_of, why

LOCK = ".perfmon.lock"
#: How the systems say that somebody else holds a lock.
_TAKEN = {"EACCES", "EAGAIN", "EWOULDBLOCK", "EDEADLK", "EDEADLOCK"}
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold the lock of an output folder; gives whether folders can be locked here at all.

    The folder is made where it is missing. The lock file stays: removing it would let two runs
    hold two locks of one name.

    Raises:
        BusyError: another run holds it; nothing was touched.
        OutputError: the folder cannot be made, or nothing can be written there.
    """
    try:
        make_folder(folder)
        handle = _opened(folder)
    except OSError as error:
        raise OutputError(
            f'The paper cannot be written to "{folder}": {why(error)}. '
            "Free the place or name another folder with --out; earlier drafts are untouched."
        ) from None
    try:
        taken = take(handle)
        if taken is False:
            raise BusyError(
                f'Another run of perfmon is at work in "{folder}". '
                "Wait until it has ended and start again; nothing was touched."
            )
        yield taken is True
    finally:
        close(handle)


def take(handle: int) -> bool | None:
    """Take the lock of an open file until it is closed: False if taken, None where none exist."""
    locker = _locker()
    if locker is None:
        return None
    try:
        locker(handle)
    except OSError as error:
        return False if name_of(error) in _TAKEN else None
    return True


def is_held(path: Path) -> bool | None:
    """Whether a process is at work on this; None where that cannot be known.

    What is no file or folder is none of perfmon's, and nobody waits at a pipe.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except OSError:
        return None
    try:
        is_own = stat.S_IFMT(os.fstat(handle).st_mode) in {stat.S_IFREG, stat.S_IFDIR}
        taken = take(handle) if is_own else None
        return None if taken is None else not taken
    finally:
        close(handle)


def _opened(folder: Path) -> int:
    """The lock file, opened: to be written where it may be, since some places lock no others.

    Raises:
        OutputError: it is another user's and may not even be read.
        OSError: there can be none.
    """
    path = folder / LOCK
    try:
        return os.open(path, _OPEN, 0o666)
    except PermissionError:
        if not path.is_file() or not os.access(folder, os.W_OK):
            raise
    try:
        return os.open(path, _LOOK)
    except PermissionError:
        raise OutputError(
            f'"{path}" is another user\'s and may not be read, so it is not known whether another '
            "run is at work. Ask its owner to let you read and write it, or to delete it while "
            "nobody builds; earlier drafts are untouched."
        ) from None


def _locker() -> Callable[[int], None] | None:
    with contextlib.suppress(ImportError):
        fcntl = import_module("fcntl")
        return lambda handle: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with contextlib.suppress(ImportError):
        msvcrt = import_module("msvcrt")
        return lambda handle: msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    return None
