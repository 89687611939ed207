"""Commentary files: header, Markdown, live figures and placements."""

import pytest

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.commentary.model import (
    Live,
    Own,
    Placement,
    Run,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.commentary.reading import parse_live, read


def words(text: str) -> tuple[object, ...]:
    """The inline pieces of a text of one paragraph."""
    (block,) = read("a.md", text).commentary.blocks
    assert isinstance(block, TextParagraph)
    return block.text


def test_header_lines_are_strings_and_not_yaml() -> None:
    """A header's values are taken as typed: no YAML truth values, dates or lists."""
    text = "---\nsection: 1.10\nstatus: no\nmeasures: a; b, c\n---\nText"
    commentary = read("x/11-a.md", text).commentary
    assert commentary.header == {"section": "1.10", "status": "no", "measures": "a; b, c"}
    assert commentary.measures == ("a", "b", "c")
    assert commentary.name == "11-a.md"


def test_an_unknown_header_line_is_a_finding_with_its_line() -> None:
    """What the header does not know is said, with the line it stands in."""
    (found,) = read("a.md", "---\nsection: 1\nautor: x\n---\nText").findings
    assert str(found) == (
        'a.md line 3: PM501 The header line "autor: x" is not known. '
        "Write one of section, title, measures, role, status, part, figures and a colon, or delete "
        "the line."
    )


def test_a_header_without_end_is_a_finding_and_loses_no_text() -> None:
    """A missing --- keeps all lines as text."""
    result = read("a.md", "---\nsection: 1\n\nText")
    assert [f.code for f in result.findings] == ["PM501"]
    assert len(result.commentary.blocks) == 2


@pytest.mark.parametrize(
    ("inside", "ref", "attribute", "comparator"),
    [
        pytest.param("x.value", MeasureRef("x"), "value", "", id="plain"),
        pytest.param(" x[Leeds].change ", MeasureRef("x", "", "Leeds"), "change", "", id="area"),
        pytest.param(
            "g(Magistrates' courts).change",
            MeasureRef("g", "Magistrates' courts"),
            "change",
            "",
            id="part",
        ),
        pytest.param(
            "ld (Adults) [Leeds].value", MeasureRef("ld", "Adults", "Leeds"), "value", "", id="both"
        ),
        pytest.param(
            "k.change on plan baseline", MeasureRef("k"), "change", "plan baseline", id="on"
        ),
    ],
)
def test_live_figures_name_measure_part_area_and_comparator(
    inside: str, ref: MeasureRef, attribute: str, comparator: str
) -> None:
    """The grammar of a live figure."""
    live = parse_live(inside, 7)
    assert (live.ref, live.attribute, live.comparator, live.line) == (ref, attribute, comparator, 7)


@pytest.mark.parametrize(
    "inside",
    ["''.__class__", "x.value|safe", "x", "x.value()", "config.items", "7*7", ""],
)
def test_anything_else_between_braces_is_no_figure(inside: str) -> None:
    """Template tricks are not of the form; what only looks like it names no known attribute."""
    live = parse_live(inside, 1)
    assert live.ref is None or live.attribute not in {"value", "change"}


def test_live_figures_keep_their_line_and_the_style_around_them() -> None:
    """A figure in bold stays bold, and knows the line it was typed in."""
    text = "---\nsection: 1\n---\nFirst.\n\nIt **fell by {{ x.change }}** to {{ x.value }}."
    block = read("a.md", text).commentary.blocks[1]
    assert isinstance(block, TextParagraph)
    lives = [piece for piece in block.text if isinstance(piece, Live)]
    assert [(live.line, live.bold) for live in lives] == [(6, True), (6, False)]


def test_braces_that_do_not_close_are_kept_for_a_finding() -> None:
    """A forgotten brace never prints as it stands."""
    pieces = words("It is {{ x.value } now.")
    assert pieces == (Run("It is "), Live(text="{{ x.value } now.", line=1))


def test_html_and_script_links_stay_words() -> None:
    """HTML is text; only http, https and mailto links keep their address."""
    pieces = words("<b>Fish & chips</b> [a](javascript:alert(1)) [b](https://example.org/x)")
    assert pieces == (
        Run("<b>Fish & chips</b> [a](javascript:alert(1)) "),
        Run("b", href="https://example.org/x"),
    )


def test_own_figures_lose_their_mark_and_keep_their_number() -> None:
    """`[own: source]` is for the proof and is not printed."""
    assert words("Online contacts are 15% [own: West Yorkshire Police] of all.") == (
        Run("Online contacts are 15%"),
        Own("West Yorkshire Police", 1),
        Run(" of all."),
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    """The same text from any editor gives the same blocks."""
    unix = "---\nsection: 1\n---\nOne.\n\n- a\n- b\n"
    windows = "﻿" + unix.replace("\n", "\r\n")
    assert read("a.md", windows) == read("a.md", unix)


def test_placements_stand_on_a_line_of_their_own() -> None:
    """Tables, charts and pictures are placed with their settings, also between lines of text."""
    text = "Before\n[table: v by area | periods: 0, -1]\nAfter\n\n[picture: a.png | A map]"
    assert read("a.md", text).commentary.blocks == (
        TextParagraph((Run("Before"),), 1),
        Placement("table", "v by area", "periods: 0, -1", 2),
        TextParagraph((Run("After"),), 3),
        Placement("picture", "a.png", "A map", 5),
    )


def test_lists_nest_and_items_keep_their_paragraphs() -> None:
    """A nested list has a greater depth; a second paragraph of an item stays in it."""
    text = "1. one\n\n   more\n2. two\n   - deep\n"
    assert read("a.md", text).commentary.blocks == (
        TextList(
            ((Run("one"), Run(" "), Run("more")), (Run("two"),)), ordered=True, line=1, lines=(1, 4)
        ),
        TextList(((Run("deep"),),), ordered=False, line=5, depth=1, lines=(5,)),
    )


def test_headings_quotations_and_tables() -> None:
    """The other kinds of block."""
    text = "### Sub\n\n> Said so\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert read("a.md", text).commentary.blocks == (
        TextHeading("Sub", 1),
        TextParagraph((Run("Said so"),), 3, quoted=True),
        TextTable((((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),))), 5),
    )


def test_an_enormous_file_is_refused() -> None:
    """A text beyond the limit is a finding, not a wait."""
    (found,) = read("a.md", "x" * 400_001).findings
    assert str(found) == (
        "a.md: PM104 The file holds more than 400,000 characters. "
        "Split it into files of one section each."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[table:" + " " * 200_000, id="a placement that does not end"),
        pytest.param("word" + " " * 200_000 + "[own", id="spaces before no mark"),
        pytest.param("[own:" * 50_000, id="marks that do not end"),
        pytest.param("[[" * 50_000 + "(" * 50_000, id="brackets"),
        pytest.param(f"{{{{ a{' ' * 290}}}}}" * 1_000, id="spaces before no attribute"),
    ],
)
def test_long_lines_are_read_in_a_moment(text: str) -> None:
    """No text makes reading slower than its length: the whole line stays a paragraph."""
    commentary = read("a.md", text).commentary
    assert len(commentary.blocks) == 1
    assert isinstance(commentary.blocks[0], TextParagraph)


def test_too_many_braces_are_refused() -> None:
    """A file of nothing but braces is one finding, not thousands."""
    (found,) = read("a.md", "}} " * 4_001).findings
    assert str(found) == (
        "a.md: PM104 The file holds more than 4,000 pairs of braces. "
        "Split it into files of one section each."
    )
