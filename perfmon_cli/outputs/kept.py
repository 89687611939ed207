"""Costly pieces kept for the next run, beside the sets: safe to delete at any time, never needed.

A piece is known by the hash of all that it depends on. It is read back only if it is as it was
written, to the last byte and under the same name; whatever else stands there counts as nothing.
Where nothing can be read or written, nothing is kept, and nobody is told: the run only takes
longer.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from perfmon_cli.outputs.partial import sweep, unfinished_file

#: The folder, in an output folder.
KEPT = ".cache"
#: The most that is kept; what was not used for longest goes first.
MOST_PIECES = 500
MOST_BYTES = 32 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
_DIGEST = hashlib.sha256().digest_size


class Kept:
    """The pieces kept in an output folder."""

    def __init__(self, out: Path) -> None:
        """Look at nothing yet."""
        self._folder = out / KEPT
        self._new: dict[str, bytes] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept, as far as can be seen."""
        with suppress(OSError):
            return next(self._pieces(), None) is None
        return True

    def take(self, key: str) -> bytes | None:
        """The piece of this key (64 hexadecimal digits), if it is there and undamaged."""
        path = self._folder / key
        with suppress(OSError):
            found = path.lstat()  # reading a link, a pipe or a device would lead elsewhere or wait
            is_piece = stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES
            if self._folder.is_symlink() or not is_piece:
                return None
            data = path.read_bytes()
            if _digest(key, data[_DIGEST:]) == data[:_DIGEST]:
                os.utime(path)  # it was used
                return data[_DIGEST:]
        return None

    def give(self, key: str, piece: bytes) -> None:
        """Keep a piece once the run has written what it was made for."""
        self._new[key] = _digest(key, piece) + piece

    def settle(self) -> None:
        """Write what was given, each whole or not at all, and drop what is too much.

        Runs at the same time write the same bytes under the same name.
        """
        with suppress(OSError):
            if self._new and not self._folder.is_symlink():
                self._folder.mkdir(exist_ok=True)
                for key, data in self._new.items():
                    with suppress(OSError), unfinished_file(self._folder, key) as partial:
                        partial.write_bytes(data)
                        partial.replace(self._folder / key)
                sweep(self._folder, _NAME.pattern)
                self._prune()
        self._new.clear()

    def _prune(self) -> None:
        newest = sorted(self._pieces(), reverse=True)
        size = 0
        for number, (_, bytes_, path) in enumerate(newest, start=1):
            size += bytes_
            if number > MOST_PIECES or size > MOST_BYTES:
                with suppress(OSError):  # one that stays keeps no other
                    path.unlink()

    def _pieces(self) -> Iterator[tuple[int, int, Path]]:
        """When each was last used, in nanoseconds, and its size."""
        for path in self._folder.iterdir():
            if _NAME.fullmatch(path.name):
                with suppress(FileNotFoundError):  # another run dropped it just now
                    found = path.lstat()
                    yield found.st_mtime_ns, found.st_size, path


def _digest(key: str, piece: bytes) -> bytes:
    """The hash of a piece and its name: one under another's name counts as damaged."""
    return hashlib.sha256(key.encode() + piece).digest()
