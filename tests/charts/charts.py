"""Charts to try drawing on."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from perfmon_cli.report.model import Chart, ChartKind, Limits, Point, Series, Signal

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


def control(*, rebase: bool = False, goal: float | None = None) -> Chart:
    """Twelve months between limits; the last is an improvement."""
    values = (40.0, 42.0, 38.0, 41.0, 39.0, 43.0, 37.0, 40.0, 42.0, 38.0, 41.0, 20.0)
    marks = [Signal.COMMON_CAUSE] * 11 + [Signal.IMPROVEMENT]
    drawn = tuple(
        Point(value, f"{value:g}", signal=mark, starts=rebase and index == 6)
        for index, (value, mark) in enumerate(zip(values, marks, strict=True))
    )
    edges = ((0, 6), (6, 12)) if rebase else ((0, 12),)
    return Chart(
        id="control",
        kind=ChartKind.CONTROL,
        title="Thefts fell below their limits",
        alt="Thefts fell.",
        categories=tuple(f"Month {number}" for number in range(1, 13)),
        series=(Series("Thefts", drawn),),
        limits=tuple(Limits(start, stop, *limits()) for start, stop in edges),
        key=((Signal.COMMON_CAUSE, "common cause"), (Signal.IMPROVEMENT, "improvement")),
        goal=None if goal is None else Series("target", (Point(goal, f"{goal:g}"),) * 12),
    )


def limits() -> tuple[Point, Point, Point]:
    """Centre, lower and upper."""
    return Point(40.0, "mean 40"), Point(30.0, "lower limit 30"), Point(50.0, "upper limit 50")


def each_area(*lines: tuple[float | None, ...]) -> Chart:
    """A line an area over as many years."""
    return Chart(
        id="areas",
        kind=ChartKind.EACH_AREA,
        title="Satisfaction in each district",
        alt="Satisfaction.",
        categories=tuple(f"202{n}/2{n + 1}" for n in range(len(lines[0]))),
        series=tuple(
            Series(f"Area {number}", points(*values, suffix="%"))
            for number, values in enumerate(lines, 1)
        ),
        suffix="%",
    )


def other_areas() -> Chart:
    """Three forces with their intervals; the second is our own."""
    return Chart(
        id="forces",
        kind=ChartKind.OTHER_AREAS,
        title="Fraud outcomes beside similar forces",
        alt="Fraud outcomes.",
        categories=("North", "Ours", "South"),
        category_notes=("", "own", ""),
        series=(
            Series(
                "Rate",
                (
                    Point(30.0, "30.0", 28.0, 32.0),
                    Point(35.0, "35.0", 33.0, 37.0),
                    Point(None, "not available"),
                ),
            ),
        ),
        goal=Series("similar areas", (Point(34.0, "34.0"),)),
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
