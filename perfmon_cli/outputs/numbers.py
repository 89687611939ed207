"""The numbers of drafts: one more each time, none given twice."""

import contextlib
import re
from pathlib import Path

from perfmon_cli.outputs.partial import unfinished_file
from perfmon_cli.outputs.writing import plain_bytes, write_file

#: Holds the last number given, for the day when the newest draft is renamed or thrown away.
LAST = ".last-draft"
_DRAFT = re.compile(r"draft-([0-9]{2,9})", re.IGNORECASE)
_MOST_BYTES = 20
_NUMBER = re.compile(r"[0-9]{1,9}")


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
    """The next number: after all that stand in a folder, and after the last one given."""
    taken = (int(match[1]) for path in folder.iterdir() if (match := _DRAFT.fullmatch(path.name)))
    return max(_last(folder), *taken, 0) + 1


def note(folder: Path, draft: Path) -> None:
    """Note that a draft's number is given; where that fails, the draft's own name still says so."""
    number = draft.name.rpartition("-")[2]
    with contextlib.suppress(OSError), unfinished_file(folder, LAST) as partial:
        write_file(partial, f"{int(number)}\n".encode())
        partial.replace(folder / LAST)


def _last(folder: Path) -> int:
    said = (plain_bytes(folder / LAST, _MOST_BYTES) or b"").decode("ascii", "replace").strip()
    return int(said) if _NUMBER.fullmatch(said) else 0
