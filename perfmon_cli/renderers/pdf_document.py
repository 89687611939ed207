"""An HTML text laid out on pages by WeasyPrint; it knows the report's own assets, nothing else."""

import io
import logging
from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import Final, TypeAlias

from weasyprint.css import ColorProfile
from weasyprint.logger import LOGGER
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from perfmon_cli.renderers import pdf_variant
from perfmon_cli.renderers.pdf_source import Print

#: An asset's media type and bytes.
Asset: TypeAlias = tuple[str, bytes]

#: One in a hundred files needs a second try.
_TRIES: Final = 20
_COLOURS: Final = "srgb-profile"


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives WeasyPrint the assets it is made with; any other address stops the rendering."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return an asset by its address."""
        del headers
        if url not in self._assets:
            raise FatalURLFetchingError(f"The paper asks for {url}, which is not its own.")
        media_type, content = self._assets[url]
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


def write(html: str, css: str, assets: Mapping[str, Asset]) -> bytes:
    """Return the PDF of an HTML text and its style; the same ones give the same bytes.

    Raises:
        ValueError: The text asks for something that is not among the assets.
    """
    options = {
        "pdf_variant": pdf_variant.BASE,
        "output_intent": _COLOURS,
        "presentational_hints": True,
    }
    LOGGER.addFilter(_is_news)
    try:
        page = Print(html, css, AssetFetcher(assets))
        document = page.render(color_profiles={_COLOURS: _profile()}, **options)
        for spare in range(_TRIES):
            finisher = partial(pdf_variant.finish, spare=spare)
            pdf: bytes = document.write_pdf(finisher=finisher, **options)
            if not pdf_variant.ends_badly(pdf):
                return pdf
    except FatalURLFetchingError as error:
        raise ValueError(str(error)) from error
    finally:
        LOGGER.removeFilter(_is_news)
    raise RuntimeError("No way was found to pack the PDF so that PDF/A allows it.")


def _profile() -> ColorProfile:
    """Return WeasyPrint's own sRGB profile, which it would leave open as a file."""
    name = "sRGB2014.icc"
    content = (files("weasyprint.pdf") / name).read_bytes()
    return ColorProfile(io.BytesIO(content), name, "relative-colorimetric", (["r"], ["g"], ["b"]))


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a message is more than that a decoration has no alternative text."""
    return "has no required alt description" not in record.msg
