"""Texts behind links that lead nowhere or elsewhere: nothing is lost in silence."""

import json
import sys
from pathlib import Path

import pytest

from tests.command import run_in
from tests.unattended.jobs import BUILD

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")

SAID = (
    "commentary/2022Q1/12-calls.md: PM101 This is a link that leads to no file. Put the file "
    "itself in its place, or take the link away.\n"
)


@pytest.fixture
def link(project: Path) -> Path:
    """A text on a share that is not mounted."""
    path = project / "commentary" / "2022Q1" / "12-calls.md"
    path.symlink_to("/mnt/not-there/12-calls.md")
    return path


@pytest.mark.usefixtures("link")
def test_a_final_paper_is_not_written_without_it(project: Path) -> None:
    """Exit 3, and no more is there than before."""
    run = run_in(project, *BUILD, "--final")
    assert (run.exit_code, run.stdout) == (3, "")
    assert SAID in run.stderr
    assert not (project / "out" / "2022Q1").exists()


@pytest.mark.usefixtures("link")
def test_a_draft_says_so(project: Path) -> None:
    """Exit 3, as `validate` ends; the manifest names what could not be read."""
    run = run_in(project, *BUILD)
    assert run.exit_code == 3
    assert SAID in run.stderr
    assert run_in(project, "validate", "--quarter", "2022Q1").exit_code == 3
    manifest = json.loads((Path(run.stdout.strip()) / "manifest.json").read_text())
    assert {"path": "commentary/2022Q1/12-calls.md", "sha256": ""} in manifest["inputs"]


def test_taking_it_away_is_a_change(project: Path, link: Path) -> None:
    """The next run builds again, and ends well."""
    first = run_in(project, *BUILD)
    same = run_in(project, *BUILD, "--if-changed")
    assert (same.exit_code, same.stdout) == (3, first.stdout)
    link.unlink()
    again = run_in(project, *BUILD, "--if-changed")
    assert again.exit_code == 0
    assert again.stdout != first.stdout
