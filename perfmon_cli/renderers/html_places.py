"""Where lines of the summary lead on a page: the tables that print the same figures."""

from dataclasses import dataclass, field

from perfmon_cli.report.model import Line, Report, Span, Table


@dataclass(frozen=True, slots=True)
class Places:
    """The tables by their numbers, and of each figure its first place in one; empty for none."""

    tables: dict[int, str] = field(default_factory=dict)
    figures: dict[str, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> "Places":
        """Return the places of a report."""
        tables = [one for one in report.blocks if isinstance(one, Table) and one.number]
        figures: dict[str, tuple[int, str]] = {}
        for table in tables:
            for span in _figures(table):
                figures.setdefault(span.figure, (table.number, span.anchor))
        return cls({table.number: table.id for table in tables}, figures)

    def of_line(self, line: Line) -> tuple[int, str] | None:
        """Return the table and place of the first figure of a line that a table prints."""
        return next((self.figures[one.figure] for one in line if one.figure in self.figures), None)


def _figures(table: Table) -> list[Span]:
    lines = (line for row in table.rows for cell in row.cells for line in (cell.line, *cell.notes))
    return [span for line in lines for span in line if span.figure and span.anchor]
