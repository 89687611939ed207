"""Which projects a batch builds, and how many at once."""

import os
from collections.abc import Iterator
from pathlib import Path

from perfmon_cli.errors import UsageError
from perfmon_cli.project import is_project

#: Above, processes only stand in each other's way.
MOST_JOBS = 64
#: How deep below the folder projects may lie.
_DEEPEST = 3


def projects_below(folder: Path) -> tuple[Path, ...]:
    """All projects below a folder, sorted by name; links and hidden folders are passed by.

    Raises:
        UsageError: the folder is missing, is a project itself, or holds none.
    """
    if not folder.is_dir():
        raise UsageError(f'The folder "{folder}" of --projects does not exist. Check its name.')
    if _is_project(folder):
        raise UsageError(
            f'"{folder}" is a project itself. Build it with --project, or name the folder that '
            "holds the projects with --projects."
        )
    found = tuple(_below(folder, _DEEPEST))
    if not found:
        raise UsageError(
            f'There is no project below "{folder}". A project is a folder with perfmon.toml, or '
            'with spreadsheets in a folder "data".'
        )
    return found


def jobs(asked: int | None) -> int:
    """How many papers are made at once: as many as asked for, else as there are processors.

    Raises:
        UsageError: the number makes no sense.
    """
    if asked is None:
        return min(os.cpu_count() or 1, MOST_JOBS)
    if not 1 <= asked <= MOST_JOBS:
        raise UsageError(
            f"--jobs {asked} is not a number of papers that can be built at once. "
            f"Write 1 to {MOST_JOBS}, or leave it out: then it is one for each processor."
        )
    return asked


def _below(folder: Path, levels: int) -> Iterator[Path]:
    for path in _folders(folder):
        if _is_project(path):
            yield path
        elif levels > 1:
            yield from _below(path, levels - 1)


def _folders(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:  # it may not be looked into
        return []
    return [
        path
        for path in found
        if not path.name.startswith(".") and not path.is_symlink() and path.is_dir()
    ]


def _is_project(folder: Path) -> bool:
    try:
        return is_project(folder)
    except OSError:
        return False
