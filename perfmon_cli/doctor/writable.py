"""Whether the outputs of a project can be written."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from perfmon_cli import outputs, project
from perfmon_cli.doctor.checked import Checked, good, missing, note
from perfmon_cli.errors import BusyError, ExitCode, OutputError

_LITTLE = 100_000_000
_QUARTER = re.compile(r"[0-9]{4}Q[1-4]")


def writable(found: project.Project) -> Iterator[Checked]:
    """Whether the folder can be written, or could be made, and those of the quarters in it."""
    out = found.folders["out"]
    existing = next(folder for folder in (out, *out.parents) if folder.exists())
    try:
        outputs.try_writing(existing)
        if out.is_dir():
            with outputs.held(out):
                pass
    except BusyError:
        yield note("Outputs", f"{found.relative(out)} is being written by a run just now")
        return
    except OutputError as error:
        yield missing("Outputs", str(error), "", ExitCode.OUTPUT)
        return
    refused = list(_quarters(out))
    yield from refused
    free = shutil.disk_usage(existing).free
    if free < _LITTLE:
        said = f"{found.relative(out)} has {free // 1_000_000} MB left on its disk"
        yield note("Outputs", said, "Free some space before the next paper.")
    elif not refused:
        yield good("Outputs", f"{found.relative(out)} can be written")


def _quarters(out: Path) -> Iterator[Checked]:
    """The quarters of which no paper could be written; an older one than the newest is a note."""
    names: list[str] = []
    with suppress(OSError):  # a folder that may only be written is enough
        names = sorted(path.name for path in out.iterdir() if _QUARTER.fullmatch(path.name))
    for name in names:
        try:
            _must_be_writable(out / name)
        except OutputError as error:
            if name == names[-1]:
                yield missing("Outputs", str(error), "", ExitCode.OUTPUT)
            else:
                yield note("Outputs", str(error))


def _must_be_writable(folder: Path) -> None:
    outputs.must_be_writable(folder)
    try:
        any(folder.iterdir())  # the numbers of its drafts
    except OSError:
        raise OutputError(
            f'The paper cannot be written to "{folder}": you may not look into it. '
            "Ask its owner for access."
        ) from None
    outputs.try_writing(folder)
