"""What a filled template needs before it is a Word file: lists, widths, sections, file."""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, Final

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from perfmon_cli.renderers import docx_xml as xml
from perfmon_cli.renderers import word
from perfmon_cli.renderers.docx_clean import number_bookmarks, untie
from perfmon_cli.renderers.docx_contents import mark_following
from perfmon_cli.renderers.docx_grids import Layout
from perfmon_cli.renderers.docx_tables import keep_with_next, set_table
from perfmon_cli.renderers.docx_writer import SIGN
from perfmon_cli.renderers.docx_xml import WP, A, W
from perfmon_cli.renderers.zipped import Members, archive
from perfmon_cli.report.model import Report

_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)  # instead of a clock
_BELOW_TABLE: Final = "160"  # twips
_EMU_PER_TWIP: Final = 635
_A4: Final = 11906
_LONGEST_PROPERTY: Final = 255
_GAP: Final = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)
_APP_NAME: Final = "/docProps/app.xml"
_APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Microsoft Office Word</Application>'
    "<AppVersion>16.0000</AppVersion></Properties>"
)


def finish(document: Any, tables: Sequence[Layout]) -> None:  # noqa: ANN401
    """Put paragraphs into their lists, set tables and pictures to the page, close sections."""
    body = document.element.body
    _drop_empty_runs(body)
    _close_sections(body)
    found = _resolve_signs(body)
    number_bookmarks(body)
    untie(body)
    _part_tables(body)
    for child, width in _with_width(body):
        for table in child.iter(f"{W}tbl"):
            if table in found:
                set_table(table, tables[found[table]], width, document.styles.element)
        _fit_pictures(child, width)
    mark_following(body)


def missing(document: Any, names: Collection[str]) -> list[str]:  # noqa: ANN401
    """Return the bookmarks that the template did not print, in order."""
    found = {item.get(f"{W}name") for item in document.element.body.iter(f"{W}bookmarkStart")}
    return [name for name in names if name not in found]


def describe(document: Any, report: Report) -> None:  # noqa: ANN401
    """Set the properties and the language of the file."""
    properties = document.core_properties
    title = f"{report.title}: {report.part}" if report.part else report.title
    properties.title = _property(title)
    properties.subject = _property(report.subject or report.subtitle)
    properties.author = _property(report.organisation)
    properties.last_modified_by = _property(report.organisation)
    properties.language = report.language
    properties.created = properties.modified = _LONG_AGO
    properties.revision = 1
    properties.comments = properties.keywords = ""
    properties.category = _property(report.marking)
    properties.content_status = _property(word(report, "draft") if report.is_draft else "")
    for root in (document.styles.element, document.settings.element):
        for name in ("lang", "themeFontLang"):
            for language in root.iter(f"{W}{name}"):
                language.set(f"{W}val", report.language)


def _property(words: str) -> str:
    """Words as a property of a file holds them."""
    return xml.plain(words)[:_LONGEST_PROPERTY]


def packed(document: Any) -> bytes:  # noqa: ANN401
    """Return the file; the same document gives the same bytes, whatever the clock says."""
    package = document.part.package
    for part in package.iter_parts():
        if part.partname == _APP_NAME:
            part._blob = _APP.encode()  # noqa: SLF001  (python-docx has no setter)
        part.before_marshal()
    taken = _Taken()
    writer: Any = PackageWriter  # which opens an archive by itself if asked for all at once
    writer._write_content_types_stream(taken, package.parts)  # noqa: SLF001
    writer._write_pkg_rels(taken, package.rels)  # noqa: SLF001
    writer._write_parts(taken, package.parts)  # noqa: SLF001
    return archive(taken.members)


class _Taken:
    """Takes the parts that python-docx would write into an archive with dates of the clock."""

    def __init__(self) -> None:
        self.members = Members()

    def write(self, name: PackURI, content: bytes) -> None:
        """Take a part."""
        self.members.writestr(name.membername, content)


def _drop_empty_runs(body: Element) -> None:
    """Remove the runs that docxtpl leaves around a tag."""
    for run in list(body.iter(f"{W}r")):
        if all(child.tag == f"{W}rPr" or _is_empty_text(child) for child in run):
            run.getparent().remove(run)


def _is_empty_text(element: Element) -> bool:
    return element.tag == f"{W}t" and not element.text


