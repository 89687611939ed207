"""The headings of a sheet of figures: which row they stand in, and what shape they give it."""

from dataclasses import dataclass
from enum import Enum

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.headings import FIGURES
from perfmon_cli.catalogue.names import Areas
from perfmon_cli.catalogue.table import SEARCHED_ROWS, as_text
from perfmon_cli.cells.grammar import Problem
from perfmon_cli.cells.model import CellError, NoResult, Sheet
from perfmon_cli.period import Basis

FIRST = "measure"
FEWEST_HEADINGS = 2


class Shape(Enum):
    """How a sheet of figures is laid out."""

    LONG = "one figure a row"
    BY_PERIOD = "one column a period"
    BY_AREA = "one column an area"


WANTED = {Shape.BY_PERIOD: "period", Shape.BY_AREA: "area"}


@dataclass(slots=True)
class Headings:
    """What the cells of one row would mean as headings."""

    index: int
    columns: dict[str, int]
    repeated: list[int]
    periods: list[int]
    areas: list[tuple[int, str]]
    others: list[int]

    @property
    def known(self) -> int:
        """How many of the cells mean something."""
        return len(self.columns) + len(self.periods) + len(self.areas)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The higher, the likelier the row is meant as headings; of like rows the first."""
        return (FIRST in self.columns, self.known, -self.index)


def best_headings(sheet: Sheet, areas: Areas) -> Headings:
    """The heading row: the first that can be one, else the one that is most likely meant so."""
    rows = range(min(SEARCHED_ROWS, len(sheet.rows)))
    found = [_headings(sheet, index, areas) for index in rows]
    return next(filter(_is_complete, found), None) or max(found, key=lambda h: h.rank)


def _is_complete(headings: Headings) -> bool:
    """Whether a row has all headings that a sheet of figures needs."""
    shape = shape_of(headings) if FIRST in headings.columns else None
    return shape is not None and not missing_title(headings, shape)


def _headings(sheet: Sheet, index: int, areas: Areas) -> Headings:
    found = Headings(index, {}, [], [], [], [])
    for column, cell in enumerate(sheet.rows[index]):
        text = as_text(cell)
        if not text and not isinstance(cell, (CellError, NoResult)):
            continue
        field = FIGURES.field_of(text) if text else None
        area = areas.find(text)
        if field is not None and field in found.columns:
            found.repeated.append(column)
        elif field is not None:
            found.columns[field] = column
        elif not isinstance(read_period(cell, Basis.ROLLING_12), Problem):
            found.periods.append(column)
        elif text and area is not None:
            found.areas.append((column, area))
        else:
            found.others.append(column)
    return found


def shape_of(headings: Headings) -> Shape | None:
    """How a sheet with these headings is laid out; None where no column holds figures."""
    if "value" in headings.columns:
        return Shape.LONG
    if headings.areas and ("period" in headings.columns or not headings.periods):
        return Shape.BY_AREA
    if headings.periods and "period" not in headings.columns:
        return Shape.BY_PERIOD
    return None


def missing_title(headings: Headings, shape: Shape | None) -> str:
    """The title of the column without which the sheet cannot be read."""
    if "period" not in headings.columns and shape in {Shape.LONG, Shape.BY_AREA}:
        return FIGURES.title_of("period")
    return FIGURES.title_of("value") if shape is None else ""
