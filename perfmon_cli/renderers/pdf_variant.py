"""Makes WeasyPrint's PDF/A-3a a PDF/UA-1 file as well, before it is written.

WeasyPrint offers one or the other. Through its `finisher` hook the objects of the PDF are still
open: the marks of PDF/UA are added to the metadata, header cells say what they head, and what
only decorates (running heads and feet, pictures without words) leaves the tag tree.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pydyf

from perfmon_cli.renderers import pdf_split_tables
from perfmon_cli.renderers.pdf_split_tables import Elements, Kid, number

#: The variant WeasyPrint is asked for.
BASE: Final = "pdf/a-3a"

_IDENTIFICATION: Final = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    b' pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about=""'
    b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    b"</rdf:Description></rdf:RDF>"
)
_END: Final = b"</rdf:RDF>"
#: A CSS pixel in points.
_POINTS: Final = 0.75
#: How hard streams are compressed: the hardest takes four times as long for a thirtieth less.
_LEVEL: Final = 6


def ends_badly(pdf: bytes) -> bool:
    """Whether a stream ends in a carriage return, which PDF/A would take for a line's end."""
    return b"\r\nendstream" in pdf


def finish(_document: object, pdf: pydyf.PDF, *, spare: int = 0) -> None:
    """Complete the PDF's objects; WeasyPrint calls this just before it writes them.

    Each of the `spare` empty objects changes how the file's last two streams, which only come
    about in writing, are packed.
    """
    elements = {
        one.number: one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"
    }
    _identify(pdf)
    _scope_headers(elements)
    pdf_split_tables.join(_at(pdf, pdf.catalog["StructTreeRoot"])["K"], elements)
    _release_decoration(pdf, elements)
    _index(pdf, elements)
    for _ in range(spare):
        pdf.add_object(pydyf.Dictionary())
    _pack(pdf)


def _at(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    """Return the object a reference names."""
    return pdf.objects[number(reference)]


def _identify(pdf: pydyf.PDF) -> None:
    """Say in the metadata that this is PDF/UA-1; PDF/A wants the metadata uncompressed."""
    metadata = _at(pdf, pdf.catalog["Metadata"])
    (packet,) = metadata.stream
    if packet.count(_END) != 1:
        raise ValueError("WeasyPrint writes its metadata in a form that is not known here.")
    metadata.stream = [packet.replace(_END, _IDENTIFICATION)]
    metadata.compress = False


def _scope_headers(elements: Elements) -> None:
    """Say of each header cell whether it heads a column or a row."""
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements[number(element["P"])]
            group = elements[number(row["P"])]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _index(pdf: pydyf.PDF, elements: Elements) -> None:
    """List the header cells by the ids that cells name them with."""
    named = sorted((one["ID"].string, one) for one in elements.values() if "ID" in one)
    if not named:
        return
    names = pydyf.Array()
    for key, element in named:
        names += [pydyf.String(key), element.reference]
    limits = pydyf.Array([pydyf.String(named[0][0]), pydyf.String(named[-1][0])])
    leaf = pydyf.Dictionary({"Names": names, "Limits": limits})
    pdf.add_object(leaf)
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _release_decoration(pdf: pydyf.PDF, elements: Elements) -> None:
    """Make artifacts of what is not in the tag tree, and of pictures without words."""
    for element in elements.values():
        element["K"][:] = [kid for kid in element["K"] if not _is_decoration(kid, elements)]
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    linked = set(_reached(root["K"], elements))
    loose = [element for number, element in elements.items() if number not in linked]
    parents = _at(pdf, root["ParentTree"])["Nums"]
    pages = {reference: at for at, reference in enumerate(pdf.page_references)}
    released: dict[int, set[int]] = {}
    for element in loose:
        page = pages[element["Pg"]]
        marks = {kid for kid in element["K"] if isinstance(kid, int)}
        released.setdefault(page, set()).update(marks)
        for mark in marks:
            parents[2 * page + 1][mark] = b"null"
        element.clear()
    for page, marks in released.items():
        sheet = _at(pdf, pdf.page_references[page])
        _unmark(_at(pdf, sheet["Contents"]).stream, marks, middle=sheet["MediaBox"][3] / 2)


def _is_decoration(kid: Kid, elements: Elements) -> bool:
    """Whether a kid is a picture without words, or an empty run of text."""
    element = None if isinstance(kid, int) else elements.get(number(kid))
    if element is None:
        return False
    is_picture = element["S"] == "/Figure" and "Alt" not in element
    return is_picture or (element["S"] == "/Span" and not element["K"])


def _reached(kids: Iterable[Kid], elements: Elements) -> Iterator[int]:
    for kid in kids:
        if not isinstance(kid, int) and number(kid) in elements:
            yield number(kid)
            yield from _reached(elements[number(kid)]["K"], elements)


def _unmark(stream: list[Any], marks: set[int], middle: float) -> None:
    """Turn marked content with these numbers into artifacts.

    Text is a running head or foot, by the half of the page it stands in (`middle` in points).
    """
    for at, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in marks:
            if stream[at - 1] == "/Figure":
                stream[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]
                continue
            matrix = next(
                one for one in stream[at:] if isinstance(one, bytes) and one[-2:] == b"Tm"
            )
            is_head = float(matrix.split()[5]) * _POINTS < middle
            kind = {"Type": "/Pagination", "Subtype": "/Header" if is_head else "/Footer"}
            stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary(kind)]


class _Packed(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object as it is written; pydyf would work it out again for the file's identifier."""

    def __init__(self, one: pydyf.Object) -> None:
        super().__init__()
        self.number = one.number
        self._data: bytes = one.data

    @property
    def data(self) -> bytes:
        """The object's bytes."""
        return self._data


def _pack(pdf: pydyf.PDF) -> None:
    """Write objects out for good; compressed streams do not end in a carriage return."""
    for at, one in enumerate(pdf.objects):
        if isinstance(one, pydyf.Stream):
            if one.compress:
                _compress(one)
        elif one.free == "n":
            pdf.objects[at] = _Packed(one)


def _compress(one: pydyf.Stream) -> None:
    one.compress = False
    plain = one.data.split(b"\nstream\n", 1)[1].removesuffix(b"\nendstream")
    while (packed := zlib.compress(plain, _LEVEL)).endswith(b"\r"):
        plain += b"\n "
    one.stream = [packed]
    one.extra = {**one.extra, "Filter": "/FlateDecode"}
