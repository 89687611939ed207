"""Tables as senders lay them out: every orientation, headings in rows, corners, notes and ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmon_cli.cells.model import CellError, Sheet
from perfmon_cli.dataset.labels import split_period
from perfmon_cli.dataset.reading import Digest
from perfmon_cli.dataset.unknown import is_figure
from tests.dataset.builders import lines, sheet
from tests.dataset.senders import observations, read, received

ROW = "police | | T"


def table(row: str, text: str, names: str = "") -> Digest:
    """The digest of one received sheet, described by the rest of a row of Tables received."""
    return read(f"{ROW} | {row}", names, received({"T": text}))


def test_areas_down_and_periods_across() -> None:
    """Title rows may stand above; the whole area and the districts are known by their names."""
    result = table(
        "A3 | areas | periods | 1 | missing_children",
        """
        Missing children
        ...
        District | 12mths to Mar 22 | 12mths to Mar 21 | Trend
        Bradford | 245 | 200 | ↓
        West Yorkshire | 985 | 878 | ↑
        """,
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!B4 missing_children [Bradford] April 2021 to March 2022: 245",
        "T!C4 missing_children [Bradford] April 2020 to March 2021: 200",
        "T!B5 missing_children April 2021 to March 2022: 985",
        "T!C5 missing_children April 2020 to March 2021: 878",
    ]


def test_measures_down_and_areas_across() -> None:
    """Labels are looked up in Names, then among ids and printed labels; a period may stand in."""
    result = table(
        "| measures | areas | | | 2021/22",
        """
        | Leeds | W. Yorks | Comment
        missing_adults | 161 | 405 | as agreed
        Reduce Knife Crime | 7 | 9
        Misper kids 2020/21 | 398 | 985
        """,
        "W Yorks | West Yorkshire\nMISPER kids: | missing_children",
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!B2 missing_adults [Leeds] April 2021 to March 2022: 161",
        "T!C2 missing_adults April 2021 to March 2022: 405",
        "T!B3 knife [Leeds] April 2021 to March 2022: 7",
        "T!C3 knife April 2021 to March 2022: 9",
        "T!B4 missing_children [Leeds] April 2020 to March 2021: 398",
        "T!C4 missing_children April 2020 to March 2021: 985",
    ]


def test_parts_down_and_snapshots_across() -> None:
    """Dates in headings are periods by the measure's basis; a bracket fills the companion."""
    result = table(
        "Type | parts | periods | 1 | em",
        """
        Type | d2021-12-01 | Mar-22
        officers | 6.9% (400) | 7.3% (419)
        Total | 6.3% (680) | [x]
        """,
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!B2 em (Officers) 31 December 2021: 6.9",
        "T!B2 em_heads (Officers) 31 December 2021: 400",
        "T!C2 em (Officers) 31 March 2022: 7.3",
        "T!C2 em_heads (Officers) 31 March 2022: 419",
        "T!B3 em 31 December 2021: 6.3",
        "T!B3 em_heads 31 December 2021: 680",
        "T!C3 em 31 March 2022: [x]",
    ]


def test_parts_that_are_called_like_areas() -> None:
    """The column Down the side decides whether a label is a part or an area."""
    text = "| 2021/22\nLeeds | £5.50\nTotal | £7.50"
    parts = table("A1 | parts | periods | 1 | fund", text)
    assert observations(parts) == [
        "T!B2 fund (Leeds) April 2021 to March 2022: 5.50",
        "T!B3 fund April 2021 to March 2022: 7.50",
    ]
    areas = table("A1 | areas | periods | 1 | fund", text, "Total | West Yorkshire")
    assert observations(areas) == [
        "T!B2 fund [Leeds] April 2021 to March 2022: 5.50",
        "T!B3 fund April 2021 to March 2022: 7.50",
    ]


