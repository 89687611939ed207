"""Charts and pictures as HTML: drawn with their words, or the words alone."""

from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers.html_lines import notes
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.renderers.html_numbers import numbers
from perfmon_cli.report.model import Chart, Picture

#: Where a wide chart's letters would be too small; `page.css` holds the narrow one's size there.
_PHONE: Final = "screen and (max-width:44rem)"


def chart(one: Chart, medium: Medium) -> Markup:
    """Return a drawn chart under its caption."""
    number = (
        Markup("<b>{} {}:</b> ").format(medium.words["figure"], one.number) if one.number else ""
    )
    is_drawn = medium.draws_charts or not one.categories
    image = drawn(one.id, _alt(one, medium), medium, "chart") if is_drawn else ""
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


def _alt(one: Chart, medium: Medium) -> str:
    """The chart's words; where its numbers follow, they name these instead of a file."""
    if not (medium.has_numbers and one.numbers_in):
        return one.alt
    return one.alt.removesuffix(one.numbers_in) + medium.words["figure.all numbers"]


def picture(one: Picture, medium: Medium) -> Markup:
    """Return a user's own picture."""
    return Markup('<figure id="{}">{}{}</figure>').format(
        one.id, drawn(one.asset, one.alt, medium, "picture"), notes(one.notes, medium)
    )


def drawn(name: str, alt: str, medium: Medium, kind: str) -> Markup:
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


def decoration(name: str, medium: Medium) -> Markup:
    """Return a decoration: what it shows is said beside it."""
    return Markup('<img class="icon" src="{}" alt="">').format(medium.pictures[name].address)
