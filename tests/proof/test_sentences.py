"""Texts cut into sentences, with what stands in them."""

import pytest

from perfmon_cli.proof.sentence_reading import cuts, sentences_of
from perfmon_cli.proof.sentences import COMMENT
from tests.proof.proving import example, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("It was 5.2 points. Then 6.1.", 2),
        ("See No. 5 of the plan. Then the rest.", 2),
        ("Forces, e.g. Kent, agree.", 1),
        ("“It fell.” That was said.", 2),
        ("No end", 1),
        ("   ", 0),
        ("Really? Yes! Good.", 3),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    """Decimals, short forms and quotation marks do not cut a sentence in two."""
    assert len(list(cuts(text))) == count


def test_live_figures_are_filled_in_and_known_by_their_place() -> None:
    """A live figure stands in the sentence as it prints, with its offsets."""
    (one,) = sentences("There were {{ homicide.value }} homicides.", "homicide")
    (figure,) = one.lives
    assert one.text == "There were 32 homicides."
    assert one.text[figure.start : figure.end] == "32"
    assert one.is_live(11, 13)
    assert not one.is_live(14, 23)


def test_own_marks_are_taken_out_and_kept() -> None:
    """The mark knows what it stands behind and its source; it is not part of the words."""
    first, second = sentences("Of 32% [own: Force] most fell. It is 5. [own: Home Office]")
    assert (first.text, first.own[0].at, first.own[0].source) == ("Of 32% most fell.", 6, "Force")
    assert (first.is_own, second.is_own) == (False, True)


def test_items_of_a_list_know_their_lines() -> None:
    """A finding in a long list names the item's own line."""
    found = sentences("- One is here.\n- Two is here.\n\n1. Three is here.")
    assert [one.line for one in found] == [4, 5, 7]


def test_cells_of_a_table_know_their_row() -> None:
    """A finding in a table names the row's own line, below the row of dashes."""
    found = sentences("| One | Two |\n|---|---|\n| Three | Four |\n| Five | Six |")
    assert [(one.text, one.line) for one in found] == [
        ("One", 4), ("Two", 4), ("Three", 6), ("Four", 6), ("Five", 7), ("Six", 7)
    ]  # fmt: skip
    first, _, third, fourth, *_ = found
    assert first.passage != third.passage == fourth.passage


def test_comments_of_the_workbook_are_read_with_their_cell() -> None:
    """The column Comment of Measures is proved like a text, and its place is a cell."""
    place = example()
    found = [
        one
        for one in sentences_of([], place.catalogue, place.indicators)
        if one.kind == COMMENT and one.measures == ("rape_outcomes",)
    ]
    assert found
    assert (found[0].where.sheet, found[0].line) == ("Measures", None)