def test_two_heading_rows_with_merged_headings() -> None:
    """A merged heading goes on to the right in the upper row only, up to the next one."""
    result = table(
        "B2 | measures | areas; periods | 2",
        """
        ¦
        | | Leeds | | | Bradford | | Total
        | Measure | 2020/21 | 2021/22 | Change | 2020/21 | 2021/22
        | missing_children | 1 | 2 | 100% | 3 | 4 | 5
        """,
        "Total | West Yorkshire; 2021/22\nChange | nothing",
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!C4 missing_children [Leeds] April 2020 to March 2021: 1",
        "T!D4 missing_children [Leeds] April 2021 to March 2022: 2",
        "T!F4 missing_children [Bradford] April 2020 to March 2021: 3",
        "T!G4 missing_children [Bradford] April 2021 to March 2022: 4",
        "T!H4 missing_children April 2021 to March 2022: 5",
    ]


def test_nothing_is_filled_to_the_right_below_a_new_heading() -> None:
    """Under a new upper heading the middle row begins anew; row labels are never filled down."""
    result = table(
        "A1 | periods | areas; measures; parts | 3",
        """
        | Leeds | | Bradford
        | knife | | knife | knife
        | Robbery | Assault | Robbery | Assault
        2021/22 | 1 | 2 | 3 | 4
        | 5
        """,
    )
    assert observations(result) == [
        "T!B4 knife (Robbery) [Leeds] April 2021 to March 2022: 1",
        "T!C4 knife (Assault) [Leeds] April 2021 to March 2022: 2",
        "T!D4 knife (Robbery) [Bradford] April 2021 to March 2022: 3",
        "T!E4 knife (Assault) [Bradford] April 2021 to March 2022: 4",
    ]
    assert lines(result.findings) == [
        "T!A5: PM321 1 figure stands here without a label, so nothing says what is meant. Write "
        "the label, or leave the row out with Ignore rows saying."
    ]


def test_no_labels_down_the_side() -> None:
    """Without labels the top-left cell is the first heading; footnotes beside it do not matter."""
    result = table(
        "| | periods | 1 | missing_children",
        "Missing children\n12m to Mar21 | 12m to Mar22* | Change\n878 | 985 | 107",
        "Change | nothing",
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!A3 missing_children April 2020 to March 2021: 878",
        "T!B3 missing_children April 2021 to March 2022: 985",
    ]


def test_no_headings() -> None:
    """A list of labels with one number each needs no heading row."""
    result = table(
        "| measures | | | | 2021/22", "Figures\nmissing_children | 985\nmissing_adults | 405"
    )
    assert observations(result) == [
        "T!B2 missing_children April 2021 to March 2022: 985",
        "T!B3 missing_adults April 2021 to March 2022: 405",
    ]


@pytest.mark.parametrize(
    ("corner", "row", "said"),
    [
        pytest.param("Apr - Dec 2020", "knife", "knife [Leeds] April 2020 to December 2020: 5"),
        pytest.param(
            "Robbery 2020/21", "knife", "knife (Robbery) [Leeds] April 2020 to March 2021: 5"
        ),
        pytest.param("knife", "2021/22", "knife [Leeds] April 2021 to March 2022: 5"),
        pytest.param("Measure", "knife 2021/22", "knife [Leeds] April 2021 to March 2022: 5"),
        pytest.param(
            "missing_adults", "knife 2021", "knife [Leeds] January 2021 to December 2021: 5"
        ),
    ],
)
def test_the_corner_speaks_where_no_label_does(corner: str, row: str, said: str) -> None:
    """What no label says may stand in the cell above the labels; a label wins over it."""
    result = table("A1 | measures; periods | areas", f"{corner} | Leeds\n{row} | 5")
    assert lines(result.findings) == []
    assert observations(result) == [f"T!B2 {said}"]


def test_a_default_part_belongs_to_its_measure() -> None:
    """A part of "All cells are measure" does not go over to another measure that a label names."""
    result = table(
        "A1 | measures | areas | 1 | knife (Robbery) [Leeds] | 2021/22",
        "x | Bradford\nmissing_adults | 5",
    )
    assert observations(result) == [
        "T!B2 missing_adults [Bradford] April 2021 to March 2022: 5",
    ]


