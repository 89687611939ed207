"""Where the paper begins a page: open items and the back page share one with the text."""

from dataclasses import replace

import pytest

from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, Severity, finding
from perfmon_cli.report.final import final
from perfmon_cli.report.model import Notice, Report
from perfmon_cli.report.parts import split
from tests.blocks.builders import COUNT, block, paper, prioritised, seen, text

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
        pytest.param((MEMO, NOTES), ["memo", "Notice", "Details", "Heading"], id="covering report"),
        pytest.param((NOTES,), ["body", "Notice", "Heading"], id="text"),
        pytest.param((COVER, NOTES), ["cover", "Cover", "Notice"], id="cover"),
        pytest.param((WIDE, NOTES), ["body", "Notice"], id="wide table"),
        pytest.param((BACK,), ["body", "Notice"], id="back page"),
    ],
)
def test_open_items_stand_on_the_first_page(
    rows: tuple[BlockRow, ...], expected: list[str]
) -> None:
    """Below its title; a page of their own they have only before a wide table or a back page."""
    first = pages(composed(*rows, is_open=True))[0]
    assert first[: len(expected)] == expected
    assert (len(first) == 2) == (expected == ["body", "Notice"])


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
    """A part by itself begins as the whole paper does, below the heading that is its title."""
    second = replace(block("text", heading="Appendix 2: Cyber crime"), level=1)
    found = composed(MEMO, CONTACT, COVER, NOTES, BACK, second, is_open=True)
    notice = found.report.open_items[0][1]
    items = tuple((name, notice) for name in ("covering-report", "appendix-1", "appendix-2"))
    parts = split(replace(found.report, open_items=items))
    assert [pages(replace(found, report=part.report))[0][:3] for part in parts] == [
        ["memo", "Notice", "Details"],
        ["cover", "Cover", "Notice"],
        ["body", "Heading", "Notice"],
    ]


def _about(**what: object) -> Finding:
    return replace(finding("PM305", "A year is missing.", "Enter it."), **what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "parts"),
    [
        pytest.param(_about(), ["covering-report"], id="of no part"),
        pytest.param(_about(measure="dogs"), ["covering-report"], id="measure that is not printed"),
        pytest.param(
            _about(measure="crime"), ["covering-report", "appendix-1"], id="measure in two parts"
        ),
        pytest.param(_about(measure="cyber"), ["appendix-2"], id="measure in one part"),
        pytest.param(
            _about(where=CellRef("commentary/2022Q1/cyber.md"), line=3),
            ["appendix-2"],
            id="text of a part",
        ),
        pytest.param(
            _about(where=CellRef("commentary/2022Q1/cyber.md"), line=3, measure="crime"),
            ["appendix-2"],
            id="text of a part, about a measure in others",
        ),
        pytest.param(
            _about(where=CellRef("data/figures.xlsx", "Paper", "F6")), ["appendix-1"], id="row"
        ),
        pytest.param(
            _about(where=CellRef("data/figures.xlsx", "Settings", "B6")),
            ["covering-report"],
            id="row of another sheet",
        ),
        pytest.param(replace(_about(measure="cyber"), severity=Severity.NOTE), [], id="note"),
        pytest.param(replace(_about(measure="cyber"), accepted="Known."), [], id="accepted"),
    ],
)
def test_a_part_lists_the_open_items_that_concern_it(about: Finding, parts: list[str]) -> None:
    """The whole paper lists all of them; what concerns no part is the first one's."""
    cyber = prioritised(replace(COUNT, id="cyber"))
    measure = prioritised(COUNT)
    texts = [
        text("purpose.md", "---\n---\n\nThere were {{ crime.value }}.\n"),
        text("cyber.md", "---\n---\n\nThere were {{ cyber.value }}.\n"),
    ]
    purpose = replace(block("text", heading="Purpose"), content="purpose.md")
    second = replace(block("text", heading="Appendix 2: Cyber"), content="cyber.md", level=1)
    rows = [MEMO, purpose, COVER, block("period table", "crime"), second]
    made = paper(
        [measure, cyber],
        [seen(one, year, "100") for one in (measure, cyber) for year in ("2020/21", "2021/22")],
        *(
            replace(row, source=CellRef("data/figures.xlsx", "Paper", f"D{at}"))
            for at, row in enumerate(rows, start=3)
        ),
        texts=texts,
        findings=(about,),
    )
    held = {part.name: _notices(part.report) for part in split(made.report)}
    assert list(held) == ["covering-report", "appendix-1", "appendix-2"]
    assert [name for name, found in held.items() if found] == parts
    listed = ["Open items in this draft (errors: 0, warnings: 1)"] if parts else []
    assert _notices(made.report) == listed
    assert all(found == listed for found in held.values() if found)
    assert _notices(final(made.report)) == []
    assert [part for part in split(final(made.report)) if _notices(part.report)] == []


def _notices(report: Report) -> list[str]:
    return [one.title for one in report.blocks if isinstance(one, Notice)]
