"""Cells and their places."""

import pytest

from perfmon_cli.cells.model import CellRef, Sheet, column_letters, column_number


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")]
)
def test_columns(number: int, letters: str) -> None:
    """Columns are lettered as Excel letters them."""
    assert column_letters(number) == letters
    assert column_number(letters) == number


@pytest.mark.parametrize(
    ("place", "words", "position"),
    [
        (CellRef("a.xlsx", "History", "AA12"), "History!AA12", (12, 27)),
        (CellRef("a.xlsx", "History"), "History", (0, 0)),
        (CellRef("a.md"), "a.md", (0, 0)),
    ],
    ids=["cell", "sheet", "file"],
)
def test_places(place: CellRef, words: str, position: tuple[int, int]) -> None:
    """A place prints as sheet and cell, and sorts by row and column."""
    assert str(place) == words
    assert place.position == position


def test_sheet_ref() -> None:
    """A rectangle knows where it stands in its sheet."""
    sheet = Sheet(file="a.xlsx", name="History", rows=((None,),), top=4, left=3)
    assert sheet.ref(1, 2) == CellRef("a.xlsx", "History", "E5")
