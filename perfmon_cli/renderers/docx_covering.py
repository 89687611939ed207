"""What a template of a committee's own prints: the memo block, contact details, what is said."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers import word
from perfmon_cli.renderers.docx_grids import Names
from perfmon_cli.report.model import Block, Details, Heading, Report

_MEMO: Final = ("report to", "date", "subject", "report of", "author")
_CONTACT: Final = ("officer", "email", "phone", "web")
_QUOTES: Final = str.maketrans("‘’“”", "''\"\"")


def memo(report: Report) -> dict[str, Markup]:
    """Return the lines of the memo block: `memo.report_to` …; "" for what Settings do not say."""
    return _details(report, "memo", _MEMO)


def contact(report: Report) -> dict[str, Markup]:
    """Return whom to ask: `contact.officer`, `email`, `phone`, `web`; "" as above."""
    return _details(report, "contact", _CONTACT)


def headings(blocks: Sequence[Block], printed: Sequence[Names]) -> list[Names]:
    """Return the headings of level 1, each with the blocks below it.

    Quotation marks in titles are straight, as they are in a tag.
    """
    found: list[Names] = []
    for block, names in zip(blocks, printed, strict=True):
        if isinstance(block, Heading) and block.level == 1:
            title = xml.plain(block.text).translate(_QUOTES)
            found.append({"title": title, "number": xml.text(block.number), "blocks": []})
        elif found:
            found[-1]["blocks"].append(names)
    return found


def below_headings(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """Return the titles of level 1 with the blocks that a template must print below them.

    The memo block and contact details do not count: Settings hold them, and a committee's own
    template has its own place for them.
    """
    found: list[tuple[str, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            found.append((block.text, []))
        elif found and not isinstance(block, Details):
            found[-1][1].append(block)
    return found


def _details(report: Report, style: str, keys: Sequence[str]) -> dict[str, Markup]:
    rows = [
        (label, "".join(span.text for span in line))
        for block in report.blocks
        if isinstance(block, Details) and block.style == style
        for label, line in block.rows
    ]
    said = dict(reversed(rows))
    return {
        key.replace(" ", "_"): xml.text(said.get(word(report, f"{style}.{key}"), ""))
        for key in keys
    }
