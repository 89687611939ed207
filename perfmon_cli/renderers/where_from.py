"""The sheet "Where from" of Checks.xlsx: every printed figure with its rule, cells and places."""

from itertools import groupby
from typing import TYPE_CHECKING

from perfmon_cli.renderers import sheets
from perfmon_cli.renderers.sheets import Column
from perfmon_cli.report.model import Report
from perfmon_cli.trace.standing import Standings
from perfmon_cli.trace.steps import Step, Steps

if TYPE_CHECKING:
    from openpyxl import Workbook

TITLE = "Where from"
_COLUMNS = (
    Column("Printed", 16),
    Column("What it is", 44),
    Column("Part", 16),
    Column("Area", 18),
    Column("Period, comparison", 26),
    Column("Rule", 46),
    Column("File", 24),
    Column("Cells", 26),
    Column("Printed in", 88),
    Column("Id", 40),
)
_MOST_CELLS, _MOST_PLACES = 40, 12


def add(book: "Workbook", report: Report) -> None:
    """Add the sheet: a row a figure, in the order of the paper, to be filtered and searched.

    A figure that only others are made of has no row; their rows name its cells.
    """
    sheet = book.create_sheet(TITLE)
    steps, standings = Steps.of_report(report), Standings(report)
    rows = [
        _row(steps.of(figure), [place.words for place in standings.of(figure)])
        for figure in report.figures
        if figure.places
    ]
    sheets.put_headings(sheet, _COLUMNS)
    sheets.put_rows(sheet, _COLUMNS, rows)
    sheets.add_filter(sheet, len(_COLUMNS), len(rows))


def _row(step: Step, places: list[str]) -> tuple[str, ...]:
    figure = step.figure
    return (
        figure.printed,
        figure.what,
        figure.component,
        figure.area,
        step.kind,
        step.rule,
        "\n".join(dict.fromkeys(file for file, _, _ in step.cells)),
        "\n".join(_some(_cells(step), _MOST_CELLS)),
        "\n".join(_some(places, _MOST_PLACES)),
        figure.id,
    )


def _cells(step: Step) -> list[str]:
    """Sheet by sheet: "History!D2, D3"; with the file where there are several."""
    files = {file for file, _, _ in step.cells}
    return [
        f"{f'{file} · ' if len(files) > 1 else ''}{sheet}!{', '.join(cell for *_, cell in group)}"
        for (file, sheet), group in groupby(step.cells, key=lambda place: place[:2])
    ]


def _some(texts: list[str], most: int) -> list[str]:
    if len(texts) <= most:
        return texts
    return [*texts[:most], f"and {len(texts) - most:,} more"]
