"""Tables and charts on a phone: rows as cards, and a chart's numbers beneath it."""

import re
from dataclasses import replace

import pytest

from perfmon_cli.renderers import html, html_template
from perfmon_cli.report.model import Cell, Column, ColumnKind, Report, Row, Section, Span, Table
from perfmon_cli.wording.periods import kept_together
from tests.renderers.sample import sample_images, sample_report


def page_of(*columns: ColumnKind, rows: int = 2) -> str:
    """The page of a paper with one table of these columns."""
    table = Table(
        id="t",
        caption="Calls",
        columns=tuple(Column(heading=f"Head & {at}", kind=kind) for at, kind in enumerate(columns)),
        rows=tuple(
            Row(tuple(Cell((Span(f"{row}.{at}"),)) for at in range(len(columns))))
            for row in range(rows)
        ),
        number=1,
    )
    report = replace(sample_report(), sections=(Section(id="s", blocks=(table,)),))
    return html.render(report, {}).decode()


LABEL, NUMBER, TEXT = ColumnKind.LABEL, ColumnKind.NUMBER, ColumnKind.TEXT


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        pytest.param((LABEL, NUMBER, NUMBER), "few small short", id="three columns of figures"),
        pytest.param((LABEL, *[NUMBER] * 3), "cards small short", id="four columns"),
        pytest.param((LABEL, TEXT), "cards short", id="a column of words"),
        pytest.param((LABEL, *[NUMBER] * 6), "cards short", id="seven columns"),
        pytest.param((LABEL, *[NUMBER] * 7), "cards broad short", id="eight columns"),
    ],
)
def test_each_table_is_cards_where_it_has_no_room(
    columns: tuple[ColumnKind, ...], names: str
) -> None:
    """One of few figures is a table on a phone, too, one of many is cards on a tablet."""
    assert f'<table id="t" class="{names}" role="table">' in page_of(*columns)


def test_widths_of_cards_are_those_of_the_text() -> None:
    """Not of the window: a column beside the text and larger letters leave it less."""
    style = html_template.cards()
    assert re.findall(r"@container part \(max-width:(\d+)rem\)\{\ntable\.(\w+)", style) == [
        ("18", "few"),
        ("42", "cards"),
        ("56", "broad"),
    ]


def test_cards_stay_tables_for_those_who_listen() -> None:
    """A style that unmakes a table takes its meaning away, so each element says it again."""
    page = page_of(LABEL, NUMBER, NUMBER, TEXT)
    table = page[page.index("<table") : page.index("</table>")]
    tags = re.findall(r"<(table|thead|tbody|tr|th|td)\b([^>]*)>", table)
    said = {
        "table": {"table"},
        "thead": {"rowgroup"},
        "tbody": {"rowgroup"},
        "tr": {"row"},
        "th": {"columnheader", "rowheader"},
        "td": {"cell"},
    }
    roles = [(tag, re.findall(r'role="(\w+)"', held)) for tag, held in tags]
    assert all(len(role) == 1 and role[0] in said[tag] for tag, role in roles)
    assert [role[0] for tag, role in roles if tag == "th"] == [
        *["columnheader"] * 4,
        *["rowheader"] * 2,
    ]


def test_each_figure_of_a_card_names_its_column() -> None:
    """The heading stands above each figure, escaped; the style reads it from the cell."""
    page = page_of(LABEL, NUMBER, NUMBER, NUMBER)
    assert '<td role="cell" data-label="Head &amp; 3" class="number">1.3</td>' in page
    assert "td::before{content:attr(data-label)" in html_template.resource("cards.css")


def numbers_of(report: Report) -> str:
    """The numbers behind the first chart of a page."""
    page = html.render(report, sample_images()).decode()
    begin = page.index('<details class="numbers">')
    return page[begin : page.index("</details>", begin)]


def test_numbers_behind_a_chart() -> None:
    """Every point of the chart as it is printed, under the names of its lines."""
    report = sample_report()
    chart = report.charts[0]
    told = numbers_of(report)
    assert told.count("<tr") == len(chart.categories) + 1
    for series in chart.series:
        assert f">{kept_together(series.name)}</th>" in told
        assert all(f">{point.printed or '–'}</td>" in told for point in series.points)
    assert "data-figure" not in told
