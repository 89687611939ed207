"""A table that Tables received describes and that gives none, or less than half, of its figures."""

from dataclasses import dataclass

from perfmon_cli.catalogue.sender_rows import TableReceived
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import CellRef
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.dataset.outline import Outline
from perfmon_cli.dataset.top_left import is_address, is_blank, is_number
from perfmon_cli.findings import Finding, finding


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures of a table have labels that say what they are of, and how many do not."""

    known: int
    unknown: int

    @property
    def is_mostly_lost(self) -> bool:
        """Whether fewer than half of its figures can be read."""
        return self.unknown > self.known


def without_figures(outline: Outline, tally: Tally, *, has_any: bool) -> Finding | None:
    """PM325 for a table that gives no figure, or fewer than half of them; None for any other.

    `has_any` says whether a figure stands below its headings at all: where labels leave all of
    them out on purpose, nothing is wrong.
    """
    if tally.is_mostly_lost:
        total = tally.known + tally.unknown
        count = f"{tally.known:,}" if tally.known else "none"
        lost = f"Of the {total:,} figures" if total > 1 else "Of the 1 figure"
        problem = f"{lost} of this table {count} can be read{_numbers(outline)}."
        return _finding(outline, problem, is_lost=True)
    if tally.known or has_any:
        return None
    return _finding(outline, f"This table gives no figure{_numbers(outline)}.", is_lost=False)


def has_numbers_for_headings(outline: Outline) -> bool:
    """Whether numbers stand in most columns where a table's last headings should stand."""
    last = [headings[-1] for headings in outline.headings if headings]
    return sum(map(is_number, last)) * 2 > len(last)


def _numbers(outline: Outline) -> str:
    if not has_numbers_for_headings(outline):
        return ""
    first = next(h[-1] for h in outline.headings if is_number(h[-1]))
    return (
        f": where its headings should be, there are numbers ({as_text(first)}), so the headings "
        "seem to stand elsewhere"
    )


def _finding(outline: Outline, problem: str, *, is_lost: bool) -> Finding:
    where = outline.sheet.ref(outline.top, outline.left)
    corner = outline.cell(outline.top, outline.left)
    stands = "nothing stands" if is_blank(corner) else f"{quoted(as_text(corner))} stands"
    source = _place(outline.table)
    typed = outline.table.top_left
    said = f"{source} says that it begins at" if typed else f"By {source} it begins at"
    problem = f"{problem} {said} {where.cell}, where {stands}."
    if is_lost and not has_numbers_for_headings(outline):
        remedy = (
            f"Do the headings begin at {where.cell}? If they do, say in Names what the labels "
            "mean; if not, correct Top-left cell."
        )
        return finding("PM325", problem, remedy, where=where)
    if is_address(typed):
        remedy = (
            f"Do the headings begin at {where.cell}? If not, leave Top-left cell blank, or write "
            "the words that stand there."
        )
    else:
        remedy = f"Do the headings begin at {where.cell}? If not, correct Top-left cell."
    remedy += " If they do, look at Down the side, Across the top and Header rows."
    return finding("PM325", problem, remedy, where=where)


def not_there(problem: str, remedy: str, table: TableReceived, where: CellRef) -> Finding:
    """PM325 for a table that was not found."""
    problem = f"{problem} Row {_place(table)} describes it."
    return finding("PM325", problem, remedy, where=where)


def _place(table: TableReceived) -> str:
    return f"{table.source.sheet}!{table.source.cell}"
