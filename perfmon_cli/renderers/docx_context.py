"""What a template can print: the report as words, lists and runs of Word's XML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers import word
from perfmon_cli.renderers.docx_contents import entries, heading_words
from perfmon_cli.renderers.docx_cover import ICON_MM, cover
from perfmon_cli.renderers.docx_covering import contact, headings, memo
from perfmon_cli.renderers.docx_grids import Grids, Layout, Names
from perfmon_cli.renderers.docx_numbering import Lists, Outline, Place
from perfmon_cli.renderers.docx_writer import Writer, markup
from perfmon_cli.report.model import (
    BackPage,
    Block,
    Bullets,
    Chart,
    Contents,
    Cover,
    Details,
    Heading,
    Line,
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
    Tiles,
)
from perfmon_cli.report.parts import own_title
from perfmon_cli.report.walk import leads

_MEMO: Final = "memo"
_DEEPEST_HEADING: Final = 3
_STYLES: Final = {
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "heading 3": "Heading 3",
    "paragraph": "Numbered Paragraph",
    "memo heading": "Committee heading",
    "memo paragraph": "Committee paragraph",
}


@dataclass(frozen=True, slots=True)
class Context:
    """The report's names for a template, and what its filled file is to be checked and set by."""

    names: Names
    tables: tuple[Layout, ...]  #: how each is to be laid out, in order
    marks: dict[str, tuple[str, ...]]  #: the bookmarks of each block, by its id


def context(report: Report, writer: Writer, lists: Lists) -> Context:
    """Return what the template prints; text is escaped, and braces in it are no tags."""
    return _Builder(report, writer, lists).build()


