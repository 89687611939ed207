"""The numbers behind a chart as a table: for phones, for those who listen, for pasting."""

from collections.abc import Iterator

from markupsafe import Markup

from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.renderers.html_table import table
from perfmon_cli.report.model import Cell, Chart, Column, ColumnKind, Row, Series, Span, Table


def numbers(chart: Chart, medium: Medium) -> Markup:
    """Return the table behind a summary that opens it; nothing where the medium wants none."""
    if not medium.has_numbers or not chart.categories:
        return Markup("")
    return Markup('<details class="numbers"><summary>{}</summary>{}</details>').format(
        medium.words["figure.numbers"], table(_table(chart, medium), medium)
    )


def _table(chart: Chart, medium: Medium) -> Table:
    lines = tuple(_lines(chart))
    heads = [Column(heading=medium.words["figure.category"], kind=ColumnKind.LABEL, share=2)]
    heads += [Column(heading=line.name or chart.title, kind=ColumnKind.NUMBER) for line in lines]
    rows = (
        Row((_cell(category), *(_cell(line.points[at].printed) for line in lines)))
        for at, category in enumerate(chart.categories)
    )
    return Table(
        id=f"{chart.id}_numbers", caption=chart.title, columns=tuple(heads), rows=tuple(rows)
    )


def _lines(chart: Chart) -> Iterator[Series]:
    """The chart's lines, and its target where that has a point for each category."""
    yield from chart.series
    if chart.goal is not None and len(chart.goal.points) == len(chart.categories):
        yield chart.goal


def _cell(text: str) -> Cell:
    return Cell((Span(text or "–"),))
