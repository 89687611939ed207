"""On every kind of chart, whatever its data, words stay on the sheet and off each other."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from perfmon_cli.charts import (
    canvas,
    change_by_area,
    control,
    distribution,
    each_area,
    lettering,
    months,
    other_areas,
    over_time,
)
from perfmon_cli.report.model import Chart, ChartKind, Limits, Point, Series

Values = tuple[float | None, ...]

LONG = "Metropolitan Borough of Kingston upon Hull and Surroundings"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-W"
SCALE = "Incidents of anti-social behaviour recorded each month in all districts together, number"


def printed(value: float | None) -> str:
    """A number as papers print it."""
    return "not available" if value is None else f"{value:,.10g}".replace("-", "−")


def points(values: Values) -> tuple[Point, ...]:
    """Points with intervals around them."""
    return tuple(
        Point(value, printed(value))
        if value is None
        else Point(value, printed(value), value - abs(value) / 9, value + abs(value) / 9)
        for value in values
    )


def chart(kind: ChartKind, categories: tuple[str, ...], *series: Series) -> Chart:
    """A chart that says at length what it measures."""
    return Chart(
        id="c",
        kind=kind,
        title="T",
        alt="A",
        categories=categories,
        series=series,
        scale=SCALE,
    )


def times(count: int) -> tuple[str, ...]:
    """So many periods, as long as they get."""
    return tuple(f"12 months to Sep {1990 + number}" for number in range(count))


def names(count: int, name: str = LONG) -> tuple[str, ...]:
    """So many names of sixty characters."""
    return tuple(f"{name} {number}" for number in range(count))


def make_change(values: Values, wide: float) -> Figure:
    """A row an area, with the year before half as much."""
    before = tuple(None if value is None else value * 0.97 for value in values)
    one = chart(
        ChartKind.CHANGE_BY_AREA,
        names(len(values)),
        Series("12 months to September 2020, as it was counted until then", points(before)),
        Series("12 months to September 2021", points(values), is_current=True),
    )
    return change_by_area.figure(
        replace(one, category_notes=("no clear change",) * len(values)), wide
    )


def make_line(values: Values, wide: float) -> Figure:
    """One line with its target."""
    goal = Series("the target of the plan", points((50.0,) * len(values)))
    one = chart(ChartKind.OVER_TIME, times(len(values)), Series("All", points(values)))
    return over_time.figure(replace(one, goal=goal), wide)


def make_lines(values: Values, wide: float) -> Figure:
    """Six lines that end at one value."""
    series = [
        Series(name, points((*values[:-1], values[-1] or number / 100)))
        for number, name in enumerate(names(6))
    ]
    return over_time.figure(chart(ChartKind.BY_GROUP, times(len(values)), *series), wide)


def make_months(values: Values, wide: float) -> Figure:
    """Bars, and an average that ends where the last bar ends."""
    bars = Series("each month", points(values))
    average = Series("average of 12 months", points(values[-1:] * len(values)))
    return months.figure(chart(ChartKind.MONTHS, times(len(values)), bars, average), wide)


def make_panels(values: Values, wide: float) -> Figure:
    """A small chart an area."""
    series = [Series(name, points(values)) for name in (*names(3), *names(1, WORD))]
    return each_area.figure(chart(ChartKind.EACH_AREA, times(len(values)), *series), wide)


def make_bars(values: Values, wide: float) -> Figure:
    """Three measures by their parts."""
    series = [Series(name, points(values)) for name in names(3)]
    return distribution.figure(chart(ChartKind.DISTRIBUTION, names(len(values)), *series), wide)


def make_others(values: Values, wide: float) -> Figure:
    """Areas beside others, the third the own one."""
    average = [value for value in values if value is not None][:1] or [1.0]
    one = chart(ChartKind.OTHER_AREAS, names(len(values), WORD), Series("r", points(values)))
    goal = Series("the average of the most similar forces", points(tuple(average)))
    notes = tuple("own area" if number == 2 else "" for number in range(len(values)))
    return other_areas.figure(replace(one, goal=goal, category_notes=notes), wide)


def make_control(values: Values, wide: float) -> Figure:
    """A series between limits that nearly touch."""
    known = [value for value in values if value is not None] or [1.0]
    middle = sum(known) / len(known)
    ends = [Point(middle + step, f"trial limit {printed(middle + step)}") for step in (0, -1, 1)]
    one = chart(ChartKind.CONTROL, times(len(values)), Series("Thefts", points(values)))
    return control.figure(replace(one, limits=(Limits(0, len(values), *ends),)), wide)


KINDS = [
    pytest.param(make, id=make.__name__.removeprefix("make_"))
    for make in (
        make_change,
        make_line,
        make_lines,
        make_months,
        make_panels,
        make_bars,
        make_others,
        make_control,
    )
]
DATA = [
    pytest.param((5.0,), id="one point"),
    pytest.param((3.0, 3.0, 3.0, 3.0), id="all equal"),
    pytest.param((-40.0, 12.0, -3.5, 0.0), id="negative"),
    pytest.param((1_234_567_890.0, 98_765_432_109.0, 5.0), id="huge"),
    pytest.param((None, None, None), id="all missing"),
    pytest.param((7.0, *[None] * 22, 7_000.0), id="two far apart"),
    pytest.param(tuple(float(number % 17) * 60 for number in range(60)), id="sixty"),
]


def words(
    make: Callable[[Values, float], Figure],
    values: Values,
    wide: float,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Figure, list[tuple[Text, Bbox]]]:
    """The chart as it is drawn, and every text that it draws with its place on the sheet."""
    found: list[tuple[Text, Bbox]] = []
    draw: Callable[[Text, RendererBase], None] = Text.draw

    def note(text: Text, renderer: RendererBase) -> None:
        if text.get_text().strip() and text.get_visible():
            found.append((text, text.get_window_extent(renderer)))
        draw(text, renderer)

    with canvas.style(), monkeypatch.context() as patch:
        patch.setattr(Text, "draw", note)
        figure = make(values, wide)
        FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]
    return figure, found


@pytest.mark.parametrize("wide", [canvas.WIDTH_MM, canvas.NARROW_MM], ids=["wide", "narrow"])
@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("values", DATA)
def test_words_stay_on_the_sheet_and_apart(
    make: Callable[[Values, float], Figure],
    values: Values,
    wide: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No text is cut off at an edge, none lies on another, and none is smaller than 8 points."""
    figure, found = words(make, values, wide, monkeypatch)
    sheet = figure.bbox
    assert found
    for one, box in found:
        inside = box.x0 >= -1 and box.x1 <= sheet.x1 + 1 and box.y0 >= -1 and box.y1 <= sheet.y1 + 1
        assert inside, (one.get_text(), box, sheet.bounds)
        assert float(one.get_fontsize()) >= lettering.SMALL, one.get_text()
    for (one, box), (other, place) in combinations(found, 2):
        common = Bbox.intersection(box, place)
        touches = common is not None and common.width > 2 and common.height > 2
        assert not touches, (one.get_text(), other.get_text())


