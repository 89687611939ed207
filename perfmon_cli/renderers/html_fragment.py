"""The paper as plain HTML to paste into a council's content system.

Such systems bring their own title, style and scripts, and take out what they do not know. So this
holds the body alone, with elements that all of them keep: headings from h2, paragraphs, lists,
tables and links; no style, script, class or picture. A chart is its title, which says what it
finds, and its numbers; the key explains words alone. Ids are the page's own with a prefix, so that
they meet no id of the page around.
"""

import re
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers import FURNITURE, html_outline, html_parts, word
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Chart,
    Line,
    Mark,
    MarkedList,
    Report,
    Section,
    Span,
    Tone,
)
from perfmon_cli.wording.words import WORDS

NAME: Final = "fragment.html"
PREFIX: Final = "pm-"
_NAMES: Final = """
h2 h3 h4 h5 h6 p ul ol li table caption thead tbody tr th td dl dt dd blockquote a strong em br
"""
_KEPT: Final = frozenset(_NAMES.split())
_MADE: Final = {"b": "strong", "figcaption": "p"}
_ATTRIBUTES: Final = frozenset({"id", "href", "scope", "start"})
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="([^"]*)"')
#: What says nothing where there is no style: widths, decoration, the switch of a folded part.
_DROPPED: Final = re.compile(
    r'<colgroup>.*?</colgroup>|<span[^<>]* aria-hidden="true">[^<>]*</span>'
    r"|<summary>.*?</summary>"
)
#: What stands apart on the page by its place alone, and here by a sign behind it.
_APART: Final = (
    (re.compile(r'<span class="appendix">([^<>]*)</span> '), r"\1: "),
    (re.compile(r'<span class="word">([^<>]*)</span> '), r"<strong>\1:</strong> "),
    (re.compile(r" <small>"), ": "),
)
#: A cell's further lines.
_LINE: Final = re.compile(r' <span class="(?:sub|more)">')
#: Notes beneath a chart that explain its drawing.
_OF_DRAWINGS: Final = frozenset({WORDS["chart.not from zero"], WORDS["chart.interval"]})
#: The word of a key's entry that explains a mark and no word of the tables.
_OF_NO_ARROW: Final = WORDS["key.no arrow word"]
_BLANK_LINES: Final = re.compile(r"\n\s*\n+")


def render(report: Report) -> bytes:
    """Return the fragment: well-formed, in the words and with the figures of the page."""
    entries = html_outline.outline(report)
    medium = Medium(
        pictures={},
        mark=_no_mark,
        figure=_plain,
        words={key: word(report, key) for key in FURNITURE},
        levels={entry.id: entry.level for entry in entries},
        has_numbers=True,
        draws_charts=False,
    )
    parts = [
        _front(report, medium),
        *(_section(_unmarked(part), medium) for part in report.sections),
    ]
    return (_BLANK_LINES.sub("\n", "\n".join(part for part in parts if part)) + "\n").encode()


def _unmarked(part: Section) -> Section:
    """The section with keys to words alone, and with charts that explain no drawing."""
    return replace(part, blocks=tuple(map(_without_marks, part.blocks)))


def _without_marks(block: Block) -> Block:
    if isinstance(block, Bullets) and block.unmarked:
        return replace(block, items=block.unmarked)
    if isinstance(block, MarkedList):
        return replace(block, items=tuple(one for one in block.items if one.word != _OF_NO_ARROW))
    if isinstance(block, Chart):
        return replace(block, notes=tuple(filter(_is_of_numbers, block.notes)))
    return block


def _is_of_numbers(note: Line) -> bool:
    return "".join(span.text for span in note) not in _OF_DRAWINGS


def _front(report: Report, medium: Medium) -> str:
    """What the page's head says; the title itself is for the page around to give."""
    said = [report.organisation, report.subtitle, report.marking]
    said += [medium.words["draft"]] if report.is_draft else []
    return str(Markup("<p>{}</p>").format(". ".join(text for text in said if text)))


def _section(part: Section, medium: Medium) -> str:
    html = _DROPPED.sub("", str(html_parts.section(part, medium)))
    for apart, sign in _APART:
        html = apart.sub(sign, html)
    html = _LINE.sub("<br>", html)
    return _TAG.sub(_tag, html).strip()


def _tag(found: re.Match[str]) -> str:
    closing, name, attributes = found.groups()
    name = _MADE.get(name, name)
    if name not in _KEPT:
        return ""
    if closing:
        return f"</{name}>"
    held = "".join(
        f' {key}="{_prefixed(key, value)}"'
        for key, value in _ATTRIBUTE.findall(attributes)
        if key in _ATTRIBUTES
    )
    return f"<{name}{held}>"


def _prefixed(key: str, value: str) -> str:
    if key == "id":
        return f"{PREFIX}{value}"
    return f"#{PREFIX}{value[1:]}" if key == "href" and value.startswith("#") else value


def _no_mark(_mark: Mark, _tone: Tone) -> Markup:
    """No drawing: the mark's word stands beside it."""
    return Markup("")


def _plain(_span: Span, html: Markup) -> Markup:
    return html
