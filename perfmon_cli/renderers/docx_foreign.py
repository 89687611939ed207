"""What a Word file may hold that no paper may: links that load, changes and comments of people."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from perfmon_cli.renderers.docx_errors import TemplateError
from perfmon_cli.renderers.docx_faults import short
from perfmon_cli.renderers.docx_xml import R, W

#: Addresses that a reader may click on; nothing is loaded before.
SCHEMES: Final = frozenset({"http", "https", "mailto"})
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_OFFICE: Final = RELATIONSHIP_TYPE.HYPERLINK.rsplit("/", 1)[0]
#: Word's own notes on where a file comes from; of no use to a paper, and gone in it.
_DROPPED: Final = {
    f"{_OFFICE}/{name}"
    for name in ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
}
_IN_SETTINGS: Final = ("attachedTemplate", "mailMerge", "rsids")
_LOADING: Final = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE
)
_FIELD: Final = "\x00"  #: where a field begins or ends
_RUNS: Final = ("vbaProject", "control", "activeXControlBinary")
_CHANGES: Final = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_REFERENCES: Final = {f"{R}{name}" for name in ("id", "embed", "link", "pict", "href")}
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_BREAK_LINKS: Final = (
    "In Word: File, Info, Edit Links to Files, Break Link; put pictures in with Insert, Pictures."
)
_ACCEPT: Final = "In Word: Review, Accept All Changes and Stop Tracking. Save it again."
_NO_COMMENTS: Final = "In Word: Review, Delete, Delete All Comments in Document. Save it again."
_NO_TAG: Final = "In Word: Alt+F9 shows the codes of fields. Take the tag out of it."
_NO_MACROS: Final = "In Word, save it as Word document (.docx), without macros and controls."
_AGAIN: Final = "Open it in Word, let Word repair it, and save it again."


def refuse_foreign(document: Any) -> None:  # noqa: ANN401
    """Refuse what would load something, or what people left in it; drop where it came from.

    Raises:
        TemplateError: with the part and the paragraph, as far as there is one.
    """
    settings = document.settings.element
    for name in _IN_SETTINGS:
        for element in list(settings.iter(f"{W}{name}")):
            element.getparent().remove(element)
    for part in document.part.package.iter_parts():
        _check_relations(part)
        root = _xml(part)
        if root is None:
            continue
        where = part_words(str(part.partname))
        _check_references(root, part, where)
        _check_text(root, where)


def part_words(name: str) -> str:
    """Say in plain words which part of a file a name is."""
    for sign, words in (
        ("header", "in a header"),
        ("footer", "in a footer"),
        ("footnotes", "in the footnotes"),
        ("endnotes", "in the endnotes"),
        ("comments", "in the comments"),
        ("document", "in the body"),
    ):
        if sign in name.lower():
            return words
    return f"in {name.lstrip('/')}"


def _xml(part: Any) -> Any:  # noqa: ANN401
    """A part's tree; None where it is no XML."""
    if hasattr(part, "element"):
        return part.element
    if not str(part.partname).endswith(".xml"):
        return None
    try:
        return etree.fromstring(part.blob, _PARSER)
    except etree.XMLSyntaxError as error:
        problem = f"Its part {str(part.partname).lstrip('/')} is damaged."
        raise TemplateError(problem, remedy=_AGAIN, code="PM503") from error


def _check_relations(part: Any) -> None:  # noqa: ANN401
    for relation in list(part.rels.values()):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.reltype in _DROPPED:
            part.rels.pop(relation.rId)
        elif kind in _RUNS:
            problem = "It holds macros or controls that can run."
            raise TemplateError(problem, remedy=_NO_MACROS, code="PM503")
        elif kind == "aFChunk":
            raise _refused("It holds another file, to be put in as it opens", part)
        elif relation.is_external and not _is_harmless(relation):
            target = short(relation.target_ref)
            raise _refused(f'It loads something ({kind}) from "{target}"', part)


def _is_harmless(relation: Any) -> bool:  # noqa: ANN401
    if relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
        return False
    try:
        scheme = urlsplit(relation.target_ref).scheme.lower()
    except ValueError:
        return False
    return scheme in SCHEMES or relation.target_ref.startswith("#")


def _refused(problem: str, part: Any) -> TemplateError:  # noqa: ANN401
    where = part_words(str(part.partname))
    return TemplateError(f"{problem}, {where}.", remedy=_BREAK_LINKS)


def _check_references(root: Any, part: Any, where: str) -> None:  # noqa: ANN401
    for element in root.iter(etree.Element):
        for name in _REFERENCES & set(element.keys()):
            if element.get(name) and element.get(name) not in part.rels:
                problem = "It refers to a part that it does not hold."
                place = f"{_around(element)} {where}"
                raise TemplateError(problem, place, remedy=_AGAIN, code="PM503")


def _check_text(root: Any, where: str) -> None:  # noqa: ANN401
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if element.tag in _CHANGES or (f"{{{name.namespace}}}" == W and _is_change(element.tag)):
            problem, remedy = "It holds tracked changes.", _ACCEPT
        elif element.tag in {f"{W}comment", f"{W}commentReference", f"{W}commentRangeStart"}:
            problem, remedy = "It holds comments.", _NO_COMMENTS
        elif element.tag.startswith(_VML) and any(_is_address(value) for value in element.values()):
            problem, remedy = "It loads a picture from elsewhere.", _BREAK_LINKS
        elif element.tag == f"{W}p" and (found := _LOADING.search(" ".join(_codes(element)))):
            problem, remedy = f"It holds a field that loads a file ({found[1]}).", _BREAK_LINKS
        elif element.tag == f"{W}p" and any("{" in code for code in _codes(element)):
            problem, remedy = "A tag stands in the code of a field.", _NO_TAG
        else:
            continue
        raise TemplateError(problem, f"{_around(element)} {where}", remedy=remedy)


def _is_change(tag: str) -> bool:
    return tag.endswith("Change") or tag.startswith((f"{W}cellIns", f"{W}cellDel"))


def _is_address(value: str) -> bool:
    return re.match(r"(https?|ftp|file):|\\\\", value, re.IGNORECASE) is not None


def _codes(paragraph: Any) -> Iterator[str]:  # noqa: ANN401
    """The instructions of a paragraph's fields, without the words they quote.

    A field within the quotation marks of another is no quotation: Word fills it first.
    """
    marked = (
        _FIELD if element.tag == f"{W}fldChar" else element.text or ""
        for element in paragraph.iter(f"{W}fldChar", f"{W}instrText")
    )
    yield re.sub(rf'"[^"{_FIELD}]*"', "", "".join(marked))
    for simple in paragraph.iter(f"{W}fldSimple"):
        yield re.sub(r'"[^"]*"', "", simple.get(f"{W}instr", ""))


def _around(element: Any) -> str:  # noqa: ANN401
    """Name the paragraph that an element stands in or holds."""
    if element.tag != f"{W}p":
        element = next(element.iterancestors(f"{W}p"), element)
    words = "".join(element.itertext(f"{W}t", f"{W}delText")).strip()
    return f'paragraph "{short(words)}"' if words else "a paragraph without text"
