"""What a filled file says: the words of all its parts, and whether its headings are headings."""

from collections.abc import Iterator
from typing import Any

from perfmon_cli.renderers.docx_xml import W, plain
from perfmon_cli.report.model import Heading, Report


def says(document: Any, words: str) -> bool:  # noqa: ANN401
    """Whether words stand anywhere in the text, in a header or in a footer."""
    roots = [document.element.body] + [
        part.element
        for part in document.part.package.iter_parts()
        if "header" in str(part.partname) or "footer" in str(part.partname)
    ]
    wanted = plain(words)
    return any(
        wanted in "".join(paragraph.itertext(f"{W}t"))
        for root in roots
        for paragraph in root.iter(f"{W}p")
    )


def flat_headings(document: Any, report: Report) -> Iterator[str]:  # noqa: ANN401
    """The words of headings that Word does not know as such, by the style they stand in."""
    paragraphs = {
        mark.get(f"{W}name"): next(mark.iterancestors(f"{W}p"))
        for mark in document.element.body.iter(f"{W}bookmarkStart")
    }
    styles = {style.get(f"{W}styleId"): style for style in document.styles.element}
    for block in report.blocks:
        if isinstance(block, Heading) and block.id in paragraphs:
            style = paragraphs[block.id].find(f"{W}pPr/{W}pStyle")
            if not _is_heading(style, styles):
                yield block.text


def _is_heading(named: Any, styles: dict[str, Any]) -> bool:  # noqa: ANN401
    """Whether a style, or one that it is based on, has a level in Word's outline."""
    seen: set[str] = set()
    while named is not None and (key := named.get(f"{W}val")) in styles and key not in seen:
        seen.add(key)
        style = styles[key]
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            return int(level.get(f"{W}val", "9")) < 9  # noqa: PLR2004  (9 is the text's)
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").lower().startswith("heading "):
            return True
        named = style.find(f"{W}basedOn")
    return False
