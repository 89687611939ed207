"""Pictures that are as small as a drawing of a chart can be."""

from perfmon_cli.report.model import Image

PNG_HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


def png(width_mm: float, height_mm: float, within: bytes = b"") -> bytes:
    """A PNG of 200 dots an inch, with nothing but its size."""
    dots = (int(length / 25.4 * 200).to_bytes(4, "big") for length in (width_mm, height_mm))
    return PNG_HEAD + b"".join(dots) + within + PNG_END


def svg(width_mm: float, height_mm: float, within: str = "") -> bytes:
    """A drawing of this size."""
    wide, high = (f"{length / 25.4 * 72:.2f}" for length in (width_mm, height_mm))
    return f'<svg font-family="Arial" width="{wide}pt" height="{high}pt">{within}</svg>'.encode()


def picture(within: str = "") -> Image:
    """A wide one, as on paper."""
    return Image(png(170.0, 60.5), svg(170.0, 60.5, within), 170.0, 60.5)


def slim() -> Image:
    """A narrow one, for a phone."""
    return Image(b"", svg(84.0, 70.0), 84.0, 70.0)
