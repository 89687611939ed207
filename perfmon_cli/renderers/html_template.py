"""The skeletons of the page and the print, filled."""

from functools import cache
from importlib.resources import files

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from perfmon_cli import theme
from perfmon_cli.report.model import Report


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
    css = f":root{{--font:{theme.FONT_STACK};{light}}}\n"
    if dark:
        shades = theme.css_variables(theme.DARK)
        css += f"@media screen and (prefers-color-scheme:dark){{:root{{{shades}}}}}\n"
    return css + "".join(resource(name) for name in names)


def front(report: Report) -> dict[str, object]:
    """Return what both skeletons say about the report as a whole."""
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "organisation": report.organisation,
        "footer": report.footer,
        "marking": report.marking,
        "language": report.language,
        "subject": report.subject,
        "is_draft": report.is_draft,
    }
