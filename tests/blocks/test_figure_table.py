"""Area, part and period tables: what goes down and across, and what each cell prints."""

from dataclasses import replace

import pytest

from perfmon_cli.cells.markers import Status
from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Unit
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    by_part,
    grid,
    only_grid,
    paper,
    said,
    seen,
    tables,
    words,
)

AREAS = [
    *by_area(COUNT, "2020/21", "100", "200", "300"),
    *by_area(COUNT, "2021/22", "120", "180", "300"),
]
SOLVED = replace(COUNT, id="solved", label="Solved")
PARTED = replace(COUNT, parts=("Robbery", "Theft"))
PARTS = [*by_part(PARTED, "2020/21", "1", "2", "3"), *by_part(PARTED, "2021/22", "4", "5", "9")]
LEFT_OUT = (
    'Paper!D2: PM305 The table "Crime by area" has no figure for {head}; that is left out. '
    "Add the figures, or take the period out of the block's settings."
)


def test_areas_go_down_and_periods_across() -> None:
    """The areas in the order of Settings, the whole area last and as a total."""
    composed = paper([COUNT], AREAS, block("area table", "crime"))
    (table,) = tables(composed)
    assert grid(table) == [
        ["Area", "2020/21", "2021/22", "Change on 2020/21"],
        ["Eastham", "100", "120", "+20"],
        ["Westham", "200", "180", "−20"],
        ["Northshire", "300", "300", "0"],
    ]
    assert [row.is_total for row in table.rows] == [False, False, True]
    assert [column.is_current for column in table.columns] == [False, False, True, False]
    assert said(composed) == []


@pytest.mark.parametrize(
    ("settings", "current"),
    [
        ("periods: 0; show: value", [False, False]),
        ("periods: 0; show: value, change", [False, False, False]),
        ("periods: 0, -1; show: value", [False, True, False]),
        ("periods: 0; down: area; across: measure; columns: Crimes, More", [False, False, False]),
    ],
)
def test_the_period_stands_out_from_others_only(settings: str, current: list[bool]) -> None:
    """A table of one period has nothing that it could stand out from."""
    measures = "crime; solved" if "across" in settings else "crime"
    held = [*AREAS, *by_area(SOLVED, "2021/22", "10", "20", "30")]
    composed = paper([COUNT, SOLVED], held, block("area table", measures, settings))
    (table,) = tables(composed)
    assert [column.is_current for column in table.columns] == current


@pytest.mark.parametrize(
    ("settings", "rows", "columns"),
    [
        ("", [False] * 4, [False, False, False, True]),
        ("down: measure; across: period; rows: All, Total", [False, True], [False] * 4),
        (
            "down: area; across: measure; columns: All, Total",
            [False, False, True],
            [False, False, True],
        ),
    ],
    ids=["the whole area", "a row named so", "a column named so"],
)
def test_totals_are_known(settings: str, rows: list[bool], columns: list[bool]) -> None:
    """The whole area beside its areas is one, and what the workbook names "Total"."""
    held = [*AREAS, *by_area(SOLVED, "2021/22", "10", "20", "30")]
    composed = paper([COUNT, SOLVED], held, block("area table", "crime; solved", settings))
    (table,) = tables(composed)
    assert [row.is_total for row in table.rows] == rows
    assert [column.is_total for column in table.columns] == columns


def test_a_block_chooses_its_columns() -> None:
    """What is shown stands in its order, behind the values; the first column can be named."""
    composed = paper(
        [COUNT],
        AREAS,
        block(
            "area table",
            "crime",
            "periods: 0; show: trend, % change, change, value; order: whole first; corner: Force",
        ),
    )
    assert only_grid(composed) == [
        ["Force", "2021/22", "Trend", "% change on 2020/21", "Change on 2020/21"],
        ["Northshire", "300", "no change / on 2020/21", "0.0%", "0"],
        ["Eastham", "120", "up / on 2020/21", "+20.0%", "+20"],
        ["Westham", "180", "down / on 2020/21", "−10.0%", "−20"],
    ]


