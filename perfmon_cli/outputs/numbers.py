"""The numbers of drafts: one more each time, none given twice."""

import contextlib
import re
from pathlib import Path

from perfmon_cli.errors import OutputError
from perfmon_cli.outputs.partial import unfinished_file
from perfmon_cli.outputs.writing import plain_bytes, write_file

#: Holds the last number given, for the day when the newest draft is renamed or thrown away.
LAST = ".last-draft"
#: Ten years of a draft an hour; a folder of a larger number is somebody's own.
LARGEST = 99_999
_DRAFT = re.compile(r"draft-([0-9]{2,5})", re.IGNORECASE)
_MOST_BYTES = 20
_NUMBER = re.compile(r"[0-9]{1,5}")


def drafts(folder: Path) -> list[tuple[int, Path]]:
    """The drafts of a quarter's folder with their numbers; links are none."""
    if not folder.is_dir():
        return []
    return [
        (int(match[1]), path)
        for path in folder.iterdir()
        if (match := _DRAFT.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()
    ]


def after(folder: Path) -> int:
    """The next number: after all that stand in a folder, and after the last one given.

    Raises:
        OutputError: one that stands there has the largest number that is given.
    """
    names = {path.name: _DRAFT.fullmatch(path.name) for path in folder.iterdir()}
    taken = {int(match[1]): name for name, match in names.items() if match}
    if LARGEST in taken:
        raise OutputError(
            f'"{folder / taken[LARGEST]}" has the largest number that a draft can have. Rename it, '
            f'for instance to "{taken[LARGEST]}-old", and build again.'
        )
    return max(_last(folder), *taken, 0) + 1


def note(folder: Path, draft: Path) -> None:
    """Note that a draft's number is given; where that fails, the draft's own name still says so."""
    number = draft.name.rpartition("-")[2]
    with contextlib.suppress(OSError), unfinished_file(folder, LAST) as partial:
        write_file(partial, f"{int(number)}\n".encode())
        partial.replace(folder / LAST)


def _last(folder: Path) -> int:
    said = (plain_bytes(folder / LAST, _MOST_BYTES) or b"").decode("ascii", "replace").strip()
    number = int(said) if _NUMBER.fullmatch(said) else 0
    return number if number < LARGEST else 0
