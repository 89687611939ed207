"""How a table of figures is laid out: which figure stands in which row and column."""

from dataclasses import dataclass, replace

from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, PREVIOUS_YEAR, Comparator

DIRECTIONS = ("area", "part", "period", "measure")
SHOWS = ("value", "change", "% change", "above/below", "trend", "rate", "n")
_COMPARATORS = {c.name: c for c in (PREVIOUS_YEAR, BASELINE, PLAN_BASELINE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What a row or a column says of its figures; a cell is a row and a column together."""

    label: str = ""
    refs: tuple[MeasureRef, ...] = ()  #: one, or one a column of a grid
    pick: int | None = None  #: which of the row's refs this column takes
    part: str | None = None
    area: str | None = None
    column: str | None = None  #: "0", "-1", "baseline", "2019/20"
    show: str | None = None
    comparator: Comparator | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One cell: which figure, and what of it."""

    ref: MeasureRef
    column: str = "0"
    show: str = "value"
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table's rows and columns before any figure is printed."""

    rows: tuple[Slice, ...]
    columns: tuple[Slice, ...]
    corner: str = ""  #: the heading of the first column
    left_out: tuple[tuple[str, str], ...] = ()  #: (measure, period or row) without any figure


def slot(row: Slice, column: Slice) -> Slot | None:
    """The figure where a row and a column meet; None when the row has no figure there."""
    if column.pick is not None:
        if column.pick >= len(row.refs):
            return None
        ref = row.refs[column.pick]
    else:
        refs = row.refs or column.refs
        if not refs:
            return None
        ref = refs[0]
    part = row.part if row.part is not None else column.part
    area = row.area if row.area is not None else column.area
    ref = replace(
        ref,
        part=ref.part if part is None else part,
        area=ref.area if area is None else area,
    )
    return Slot(
        ref=ref,
        column=row.column or column.column or "0",
        show=row.show or column.show or "value",
        comparator=row.comparator or column.comparator,
    )


def shows(row: BlockRow, default: str) -> tuple[str, ...]:
    """What a block shows, in order; words that are not known are left out."""
    wanted = [part.strip().casefold() for part in row.setting("show", default).split(",")]
    return tuple(show for show in wanted if show in SHOWS)


def comparators(row: BlockRow) -> tuple[Comparator, ...]:
    """On what a block's changes are drawn: its `change on`, else the previous year."""
    wanted = [part.strip().casefold() for part in row.setting("change on").split(",")]
    found = tuple(_COMPARATORS[name] for name in wanted if name in _COMPARATORS)
    return found or (PREVIOUS_YEAR,)


def listed(row: BlockRow, name: str) -> tuple[str, ...]:
    """A setting's list: "Male, Female, Total"."""
    return tuple(part.strip() for part in row.setting(name).split(",") if part.strip())
