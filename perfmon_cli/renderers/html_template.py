"""The skeletons of the page and the print, filled."""

import re
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
