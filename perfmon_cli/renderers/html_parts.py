"""Blocks of a report as HTML, alike for the page and the print."""

from collections.abc import Callable
from typing import Any, Final

from markupsafe import Markup, escape

from perfmon_cli.renderers import html_lists, html_outline
from perfmon_cli.renderers.html_lines import line
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.renderers.html_pictures import chart, decoration, drawn, picture
from perfmon_cli.renderers.html_table import table
from perfmon_cli.report.model import (
    BackPage,
    Block,
    Bullets,
    Chart,
    Contents,
    Cover,
    CoverTile,
    Details,
    Heading,
    Line,
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Section,
    Table,
    Tiles,
    Tone,
)
from perfmon_cli.report.walk import leads

#: The deepest headings that a printed page has at its head: their words are an element of theirs.
_NAMES_PAGES: Final = 2
#: Entries of a list that stays on one page.
_SHORT_LIST: Final = 12


def section(part: Section, medium: Medium) -> Markup:
    """Return a section with all its blocks."""
    names = " ".join(
        name
        for name, holds in ((part.style, True), ("wide", part.wide), ("flows", part.flows))
        if holds
    )
    return Markup('<section id="{}" class="{}">\n{}\n</section>').format(
        part.id, names, Markup("\n").join(_run(run, medium) for run in html_lists.runs(part.blocks))
    )


def _run(run: tuple[Block, ...], medium: Medium) -> Markup:
    """One block, or a list with the lists within it."""
    lists = [one for one in run if isinstance(one, Bullets)]
    return html_lists.nested(lists, medium) if lists else block(run[0], medium)


def block(one: Block, medium: Medium) -> Markup:
    """Return one block."""
    return _PARTS[type(one)](one, medium)


def heading(one: Heading, medium: Medium) -> Markup:
    """Return a heading at its level, with a priority's picture before it."""
    level = medium.levels.get(one.id, one.level + 1)
    label = html_outline.label(one)
    if one.icon in medium.pictures:
        icon = decoration(one.icon, medium)
        return Markup('<h{0} id="{1}" class="priority">{2}<span>{3}</span></h{0}>').format(
            level, one.id, icon, label
        )
    if level <= _NAMES_PAGES and not medium.is_screen:
        label = Markup("<span>{}</span>").format(label)
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, one.id, label)


def paragraph(one: Paragraph, medium: Medium) -> Markup:
    """Return a paragraph; the number of a numbered one hangs."""
    if one.is_quote:
        return Markup('<blockquote id="{}"><p>{}</p></blockquote>').format(
            one.id, line(one.line, medium)
        )
    if one.is_note:
        words = line(one.line, medium)
        if one.table in medium.places.tables:
            link = Markup('<a href="#{}">{}</a>')
            words = link.format(medium.places.tables[one.table], words)
        return Markup('<p id="{}" class="note">{}</p>').format(one.id, words)
    lead = " leads" if leads(one.line) else ""
    if not one.number:
        name = Markup(' class="leads"') if lead else ""
        return Markup('<p id="{}"{}>{}</p>').format(one.id, name, line(one.line, medium))
    return Markup('<p id="{}" class="numbered{}"><span class="number">{}</span> {}</p>').format(
        one.id, lead, one.number, line(one.line, medium)
    )


def bullets(one: Bullets, medium: Medium) -> Markup:
    """Return a list that stands alone."""
    return html_lists.nested([one], medium)


def details(one: Details, medium: Medium) -> Markup:
    """Return labels with their values."""
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, line(value, medium))
        for name, value in one.rows
    )
    return Markup('<dl id="{}" class="{}">{}</dl>').format(one.id, one.style, rows)


def tiles(one: Tiles, medium: Medium) -> Markup:
    """Return a row of counts."""
    items = Markup("").join(
        Markup('<li class="{}">{}<b>{}</b> {} <small>{}</small></li>').format(
            tile.mark.value.replace(" ", "-"),
            medium.mark(tile.mark, Tone.NEUTRAL),
            line((tile.count,), medium),
            tile.label,
            tile.note,
        )
        for tile in one.tiles
    )
    return Markup('<ul id="{}" class="tiles" role="list">{}</ul>').format(one.id, items)


