"""Copies are made in the process that reads spreadsheets, from the file that was checked."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfmon_cli import annotating, workbook
from perfmon_cli.errors import ExitCode, InputError, LimitError
from perfmon_cli.workbook.refusal import no_memory, refused_finding
from tests.renderers.spreadsheets import finding
from tests.small_project import small_project

ROOT = Path(__file__).resolve().parents[1]
FILE = "data/figures.xlsx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project."""
    return small_project(tmp_path / "force")


def hash_of(path: Path) -> str:
    """What the file is known by."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_copy_of_the_file_that_was_checked(root: Path) -> None:
    """With its findings; the file is only read."""
    path = root / FILE
    before = hash_of(path)
    made = annotating.annotate(root, path, before, [finding("History!B3", file=FILE)])
    assert made.lost == ()
    assert load_workbook(io.BytesIO(made.data))["History"]["B3"].comment is not None
    assert hash_of(path) == before


def test_a_file_that_changed_meanwhile(root: Path) -> None:
    """Its findings may stand at other cells by now."""
    with pytest.raises(InputError) as caught:
        annotating.annotate(root, root / FILE, "0" * 64, [])
    assert str(caught.value) == '"figures.xlsx" changed while it was checked. Validate it again.'


def test_a_file_that_is_gone(root: Path) -> None:
    """What reading says of it."""
    with pytest.raises(InputError) as caught:
        annotating.annotate(root, root / "data" / "gone.xlsx", "0" * 64, [])
    assert str(caught.value).startswith("data/gone.xlsx: PM101 There is no such file.")


@pytest.mark.parametrize("why", [LimitError("The spreadsheet needs more time than allowed.")])
def test_a_file_too_large_to_copy(
    root: Path, monkeypatch: pytest.MonkeyPatch, why: LimitError
) -> None:
    """Exit 6, and the way without a copy."""

    def too_much(*_: object) -> None:
        raise why

    monkeypatch.setattr(workbook, "read", too_much)
    with pytest.raises(LimitError) as caught:
        annotating.annotate(root, root / FILE, "", [])
    assert caught.value.exit_code is ExitCode.LIMIT
    assert str(caught.value) == (
        '"figures.xlsx" is too large to be copied with comments. '
        "Use --checks instead: it lists the same findings in a file."
    )


def test_a_file_that_fills_the_memory(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 6, in the words of reading."""
    refused = refused_finding(no_memory(), FILE)
    nothing = workbook.Reading(None, (refused,))
    monkeypatch.setattr(workbook, "read", lambda *_: nothing)
    with pytest.raises(LimitError, match=r"^data/figures\.xlsx: PM104 While this file was read"):
        annotating.annotate(root, root / FILE, "", [])


def test_a_machine_without_room(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is not said to be too large."""

    def full(*_: object) -> None:
        raise workbook.RoomError("No room.")

    monkeypatch.setattr(workbook, "read", full)
    with pytest.raises(LimitError, match=r"^No room\.$"):
        annotating.annotate(root, root / FILE, "", [])


def test_a_strangers_file_is_opened_in_no_other_process(root: Path, tmp_path: Path) -> None:
    """The command itself never loads openpyxl to annotate."""
    script = (
        "import sys\nfrom perfmon_cli import cli\n"
        "try:\n    cli.app()\nexcept SystemExit:\n    pass\n"
        "print('openpyxl' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "validate", FILE, "--annotate", str(tmp_path / "a.xlsx")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert (tmp_path / "a.xlsx").is_file()
