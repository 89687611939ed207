"""What the reading process is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from perfmon_cli.cells.model import Workbook
from perfmon_cli.workbook.limits import Limits

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """Files by their paths and the names findings use, and what to make of them."""

    files: tuple[tuple[Path, str], ...]
    digest: Callable[[tuple[Workbook, ...]], T]
    limits: Limits
