"""Files and folders written so that a kill, a full disk or a power cut leaves no half of them."""

import contextlib
import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

#: Seconds between tries where a place refuses for a moment: a synchronised or mapped folder, a
#: virus scanner, a file open in Word.
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_BRIEF = {"EBUSY", "EAGAIN", "ETXTBSY", "EINTR"}
#: How systems say that a kind of folder cannot be synced.
_UNSYNCED = {"EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EBADF"}
#: Beside the files: folders, and what a file system keeps for itself.
_ROOM_BESIDE = 64 * 1024

_WHY = {
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk space granted to you is used up",
    "EFBIG": "a file would be larger than this disk allows",
    "EACCES": "writing there is not allowed",
    "EPERM": "writing there is not allowed",
    "EROFS": "the disk is read-only",
    "ENOTDIR": "a file stands where a folder should be",
    "EEXIST": "a file stands where a folder should be",
    "EISDIR": "a folder stands where a file should be",
    "ENOTEMPTY": "something else has taken its name",
    "ELOOP": "a link stands in the way",
    "ENAMETOOLONG": "the path is too long for this disk",
    "EIO": "the disk reports an error",
    "EBUSY": "another program holds it",
    "ETXTBSY": "another program holds it",
    "ENOMEM": "the memory of this machine is used up",
    "ENOENT": "the folder is gone",
    "ESTALE": "the network folder is gone",
}

#: What no system says, since the files were written without a failure.
_SPOILT = "another program took away or changed files of it while it was written"


def why(error: OSError) -> str:
    """The reason of a failure, in words."""
    return _WHY.get(name_of(error), error.strerror or "it cannot be written")


def name_of(error: OSError) -> str:
    """The name of a failure, "ENOSPC"; "" for one without."""
    return errno.errorcode.get(error.errno or 0, "")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably.

    Raises:
        OSError: one of them cannot be made.
    """
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        make_folder(folder.parent)
    patiently(lambda: folder.mkdir(exist_ok=True), folder.parent)
    sync_folder(folder.parent)


def check_room(folder: Path, files: Mapping[str, bytes]) -> None:
    """Find out before writing whether files have room in a folder.

    Raises:
        OSError: they have not.
    """
    needed = sum(map(len, files.values())) + _ROOM_BESIDE
    try:
        disk = shutil.disk_usage(folder)
    except OSError:  # not known: writing will tell
        return
    if disk.total and disk.free < needed:  # a disk without any size does not say
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def write_file(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, durably.

    Raises:
        OSError: it is there, or cannot be written.
    """
    with patiently(lambda: path.open("xb"), path.parent) as file:
        file.write(data)
        file.flush()
        _sync(file.fileno())


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder of their own, durably.

    Raises:
        OSError: one cannot be written.
    """
    for name, data in sorted(files.items()):
        write_file(folder / name, data)
    sync_folder(folder)


def publish(partial: Path, target: Path, files: Mapping[str, bytes] | None = None) -> None:
    """Give a complete file or folder its name, durably; taken back if it cannot be made durable.

    Of a folder with `files` none may be missing or cut short, whoever else was at work there.

    Raises:
        OSError: the name is taken, the place refuses, or a file is not as it was written.
    """
    if os.path.lexists(target):
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY))
    _must_be_whole(partial, files or {})
    patiently(lambda: partial.rename(target), target.parent)
    try:
        sync_folder(target.parent)
        _must_be_whole(target, files or {})
    except OSError:
        _take_back(target, partial)
        raise


def _take_back(target: Path, partial: Path) -> None:
    try:
        target.rename(partial)
    except OSError:
        remove(target)


def _must_be_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        try:
            found = (folder / name).lstat()
        except FileNotFoundError:
            raise OSError(0, _SPOILT) from None
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            raise OSError(0, _SPOILT)


def plain_bytes(path: Path, most: int) -> bytes | None:
    """What a file holds; None for a larger one, a link, a pipe, a folder, or none at all.

    A pipe would be waited at for ever, and a link may lead anywhere.
    """
    try:
        found = path.lstat()
        is_plain = stat.S_ISREG(found.st_mode) and found.st_size <= most
        return path.read_bytes() if is_plain else None
    except (OSError, ValueError):
        return None


def remove(path: Path) -> None:
    """Remove a file or folder of perfmon's own as far as that can be done; the rest is swept."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def patiently(action: Callable[[], T], folder: Path) -> T:
    """Do something in a folder that may refuse for a moment: tried again, then said.

    Raises:
        OSError: it still refuses after all pauses, or for a reason that does not pass.
    """
    for pause in PAUSES:
        try:
            return action()
        except OSError as error:
            if not _may_pass(error, folder):
                raise
        time.sleep(pause)
    return action()


def _may_pass(error: OSError, folder: Path) -> bool:
    """Whether trying again may help: a lasting refusal by permissions is no matter of time."""
    if isinstance(error, PermissionError):
        return os.access(folder, os.W_OK)
    return name_of(error) in _BRIEF


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; systems that cannot (Windows) are left to themselves.

    Raises:
        OSError: the disk reports an error.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        _sync(handle)
    finally:
        close(handle)


def close(handle: int) -> None:
    """Close what was only locked, synced or looked at: no failure of that loses anything."""
    with contextlib.suppress(OSError):
        os.close(handle)


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if name_of(error) not in _UNSYNCED:
            raise
