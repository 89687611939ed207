"""What kind of picture a file is, by its content; nothing of it is opened here."""

import re

MOST_BYTES = 20_000_000

_KNOWN = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8|BM|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL
)
_DRAWING = re.compile(rb".{0,4000}?(?:<svg[\s>]|<!DOCTYPE\s+svg)", re.IGNORECASE | re.DOTALL)
_PHONE = re.compile(rb".{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1|avif|avis)", re.DOTALL)
_START = 4_000
#: What files are that are none of the known pictures, and what to do.
_OTHERS = (
    (
        _PHONE,
        "The picture is a phone's HEIC or AVIF photo, which cannot be read.",
        "Open it in Photos or Preview and save it as JPEG.",
    ),
    (
        _DRAWING,
        "The picture is a drawing (SVG), which may hold scripts and links.",
        "Open it in a browser or in Inkscape and save it as PNG.",
    ),
    (re.compile(rb"%PDF"), "The file is a PDF, not a picture.", "Save the page as PNG."),
    (
        re.compile(rb""),
        "The file is not a picture that can be read.",
        "Save it as PNG or JPEG.",
    ),
)


def refusal(data: bytes) -> tuple[str, str] | None:
    """What is wrong with a file that is no picture to print, and what to do; None for a picture.

    Drawings (SVG) are not taken: one can hold scripts and links, and programs draw it differently.
    """
    if not data:
        return "The file is empty.", "Save or copy the picture again."
    if len(data) > MOST_BYTES:
        return "The picture is larger than 20 MB.", "Save it at most 5,000 pixels wide."
    if _KNOWN.match(data):
        return None
    start = data[:_START].replace(b"\0", b"") if b"s\0v\0g" in data[:_START] else data[:_START]
    return next((what, remedy) for kind, what, remedy in _OTHERS if kind.match(start))
