"""The cover of an appendix: its words, and the priorities and themes that it names."""

from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers import word
from perfmon_cli.renderers.docx_grids import Names
from perfmon_cli.renderers.docx_writer import Writer, markup, words
from perfmon_cli.report.model import Cover, CoverTile, Report

#: How high the picture of a priority is, here and beside its heading.
ICON_MM: Final = 11.0


def cover(block: Cover, report: Report, writer: Writer) -> Names:
    """Return what a template prints of a cover; where it has both, its groups have titles."""
    priorities = [_priority(tile, writer) for tile in block.tiles if not tile.is_theme]
    themes = [words(tile.title) for tile in block.tiles if tile.is_theme]
    has_both = bool(priorities and themes)
    return {
        "kind": "cover",
        "logo": markup(writer.logo(block.logo, block.logo_alt)),
        "label": words(block.label),
        "title": markup(writer.named(block.id, xml.run(block.title))),
        "subtitle": words(block.subtitle),
        "straplines": [words(line) for line in block.straplines],
        "priorities": priorities,
        "priorities_title": words(word(report, "cover.priorities") if has_both else ""),
        "themes": themes,
        "themes_title": words(word(report, "cover.themes") if has_both else ""),
    }


def _priority(tile: CoverTile, writer: Writer) -> Markup:
    sign = writer.icon(tile.icon, tile.title, ICON_MM)
    if not sign and tile.number:
        sign = writer.styled(f"\u00a0{tile.number}\u00a0", "Cover number")
    return markup(sign, xml.tab(), xml.run(tile.title))
