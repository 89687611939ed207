"""Charts to try drawing on."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from perfmon_cli.report.model import Chart, ChartKind, Point, Series

AREAS = ("Bradford", "Calderdale", "Wakefield")


def points(*values: float | None, suffix: str = "") -> tuple[Point, ...]:
    """Points with their numbers as printed; None is not available."""
    return tuple(
        Point(value, "not available" if value is None else f"{value:g}{suffix}") for value in values
    )


def change_by_area(
    now: tuple[float | None, ...] = (70.6, 74.5, 75.9),
    before: tuple[float | None, ...] = (77.7, 81.0, 78.3),
    notes: tuple[str, ...] = (),
) -> Chart:
    """Satisfaction in three areas, a year apart."""
    return Chart(
        id="satisfaction",
        kind=ChartKind.CHANGE_BY_AREA,
        title="Satisfaction fell in two of the three districts",
        alt="Satisfaction fell.",
        categories=AREAS,
        series=(
            Series("12 months to Mar 2021", points(*before, suffix="%")),
            Series("12 months to Mar 2022", points(*now, suffix="%"), is_current=True),
        ),
        category_notes=notes,
        suffix="%",
    )


def over_time(*lines: tuple[float | None, ...], prefix: str = "") -> Chart:
    """A line a run of values, over as many months."""
    months = tuple(f"Month {number}" for number in range(1, len(lines[0]) + 1))
    return Chart(
        id="hate",
        kind=ChartKind.OVER_TIME,
        title="Hate incidents rose",
        alt="Hate incidents rose.",
        categories=months,
        series=tuple(
            Series(f"Line {number}", points(*values)) for number, values in enumerate(lines, 1)
        ),
        prefix=prefix,
    )


def places(line: Line2D) -> list[tuple[float, float]]:
    """The points of a drawn line."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata(), dtype=float)]


def labels(axes: Axes) -> list[tuple[str, tuple[float, float]]]:
    """What is written on a drawn chart besides scales and key, and at which point."""
    return [
        (text.get_text(), (float(text.xy[0]), float(text.xy[1])))
        for text in axes.texts
        if isinstance(text, Annotation)
    ]
