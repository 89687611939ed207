"""Links: where they lead, and what stands in a file's place but cannot be read as one."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from perfmon_cli.errors import InputError, UsageError

#: Code, problem and remedy of a finding.
Refusal = tuple[str, str, str]

_IN_ITS_PLACE = "Put the file itself in its place, or take the link away."
_IS_OUTSIDE = "This is a link to something outside the project."
_OUTSIDE = ("PM504", _IS_OUTSIDE, "Copy the file itself into the folder.")
_TO_NOTHING = ("PM101", "This is a link that leads to no file.", _IN_ITS_PLACE)
_TO_A_FOLDER = ("PM101", "This is a link to a folder, not a file.", _IN_ITS_PLACE)
_A_FOLDER = (
    "PM101",
    "This is a folder under a file's name.",
    "Take the files out of it, and take it away.",
)
_NO_FILE = (
    "PM101",
    "This is not an ordinary file (a pipe or a device, perhaps).",
    "Put a file in its place, or take it away.",
)
_FOLDER_REMEDY = "Put a folder in its place, with the files themselves in it."


class Rooted(Protocol):
    """What knows the folder that everything must lie in."""

    @property
    def root(self) -> Path:
        """That folder, as it really is."""


def real(path: Path) -> Path | None:
    """Where a path leads; None for links that lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def is_inside(project: Rooted, path: Path) -> bool:
    """Whether a path, where it really leads, lies within the project."""
    there = real(path)
    return there is not None and there.is_relative_to(project.root)


def from_root(path: Path, here: Callable[[], Path]) -> Path:
    """A path from the root on; where a command is run is asked only for one that is not."""
    return path if path.is_absolute() else here() / path


def lies_in(path: Path, folder: Path) -> bool:
    """Whether a real path is a folder or lies in it, under whatever name the disk knows it."""
    if path.is_relative_to(folder):
        return True
    with suppress(OSError, ValueError):
        there = folder.stat()
        return any(_is(above, there) for above in (path, *path.parents))
    return False


def _is(path: Path, found: os.stat_result) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samestat(path.stat(), found)
    return False


def refusal(project: Rooted, path: Path) -> Refusal | None:
    """Why what stands in a file's place is not read; None for a file, or a link to one inside."""
    if not _leads_somewhere(path):  # a file that is gone by now is said where it is read
        return _TO_NOTHING if path.is_symlink() else None
    if not is_inside(project, path):
        return _OUTSIDE
    if path.is_file():
        return None
    if path.is_dir():
        return _TO_A_FOLDER if path.is_symlink() else _A_FOLDER
    return _NO_FILE


def folder_refusal(project: Rooted, path: Path) -> Refusal | None:
    """Why what stands in a folder's place is not looked into; None for nothing at all, too."""
    if not os.path.lexists(path):
        return None
    if not _leads_somewhere(path):
        return "PM101", "This is a link that leads to no folder.", _FOLDER_REMEDY
    if not is_inside(project, path):
        return "PM504", _IS_OUTSIDE, _FOLDER_REMEDY
    return None if path.is_dir() else ("PM101", "This is not a folder.", _FOLDER_REMEDY)


def _leads_somewhere(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # something is there, behind a folder that may not be looked into
        return True


def must_be_file(project: Rooted, path: Path) -> None:
    """Refuse what stands in a file's place and cannot be read as one; nothing at all is no matter.

    Raises:
        UsageError: it is a link that leads out of the project (PM504).
        InputError: it is no file, or a link that leads to none (PM101).
    """
    refused = refusal(project, path) if os.path.lexists(path) else None
    if refused is not None:
        code, problem, remedy = refused
        error = UsageError if refused is _OUTSIDE else InputError
        raise error(f"{place_of(project, path)}: {code} {problem} {remedy}")


def place_of(project: Rooted, path: Path) -> str:
    """Where a file or a link itself stands, from the project on."""
    return path.relative_to(project.root).as_posix().encode("utf-8", "replace").decode()
