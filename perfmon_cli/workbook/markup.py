"""XML read as a stream by expat, which refuses what no spreadsheet program writes."""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from perfmon_cli.workbook.refusal import damaged

Attributes = dict[str, str]


def local(name: str) -> str:
    """The name without its namespace, so that Strict and Transitional files read alike."""
    return name.rpartition(" ")[2]


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call `start(name, attributes)`, `end(name)` and `text(data)` in document order.

    Names are "namespace local" with a space between. Raises Refused for a document type
    definition (the door of entity attacks), for CDATA sections (which calamine reads past) and
    for anything not well-formed.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartCdataSectionHandler = _refuse
    _parse(parser, chunks, start, end, text)


def parse_raw(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """The same with names as they are written, their prefixes declared or not, and with CDATA."""
    _parse(expat.ParserCreate(), chunks, start, end, text)


def well_formed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks again, if they are the XML that they seem to be; else raises Refused.

    Readers of values forgive a broken part and go on with what they take it for.
    """
    return _checked(expat.ParserCreate(namespace_separator=" "), chunks)


def start_tags(chunks: Iterable[bytes]) -> list[tuple[str, Attributes]]:
    """All start tags of a small part: local name, and attributes by local name."""
    tags: list[tuple[str, Attributes]] = []

    def start(name: str, attributes: Attributes) -> None:
        tags.append((local(name), {local(key): value for key, value in attributes.items()}))

    parse(chunks, start)
    return tags


def _parse(
    parser: expat.XMLParserType,
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
) -> None:
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    for _ in _checked(parser, chunks):
        pass


def _checked(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[bytes]:
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
            yield chunk
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise damaged() from error


def _refuse(*_: object) -> None:
    raise damaged()
