"""stdin, stdout and stderr as they are given: perhaps closed, full, or of an old encoding.

What cannot be written is dropped, so that a full disk behind `2>>cron.log`, or a reader who has
gone, stops no paper; `is_lost` tells of it at the end.
"""

import errno
import io
import os
import sys
from typing import Any, Final, TextIO

_STDIN, _STDOUT, _STDERR = 0, 1, 2
#: What it means when whoever reads has heard enough: `perfmon show | head`.
_GONE: Final = {errno.EPIPE, errno.EINVAL if os.name == "nt" else errno.EPIPE}


class _Patient(io.RawIOBase):
    """A stream to which writing never fails."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream  # which would close what is beneath it
        self._raw: Any = getattr(stream.buffer, "raw", stream.buffer)
        self.is_lost = False

    def write(self, data: Any) -> int:  # noqa: ANN401 - any buffer
        """Write some of it; all of it is dropped where nothing can be written."""
        try:
            written: int | None = self._raw.write(data)
            has_reader = True
        except OSError as error:
            written, has_reader = None, error.errno not in _GONE
        if written is not None:
            return written
        self.is_lost = self.is_lost or has_reader
        return memoryview(data).nbytes

    def writable(self) -> bool:
        """It is."""
        return True

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return bool(self._raw.isatty())

    def fileno(self) -> int:
        """The handle, for other processes and libraries."""
        return int(self._raw.fileno())


def make_patient() -> None:
    """Have stdin, stdout and stderr, which drop what cannot be written and take any letter."""
    _have_handles()
    sys.stdin = sys.stdin or io.TextIOWrapper(io.FileIO(_STDIN, closefd=False))
    sys.stdout = _patient(sys.stdout or _opened(_STDOUT))
    sys.stderr = _patient(sys.stderr or _opened(_STDERR))


def is_lost() -> bool:
    """Whether an answer on stdout was dropped, most likely for a full disk."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, _Patient) and raw.is_lost


def _have_handles() -> None:
    """Where one is closed, nothing stands there: no other file may.

    The next file opened would take its number, and what libraries print would go into it.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        continue
    os.close(handle)


def _opened(handle: int) -> TextIO:
    return open(handle, "w", encoding="utf-8", closefd=False)


def _patient(stream: TextIO) -> TextIO:
    """The stream again; files and pipes get UTF-8 unless the user says otherwise."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    is_own = stream.isatty() or "PYTHONIOENCODING" in os.environ
    return io.TextIOWrapper(
        io.BufferedWriter(_Patient(stream)),
        encoding=stream.encoding if is_own else "utf-8",
        errors="replace",
        line_buffering=stream is sys.stderr or stream.line_buffering,
    )
