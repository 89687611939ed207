"""A Word template: opened with care, filled, and what is wrong with it said with its place."""

import io
import re
from collections.abc import Mapping
from typing import Any, Final

from docx.oxml import parse_xml
from docxtpl.template import DocxTemplate
from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from perfmon_cli.renderers.docx_errors import TemplateError
from perfmon_cli.renderers.docx_faults import (
    REMEDY,
    check_tags,
    line_of,
    open_loop,
    short,
    unknown,
    unreadable,
)
from perfmon_cli.renderers.docx_foreign import part_words, refuse_foreign
from perfmon_cli.renderers.docx_kind import UNREADABLE, check_kind, not_word
from perfmon_cli.renderers.docx_sandbox import NotAllowed, TemplateEnvironment
from perfmon_cli.renderers.docx_xml import WP, W

_MAX_TEXT: Final = 6_000_000  # of one part that holds tags
_MAX_MADE: Final = 150_000_000
#: Text outside a run, and runs inside a text.
_MISPLACED: Final = (
    "//text()[normalize-space() and "
    "parent::w:*[not(self::w:t or self::w:instrText or self::w:delText)]] | //w:t/*//text()"
)
_FIRST_PICTURE: Final = 1001  # templates number their own from 1
_MARKUP: Final = re.compile(r"<[^>]*>")


class Template(DocxTemplate):  # type: ignore[misc]
    """A template ready to be filled once; opening it says what is wrong with the file."""

    def __init__(self, template: bytes) -> None:
        check_kind(template)
        super().__init__(io.BytesIO(template))
        try:
            self.init_docx()
        except UNREADABLE as error:
            raise not_word("It cannot be read as a Word document.") from error
        if self.docx.element.body is None:
            raise not_word("It has no text.")
        refuse_foreign(self.docx)
        _forget_properties(self.docx)
        _free_breaks(self.docx.element.body)

    def fill(self, context: Mapping[str, Any]) -> None:
        """Put the report into the template; whatever fails is a `TemplateError` with its place."""
        self.render(dict(context), TemplateEnvironment(), autoescape=True)

    def check(self) -> None:
        """Read all tags without filling one; the first that cannot be read is raised."""
        environment = TemplateEnvironment()
        self.current_rendering_part = self.docx.part
        self._read(self.patch_xml(self.get_xml()), self.docx.part, environment)
        for kind in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(kind):
                self.current_rendering_part = part
                self._read(self.patch_xml(self.get_part_xml(part)), part, environment)

    def patch_xml(self, src_xml: str) -> str:
        """Make XML a text that Jinja can read, with each paragraph on a line of its own."""
        part = self._part_words()
        if len(src_xml) > _MAX_TEXT:
            raise TemplateError("is too large.", f"The text {part}", remedy="Remove what it holds.")
        self._typed = check_tags(src_xml, part)
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml.replace("\n", " "))
        patched: str = super().patch_xml(lines)
        return patched

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,  # noqa: ANN401
        context: dict[str, Any],
        jinja_env: Any = None,  # noqa: ANN401
    ) -> str:
        """Fill one part."""
        template = self._read(src_xml, part, jinja_env)
        try:
            made = _filled(template, context)
        except UndefinedError as error:
            problem, line = unknown(str(error.message)), line_of(error)
        except (SecurityError, JinjaError, TypeError, ArithmeticError, RecursionError) as error:
            problem, line = f"This tag cannot be filled: {str(error).rstrip('.')}.", line_of(error)
        else:
            if part is not self.docx.part:
                self._parsed(made)
            return made
        raise TemplateError(problem, self._place(src_xml, line), remedy=REMEDY)

    def _read(self, source: str, part: Any, environment: TemplateEnvironment) -> Any:  # noqa: ANN401
        """Have Jinja read a part; a tag that it cannot read is said with its place."""
        self.current_rendering_part = part
        loop = open_loop(source)
        if loop:
            problem, line = loop
            raise TemplateError(problem, self._place(source, line), remedy=REMEDY)
        try:
            return environment.from_string(source)
        except NotAllowed as error:
            problem, line = str(error.message), error.lineno
        except TemplateSyntaxError as error:
            problem, line = unreadable(str(error.message)), error.lineno
        except RecursionError:
            problem, line = "This tag cannot be read: it is too long.", 0
        raise TemplateError(problem, self._place(source, line), remedy=REMEDY)

    def fix_tables(self, xml: str) -> Any:  # noqa: ANN401
        """Read what was filled; perfmon sets the widths of its tables itself."""
        return self._parsed(xml)

    def _parsed(self, xml: str) -> Any:  # noqa: ANN401
        try:
            tree = parse_xml(xml)
        except etree.XMLSyntaxError as error:
            problem = "Its tags begin and end in different paragraphs, rows or cells."
            place = f"The text {self._part_words()}"
            raise TemplateError(problem, place, remedy=REMEDY) from error
        misplaced = tree.xpath(_MISPLACED)
        if misplaced:
            problem = "A tag is of the wrong kind: runs of text need {{r … }}, names need {{ … }}."
            place = f'what prints "{short(misplaced[0])}" {self._part_words()}'
            raise TemplateError(problem, place, remedy=REMEDY)
        return tree

    def fix_docpr_ids(self, tree: Any) -> None:  # noqa: ANN401
        """Give each picture of the text a number of its own."""
        for number, about in enumerate(tree.iter(f"{WP}docPr"), _FIRST_PICTURE):
            about.set("id", str(number))
            about.set("name", f"Picture {number - _FIRST_PICTURE + 1}")

    def _place(self, source: str, line: int) -> str:
        """Say which paragraph stands on a line of the source, as it was typed."""
        lines = source.split("\n")
        if not 0 < line <= len(lines):
            return f"The text {self._part_words()}"
        words = _MARKUP.sub("", lines[line - 1]).strip()
        return f'paragraph "{short(self._typed.get(words, words))}" {self._part_words()}'

    def _part_words(self) -> str:
        part = self.current_rendering_part
        return part_words(str(getattr(part, "partname", "/word/document.xml")))


def _filled(template: Any, context: dict[str, Any]) -> str:  # noqa: ANN401
    chunks: list[str] = []
    size = 0
    for chunk in template.generate(context):
        size += len(chunk)
        if size > _MAX_MADE:
            raise SecurityError("what it makes is too large")
        chunks.append(chunk)
    return "".join(chunks).replace("\n", "")


def _forget_properties(document: Any) -> None:  # noqa: ANN401
    """Empty the properties that docxtpl would fill: the report sets them."""
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(document.core_properties, name, "")


def _free_breaks(body: Any) -> None:  # noqa: ANN401
    """Give a section break on a tag's paragraph a paragraph of its own, as the tag's goes away."""
    for setup in list(body.iter(f"{W}sectPr")):
        paragraph = next(setup.iterancestors(f"{W}p"), None)
        if paragraph is None or "{%" not in "".join(paragraph.itertext(f"{W}t")):
            continue
        end = parse_xml(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr/></w:p>')
        end[0].append(setup)
        paragraph.addnext(end)
