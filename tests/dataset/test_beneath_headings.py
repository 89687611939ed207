"""Figures that a sheet would lose: no heading, a bad one, a second table, merged cells."""

from dataclasses import replace

import pytest

from perfmon_cli.cells.model import Merge, Sheet
from perfmon_cli.dataset.reading import Digest, digest
from tests.dataset.builders import SETTINGS, lines, project, sheet
from tests.dataset.senders import MEASURES, observations

PERIOD = "Write for instance 2021/22, 12 months to June 2019, Q3 2020/21 or 31/03/2022."


def read(*sheets: Sheet, settings: str = SETTINGS) -> Digest:
    """The digest of a project with these sheets of figures."""
    return digest(project(MEASURES, *sheets, settings=settings))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Measure | 2020/21 | \nknife | 1 | 2\nfund | 3 | 4",
            "T!C1: PM106 Column C has 2 figures and no heading. Write the period above them.",
            id="periods",
        ),
        pytest.param(
            "Measure | 2020/21\nknife | 1 | 2",
            "T!C1: PM106 Column C has 1 figure and no heading. Write the period above it.",
            id="one, to the right of the headings",
        ),
        pytest.param(
            "Measure | Period | Leeds |\nknife | 2021/22 | 1 | 2\nknife | 2020/21 | 1 | 2",
            "T!D1: PM106 Column D has 2 figures and no heading. Write the area above them.",
            id="areas",
        ),
        pytest.param(
            "Measure | Period | Value |\nknife | 2021/22 | 1 | 2",
            "T!D1: PM107 Column D has 1 figure and no heading. If they are wanted, head the "
            "column.",
            id="one figure a row",
        ),
        pytest.param(
            "| Measure | 2020/21\n1 | knife | 1\n2 | fund | 2",
            "T!A1: PM107 Column A has 2 figures and no heading. If they are wanted, head the "
            "column.",
            id="numbers of the rows",
        ),
    ],
)
def test_figures_without_a_heading(text: str, said: str) -> None:
    """A column with figures and nothing above them is never left out unsaid."""
    assert lines(read(sheet("T", text)).findings) == [said]


def test_words_without_a_heading_are_nobodys_business() -> None:
    """Remarks beside a table need no heading."""
    text = "Measure | 2020/21 |\nknife | 1 | as agreed\nfund | 2 | see 3 below"
    assert lines(read(sheet("T", text)).findings) == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("2021/23", f'PM205 "2021/23" is not a period. {PERIOD}'),
        ("FY22", f'PM205 "FY22" is not a period. {PERIOD}'),
        ("Q4", f'PM205 "Q4" is not a period. {PERIOD}'),
        (
            "d2022-03-15",
            'PM212 "15 March 2022" is neither the first nor the last day of a month in 2000 to '
            "2050. Write the period in words, for instance 12 months to March 2022.",
        ),
        (
            "=A1",
            "PM204 The formula here was saved without its result. Open the workbook in Excel, save "
            "it, and use that copy.",
        ),
        (
            "#REF!",
            "PM202 #REF! is the result of a broken formula. Mend the formula, or write [x] if the "
            "figure is not available.",
        ),
    ],
)
def test_the_only_period_is_mistyped(heading: str, said: str) -> None:
    """A heading that is no period is named itself; the sheet does not lack its figures."""
    text = f"Measure | Part | {heading} | Own\nknife | | 5 | words"
    assert lines(read(sheet("T", text)).findings) == [
        f"T!C1: {said}",
        'T!D1: PM107 The column "Own" is not known. Correct the heading; a column of your own can '
        "stay, it is not read.",
    ]


@pytest.mark.parametrize(
    ("top", "second"),
    [
        pytest.param("Measure | 2021/22", "Measure | 2018/19", id="periods"),
        pytest.param("Measure | Period | Value", "Measure | Area | Period | Value", id="long"),
    ],
)
def test_a_second_table_is_not_read(top: str, second: str) -> None:
    """Figures below other headings further down are not read under those at the top."""
    row = "knife | 5" if "Value" not in top else "knife | 2021/22 | 5"
    result = read(sheet("T", f"{top}\n{row}\n...\n{second}\nfund | 6 | 7 | 8"))
    assert [line.split(" ")[0] for line in observations(result)] == [
        "T!C2" if "Value" in top else "T!B2"
    ]
    assert lines(result.findings) == [
        "T!A4: PM113 A second table begins here, with headings of its own; its rows are not read. "
        "Give it a sheet of its own."
    ]


def test_a_merge_over_figures_is_named() -> None:
    """A figure that a merge takes from the next row, or column, is missing there."""
    made = sheet("T", "Measure | 2020/21 | 2021/22\nknife | 1 | 5\nmissing_children | 2\nfund | 3")
    merges = (Merge(2, 3, 3, 3), Merge(4, 2, 4, 3))
    assert lines(read(replace(made, merges=merges)).findings) == [
        "T!C3: PM201 C2:C3 are merged, so only C2 holds a figure, and C3 none. Unmerge the cells "
        "(Home, Merge & Center) and write each figure into its own cell.",
        "T!C4: PM201 B4:C4 are merged, so only B4 holds a figure, and C4 none. Unmerge the cells "
        "(Home, Merge & Center) and write each figure into its own cell.",
    ]


def test_a_merge_over_measures_is_named() -> None:
    """Rows without a measure of their own say once which merge takes it from them."""
    made = sheet("T", "Measure | Part | 2021/22\nknife | Robbery | 5\n| Assault | 6\n| total | 7")
    result = read(replace(made, merges=(Merge(2, 1, 4, 1),)))
    assert lines(result.findings) == [
        "T!A3: PM301 This row has figures but no measure: A2:A4 are merged, and only A2 holds the "
        "words. The same holds for 1 more cell of this sheet. Unmerge the cells (Home, Merge & "
        "Center) and write the measure's id in each row."
    ]


def test_commas_between_areas_are_said_once() -> None:
    """The setting is named, and the areas are known by themselves."""
    settings = SETTINGS.replace("Bradford; Leeds", "Bradford, Leeds, Wakefield")
    text = "Measure | Period | Leeds | Wakefield\nknife | 2021/22 | 5 | 6"
    result = read(sheet("T", text), settings=settings)
    assert lines(result.findings) == [
        "Settings!B4: PM501 There are commas between the areas. Write semicolons between them: "
        "Bradford; Leeds; Wakefield."
    ]
    assert len(observations(result)) == 2


@pytest.mark.parametrize(
    ("headings", "is_list"),
    [("Bristol, City of", False), ("Bristol | City of", True)],
    ids=["one name", "two names"],
)
def test_a_comma_within_a_name(headings: str, *, is_list: bool) -> None:
    """Two words with a comma are one area, unless each stands alone somewhere."""
    settings = SETTINGS.replace("Bradford; Leeds", "Bristol, City of")
    text = f"Measure | Period | {headings}\nknife | 2021/22 | 5 | 6"
    result = read(sheet("T", text.replace(" | 6", " | 6" if is_list else "")), settings=settings)
    assert [found.code for found in result.findings] == ["PM501"] * is_list
