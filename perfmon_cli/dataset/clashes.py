"""Two columns of figures that contradict each other cell by cell: one heading is probably wrong."""

from collections import defaultdict
from dataclasses import dataclass, field

from perfmon_cli.cells.model import CellRef, column_letters
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding

#: From so many contradictions on, and when most figures contradict, it is the column's heading.
_FEWEST = 5

Column = tuple[str, str, int]


def column_of(where: CellRef) -> Column:
    """The column a cell stands in."""
    return (where.file, where.sheet, where.position[1])


@dataclass(slots=True)
class Clashes:
    """Counts, for pairs of columns, the figures given in both and those that differ."""

    _headings: dict[Column, tuple[CellRef, str]] = field(default_factory=dict)
    _both: defaultdict[tuple[Column, Column], int] = field(default_factory=lambda: defaultdict(int))
    _differing: dict[tuple[Column, Column], list[Finding]] = field(default_factory=dict)

    def head(self, where: CellRef, text: str) -> None:
        """Remember the heading of a column that has figures of one period."""
        self._headings[column_of(where)] = (where, text)

    def compare(self, here: CellRef, there: CellRef) -> None:
        """Count a figure that two columns give."""
        self._both[column_of(here), column_of(there)] += 1

    def differ(self, found: Finding, here: CellRef, there: CellRef) -> None:
        """Keep the finding of two cells that contradict each other."""
        self._differing.setdefault((column_of(here), column_of(there)), []).append(found)

    def together(self) -> dict[Finding, Finding | None]:
        """What stands in place of single findings: one for a column, None for those behind it."""
        found: dict[Finding, Finding | None] = {}
        for pair, single in self._differing.items():
            heading = self._headings.get(pair[0])
            if heading is not None and len(single) >= max(_FEWEST, self._both[pair] // 2 + 1):
                found |= dict.fromkeys(single)
                found[single[0]] = _of_column(heading, pair, single)
        return found


def _of_column(
    heading: tuple[CellRef, str], pair: tuple[Column, Column], single: list[Finding]
) -> Finding:
    where, text = heading
    (file, sheet, _), (other_file, other_sheet, column) = pair
    place = f"column {column_letters(column)}"
    if (other_file, other_sheet) != (file, sheet):
        place = f"{other_sheet or other_file} {place}"
    if other_file != file and other_sheet:
        place = f"{other_file}, {place}"
    return finding(
        single[0].code,
        f"{len(single):,} figures under {quoted(text)} differ from those of {place}, which is of "
        "the same period.",
        f"Is {quoted(text)} right? If it is, find out which of the two columns is.",
        where=where,
    )
