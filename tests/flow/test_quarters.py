"""Any quarter the workbook has data for builds, with its own columns and comparators."""

import re

import pytest

from tests.flow.papers import Draft, squeezed, standing

pytestmark = pytest.mark.slow

SAFER = "Measures of the priority “Safer Places and Thriving Communities”"
JUSTICE = (
    "Measures of the priority "
    "“Supporting Victims and Witnesses and Improving Criminal Justice Outcomes”"
)
RESILIENCE = "Measures of the priority “Keeping People Safe and Building Resilience”"
NEEDS = "Measures of the priority “Responding to Multiple and Complex Needs”"
KSI = "Reduce numbers of people killed or seriously injured on roads in West Yorkshire "
ENTRANTS = "Reduce the number of first time entrants to the criminal justice system "
CALLS = "Maintain high levels of calls answered on target"
CHILDREN = "Reduce number of repeat missing children below baseline level"


def printed(draft: Draft, form: str, place: tuple[str, str, str]) -> str:
    """The cell at a table's caption, row and column of a form of the paper."""
    caption, row, column = place
    (table,) = (t for t in getattr(draft, form).tables if t.caption == caption)
    return standing(table, row, column)


def heads(draft: Draft, caption: str) -> list[str]:
    """The column heads of the table with this caption."""
    (table,) = (t for t in draft.html.tables if t.caption == caption)
    return table.rows[0]


def test_the_year_before_builds_without_errors(year_before: Draft) -> None:
    """January to March 2021 comes from the same workbook; warnings only."""
    assert year_before.exit_code == 0, year_before.stderr
    first, *_, last = year_before.stderr.splitlines()
    assert first == "January to March 2021 (Q4 of 2020/21)"
    assert re.fullmatch(r"0 errors, \d+ warnings?, 0 notes.*Checks\.xlsx\.", last)
    assert year_before.folder.parts[-2:] == ("2021Q1", "draft-01")


@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((JUSTICE, CALLS, "2020/21"), "90.6%"),
        ((JUSTICE, CALLS, "2019/20"), "90.2%"),
        ((JUSTICE, CALLS, "Change on 2019/20"), "+0.4 pp"),
        (("Victim satisfaction with the police by area", "Leeds", "2020/21"), "81.3%"),
        ((RESILIENCE, "Reduce number of repeat victims of hate crime", "2020/21"), "2,189"),
        (
            (RESILIENCE, "Reduce number of repeat victims of hate crime", "Change on 2019/20"),
            "+132",
        ),
        ((SAFER, "Reduce number of anti-social behaviour incidents", "2020/21"), "53,825"),
        (
            (SAFER, "Reduce number of anti-social behaviour incidents", "Change on 2019/20"),
            "+8,444",
        ),
        ((SAFER, f"{KSI}Fatal", "2020/21"), "42 2020"),
        ((SAFER, f"{KSI}Serious", "2020/21"), "541 2020"),
        ((SAFER, f"{KSI}Serious", "Change on 2019/20"), "−151 on 2019"),
        (
            (SAFER, "Keep neighbourhood crime below baseline", "12 months to June 2019"),
            "45,060",
        ),
        (
            (SAFER, "Keep neighbourhood crime below baseline", "Change on its baseline"),
            "−17,639 on 12 months to June 2019",
        ),
        (
            (NEEDS, "Reduce re-offending rate for drug related crime", "2020/21"),
            "25.7% 12 months to June 2019",
        ),
        (
            (NEEDS, "Reduce re-offending rate for drug related crime", "Change on 2019/20"),
            "+3.9 pp on 12 months to June 2018",
        ),
        ((NEEDS, f"{ENTRANTS}Adults", "2020/21"), "2,633 12 months to Sep 2020"),
        (
            (NEEDS, f"{ENTRANTS}Juveniles", "Change on 2019/20"),
            "−52 on 12 months to Sep 2019",
        ),
        ((NEEDS, CHILDREN, "12 months to June 2019"), "1,458"),
        ((NEEDS, CHILDREN, "Change on 2019/20"), "−449"),
        ((NEEDS, CHILDREN, "Change on its baseline"), "−580 on 12 months to June 2019"),
        (("Neighbourhood crime by type", "Personal robbery", "2020/21"), "2,044"),
        (("Officers by gender", "Female", "Dec 2020"), "36.0% (2,006)"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else value,
)
def test_figures_of_the_year_before_stand_in_their_cells(
    year_before: Draft, form: str, place: tuple[str, str, str], expected: str
) -> None:
    """Values, changes, own periods and baselines, keyed from the published paper."""
    assert squeezed(printed(year_before, form, place)) == squeezed(expected)


