"""The web page: one self-contained, accessible file that asks for nothing from the network."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers import (
    FURNITURE,
    html_lines,
    html_marks,
    html_outline,
    html_parts,
    html_table,
    html_template,
    html_trace,
    word,
)
from perfmon_cli.renderers.html_medium import Medium, Source, media
from perfmon_cli.renderers.html_places import Places
from perfmon_cli.report.model import Contents, Image, Report, Section, Table

#: A user's own style is made for paper: a dark screen keeps its colours.
_OWN_STYLE: Final = "@media not screen,(prefers-color-scheme:light){{{}}}"


def render(
    report: Report, images: Mapping[str, Image], narrow: Mapping[str, Image] | None = None
) -> bytes:
    """Return the page; `images` are known by chart id, picture asset and icon name.

    Those `narrow` take their place on a phone.
    """
    entries = html_outline.outline(report)
    medium = Medium(
        pictures=_sources(images),
        narrow=_sources(narrow or {}),
        mark=html_marks.inline,
        figure=html_lines.marked,
        places=Places.of(report),
        words={key: word(report, key) for key in FURNITURE},
        levels={entry.id: entry.level for entry in entries},
        is_screen=True,
        has_numbers=True,
    )
    css = html_template.styles("base.css", "page.css", "trace.css", dark=True)
    css += html_template.cards() + html_template.margins(report, medium.words)
    css += html_table.widths_css(tuple(one for one in report.blocks if isinstance(one, Table)))
    if report.style:
        css += _OWN_STYLE.format(report.style)
    contents = html_outline.contents(entries, folded=medium.words["contents.within"])
    page = html_template.fill(
        "page.html.j2",
        {
            "report": html_template.front(report),
            "words": dict(medium.words),
            "trace": html_trace.elements(report),
            "policy": _policy(css, html_trace.script()),
            "css": Markup(css),  # noqa: S704  our own file
            "contents": contents,
            "contents_title": _contents_title(report),
            "sections": list(_sections(report, medium, has_contents=bool(contents))),
        },
    )
    return page.encode()


def _sections(report: Report, medium: Medium, *, has_contents: bool) -> Iterator[Markup]:
    """The sections; behind the last of each main part a link leads back to the contents."""
    parts = [part for part in report.sections if _says(part)]
    for part, following in zip_longest(parts, parts[1:]):
        yield html_parts.section(part, medium)
        if has_contents and (following is None or _begins(following, medium)):
            back = Markup('<p class="back-to-contents"><a href="#contents-title">{}</a></p>')
            yield back.format(medium.words["contents.back"])


def _begins(part: Section, medium: Medium) -> bool:
    """Whether a section begins with a heading of the highest level."""
    return medium.levels.get(part.blocks[0].id) == html_outline.TOP


def _says(part: Section) -> bool:
    """Whether a section holds more than the contents, which stand beside the text here."""
    return any(not isinstance(one, Contents) for one in part.blocks)


def _contents_title(report: Report) -> str:
    titles = (one.title for one in report.blocks if isinstance(one, Contents))
    return next(titles, word(report, "contents"))


def _sources(images: Mapping[str, Image]) -> dict[str, Source]:
    return {name: Source.of(image, _address(image)) for name, image in images.items()}


def _address(image: Image) -> str:
    media_type, picture = media(image)
    return f"data:{media_type};base64,{base64.b64encode(picture).decode()}"


def _policy(css: str, script: str) -> str:
    """Allow this style sheet, this script and pictures inside the page, and nothing else."""
    style, own = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (css, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{own}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
