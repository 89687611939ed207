"""Comparison with other areas: the table of areas, who stands where, and the priority's table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import CellRef
from perfmon_cli.indicators.other_areas import SIMILAR_AREAS
from perfmon_cli.measure import PREVIOUS_YEAR, Measure, Polarity
from perfmon_cli.report.model import Chart, MarkedList, PrintedFigure
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    grid,
    paper,
    prioritised,
    said,
    seen,
    tables,
    text,
    when,
    words,
)

WITHOUT = "Similar forces: their figure leaves Northshire out."
NATIONAL = "National: their figure may include Northshire."
CLEARLY = (
    "Clearly higher or lower: their figure lies outside the 95% interval of Northshire's own "
    "figure."
)
UNTESTED = "Not tested: how many cases there were is not known."
HEAD = [
    "Measure, and with whom it is compared",
    "Northshire",
    "Their figure",
    "Place",
    "What it says",
]
NORTH = "Northshire"


def row(
    measure: Measure,
    area: str,
    value: str | None,
    *,
    of: tuple[int, int] | None = None,
    people: int | None = None,
    period: str = "2021/22",
    group: str = "Similar forces",
    as_at: str = "",
    cell: str = "E2",
) -> OtherArea:
    """A row of the sheet Other areas."""
    place = CellRef("data/figures.xlsx", "Other areas", cell)
    return OtherArea(
        measure=measure.id,
        area=area,
        group="" if area == NORTH else group,
        period=when(period, measure),
        value=None if value is None else Decimal(value),
        numerator=None if of is None else Decimal(of[0]),
        denominator=None if of is None else Decimal(of[1]),
        population=None if people is None else Decimal(people),
        as_at=as_at,
        source=place,
        cells=(place,),
    )


SHARES = (
    row(PERCENT, "Kent", "12.0", of=(120, 1000), cell="E2"),
    row(PERCENT, "Devon", "10.0", of=(200, 2000), cell="E3"),
    row(PERCENT, NORTH, "15.0", of=(150, 1000), cell="E4"),
    row(PERCENT, "England", "13", of=(1300, 10_000), group="National", cell="E5"),
)
COUNTS = (
    row(COUNT, "Kent", "300", people=10_000, cell="E2"),
    row(COUNT, "Devon", "300", people=30_000, cell="E3"),
    row(COUNT, NORTH, None, people=20_000, cell="E4"),
)


def figure(composed: Composed, name: str) -> PrintedFigure:
    """A figure of the paper by its id."""
    return next(f for f in composed.report.figures if f.id == name)


def test_areas_and_who_stands_where() -> None:
    """The areas as they are given, then the own area beside each group."""
    composed = paper([PERCENT], [], block("comparison", "satisfaction"), other_areas=SHARES)
    areas, standing = tables(composed)
    assert grid(areas) == [
        ["Force", "Satisfaction"],
        ["Kent", "12.0%"],
        ["Devon", "10.0%"],
        ["Northshire", "15.0%"],
        ["England", "13.0%"],
    ]
    assert [row.is_own for row in areas.rows] == [False, False, True, False]
    assert not any(row.is_total for row in areas.rows)
    assert grid(standing) == [
        HEAD,
        [
            "Satisfaction / Similar forces (2 areas), 2021/22",
            "15.0%",
            "10.7% / the two others together",
            "1 of 3 / counted from the highest, the best",
            "clearly higher",
        ],
        [
            "Satisfaction / National, 2021/22",
            "15.0%",
            "13.0% / as given",
            "not ranked",
            "not clearly different",
        ],
    ]
    assert standing.caption == "How Northshire stands among other areas"
    assert [words(line) for line in standing.notes] == [f"{WITHOUT} {NATIONAL} {CLEARLY}"]
    assert said(composed) == []


def test_the_figures_behind_it() -> None:
    """Average and place have ids, the figures they are made of, and the cells of those."""
    composed = paper([PERCENT], [], block("comparison", "satisfaction"), other_areas=SHARES)
    period = "2021-04_2022-03"
    kent, devon = (f"satisfaction.{area}.{period}.value" for area in ("kent", "devon"))
    average = figure(composed, f"satisfaction.average-similar-forces.{period}.value")
    assert (average.value, average.printed, average.rule) == (
        str(Decimal(32000) / 3000),
        "10.7%",
        "ratio",
    )
    assert average.inputs == (kent, devon)
    assert [cell for _, _, cell in average.sources] == ["E2", "E3"]
    place = figure(composed, f"satisfaction.northshire.{period}.rank.similar-forces")
    assert (place.quantity, place.value, place.printed, place.rule) == (
        "rank",
        "1",
        "1 of 3",
        "derived",
    )
    assert place.inputs == (f"satisfaction.northshire.{period}.value", kent, devon)
    (where,) = place.places
    assert (where.ref, where.row, where.column) == (
        "Table 2",
        "Satisfaction: Similar forces (2 areas), 2021/22",
        "Place",
    )


def test_counts_by_population() -> None:
    """Counts stand as they are; who stands where is said of cases per 1,000 people."""
    held = [seen(COUNT, "2021/22", "400")]
    composed = paper([COUNT], held, block("comparison", "crime"), other_areas=COUNTS)
    areas, standing = tables(composed)
    assert grid(areas)[1:] == [["Kent", "300"], ["Devon", "300"], ["Northshire", "400"]]
    assert grid(standing)[1] == [
        "Crime / Similar forces (2 areas), 2021/22 / per 1,000 people",
        "20.0",
        "15.0 / the two others together",
        "2 of 3 / counted from the lowest, the best",
        "clearly higher",
    ]


def test_the_own_area_needs_no_row() -> None:
    """Its figure is taken from the measure's own."""
    rows = [r for r in SHARES if r.area != NORTH]
    held = [seen(PERCENT, "2021/22", "15.0")]
    composed = paper([PERCENT], held, block("comparison", "satisfaction"), other_areas=rows)
    areas, standing = tables(composed)
    assert grid(areas)[-1] == ["Northshire", "15.0%"]
    assert [line[1:] for line in grid(standing)[1:]] == [
        [
            "15.0%",
            "10.7% / the two others together",
            "1 of 3 / counted from the highest, the best",
            "not tested",
        ],
        ["15.0%", "13.0% / as given", "not ranked", "not tested"],
    ]
    assert [words(line) for line in standing.notes] == [f"{WITHOUT} {NATIONAL} {UNTESTED}"]


