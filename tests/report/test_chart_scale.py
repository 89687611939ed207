"""What the scale of a chart spans, and whether zero is on it."""

from dataclasses import replace

import pytest

from perfmon_cli.report import chart_scale
from perfmon_cli.report.model import Chart, ChartKind, Limits, Point, Series


def chart(*values: float | None, kind: ChartKind = ChartKind.OVER_TIME) -> Chart:
    """A chart of one line."""
    points = tuple(Point(value, "") for value in values)
    names = tuple(str(index) for index in range(len(values)))
    return Chart(
        id="c", kind=kind, title="T", alt="A", categories=names, series=(Series("S", points),)
    )


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        pytest.param((50.0, 100.0), (0.0, 100.0), id="the lowest is half of the highest"),
        pytest.param((51.0, 100.0), (51.0, 100.0), id="more than half"),
        pytest.param((-1.0, 100.0), (-1.0, 100.0), id="below zero and above"),
        pytest.param((-100.0, -50.0), (-100.0, 0.0), id="negative, half"),
        pytest.param((-100.0, -51.0), (-100.0, -51.0), id="negative, more than half"),
        pytest.param((0.0, 0.0), (0.0, 0.0), id="nothing but zero"),
        pytest.param((None,), (0.0, 1.0), id="no figure"),
    ],
)
def test_a_scale_starts_at_zero_unless_that_would_squeeze(
    values: tuple[float | None, ...], ends: tuple[float, float]
) -> None:
    """Zero is on it where it is one of the ends or between them."""
    found = chart(*values)
    assert chart_scale.ends(found) == ends
    assert chart_scale.has_zero(found) is (ends[0] <= 0 <= ends[1])


@pytest.mark.parametrize("kind", [ChartKind.MONTHS, ChartKind.DISTRIBUTION])
def test_bars_stand_on_zero(kind: ChartKind) -> None:
    """However close they are."""
    assert chart_scale.ends(chart(99.0, 100.0, kind=kind)) == (0.0, 100.0)


def test_all_that_is_drawn_has_room() -> None:
    """Intervals, targets and limits; of a chart in parts what all parts hold."""
    found = replace(
        chart(70.0, 75.0),
        goal=Series("target", (Point(90.0, ""),)),
        limits=(Limits(0, 2, Point(72.0, ""), Point(60.0, ""), Point(80.0, "")),),
    )
    assert chart_scale.ends(found) == (60.0, 90.0)
    interval = Series("S", (Point(70.0, "", low=55.0, high=95.0),))
    assert chart_scale.ends(replace(chart(70.0), series=(interval,))) == (55.0, 95.0)
    assert chart_scale.ends(replace(chart(70.0), reach=(65.0, 99.0))) == (65.0, 99.0)
