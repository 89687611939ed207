"""A user's own pictures, as they are printed: small, still, upright, and without hidden data."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfmon_cli.report.model import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Frame

MOST_PIXELS = 40_000_000
#: Pixels an inch that print sharply; what is more is taken out.
_FINE_DPI = 200
_WIDEST_MM, _TALLEST_MM, _MM_AN_INCH, _DPI = 170.0, 200.0, 25.4, 150
_READ = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_SIXTEEN_BITS = 256


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a picture cannot be printed, and what to do."""

    problem: str
    remedy: str


#: What Pillow raises where a file is damaged.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, Warning),
    *(TypeError, AttributeError, RuntimeError, struct.error, zlib.error),
)
_HUGE = Refused(
    "The picture has more than 40 million pixels, far more than a page can show.",
    "Save it at most 5,000 pixels wide.",
)
_DAMAGED = Refused(
    "The picture is damaged, or cut off.", "Open it in an editor and save it again as PNG."
)


def measured(data: bytes) -> Image | Refused:
    """The picture as PNG, at most as large as a page prints.

    Of one that moves it is the first frame; a photo is turned as the camera says. What a file
    carries besides its pixels (place, camera, comments, thumbnails) is left behind.
    """
    from PIL import Image as Pillow  # noqa: PLC0415

    try:
        with warnings.catch_warnings(), _whole_only():
            warnings.simplefilter("error")
            with Pillow.open(io.BytesIO(data), formats=_READ) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return _HUGE
                frame = _frame(picture)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return _HUGE
    except _BROKEN:
        return _DAMAGED
    return _printed(frame)


@contextmanager
def _whole_only() -> Iterator[None]:
    """Let Pillow refuse what is cut off; WeasyPrint tells it not to, for the whole process."""
    from PIL import ImageFile  # noqa: PLC0415

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _frame(picture: "Frame") -> "Frame":
    """The first frame, upright, of eight bits a colour."""
    from PIL import ImageOps  # noqa: PLC0415

    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda grey: grey * (1 / _SIXTEEN_BITS)).convert("L")
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _printed(frame: "Frame") -> Image:
    """The frame at the size it is printed at, with its pixels alone."""
    from PIL import Image as Pillow  # noqa: PLC0415

    width, height = (side / _DPI * _MM_AN_INCH for side in frame.size)
    scale = min(1.0, _WIDEST_MM / width, _TALLEST_MM / height)
    width, height = width * scale, height * scale
    most = [max(round(side / _MM_AN_INCH * _FINE_DPI), 1) for side in (width, height)]
    if frame.width > most[0]:
        frame = frame.resize((most[0], most[1]), Pillow.Resampling.LANCZOS)
    clean = Pillow.new(frame.mode, frame.size)
    clean.paste(frame)
    buffer = io.BytesIO()
    clean.save(buffer, "PNG")
    return Image(buffer.getvalue(), None, width, height)
