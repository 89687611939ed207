"""Blocks of a report as HTML, alike for the page and the print."""

from collections.abc import Callable
from typing import Any, Final

from markupsafe import Markup, escape

from perfmon_cli.renderers import html_lists, html_outline
from perfmon_cli.renderers.html_lines import line, notes
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.renderers.html_numbers import numbers
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
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Section,
    Table,
    Tiles,
    Tone,
)

#: Where a wide chart's letters would be too small; `page.css` holds the narrow one's size there.
_PHONE: Final = "screen and (max-width:44rem)"
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
        icon = _icon(one.icon, medium)
        return Markup('<h{0} id="{1}" class="priority">{2}<span>{3}</span></h{0}>').format(
            level, one.id, icon, label
        )
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, one.id, label)


def paragraph(one: Paragraph, medium: Medium) -> Markup:
    """Return a paragraph; the number of a numbered one hangs."""
    if one.is_quote:
        return Markup('<blockquote id="{}"><p>{}</p></blockquote>').format(
            one.id, line(one.line, medium)
        )
    if one.is_note:
        return Markup('<p id="{}" class="note">{}</p>').format(one.id, line(one.line, medium))
    if not one.number:
        return Markup('<p id="{}">{}</p>').format(one.id, line(one.line, medium))
    return Markup('<p id="{}" class="numbered"><span class="number">{}</span> {}</p>').format(
        one.id, one.number, line(one.line, medium)
    )


def bullets(one: Bullets, medium: Medium) -> Markup:
    """Return a list that stands alone."""
    return html_lists.nested([one], medium)


def chart(one: Chart, medium: Medium) -> Markup:
    """Return a drawn chart under its caption."""
    number = (
        Markup("<b>{} {}:</b> ").format(medium.words["figure"], one.number) if one.number else ""
    )
    image = _image(one.id, one.alt, medium, "chart")
    return Markup(
        '<figure id="{id}"><figcaption id="{id}-caption">{number}{title}</figcaption>'
        "{image}{notes}{numbers}</figure>"
    ).format(
        id=one.id,
        number=number,
        title=one.title,
        image=image,
        notes=notes(one.notes, medium),
        numbers=numbers(one, medium),
    )


def picture(one: Picture, medium: Medium) -> Markup:
    """Return a user's own picture."""
    return Markup('<figure id="{}">{}{}</figure>').format(
        one.id, _image(one.asset, one.alt, medium, "picture"), notes(one.notes, medium)
    )


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
    return Markup('<ul id="{}" class="tiles">{}</ul>').format(one.id, items)


def marked_list(one: MarkedList, medium: Medium) -> Markup:
    """Return lines with a mark and its word before them."""
    items = Markup("").join(
        Markup('<li><span class="word">{}{}</span> <span>{}</span></li>').format(
            medium.mark(item.mark, item.tone), item.word, line(item.line, medium)
        )
        for item in one.items
    )
    name = Markup(' aria-label="{}"').format(one.caption) if one.caption else ""
    names = "marked short" if len(one.items) <= _SHORT_LIST else "marked"
    return Markup('<ul id="{}" class="{}"{}>{}</ul>').format(one.id, names, name, items)


def cover(one: Cover, medium: Medium) -> Markup:
    """Return the front of an appendix."""
    straplines = Markup("").join(
        Markup('<p class="strapline">{}</p>').format(text) for text in one.straplines
    )
    logo = _image(one.logo, one.logo_alt, medium, "logo") if one.logo in medium.pictures else ""
    return Markup(
        '{logo}<div class="panel"><h{level} id="{id}"><span class="appendix">{label}</span> {title}'
        '</h{level}><p class="subtitle">{subtitle}</p>{straplines}</div>'
        '<ul class="covers">{tiles}</ul>'
    ).format(
        logo=logo,
        level=medium.levels.get(one.id, 2),
        id=one.id,
        label=one.label,
        title=one.title,
        subtitle=one.subtitle,
        straplines=straplines,
        tiles=Markup("").join(_cover_tile(tile, medium) for tile in one.tiles),
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


def _image(name: str, alt: str, medium: Medium, kind: str) -> Markup:
    """Return the picture, or its words where the picture is missing."""
    if name not in medium.pictures:
        return Markup("<p>{}</p>").format(alt)
    source = medium.pictures[name]
    size = Markup(' width="{}" height="{}"').format(source.width, source.height)
    image = Markup('<img class="{}" src="{}"{} alt="{}">').format(
        kind, source.address, size if source.width else "", alt
    )
    if name not in medium.narrow:
        return image
    narrow = medium.narrow[name]
    return Markup(
        '<picture><source media="{}" srcset="{}" width="{}" height="{}">{}</picture>'
    ).format(_PHONE, narrow.address, narrow.width, narrow.height, image)


def _icon(name: str, medium: Medium) -> Markup:
    """Return a decoration: what it shows is said beside it."""
    return Markup('<img class="icon" src="{}" alt="">').format(medium.pictures[name].address)


def _cover_tile(tile: CoverTile, medium: Medium) -> Markup:
    if tile.icon in medium.pictures:
        sign = _icon(tile.icon, medium)
    else:
        sign = Markup('<span class="roundel" aria-hidden="true">{}</span>').format(
            tile.number or ""
        )
    kind = "theme" if tile.is_theme else "aim"
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
