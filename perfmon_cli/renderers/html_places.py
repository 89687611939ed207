"""Where lines of the summary lead on a page: the tables that print the same figures."""

from dataclasses import dataclass, field, replace

from perfmon_cli.report.model import Line, MarkedList, Report, Row, Span, Table


@dataclass(frozen=True, slots=True)
class Places:
    """The tables by their numbers, of each figure the first row that prints it, rows led to."""

    tables: dict[int, str] = field(default_factory=dict)
    figures: dict[str, tuple[int, str]] = field(default_factory=dict)
    rows: frozenset[str] = frozenset()

    @classmethod
    def of(cls, report: Report) -> "Places":
        """Return the places of a report."""
        tables = [one for one in report.blocks if isinstance(one, Table) and one.number]
        figures: dict[str, tuple[int, str]] = {}
        for table in tables:
            for index, row in enumerate(table.rows):
                for span in _figures(row):
                    figures.setdefault(span.figure, (table.number, row_id(table, index)))
        found = cls({table.number: table.id for table in tables}, figures)
        lists = (one for one in report.blocks if isinstance(one, MarkedList))
        led = (found.of_line(item.line) for one in lists for item in one.items)
        return replace(found, rows=frozenset(place[1] for place in led if place))

    def of_line(self, line: Line) -> tuple[int, str] | None:
        """Return the number of the table, and the row, that print the first figure of a line."""
        return next((self.figures[one.figure] for one in line if one.figure in self.figures), None)


def row_id(table: Table, index: int) -> str:
    """Return the id of a row of a table."""
    return f"{table.id}-{index + 1}"


def _figures(row: Row) -> list[Span]:
    lines = (line for cell in row.cells for line in (cell.line, *cell.notes))
    return [span for line in lines for span in line if span.figure and span.anchor]