def test_several_measures_go_down_with_areas_across() -> None:
    """Each period is a row, and a change needs two of them."""
    composed = paper(
        [COUNT, SOLVED],
        [*AREAS, *by_area(SOLVED, "2021/22", "10", "20", "30")],
        block("area table", "crime; solved", "rows: All crime, Solved crime"),
    )
    assert only_grid(composed) == [
        ["Measure", "Eastham", "Westham", "Northshire"],
        ["All crime, 2021/22", "120", "180", "300"],
        ["All crime, 2020/21", "100", "200", "300"],
        ["All crime: change on 2020/21", "+20", "−20", "0"],
        ["Solved crime, 2021/22", "10", "20", "30"],
    ]


def test_measures_can_go_across() -> None:
    """One period, which the caption then names; columns are named by the block."""
    composed = paper(
        [COUNT, SOLVED],
        [*AREAS, *by_area(SOLVED, "2021/22", "10", "20", "30")],
        block(
            "area table",
            "crime; solved",
            "down: area; across: measure; columns: Crimes, Solved",
            "What was solved",
        ),
    )
    assert only_grid(composed) == [
        ["Area", "Crimes", "Solved"],
        ["Eastham", "120", "10"],
        ["Westham", "180", "20"],
        ["Northshire", "300", "30"],
    ]
    assert tables(composed)[0].caption == "What was solved, 2021/22"


@pytest.mark.parametrize(
    ("settings", "labels", "totals"),
    [
        pytest.param("", ["Robbery", "Theft"], [False, False], id="none"),
        pytest.param(
            "total row: yes", ["Robbery", "Theft", "Total"], [False, False, True], id="last"
        ),
        pytest.param(
            "total row: yes; total label: All",
            ["Robbery", "Theft", "All"],
            [False, False, True],
            id="named",
        ),
        pytest.param(
            "total row: first",
            ["Total", "Robbery", "Theft"],
            [True, False, False],
            id="first, of which the parts are some",
        ),
    ],
)
def test_parts_go_down_with_a_total_where_it_is_asked_for(
    settings: str, labels: list[str], totals: list[bool]
) -> None:
    """The total is the workbook's figure of the whole, never a sum made here."""
    composed = paper([PARTED], PARTS, block("part table", "crime", settings))
    (table,) = tables(composed)
    assert [row[0] for row in grid(table)[1:]] == labels
    assert [row.is_total for row in table.rows] == totals
    cells = {row[0]: row[1:] for row in grid(table)}
    assert cells["Theft"] == ["2", "5", "+3"]
    assert all(cells[name] == ["3", "9", "+6"] for name in labels if name in {"Total", "All"})


def test_a_bar_makes_a_grid() -> None:
    """Groups go down, their members across; parts of the first member are rows of their own."""
    children, adults = replace(PARTED, id="children"), replace(PARTED, id="adults")
    shares = [replace(PERCENT, id=f"{name}_share") for name in ("children", "adults")]
    composed = paper(
        [children, adults, *shares],
        [
            *by_part(children, "2021/22", "3", "4"),
            *by_part(adults, "2021/22", "1", "2"),
            seen(shares[0], "2021/22", "12.5"),
            seen(shares[1], "2021/22", "50"),
        ],
        block(
            "part table",
            "children; adults | children_share; adults_share",
            "columns: Children, Adults; rows: Share",
            "Missing people",
        ),
    )
    assert only_grid(composed) == [
        ["Group", "Children", "Adults"],
        ["Robbery", "3", "1"],
        ["Theft", "4", "2"],
        ["Share", "12.5%", "50.0%"],
    ]


def test_a_group_with_fewer_members_says_so() -> None:
    """A cell of a grid is never empty."""
    composed = paper(
        [COUNT, SOLVED, PERCENT],
        [
            seen(COUNT, "2021/22", "9"),
            seen(SOLVED, "2021/22", "7"),
            seen(PERCENT, "2021/22", "50"),
        ],
        block("part table", "crime; solved | satisfaction", "columns: One, Two"),
    )
    assert only_grid(composed)[2] == ["Satisfaction", "50.0%", "not applicable"]


