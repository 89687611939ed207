"""One new file, whole or not at all."""

import contextlib
import os
from pathlib import Path

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs.partial import plain, sweep, unfinished, unfinished_file
from perfmon_cli.outputs.writing import check_room, publish, remove, why, write_file

#: What `try_writing` calls its file.
TRY = "try"


def write_new_file(path: Path, data: bytes) -> None:
    """Write one file that does not exist yet; it appears whole or not at all.

    Raises:
        OutputError: a file of this name exists, or it cannot be written.
    """
    must_be_new(path)
    try:
        sweep(path.parent, plain(path.name))
        check_room(path.parent, {path.name: data})
        with unfinished_file(path.parent, path.name) as partial:
            write_file(partial, data)
            publish(partial, path)
    except OSError as error:
        raise OutputError(
            f'"{path}" cannot be written: {why(error)}. Free the place or name another file.'
        ) from None


def try_writing(folder: Path) -> None:
    """Write a file into a folder and remove it again.

    Raises:
        OutputError: that cannot be done.
    """
    with contextlib.suppress(OSError):
        sweep(folder, TRY)
    partial = unfinished(folder, TRY)
    try:
        write_file(partial, b"perfmon\n")
    except OSError as error:
        raise OutputError(f'Nothing can be written to "{folder}": {why(error)}.') from None
    finally:
        remove(partial)


def must_be_new(path: Path) -> None:
    """Refuse a file that exists, or that has no folder to stand in.

    Raises:
        OutputError: writing it would fail.
    """
    try:
        is_there, has_folder = os.path.lexists(path), path.parent.is_dir()
    except (OSError, ValueError):
        raise OutputError(f'"{str(path)[:80]}" cannot be a file. Name another one.') from None
    if is_there:
        raise OutputError(f'"{path}" is there already. Name a new file; nothing is overwritten.')
    if not has_folder:
        raise OutputError(f'There is no folder "{path.parent}". Make it, or name another place.')
