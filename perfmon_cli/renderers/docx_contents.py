"""The contents of a paper: a field of Word, and its lines until Word makes them anew."""

from collections.abc import Iterator
from typing import Final

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers.docx_grids import Names
from perfmon_cli.renderers.docx_writer import markup
from perfmon_cli.report.model import Cover, Heading, Report

_DEEPEST: Final = 2
_FIELD: Final = f'TOC \\o "1-{_DEEPEST}" \\h \\z \\u'


def heading_words(block: Heading) -> str:
    """Return the words of a heading as it is printed, without its number."""
    return f"{block.appendix}: {block.text}" if block.appendix else block.text


def entries(report: Report) -> Iterator[Names]:
    """Yield the lines of the contents: one field around them all, a link on each.

    The page of each line is a field without a result: Word fills it in when it makes the
    contents anew or prints, and nobody guesses it here.
    """
    lines = [
        (1, "", block.title, block.id)
        if isinstance(block, Cover)
        else (block.level, block.number, heading_words(block), block.id)
        for block in report.blocks
        if isinstance(block, Cover) or (isinstance(block, Heading) and block.level <= _DEEPEST)
    ]
    for index, (level, number, title, name) in enumerate(lines):
        begin = xml.field_begin(_FIELD) if index == 0 else ""
        end = xml.field_end() if index == len(lines) - 1 else ""
        runs = (xml.run(number) + xml.tab() if number else "") + xml.run(title)
        page = xml.tab() + xml.field(f"PAGEREF {name} \\h", "")
        yield {"level": level, "text": markup(begin, xml.jump(name, runs + page), end)}
