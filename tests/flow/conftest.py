"""Whole papers take seconds to build, so each is built once for all tests."""

from pathlib import Path

import pytest

from tests.flow.building import build, copy_of_example
from tests.flow.papers import Draft


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example."""
    return copy_of_example(tmp_path_factory.mktemp("flow") / "west-yorkshire")


@pytest.fixture(scope="session")
def draft(project: Path) -> Draft:
    """The July 2022 paper: January to March 2022, in all formats."""
    return build(project, "2022Q1")


@pytest.fixture(scope="session")
def year_before(project: Path) -> Draft:
    """The paper of January to March 2021 from the same workbook."""
    return build(project, "2021Q1", "--format", "docx,html")


@pytest.fixture(scope="session")
def quarter_before(project: Path) -> Draft:
    """The paper of October to December 2021, for which most figures are missing."""
    return build(project, "2021Q4", "--format", "html")
