"""Words, links and live figures within a line of Markdown, and what of them is not printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from perfmon_cli.commentary.cleaning import CLOSE, OPEN
from perfmon_cli.commentary.model import Inline, Live, Own, Run, Text

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
#: As an address of a link holds it.
_IN_ADDRESS = re.compile("%EE%80%80([0-9]+)%EE%80%81")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,500})?/?>|<!--")
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """What was typed and does not print as its author may expect."""

    line: int
    problem: str
    remedy: str
    code: str = "PM412"


@dataclass(slots=True)
class Inlines:
    """Reads lines; `notices` gathers what they hold that is not printed as typed."""

    marked: tuple[Live | Own, ...]
    notices: list[Notice] = field(default_factory=list)

    def read(self, token: Token, line: int) -> Text:
        """The runs of an inline token, with live figures and own marks in their places."""
        found: list[Inline] = []
        bold = italic = 0
        href = ""
        for child in token.children or []:
            bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
            italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
            style = Run("", bool(bold), bool(italic), href)
            if child.type == "link_open":
                href = self._address(str(child.attrGet("href") or ""), line)
            elif child.type == "link_close":
                href = ""
            elif child.type in {"softbreak", "hardbreak"}:
                found.append(replace(style, text=" "))
            elif child.content:
                self._look(child, line)
                found.extend(self.split(child.content, style))
        return tuple(joined(found))

    def split(self, text: str, style: Run) -> Iterator[Inline]:
        """Words and live figures of a run, both in its style, and own marks."""
        position = 0
        for match in _MARK.finditer(text):
            if match.start() > position:
                yield replace(style, text=text[position : match.start()])
            found = self.marked[int(match[1])]
            if isinstance(found, Live):
                found = replace(found, bold=style.bold, italic=style.italic)
            yield found
            position = match.end()
        if position < len(text):
            yield replace(style, text=text[position:])

    def words_only(self, token: Token, line: int, what: str) -> str:
        """The words of a line in which no live figure can stand, such as a heading."""
        return self._without_figures(self.read(token, line), what)

    def words_of(self, text: str, what: str) -> str:
        """The words of a text that is no Markdown, in which no live figure can stand either."""
        return self._without_figures(tuple(self.split(text, Run(""))), what)

    def _without_figures(self, text: Text, what: str) -> str:
        for live in text:
            if isinstance(live, Live):
                problem = f'"{{{{ {live.text} }}}}" stands in a {what}, which holds words only.'
                remedy = "Put the figure into a paragraph."
                self.notices.append(Notice(live.line, problem, remedy, "PM402"))
        return "".join(_typed(inline) for inline in text)

    def typed(self, text: str) -> str:
        """A text as it was typed, to be quoted in a notice."""
        return "".join(_typed(inline) for inline in self.split(text, Run("")))

    def _address(self, address: str, line: int) -> str:
        """The address of a link, or "" for one that is not kept."""
        if _IN_ADDRESS.search(address):
            self.words_of(_IN_ADDRESS.sub(rf"{OPEN}\1{CLOSE}", address), "link's address")
            return ""
        if _SAFE_LINK.fullmatch(address):
            return address
        problem = f'The address "{_short(address)}" of a link is left out; its words are printed.'
        remedy = "Write an address that starts with https://, http:// or mailto:."
        self.notices.append(Notice(line, problem, remedy))
        return ""

    def _look(self, child: Token, line: int) -> None:
        if child.type == "image":
            marked = _IN_ADDRESS.sub(rf"{OPEN}\1{CLOSE}", str(child.attrGet("src") or ""))
            address = _short(self.typed(marked))
            words = _short(self.typed(child.content))
            problem = f'The picture "{address}" is not fetched; its words "{words}" are printed.'
            remedy = "Put the file into the icons folder and write [picture: file.png | words]."
            self.notices.append(Notice(line, problem, remedy))
        elif child.type == "text" and (tag := _HTML.search(child.content)):
            typed = _short(self.typed(tag[0]))
            problem = f'"{typed}" is HTML: it does nothing, and prints as it is typed.'
            remedy = "Delete it; docs/commentary.md shows how to write bold, links and tables."
            self.notices.append(Notice(line, problem, remedy))


def joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
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


def _typed(inline: Inline) -> str:
    if isinstance(inline, Own):
        return ""
    return inline.text if isinstance(inline, Run) else f"{{{{ {inline.text} }}}}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
