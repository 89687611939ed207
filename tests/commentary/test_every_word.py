"""Whatever marks stand around them, the words of a text are kept or a finding quotes them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.commentary.model import (
    Live,
    Own,
    Placement,
    Text,
    TextBlock,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.commentary.reading import read

_MARKS = (
    *("", "", "", "- ", "* ", "1. ", "7) ", "  - ", "   ", "    ", "\t", "> ", "# ", "### ", "---"),
    *("***", "| ", "|---|---|", "| a | b |", "```", "~~", "**", "_", "`", "[", "](", "](x)", "!["),
    *("](https://a.b)", "{{ ", " }}", "[own: ", "]", "<b>", "<!--", "-->", "&amp;", "\\", "• "),
    *(
        "o\t",
        "[table: x by area]",
        "[chart: ",
        "Table: ",
        ":",
        "\xa0",
        "=",
        "===",
        "[1]: ",
        "<",
        ">",
    ),
    *("\u2028", "\x0c", "(", ")", '"', "{%", "%}", "$", "\r"),
)
_PIECES = st.one_of(st.sampled_from(_MARKS), st.just("WORD"), st.just("WORD "))
_LINES = st.lists(st.lists(_PIECES, max_size=6).map("".join), max_size=12)


def _of(text: Text) -> list[str]:
    return [piece.source if isinstance(piece, Own) else piece.text for piece in text]


def _words(block: TextBlock) -> list[str]:
    match block:
        case TextParagraph():
            return _of(block.text)
        case TextHeading():
            return [block.text]
        case TextList():
            return [word for item in block.items for word in _of(item)]
        case TextTable():
            return [block.caption, *(w for row in block.rows for cell in row for w in _of(cell))]
        case Placement():
            return [block.subject, block.options]


@given(_LINES)
def test_every_word_is_kept_or_quoted(lines: list[str]) -> None:
    """Words are numbered as they are typed; each is found again in a block or in a finding."""
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"q{count}q"

    text = re.sub("WORD", number, "Start.\n\n" + "\n".join(lines))
    result = read("a.md", text)
    kept = " ".join(word for block in result.commentary.blocks for word in _words(block))
    said = " ".join(str(found) for found in result.findings)
    lost = [f"q{n}q" for n in range(1, count + 1) if f"q{n}q" not in kept + said]
    assert lost == [], text


def test_the_words_of_a_figure_that_is_none_are_kept() -> None:
    """A live figure keeps what stood between its braces, for the finding on it."""
    (block,) = read("a.md", "It is {{ no such thing }}.").commentary.blocks
    assert isinstance(block, TextParagraph)
    assert [piece.text for piece in block.text if isinstance(piece, Live)] == ["no such thing"]
