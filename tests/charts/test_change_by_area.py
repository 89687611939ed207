"""Change by area: dots, labels and scale, on the figure before it is drawn."""

from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from perfmon_cli import theme
from perfmon_cli.charts import canvas
from perfmon_cli.charts.change_by_area import figure
from perfmon_cli.report.model import Chart
from tests.charts.charts import AREAS, change_by_area, labels, places


def drawn(chart: Chart) -> Figure:
    """The drawn chart."""
    with canvas.style():
        return figure(chart)


def texts(chart: Chart) -> list[str]:
    """What is written on it, besides scale and key."""
    return [text for text, _ in labels(drawn(chart).axes[0])]


def dots(chart: Chart) -> list[tuple[float, float, bool, str]]:
    """Every dot: value, row, whether it is filled, its colour."""
    return [
        (
            *places(line)[0],
            to_hex(line.get_markerfacecolor()) != theme.WHITE,
            to_hex(line.get_markeredgecolor()),
        )
        for line in drawn(chart).axes[0].lines
        if line.get_marker() == "o" and places(line)
    ]


def tracks(chart: Chart) -> list[Line2D]:
    """The lines from earlier to current values."""
    return [line for line in drawn(chart).axes[0].lines if line.get_marker() == "None"]


def test_earlier_hollow_current_filled() -> None:
    """Each area has its earlier value hollow and its current one filled, in its row."""
    blue = theme.BLUE.lower()
    assert dots(change_by_area()) == [
        (77.7, 0, False, blue),
        (70.6, 0, True, blue),
        (81.0, 1, False, blue),
        (74.5, 1, True, blue),
        (78.3, 2, False, blue),
        (75.9, 2, True, blue),
    ]


def test_values_are_labelled() -> None:
    """Areas and values are written out as printed, the current ones first."""
    assert texts(change_by_area()) == [
        "70.6%",
        "77.7%",
        "Bradford",
        "74.5%",
        "81%",
        "Calderdale",
        "75.9%",
        "78.3%",
        "Wakefield",
    ]


@pytest.mark.parametrize(
    ("now", "side"),
    [pytest.param(70.6, "right", id="fall"), pytest.param(80.0, "left", id="rise")],
)
def test_label_stands_away_from_the_line(now: float, side: str) -> None:
    """The label of a fall ends at its dot and that of a rise begins there."""
    axes = drawn(change_by_area(now=(now, 74.5, 75.9))).axes[0]
    assert axes.texts[0].get_horizontalalignment() == side


def test_noted_area_is_grey() -> None:
    """An area with a note is drawn grey, and the note stands at its right."""
    chart = change_by_area(notes=("", "", "no clear change"))
    assert {colour for _, row, _, colour in dots(chart) if row == 2} == {theme.MID_GREY}
    assert "no clear change" in texts(chart)


def test_missing_current_value_gives_its_reason() -> None:
    """Without a current value there is no dot and no line, but the reason in words."""
    chart = change_by_area(now=(None, 74.5, 75.9))
    assert [dot[:3] for dot in dots(chart) if dot[1] == 0] == [(77.7, 0, False)]
    assert len(tracks(chart)) == 2
    assert texts(chart)[0] == "not available"


def test_nothing_known_still_draws() -> None:
    """A chart without any value is empty rows with their reasons."""
    nothing = (None, None, None)
    assert texts(change_by_area(now=nothing, before=nothing)).count("not available") == 3


def test_scale_carries_the_unit() -> None:
    """Numbers of the scale have the chart's suffix and stay inside the data's range."""
    chart = drawn(change_by_area())
    with canvas.style():
        ticks = [label.get_text() for label in chart.axes[0].get_xticklabels()]
    assert ticks
    assert all(tick.endswith("%") for tick in ticks)


def test_rows_run_downwards() -> None:
    """The first area is at the top."""
    low, high = drawn(change_by_area()).axes[0].get_ylim()
    assert (low, high) == (len(AREAS) - 0.5, -0.5)


def test_parts_of_a_chart_have_one_scale() -> None:
    """Whatever the values of their own areas, which all fit in."""
    low = replace(change_by_area((10, 11, 12), (9, 10, 11)), reach=(9.0, 90.0))
    high = replace(change_by_area((70, 80, 90), (60, 70, 80)), reach=(9.0, 90.0))
    ends = {drawn(chart).axes[0].get_xlim() for chart in (low, high)}
    ((left, right),) = ends
    assert left < 9
    assert right > 90
