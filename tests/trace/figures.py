"""Printed figures and small papers for the tests of the trace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from perfmon_cli.period import Period
from perfmon_cli.report.figures import FigureBook, FigureName
from perfmon_cli.report.model import (
    Cell,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Place,
    PrintedFigure,
    Report,
    Row,
    Section,
    Span,
    Table,
)

NOW = Period(date(2021, 4, 1), date(2022, 3, 31))
BEFORE = Period(date(2020, 4, 1), date(2021, 3, 31))
CELL = ("data/figures.xlsx", "History", "E2")
_LABELS = {NOW: "2021/22", BEFORE: "2020/21"}


def figure(
    printed: str = "72.6%",
    value: str = "72.6",
    *,
    measure: str = "satisfaction",
    area: str = "Leeds",
    part: str = "",
    period: Period = NOW,
    quantity: str = "value",
    comparator: str = "",
    rule: str = "given",
    inputs: Sequence[str] = (),
    sources: Sequence[tuple[str, str, str]] = (CELL,),
    symbols: Sequence[str] = (),
) -> PrintedFigure:
    """A figure, by default a given one of Leeds."""
    name = FigureName(
        measure=measure,
        component=part,
        area=area,
        period=period,
        quantity=quantity,
        comparator=comparator,
    )
    return PrintedFigure(
        id=name.id,
        measure=measure,
        component=part,
        area=area,
        period=(period.start.isoformat(), period.end.isoformat(), _LABELS[period]),
        quantity=quantity,
        comparator=comparator,
        value=value,
        unit="percent",
        printed=printed,
        rule=rule,
        what=f"Victim satisfaction, {area}",
        symbols=tuple(symbols),
        inputs=tuple(inputs),
        sources=tuple(sources),
    )


def change(printed: str = "−5.0 pp", value: str = "-5.0", **others: Any) -> PrintedFigure:
    """The change of Leeds on the previous year, made of the two figures of `pair`."""
    made = figure(
        printed,
        value,
        quantity="change",
        comparator="previous year",
        rule="difference",
        sources=(),
        inputs=[one.id for one in pair()],
    )
    return replace(made, **others)


def pair() -> tuple[PrintedFigure, PrintedFigure]:
    """Satisfaction in Leeds this year and the year before."""
    return figure(), figure("77.6%", "77.6", period=BEFORE)


def report(*figures: PrintedFigure, text: str = "", words: str = "") -> Report:
    """A paper with the figures in one row of Table 1 and the last in a paragraph, as `words`."""
    book = FigureBook()
    cells = [Cell((Span("Leeds"),))]
    for number, one in enumerate(figures, start=1):
        cells.append(Cell((book.print(one, Place("table", "Table 1", "Leeds", f"C{number}")),)))
    place = Place("text", "commentary/2022Q1/11-text.md", "7")
    said = book.print(figures[-1], place, words)
    head = Column(heading="Area", kind=ColumnKind.LABEL)
    columns = [Column(heading=f"C{n}", kind=ColumnKind.NUMBER) for n in range(1, len(cells))]
    table = Table(
        id="T_1", caption="All", number=1, columns=(head, *columns), rows=(Row(tuple(cells)),)
    )
    paragraph = Paragraph(id="P_1", number="1.1.1", line=(Span(text or "It is "), said))
    heading = Heading(id="H_1", level=2, text="Satisfaction", number="1.1")
    return Report(
        title="Performance report",
        subtitle="12 months to March 2022",
        organisation="The Mayor's office",
        footer="",
        file_stem="performance-report-2022-03",
        sections=(Section(id="S_1", blocks=(heading, paragraph, table)),),
        figures=book.figures(),
    )
