"""What is not complete yet: it has a temporary name beside its place, and is locked meanwhile."""

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from perfmon_cli.outputs.lock import is_held, take
from perfmon_cli.outputs.writing import close, patiently, remove

_LONGEST_NAME = 80


@contextlib.contextmanager
def unfinished_folder(parent: Path, name: str) -> Iterator[Path]:
    """A new folder under a temporary name; removed if the work in it fails.

    Raises:
        OSError: it cannot be made.
    """
    partial = _new_folder(parent, name)
    with _removed_on_failure(partial), contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # Windows opens no folders
            handle = os.open(partial, os.O_RDONLY)
            stack.callback(close, handle)
            take(handle)
        yield partial


@contextlib.contextmanager
def passing_folder(parent: Path, name: str) -> Iterator[Path]:
    """A new folder to work in under a temporary name, removed when the work ends, however it ends.

    What was killed in the middle of the same work is swept before.

    Raises:
        OSError: it cannot be made.
    """
    sweep(parent, plain(name))
    with unfinished_folder(parent, name) as place:
        yield place
        remove(place)


@contextlib.contextmanager
def unfinished_file(parent: Path, name: str) -> Iterator[Path]:
    """A free temporary name for a file; what stands there is removed if the work fails."""
    partial = unfinished(parent, name)
    with _removed_on_failure(partial):
        yield partial


def unfinished(folder: Path, name: str) -> Path:
    """A temporary name that nobody has; whatever a user has under such a name stays."""
    number = 1
    while os.path.lexists(path := _named(folder, name, number)):
        number += 1
    return path


def sweep(folder: Path, names: str, *, alone: bool = False) -> None:
    """Remove what interrupted runs left under the temporary names of `names`, an expression.

    What a process holds stays. Where that cannot be known, all stays, unless this run is `alone`.
    """
    pattern = re.compile(rf"\.(?:{names})\.perfmon-[0-9]+")
    for path in sorted(folder.iterdir()):
        is_partial = pattern.fullmatch(path.name) and not path.is_symlink()
        if is_partial and is_held(path) in ({False, None} if alone else {False}):
            remove(path)


def plain(name: str) -> str:
    """A name as an expression for `sweep`."""
    return re.escape(name[:_LONGEST_NAME])


def _named(folder: Path, name: str, number: int) -> Path:
    return folder / f".{name[:_LONGEST_NAME]}.perfmon-{number}"


def _new_folder(parent: Path, name: str) -> Path:
    while True:
        partial = unfinished(parent, name)
        try:
            patiently(partial.mkdir, parent)
        except FileExistsError:  # another run took it just now
            continue
        except FileNotFoundError:
            if parent.is_dir():  # such as /proc: it is there and takes nothing
                raise OSError(errno.EPERM, os.strerror(errno.EPERM)) from None
            raise
        return partial


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        remove(path)
        raise