def test_labels_that_mean_something_together() -> None:
    """Several labels with bars between them mean one thing, the corner and its title among them."""
    result = table(
        "Officers | measures | periods | 2 | | ",
        """
        Officers
        Gender | 2020/21 | 2021/22
        Total | 1 | 2
        Repeat | 3 | 4
        Rank | 1 | 2
        """,
        "Officers ¦ Total | em_heads (Officers)\nOfficers ¦ Repeat | knife\n"
        "Repeat ¦ 2021/22 ¦ Officers | missing_adults; 2021/22\nOfficers ¦ Rank | nothing",
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!B3 em_heads (Officers) 31 March 2021: 1",
        "T!C3 em_heads (Officers) 31 March 2022: 2",
        "T!B4 knife April 2020 to March 2021: 3",
        "T!C4 missing_adults April 2021 to March 2022: 4",
    ]


def test_two_meanings_that_fit_equally_are_a_problem() -> None:
    """No row of Names is preferred where two fit that name as many labels."""
    result = table(
        "A1 | measures | areas | 1 | | 2021/22",
        "x | Leeds\nTotal | 1",
        "x ¦ Total | knife\nTotal ¦ x | knife\ny ¦ Total | em\nTotal ¦ Leeds | missing_adults",
    )
    assert observations(result) == ["T!B2 missing_adults April 2021 to March 2022: 1"]
    result = table(
        "A1 | measures | areas | 2 | | 2021/22",
        "x | Leeds\ny | 2020/21\nTotal | 1",
        "x ¦ Total | knife\ny ¦ Total | missing_adults",
    )
    assert lines(result.findings) == [
        "T!B3: PM310 The labels of this figure have two meanings, in Names!A2 and Names!A3. Name "
        "more of the labels in one of the two rows."
    ]


@pytest.mark.parametrize(
    ("end", "outside"),
    [
        pytest.param("...\nBradford | 9", "T!B4", id="blank row"),
        pytest.param("* Provisional\nBradford | 9", "T!B4", id="footnote"),
        pytest.param("Note: the 2 figures\nBradford | 9", "T!B4", id="note"),
        pytest.param("[note 1] see\nBradford | 9", "T!B4", id="numbered note"),
        pytest.param("Adults | 2019/20 | 2018/19\nBradford | 9", "T!B4", id="another table"),
    ],
)
def test_where_a_table_ends(end: str, outside: str) -> None:
    """At a blank row, a footnote, or other headings; what follows is named, never read."""
    result = table(
        "A1 | areas | periods | 1 | missing_children",
        f"x | 2021/22 | 2020/21\nLeeds | 1 | 2\n{end}",
    )
    assert observations(result) == [
        "T!B2 missing_children [Leeds] April 2021 to March 2022: 1",
        "T!C2 missing_children [Leeds] April 2020 to March 2021: 2",
    ]
    assert lines(result.findings) == [
        f"{outside}: PM324 1 figure stands outside the tables that Tables received describes, the "
        "first one here; not read. Add a row to Tables received if they are wanted."
    ]


@pytest.mark.parametrize(
    "middle",
    [
        pytest.param("Of these", id="a line between"),
        pytest.param("x | 2021/22 | 2020/21", id="headings repeated"),
        pytest.param("Notices | 3 | 4", id="not a note"),
    ],
)
def test_where_a_table_does_not_end(middle: str) -> None:
    """A line of words, repeated headings and numbers that could be years do not end a table."""
    result = table(
        "A1 | areas | periods | 1 | missing_children",
        f"x | 2021/22 | 2020/21\nLeeds | 1 | 2\n{middle}\nBradford | 2021 | 2020",
        "Notices | nothing",
    )
    assert lines(result.findings) == []
    assert len(observations(result)) == 4


def test_several_tables_in_one_sheet() -> None:
    """Each has its row, found by its address or by the words that stand in its corner."""
    result = read(
        f"{ROW} | Adults | measures | areas | 1 | | 2021/22\n"
        f"{ROW} | a4 | measures | areas | 1 | | 2021/22\n"
        f"{ROW} | F1 | measures | areas | 1 | | 2020/21",
        "Adults | Robbery",
        received(
            {
                "T": """
                Adults | Leeds | Bradford | | | x | Leeds
                knife | 1 | 2 | | | knife | 7
                ...
                Young people | Leeds
                knife | 8
                """
            }
        ),
    )
    assert observations(result) == [
        "T!B2 knife (Robbery) [Leeds] April 2021 to March 2022: 1",
        "T!C2 knife (Robbery) [Bradford] April 2021 to March 2022: 2",
        "T!B5 knife [Leeds] April 2021 to March 2022: 8",
        "T!G2 knife [Leeds] April 2020 to March 2021: 7",
    ]


