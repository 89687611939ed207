"""What goes wrong in files that are text: .csv, and the XML inside others."""

import re
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[bytes, Random], bytes]

_TAG = re.compile(rb"<[^<>]+>")
_ATTRIBUTE = re.compile(rb'(?<==")[^"]*(?=")')
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
_VALUES = (
    b"", b"0", b"-1", b"1", b"99999999999999999999", b"1048576", b"4294967296", b"1e308", b"nan",
    b"inf", b"1_000", b"1,5", b"0x10", b" 7 ", b"\xef\xbc\x92", b"true", b"A1", b"XFD1048576",
    b"a1", b"s", b"str", b"e", b"b", b"inlineStr", b"d", b"float", b"string", b"percentage",
    b"rId1", b"../../etc/passwd", b"&amp;", b"&#50;", b"&lol;", b"x" * 40_000, b"\xff",
)  # fmt: skip
_INSERTS = (
    b"<!-- . -->", b"<![CDATA[2]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?x y?>", b"&#50;",
    b"&b;", b"<v>7</v>", b"<c/>", b"<row>", b"</row>", b"<x:y/>", b"<table:table-row/>", b"\0",
    b"\xff", b"]]>", b"<", b">", b"2", b".5", b"<is><t>9</t></is>", b'<c r="A1"><v>5</v></c>',
)  # fmt: skip
_LINES = (
    b"", b"\0", b'"', b",,,,,,,,", b"=1+1", b"\xff\xfe", b"1,2,3,4,5,6", b";" * 300, b"x" * 70_000,
    b"sep=;", b"\xa3 5", "２１５".encode(), b"1_000,nan,inf,1e5", b'"open',
)  # fmt: skip


def _replaced(pattern: re.Pattern[bytes], values: Sequence[bytes]) -> Change:
    """A change of one match into one of the values."""

    def change(data: bytes, random: Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        match = random.choice(found)
        return data[: match.start()] + random.choice(values) + data[match.end() :]

    return change


def drop_tag(data: bytes, random: Random) -> bytes:
    """Leave a tag out."""
    return _replaced(_TAG, (b"",))(data, random)


def repeat_tag(data: bytes, random: Random) -> bytes:
    """Let a tag stand several times."""
    tag = random.choice(_TAG.findall(data) or [b""])
    return data.replace(tag, tag * random.randint(2, 200), 1)


def swap_tags(data: bytes, random: Random) -> bytes:
    """Put another tag in a tag's place."""
    return _replaced(_TAG, _TAG.findall(data) or (b"",))(data, random)


def put_in(data: bytes, random: Random) -> bytes:
    """Put a piece of XML in anywhere."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_INSERTS) + data[at:]


def put_in_text(data: bytes, random: Random) -> bytes:
    """Put a piece of XML in the middle of a text."""
    found = list(_TEXT.finditer(data))
    if not found:
        return put_in(data, random)
    match = random.choice(found)
    at = random.randint(match.start(), match.end())
    return data[:at] + random.choice(_INSERTS) + data[at:]


def other_encoding(data: bytes, random: Random) -> bytes:
    """Write it in another encoding, said or not."""
    encoding = random.choice(("utf-16", "utf-16-be", "latin-1", "utf-7", "utf-32"))
    text = data.decode("utf-8", "replace")
    if random.random() < _SAID:
        text = re.sub('encoding="[^"]*"', f'encoding="{encoding}"', text, count=1)
    return text.encode(encoding, "replace")


def nested(data: bytes, random: Random) -> bytes:
    """Nest elements very deep."""
    depth = random.choice((50, 5_000, 50_000))
    at = random.choice([match.start() for match in _TAG.finditer(data)] or [0])
    return data[:at] + b"<g>" * depth + b"</g>" * depth + data[at:]


_SAID = 0.7

XML_CHANGES: Sequence[tuple[str, Change]] = (
    ("attribute", _replaced(_ATTRIBUTE, _VALUES)),
    ("attribute", _replaced(_ATTRIBUTE, _VALUES)),
    ("text", _replaced(_TEXT, _VALUES)),
    ("text", _replaced(_TEXT, _VALUES)),
    ("number", _replaced(_NUMBER, _VALUES)),
    ("tag left out", drop_tag),
    ("tag repeated", repeat_tag),
    ("tags swapped", swap_tags),
    ("put in", put_in),
    ("put in a text", put_in_text),
    ("put in a text", put_in_text),
    ("encoding", other_encoding),
    ("nested", nested),
)


def _line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\r\n")
    lines.insert(random.randrange(len(lines) + 1), random.choice(_LINES))
    return random.choice((b"\r\n", b"\n", b"\r")).join(lines)


_SIGNS = ((b",", b";"), (b",", b"\t"), (b'"', b""), (b"\r\n", b"\0"), (b"0", b"O"))


def _sign(data: bytes, random: Random) -> bytes:
    old, new = random.choice(
        ((b",", b";"), (b",", b"\t"), (b'"', b""), (b"\r\n", b"\0"), (b"0", b"O"))
    )
    return data.replace(old, new)


CHANGES: Sequence[tuple[str, Change]] = (
    ("number", _replaced(_NUMBER, _VALUES)),
    ("line", _line),
    ("signs", _sign),
    ("encoding", other_encoding),
)
