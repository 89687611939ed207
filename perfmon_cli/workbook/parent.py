"""Reading from the outside: one process for all files, begun again without a file that ends it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from perfmon_cli.cells.model import Workbook
from perfmon_cli.errors import LimitError
from perfmon_cli.findings import Finding
from perfmon_cli.workbook.frames import Said
from perfmon_cli.workbook.job import Job
from perfmon_cli.workbook.limits import Limits, extra_seconds
from perfmon_cli.workbook.process import End, Process, RoomError, no_room
from perfmon_cli.workbook.refusal import (
    damaged,
    no_memory,
    out_of_memory,
    out_of_time,
    refused_finding,
)

T = TypeVar("T")
Findings = tuple[Finding, ...]

_USUAL = Limits()
_STARTING = 60  #: seconds, on the busiest machine


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What the digest made of the files that could be read, and what was found on the way."""

    result: T
    findings: Findings


class DigestError(RuntimeError):
    """The digest raised: a bug, told with the reading process's own traceback."""


@dataclass(frozen=True, slots=True)
class _Done(Generic[T]):
    result: T
    findings: tuple[Findings, ...]  #: of each file


@dataclass(frozen=True, slots=True)
class _Ended:
    """The process ended while it read the file of this number."""

    number: int
    why: End


def read(
    root: Path,
    files: Sequence[Path],
    digest: Callable[[tuple[Workbook, ...]], T],
    limits: Limits = _USUAL,
    meanwhile: Callable[[], object] | None = None,
) -> Reading[T]:
    """Read files in one limited process and return what `digest` makes of their workbooks there.

    `meanwhile` is done in this process as soon as that one is at work.

    Files stand in `root` or are absolute; workbooks and findings keep their order. A file that is
    refused, or ends the process, gives a finding, and all others are read. `digest` is a function
    of a module, or a partial of one, and its result can be pickled.

    Raises LimitError when the digest of all files together is too much, RoomError when the computer
    has no room for it or for the process, DigestError when the digest raises.
    """
    named = tuple((root / path, _name(root, path)) for path in files)
    fatal: dict[int, Findings] = {}
    while True:
        left = [number for number in range(len(named)) if number not in fatal]
        job = Job(tuple(named[number] for number in left), digest, limits)
        attempt = _attempt(job, meanwhile or _nothing)
        meanwhile = None
        if isinstance(attempt, _Done):
            break
        number = left[attempt.number]
        fatal[number] = (_fatal(attempt.why, named[number][1], limits),)
    found = fatal | dict(zip(left, attempt.findings, strict=True))
    return Reading(attempt.result, tuple(one for number in sorted(found) for one in found[number]))


def _nothing() -> None:
    """Do nothing meanwhile."""


def _attempt(job: Job[T], meanwhile: Callable[[], object]) -> _Done[T] | _Ended:
    findings: list[Findings] = []
    reading: int | None = None
    digesting = False
    seconds: float = _STARTING
    with Process(job) as process:
        meanwhile()
        while (message := process.hear(seconds)) is not None:
            match message:
                case Said.READING, number:
                    reading = number
                    seconds = job.limits.wall_seconds + extra_seconds(job.files[number][0])
                case Said.FILE, found:
                    findings.append(found)
                case Said.DIGESTING, _:
                    reading, digesting = None, True
                    seconds = job.limits.digest_seconds
                case Said.DONE, result:
                    return _Done(result, tuple(findings))
                case Said.FAILED, failure:
                    is_full, trace = failure
                    raise _too_much(process.full(), job) if is_full else DigestError(trace)
        if reading is not None:
            return _Ended(reading, process.end())
        if digesting:
            raise _too_much(process.end(), job)
        raise no_room()  # it ended before it began


def _fatal(why: End, file: str, limits: Limits) -> Finding:
    if why is End.OTHER:
        return refused_finding(damaged(), file)
    if why is End.MACHINE:
        return refused_finding(no_memory(), file)
    refused = out_of_time() if why is End.TIME else out_of_memory(limits.memory_bytes)
    return refused_finding(refused, file)


def _too_much(why: End, job: Job[T]) -> LimitError:
    if why is End.MACHINE:
        return RoomError(
            "The memory that this machine gives perfmon is used up. "
            "Close other programs and start again."
        )
    count = len(job.files)
    need = "The spreadsheet needs" if count == 1 else f"The {count} spreadsheets together need"
    asked = "more time" if why is End.TIME else "more memory"
    return LimitError(
        f"{need} {asked} than perfmon allows. "
        "Leave out the sheets and files that this paper does not need."
    )


def _name(root: Path, path: Path) -> str:
    """The path as findings say it: from the root where it stands inside, else as it was given."""
    full = Path(os.path.abspath(root / path))  # noqa: PTH100 - a link keeps the name the user knows
    top = Path(os.path.abspath(root))  # noqa: PTH100
    name = (full.relative_to(top) if full.is_relative_to(top) else path).as_posix()
    return name.encode("utf-8", "replace").decode()  # a file name need not be text