def test_one_figure_of_the_own_area() -> None:
    """Where its row says otherwise than the measure (PM310), the paper prints the measure's."""
    held = [seen(PERCENT, "2021/22", "14.0")]
    composed = paper([PERCENT], held, block("comparison", "satisfaction"), other_areas=SHARES)
    areas, standing = tables(composed)
    assert [grid(areas)[3], grid(standing)[1][1]] == [["Northshire", "14.0%"], "14.0%"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(COUNT, "Kent", "300"), row(COUNT, NORTH, "400")], 1),
        ([row(PERCENT, "Kent", "12.0")], 1),
    ],
    ids=["counts without a population", "no own figure"],
)
def test_nothing_to_say_of_who_stands_where(rows: list[OtherArea], expected: int) -> None:
    """Areas that cannot be compared stand beside each other and no more."""
    measure = COUNT if rows[0].measure == "crime" else PERCENT
    composed = paper([measure], [], block("comparison", measure.id), other_areas=rows)
    assert len(tables(composed)) == expected
    assert said(composed) == []


def test_one_area_without_a_population() -> None:
    """Nobody is given a place among some of them; the finding names the row."""
    rows = [*COUNTS, row(COUNT, "Avon", "7", cell="E5")]
    composed = paper(
        [COUNT], [seen(COUNT, "2021/22", "400")], block("comparison", "crime"), other_areas=rows
    )
    assert grid(tables(composed)[1])[1][2:] == [
        "not compared",
        "not compared",
        "not comparable: no population to count it on",
    ]
    assert said(composed) == [
        "Other areas!E5: PM305 Avon has a number of crime but no population to count it on. Enter "
        "its Population, or take the row out: until then the areas are not compared."
    ]