@pytest.mark.parametrize("bold", [False, True])
def test_words_are_measured_as_they_are_drawn(*, bold: bool) -> None:
    """The room that is reckoned is the room that is taken, within a fiftieth."""
    with canvas.style():
        figure = Figure(figsize=(10, 1))
        weight = lettering.BOLD if bold else lettering.NORMAL
        text = figure.text(0, 0, f"{LONG}, £1,234.5 (72.6%)", fontweight=weight)
        FigureCanvasAgg(figure)
        taken = text.get_window_extent().width / figure.dpi * canvas.INCH_MM
    assert lettering.width_mm(text.get_text(), bold=bold) == pytest.approx(taken, rel=0.02)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param([1.0, 9.0], [1.0, 9.0], id="apart already"),
        pytest.param([5.0, 5.0], [5.0, 7.0], id="one above the other"),
        pytest.param([9.9, 9.9], [7.0, 9.0], id="pushed down from the top"),
        pytest.param([0.0] * 5, [1.0, 3.0, 5.0, 7.0, 9.0], id="full"),
        pytest.param([0.0] * 10, [0.5 + n for n in range(10)], id="closer where they must"),
        pytest.param([], [], id="none"),
    ],
)
def test_labels_are_moved_apart_within_the_chart(
    wanted: list[float], expected: list[float]
) -> None:
    """Each two high in a chart of ten: as near as can be to where they belong."""
    assert lettering.apart(wanted, [2.0] * len(wanted), 0.0, 10.0) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        pytest.param("Leeds", 2, "Leeds", id="short"),
        pytest.param("Leeds and Bradford", 2, "Leeds and\nBradford", id="between words"),
        pytest.param("W" * 12, 2, "WWWWW\nWWWW…", id="a word too long"),
        pytest.param("a b\nc  d", 1, "a b c d", id="one space for any"),
        pytest.param("", 2, "", id="nothing"),
    ],
)
def test_names_are_broken_where_they_must_be(text: str, lines: int, expected: str) -> None:
    """In lines of 16 mm; what does not fit ends in an ellipsis."""
    assert lettering.wrapped(text, 16.0, lines=lines) == expected
