"""What the tests of renderers share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.browser import Browser, browser


@pytest.fixture(scope="session")
def template() -> bytes:
    """The Word template that perfmon comes with."""
    return (Path(__file__).parents[2] / "templates" / "panel-paper.docx").read_bytes()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a module; bars to scroll with take no room."""
    with browser() as found:
        found.call("Emulation.setScrollbarsHidden", hidden=True)
        yield found
