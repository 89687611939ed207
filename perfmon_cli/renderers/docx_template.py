"""A Word template: opened with care, filled, and what is wrong with it said with its place."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from docx.opc.exceptions import OpcError
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
from perfmon_cli.renderers.docx_sandbox import NotAllowed, TemplateEnvironment
from perfmon_cli.renderers.docx_xml import WP, W

_MAX_FILE: Final = 30_000_000
_MAX_UNPACKED: Final = 120_000_000
_MAX_TEXT: Final = 6_000_000  # of one part that holds tags
_MAX_MADE: Final = 150_000_000
_MAIN: Final = "wordprocessingml.document.main+xml"
_SAVE_AS: Final = "In Word, save it as Word document (.docx)."
_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = (
    ("wordprocessingml.template.main+xml", "It is a Word template (.dotx)."),
    ("macroEnabled", "It can hold macros (.docm or .dotm)."),
)
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
        _check_kind(template)
        super().__init__(io.BytesIO(template))
        try:
            self.init_docx()
        except (OpcError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise _not_word("It cannot be read as a Word document.") from error
        if self.docx.element.body is None:
            raise _not_word("It has no text.")
        _forget_properties(self.docx)
        _free_breaks(self.docx.element.body)

    def fill(self, context: Mapping[str, Any]) -> None:
        """Put the report into the template; whatever fails is a `TemplateError` with its place."""
        self.render(dict(context), TemplateEnvironment(), autoescape=True)

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
        self.current_rendering_part = part
        loop = open_loop(src_xml)
        if loop:
            problem, line = loop
            raise TemplateError(problem, self._place(src_xml, line), remedy=REMEDY)
        try:
            made = _filled(jinja_env.from_string(src_xml), context)
        except NotAllowed as error:
            problem, line = str(error.message), error.lineno
        except TemplateSyntaxError as error:
            problem, line = unreadable(str(error.message)), error.lineno
        except UndefinedError as error:
            problem, line = unknown(str(error.message)), line_of(error)
        except (SecurityError, JinjaError, TypeError, ArithmeticError, RecursionError) as error:
            problem, line = f"This tag cannot be filled: {str(error).rstrip('.')}.", line_of(error)
        else:
            if part is not self.docx.part:
                self._parsed(made)
            return made
        raise TemplateError(problem, self._place(src_xml, line), remedy=REMEDY)

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
        name = str(getattr(self.current_rendering_part, "partname", "/word/document.xml"))
        for sign, words in (("header", "in a header"), ("footer", "in a footer")):
            if sign in name:
                return words
        return "in the footnotes" if "footnotes" in name else "in the body"


def _filled(template: Any, context: dict[str, Any]) -> str:  # noqa: ANN401
    chunks: list[str] = []
    size = 0
    for chunk in template.generate(context):
        size += len(chunk)
        if size > _MAX_MADE:
            raise SecurityError("what it makes is too large")
        chunks.append(chunk)
    return "".join(chunks).replace("\n", "")


def _check_kind(template: bytes) -> None:
    if template.startswith(_OLD_FORMAT):
        raise _not_word("It is an old Word file (.doc), or protected by a password.")
    if len(template) > _MAX_FILE:
        raise _not_word("It is larger than 30 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MAX_UNPACKED:
                raise _not_word("Unpacked it is larger than 120 MB.")
            types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as error:
        raise _not_word("It is not a Word document.") from error
    for sign, problem in _KINDS:
        if sign in types:
            raise _not_word(problem)
    if _MAIN not in types:
        raise _not_word("It is not a Word document.")


def _not_word(problem: str) -> TemplateError:
    return TemplateError(problem, remedy=_SAVE_AS, code="PM503")


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