@pytest.mark.parametrize(
    ("more", "note"),
    [
        (["3"], "Similar forces: 1 more area is withheld and not counted."),
        (["3", "4"], "Similar forces: 2 more areas are withheld and not counted."),
    ],
)
def test_areas_that_are_withheld(more: list[str], note: str) -> None:
    """A place among those that are left says that there are others."""
    secret = replace(COUNT, disclosive=True)
    rows = [
        *COUNTS,
        *(row(COUNT, f"Area {number}", value, people=900) for number, value in enumerate(more)),
    ]
    composed = paper(
        [secret], [seen(secret, "2021/22", "400")], block("comparison", "crime"), other_areas=rows
    )
    standing = tables(composed)[1]
    assert grid(standing)[1][3].startswith("2 of 3")
    assert [words(line) for line in standing.notes][1:] == [note]
    drawn = block("chart", "crime", "kind: other areas")
    beside = paper([secret], [seen(secret, "2021/22", "400")], drawn, other_areas=rows)
    (chart,) = [b for b in beside.report.blocks if isinstance(b, Chart)]
    assert note in [words(line) for line in chart.notes]


def test_a_single_area_and_a_national_figure_worked_out() -> None:
    """No note says that the area is left out of, or in, the figure of one other area.

    A national figure that only its numbers give is not called as given.
    """
    rows = [
        row(PERCENT, "Kent", "12.0", of=(120, 1000)),
        row(PERCENT, NORTH, "15.0", of=(150, 1000), cell="E3"),
        row(PERCENT, "England", None, of=(1300, 10_000), group="National", cell="E4"),
    ]
    composed = paper([PERCENT], [], block("comparison", "satisfaction"), other_areas=rows)
    standing = tables(composed)[1]
    assert [line[2] for line in grid(standing)[1:]] == ["12.0% / as given", "13.0%"]
    assert [words(line) for line in standing.notes] == [f"{NATIONAL} {CLEARLY}"]


def test_the_mean_of_areas() -> None:
    """Without numbers behind them the areas' figures are averaged as they are."""
    rows = [row(PERCENT, area, value) for area, value in (("Kent", "12"), ("Devon", "10"))]
    held = [seen(PERCENT, "2021/22", "15.0")]
    composed = paper([PERCENT], held, block("comparison", "satisfaction"), other_areas=rows)
    standing = tables(composed)[1]
    assert grid(standing)[1][2] == "11.0% / mean of the two others"
    assert [words(line) for line in standing.notes] == [f"{WITHOUT} {UNTESTED}"]


