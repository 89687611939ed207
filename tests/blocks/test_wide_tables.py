"""Tables with more columns than a page has room for are split, and nothing of them is lost."""

import pytest

from perfmon_cli.blocks.wide_tables import split
from perfmon_cli.report.model import Cell, Column, ColumnKind, Row, Section, Span, Table
from tests.blocks.builders import words


def table(count: int, figure: str = "1,234") -> Table:
    """A table of a label and so many columns of figures."""
    heads = [Column(heading="Area", kind=ColumnKind.LABEL, share=2.4)]
    heads += [Column(heading=f"C{at}", kind=ColumnKind.NUMBER) for at in range(count)]
    cells = [Cell((Span("Leeds"),))]
    cells += [
        Cell((Span(figure, figure=f"F{at}", value="1", anchor=f"a{at}"),)) for at in range(count)
    ]
    rows = (Row(tuple(cells)), Row(tuple(cells), is_total=True))
    return Table(
        id="T",
        caption="Crime",
        columns=tuple(heads),
        rows=rows,
        number=3,
        notes=((Span("Source"),),),
    )


def parts(one: Table, *, wide: bool = False) -> list[Table]:
    """The tables that stand for it in a section."""
    section = split(Section(id="s", blocks=(one,), wide=wide))
    return [block for block in section.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("count", "figure", "wide", "number"),
    [
        pytest.param(6, "1,234", False, 1, id="districts"),
        pytest.param(11, "1,234", False, 1, id="as many as fit upright"),
        pytest.param(40, "1,234", False, 4, id="forty upright"),
        pytest.param(40, "1,234", True, 3, id="forty on a wide page"),
        pytest.param(6, "£123,456,789,012.50", False, 3, id="six of long figures"),
        pytest.param(2, "9" * 500, False, 2, id="figures longer than a page"),
    ],
)
def test_parts(count: int, figure: str, number: int, *, wide: bool) -> None:
    """As many columns as a page has room for without breaking a figure; one at least."""
    assert len(parts(table(count, figure), wide=wide)) == number


def test_nothing_is_lost() -> None:
    """Each column stands in one part, in order, beside the rows' labels."""
    whole = table(40)
    found = parts(whole)
    heads = [column.heading for part in found for column in part.columns[1:]]
    assert heads == [column.heading for column in whole.columns[1:]]
    assert {part.columns[0].heading for part in found} == {"Area"}
    cells = [words(cell.line) for part in found for cell in part.rows[0].cells]
    assert cells.count("Leeds") == len(found)
    assert cells.count("1,234") == 40
    assert all(part.rows[1].is_total for part in found)


def test_parts_say_which_they_are() -> None:
    """The same number, ids of their own, and the notes beneath the last."""
    found = parts(table(40))
    assert [part.caption for part in found] == [f"Crime (part {n} of 4)" for n in range(1, 5)]
    assert {part.number for part in found} == {3}
    assert len({part.id for part in found}) == 4
    assert [bool(part.notes) for part in found] == [False, False, False, True]


def test_a_table_that_fits_is_left_alone() -> None:
    """The very section comes back."""
    section = Section(id="s", blocks=(table(5),))
    assert split(section) is section
