"""What differs between the page and the print when the same parts are made for both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from perfmon_cli.renderers.html_places import Places
from perfmon_cli.report.model import Image, Mark, Span, Tone

_PIXELS_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture is had, and the size it is made for in CSS pixels."""

    address: str
    width: int = 0  #: 0 where the style says it
    height: int = 0

    @classmethod
    def of(cls, image: Image, address: str) -> "Source":
        """Return the source of an image at an address."""
        return cls(
            address,
            round(image.width_mm * _PIXELS_PER_MM),
            round(image.height_mm * _PIXELS_PER_MM),
        )


def media(image: Image) -> tuple[str, bytes]:
    """Return the media type and bytes of an image for the page or the print."""
    if image.svg is not None:
        return "image/svg+xml", image.svg
    is_jpeg = image.png.startswith(b"\xff\xd8")
    return ("image/jpeg" if is_jpeg else "image/png"), image.png


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """Where pictures come from, how marks are drawn, and the words around the report."""

    #: By chart id or asset name.
    pictures: Mapping[str, Source]
    mark: Callable[[Mark, Tone], Markup]
    #: Wraps the HTML of a span that is a figure.
    figure: Callable[[Span, Markup], Markup]
    words: Mapping[str, str]
    #: What stands for a picture on a phone, by the same names.
    narrow: Mapping[str, Source] = field(default_factory=dict)
    #: HTML levels of headings by block id.
    levels: Mapping[str, int] = field(default_factory=dict)
    #: Where lines of the summary lead.
    places: Places = field(default_factory=Places)
    #: What stands where the report asks for its contents; nothing where they stand elsewhere.
    contents: Markup = field(default_factory=Markup)
    #: Whether the window may be narrow: tables then turn into cards, what is wide scrolls.
    is_screen: bool = False
    #: Whether the first cell of every row is its header, even where headers outnumber figures.
    heads_all_rows: bool = True
    #: Whether charts are followed by their numbers.
    has_numbers: bool = False
    #: Whether charts are drawn; else their title, which says what they find, and numbers are all.
    draws_charts: bool = True

    def region(self, name: str, html: Markup) -> Markup:
        """Return what is wide in a region that scrolls, named by the caption of block `name`."""
        if not self.is_screen:
            return html
        return Markup(
            '<div class="scroll" role="region" tabindex="0" aria-labelledby="{}-caption">{}</div>'
        ).format(name, html)