def marked_list(one: MarkedList, medium: Medium) -> Markup:
    """Return lines with a mark and its word before them."""
    items = Markup("").join(
        Markup('<li><span class="word">{}{}</span> <span>{}{}</span></li>').format(
            medium.mark(item.mark, item.tone),
            item.word,
            line(item.line, medium),
            _see(item.line, medium),
        )
        for item in one.items
    )
    name = Markup(' aria-label="{}"').format(one.caption) if one.caption else ""
    names = "marked short" if len(one.items) <= _SHORT_LIST else "marked"
    return Markup('<ul id="{}" class="{}" role="list"{}>{}</ul>').format(one.id, names, name, items)


def _see(said: Line, medium: Medium) -> Markup:
    """A link to the row of a table that prints the same figure."""
    place = medium.places.of_line(said)
    if place is None:
        return Markup("")
    link = Markup(' <a class="see" href="#{}">{} {}</a>')
    return link.format(place[1], medium.words["see table"], place[0])


def cover(one: Cover, medium: Medium) -> Markup:
    """Return the front of an appendix; priorities and themes are named where it has both."""
    groups = [[tile for tile in one.tiles if tile.is_theme is theme] for theme in (False, True)]
    kinds = ("cover.priorities", "cover.themes") if all(groups) else ("", "")
    straplines = Markup("").join(
        Markup('<p class="strapline">{}</p>').format(text) for text in one.straplines
    )
    logo = drawn(one.logo, one.logo_alt, medium, "logo") if one.logo in medium.pictures else ""
    return Markup(
        '{logo}<div class="panel"><h{level} id="{id}"><span class="appendix">{label}</span> {title}'
        '</h{level}><p class="subtitle">{subtitle}</p>{straplines}</div>'
        "{tiles}"
    ).format(
        logo=logo,
        level=medium.levels.get(one.id, 2),
        id=one.id,
        label=one.label,
        title=one.title,
        subtitle=one.subtitle,
        straplines=straplines,
        tiles=Markup("").join(
            _cover_tiles(group, medium.words[kind] if kind else "", medium)
            for group, kind in zip(groups, kinds, strict=True)
            if group
        ),
    )


def notice(one: Notice, medium: Medium) -> Markup:
    """Return a draft's box of open items."""
    items = Markup("").join(Markup("<li>{}</li>").format(line(item, medium)) for item in one.items)
    return Markup(
        '<div class="notice"><h{level} id="{id}">{title}</h{level}><ul>{items}</ul></div>'
    ).format(level=medium.levels.get(one.id, 2), id=one.id, title=one.title, items=items)


def back_page(one: BackPage, medium: Medium) -> Markup:
    """Return where to find out more."""
    lines = Markup("").join(Markup("<p>{}</p>").format(line(text, medium)) for text in one.lines)
    return Markup('<h{0} id="{1}">{2}</h{0}>{3}').format(
        medium.levels.get(one.id, 2), one.id, one.title, lines
    )


def _contents(one: Contents, medium: Medium) -> Markup:
    if not medium.contents:
        return Markup("")
    return Markup('<nav class="contents"><h{0} id="{1}">{2}</h{0}>{3}</nav>').format(
        medium.levels.get(one.id, 2), one.id, one.title, medium.contents
    )


def _cover_tiles(tiles: list[CoverTile], name: str, medium: Medium) -> Markup:
    label = Markup('<p class="group">{}</p>').format(name) if name else ""
    items = Markup("").join(_cover_tile(tile, medium) for tile in tiles)
    return Markup('{}<ul class="covers" role="list">{}</ul>').format(label, items)


def _cover_tile(tile: CoverTile, medium: Medium) -> Markup:
    sign = Markup("")
    if tile.icon in medium.pictures:
        sign = decoration(tile.icon, medium)
    elif tile.number:
        sign = Markup('<span class="roundel" aria-hidden="true">{}</span>').format(tile.number)
    kind = ("theme" if tile.is_theme else "aim") + ("" if sign else " bare")
    return Markup('<li class="{}">{}<span>{}</span></li>').format(kind, sign, escape(tile.title))


_PARTS: Final[dict[type, Callable[[Any, Medium], Markup]]] = {
    Heading: heading,
    Paragraph: paragraph,
    Bullets: bullets,
    Table: table,
    Chart: chart,
    Picture: picture,
    Details: details,
    Tiles: tiles,
    MarkedList: marked_list,
    Cover: cover,
    Notice: notice,
    Contents: _contents,
    BackPage: back_page,
}
