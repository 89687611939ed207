"""Runs of text as HTML: escaped, with figures marked so that programs find them."""

from urllib.parse import urlsplit

from markupsafe import Markup

from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.report.model import Line, Span

_SCHEMES = frozenset({"http", "https", "mailto"})


def line(spans: Line, medium: Medium) -> Markup:
    """Return the spans as HTML."""
    return Markup("").join(_span(span, medium) for span in spans)


def notes(lines: tuple[Line, ...], medium: Medium) -> Markup:
    """Return lines that stand small beneath a table, chart or picture."""
    form = Markup('<p class="note">{}</p>')
    return Markup("").join(form.format(line(one, medium)) for one in lines)


def identity(name: str) -> Markup:
    """Return ` id="name"`, or nothing without a name."""
    return Markup(' id="{}"').format(name) if name else Markup("")


def _span(span: Span, medium: Medium) -> Markup:
    """Return a run, its line breaks as such.

    A link is innermost, since WeasyPrint links each element inside a link.
    """
    html = Markup("<br>\n").join(span.text.split("\n"))
    if _is_safe(span.href):
        html = Markup('<a href="{}">{}</a>').format(span.href, html)
    if span.figure:
        html = medium.figure(span, html)
    if span.italic:
        html = Markup("<em>{}</em>").format(html)
    if span.bold:
        html = Markup("<strong>{}</strong>").format(html)
    return html


def marked(span: Span, html: Markup) -> Markup:
    """Return a figure with its id and number, for programs.

    HTML's `data` needs a value, so a reason in words is a `span`.
    """
    anchor = identity(span.anchor)
    if not span.value:
        return Markup('<span{} data-figure="{}">{}</span>').format(anchor, span.figure, html)
    return Markup('<data{} value="{}" data-figure="{}">{}</data>').format(
        anchor, span.value, span.figure, html
    )


def _is_safe(href: str) -> bool:
    try:
        return urlsplit(href).scheme.lower() in _SCHEMES
    except ValueError:
        return False
