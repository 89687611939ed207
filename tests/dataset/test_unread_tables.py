"""Tables that are described and give no figures, labels in two rows, and rows that come back."""

import pytest

from perfmon_cli.cells.model import Workbook
from perfmon_cli.dataset.reading import Digest
from tests.dataset.builders import lines, sheet, workbook
from tests.dataset.senders import observations, read, received

HEADINGS = """
    | Officers | | Staff
    Quarter | Headcount | FTE | Headcount | FTE
"""
ROWS = """
    2020/21 | 1655 | 1600 | 700 | 650
    2021/22 | 1680 | 1620 | 710 | 660
"""
NAMES = """
    Officers | Headcount -> missing_children
    Officers | FTE -> missing_adults
"""
DESCRIBED = "HR | workforce | | A3 | periods | measures | 2"


def csv(name: str, text: str) -> Workbook:
    """A received csv file; its sheet has no name."""
    file = f"received/HR/{name}.csv"
    return workbook(sheet("", text, file), file=file)


def joined(text: str) -> str:
    """Rows of Names, their labels joined by bars as typed."""
    rows = (line.strip() for line in text.strip().splitlines())
    return "\n".join(row.replace(" | ", " ¦ ").replace("->", "|") for row in rows)


def workforce(rows: str, names: str = NAMES, described: str = DESCRIBED) -> Digest:
    """An older file as it was described, and a newer one that came with these rows."""
    old = csv("workforce 2026-07", f"Title\nof HR\n{HEADINGS}{ROWS}")
    new = csv("workforce 2026-10", rows)
    every = f"{joined(names)}\nStaff ¦ Headcount | knife\nStaff ¦ FTE | fund"
    return read(described, every if names is NAMES else joined(names), old, new)


def test_a_newer_file_without_its_title_rows_is_an_error() -> None:
    """The headings stand above the cell that is named: the old figures never stand in silently."""
    result = workforce(f"{HEADINGS}{ROWS}")
    assert lines(found for found in result.findings if "10" in str(found.where)) == [
        "received/HR/workforce 2026-10.csv: PM325 This table gives no figure: where its headings "
        "should be, there are numbers (1680), so the headings seem to stand elsewhere. Tables "
        'received!A2 says that it begins at A3, where "2020/21" stands. Do the headings begin at '
        "A3? If not, leave Top-left cell blank, or write the words that stand there. If they do, "
        "look at Down the side, Across the top and Header rows."
    ]


def test_numbers_for_headings_are_said_once() -> None:
    """Numbers where headings should stand are not offered as labels to be pasted into Names."""
    result = workforce(f"{HEADINGS}{ROWS}2022/23 | 1690 | 1630 | 720 | 670")
    assert lines(found for found in result.findings if "10" in str(found.where)) == [
        "received/HR/workforce 2026-10.csv: PM325 Of the 4 figures of this table none can be read: "
        "where its headings should be, there are numbers (1680), so the headings seem to stand "
        'elsewhere. Tables received!A2 says that it begins at A3, where "2020/21" stands. Do the '
        "headings begin at A3? If not, leave Top-left cell blank, or write the words that stand "
        "there. If they do, look at Down the side, Across the top and Header rows."
    ]


@pytest.mark.parametrize(
    ("labels", "is_said"),
    [
        pytest.param("Leeds | Bradford", False, id="all"),
        pytest.param("Leeds | Hull", False, id="half"),
        pytest.param("Leeds | Hull | Goole", True, id="a third"),
    ],
)
def test_fewer_than_half(labels: str, *, is_said: bool) -> None:
    """A table of which fewer than half of the figures are read is an error of its own."""
    result = read(
        "police | | T | A1 | periods | areas | 1 | knife",
        "",
        received({"T": f"x | {labels}\n2021/22 | 1 | 2 | 3"}),
    )
    assert ("PM325" in {found.code for found in result.findings}) is is_said


def test_a_table_that_is_left_out_on_purpose_is_no_error() -> None:
    """What Names or the row itself leave out was not wanted."""
    result = read(
        "police | | T | A1 | periods | areas | 1 | knife",
        "Hull | nothing",
        received({"T": "x | Hull\n2021/22 | 1"}),
    )
    assert lines(result.findings) == []


def test_labels_that_belong_together_come_back_joined() -> None:
    """Of two heading rows of one kind both are offered, as one row of Names."""
    described = "HR | workforce | | | periods | measures | 2"
    result = read(described, joined(NAMES), csv("workforce", f"{HEADINGS}{ROWS}"))
    assert [found.paste for found in result.findings] == [
        ("Staff | Headcount", ""),
        ("Staff | FTE", ""),
    ]
    assert str(result.findings[0]) == (
        'received/HR/workforce.csv: PM321 "Staff | Headcount" is not known as a measure, part, '
        "area or period, so 2 figures are not read. Paste its row of Checks.xlsx into the sheet "
        'Names, and write what it means, or "nothing".'
    )
    assert len(observations(result)) == 4


def test_nothing_yields_to_a_row_that_names_more_labels() -> None:
    """The row that names most of the labels holds, also over one that says nothing."""
    names = f"{NAMES}    Headcount -> nothing\n    FTE -> nothing\n    Staff -> nothing"
    described = "HR | workforce | | A1 | periods | measures | 2"
    result = read(described, joined(names), csv("workforce", f"{HEADINGS}{ROWS}"))
    assert lines(result.findings) == []
    assert observations(result) == [
        "!B3 missing_children April 2020 to March 2021: 1655",
        "!C3 missing_adults April 2020 to March 2021: 1600",
        "!B4 missing_children April 2021 to March 2022: 1680",
        "!C4 missing_adults April 2021 to March 2022: 1620",
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param(
            f"Title\n{HEADINGS}{ROWS}",
            ("", "A2", "periods", "measures", "2"),
            id="periods down",
        ),
        pytest.param(
            "Title\n| Leeds | | Bradford\nx | Solved | Open | Solved | Open\n2020/21 | 1 | 2 | 3 "
            "| 4\n2021/22 | 1 | 2 | 3 | 4",
            ("", "A2", "periods", "areas; measures", "2"),
            id="areas above",
        ),
        pytest.param("a | b\nc | 5", ("", "", "", "", ""), id="no guess"),
    ],
)
def test_the_row_for_a_csv_file(text: str, row: tuple[str, ...]) -> None:
    """Top-left cell is at the upper heading row; a csv file needs no sheet."""
    (found,) = read("", "", csv("workforce", text)).findings
    assert found.paste[:7] == ("HR", "workforce", *row)
