"""A column that contradicts another one throughout is one finding, at its heading."""

import pytest

from perfmon_cli.dataset.reading import Digest, digest
from tests.dataset.builders import lines, project, sheet
from tests.dataset.senders import MEASURES

KEYS = ("missing_children |", "missing_adults |", "knife |", "knife | Robbery", "knife | Assault")


def table(headings: str, *columns: list[int]) -> str:
    """A sheet with a row for each of the keys."""
    rows = (
        f"{key} | " + " | ".join(str(column[row]) for column in columns)
        for row, key in enumerate((*KEYS, "knife | Under 25"))
    )
    return "\n".join([f"Measure | Part | {headings}", *rows])


def read(history: str, quarter: str = "") -> Digest:
    """The digest of one or two sheets."""
    sheets = [sheet("History", history)] + [sheet("This quarter", quarter)] * bool(quarter)
    return digest(project(MEASURES, *sheets))


def test_the_heading_repeats_a_year_of_another_sheet() -> None:
    """The heading is asked about; single cells are not listed."""
    old, new = [1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 6]
    result = read(table("2019/20 | 2020/21", new, old), table("2020/21", new))
    assert lines(result.findings) == [
        'This quarter!C1: PM310 5 figures under "2020/21" differ from those of History column D, '
        'which is of the same period. Is "2020/21" right? If it is, find out which of the two '
        "columns is."
    ]


def test_one_heading_stands_twice_in_a_sheet() -> None:
    """The second of two columns under one year is the one that is asked about."""
    old, new = [1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 16]
    result = read(table("2020/21 | 2020/21", old, new))
    assert lines(result.findings) == [
        'History!D1: PM303 6 figures under "2020/21" differ from those of column C, which is of '
        'the same period. Is "2020/21" right? If it is, find out which of the two columns is.'
    ]


@pytest.mark.parametrize(
    ("differing", "count"), [(4, 4), (5, 1)], ids=["four are listed", "five are the heading's"]
)
def test_a_few_contradictions_are_listed(differing: int, count: int) -> None:
    """Where only some figures differ, each is named at its cell."""
    old = [1, 2, 3, 4, 5, 6]
    new = [value + 10 if row < differing else value for row, value in enumerate(old)]
    assert len(read(table("2020/21", old), table("2020/21", new)).findings) == count


def test_a_long_column_is_one_finding_too() -> None:
    """What is listed up to a limit is not counted beside the one finding of its column."""
    areas = [f"Area {number}" for number in range(250)]
    measures = "Id | Label | Unit | Good direction | Parts\nm | M | count | down | " + "; ".join(
        areas
    )
    rows = [f"m | {area} | {number} | {number + 1}" for number, area in enumerate(areas)]
    text = "\n".join(["Measure | Part | 2020/21 | 2020/21", *rows])
    (found,) = digest(project(measures, sheet("History", text))).findings
    assert found.problem.startswith('250 figures under "2020/21" differ')
