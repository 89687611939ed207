"""A drawn chart as one piece of bytes, and back: what is no drawing of perfmon's is none."""

import json
import math
import re
from collections.abc import Mapping, Sequence

from perfmon_cli.report.model import Image

#: In millimetres: what any chart is wide or high.
_LEAST, _MOST = 10.0, 2_000.0
_INCH_MM = 25.4
_POINTS, _DOTS = 72, 200  #: of an inch, in the SVG and in the PNG
#: The SVG rounds to hundredths of a point, the PNG to whole dots.
_NEAR_POINTS, _NEAR_DOTS = 0.02, 1.01
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_SVG_HEAD = re.compile(rb'<svg [^<>]*? width="([0-9.]{1,9})pt" height="([0-9.]{1,9})pt"[^<>]*>')
_SVG_END = b"</svg>"
_LONGEST_HEAD = 1_000


def packed(image: Image, fonts: Mapping[str, str]) -> bytes:
    """A drawing with the hashes of the fonts it was drawn with: a line of JSON, then its bytes."""
    head = {
        "png": len(image.png),
        "width_mm": image.width_mm,
        "height_mm": image.height_mm,
        "fonts": dict(fonts),
    }
    return json.dumps(head).encode() + b"\n" + image.png + (image.svg or b"")


def unpacked(piece: bytes, *, narrow: bool) -> tuple[Image, Mapping[str, str]] | None:
    """The drawing and its fonts; None for what cannot be one, whatever it says of itself."""
    head, _, data = piece.partition(b"\n")
    try:
        said = json.loads(head)
        length, fonts = said["png"], said["fonts"]
        size = (said["width_mm"], said["height_mm"])
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    if type(length) is not int or not 0 <= length <= len(data) or not isinstance(fonts, dict):
        return None
    image = Image(data[:length], data[length:], *size)
    if not all(map(_is_credible, size)) or not _is_svg(image):
        return None
    is_whole = not image.png if narrow else _is_png(image)
    return (image, fonts) if is_whole else None


def _is_credible(length: object) -> bool:
    return type(length) is float and math.isfinite(length) and _LEAST <= length <= _MOST


def _is_svg(image: Image) -> bool:
    svg = image.svg or b""
    match = _SVG_HEAD.match(svg[:_LONGEST_HEAD])
    if match is None or not svg.endswith(_SVG_END):
        return False
    try:
        said = [float(number) for number in match.groups()]
    except ValueError:  # two points in one number
        return False
    return _agrees(image, said, _POINTS, _NEAR_POINTS)


def _is_png(image: Image) -> bool:
    """Whether it is one from end to end, by its signature, its size and its end."""
    png = image.png
    start = len(_PNG_HEAD)
    if not png.startswith(_PNG_HEAD) or not png.endswith(_PNG_END):
        return False
    said = [int.from_bytes(png[at : at + 4], "big") for at in (start, start + 4)]
    return _agrees(image, said, _DOTS, _NEAR_DOTS)


def _agrees(image: Image, said: Sequence[float], an_inch: int, near: float) -> bool:
    size = (image.width_mm, image.height_mm)
    return all(
        abs(number - length / _INCH_MM * an_inch) < near
        for number, length in zip(said, size, strict=True)
    )
