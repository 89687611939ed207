"""Markdown to blocks of text, by markdown-it with HTML switched off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from perfmon_cli.commentary.inlines import Inlines, Notice
from perfmon_cli.commentary.model import (
    Inline,
    Live,
    Own,
    Run,
    Text,
    TextBlock,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.commentary.placements import BAR, is_placement, read_placement

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
#: Rules of Markdown that a person who writes plain text meets only by accident: an indented
#: paragraph as code, words above dashes as a heading, a footnote taken away, words struck out.
_ACCIDENTS = ("code", "fence", "lheading", "reference", "strikethrough")


def blocks_of(
    body: str, marked: Sequence[Live | Own], first_line: int
) -> tuple[tuple[TextBlock, ...], tuple[Notice, ...]]:
    """Read Markdown; `marked` are the figures and own marks its private marks stand for.

    Every word is kept. Raw HTML is text; pictures in Markdown's own form are kept as their words,
    and code as words. What does not print as typed is in the notices.
    """
    reader = _Reader(Inlines(tuple(marked)), body.split("\n"), first_line)
    blocks = tuple(reader.read(_parser().parse(body)))
    return blocks, tuple(reader.inlines.notices)


def _parser() -> MarkdownIt:
    options = {"html": False, "linkify": False, "typographer": False}
    return MarkdownIt("js-default", options).disable(list(_ACCIDENTS))


@dataclass(slots=True)
class _Reader:
    inlines: Inlines
    lines: list[str]
    first_line: int

    def read(self, tokens: Sequence[Token]) -> Iterator[TextBlock]:
        index = 0
        quoted = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "blockquote_open":
                quoted += 1
            elif token.type == "blockquote_close":
                quoted -= 1
            elif token.type == "heading_open":
                words = self.inlines.words_only(tokens[index + 1], self.line(token), "heading")
                yield TextHeading(words, self.line(token))
                index += 2
            elif token.type == "paragraph_open" and _is_caption(tokens, index):
                index += 2
            elif token.type == "paragraph_open":
                yield from self.paragraph(tokens[index + 1], quoted=bool(quoted))
                index += 2
            elif token.type in _LISTS:
                end = _closing(tokens, index)
                yield from self.lists(tokens[index : end + 1], 0)
                index = end
            elif token.type == "table_open":
                end = _closing(tokens, index)
                yield self.table(tokens[index : end + 1], self.caption(tokens, index))
                index = end
            index += 1

    def paragraph(
        self, inline: Token, *, quoted: bool = False, numbered: bool = True
    ) -> Iterator[TextBlock]:
        """A paragraph; lines of it that are placements become placements."""
        line = self.line(inline)
        if not is_placement(inline):
            text = self.inlines.read(inline, line)
            alone = [piece.source for piece in text if isinstance(piece, Own)]
            if len(alone) < len(text):
                yield TextParagraph(text, line, quoted, numbered)
            elif alone:
                problem = f'"[own: {alone[0][:80]}]" stands alone and marks no figure.'
                remedy = "Put it behind the figure or the sentence it speaks of."
                self.inlines.notices.append(Notice(line, problem, remedy))
            return
        for number, words in enumerate(inline.content.split("\n"), start=line):
            placement = read_placement(words, number)
            if placement:
                subject, options = (
                    self.inlines.words_of(text, "placement")
                    for text in (placement.subject, placement.options)
                )
                yield replace(placement, subject=subject, options=options)
            elif words.strip():
                text = self.inlines.read(_parser().parseInline(words)[0], number)
                yield TextParagraph(text, number, quoted, numbered)

    def lists(self, tokens: Sequence[Token], depth: int) -> Iterator[TextBlock]:
        """A list and what stands in it; each in its order, an interrupted list counting on."""
        ordered = tokens[0].type == "ordered_list_open"
        number = int(tokens[0].attrGet("start") or 1) if ordered else 1
        items: list[list[Inline]] = []
        lines: list[int] = []
        starts_item = False
        index = 1
        while index < len(tokens) - 1:
            token = tokens[index]
            if token.type == "list_item_open":
                starts_item = True
            elif token.type in _LISTS or token.type == "table_open" or is_placement(token):
                if items:
                    yield self.listed(items, lines, tokens[0], depth, number)
                    number += len(items) if ordered else 0
                    items, lines = [], []
                end = _closing(tokens, index)
                yield from self.within(tokens[index : end + 1], depth)
                index = end
                starts_item = False
            elif token.type == "inline":
                text = self.inlines.read(token, self.line(token))
                if starts_item:
                    items.append(list(text))
                    lines.append(self.line(token))
                elif items:
                    items[-1].extend((Run(" "), *text))
                else:
                    yield TextParagraph(text, self.line(token), numbered=False)
                starts_item = False
            index += 1
        if items:
            yield self.listed(items, lines, tokens[0], depth, number)

    def listed(
        self,
        items: Sequence[Sequence[Inline]],
        lines: Sequence[int],
        opening: Token,
        depth: int,
        start: int,
    ) -> TextList:
        """A list of these items; `lines` are those they begin in."""
        ordered = opening.type == "ordered_list_open"
        line = self.line(opening)
        return TextList(_frozen(items), ordered, line, depth, start, tuple(lines))

    def within(self, tokens: Sequence[Token], depth: int) -> Iterator[TextBlock]:
        """What interrupts a list: a list within it, a table, something placed."""
        if tokens[0].type in _LISTS:
            yield from self.lists(tokens, depth + 1)
        elif tokens[0].type == "table_open":
            yield self.table(tokens, "")
        else:
            yield from self.paragraph(tokens[0], numbered=False)

    def caption(self, tokens: Sequence[Token], index: int) -> str:
        """The words of a line "Table: …" directly before the table at `index`."""
        before = index - 3
        if before < 0 or not _is_caption(tokens, before):
            return ""
        inline = tokens[before + 1]
        words = self.inlines.words_only(inline, self.line(inline), "caption")
        return words.partition(":")[2].strip()

    def table(self, tokens: Sequence[Token], caption: str) -> TextTable:
        rows: list[tuple[Text, ...]] = []
        cells: list[Text] = []
        line = self.line(tokens[0])
        for token in tokens:
            if token.type == "tr_open":
                cells = []
                line = self.line(token)
            elif token.type == "inline":
                cells.append(self.inlines.read(token, line))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                self.count_cells(line, len(cells))
        return TextTable(tuple(rows), self.line(tokens[0]), caption)

    def count_cells(self, line: int, wanted: int) -> None:
        """A notice where a row has more cells than the table has columns."""
        typed = self.lines[line - self.first_line].strip().removeprefix("|")
        cells = BAR.split(typed)
        if cells and not cells[-1].strip():
            cells.pop()
        lost = [cell.strip() for cell in cells[wanted:] if cell.strip()]
        if lost:
            first = self.inlines.typed(lost[0])
            problem = f'A row of a table has more cells than its heading; "{first}" is left out.'
            remedy = "Give the heading as many cells, or take out a bar."
            self.inlines.notices.append(Notice(line, problem, remedy))

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)


def _frozen(items: Sequence[Sequence[Inline]]) -> tuple[Text, ...]:
    return tuple(tuple(item) for item in items)


def _is_caption(tokens: Sequence[Token], index: int) -> bool:
    """Whether the paragraph at `index` is a line "Table: …" directly before a table."""
    if index + 3 >= len(tokens) or tokens[index + 3].type != "table_open":
        return False
    words = tokens[index + 1].content
    return words.casefold().startswith("table:") and "\n" not in words


def _closing(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1