def _resolve_signs(body: Element) -> dict[Element, int]:
    """Carry out what signs say, remove them, and return which table of the report each is."""
    tables: dict[Element, int] = {}
    gone: set[str] = set()
    for sign in list(body.iter(f"{W}bookmarkStart")):
        name = sign.get(f"{W}name", "")
        if not name.startswith(SIGN):
            continue
        gone.add(sign.get(f"{W}id", ""))
        if name.startswith(f"{SIGN}t"):
            table = next(sign.iterancestors(f"{W}tbl"), None)
            if table is not None:
                tables[table] = int(name[2:])
        elif name == f"{SIGN}g":
            _space_above(sign, _BELOW_TABLE)
        elif name == f"{SIGN}p":
            _space_above(sign, "0")
        elif name == f"{SIGN}k":
            keep_with_next(next(sign.iterancestors(f"{W}p")))
        else:
            _put_in_list(sign, *(int(part) for part in name[2:].split(".")))
        sign.getparent().remove(sign)
    for end in list(body.iter(f"{W}bookmarkEnd")):
        if end.get(f"{W}id") in gone:
            end.getparent().remove(end)
    return tables


def _space_above(sign: Element, twips: str) -> None:
    paragraph: Any = next(sign.iterancestors(f"{W}p"))
    paragraph.get_or_add_pPr().get_or_add_spacing().set(f"{W}before", twips)


def _put_in_list(sign: Element, list_id: int, level: int) -> None:
    paragraph: Any = next(sign.iterancestors(f"{W}p"))
    properties = paragraph.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def _close_sections(body: Element) -> None:
    """Move each section's page set-up from its own paragraph to the section's last one."""
    breaks = [
        paragraph
        for paragraph in body.iterchildren(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None
    ]
    final = body.find(f"{W}sectPr")
    if breaks and final is not None and breaks[-1].getnext() is final:
        setup = breaks[-1].find(f"{W}pPr/{W}sectPr")
        body.replace(final, setup)
        _drop_unless_needed(breaks.pop())
    for paragraph in breaks:
        before: Any = paragraph.getprevious()
        setup = paragraph.find(f"{W}pPr/{W}sectPr")
        if before is None or before.tag != f"{W}p" or setup is None:
            continue
        if before.find(f"{W}pPr/{W}sectPr") is None and not len(paragraph) > 1:
            before.get_or_add_pPr().append(setup)
            body.remove(paragraph)


def _drop_unless_needed(paragraph: Element) -> None:
    """Remove an empty paragraph; a table cannot be the last thing in a document."""
    before = paragraph.getprevious()
    if before is not None and before.tag == f"{W}p" and len(paragraph) <= 1:
        paragraph.getparent().remove(paragraph)


def _part_tables(body: Element) -> None:
    """Keep two tables in a row from becoming one."""
    for table in list(body.iter(f"{W}tbl")):
        after = table.getnext()
        if after is not None and after.tag == f"{W}tbl":
            table.addnext(deepcopy(parse_xml(_GAP)))


def _with_width(body: Element) -> Iterator[tuple[Element, int]]:
    """Yield what stands in the body with the width of the text on its page, in twips."""
    waiting: list[Element] = []
    for child in body:
        waiting.append(child)
        setup = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if setup is not None:
            width = _text_width(setup)
            yield from ((item, width) for item in waiting)
            waiting = []
    yield from ((item, _A4 - 2 * 1134) for item in waiting)


def _text_width(setup: Element) -> int:
    size, margins = setup.find(f"{W}pgSz"), setup.find(f"{W}pgMar")
    page = _twips(size, "w", _A4)
    return page - _twips(margins, "left", 1134) - _twips(margins, "right", 1134)


def _twips(element: Element | None, name: str, default: int) -> int:
    given = element.get(f"{W}{name}") if element is not None else None
    return int(float(given)) if given else default


def _fit_pictures(child: Element, width: int) -> None:
    """Make pictures that are wider than the text as wide as it."""
    most = width * _EMU_PER_TWIP
    for frame in child.iter(f"{WP}inline", f"{WP}anchor"):
        extent = frame.find(f"{WP}extent")
        wide = int(extent.get("cx", "0")) if extent is not None else 0
        if wide <= most:
            continue
        for size in (extent, *frame.iter(f"{A}ext")):
            if size is not None and size.get("cx"):
                for side in ("cx", "cy"):
                    size.set(side, str(int(size.get(side, "0")) * most // wide))
