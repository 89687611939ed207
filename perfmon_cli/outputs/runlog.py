"""The log of runs: a line of JSON each, the only file that may hold the time (CONTRACTS 3)."""

import contextlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from perfmon_cli.outputs.writing import close

LOG = "perfmon.log"
MOST_BYTES = 1_000_000
MOST_FILES = 5
_APPEND = (
    os.O_RDWR
    | os.O_APPEND
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)  # not on Windows
    | getattr(os, "O_NONBLOCK", 0)  # nobody waits at a pipe
    | getattr(os, "O_BINARY", 0)  # on Windows only
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One run. Nothing in it comes from a cell."""

    time: str  #: when it began, ISO 8601 with its zone
    perfmon: str
    quarter: str
    options: Mapping[str, object]
    counts: Mapping[str, int]  #: open findings by severity; none where nothing was read
    exit: int
    seconds: float
    folder: str = ""  #: of the set, relative to the project where it lies inside
    unchanged: bool = False  #: nothing was built, since nothing had changed

    def text(self) -> str:
        """The line."""
        document = {
            "time": self.time,
            "perfmon": self.perfmon,
            "quarter": self.quarter,
            "options": dict(self.options),
            "counts": dict(self.counts),
            "exit": self.exit,
            "seconds": round(self.seconds, 2),
            "folder": self.folder,
            "unchanged": self.unchanged,
        }
        return json.dumps(document, ensure_ascii=False) + "\n"


def append(folder: Path, line: Line, *, rotate: bool) -> OSError | None:
    """Add a line to the log of an output folder; gives why it could not be added.

    A log that has reached its size is renamed to perfmon.log.1 first, that one to .2 and so on,
    and the oldest goes: only a run that is alone there may `rotate`. A folder in the place of one
    is passed over. A line that an interrupted run left unfinished ends where it ends.
    """
    path = folder / LOG
    try:
        if rotate:
            _rotate(path)
        handle = os.open(path, _APPEND, 0o666)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(0, "it is no file")
            os.write(handle, (_gap(handle) + line.text()).encode("utf-8", "replace"))
        finally:
            close(handle)
    except OSError as error:
        return error
    return None


def _rotate(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_symlink() or path.stat().st_size < MOST_BYTES:
            return
        older = (path.with_name(f"{LOG}.{number}") for number in range(1, MOST_FILES))
        places = [path, *(place for place in older if not place.is_dir())]
        for newer, place in reversed(list(pairwise(places))):
            with contextlib.suppress(OSError):
                newer.replace(place)


def _gap(handle: int) -> str:
    size = os.fstat(handle).st_size
    if not size:
        return ""
    os.lseek(handle, size - 1, os.SEEK_SET)
    return "" if os.read(handle, 1) == b"\n" else "\n"
