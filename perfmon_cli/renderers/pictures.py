"""A user's own pictures, with the size they are printed at."""

import io
import warnings

from perfmon_cli.report.model import Image

MOST_PIXELS = 40_000_000
_WIDEST_MM, _TALLEST_MM, _MM_AN_INCH, _DPI = 170.0, 200.0, 25.4, 150


def measured(data: bytes) -> Image | None:
    """The picture as PNG, at most as wide as a page; its first frame, without hidden data.

    None when it is damaged or has more than `MOST_PIXELS`.
    """
    from PIL import Image as Pillow  # noqa: PLC0415

    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                frame = picture.convert("RGBA")
        frame.save(buffer, "PNG")
    except (OSError, ValueError, SyntaxError, Warning, Pillow.DecompressionBombError):
        return None
    width = frame.width / _DPI * _MM_AN_INCH
    height = frame.height / _DPI * _MM_AN_INCH
    scale = min(1.0, _WIDEST_MM / width, _TALLEST_MM / height)
    return Image(buffer.getvalue(), None, width * scale, height * scale)
