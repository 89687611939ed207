"""Where the paper begins a page: open items and the back page share one with the text."""

from dataclasses import replace

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.findings import finding
from perfmon_cli.report.parts import split
from tests.blocks.builders import COUNT, block, paper, prioritised, seen

OPEN = (finding("PM305", "A year is missing.", "Enter it."),)
MEMO, COVER, CONTACT = block("memo"), block("cover"), block("contact")
NOTES, BACK, BREAK = block("methods notes"), block("back page"), block("page break")
WIDE = replace(block("measures table", settings="priority: 1"), wide=True)


def composed(*rows: BlockRow, is_open: bool = False) -> Composed:
    """A paper of one measure."""
    measure = prioritised(COUNT)
    figures = [seen(measure, "2020/21", "100"), seen(measure, "2021/22", "120")]
    return paper([measure], figures, *rows, findings=OPEN if is_open else ())


def pages(found: Composed) -> list[list[str]]:
    """The kinds of blocks that each run of pages holds, with its style before them."""
    made: list[list[str]] = []
    for section in found.report.sections:
        if not section.flows:
            made.append([section.style])
        made[-1] += [type(one).__name__ for one in section.blocks]
    return made


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((MEMO, NOTES), ["memo", "Notice", "Details"], id="covering report"),
        pytest.param((NOTES,), ["body", "Notice", "Heading"], id="text"),
        pytest.param((COVER, NOTES), ["body", "Notice"], id="cover"),
        pytest.param((WIDE, NOTES), ["body", "Notice"], id="wide table"),
    ],
)
def test_open_items_stand_above_the_first_text(
    rows: tuple[BlockRow, ...], expected: list[str]
) -> None:
    """A page of their own they have only where the paper begins with a page of another kind."""
    assert pages(composed(*rows, is_open=True))[0][: len(expected)] == expected
    if len(expected) == 2:
        assert len(pages(composed(*rows, is_open=True))[0]) == len(expected)


@pytest.mark.parametrize(
    ("rows", "is_alone"),
    [
        pytest.param((NOTES, BACK), False, id="below the text"),
        pytest.param((NOTES, BREAK, BACK), True, id="behind a page break"),
        pytest.param((NOTES, WIDE, BACK), True, id="behind a wide table"),
        pytest.param((NOTES, COVER, BACK), True, id="behind a cover"),
    ],
)
def test_the_back_page_ends_the_last_page(rows: tuple[BlockRow, ...], *, is_alone: bool) -> None:
    """It begins a page where it is told to, or where the one before it is of another kind."""
    last = pages(composed(*rows))[-1]
    assert last[-1] == "BackPage"
    assert (last == ["back", "BackPage"]) == is_alone


def test_open_items_of_each_part() -> None:
    """A part by itself begins as the whole paper does."""
    found = composed(MEMO, CONTACT, COVER, NOTES, BACK, is_open=True)
    (covering, appendix) = (part.report.sections for part in split(found.report))
    assert [(one.style, one.flows) for one in covering] == [("memo", False), ("memo", True)]
    assert [(one.style, one.flows) for one in appendix] == [
        ("body", False),
        ("cover", False),
        ("body", False),
        ("back", True),
    ]
