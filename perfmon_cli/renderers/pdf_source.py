"""What WeasyPrint lays out: the print's markup, parsed and matched with styles the short way."""

import re
from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element, fromstring

from cssselect2 import ElementWrapper

from perfmon_cli.renderers.pango import found_by_the_loader

with found_by_the_loader():
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

#: Elements that HTML does not close.
_OPEN: Final = re.compile(r"<(img|col|br|meta)\b([^>]*)>")
#: Signs that no XML may hold, as a font would draw them.
_UNKNOWN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIST_ITEM: Final = "li"
_MARKER: Final = "marker"
_NOTES: Final = ("footnote", "note")


class Print(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A print whose markup the renderers wrote: each element is closed, all signs are escaped."""

    def __init__(self, html: str, css: str, url_fetcher: URLFetcher) -> None:
        """Parse it as XML, a tenth of the time that HTML takes that anyone may have written."""
        super().__init__(string="<html></html>", url_fetcher=url_fetcher)
        closed = _OPEN.sub(r"<\1\2/>", _UNKNOWN.sub("\ufffd", html))
        root = fromstring(closed)  # noqa: S314 - our own
        _add_style(root, css)
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002
        """WeasyPrint's own style, without a style for six pseudo-elements of each element.

        A print has no notes in its margins, and markers in its lists alone.
        """
        return [_spare(sheet) for sheet in super()._ua_stylesheets(forms)]


def _add_style(root: Element, css: str) -> None:
    head = root.find("head")
    if head is None:
        head = Element("head")
        root.insert(0, head)
    style = Element("style")
    style.text = css
    head.append(style)


def _spare(sheet: Any) -> Any:  # noqa: ANN401
    """A style sheet as it is, its rules for notes left out and that for markers kept to lists."""
    spare = copy(sheet)
    spare.matcher = copy(sheet.matcher)
    spare.matcher.other_selectors = [
        (partial(_is_marked, test) if pseudo == _MARKER else test, order, count, pseudo, rules)
        for test, order, count, pseudo, rules in sheet.matcher.other_selectors
        if not (pseudo or "").startswith(_NOTES)
    ]
    return spare


def _is_marked(test: Callable[[ElementWrapper], bool], element: ElementWrapper) -> bool:
    return element.local_name == _LIST_ITEM and test(element)