def test_a_column_without_any_figure_is_left_out() -> None:
    """A finding says which; the cells of others that are missing say why."""
    composed = paper(
        [COUNT],
        [
            *by_area(COUNT, "2021/22", Missing.NOT_AVAILABLE, "180", "300"),
            seen(COUNT, "2020/21", "200", area="Westham"),
        ],
        block("area table", "crime", "periods: last 3; show: value"),
    )
    assert only_grid(composed) == [
        ["Area", "2020/21", "2021/22"],
        ["Eastham", "not available", "not available"],
        ["Westham", "200", "180"],
        ["Northshire", "not available", "300"],
    ]
    assert said(composed) == [LEFT_OUT.format(head="2019/20")]


def test_a_row_without_any_figure_is_left_out() -> None:
    """A part that the workbook never mentions for these periods has no row."""
    composed = paper(
        [PARTED],
        [seen(PARTED, "2021/22", "4", part="Robbery")],
        block("part table", "crime", "periods: 0; show: value"),
    )
    assert only_grid(composed) == [["Group", "2021/22"], ["Robbery", "4"]]


def test_a_table_without_any_figure_is_left_out() -> None:
    """The paper goes on without it, and numbers are not used up."""
    composed = paper(
        [COUNT, SOLVED],
        [seen(SOLVED, "2021/22", "10", area="Eastham")],
        block("area table", "crime"),
        block("area table", "solved", "periods: 0"),
    )
    assert [table.ref for table in tables(composed)] == ["Table 1"]
    (finding,) = said(composed)
    assert finding == (
        'Paper!D2: PM305 No figures for the table "Crime by area" in the chosen quarter; it is '
        "left out. Add the figures, or take the block out of the Paper sheet."
    )


def test_percentages_change_by_points_only() -> None:
    """A change in percent of a percentage would mislead: the column is not made."""
    composed = paper(
        [PERCENT],
        [
            *by_area(PERCENT, "2020/21", "50.0", "60", "55"),
            *by_area(PERCENT, "2021/22", "52.5", "60.04", "56"),
        ],
        block("area table", "satisfaction", "show: value, change, % change"),
    )
    assert only_grid(composed) == [
        ["Area", "2020/21", "2021/22", "Change on 2020/21"],
        ["Eastham", "50.0%", "52.5%", "+2.5 pp"],
        ["Westham", "60.0%", "60.0%", "0.0 pp"],
        ["Northshire", "55.0%", "56.0%", "+1.0 pp"],
    ]


def test_a_percentage_of_few_is_not_given() -> None:
    """Under the smallest base the change in number stands alone."""
    composed = paper(
        [COUNT],
        [seen(COUNT, "2020/21", "49"), seen(COUNT, "2021/22", "98")],
        block("period table", "crime", "show: value, change, % change"),
    )
    assert only_grid(composed)[1] == ["Crime", "49", "98", "+49", "too few for a percentage"]


@pytest.mark.parametrize(("now", "word"), [("301", "above"), ("299", "below"), ("300", "equal")])
def test_above_or_below_is_said_in_words(now: str, word: str) -> None:
    """Of the number, whatever its rounding."""
    composed = paper(
        [COUNT],
        [seen(COUNT, "2020/21", "300"), seen(COUNT, "2021/22", now)],
        block("period table", "crime", "periods: 0; show: above/below"),
    )
    assert only_grid(composed) == [
        ["Measure", "2021/22", "Above or below 2020/21"],
        ["Crime", now, word],
    ]


def test_a_companion_stands_in_brackets() -> None:
    """Value and change each with that of the companion, and a note says what it is."""
    rate = replace(PERCENT, id="rate", label="Outcome rate")
    crime = replace(COUNT, companion="rate", source="The force")
    composed = paper(
        [crime, rate],
        [
            *by_area(crime, "2020/21", "10", "20"),
            *by_area(crime, "2021/22", "12", "18"),
            *by_area(rate, "2020/21", "50", "40"),
            *by_area(rate, "2021/22", "51.25", "39"),
        ],
        block("area table", "crime"),
    )
    assert only_grid(composed)[1:] == [
        ["Eastham", "10 (50.0%)", "12 (51.3%)", "+2 (+1.3 pp)"],
        ["Westham", "20 (40.0%)", "18 (39.0%)", "−2 (−1.0 pp)"],
    ]
    assert [words(note) for note in tables(composed)[0].notes] == [
        "In brackets: outcome rate.",
        "Source: The force.",
    ]


