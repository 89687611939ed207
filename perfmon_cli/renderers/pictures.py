"""A user's own pictures, with the size they are printed at."""

import io

from perfmon_cli.report.model import Image

_WIDEST_MM, _TALLEST_MM, _MM_AN_INCH, _DPI = 170.0, 200.0, 25.4, 150


def measured(data: bytes) -> Image:
    """The picture as PNG, at most as wide as a page; its first frame, without hidden data."""
    from PIL import Image as Pillow  # noqa: PLC0415

    with Pillow.open(io.BytesIO(data)) as picture:
        picture.load()
        frame = picture.convert("RGBA")
        buffer = io.BytesIO()
        frame.save(buffer, "PNG")
        width = frame.width / _DPI * _MM_AN_INCH
        height = frame.height / _DPI * _MM_AN_INCH
    scale = min(1.0, _WIDEST_MM / width, _TALLEST_MM / height)
    return Image(buffer.getvalue(), None, width * scale, height * scale)
