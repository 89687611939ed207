"""The control chart: marks by shape and colour, limits a stretch, target and breaks."""

from matplotlib.figure import Figure

from perfmon_cli.charts import canvas, control, each_area, other_areas
from tests.charts import charts


def drawn(figure: Figure) -> dict[str, list[tuple[tuple[float, float], ...]]]:
    """The lines of the first axes by their marker ("None" for plain lines)."""
    found: dict[str, list[tuple[tuple[float, float], ...]]] = {}
    for line in figure.axes[0].lines:
        found.setdefault(str(line.get_marker()), []).append(tuple(charts.places(line)))
    return found


def test_the_marked_point_has_a_shape_of_its_own() -> None:
    """An improvement is a square, common cause a circle: colour is never needed."""
    with canvas.style():
        lines = drawn(control.figure(charts.control()))
    assert lines["s"] == [((11.0, 20.0),), ()]
    assert len([line for line in lines["o"] if line]) == 11


def test_every_kind_of_mark_has_another_shape() -> None:
    """No two kinds of point share a shape."""
    shapes = [mark["marker"] for mark in control.MARKS.values()]
    assert len(set(shapes)) == len(shapes) == 4


def test_limits_start_anew_at_a_break() -> None:
    """Both stretches have a centre line and two limits, and no line crosses the break."""
    with canvas.style():
        lines = drawn(control.figure(charts.control(rebase=True)))["None"]
    spans = [(a[0], b[0]) for a, b in (line for line in lines if len(line) == 2)]
    assert spans.count((-0.45, 5.45)) == 3
    assert spans.count((5.55, 11.45)) == 3
    assert [len(line) for line in lines if len(line) > 2] == [6, 6]


def test_the_newest_limits_are_named_with_their_numbers() -> None:
    """A reader need not measure the chart."""
    with canvas.style():
        axes = control.figure(charts.control(goal=35.0)).axes[0]
    assert [text for text, _ in charts.labels(axes)] == [
        "target 35",
        "lower limit 30",
        "mean 40",
        "upper limit 50",
    ]


def test_areas_share_one_scale_and_gaps_stay_gaps() -> None:
    """Every panel has the same limits; the title of each names its newest number."""
    chart = charts.each_area((70.0, 72.0, 71.0), (60.0, None, 90.0), (65.0, 66.0, None))
    with canvas.style():
        panels = each_area.figure(chart).axes
    assert len({panel.get_ylim() for panel in panels}) == 1
    assert [panel.get_title(loc="left") for panel in panels] == [
        "Area 1: 71%",
        "Area 2: 90%",
        "Area 3: 66%",
    ]


def test_sixty_areas_fit() -> None:
    """Three panels a row, however many areas there are; each keeps its height."""
    chart = charts.each_area(*[(float(n), float(n + 1)) for n in range(60)])
    with canvas.style():
        figure = each_area.figure(chart)
    heights = {
        round(panel.get_position().height * figure.get_size_inches()[1], 3) for panel in figure.axes
    }
    assert (len(figure.axes), heights) == (60, {round(34 / 25.4, 3)})


def test_other_areas_have_their_intervals_and_the_average() -> None:
    """The own area is a diamond; an area without a figure says so and draws nothing."""
    with canvas.style():
        figure = other_areas.figure(charts.other_areas())
    lines = drawn(figure)
    assert lines["D"] == [((35.0, 1.0),)]
    assert lines["o"] == [((30.0, 0.0),)]
    assert ((28.0, 0.0), (32.0, 0.0)) in lines["None"]
    said = [text for text, _ in charts.labels(figure.axes[0])]
    assert said == [
        "similar areas: 34.0",
        "North",
        "30.0",
        "Ours",
        "35.0",
        "South",
        "not available",
    ]