class _Builder:
    """Walks the report once, in order, so that Word's counters can be followed."""

    def __init__(self, report: Report, writer: Writer, lists: Lists) -> None:
        self._report = report
        self._writer = writer
        self._lists = lists
        body = [_STYLES["heading 1"], _STYLES["heading 2"], _STYLES["paragraph"]]
        memo = [_STYLES["memo heading"], _STYLES["memo paragraph"]]
        self._outlines = {False: Outline(lists, body), True: Outline(lists, memo)}
        self._captions = {"Table": 0, "Figure": 0}
        self._grids = Grids(writer)
        self._is_open = False
        self._is_at_top = False  # nothing stands above on the page
        self._is_hanging = False  # the text above hangs beside a number
        self._above: Block | None = None
        self._marks: dict[str, tuple[str, ...]] = {}

    def build(self) -> Context:
        report = self._report
        names: Names = {
            "report": {
                "title": xml.text(report.title),
                "subtitle": xml.text(report.subtitle),
                "subject": xml.text(report.subject),
                "organisation": xml.text(report.organisation),
                "footer": xml.text(report.footer),
                "marking": xml.text(report.marking),
                "draft": xml.text(word(report, "draft") if report.is_draft else ""),
            },
            "words": {key: xml.text(word(report, key)) for key in ("page", "of")},
            "memo": memo(report),
            "contact": contact(report),
        }
        sections = [self._section(section) for section in report.sections]
        _share_pages(sections, report.sections)
        printed = [block for section in sections for block in section["blocks"]]
        under = headings(report.blocks, printed)
        names |= {
            "sections": sections,
            "headings": under,
            "under": {heading["title"]: heading["blocks"] for heading in under},
        }
        return Context(names, tuple(self._grids.layouts), self._marks)

    def _section(self, section: Section) -> Names:
        """Return a section; on the first page stands the paper's title, where it has no other."""
        report, title = self._report, own_title(self._report)
        is_first = not self._is_open
        self._is_open = True
        self._is_at_top = not (section.flows or is_first)
        within = f"{report.title}, {report.subtitle}" if report.subtitle else report.title
        page = section.style if section.style in {"cover", "back"} else ""
        return {
            "page": page or ("landscape" if section.wide else _page(section.style)),
            "opening": is_first and title is None,
            "within": xml.text(within if is_first and isinstance(title, Heading) else ""),
            "blocks": list(self._blocks(section)),
        }

    def _blocks(self, section: Section) -> Iterator[Names]:
        self._above, self._is_hanging = None, False
        for block in section.blocks:
            before = len(self._writer.bookmarks)
            yield self._block(block, is_memo=section.style == _MEMO)
            self._marks[block.id] = tuple(self._writer.bookmarks[before:])
            self._above, self._is_at_top = block, False
            if isinstance(block, Heading | Paragraph):
                self._is_hanging = isinstance(block, Paragraph) and bool(block.number)

    def _block(self, block: Block, *, is_memo: bool) -> Names:  # noqa: C901, PLR0911, PLR0912
        match block:
            case Heading():
                return self._heading(block, is_memo=is_memo)
            case Paragraph():
                return self._paragraph(block, is_memo=is_memo)
            case Bullets():
                return self._bullets(block)
            case Table():
                caption = self._caption(block.id, "table", block.number, block.caption)
                return self._grids.table(block, caption)
            case Chart():
                caption = self._caption(block.id, "figure", block.number, block.title)
                picture = self._writer.chart(block.id, block.alt)
                return self._figure(self._writer.named(block.id, picture), caption, block.notes)
            case Picture():
                picture = self._writer.chart(block.asset, block.alt)
                return self._figure(self._writer.named(block.id, picture), "", block.notes)
            case Details():
                return self._grids.details(block)
            case Tiles():
                return self._grids.tiles(block)
            case MarkedList():
                return self._grids.marked(block)
            case Cover():
                return cover(block, self._report, self._writer)
            case Notice():
                return {
                    "kind": "notice",
                    "title": self._words(block.id, block.title),
                    "entries": [self._line(item) for item in block.items],
                }
            case Contents():
                return {
                    "kind": "contents",
                    "title": self._words(block.id, block.title),
                    "entries": list(entries(self._report)),
                }
            case BackPage():
                return {
                    "kind": "back",
                    "title": self._words(block.id, block.title),
                    "lines": [self._line(line) for line in block.lines],
                }

    def _heading(self, block: Heading, *, is_memo: bool) -> Names:
        level = min(max(block.level, 1), _DEEPEST_HEADING)
        kind = "memo heading" if is_memo and level == 1 else f"heading {level}"
        sign, typed = self._number(block.number, kind, is_memo=is_memo)
        title = self._writer.named(block.id, xml.run(heading_words(block)))
        icon = self._writer.icon(block.icon, block.text, ICON_MM)
        top = self._writer.top() if self._is_at_top and not icon else ""
        return {
            "kind": kind if block.number else f"{kind} plain",
            "text": markup(top, sign, typed, title),
            "words": markup(title),
            "icon": markup(icon),
        }

    def _paragraph(self, block: Paragraph, *, is_memo: bool) -> Names:
        kind = "quote" if block.is_quote else "note" if block.is_note else "text"
        sign, typed = "", ""
        if block.number:
            kind = "memo paragraph" if is_memo else "paragraph"
            sign, typed = self._number(block.number, kind, is_memo=is_memo)
        is_lead = leads(block.line) or (not is_memo and _opens_a_part(self._above))
        kept = self._writer.kept() if is_lead else ""
        runs = kept + self._writer.named(block.id, self._writer.line(block.line))
        return {"kind": kind, "text": markup(sign, typed, runs), "words": markup(runs)}

    def _number(self, number: str, kind: str, *, is_memo: bool) -> tuple[str, str]:
        """Return the sign of a paragraph's place in a list, and the number where it is typed."""
        if not number:
            return "", ""
        place = self._outlines[is_memo].place(number, _STYLES[kind])
        typed = xml.run(number) + xml.tab() if place and not place.list_id else ""
        return self._writer.numbered(place), typed

    def _bullets(self, block: Bullets) -> Names:
        plain = "" if self._is_hanging else " plain"
        style = f"List {'Number' if block.ordered else 'Bullet'}{plain}"
        own = self._lists.of_style(style)
        place: Place | None = None
        if own and block.ordered:
            place = Place(self._lists.restarted(own.list_id, block.start), block.depth)
        elif own and block.depth:
            place = Place(own.list_id, block.depth)
        sign = self._writer.numbered
        lines = [
            (self._writer.kept() if leads(item) else "") + self._writer.line(item)
            for item in block.items
        ]
        gap = self._writer.gap() if _ends_bare(self._above) else ""
        lines[:1] = [gap + self._writer.named(block.id, line) for line in lines[:1]]
        return {
            "kind": f"{'numbers' if block.ordered else 'bullets'}{plain}",
            "entries": [markup(sign(place), line) for line in lines],
        }

    def _figure(self, picture: str, caption: str, notes: tuple[Line, ...]) -> Names:
        return {
            "kind": "figure",
            "caption": caption,
            "picture": markup(picture),
            "notes": self._grids.notes(notes),
        }

    def _caption(self, name: str, kind: str, number: int, words: str) -> Markup:
        """Return "Table 3: …", where the number is a field Word counts; "" without words."""
        label = ""
        if number:
            series = kind.capitalize()
            is_next = number == self._captions[series] + 1
            self._captions[series] = number
            count = f"SEQ {series} \\* ARABIC" + ("" if is_next else f" \\r {number}")
            label = xml.run(f"{word(self._report, kind)} ") + xml.field(count, str(number))
            label += xml.run(": ") if words else ""
        runs = label + (xml.run(words) if words else "")
        return markup(self._writer.named(name, runs) if runs else "")

    def _words(self, name: str, words: str) -> Markup:
        return markup(self._writer.named(name, xml.run(words)))

    def _line(self, spans: Line) -> Markup:
        return markup(self._writer.line(spans))


def _opens_a_part(block: Block | None) -> bool:
    """Whether a block is a heading that is not to stand at the foot of a page with one line."""
    return isinstance(block, Heading) and block.level == 1


def _ends_bare(block: Block | None) -> bool:
    """Whether a block ends with a table, which has no space below it."""
    if isinstance(block, Table):
        return not block.notes
    return isinstance(block, Details | Tiles | MarkedList)


def _share_pages(printed: Sequence[Names], sections: Sequence[Section]) -> None:
    """A section that flows is set as the one before it, which ends no page."""
    for at, section in enumerate(sections[1:], start=1):
        if section.flows:
            printed[at]["page"], printed[at - 1]["page"] = printed[at - 1]["page"], ""


def _page(style: str) -> str:
    return _MEMO if style == _MEMO else "portrait"