def test_no_figure_after_the_quarter_is_printed(year_before: Draft) -> None:
    """What the workbook holds for later periods is not in the paper, forecasts excepted."""
    later = [
        figure["id"]
        for figure in year_before.figures
        if figure["value"] and figure["period"] and figure["period"]["end"] > "2021-03-31"
    ]
    assert later == []
    assert "2021/22" not in " ".join(c for t in year_before.html.tables for c in t.rows[0])


def test_nothing_is_said_of_a_later_period(year_before: Draft) -> None:
    """Neither notes on figures, breaks nor decisions of the year after, nor its change."""
    words = " ".join(text for _, text in year_before.html.pieces)
    assert ", 2020/21: " in words  # a note on a figure
    assert ", 2021/22: " not in words
    assert "Most of the fall comes from" not in words
    assert "2021 is not to be compared" not in words


def test_columns_at_a_march_end_are_financial_years(year_before: Draft) -> None:
    """The heads of a priority's table move with the quarter."""
    assert heads(year_before, JUSTICE) == [
        "Measure",
        "2019/20",
        "2020/21",
        "Change on 2019/20",
        "Trend",
        "Comment",
    ]


def test_columns_at_another_quarter_end_are_rolling_years(quarter_before: Draft) -> None:
    """October to December 2021: twelve months to December, with the comparator's to match."""
    assert heads(quarter_before, JUSTICE) == [
        "Measure",
        "12 months to Dec 2019",
        "12 months to Dec 2020",
        "12 months to Dec 2021",
        "Change on 12 months to Dec 2020",
        "Trend",
        "Comment",
    ]


def test_a_quarter_without_figures_says_what_is_missing(quarter_before: Draft) -> None:
    """One finding a measure with its place, exit 1, a draft all the same, no traceback."""
    assert quarter_before.exit_code == 1
    assert "Traceback" not in quarter_before.stderr
    first, other_quarter, *findings, last = quarter_before.stderr.splitlines()
    assert first == "October to December 2021 (Q3 of 2021/22)"
    assert other_quarter.startswith("Quarters!A3: PM322 The newest figures are for Q4 2021/22 ")
    shape = re.compile(
        r"Measures!A\d+: PM304 [a-z0-9_]+ has no figure for .+, or write in its cell why there is "
        r'none, for instance "Not available"\.'
    )
    assert [line for line in findings if not shape.fullmatch(line)] == []
    assert last.startswith(f"{len(findings)} errors, ")
    assert quarter_before.file("html").is_file()


def test_what_is_missing_prints_its_reason(quarter_before: Draft) -> None:
    """No figure of another period takes the place of one that is missing."""
    place = (JUSTICE, CALLS, "12 months to Dec 2021")
    assert printed(quarter_before, "html", place) == "not available"


def test_a_snapshot_of_the_quarter_is_found(quarter_before: Draft) -> None:
    """A workforce count of December stands in the column of the year that ends there."""
    place = (SAFER, "Increase proportion of female officers", "12 months to Dec 2021")
    assert printed(quarter_before, "html", place) == "37.2% (2,161)"
