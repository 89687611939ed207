"""Annotated copies of spreadsheets, made where a hostile file can do no harm."""

import hashlib
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from perfmon_cli import workbook
from perfmon_cli.cells.model import Workbook
from perfmon_cli.errors import InputError, LimitError
from perfmon_cli.findings import Finding
from perfmon_cli.renderers.annotated_xlsx import Annotated, render


def annotate(root: Path, path: Path, sha256: str, findings: Sequence[Finding]) -> Annotated:
    """A copy of a spreadsheet with its findings as comments; the file itself is only read.

    `sha256` is that of the file in which the findings were found. The copy is made in the process
    that reads spreadsheets, within its limits of time and memory.

    Raises:
        InputError: the file cannot be read (any more), or has changed since.
        LimitError: making the copy takes more time or memory than allowed, or than there is.
    """
    work = partial(_annotated, path=path, sha256=sha256, findings=tuple(findings))
    try:
        done = workbook.read(root, (path,), work)
    except workbook.RoomError:
        raise
    except LimitError:
        raise LimitError(
            f'"{path.name}" is too large to be copied with comments. '
            "Use --checks instead: it lists the same findings in a file."
        ) from None
    if done.result is None:
        errors = [found for found in done.findings if found.severity.rank == 0]
        error = LimitError if any(found.code == "PM104" for found in errors) else InputError
        said = "; ".join(map(str, errors))
        raise error(said or f'"{path.name}" changed while it was checked. Validate it again.')
    return done.result


def _annotated(
    workbooks: tuple[Workbook, ...], *, path: Path, sha256: str, findings: Sequence[Finding]
) -> Annotated | None:
    """Runs in the reading process: None where there is nothing, or something else, to annotate."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread takes of the memory allowed
    data = path.read_bytes() if workbooks else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    return render(data, workbooks[0], findings)
