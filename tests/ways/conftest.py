"""A small project with a chart, built once in the plain way: everything in one process."""

from pathlib import Path

import pytest

from tests.small_project import PAPER_HEAD, Sheet, small_project
from tests.ways.building import built, copied

PAPER: Sheet = [
    PAPER_HEAD,
    ("yes", 1, None, "measures table", None, None, "priority: 1", "no"),
    ("yes", 1, None, "chart", None, "knife_crime", "kind: over time", "no"),
]


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project all others are copies of: a workbook says when it was made."""
    return small_project(tmp_path_factory.mktemp("ways") / "force", {"Paper": PAPER}, texts={})


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """A copy of the project, without outputs."""
    return copied(first, tmp_path / "force")


@pytest.fixture(scope="session")
def plain(first: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of its files, made in one process with nothing kept."""
    root = copied(first, tmp_path_factory.mktemp("plain") / "force")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("perfmon_cli.helper.python.can_start", lambda: False)
        patch.setattr("perfmon_cli.running._kept", lambda _: None)
        return built(root)