def test_rows_and_columns_left_out() -> None:
    """Ignore rows saying takes whole labels, or their beginnings with a star, on both sides."""
    result = table(
        "A1 | areas | periods | 1 | missing_children | | Total; Change*; Rank",
        "x | 2021/22 | Change on year | Rank | Total\nLeeds | 1 | 9 | 9 | 9\nTOTAL | 9\nTotals | 2",
        "Totals | Bradford",
    )
    assert lines(result.findings) == []
    assert observations(result) == [
        "T!B2 missing_children [Leeds] April 2021 to March 2022: 1",
        "T!B4 missing_children [Bradford] April 2021 to March 2022: 2",
    ]


def test_headings_are_found_below_titles() -> None:
    """Without a top-left cell the row with most known headings is it; numbers are no headings."""
    result = table(
        "| areas | periods | 1 | missing_children",
        """
        | Report of 2021/22
        | | 2020/21 | 2021/22
        | Leeds | 2019 | 2021
        | Bradford | 2018 | 2022
        """,
    )
    assert observations(result)[:2] == [
        "T!C3 missing_children [Leeds] April 2020 to March 2021: 2019",
        "T!D3 missing_children [Leeds] April 2021 to March 2022: 2021",
    ]
    years = table("| areas | periods | 1 | knife", "a | 2020 | 2021\nLeeds | 5 | 6")
    assert observations(years) == [
        "T!B2 knife [Leeds] January 2020 to December 2020: 5",
        "T!C2 knife [Leeds] January 2021 to December 2021: 6",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            "Q99 | areas | periods | 1 | knife",
            "Nothing stands in Q99 of this sheet. The table is not read.",
            id="address",
        ),
        pytest.param(
            "Kent | areas | periods | 1 | knife",
            '"Kent" stands nowhere in this sheet. The table is not read.',
            id="words",
        ),
        pytest.param(
            "| areas | measures | 1 | knife",
            "No row of this sheet has headings that are known as measures. The table is not read.",
            id="headings",
        ),
        pytest.param(
            "| measures | | | knife | 2021/22",
            "No row of this sheet has a label that is known as measures. The table is not read.",
            id="labels",
        ),
        pytest.param(
            "A2 | areas | periods | 2 | knife",
            "The sheet ends within the headings. The table is not read.",
            id="too many headings",
        ),
        pytest.param(
            "B2 | areas | periods | 1 | knife",
            "No headings stand to the right of B2. The table is not read.",
            id="no headings",
        ),
    ],
)
def test_a_table_that_is_not_there(row: str, said: str) -> None:
    """What Tables received says of a sheet and is not so is said at the sheet."""
    result = table(row, "x | 2021/22\nLeeds | 5")
    assert observations(result) == []
    assert lines(result.findings) == [
        f"T: PM325 {said} Row Tables received!A2 describes it. Correct Sheet, Top-left cell or "
        "Header rows in this row."
    ]


