"""What a made workbook holds, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

DAY_0 = date(1899, 12, 30)  #: of the days that Excel counts


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percentage."""

    value: float


@dataclass(frozen=True, slots=True)
class Error:
    """A broken formula, by its code (7 is #DIV/0!)."""

    code: int


Cell: TypeAlias = float | str | date | bool | Percent | Error | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; hidden rows and columns and merged cells (top, left, bottom, right) from 0."""

    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Sequence[tuple[int, int, int, int]] = ()
