"""What the tests of renderers share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def template() -> bytes:
    """The Word template that perfmon comes with."""
    return (Path(__file__).parents[2] / "templates" / "panel-paper.docx").read_bytes()