@pytest.mark.parametrize(
    ("row", "text", "said"),
    [
        pytest.param(
            "A1 | areas | periods",
            "x | 2021/22\nLeeds | 5\nBradford | 6",
            "T!B2: PM301 Nothing says which measure these figures are of. The same holds for 1 "
            'more cell of this sheet. Write its id under "All cells are measure", or name it in '
            "the labels.",
            id="no measure",
        ),
        pytest.param(
            "A1 | measures | areas",
            "x | Leeds\nknife | 5",
            'T!B2: PM205 Nothing says which period these figures cover. Write it under "Period", '
            "or in the headings.",
            id="no period",
        ),
        pytest.param(
            "A1 | measures | periods",
            "x | 2021/22\nknife 2020/21 | 5",
            "T!B2: PM310 The labels of this figure name two periods: April 2020 to March 2021 and "
            "April 2021 to March 2022. Correct what Names says of them, or the row of this table "
            "in Tables received.",
            id="two periods",
        ),
        pytest.param(
            "A1 | measures | measures | 1 | | 2021/22",
            "x | em\nknife | 5",
            "T!B2: PM310 The labels of this figure name two measures: knife and em. Correct what "
            "Names says of them, or the row of this table in Tables received.",
            id="two measures",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife | 2021/22",
            "2020/21 | x\nLeeds | 5",
            "T!B1: PM321",
            id="a default and the corner",
        ),
        pytest.param(
            "A1 | parts | periods | 1 | knife",
            "x | 2021/22\nOfficers | 5",
            'T!B2: PM319 "Officers" is not a part of knife. Write Robbery, Assault or Under 25, or '
            "add it in the column Parts of the Measures sheet.",
            id="a part of another measure",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife | file name",
            "x | total\nLeeds | 5",
            "T!B2: PM205 The name of this file holds no date. Write the period itself in place of "
            "file name, or rename the file.",
            id="no date in the name",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife",
            "x | #REF!\nLeeds | 5",
            "T!B1: PM202 #REF! is the result of a broken formula. Mend the formula, or write [x] "
            "if the figure is not available.",
            id="a broken heading",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife",
            "x | 2021/22\n=A1 | 5",
            "T!A2: PM204 The formula here was saved without its result. Open the workbook in "
            "Excel, save it, and use that copy.",
            id="a broken label",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife",
            "x | 2021/22\nLeeds | #DIV/0!",
            "T!B2: PM202 #DIV/0! is the result of a broken formula. Mend the formula, or write [x] "
            "if the figure is not available.",
            id="a broken figure",
        ),
        pytest.param(
            "A1 | areas | periods | 1 | knife",
            "x | 2021/22\nLeeds | 5%",
            "T!B2: PM201 5% is a percentage, but the unit of knife is count. Correct the cell (or "
            "its number format), or Unit in the Measures sheet.",
            id="a wrong unit",
        ),
    ],
)
def test_figures_that_cannot_be_placed(row: str, text: str, said: str) -> None:
    """A figure whose labels do not say what it is of is a finding, and is not used."""
    names = "total | total" if "total" in text else ""
    result = table(row, text, names)
    assert observations(result) == []
    placed = [found for found in result.findings if found.code != "PM325"]
    assert [line[: len(said)] for line in lines(placed)] == [said]


def test_unknown_labels_come_back_to_be_pasted() -> None:
    """A label is asked about once a sheet, with the figures it holds back and a row for Names."""
    result = table(
        "A1 | measures | areas | 1 | | 2021/22",
        """
        x | Leeds | Leads | Comment
        missing_adlts | 1 | 2 | 2 of 12, see below
        Misper | 3 | #N/A | -
        Zebras | 3 (4%)
        Remarks | none
        """,
    )
    assert observations(result) == []
    assert [(str(found), found.paste, found.paste_sheet) for found in result.findings] == [
        (
            "T!A1: PM325 Of the 5 figures of this table none can be read. Tables received!A2 says "
            'that it begins at A1, where "x" stands. Do the headings begin at A1? If they do, say '
            "in Names what the labels mean; if not, correct Top-left cell.",
            (),
            "",
        ),
        (
            'T!A2: PM321 "missing_adlts" is not known as a measure, part, area or period, so 2 '
            'figures are not read. Did you mean "missing_adults"? Paste its row of Checks.xlsx '
            'into the sheet Names, and write what it means, or "nothing".',
            ("missing_adlts", ""),
            "Names",
        ),
        (
            'T!C1: PM321 "Leads" is not known as a measure, part, area or period, so 2 figures are '
            'not read. Did you mean "Leeds"? Paste its row of Checks.xlsx into the sheet Names, '
            'and write what it means, or "nothing".',
            ("Leads", ""),
            "Names",
        ),
        (
            'T!A3: PM321 "Misper" is not known as a measure, part, area or period, so 2 figures '
            "are not read. Paste its row of Checks.xlsx into the sheet Names, and write what it "
            'means, or "nothing".',
            ("Misper", ""),
            "Names",
        ),
        (
            'T!A4: PM321 "Zebras" is not known as a measure, part, area or period, so 1 figure is '
            "not read. Paste its row of Checks.xlsx into the sheet Names, and write what it means, "
            'or "nothing".',
            ("Zebras", ""),
            "Names",
        ),
    ]


