"""The projects that the jobs build."""

from pathlib import Path

import pytest

from tests.small_project import small_project
from tests.unattended.jobs import WITHOUT_CALLS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project."""
    return small_project(tmp_path / "force")


@pytest.fixture
def erring(tmp_path: Path) -> Path:
    """The small project with an error: a measure has no figure."""
    return small_project(tmp_path / "force", {"History": WITHOUT_CALLS})
