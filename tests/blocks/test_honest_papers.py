"""What tables, charts and notes of a paper say, and no more than was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Break, Settings
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Comparator, ComparatorKind, Measure, TrendRule
from perfmon_cli.report.model import Bullets, Chart, Paragraph
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    calm_months,
    only_grid,
    paper,
    prioritised,
    said,
    seen,
    text,
    words,
)

CRIME = prioritised(COUNT)
MANY = tuple(f"Area {number:02}" for number in range(1, 61))
WIDE = Settings(organisation="The office", area="Northshire", areas=MANY)
MEAN = Comparator(ComparatorKind.MEAN_OF, 3)
CHARTED = replace(COUNT, trend_rule=TrendRule.SPC, adds_over_time=True)


def everywhere(measure: Measure) -> list[Observation]:
    """Two years of sixty areas."""
    return [
        seen(measure, period, str(1000 + number + more), area=area)
        for number, area in enumerate(MANY)
        for period, more in (("2020/21", 0), ("2021/22", 50))
    ]


def charts(composed: Composed) -> list[Chart]:
    """The charts of a paper in order."""
    return [found for found in composed.report.blocks if isinstance(found, Chart)]


def months(newest: str, count: int = 12) -> list[Observation]:
    """A year, and so many calm months behind it that end with this value."""
    return [seen(CHARTED, "2021/22", "140"), *calm_months(CHARTED, newest, count)]


@pytest.mark.parametrize(
    ("kind", "sizes", "last"),
    [
        pytest.param(
            "change by area",
            (20, 20, 20),
            "Highest: Area 60 1,109; lowest: Area 41 1,090.",
            id="change by area",
        ),
        pytest.param(
            "each area over time",
            (12, 12, 12, 12, 12),
            "Of the newest figures Area 60 1,109 is the highest and Area 49 1,098 the lowest.",
            id="each area",
        ),
    ],
)
def test_charts_of_many_areas_are_drawn_in_parts(
    kind: str, sizes: tuple[int, ...], last: str
) -> None:
    """Of one number and one scale, each with the ends of its own areas in words."""
    composed = paper(
        [COUNT],
        everywhere(COUNT),
        block("chart", "crime", f"kind: {kind}; order: as listed"),
        settings=WIDE,
    )
    found = charts(composed)
    is_each = kind.startswith("each")
    held = [len(one.series if is_each else one.categories) for one in found]
    assert tuple(held) == sizes
    assert {(one.number, one.reach) for one in found} == {(1, (1000.0, 1109.0))}
    assert len({one.id for one in found}) == len(sizes)
    assert found[-1].title.endswith(f", part {len(sizes)} of {len(sizes)}")
    sheet = f"All numbers are in charts.xlsx, sheet Figure 1 ({len(sizes)})."
    assert found[-1].alt.endswith(f"{last} {sheet}")
    assert "Area 01" not in found[-1].alt


def test_tables_of_many_areas_are_turned() -> None:
    """The areas go down, and the measures with their years across."""
    other = replace(COUNT, id="other", label="Other")
    held = [*everywhere(COUNT), *everywhere(other)]
    table = block("area table", "crime; other", "periods: 0; show: value")
    turned = only_grid(paper([COUNT, other], held, table, settings=WIDE))
    assert turned[0] == ["Area", "Crime", "Other"]
    assert turned[1] == ["Area 01", "1,050", "1,050"]
    assert len(turned) == 61


def test_a_table_that_is_too_wide_is_a_finding() -> None:
    """Where nothing can be turned."""
    measures = [replace(COUNT, id=f"m{n}", label=f"Crime {n}") for n in range(22)]
    held = [o for one in measures for o in by_area(one, "2021/22", "1", "2")]
    ids = "; ".join(one.id for one in measures)
    composed = paper(measures, held, block("area table", ids, "down: area; across: measure"))
    assert [line for line in said(composed) if "PM501" in line] == [
        'Paper!D2: PM501 The table "Crime 0 by area" has 22 columns of figures; a page has room '
        "for 20. Name fewer measures or periods, or split the block in two rows of the Paper sheet."
    ]


@pytest.mark.parametrize(
    ("since", "is_said"), [(date(2021, 4, 1), True), (date(2021, 10, 1), False)]
)
def test_a_factor_is_said_where_it_was_used(since: date, *, is_said: bool) -> None:
    """Within a year that counts both ways nothing can be adjusted, and no change is given."""
    change = Break(measure="crime", since=since, what="new system", factor=Decimal("1.1"))
    held = [seen(CRIME, "2020/21", "100"), seen(CRIME, "2021/22", "120")]
    composed = paper([CRIME], held, block("methods notes"), breaks=[change])
    (listed,) = [b for b in composed.report.blocks if isinstance(b, Bullets)]
    note = words(listed.items[0])
    assert ("figures of before are multiplied by 1.1" in note) is is_said


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("100", "Thefts rose by 20 to 120."),
        (Missing.CONFIDENTIAL, "Thefts (no change given, withheld: small numbers) to 120."),
    ],
)
def test_a_change_that_is_withheld_says_so_once(before: str | Missing, expected: str) -> None:
    """The reason stands in the place of both the verb and the number."""
    held = [seen(COUNT, "2020/21", before), seen(COUNT, "2021/22", "120")]
    live = text(
        "01-a.md", "Thefts {{ crime.direction }} by {{ crime.change }} to {{ crime.value }}.\n"
    )
    row = replace(block("text"), content="01-a.md")
    composed = paper([COUNT], held, row, texts=[live])
    paragraphs = [words(b.line) for b in composed.report.blocks if isinstance(b, Paragraph)]
    assert expected in paragraphs


def test_changes_that_a_measure_does_not_have() -> None:
    """What is not compared is not merely missing, and percentages change in points."""
    mean = replace(COUNT, id="mean", label="Mean", comparators=(MEAN,), arrow_on=MEAN)
    share = replace(PERCENT, id="share", label="Share")
    measures = [COUNT, mean, share]
    held = [seen(m, p, v) for m in measures for p, v in (("2020/21", "50"), ("2021/22", "60"))]
    table = block("period table", "crime; mean; share", "show: value, change, % change")
    rows = only_grid(paper(measures, held, table))
    assert [line[3:] for line in rows[1:]] == [
        ["+10", "+20.0%"],
        ["not compared", "not compared"],
        ["+10.0 pp", "a percentage changes in points"],
    ]


def test_alt_texts() -> None:
    """One line is not named again and again, and its target is said."""
    measure = replace(COUNT, target=Decimal(130))
    held = [seen(measure, "2020/21", "100"), seen(measure, "2021/22", "150")]
    (chart,) = charts(paper([measure], held, block("chart", "crime", "kind: over time")))
    assert chart.alt.endswith("2020/21: 100; 2021/22: 150. Target: 2021/22: 130.")


def test_a_control_chart_of_few_points() -> None:
    """Its limits are called trial in the drawing, beneath it and in words."""
    (chart,) = charts(
        paper([CHARTED], months("11", 8), block("chart", "crime", "kind: control chart"))
    )
    assert chart.limits[-1].lower.printed.startswith("trial lower limit ")
    assert chart.limits[-1].upper.printed.startswith("trial upper limit ")
    assert words(chart.notes[0]) == "Limits are trial: 8 points."
    (chart,) = charts(
        paper([CHARTED], months("11"), block("chart", "crime", "kind: control chart"))
    )
    assert chart.limits[-1].lower.printed.startswith("lower limit ")
    assert chart.notes == ()


def test_a_control_chart_with_a_break_says_where() -> None:
    """In its words too."""
    change = Break(measure="crime", since=date(2021, 10, 1), what="new system")
    row = block("chart", "crime", "kind: control chart")
    (chart,) = charts(paper([CHARTED], months("11"), row, breaks=[change]))
    assert "Counting changed: the limits start anew at Oct 2021." in chart.alt


def masked(areas: Sequence[int]) -> str:
    """The sentence on a total that stands still over areas that moved by so much from 1,000."""
    names = MANY[: len(areas)]
    settings = replace(WIDE, areas=names)
    held = [seen(CRIME, "2020/21", "60000"), seen(CRIME, "2021/22", "60010")]
    for name, moved in zip(names, areas, strict=True):
        held.append(seen(CRIME, "2020/21", "1000", area=name))
        held.append(seen(CRIME, "2021/22", str(1000 + moved), area=name))
    composed = paper([CRIME], held, block("summary"), settings=settings)
    (listed,) = [b for b in composed.report.blocks if isinstance(b, Bullets)]
    return words(listed.items[0])


@pytest.mark.parametrize(
    ("moves", "end"),
    [
        (
            (900, 800, 700, 600, -200, -300),
            "but it rose by 900 (90.0%) to 1,900 in Area 01, rose by 800 (80.0%) to 1,800 in Area "
            "02, fell by 300 (30.0%) to 700 in Area 06, and it rose in 2 more and fell in 1 more.",
        ),
        (
            (900, 800, 700, -200),
            "but it rose by 900 (90.0%) to 1,900 in Area 01, rose by 800 (80.0%) to 1,800 in Area "
            "02, fell by 200 (20.0%) to 800 in Area 04, and it rose in 1 more.",
        ),
        (
            (-900, 800, -700, -200),
            "but it fell by 900 (90.0%) to 100 in Area 01, rose by 800 (80.0%) to 1,800 in Area "
            "02, fell by 700 (70.0%) to 300 in Area 03, and it fell in 1 more.",
        ),
    ],
    ids=["both ways", "one fell", "named already"],
)
def test_both_ways_are_named_behind_a_total(moves: tuple[int, ...], end: str) -> None:
    """One at least that rose and one that fell; the rest are counted apart."""
    assert masked(moves).endswith(end)


def test_the_key_names_what_arrows_are_drawn_on() -> None:
    """Only what this paper has."""
    mean = replace(CRIME, id="mean", label="Mean", comparators=(MEAN,), arrow_on=MEAN)
    held = [
        seen(m, p, v)
        for m in (CRIME, mean)
        for p, v in (("2018/19", "40"), ("2019/20", "45"), ("2020/21", "50"), ("2021/22", "60"))
    ]
    table = block("measures table", settings="priority: 1")
    composed = paper([CRIME, mean], held, block("key"), table)
    (listed,) = [b for b in composed.report.blocks if isinstance(b, Bullets)]
    assert (
        "Every arrow names what it is drawn on: the previous year or the mean of some years "
        "before. The rule behind it is in Methods and data notes."
    ) in [words(line) for line in listed.items]
