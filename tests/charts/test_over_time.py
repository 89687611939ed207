"""Over time: lines, gaps, labels and scale, on the figure before it is drawn."""

from dataclasses import replace
from math import isnan

import pytest
from matplotlib.axes import Axes

from perfmon_cli import theme
from perfmon_cli.charts import canvas, lettering
from perfmon_cli.charts.over_time import figure
from perfmon_cli.report.model import Chart
from tests.charts.charts import labels, over_time, places


def axes(chart: Chart) -> Axes:
    """The axes of the drawn chart."""
    with canvas.style():
        return figure(chart).axes[0]


def texts(chart: Chart) -> list[str]:
    """What is written on it, besides the scales."""
    return [text for text, _ in labels(axes(chart))]


def test_missing_value_breaks_the_line() -> None:
    """A gap is not bridged, and says why there is no value."""
    chart = over_time((3, None, None, 5))
    line = places(axes(chart).lines[0])
    assert [isnan(value) for _, value in line] == [False, True, True, False]
    assert texts(chart) == ["5", "not available"]


def test_a_point_between_gaps_is_marked() -> None:
    """No line leads to it, also where a long line has marks at some points only."""
    values = (*range(20), None, 7.0, None, *range(20))
    marks = [
        places(line) for line in axes(over_time(values)).lines if line.get_linestyle() == "None"
    ]
    assert [(21.0, 7.0)] in marks


def test_single_line_ends_with_its_number() -> None:
    """One line needs no name: the title has it."""
    assert texts(over_time((3, 4, 5))) == ["5"]


def test_several_lines_end_with_names() -> None:
    """Several lines are named where they end, in different colours."""
    chart = over_time((3, 4, 5), (1, 2, 2.5))
    assert sorted(texts(chart)) == ["Line 1 5", "Line 2 2.5"]
    colours = [line.get_color() for line in axes(chart).lines if len(places(line)) > 2]
    assert colours == list(theme.CATEGORIES[:2])


def test_labels_do_not_touch() -> None:
    """Lines that end at the same value have their names one above the other."""
    (_, (_, lower)), (_, (_, upper)) = labels(axes(over_time((3, 9), (4, 9))))
    assert lower < upper


def test_line_that_ends_early_is_named_at_its_last_value() -> None:
    """The label stands at the last known value."""
    assert labels(axes(over_time((3, 4, None))))[0] == ("4", (1.0, 4.0))


@pytest.mark.parametrize(
    ("values", "is_zero"),
    [
        pytest.param((20, 100), True, id="wide range"),
        pytest.param((90, 100), False, id="narrow range"),
        pytest.param((-5, 100), False, id="below zero"),
    ],
)
def test_scale_starts_at_zero_unless_that_hides_the_line(
    values: tuple[float, ...], *, is_zero: bool
) -> None:
    """Zero is the foot of the scale where the data come near it."""
    assert bool(axes(over_time(values)).get_ylim()[0] == 0) is is_zero


def test_few_periods_are_written_and_the_last_always() -> None:
    """Of many periods every so many is written, counted back from the newest."""
    ticks = [label.get_text() for label in axes(over_time(tuple(range(36)))).get_xticklabels()]
    assert ticks == [f"Month {month}" for month in range(4, 37, 4)]


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        pytest.param(1250.0, "£1,250", id="thousands"),
        pytest.param(-2.5, "−£2.5", id="negative"),
        pytest.param(0.30000000000000004, "£0.3", id="binary fraction"),
        pytest.param(1000000.0, "£1,000,000", id="million"),
    ],
)
def test_numbers_of_the_scale(number: float, printed: str) -> None:
    """Numbers have commas, the prefix, a true minus sign and no binary dust."""
    assert canvas.axis_number(over_time((1, 2), prefix="£"), number) == printed


def test_a_line_that_hardly_moves_looks_so() -> None:
    """The scale spans a tenth of the values at least."""
    low, high = axes(over_time((1195, 1200, 1198))).get_ylim()
    assert high - low >= 120
    assert low < 1150
    assert high > 1250


def test_large_numbers_are_written_in_millions() -> None:
    """Short enough to be read, whole on the sheet, and never as a power of ten."""
    drawn = axes(over_time((1_180_000_000, 600_000_000), prefix="£"))
    written = [label.get_text() for label in drawn.get_yticklabels()]
    assert "£1,000 million" in written
    assert not [text for text in written if "e" in text.replace("million", "")]
    assert drawn.get_position().x0 * canvas.WIDTH_MM >= lettering.width_mm(
        "£1,000 million", lettering.SMALL
    )


def test_no_number_of_a_small_chart_is_in_millions() -> None:
    """Nor has its scale more room than it needs."""
    drawn = axes(over_time((999_999, 500_000)))
    assert "600,000" in [label.get_text() for label in drawn.get_yticklabels()]
    small = axes(over_time((1, 2)))
    assert small.get_position().x0 * canvas.WIDTH_MM == pytest.approx(13.0)


def test_a_line_of_the_scale_lies_over_the_highest_point() -> None:
    """Also of a point that would stand in the room above the last one."""
    low, high = axes(over_time((17.7, 8.2))).get_ylim()
    assert (low, high) == (0, 20)
    assert [float(tick) for tick in axes(over_time((17.7, 8.2))).get_yticks()] == [0, 5, 10, 15, 20]


def test_periods_stand_where_they_belong_in_time() -> None:
    """Points and ends are as far apart as their periods; one whose words would touch has none."""
    chart = replace(over_time((3, 4, 6, 7), (1, 2, 3, 5)), steps=(0.0, 1.4, 2.8, 3.0))
    drawn = axes(chart)
    assert [at for at, _ in places(drawn.lines[0])] == [0.0, 1.4, 2.8, 3.0]
    assert [float(tick) for tick in drawn.get_xticks()] == [0.0, 1.4, 3.0]
    assert [label.get_text() for label in drawn.get_xticklabels()] == [
        "Month 1",
        "Month 2",
        "Month 4",
    ]
