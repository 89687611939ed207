"""Every number of the July 2022 tables stands in its row and column, or is listed as corrected.

`published.csv` and `corrected.csv` are keyed from the published tables: the glossary and the
contact details hold no numbers; arrows and comments are left out.
"""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.flow.building import ROOT
from tests.flow.papers import Draft, Paper, clean, standing

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
CORRECTIONS = ROOT / "docs" / "example-corrections.md"
NO_SUCH_ROW = "-"

#: The published tables, in order: the one of ours, and how many numbers were published in it.
TABLES = {
    "t01": ("Table 1", 65),
    "t02": ("Table 2", 18),
    "t03": ("Table 4", 30),
    "t04": ("Table 5", 30),
    "t05": ("Table 6", 24),
    "t06": ("Table 7", 24),
    "t07": ("Table 8", 36),
    "t08": ("Table 9", 4),
    "t09": ("Table 10", 3),
    "t10a": ("Table 11", 16),
    "t10b": ("Table 12", 24),
    "t10c": ("Table 13", 36),
    "t11": ("Table 15", 43),
    "t12": ("Table 16", 12),
    "t13": ("Table 17", 8),
    "t14a": ("Table 18", 24),
    "t14b": ("Table 19", 24),
    "t15": ("Table 20", 42),
    "t16": ("Table 21", 72),
    "t17": ("Table 22", 30),
    "t18": ("Table 23", 30),
    "t19": ("Table 24", 16),
    "t20": ("Table 25", 28),
    "t21": ("Table 26", 31),
    "t22": ("Table 27", 18),
    "t23": ("Table 28", 18),
    "t24": ("Table 29", 40),
}


class Published(NamedTuple):
    """A cell of the published paper, by where it stands in ours."""

    table: str
    row: str
    column: str
    published: str

    @property
    def is_in_points(self) -> bool:
        """Whether it is a change, which the published paper gives in "%" for a percentage."""
        place = self.row + self.column
        return "hange on" in place and "% change" not in place


class Corrected(NamedTuple):
    """A published cell that gives way to another, with the erratum that says why."""

    table: str
    row: str
    column: str
    published: str
    printed: str
    erratum: str


def published() -> list[Published]:
    """The cells that stand as published."""
    with (HERE / "published.csv").open(encoding="utf-8", newline="") as file:
        return [Published(**row) for row in csv.DictReader(file)]


def corrected() -> list[Corrected]:
    """The cells that do not."""
    with (HERE / "corrected.csv").open(encoding="utf-8", newline="") as file:
        return [Corrected(**row) for row in csv.DictReader(file)]


def cell(paper: Paper, place: Published | Corrected) -> str:
    """What is printed in a place, or that there is no such row."""
    number, _ = TABLES[place.table]
    table = paper.table(number)
    if place.row not in {row[0] for row in table.rows}:
        return NO_SUCH_ROW
    return standing(table, place.row, place.column)


#: Smaller lines beneath a number: its own period, and words such as "before a break in counting".
_PERIOD = r"((12 months to )?[A-Z][a-z]+ \d{4}|\d{4}(/\d\d)?)(?![\d/])"
_NOTES = rf"( (on )?{_PERIOD})?(,? (?!pp\b)[a-z][a-z ,]*)?"


def is_same(place: Published, printed: str) -> bool:
    """Whether a number is printed: signs, commas and "pp" for "%" apart."""
    expected = place.published.replace(",", "").replace("+", "")
    if place.is_in_points:
        expected = expected.replace("%", " pp")
    plain = re.sub(r"(?<=\d),(?=\d{3})|[+;]", "", printed.replace("−", "-"))
    return re.fullmatch(re.escape(expected) + _NOTES, plain) is not None


def numbers(text: str) -> list[str]:
    """The numbers of a published cell; names of quarters and periods are none."""
    without = re.sub(r"\bQ\d\b|12 months to June \d{4}| ²", "", text)
    return re.findall(r"\d[\d,]*(?:\.\d+)?", without)


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_published_numbers_stand_in_their_row_and_column(draft: Draft, form: str) -> None:
    """Each published cell is printed where it belongs, in each form of the paper."""
    paper: Paper = getattr(draft, form)
    places = published()
    assert len(places) > 600
    wrong = [
        (*place, cell(paper, place)) for place in places if not is_same(place, cell(paper, place))
    ]
    assert wrong == []


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_corrected_numbers_are_printed_as_corrected(draft: Draft, form: str) -> None:
    """A published number that is wrong gives way to exactly the one that the list says."""
    paper: Paper = getattr(draft, form)
    wrong = [
        (*place, cell(paper, place)) for place in corrected() if cell(paper, place) != place.printed
    ]
    assert wrong == []


def test_both_lists_hold_every_published_number_once() -> None:
    """Counted table by table: nothing published is left out, and no place is listed twice."""
    places: list[Published | Corrected] = [*published(), *corrected()]
    held = Counter[str]()
    for place in places:
        held[place.table] += len(numbers(place.published))
    assert held == {name: count for name, (_, count) in TABLES.items()}
    assert held.total() == 746
    assert max(Counter((p.table, p.row, p.column) for p in places).values()) == 1


def test_a_corrected_number_is_not_the_published_one() -> None:
    """What stands as published is not called corrected."""
    for place in corrected():
        assert not is_same(Published(*place[:4]), place.printed), place


def test_every_correction_is_documented() -> None:
    """The document for readers names the erratum and the number that was published."""
    documented = clean(CORRECTIONS.read_text(encoding="utf-8")).replace("−", "-")
    for place in corrected():
        assert f"| {place.erratum} |" in documented, place
        gone = {with_commas(n) for n in numbers(place.published)} - set(numbers(place.printed))
        for number in gone:
            assert re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", documented), place


def with_commas(number: str) -> str:
    """A published number as perfmon and its documents write it."""
    whole, point, decimals = number.replace(",", "").partition(".")
    return f"{int(whole):,}{point}{decimals}"


@pytest.mark.parametrize(
    ("published", "column", "printed", "expected"),
    [
        ("4924 (9.3%)", "2019/20", "4,924 (9.3%)", True),
        ("-5.0%", "Change on 2020/21", "−5.0 pp", True),
        ("-5.0%", "Change on 2020/21", "−5.0%", False),
        ("18.1%", "% change on 2020/21", "+18.1%", True),
        ("49", "2019/20", "49 2019", True),
        ("49", "2019/20", "49 2019, before a break in counting", True),
        ("49", "2019/20", "492,019", False),
        ("5", "2019/20", "5.0", False),
        ("-2", "Change on 2020/21", "+2", False),
    ],
)
def test_comparing_is_strict_about_the_number(
    published: str,
    column: str,
    printed: str,
    expected: bool,  # noqa: FBT001
) -> None:
    """Only thousands separators, a plus, the shape of the minus and "pp" for "%" are forgiven."""
    assert is_same(Published("t01", "", column, published), printed) is expected
