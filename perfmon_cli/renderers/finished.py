"""The figures of a finished file, read back from its bytes and held against the report.

A Word template is its users' own: one that changes a figure on its way is found here, and so is a
page in which one is lost. The PDF has no marks to read them by; a test compares its words.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from perfmon_cli.renderers.docx_xml import W
from perfmon_cli.report import walk
from perfmon_cli.report.model import Report
from perfmon_cli.trace.agreement import DisagreementError
from perfmon_cli.trace.standing import Standings

if TYPE_CHECKING:
    from lxml.etree import XMLParser

_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_STARTS, _ENDS, _TEXT = f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"
_RUN: Final = f"{W}rPr"
_BREAKS: Final = frozenset({f"{W}br", f"{W}tab", f"{W}cr"})


@dataclass(frozen=True, slots=True)
class Altered:
    """A figure that a file prints otherwise than the report; `printed` "" = not at all."""

    place: str  #: 'Table 2, row "Leeds", column "2021/22"'
    wanted: str
    printed: str


def in_word(data: bytes, report: Report) -> tuple[Altered, ...]:
    """The figures that a Word file marks and prints otherwise; those left out are not among them.

    Whether a template may leave something out is for `docx` to say.
    """
    wanted = {span.anchor: span.text for _, span in walk.spans(report) if span.anchor}
    found = [(name, text) for name, text in _bookmarks(data) if name in wanted]
    return _altered(
        report, [(name, wanted[name], text) for name, text in found if text != _one(wanted[name])]
    )


def check_page(data: bytes, report: Report) -> None:
    """Hold every figure of the web page against the report.

    Raises:
        DisagreementError: one is missing, printed twice or otherwise; the page is perfmon's own.
    """
    wanted = {
        span.anchor: (span.figure, span.value, _one(span.text))
        for _, span in walk.spans(report)
        if span.figure
    }
    found: dict[str, tuple[str, str, str]] = {}
    for anchor, *rest in _marked(data):
        if anchor in found:
            raise DisagreementError(f"The page marks {rest[0]} twice as {anchor}.")
        found[anchor] = (rest[0], rest[1], rest[2])
    if found == wanted:
        return
    wrong = [name for name in {**wanted, **found} if found.get(name) != wanted.get(name)]
    pairs = (f"{found.get(name)} for {wanted.get(name)}" for name in wrong[:5])
    raise DisagreementError(f"The page prints {'; '.join(pairs)}.")


def _altered(report: Report, wrong: Sequence[tuple[str, str, str]]) -> tuple[Altered, ...]:
    if not wrong:
        return ()
    places: Mapping[str, str] = Standings(report).words_by_anchor
    return tuple(Altered(places.get(name, ""), want, print_) for name, want, print_ in wrong)


def _bookmarks(data: bytes) -> Iterator[tuple[str, str]]:
    """The bookmarks of a Word file with the text that each encloses; hidden text is none."""
    from lxml import etree  # noqa: PLC0415  (only where a file was made)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(_BODY), _parser())
        hiding = _hiding(etree.fromstring(package.read(_STYLES), _parser()))
    opened: dict[str, tuple[str, list[str]]] = {}
    for item in root.iter(_STARTS, _ENDS, _TEXT, *_BREAKS):
        if item.tag == _STARTS:
            opened[item.get(f"{W}id", "")] = (item.get(f"{W}name", ""), [])
        elif item.tag == _ENDS:
            name, texts = opened.pop(item.get(f"{W}id", ""), ("", []))
            yield name, _one("".join(texts))
        elif item.tag == _TEXT and not _is_hidden(item, hiding):
            for _, texts in opened.values():
                texts.append(item.text or "")
        elif item.tag in _BREAKS:
            for _, texts in opened.values():
                texts.append(" ")


def _hiding(styles: Any) -> frozenset[str]:  # noqa: ANN401
    """The ids of styles whose text is hidden, those built on them too."""
    bases = {
        style.get(f"{W}styleId"): _value(style.find(f"{W}basedOn"))
        for style in styles.iter(f"{W}style")
    }
    found = {
        style.get(f"{W}styleId") for style in styles.iter(f"{W}style") if _hides(style.find(_RUN))
    }
    while more := {name for name, base in bases.items() if base in found} - found:
        found |= more
    return frozenset(found)


def _is_hidden(text: Any, hiding: frozenset[str]) -> bool:  # noqa: ANN401
    """Whether a run is set as hidden text, by itself or by its style or its paragraph's."""
    run = text.getparent()
    paragraph = next(text.iterancestors(f"{W}p"), None)
    named = (
        _value(run.find(f"{_RUN}/{W}rStyle")),
        _value(paragraph.find(f"{W}pPr/{W}pStyle")) if paragraph is not None else "",
    )
    return _hides(run.find(_RUN)) or any(name in hiding for name in named)


def _hides(properties: Any) -> bool:  # noqa: ANN401
    mark = properties.find(f"{W}vanish") if properties is not None else None
    return mark is not None and _value(mark) not in {"0", "false", "off"}


def _value(element: Any) -> str:  # noqa: ANN401
    return "" if element is None else str(element.get(f"{W}val", ""))


def _parser() -> "XMLParser":
    from lxml import etree  # noqa: PLC0415

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _marked(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Each figure that a page marks: its place's id, its own, its number, its text."""
    from lxml import html  # noqa: PLC0415

    for item in html.fromstring(data.decode()).iter("data", "span"):
        if item.get("data-figure"):
            text = _one(item.text_content())
            yield item.get("id", ""), item.get("data-figure"), item.get("value", ""), text


def _one(text: str) -> str:
    """A text with single spaces, as it is read."""
    return " ".join(text.split())
