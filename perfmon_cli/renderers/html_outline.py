"""The headings of a report: their levels without skips, and the contents made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from perfmon_cli.report.model import BackPage, Block, Contents, Cover, Heading, Notice, Report
from perfmon_cli.report.parts import own_title

#: The report's title is the only h1.
TOP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with the HTML level it is printed at; a listed one stands in the contents."""

    id: str
    level: int
    text: str
    number: str = ""
    appendix: str = ""
    is_listed: bool = True


def outline(report: Report) -> tuple[Entry, ...]:
    """Return the headings in order; no level is skipped, whatever the blocks ask for."""
    entries: list[Entry] = []
    last = TOP - 1
    for entry in (found for block in report.blocks for found in _entries(block)):
        last = min(entry.level, last + 1)
        entries.append(
            Entry(entry.id, last, entry.text, entry.number, entry.appendix, entry.is_listed)
        )
    return tuple(entries)


def printed_levels(report: Report, entries: tuple[Entry, ...]) -> dict[str, int]:
    """Return the level of each heading by its id where the first page's own title is the h1.

    Below the heading of an appendix all others move up by one.
    """
    title = own_title(report)
    up = 1 if isinstance(title, Heading) else 0
    levels = {entry.id: max(entry.level - up, TOP) for entry in entries}
    return {**levels, title.id: 1} if title else levels


def contents(entries: tuple[Entry, ...], *, deepest: int = TOP + 1, folded: str = "") -> Markup:
    """Return nested lists of links to the listed headings down to the level `deepest`.

    Inner lists are folded behind the word `folded`, where it is given.
    """
    listed = [entry for entry in entries if entry.is_listed and entry.level <= deepest]
    return _list(listed, TOP, folded) if listed else Markup("")


def following(entries: tuple[Entry, ...], place: str) -> tuple[Entry, ...]:
    """Return the headings that come after the one with this id; all of them where none does."""
    at = next((at for at, entry in enumerate(entries, start=1) if entry.id == place), 0)
    return entries[at:] or entries


def label(entry: Heading) -> Markup:
    """Return the words of a heading, its number and appendix set apart."""
    html = escape(entry.text)
    if entry.number:
        html = Markup('<span class="number">{}</span> {}').format(entry.number, html)
    if entry.appendix:
        html = Markup('<span class="appendix">{}</span> {}').format(entry.appendix, html)
    return html


def _entries(block: Block) -> Iterator[Entry]:
    match block:
        case Heading():
            yield Entry(block.id, block.level + TOP - 1, block.text, block.number, block.appendix)
        case Cover():
            yield Entry(block.id, TOP, block.title, appendix=block.label)
        case BackPage():
            yield Entry(block.id, TOP, block.title)
        case Notice() | Contents():
            yield Entry(block.id, TOP, block.title, is_listed=False)
        case _:
            return


def _list(entries: list[Entry], level: int, folded: str) -> Markup:
    items = Markup("")
    rest = list(entries)
    while rest:
        first, *following = rest
        depth = next(
            (at for at, entry in enumerate(following) if entry.level <= level), len(following)
        )
        link = Markup('<a href="#{}">{}</a>').format(first.id, _plain(first))
        inner = _list(following[:depth], level + 1, folded) if depth else Markup("")
        if depth and folded:
            fold = Markup('<details><summary aria-label="{0}: {1}">{0}</summary>{2}</details>')
            inner = fold.format(folded, _plain(first), inner)
        items += Markup("<li>{}{}</li>").format(link, inner)
        rest = following[depth:]
    return Markup("<ul>{}</ul>").format(items)


def _plain(entry: Entry) -> str:
    """Return the words of an entry; WeasyPrint makes one link of each element inside a link."""
    text = f"{entry.number} {entry.text}" if entry.number else entry.text
    return f"{entry.appendix}: {text}" if entry.appendix else text
