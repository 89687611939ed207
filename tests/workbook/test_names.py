"""Names of files that are left alone."""

import pytest

from perfmon_cli.file_names import is_ignored


@pytest.mark.parametrize(
    "name",
    [
        "~$figures.xlsx",
        ".~lock.figures.ods#",
        "._figures.xlsx",
        "figures (Analyst's conflicted copy 2022-04-01).xlsx",
        "figures (conflicted copy 2022-04-01 101500).xlsx",
        "figures_conflict-20220401-101500.xlsx",
        "figures.sync-conflict-20220401-101500-ABCDEF7.xlsx",
        "figures (SFConflict analyst@example.org 2022-04-01-10-15-00).xlsx",
    ],
)
def test_ignored(name: str) -> None:
    """Lock files and conflict copies are never a sender's workbook."""
    assert is_ignored(name)


@pytest.mark.parametrize(
    "name",
    [
        "figures.xlsx",
        "figures - Copy.xlsx",
        "figures (1).xlsx",
        "~figures.xlsx",
        "conflict resolution.xlsx",
        "figures_conflict.csv",
        ".~lock.figures.ods",
    ],
)
def test_not_ignored(name: str) -> None:
    """What could be meant is read."""
    assert not is_ignored(name)
