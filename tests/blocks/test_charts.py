"""Charts as data: a chart by month draws the series behind a measure's figures."""

from perfmon_cli.report.model import Chart, ChartKind
from tests.blocks.builders import COUNT, block, paper, said, seen


def test_a_chart_by_month_draws_the_months_that_are_held() -> None:
    """Months without a figure at the ends are left out; one between them is a gap that says so."""
    months = [seen(COUNT, "Jan 2022", "10"), seen(COUNT, "Mar 2022", "14")]
    composed = paper(
        [COUNT], [seen(COUNT, "2021/22", "120"), *months], block("chart", "crime", "months: yes")
    )
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert (chart.kind, chart.categories) == (
        ChartKind.OVER_TIME,
        ("Jan 2022", "Feb 2022", "Mar 2022"),
    )
    assert [point.printed for point in chart.series[0].points] == ["10", "not available", "14"]
    assert [point.value for point in chart.series[0].points] == [10, None, 14]


def test_a_chart_of_nothing_is_a_finding() -> None:
    """Without months there is nothing to draw, and no empty chart."""
    composed = paper([COUNT], [seen(COUNT, "2021/22", "120")], block("chart", "crime"))
    assert not [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert said(composed) == [
        "Paper!D2: PM305 No figures to draw for crime in the chosen quarter. Add the figures, or "
        "take the chart out of the Paper sheet."
    ]
