"""The numbers Word shows are the report's, and they are Word's own."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfmon_cli.renderers.docx import render
from perfmon_cli.report.model import Block, Bullets, Heading, Paragraph, Report, Section
from tests.renderers.sample import sample_report, text
from tests.renderers.wordfile import W, WordFile, edited

_AWKWARD = {
    "in order": "1 1.1 1.1.1 1.1.2 1.2 1.2.1 2 2.1 2.1.1",
    "begins again": "1 1.1 1.1.1 2 1 1.1 1.1.1 2",
    "begins late": "3 3.1 3.1.1 4 4.1",
    "without parents": "1.1.1 1.1.2 1.2 1.2.1 2 2.1",
    "leaves numbers out": "1 1.2 1.2.3 1.2.4 1.4 3 3.1",
    "paragraph under a part": "1 1.1 1.2 1.2.1 1.3 2 2.1",
    "goes back": "2 2.2 2.2.2 2.1 1",
    "four levels": "1 1.1 1.1.1 1.1.1.1 1.1.1.2 1.1.2 1.2",
}


def _report(numbers: list[str], style: str) -> Report:
    blocks = tuple(_block(index, number) for index, number in enumerate(numbers))
    return replace(sample_report(), sections=(Section(id="s", blocks=blocks, style=style),))


def _block(index: int, number: str) -> Block:
    level = number.count(".") + 1
    if level <= 2 and index % 3:
        return Heading(id=f"n{index}", level=level, text=number, number=number)
    return Paragraph(id=f"n{index}", number=number, line=text(number))


def _shown(content: bytes) -> list[tuple[str, str]]:
    word = WordFile(content)
    return [
        (number, "".join(paragraph.itertext(f"{W}t"))) for paragraph, number in word.numbers.items()
    ]


@pytest.mark.parametrize("style", ["body", "memo"])
@pytest.mark.parametrize("numbers", _AWKWARD.values(), ids=_AWKWARD)
def test_numbers_equal_the_reports(template: bytes, numbers: str, style: str) -> None:
    """Whatever the report counts, Word's list shows it."""
    shown = _shown(render(_report(numbers.split(), style), {}, template))
    assert shown == [(number, number) for number in numbers.split()]


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), min_size=1, max_size=12))
def test_any_numbers(template: bytes, numbers: list[list[int]]) -> None:
    """Any numbers in any order are shown."""
    wanted = [".".join(map(str, number)) for number in numbers]
    shown = _shown(render(_report(wanted, "body"), {}, template))
    assert shown == [(number, number) for number in wanted]


def test_numbers_in_order_come_from_styles_alone(template: bytes) -> None:
    """A paper that counts as usual has no numbering of its own: the styles carry it."""
    blocks: tuple[Block, ...] = (
        Heading(id="a", level=1, text="a", number="1"),
        Heading(id="b", level=2, text="b", number="1.1"),
        Paragraph(id="c", line=text("c"), number="1.1.1"),
        Heading(id="d", level=3, text="d"),
        Paragraph(id="e", line=text("e"), number="1.1.2"),
        Heading(id="f", level=1, text="f", number="2"),
    )
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    word = WordFile(render(report, {}, template))
    assert list(word.numbers.values()) == ["1", "1.1", "1.1.1", "1.1.2", "2"]
    assert not list(word.body.iter(f"{W}numPr"))


def test_other_numbers_are_typed(template: bytes) -> None:
    """A number that no list gives stands as text, and the list goes on behind it."""
    blocks: tuple[Block, ...] = (
        Heading(id="a", level=1, text="first", number="1"),
        Heading(id="b", level=2, text="lettered", number="A1"),
        Paragraph(id="c", line=text("c"), number="1.1.a"),
        Heading(id="d", level=2, text="second", number="1.1"),
    )
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    assert WordFile(render(report, {}, template)).outline().splitlines()[2:-1] == [
        "[heading 1] 1 first",
        "[heading 2] A1\tlettered",
        "[Numbered Paragraph] 1.1.a\tc",
        "[heading 2] 1.1 second",
    ]


def test_each_ordered_list_begins_at_one(template: bytes) -> None:
    """Lists do not go on from one to the next, and inner lists count by themselves."""
    items = (text("x"), text("y"))
    blocks = (
        Bullets(id="a", items=items, ordered=True),
        Bullets(id="b", items=items, ordered=True, depth=1),
        Bullets(id="c", items=items),
        Bullets(id="d", items=items, depth=1),
        Bullets(id="e", items=items, ordered=True),
    )
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    word = WordFile(render(report, {}, template))
    assert list(word.numbers.values()) == ["1.", "2.", "a.", "b.", *"••––", "1.", "2."]


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        pytest.param("word/numbering.xml", {'w:val="%1.%2"': 'w:val="%1-%2"'}, id="other signs"),
        pytest.param("word/styles.xml", {"<w:numPr><w:numId": "<w:numPr><w:ilvl"}, id="no list"),
        pytest.param("word/styles.xml", {'w:val="heading 1"': 'w:val="Kop 1"'}, id="renamed"),
    ],
)
def test_template_with_other_numbering(template: bytes, part: str, changes: dict[str, str]) -> None:
    """Where a template's own lists count otherwise, the paper brings its own."""
    changed = edited(template, changes, part)
    numbers = _AWKWARD["in order"].split()
    shown = _shown(render(_report(numbers, "body"), {}, changed))
    assert shown == [(number, number) for number in numbers]
