"""The skeletons of the page and the print, filled."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from perfmon_cli import theme
from perfmon_cli.report.model import Report

#: Sizes of type on paper.
_SIZES: Final = (
    f"--size-body:{theme.SIZE_BODY}pt;--size-table:{theme.SIZE_TABLE}pt;"
    f"--size-note:{theme.SIZE_NOTE}pt;"
)
#: Up to which width of the text a table's rows are cards, by its name in the style.
_CARDS: Final = {".few": "18rem", ".cards": "42rem", ".broad": "56rem"}
#: What stands at the edges of a printed page.
_EDGE: Final = f"font:8pt {theme.FONT_STACK};color:{theme.GREY}"
_MARKED: Final = f"font:bold 8pt {theme.FONT_STACK};color:{theme.GREY}"
_DRAFT: Final = f"font:bold 8pt {theme.FONT_STACK};color:{theme.RED}"
_NAME_SET: Final = re.compile(r"(--[\w-]+)\s*:([^;}]*)")
_NAME_USED: Final = re.compile(r"var\((--[\w-]+)\)")


@cache
def resource(name: str) -> str:
    """Return the text of a file of `renderers/page`."""
    return (files("perfmon_cli.renderers") / "page" / name).read_text(encoding="utf-8")


def fill(name: str, context: dict[str, object]) -> str:
    """Return the template with the context's text, all of it escaped but Markup."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(resource(name)).render(context)


def styles(*names: str, dark: bool = False) -> str:
    """Return the named style sheets after the theme's colours and fonts."""
    light = theme.css_variables(theme.LIGHT)
    css = f":root{{--font:{theme.FONT_STACK};{_SIZES}{light}}}\n"
    if dark:
        shades = theme.css_variables(theme.DARK)
        css += f"@media screen and (prefers-color-scheme:dark){{:root{{{shades}}}}}\n"
    return css + "".join(resource(name) for name in names)


def cards() -> str:
    """Return the style of rows that are cards, for each kind of table where it has no room."""
    rules = resource("cards.css")
    return "".join(
        f"@container part (max-width:{width}){{\n{rules.replace('.cards', name)}}}\n"
        for name, width in _CARDS.items()
    )


def margins(report: Report, words: Mapping[str, str]) -> str:
    """Return the style of what stands at the edges of each page that a browser prints."""
    page, of = _quoted(f"{words['page']} "), _quoted(f" {words['of']} ")
    boxes = {
        "top-center": (_quoted(report.marking), _MARKED),
        "top-right": (_quoted(words["draft"] if report.is_draft else ""), _DRAFT),
        "bottom-left": (_quoted(report.footer), _EDGE),
        "bottom-right": (f"{page} counter(page) {of} counter(pages)", _EDGE),
    }
    held = "".join(f"@{box}{{content:{text};{look}}}" for box, (text, look) in boxes.items())
    return f"@media print{{@page{{{held}}}}}\n"


def _quoted(text: str) -> str:
    """Return any text as a string of CSS that ends neither itself nor its element."""
    safe = (sign if sign.isalnum() or sign in " .,-" else f"\\{ord(sign):x} " for sign in text)
    return f'"{"".join(safe)}"'


def settled(css: str, own: str) -> str:
    """Return style sheets and a user's own behind them, the theme's values in their places.

    WeasyPrint works each var() out anew for every element. A user's style that gives names values
    has to find them as names.
    """
    if _NAME_SET.search(own):
        return css + own
    values = dict(_NAME_SET.findall(css))
    return _NAME_USED.sub(lambda used: values[used[1]], css) + own


def front(report: Report) -> dict[str, object]:
    """Return what both skeletons say about the report as a whole."""
    return {
        "title": report.title,
        "part": report.part,
        "subtitle": report.subtitle,
        "organisation": report.organisation,
        "footer": report.footer,
        "marking": report.marking,
        "language": report.language,
        "subject": report.subject,
        "is_draft": report.is_draft,
    }
