"""The table of a priority, and the list of blocks that is used without a Paper sheet."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import BASELINE, PREVIOUS_YEAR, Unit
from perfmon_cli.period import Basis
from perfmon_cli.report.model import Contents, Cover, Heading, Table
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    by_part,
    grid,
    only_grid,
    paper,
    prioritised,
    said,
    seen,
    tables,
    text,
    when,
)

CRIME = prioritised(COUNT)
WRITE = "Write the setting priority: and an id of the Priorities sheet."
UNKNOWN = 'is not known to the block "measures table".'
SATISFACTION = replace(prioritised(PERCENT), comment="Victims surveyed.")


def test_each_measure_is_a_row() -> None:
    """Values, change, trend with what it is drawn on, and the comment."""
    composed = paper(
        [CRIME, SATISFACTION],
        [
            seen(CRIME, "2020/21", "300"),
            seen(CRIME, "2021/22", "400"),
            seen(SATISFACTION, "2020/21", "70.04"),
            seen(SATISFACTION, "2021/22", "72.5"),
        ],
        block("measures table", settings="priority: 1"),
    )
    assert only_grid(composed) == [
        ["Measure", "2020/21", "2021/22", "Change on 2020/21", "Trend", "Comment"],
        ["Crime", "300", "400", "+100", "up / on 2020/21", "No comment."],
        ["Satisfaction", "70.0%", "72.5%", "+2.5 pp", "up / on 2020/21", "Victims surveyed."],
    ]


def test_a_measure_of_parts_alone_has_a_row_a_part() -> None:
    """With the part beneath the label; one with a figure of the whole has one row."""
    parted = replace(CRIME, parts=("Fatal", "Serious"))
    both = [*by_part(parted, "2020/21", "50", "500"), *by_part(parted, "2021/22", "60", "400")]
    composed = paper([parted], both, block("measures table", settings="priority: 1"))
    assert [row[:4] for row in only_grid(composed)[1:]] == [
        ["Crime / Fatal", "50", "60", "+10"],
        ["Crime / Serious", "500", "400", "−100"],
    ]
    whole = [seen(parted, "2020/21", "550"), seen(parted, "2021/22", "460")]
    composed = paper([parted], [*both, *whole], block("measures table", settings="priority: 1"))
    assert [row[:4] for row in only_grid(composed)[1:]] == [["Crime", "550", "460", "−90"]]


@pytest.mark.parametrize(
    ("comment", "comments"),
    [
        ("x" * 41, ["x" * 41, "As for fatal.", "As for fatal."]),
        ("x" * 40, ["x" * 40] * 3),
    ],
    ids=["long", "short"],
)
def test_a_long_comment_stands_once(comment: str, comments: list[str]) -> None:
    """With the first of a measure's parts, which the others name; a next measure has its own."""
    parted = replace(CRIME, parts=("Fatal", "Serious", "Slight"), comment=comment)
    held = by_part(parted, "2021/22", "60", "400", "900")
    other = replace(CRIME, id="other", label="Other", comment=comment)
    composed = paper(
        [parted, other],
        [*held, seen(other, "2021/22", "5")],
        block("measures table", settings="priority: 1"),
    )
    assert [row[-1] for row in only_grid(composed)[1:]] == [*comments, comment]


def test_rows_of_one_label_are_told_apart() -> None:
    """Label, sub-label and part together name a row in figures.json."""
    measures = [
        replace(CRIME, id=name, label="Recruit", sub_label=name.title())
        for name in ("officers", "staff")
    ]
    composed = paper(
        measures,
        [seen(measure, "2021/22", "5") for measure in measures],
        block("measures table", settings="priority: 1"),
    )
    places = [
        place.row
        for figure in composed.report.figures
        for place in figure.places
        if place.column == "2021/22"
    ]
    assert places == ["Recruit: Officers", "Recruit: Staff"]


def test_a_cell_of_another_period_says_which() -> None:
    """A measure that lags prints its own period, and so does its comparator."""
    lagging = replace(CRIME, lag_months=6)
    composed = paper(
        [CRIME, replace(lagging, id="late", label="Late")],
        [
            seen(CRIME, "2020/21", "300"),
            seen(CRIME, "2021/22", "400"),
            seen(replace(lagging, id="late"), "12 months to Sep 2020", "30"),
            seen(replace(lagging, id="late"), "12 months to Sep 2021", "10"),
        ],
        block("measures table", settings="priority: 1"),
    )
    assert only_grid(composed)[2][:5] == [
        "Late",
        "30 / 12 months to Sep 2020",
        "10 / 12 months to Sep 2021",
        "−20 / on 12 months to Sep 2020",
        "down / on 12 months to Sep 2020",
    ]


def test_words_have_no_period() -> None:
    """What is not available is so at any time; a figure in brackets alone keeps its period."""
    lagging = replace(CRIME, lag_months=6, companion="rate")
    rate = replace(PERCENT, id="rate", lag_months=6)
    before, now = "12 months to Sep 2020", "12 months to Sep 2021"
    held = [seen(lagging, before, Missing.NOT_AVAILABLE), seen(lagging, now, "10")]
    table = block("measures table", settings="priority: 1")
    composed = paper([lagging, rate], held, table)
    assert only_grid(composed)[1][1:3] == ["not available", f"10 / {now}"]
    composed = paper([lagging, rate], [*held, seen(rate, before, "5")], table)
    assert only_grid(composed)[1][1] == f"not available (5.0%) / {before}"