def test_made_up_figures_have_no_source() -> None:
    """The source is said to be that of the others."""
    crime = replace(COUNT, source="The force", as_at="May 2022")
    held = [*by_area(crime, "2020/21", "10", "20"), *by_area(crime, "2021/22", "12", "18")]
    held[3] = replace(held[3], statuses=(Status.ILLUSTRATIVE,))
    (table,) = tables(paper([crime], held, block("area table", "crime")))
    assert [words(note) for note in table.notes] == [
        "Source of the figures that are not illustrative: The force. As at May 2022."
    ]


def test_figures_know_their_places() -> None:
    """Row and column as printed, so that a reader finds the figure again."""
    composed = paper([COUNT], AREAS, block("area table", "crime"))
    (figure,) = (
        f for f in composed.report.figures if f.id == "crime.westham.2021-04_2022-03.value"
    )
    (place,) = figure.places
    assert (place.kind, place.ref, place.row, place.column) == (
        "table",
        "Table 1",
        "Westham",
        "2021/22",
    )
    assert figure.sources == (("data/figures.xlsx", "Figures", "C2"),)


UNKNOWN = 'is not known to the block "area table".'


@pytest.mark.parametrize(
    ("settings", "findings"),
    [
        pytest.param(
            "sohw: value; periods: 0",
            [f'The setting "sohw" {UNKNOWN} Did you mean "show"?'],
            id="name",
        ),
        pytest.param(
            "colour: red",
            [f'The setting "colour" {UNKNOWN} Did you mean "columns"?'],
            id="another name",
        ),
        pytest.param(
            "show: vlaue, change",
            [f'The setting "show: vlaue" {UNKNOWN} Did you mean "value"?'],
            id="word of show",
        ),
        pytest.param(
            "down: aera; across: sideways",
            [
                f'The setting "down: aera" {UNKNOWN} Did you mean "area"?',
                f'The setting "across: sideways" {UNKNOWN} Write: area, part, period, measure.',
            ],
            id="directions",
        ),
    ],
)
def test_a_setting_that_is_not_known_is_a_finding(settings: str, findings: list[str]) -> None:
    """Its row is named and the table left out, since it would not be what was asked for."""
    composed = paper([COUNT], AREAS, block("area table", "crime", settings))
    assert said(composed) == [f"Paper!D2: PM501 {finding}" for finding in findings]
    assert tables(composed) == []


@pytest.mark.parametrize(
    ("measures", "finding"),
    [
        pytest.param("crme", 'No measure has the id "crme". Did you mean "crime"?', id="measure"),
        pytest.param(
            "crime (Robery)", 'crime has no part "Robery". Did you mean "Robbery"?', id="part"
        ),
        pytest.param(
            "crime [Estham]", 'Settings has no area "Estham". Did you mean "Eastham"?', id="area"
        ),
        pytest.param(
            "",
            'The block "area table" names no measure. Write the ids of its measures in the '
            "Measures column.",
            id="nothing",
        ),
    ],
)
def test_a_measure_part_or_area_that_is_not_known_is_a_finding(measures: str, finding: str) -> None:
    """With the likely one."""
    composed = paper([PARTED], PARTS, block("area table", measures))
    assert said(composed) == [f"Paper!F2: PM402 {finding}"]
    assert tables(composed) == []


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "printed"),
    [
        (Unit.COUNT, 0, "1234567", "1,234,567"),
        (Unit.GBP, 2, "36414.6", "£36,414.60"),
        (Unit.DAYS, 1, "81", "81.0"),
        (Unit.INDEX, 0, "-12", "−12"),
        (Unit.PERCENT, 0, "12.5", "13%"),
    ],
    ids=str,
)
def test_numbers_print_by_their_unit(unit: Unit, decimals: int, value: str, printed: str) -> None:
    """Commas, pounds, signs and decimals as the measure says."""
    measure = replace(COUNT, unit=unit, decimals=decimals)
    composed = paper(
        [measure],
        [seen(measure, "2021/22", value)],
        block("period table", "crime", "periods: 0; show: value"),
    )
    assert only_grid(composed)[1] == ["Crime", printed]
