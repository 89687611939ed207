"""Markdown to blocks of text, by markdown-it with HTML switched off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from perfmon_cli.commentary.model import (
    Inline,
    Live,
    Placement,
    Run,
    Text,
    TextBlock,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)

_PLACEMENTS = ("table", "chart", "picture")
_LONGEST_PLACEMENT = 2_000
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_LIVE_MARK = re.compile("\ue000([0-9]+)\ue001")


def blocks_of(body: str, lives: Sequence[Live], first_line: int) -> tuple[TextBlock, ...]:
    """Read Markdown; `lives` are the figures its private marks stand for.

    Raw HTML is text. Pictures in Markdown's own form are kept as their words: a picture is placed
    with `[picture: …]`. Rules and code are kept as plain paragraphs.
    """
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    reader = _Reader(tuple(lives), first_line)
    return tuple(reader.read(parser.parse(body)))


@dataclass(slots=True)
class _Reader:
    lives: tuple[Live, ...]
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
                yield TextHeading(_plain(self.inlines(tokens[index + 1])), self.line(token))
                index += 2
            elif token.type == "paragraph_open":
                yield from self.paragraph(tokens[index + 1], quoted=bool(quoted))
                index += 2
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                end = _closing(tokens, index)
                yield from self.lists(tokens[index : end + 1], 0)
                index = end
            elif token.type == "table_open":
                end = _closing(tokens, index)
                yield self.table(tokens[index : end + 1])
                index = end
            elif token.type in {"fence", "code_block"} and token.content.strip():
                yield TextParagraph((Run(token.content.strip()),), self.line(token))
            index += 1

    def paragraph(self, inline: Token, *, quoted: bool) -> Iterator[TextBlock]:
        """A paragraph; lines of it that are placements become placements."""
        if not any(_placement(line, 0) for line in inline.content.split("\n")):
            yield TextParagraph(self.inlines(inline), self.line(inline), quoted)
            return
        for offset, line in enumerate(inline.content.split("\n")):
            placement = _placement(line, self.line(inline) + offset)
            if placement:
                yield placement
            elif line.strip():
                piece = MarkdownIt("js-default", {"html": False}).parseInline(line)
                yield TextParagraph(self.inlines(piece[0]), self.line(inline) + offset, quoted)

    def lists(self, tokens: Sequence[Token], depth: int) -> Iterator[TextBlock]:
        """A list and the lists in it; text between them keeps its order."""
        ordered = tokens[0].type == "ordered_list_open"
        items: list[Text] = []
        continued = False
        index = 1
        while index < len(tokens) - 1:
            token = tokens[index]
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                if items:
                    yield TextList(tuple(items), ordered, self.line(tokens[0]), depth)
                    items = []
                end = _closing(tokens, index)
                yield from self.lists(tokens[index : end + 1], depth + 1)
                index = end
            elif token.type == "list_item_open":
                continued = False
            elif token.type == "inline" and continued and items:
                items[-1] = (*items[-1], Run(" "), *self.inlines(token))
            elif token.type == "inline":
                items.append(self.inlines(token))
                continued = True
            index += 1
        if items:
            yield TextList(tuple(items), ordered, self.line(tokens[0]), depth)

    def table(self, tokens: Sequence[Token]) -> TextTable:
        rows: list[tuple[Text, ...]] = []
        cells: list[Text] = []
        for token in tokens:
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self.inlines(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        return TextTable(tuple(rows), self.line(tokens[0]))

    def inlines(self, token: Token) -> Text:
        """The runs of an inline token, with live figures in their places."""
        found: list[Inline] = []
        bold = italic = 0
        href = ""
        for child in token.children or []:
            bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
            italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
            if child.type == "link_open":
                address = str(child.attrGet("href") or "")
                href = address if _SAFE_LINK.fullmatch(address) else ""
            elif child.type == "link_close":
                href = ""
            elif child.type in {"softbreak", "hardbreak"}:
                found.append(Run(" ", bool(bold), bool(italic), href))
            elif child.content:
                found.extend(self.split(child.content, Run("", bool(bold), bool(italic), href)))
        return tuple(_joined(found))

    def split(self, text: str, style: Run) -> Iterator[Inline]:
        """Words and live figures of a run, both in its style."""
        position = 0
        for match in _LIVE_MARK.finditer(text):
            if match.start() > position:
                yield replace(style, text=text[position : match.start()])
            live = self.lives[int(match[1])]
            yield replace(live, bold=style.bold, italic=style.italic)
            position = match.end()
        if position < len(text):
            yield replace(style, text=text[position:])

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)


def _placement(line: str, number: int) -> Placement | None:
    """The placement a line holds; None when it holds none."""
    line = line.strip()
    if len(line) > _LONGEST_PLACEMENT or not (line.startswith("[") and line.endswith("]")):
        return None
    kind, colon, rest = line[1:-1].partition(":")
    if not colon or kind.strip().lower() not in _PLACEMENTS or "[[" in line:
        return None
    subject, _, options = rest.partition("|")
    return Placement(kind.strip().lower(), subject.strip(), options.strip(), number)


def _closing(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """The same, with neighbouring runs of one style made one."""
    waiting: Run | None = None
    for inline in inlines:
        if isinstance(inline, Run):
            if waiting and _style(waiting) == _style(inline):
                waiting = replace(waiting, text=waiting.text + inline.text)
                continue
            if waiting:
                yield waiting
            waiting = inline
        else:
            if waiting:
                yield waiting
            waiting = None
            yield inline
    if waiting:
        yield waiting


def _style(run: Run) -> tuple[bool, bool, str]:
    return (run.bold, run.italic, run.href)


def _plain(text: Text) -> str:
    return "".join(
        inline.text if isinstance(inline, Run) else f"{{{{ {inline.text} }}}}" for inline in text
    )