def test_a_merged_heading_is_asked_about_where_it_stands() -> None:
    """An unknown heading over several columns is one finding, at its own cell."""
    result = table(
        "A1 | measures | areas; periods | 2",
        "x | Hull | \n | 2020/21 | 2021/22\nknife | 1 | 2",
    )
    assert [(str(found.where), found.paste) for found in result.findings] == [
        ("T!A1", ()),
        ("T!B1", ("Hull", "")),
    ]
    assert "so 2 figures are not read" in result.findings[1].problem


def test_a_sheet_of_the_own_workbook() -> None:
    """Without a sender the row describes a sheet of your own workbook."""
    own = (sheet("Odd", "Areas | 2021/22\nLeeds | 5"),)
    result = read("| | odd | A1 | areas | periods | 1 | knife", "", own=own)
    assert lines(result.findings) == []
    assert observations(result) == ["Odd!B2 knife [Leeds] April 2021 to March 2022: 5"]


@pytest.mark.parametrize(
    ("label", "parted"),
    [
        ("Total incidents 2021/22", ("Total incidents", "2021/22")),
        ("2021/22: incidents", ("incidents", "2021/22")),
        ("MISSING PEOPLE 12 months to Dec-20", ("MISSING PEOPLE", "12 months to Dec-20")),
        ("Recorded crime April 2021 to March 2022", ("Recorded crime", "April 2021 to March 2022")),
        ("Incidents (2021 -22)", ("Incidents", "2021 -22")),
        ("2021/22", None),
        ("Vol. change 2021/22 from 2020/21", ("Vol. change 2021/22 from", "2020/21")),
        ("Under 25", None),
        ("", None),
    ],
)
def test_split_period(label: str, parted: tuple[str, str] | None) -> None:
    """The longest period at the end or the beginning of a label is split off."""
    assert split_period(label) == parted


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("5", True),
        ("5%", True),
        ("146 (4.3%)", True),
        ("Fatal 49 Serious 692", True),
        ("3,302 (Adults) 546 (Juveniles)", True),
        ("Cohort 1 1.8 Cohort 2 1.1", True),
        ("5330 Officers", True),
        ("Up since 2019", False),
        ("12 of them", False),
        ("[x]", False),
        ("Not available", False),
        ("↓", False),
        ("", False),
    ],
)
def test_is_figure(text: str, *, is_one: bool) -> None:
    """Numbers are figures, several in one cell too; remarks with a number in them are not."""
    assert is_figure(text) is is_one


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Leeds", "Bradford", "knife", "Robbery", "2021/22", "2020/21", "Total", "* note", "x", "5"]
    ),
    st.decimals(0, 3000, places=0),
    st.just(CellError("#REF!")),
)
SIDES = st.sampled_from(["measures", "areas", "parts", "periods", "areas; periods", ""])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=7),
    SIDES,
    SIDES,
    st.integers(0, 3),
    st.sampled_from(["", "A1", "B2", "C3", "knife"]),
)
def test_any_table_is_read_or_refused(
    rows: list[list[object]], down: str, across: str, header_rows: int, top_left: str
) -> None:
    """Whatever stands in a sheet and in its row, reading ends with figures or findings."""
    book = received({"T": "x"})
    cells = tuple(tuple(row) for row in rows)
    made = Sheet(file=book.file, name="T", rows=cells)  # type: ignore[arg-type]
    result = read(
        f"{ROW} | {top_left} | {down} | {across} | {header_rows} | knife | 2021/22",
        "Total | West Yorkshire",
        type(book)(book.file, book.sha256, (made,)),
    )
    for observation in result.dataset.observations.values():
        row, column = observation.source.position
        assert cells[row - 1][column - 1] is not None
