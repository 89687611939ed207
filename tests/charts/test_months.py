"""Months with their average: what names the bars and the line, and the scale above them."""

from dataclasses import replace

from matplotlib.axes import Axes

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.charts.months import figure
from perfmon_cli.report.model import Chart, ChartKind, Series
from tests.charts.charts import labels, places, points


def months(each: tuple[float | None, ...], average: tuple[float | None, ...]) -> Chart:
    """Months of 2022 from January on."""
    names = ("Jan 2022", "Feb 2022", "Mar 2022")
    return Chart(
        id="hate",
        kind=ChartKind.MONTHS,
        title="Hate incidents rose",
        alt="Hate incidents rose.",
        categories=names,
        series=(Series("each month", points(*each)), Series("12-month average", points(*average))),
    )


def axes(chart: Chart) -> Axes:
    """The axes of the drawn chart."""
    with canvas.style():
        return figure(chart).axes[0]


def test_bars_and_line_are_named_by_what_their_numbers_are() -> None:
    """The newest month by its name, the line by its own, each in a colour of its mark."""
    drawn = axes(months((799, 794, 951), (None, 880, 891)))
    assert [text for text, _ in labels(drawn)] == ["Mar 2022: 951", "12-month average: 891"]
    assert [text.get_color() for text in drawn.texts] == [theme.BAR_WORDS, theme.BLUE]


def test_a_thin_line_ties_each_name_to_its_mark() -> None:
    """It starts at the corner of the newest bar and at the end of the line, in their colours."""
    drawn = axes(months((799, 794, 951), (None, 880, 891)))
    ties = [line for line in drawn.lines if line.get_linewidth() == 0.8 and len(places(line)) == 3]
    assert [(line.get_color(), places(line)[0]) for line in ties] == [
        (theme.BAR_WORDS, (2.38, 951.0)),
        (theme.BLUE, (2.0, 891.0)),
    ]


def test_an_average_of_an_earlier_month_says_so() -> None:
    """So do bars: the newest month may not be held yet."""
    drawn = axes(months((799, 794, None), (None, 880, None)))
    assert [text for text, _ in labels(drawn)][:2] == [
        "Feb 2022: 794",
        "12-month average, Feb 2022:\n880",
    ]


def test_bars_alone_are_named_by_the_newest_month() -> None:
    """Where there are no twelve months there is no line."""
    chart = months((799, 794, 951), (None, None, None))
    drawn = axes(replace(chart, series=chart.series[:1]))
    assert [text for text, _ in labels(drawn)] == ["Mar 2022: 951"]


def test_a_line_of_the_scale_lies_over_the_highest_bar() -> None:
    """So that its height can be read off between two lines."""
    drawn = axes(months((799, 1029, 951), (None, 880, 891)))
    assert [float(tick) for tick in drawn.get_yticks()] == [0, 250, 500, 750, 1000, 1250]