def test_no_chart_of_what_is_not_compared() -> None:
    """Figures of another time are not drawn beside each other; the finding says why."""
    rows = [
        row(PERCENT, "Kent", "12.0", as_at="1 May 2022"),
        row(PERCENT, "Devon", "13.0", as_at="1 May 2022"),
        row(PERCENT, NORTH, "15.0", as_at="1 May 2023"),
    ]
    drawn = block("chart", "satisfaction", "kind: other areas")
    composed = paper([PERCENT], [], drawn, other_areas=rows)
    assert not [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert said(composed) == [
        "Paper!D2: PM305 satisfaction of other areas is not drawn: not comparable: figures more "
        "than a quarter apart. Correct the rows of Other areas, or take the chart out of the Paper "
        "sheet."
    ]


def test_dates_too_far_apart() -> None:
    """The reason stands where the answer would."""
    rows = [
        row(PERCENT, "Kent", "12.0", as_at="1 May 2022"),
        row(PERCENT, NORTH, "15.0", as_at="1 December 2022"),
    ]
    composed = paper([PERCENT], [], block("comparison", "satisfaction"), other_areas=rows)
    standing = tables(composed)[1]
    assert grid(standing)[1][1:] == [
        "15.0%",
        "not compared",
        "not compared",
        "not comparable: figures more than a quarter apart",
    ]
    assert [words(line) for line in standing.notes] == [
        "Figures as at: Northshire 1 December 2022; Similar forces 1 May 2022."
    ]


def test_a_district_of_the_same_name() -> None:
    """An area elsewhere called as a district here has a figure of its own."""
    rows = [row(PERCENT, "Eastham", "12.0"), row(PERCENT, NORTH, "15.0")]
    held = [seen(PERCENT, "2021/22", "70", area="Eastham")]
    composed = paper(
        [PERCENT],
        held,
        block("comparison", "satisfaction"),
        block("area table", "satisfaction", "periods: 0; show: value"),
        other_areas=rows,
    )
    printed = [grid(table)[1][1] for table in (tables(composed)[0], tables(composed)[2])]
    assert printed == ["12.0%", "70.0%"]


# In the table of a priority

BESIDE = replace(prioritised(PERCENT), comparators=(PREVIOUS_YEAR, SIMILAR_AREAS))
HELD = [seen(BESIDE, "2020/21", "14.0"), seen(BESIDE, "2021/22", "15.0")]
PRIORITY = block("measures table", settings="priority: 1")


def priority_row(
    measure: Measure, rows: list[OtherArea], *held: object, block_row: BlockRow = PRIORITY
) -> tuple[list[str], list[str]]:
    """Headings and cells of the only row."""
    composed = paper([measure], held, block_row, other_areas=rows)  # type: ignore[arg-type]
    head, line = grid(tables(composed)[0])
    return head, line


def test_a_column_for_similar_areas() -> None:
    """The difference; beneath it their figure with its period, the place and what it says."""
    head, line = priority_row(BESIDE, list(SHARES), *HELD)
    assert head[3:6] == ["Change on 2020/21", "Compared with similar areas", "Trend"]
    assert line[4] == (
        "+4.3 pp / similar forces 10.7%, 2021/22 / 1 of 3 (counted from the highest, the best) / "
        "clearly higher"
    )
    assert line[5] == "no clear change / on 2020/21"


def test_a_count_beside_similar_areas() -> None:
    """The difference from as many as there would be at their rate."""
    measure = replace(prioritised(COUNT), comparators=(PREVIOUS_YEAR, SIMILAR_AREAS))
    held = [seen(measure, "2020/21", "390"), seen(measure, "2021/22", "400")]
    _, line = priority_row(measure, list(COUNTS), *held)
    assert line[4] == (
        "+100 / 300 at the rate of similar forces, 2021/22 / 2 of 3 (counted from the lowest, the "
        "best) / clearly higher"
    )
    composed = paper([measure], held, PRIORITY, other_areas=COUNTS)
    period = "2021-04_2022-03"
    change = figure(composed, f"crime.{period}.change.similar-areas")
    expected = "northshire-at-the-rate-of-similar-forces"
    assert change.inputs == (f"crime.{period}.value", f"crime.{expected}.{period}.value")
    made_of = figure(composed, f"crime.{expected}.{period}.value")
    assert made_of.inputs == (f"crime.average-similar-forces.{period}.rate",)
    assert [cell for _, _, cell in made_of.sources] == ["C2", "E4"]


def test_no_comparison_says_why() -> None:
    """The reason stands in the cell."""
    rows = [row(PERCENT, "Kent", "12.0", period="2019/20")]
    _, line = priority_row(BESIDE, rows, *HELD)
    assert line[4] == "not comparable: figures more than a quarter apart"
    _, line = priority_row(BESIDE, [], *HELD)
    assert line[4] == "not available"


def test_an_arrow_on_similar_areas() -> None:
    """Where it is asked for it says on whom it is drawn, and no sentence says that it moved."""
    measure = replace(BESIDE, arrow_on=SIMILAR_AREAS)
    _, line = priority_row(measure, list(SHARES), *HELD)
    assert line[5] == "above / on similar forces, 2021/22"
    composed = paper([measure], HELD, block("summary"), other_areas=SHARES)
    (items,) = [b.items for b in composed.report.blocks if isinstance(b, MarkedList)]
    assert words(items[0].line) == (
        "Satisfaction stood at 15.0%, 4.3 percentage points above similar forces (10.7%)."
    )
    assert [span.figure for span in items[0].line if span.figure][1:] == [
        "satisfaction.2021-04_2022-03.change.similar-areas",
        "satisfaction.average-similar-forces.2021-04_2022-03.value",
    ]


def test_live_figures() -> None:
    """A text names the comparator; the words are those of standing, not of moving."""
    written = text(
        "11-share.md",
        "It {{ satisfaction.direction on similar areas }} {{ satisfaction.comparator on similar "
        "areas }} ({{ satisfaction.previous on similar areas }}) by {{ satisfaction.change on "
        "similar areas }}.",
    )
    blocks = [BlockRow(kind="text", heading="Text", content="11-share.md")]
    composed = paper([BESIDE], HELD, *blocks, texts=[written], other_areas=SHARES)
    line = next(b.line for b in composed.report.blocks if hasattr(b, "line"))
    assert words(line) == "It is above similar forces (10.7%) by 4.3 percentage points."
    assert said(composed) == []
    average = "satisfaction.average-similar-forces.2021-04_2022-03.value"
    assert [span.figure for span in line if span.figure] == [
        average,
        "satisfaction.2021-04_2022-03.change.similar-areas",
    ]


# Rated against other areas


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [
        (Polarity.UP, "Green / better than similar forces, 10.7%"),
        (Polarity.DOWN, "Red / worse than similar forces, 10.7%"),
        (
            Polarity.WATCH,
            "Not rated / monitored only / clearly higher than similar forces, 10.7%",
        ),
    ],
)
def test_the_rating(polarity: Polarity, expected: str) -> None:
    """Better, worse or, without a good direction, higher; always with the figure and of whom."""
    measure = replace(
        prioritised(PERCENT), polarity=polarity, rule_settings=(("rating", "benchmark"),)
    )
    held = replace(seen(measure, "2021/22", "15.0"), n=Decimal(1000))
    head, line = priority_row(measure, list(SHARES), held)
    assert line[head.index("Rating")] == expected