def test_quarters_stand_on_a_line_each() -> None:
    """In the columns of values and of changes alike, with the unit beneath the label."""
    days = replace(
        CRIME,
        unit=Unit.DAYS,
        label="Time to resolution",
        basis=Basis.QUARTER,
        show_quarters=True,
        decimals=1,
    )
    values = {"2020/21": ("46.7", "63.5", "81", "73.7"), "2021/22": ("75.3", "75.3", "85.2")}
    held = [
        seen(days, f"Q{number} {year}", value)
        for year, found in values.items()
        for number, value in enumerate(found, start=1)
    ]
    composed = paper([days], held, block("measures table", settings="priority: 1"))
    assert only_grid(composed)[1][:4] == [
        "Time to resolution / in days",
        "Q1\u00a046.7\nQ2\u00a063.5\nQ3\u00a081.0\nQ4\u00a073.7",
        "Q1\u00a075.3\nQ2\u00a075.3\nQ3\u00a085.2\nQ4\u00a0not available",
        "Q1\u00a0+28.6\nQ2\u00a0+11.8\nQ3\u00a0+4.2\nQ4\u00a0not available",
    ]
    assert only_grid(composed)[1][4].endswith(" / quarter by quarter")


def test_baselines_share_a_column() -> None:
    """Each change names its own baseline; a measure without one says so."""
    based = replace(
        CRIME,
        id="based",
        label="Based",
        comparators=(PREVIOUS_YEAR, BASELINE),
        arrow_on=BASELINE,
        baseline_period=when("12 months to June 2019"),
    )
    composed = paper(
        [CRIME, based],
        [
            seen(CRIME, "2020/21", "300"),
            seen(CRIME, "2021/22", "400"),
            seen(based, "12 months to June 2019", "900"),
            seen(based, "2020/21", "500"),
            seen(based, "2021/22", "600"),
        ],
        block("measures table", settings="priority: 1"),
    )
    head, plain, other = only_grid(composed)
    assert head[3:6] == ["Change on 2020/21", "Change on its baseline", "Trend"]
    assert plain[3:6] == ["+100", "no baseline", "up / on 2020/21"]
    assert other[3:6] == [
        "+100",
        "−300 / on 12 months to June 2019",
        "down / up 100 on 2020/21; below 12 months to June 2019",
    ]


def test_columns_without_any_figure_are_left_out() -> None:
    """A finding a column."""
    composed = paper(
        [CRIME],
        [seen(CRIME, "2021/22", "400")],
        block("measures table", settings="priority: 1"),
    )
    assert only_grid(composed)[0] == [
        "Measure",
        "2021/22",
        "Change on 2020/21",
        "Trend",
        "Comment",
    ]
    assert said(composed) == [
        f"PM305 No measure of the priority has a figure for {year}; the column is left out. Add "
        "the figures, or take the column out of the Priorities sheet."
        for year in ("2019/20", "2020/21")
    ]


def test_calendar_years_are_not_taken_for_financial_ones() -> None:
    """In a column of a financial year the calendar year stands beneath the figure."""
    calendar = replace(CRIME, basis=Basis.CALENDAR_YEAR, lag_months=3)
    composed = paper(
        [calendar, replace(COUNT, id="plain", label="Plain", priority="1")],
        [
            seen(calendar, "2021", "47"),
            seen(calendar, "2020", "42"),
            seen(replace(COUNT, id="plain"), "2021/22", "5"),
        ],
        block("measures table", settings="priority: 1"),
    )
    assert only_grid(composed)[1][1:4] == ["42 / 2020", "47 / 2021", "+5 / on 2020"]


@pytest.mark.parametrize(
    ("settings", "findings"),
    [
        pytest.param(
            "priority: 7",
            [f'PM402 No priority has the id "7". {WRITE}'],
            id="unknown priority",
        ),
        pytest.param(
            "priorty: 1",
            [
                f'PM501 The setting "priorty" {UNKNOWN} Did you mean "priority"?',
                f'PM402 No priority has the id "". {WRITE}',
            ],
            id="unknown setting",
        ),
    ],
)
def test_a_priority_that_is_not_known_is_a_finding(settings: str, findings: list[str]) -> None:
    """At the block's row; nothing is printed in its place."""
    composed = paper([CRIME], [], block("measures table", settings=settings))
    assert said(composed) == [f"Paper!D2: {finding}" for finding in findings]
    assert tables(composed) == []


def test_without_a_paper_sheet_the_built_in_list_is_used() -> None:
    """Every priority with its table, a section a measure with its areas, and the methods notes."""
    written = text(
        "11-crime.md",
        "---\nsection: 1.1\ntitle: Crime\nmeasures: crime\n---\n\n"
        "There were {{ crime.value }} crimes.\n",
    )
    composed = paper(
        [CRIME, SATISFACTION],
        [
            *by_area(CRIME, "2020/21", "100", "200", "300"),
            *by_area(CRIME, "2021/22", "120", "180", "300"),
            seen(SATISFACTION, "2021/22", "72.5"),
        ],
        texts=[written],
    )
    blocks = composed.report.blocks
    assert [type(b) for b in blocks if isinstance(b, Cover | Contents)] == [Cover, Contents]
    headings = [f"{b.number} {b.text}".strip() for b in blocks if isinstance(b, Heading)]
    assert headings[-5:] == [
        "How to read the tables",
        "1 Safer streets",
        "1.1 Crime",
        "1.2 Satisfaction",
        "Methods and data notes",
    ]
    captions = [b.caption for b in blocks if isinstance(b, Table)]
    assert captions == [
        "Measures of the priority “Safer streets”",
        "Crime by area",
        "How each measure is compared, and where it comes from",
    ]
    assert grid(tables(composed)[1])[1] == ["Eastham", "100", "120", "+20"]
