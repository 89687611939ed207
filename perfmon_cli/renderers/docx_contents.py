"""The contents of a paper: a field of Word, and its lines until Word makes them anew."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from docx.oxml import parse_xml

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers import word
from perfmon_cli.renderers.docx_grids import Names
from perfmon_cli.renderers.docx_writer import markup
from perfmon_cli.renderers.docx_xml import W
from perfmon_cli.report.model import BackPage, Block, Contents, Cover, Heading, Report

_DEEPEST: Final = 2
_PLAIN: Final = '<w:b w:val="0"/><w:i/>'
_FIELD: Final = f'TOC \\o "1-{_DEEPEST}" \\h \\z \\u'
#: The bookmark around what follows the contents; the field lists its headings alone.
_LISTED: Final = "perfmon_contents"
_FOLLOWING: Final = f"{_FIELD} \\b {_LISTED}"


def heading_words(block: Heading) -> str:
    """Return the words of a heading as it is printed, without its number."""
    return f"{block.appendix}: {block.text}" if block.appendix else block.text


def entries(report: Report) -> Iterator[Names]:
    """Yield the lines of the contents: one field around them all, a link on each.

    Listed is what follows the contents, as in the PDF; everything where nothing does. The page of
    each line is a field without a result: Word fills it in when it makes the contents anew or
    prints, and nobody guesses it here. A draft says how, in a line that goes when it is done.
    """
    blocks = list(report.blocks)
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Contents)), 0)
    before, lines = _lines(blocks[:at]), _lines(blocks[at:])
    field = _FOLLOWING if before and lines else _FIELD
    lines = lines or before
    begin = xml.field_begin(field)
    if report.is_draft and lines:
        hint = xml.run(word(report, "contents.update"), _PLAIN)
        yield {"level": 1, "text": markup(begin, hint)}
        begin = ""
    for index, (level, number, title, name) in enumerate(lines):
        end = xml.field_end() if index == len(lines) - 1 else ""
        runs = (xml.run(number) + xml.tab() if number else "") + xml.run(title)
        page = xml.tab() + xml.field(f"PAGEREF {name} \\h", "")
        yield {"level": level, "text": markup(begin, xml.jump(name, runs + page), end)}
        begin = ""


def mark_following(body: Any) -> None:  # noqa: ANN401
    """Put the bookmark around what follows the contents, where its field asks for one."""
    code = next((one for one in body.iter(f"{W}instrText") if _LISTED in (one.text or "")), None)
    if code is None:
        return
    own = next(one for one in (code, *code.iterancestors()) if one.getparent() is body)
    paragraphs = [one for after in own.itersiblings() for one in after.iter(f"{W}p")]
    if not paragraphs:
        return
    number = len(list(body.iter(f"{W}bookmarkStart"))) + 1
    space = f'xmlns:w="{W[1:-1]}" w:id="{number}"'
    start = parse_xml(f'<w:bookmarkStart {space} w:name="{_LISTED}"/>')
    properties = paragraphs[0].find(f"{W}pPr")
    if properties is None:
        paragraphs[0].insert(0, start)
    else:
        properties.addnext(start)
    paragraphs[-1].append(parse_xml(f"<w:bookmarkEnd {space}/>"))


def _lines(blocks: Sequence[Block]) -> list[tuple[int, str, str, str]]:
    return [
        (1, "", block.title, block.id)
        if isinstance(block, Cover | BackPage)
        else (block.level, block.number, heading_words(block), block.id)
        for block in blocks
        if isinstance(block, Cover | BackPage)
        or (isinstance(block, Heading) and block.level <= _DEEPEST)
    ]