def test_not_clearly_different() -> None:
    """Amber."""
    measure = replace(prioritised(PERCENT), rule_settings=(("rating", "benchmark"),))
    held = replace(seen(measure, "2021/22", "15.0"), n=Decimal(100))
    head, line = priority_row(measure, list(SHARES), held)
    assert line[head.index("Rating")] == "Amber / not clearly different from similar forces, 10.7%"


def test_the_chart_of_other_areas() -> None:
    """Each area with its interval, from the best on; the own one is marked, the average a line."""
    drawn = block("chart", "satisfaction", "kind: other areas")
    composed = paper([PERCENT], [], drawn, other_areas=SHARES)
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert (chart.categories, chart.category_notes) == (
        ("Northshire", "Kent", "Devon"),
        ("own area", "", ""),
    )
    points = chart.series[0].points
    assert [point.printed for point in points] == ["15.0%", "12.0%", "10.0%"]
    assert all(p.low is not None and p.low < (p.value or 0) < (p.high or 0) for p in points)
    assert chart.goal is not None
    assert [point.printed for point in chart.goal.points] == ["10.7%"]
    assert chart.alt == (
        "Satisfaction, 2021/22: Northshire is clearly higher than the two others together. "
        "Dot chart, a row for each area. "
        "Northshire: 15.0%; Kent: 12.0%; Devon: 10.0%; The two others together: 10.7%."
    )
    assert "".join(span.text for span in chart.notes[0]) == (
        "The line through a dot shows how far chance alone could move the figure: its 95% interval."
    )


def test_the_place_is_the_title_where_nothing_is_clear() -> None:
    """The group is named above the scale, and beneath that the area is not clearly different."""
    own = row(PERCENT, NORTH, "11.0", of=(11, 100), cell="E4")
    composed = paper(
        [PERCENT],
        [],
        block("chart", "satisfaction", "kind: other areas"),
        other_areas=(*SHARES[:2], own),
    )
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert chart.title == "Satisfaction, 2021/22: Northshire is 2nd highest of 3"
    assert chart.scale == "Satisfaction, 2021/22, beside similar forces, %"
    assert chart.goal is not None
    assert chart.goal.name == "The two others together"
    assert [words(line) for line in chart.notes][1] == (
        "Northshire is not clearly different from similar forces: the figure of the two others "
        "together lies inside its interval."
    )


def test_no_chart_without_other_areas() -> None:
    """With nothing to compare there is no chart, and a finding."""
    composed = paper([PERCENT], [], block("chart", "satisfaction", "kind: other areas"))
    assert said(composed) == [
        "Paper!D2: PM305 No figures to draw for satisfaction in the chosen quarter. Add the "
        "figures, or take the chart out of the Paper sheet."
    ]
