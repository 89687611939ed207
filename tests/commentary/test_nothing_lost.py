"""Whatever is typed or pasted is printed, or a finding says that it is not."""

from dataclasses import replace

import pytest

from perfmon_cli.commentary.model import (
    Placement,
    Run,
    TextBlock,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.commentary.reading import MOST_NOTICES, read


def blocks(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a text, without the lines of a list's points."""
    return tuple(
        replace(block, lines=()) if isinstance(block, TextList) else block
        for block in read("a.md", text).commentary.blocks
    )


def paragraphs(text: str) -> list[str]:
    """The words of a text that holds only paragraphs without figures."""
    found = []
    for block in blocks(text):
        assert isinstance(block, TextParagraph), block
        found.append("".join(piece.text for piece in block.text if isinstance(piece, Run)))
    return found


def said(text: str) -> list[str]:
    """The findings of a text."""
    return [str(found) for found in read("a.md", text).findings]


def items(*words: str) -> tuple[tuple[Run, ...], ...]:
    """Items of plain words."""
    return tuple((Run(word),) for word in words)


def test_an_ordered_list_counts_on_behind_a_nested_one() -> None:
    """A list that another interrupts keeps its numbers; a new list starts where it says."""
    assert blocks("1. one\n2. two\n   - deep\n3. three\n\nText\n\n1. new\n") == (
        TextList(items("one", "two"), ordered=True, line=1),
        TextList(items("deep"), ordered=False, line=3, depth=1),
        TextList(items("three"), ordered=True, line=1, start=3),
        TextParagraph((Run("Text"),), 6),
        TextList(items("new"), ordered=True, line=8),
    )


def test_every_point_knows_its_line() -> None:
    """Findings on a point name the line it begins in."""
    first, deep, third = read("a.md", "1. one\n2. two\n   - deep\n\n3. three\n").commentary.blocks
    assert isinstance(first, TextList)
    assert isinstance(deep, TextList)
    assert isinstance(third, TextList)
    assert (first.lines, deep.lines, third.lines) == ((1, 2), (3,), (5,))


def test_a_number_that_starts_a_paragraph_stays_that_number() -> None:
    """A year before a full stop looks like a list's number to Markdown, and prints as typed."""
    assert blocks("2022. That was the year.") == (
        TextList(items("That was the year."), ordered=True, line=1, start=2022),
    )


def test_words_behind_a_nested_list_make_no_point_of_their_own() -> None:
    """A second paragraph of a point that follows a nested list has neither bullet nor number."""
    assert blocks("- one\n  - deep\n\n  More on one.\n- two\n") == (
        TextList(items("one"), ordered=False, line=1),
        TextList(items("deep"), ordered=False, line=2, depth=1),
        TextParagraph((Run("More on one."),), 4, numbered=False),
        TextList(items("two"), ordered=False, line=1),
    )


def test_what_a_point_places_is_placed() -> None:
    """A table or chart placed within a point stands behind it."""
    assert blocks("- one\n\n  [table: v by area]\n- two\n") == (
        TextList(items("one"), ordered=False, line=1),
        Placement("table", "v by area", "", 3),
        TextList(items("two"), ordered=False, line=1),
    )


def test_a_table_within_a_point_stays_a_table() -> None:
    """A table within a list keeps its rows and cells."""
    assert blocks("- one\n\n  | a |\n  |---|\n  | b |\n") == (
        TextList(items("one"), ordered=False, line=1),
        TextTable((((Run("a"),),), ((Run("b"),),)), 3),
    )


def test_a_line_before_a_table_is_its_caption() -> None:
    """A line "Table: words" names the table that follows, and is a paragraph where none does."""
    assert blocks("Table: Ways in\n\n| a |\n|---|\n| b |\n") == (
        TextTable((((Run("a"),),), ((Run("b"),),)), 3, "Ways in"),
    )
    assert paragraphs("Table: Ways in\n\nText") == ["Table: Ways in", "Text"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("    Indented by four.", ["Indented by four."], id="indented"),
        pytest.param("\tIndented by a tab.", ["Indented by a tab."], id="tab"),
        pytest.param("Words\n---\nMore", ["Words", "More"], id="dashes under a paragraph"),
        pytest.param("[1]: https://example.org", ["[1]: https://example.org"], id="footnote"),
        pytest.param("It ~~fell~~ rose.", ["It ~~fell~~ rose."], id="struck out"),
        pytest.param("```\nkept\nas words\n```", ["kept as words"], id="code"),
        pytest.param("One.\n\xa0\nTwo.", ["One.", "Two."], id="a line of a hard space"),
        pytest.param("One.\u2029Two.", ["One.", "Two."], id="paragraph mark of Word"),
        pytest.param("One\x0btwo", ["One two"], id="line break of Word"),
        pytest.param("co\xadop\u200beration\x02", ["cooperation"], id="unseen characters"),
        pytest.param("\u202e12\u202c to \u206634\u2069\uffff", ["12 to 34"], id="turned digits"),
        pytest.param(
            "“Yes”, the council’s\xa05 – no", ["“Yes”, the council’s\xa05 – no"], id="quotes"
        ),
        pytest.param("Fish &amp; chips &lt;5", ["Fish & chips <5"], id="entities"),
        pytest.param("<b>Bold</b>", ["<b>Bold</b>"], id="html"),
        pytest.param("![A map](https://example.org/a.png)", ["A map"], id="remote picture"),
    ],
)
def test_no_word_is_lost(typed: str, printed: list[str]) -> None:
    """What Markdown would take away or turn into something else stays as words."""
    assert paragraphs(typed) == printed


@pytest.mark.parametrize(
    "pasted",
    [
        "• one\n• two",
        "\u00b7\tone\n\u00b7\ttwo",
        "  •\xa0one\n  •\xa0two",
        "-\xa0one\n-\xa0two",
        "\uf0b7\tone\r\n\uf0b7\ttwo",
    ],
    ids=["bullet", "middle dot", "indented", "hard space", "symbol font"],
)
def test_pasted_bullets_are_a_list(pasted: str) -> None:
    """Bullets as Word and Outlook leave them become a list."""
    assert blocks("Text\n" + pasted)[1:] == (TextList(items("one", "two"), ordered=False, line=2),)


def test_words_second_bullets_are_nested() -> None:
    """The "o" that Word puts before points of the second level makes a nested list."""
    assert blocks("•\tone\no\tdeep\n•\ttwo") == (
        TextList(items("one"), ordered=False, line=1),
        TextList(items("deep"), ordered=False, line=2, depth=1),
        TextList(items("two"), ordered=False, line=1),
    )


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        pytest.param(
            "Text\n\n<script>alert(1)</script>",
            'a.md line 3: PM412 "<script>" is HTML: it does nothing, and prints as it is typed. '
            "Delete it; docs/commentary.md shows how to write bold, links and tables.",
            id="script",
        ),
        pytest.param(
            "<!-- ask Jo -->",
            'a.md line 1: PM412 "<!--" is HTML: it does nothing, and prints as it is typed. '
            "Delete it; docs/commentary.md shows how to write bold, links and tables.",
            id="comment",
        ),
        pytest.param(
            "![A map](https://example.org/a.png)",
            'a.md line 1: PM412 The picture "https://example.org/a.png" is not fetched; its words '
            '"A map" are printed. Put the file into the icons folder and write '
            "[picture: file.png | words].",
            id="remote picture",
        ),
        pytest.param(
            "See [the plan](www.example.org).",
            'a.md line 1: PM412 The address "www.example.org" of a link is left out; its words '
            "are printed. Write an address that starts with https://, http:// or mailto:.",
            id="address without https",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
            'a.md line 3: PM412 A row of a table has more cells than its heading; "3" is left '
            "out. Give the heading as many cells, or take out a bar.",
            id="a cell too many",
        ),
        pytest.param(
            "Text.\n\n[own: the Force]",
            'a.md line 3: PM412 "[own: the Force]" stands alone and marks no figure. Put it behind '
            "the figure or the sentence it speaks of.",
            id="a mark alone",
        ),
        pytest.param(
            "See [it](https://example.org/{{ x.value }}).",
            'a.md line 1: PM402 "{{ x.value }}" stands in a link\'s address, which holds words '
            "only. Put the figure into a paragraph.",
            id="figure in an address",
        ),
        pytest.param(
            "[picture: map.png | Of {{ x.value }} victims]",
            'a.md line 1: PM402 "{{ x.value }}" stands in a placement, which holds words only. Put '
            "the figure into a paragraph.",
            id="figure in a picture's words",
        ),
        pytest.param(
            "![Of {{ x.value }}](a.png)",
            'a.md line 1: PM412 The picture "a.png" is not fetched; its words "Of {{ x.value }}" '
            "are printed. Put the file into the icons folder and write "
            "[picture: file.png | words].",
            id="figure in words of a picture that is not fetched",
        ),
        pytest.param(
            "### Now {{ x.value }}",
            'a.md line 1: PM402 "{{ x.value }}" stands in a heading, which holds words only. Put '
            "the figure into a paragraph.",
            id="figure in a heading",
        ),
    ],
)
def test_what_does_not_print_as_typed_is_said(typed: str, finding: str) -> None:
    """Each thing that is left out, or does nothing, is named with its line and its remedy."""
    assert said(typed) == [finding]


def test_a_heading_keeps_its_words_where_a_figure_cannot_stand() -> None:
    """The braces stay to be seen in the draft."""
    assert blocks("### Now {{ x.value }}") == (TextHeading("Now {{ x.value }}", 1),)


def test_very_many_findings_of_one_text_are_counted() -> None:
    """A pasted web page does not bury the other findings."""
    text = "\n\n".join(f"<p{number}>" for number in range(MOST_NOTICES + 12))
    found = said(text)
    assert len(found) == MOST_NOTICES + 1
    assert found[-1] == (
        "a.md: PM412 12 more places of this text do not print as typed. Mend the first ones, and "
        "run perfmon validate again."
    )


def test_an_item_of_very_many_paragraphs_is_read() -> None:
    """A list's point may go on for thousands of paragraphs; reading it stays quick."""
    (found,) = blocks("- one" + "\n\n  more" * 20_000)
    assert isinstance(found, TextList)
    assert len(found.items[0]) == 2 * 20_000 + 1
