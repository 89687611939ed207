"""The book of figures: one value a figure, all its places, ids that Word accepts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.period import Period
from perfmon_cli.report.figures import FigureBook, FigureName, anchor, unique
from perfmon_cli.report.model import Place, PrintedFigure

YEAR = Period(date(2021, 4, 1), date(2022, 3, 31))


def figure(value: str = "72.6") -> PrintedFigure:
    """A figure of victim satisfaction."""
    name = FigureName(measure="victim_satisfaction", area="Leeds", period=YEAR)
    return PrintedFigure(
        id=name.id,
        measure="victim_satisfaction",
        component="",
        area="Leeds",
        period=("2021-04-01", "2022-03-31", "2021/22"),
        quantity="value",
        comparator="",
        value=value,
        unit="percent",
        printed=f"{value}%",
        rule="given",
    )


def test_an_id_is_made_of_what_the_figure_is() -> None:
    """Ids are readable and the same in every draft."""
    assert figure().id == "victim_satisfaction.leeds.2021-04_2022-03.value"


def test_a_figure_stands_once_with_all_its_places() -> None:
    """Printing it again adds a place and an anchor of its own."""
    book = FigureBook()
    first = book.print(figure(), Place("table", "Table 1", "Leeds", "2021/22"))
    second = book.print(figure(), Place("text", "11.md", "4"), text="about 73%")
    (kept,) = book.figures()
    assert [place.ref for place in kept.places] == ["Table 1", "11.md"]
    assert (first.text, second.text) == ("72.6%", "about 73%")
    assert first.anchor != second.anchor


def test_two_values_of_one_figure_cannot_be_printed() -> None:
    """Rule 1 of the design: one value in a paper."""
    book = FigureBook()
    book.enter(figure("72.6"))
    with pytest.raises(ValueError, match=r"is 72\.6% and 72\.7% in one paper"):
        book.enter(figure("72.7"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_anchors_are_names_that_word_accepts(one: str, two: str) -> None:
    """At most 40 characters: letters, digits and underscores, first a letter."""
    name = anchor("P", one, two)
    assert len(name) <= 40
    assert name[0] == "P"
    assert all(c.isascii() and (c.isalnum() or c == "_") for c in name)


def test_unique_numbers_what_is_taken() -> None:
    """A second block of one name gets a number."""
    assert unique("T_a", {"T_a", "T_a_2"}) == "T_a_3"


def test_names_that_give_one_id_get_two() -> None:
    """A part and a district of one name, or names that differ in letters no id has."""
    book = FigureBook()
    district = figure("72.6")
    part = replace(figure("12.3"), area="", component="Leeds")
    assert district.id == part.id
    first = book.print(district, Place("table", "Table 1", "Leeds", "2021/22"))
    second = book.print(part, Place("table", "Table 2", "Leeds", "2021/22"))
    assert book.enter(part) == second.figure != first.figure == district.id
    assert [one.printed for one in book.figures()] == ["72.6%", "12.3%"]
    assert book.enter(replace(part, component="Lêeds")) not in {first.figure, second.figure}
    with pytest.raises(ValueError, match="in one paper"):
        book.enter(replace(part, value="12.4", printed="12.4%"))
