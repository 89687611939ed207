"""Sets of files: numbered drafts, the final one, a folder of the user's choice. Whole or not."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs import numbers
from perfmon_cli.outputs.clearing import prune
from perfmon_cli.outputs.manifest import Manifest, with_manifest
from perfmon_cli.outputs.partial import plain, sweep, unfinished_folder
from perfmon_cli.outputs.writing import (
    check_room,
    make_folder,
    name_of,
    publish,
    why,
    write_files,
)

FINAL = "final"
#: Of other runs that take a number at the same moment, where folders cannot be locked.
_MOST_TRIES = 100


def write_draft(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> Path:
    """Write `files` and their manifest as the next draft in `folder`; returns the new folder.

    The set is written under a temporary name and appears by one rename. Nothing that exists is
    touched, but drafts older than the last five go if they are as perfmon wrote them.

    Raises:
        OutputError: the folder cannot be made or written; nothing of the set is left.
    """
    with _refusing(folder):
        target = _write_numbered(folder, with_manifest(files, manifest))
    numbers.note(folder, target)
    prune(folder)
    return target


def write_final(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> Path:
    """Write `files` and their manifest as the final set in `folder`; returns the new folder.

    Raises:
        OutputError: there is one already, or the folder cannot be written.
    """
    must_have_no_final(folder)
    target = folder / FINAL
    with _refusing(folder):
        make_folder(folder)
        _write(folder, with_manifest(files, manifest), target)
    return target


def must_have_no_final(folder: Path) -> None:
    """Refuse a quarter whose final set is there already.

    Raises:
        OutputError: it is; the message says how to set it aside.
    """
    final = folder / FINAL
    if os.path.lexists(final):
        raise OutputError(
            f'The final paper is there already: "{final}". perfmon never writes over it. '
            f'To set it aside, rename that folder, for instance to "{FINAL}-replaced", and '
            "build again."
        )


def must_be_writable(folder: Path) -> None:
    """Refuse a quarter's folder that is none, before the work is done.

    Raises:
        OutputError: something else stands in its place.
    """
    with _refusing(folder):
        if os.path.lexists(folder) and not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def must_have_a_number(folder: Path) -> None:
    """Refuse a quarter's folder that has no number left for a draft, before the work is done.

    Raises:
        OutputError: the largest one is there, or nobody may look.
    """
    with _refusing(folder):
        if folder.is_dir():
            numbers.after(folder)


def write_into(folder: Path, files: Mapping[str, bytes], manifest: Manifest) -> Path:
    """Write a set into a folder that is new or empty; it appears by one rename.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """
    return write_folder(folder, with_manifest(files, manifest), "--out")


def write_folder(folder: Path, files: Mapping[str, bytes], option: str) -> Path:
    """Write files into a folder, named with `option`, that is new or empty, by one rename.

    One that was there keeps its mode, owner and group as far as this user may give them.

    Raises:
        OutputError: the folder holds something already, or cannot be written.
    """
    must_be_free(folder, option)
    parent = folder.resolve().parent
    try:
        make_folder(parent)
        sweep(parent, plain(folder.name))
        _write(parent, files, folder, folder.stat() if folder.is_dir() else None)
    except OSError as error:
        raise OutputError(
            f'The files cannot be written to "{folder}": {why(error)}. '
            f"Free the place or name another folder with {option}."
        ) from None
    return folder


def must_be_free(folder: Path, option: str) -> None:
    """Refuse a folder that holds something.

    Raises:
        OutputError: it is no folder, or not empty.
    """
    try:
        is_other = folder.is_symlink() or (folder.exists() and not folder.is_dir())
        is_full = folder.is_dir() and any(folder.iterdir())
    except (OSError, ValueError):
        raise OutputError(f'"{str(folder)[:80]}" cannot be a folder. Name another one.') from None
    if is_other:
        raise OutputError(f'"{folder}" is not a folder. Name a new or empty folder with {option}.')
    if is_full:
        raise OutputError(
            f'The folder "{folder}" is not empty, and perfmon overwrites nothing. '
            f"Name a new or empty folder with {option}."
        )


def newest(folder: Path) -> Path | None:
    """The draft with the highest number in a quarter's folder."""
    return max(numbers.drafts(folder), default=(0, None))[1]


def _write_numbered(folder: Path, files: Mapping[str, bytes]) -> Path:
    make_folder(folder)
    for _ in range(_MOST_TRIES):
        target = folder / f"draft-{numbers.after(folder):02}"
        try:
            _write(folder, files, target)
        except OSError as error:
            if name_of(error) != "ENOTEMPTY":
                raise
        else:
            return target
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _write(
    parent: Path, files: Mapping[str, bytes], target: Path, old: os.stat_result | None = None
) -> None:
    """Write files under a temporary name, then give the folder its own.

    An `old`, empty folder of this name makes way at the end.
    """
    check_room(parent, files)
    with unfinished_folder(parent, target.name) as partial:
        if old:
            _liken(partial, old)
        write_files(partial, files)
        if old:
            target.rmdir()
        publish(partial, target, files)


def _liken(folder: Path, other: os.stat_result) -> None:
    """Give a folder the owner, group and mode of another, as far as that may be done.

    Without the group the mode would open it to others.
    """
    for owner in (other.st_uid, -1):  # root alone gives away
        with contextlib.suppress(OSError, AttributeError):  # no owners on Windows
            os.chown(folder, owner, other.st_gid)
            folder.chmod(stat.S_IMODE(other.st_mode) | stat.S_IRWXU)
            return


@contextlib.contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """Say in words why a quarter's folder cannot be written."""
    try:
        if folder.is_symlink():
            raise OutputError(
                f'"{folder}" is a link, and perfmon writes into the project only. '
                "Put a folder in its place."
            )
        yield
    except OSError as error:
        raise OutputError(
            f'The paper cannot be written to "{folder}": {why(error)}. '
            "Free the place or name another folder with --out; earlier drafts are untouched."
        ) from None
