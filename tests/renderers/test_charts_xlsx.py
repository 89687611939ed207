"""charts.xlsx: the numbers behind each chart, to look up and to draw again."""

import io
from dataclasses import replace

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfmon_cli.renderers import charts_xlsx
from perfmon_cli.report.model import (
    Chart,
    ChartKind,
    Point,
    PrintedFigure,
    Report,
    Section,
    Series,
    Span,
)
from tests.charts.charts import control, other_areas

SATISFACTION = Chart(
    id="g",
    kind=ChartKind.OVER_TIME,
    title='=HYPERLINK("https://example.invalid","Satisfaction fell")',
    alt="",
    number=2,
    scale="Satisfaction, %",
    categories=("2020/21", "+2021/22"),
    series=(
        Series("@Leeds", (Point(77.6, "77.6%", figure="f1"), Point(72.6, "72.6%", figure="f2"))),
        Series(
            "Kirklees",
            (
                Point(70.0, "70.0%", status="provisional", symbols=("[p]",)),
                Point(None, "fewer than 5", symbols=("[c]",)),
            ),
        ),
    ),
    notes=((Span("Source: the survey. "), Span("As at 12 May 2022.")),),
)


def report(*charts: Chart) -> Report:
    """A paper of these charts."""
    figures = [
        PrintedFigure(
            id=name,
            measure="m",
            component="",
            area="",
            period=None,
            quantity="value",
            comparator="",
            value=value,
            unit="percent",
            printed="",
            rule="given",
        )
        for name, value in (("f1", "77.600000000000000001"), ("f2", "72.6"))
    ]
    return Report(
        title="The paper",
        subtitle="12 months to March 2022",
        organisation="The office",
        footer="",
        file_stem="x",
        sections=(Section(id="s", blocks=charts),),
        figures=tuple(figures),
    )


def book(*charts: Chart) -> Workbook:
    """The workbook of these charts."""
    return load_workbook(io.BytesIO(charts_xlsx.render(report(*charts))))


def rows(sheet: Worksheet) -> list[list[object]]:
    """What stands in a sheet."""
    found = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [row for row in found if any(cell is not None for cell in row)]


def test_a_sheet_a_chart_with_title_source_and_numbers() -> None:
    """Printed as in the paper, and unrounded to calculate with; gaps have their symbol."""
    sheet = book(SATISFACTION)["Figure 2"]
    assert rows(sheet)[1:] == [
        ["Satisfaction, %", None, None, None, None, None],
        ["Source: the survey. As at 12 May 2022.", None, None, None, None, None],
        ["Back to the contents", None, None, None, None, None],
        ["Line or group", "Period, area or part", "As printed", "Number", "Symbol", "Note"],
        ["@Leeds", "2020/21", "77.6%", 77.6, None, None],
        ["@Leeds", "+2021/22", "72.6%", 72.6, None, None],
        ["Kirklees", "2020/21", "70.0%", 70, "[p]", "provisional"],
        ["Kirklees", "+2021/22", "fewer than 5", None, "[c]", None],
    ]


def test_no_text_is_a_formula() -> None:
    """Whatever titles, areas and periods begin with."""
    for sheet in book(SATISFACTION):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_contents_lead_to_every_sheet_and_back() -> None:
    """Parts of one chart are sheets of their own."""
    found = book(SATISFACTION, replace(SATISFACTION, id="g2"), replace(other_areas(), number=3))
    assert found.sheetnames == ["Contents", "Figure 2", "Figure 2 (2)", "Figure 3"]
    cells = [cell for row in found["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert [cell.hyperlink.location for cell in cells] == [
        "'Figure 2'!A1",
        "'Figure 2 (2)'!A1",
        "'Figure 3'!A1",
    ]
    assert found["Figure 3"]["A2"].hyperlink is not None


def test_limits_targets_and_intervals_are_numbers_too() -> None:
    """All that is drawn can be looked up."""
    found = book(replace(control(goal=35.0), number=1), replace(other_areas(), number=2))
    first = rows(found["Figure 1"])
    assert ["Thefts", "Month 1 – Month 12", "lower limit 30", 30, None, None] in first
    assert ["Thefts", "Month 12", "20", 20, None, "improvement"] in first
    assert ["target", "Month 1", "35", 35, None, None] in first
    second = rows(found["Figure 2"])
    assert ["Rate", "Ours", "35.0", 35, 33, 37, None, "own"] in second


def test_same_report_same_bytes() -> None:
    """No clock and no chance in it."""
    assert charts_xlsx.render(report(SATISFACTION)) == charts_xlsx.render(report(SATISFACTION))
