"""A sheet under a mistaken name is not read, and one warning says which name is meant."""

from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import HISTORY, PAPER_HEAD, Sheet, small_project

PAPER: Sheet = [PAPER_HEAD, ("yes", 1, None, "measures table", None, None, "priority: 1", "no")]
BREAKS: Sheet = [("Measure", "From", "What changed"), ("calls", "2020/21", "new system")]
DECISIONS: Sheet = [
    ("What", "Measure", "Area", "Decision", "Reason"),
    ("trend", "calls", None, "up", "Agreed in May"),
]


@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [
        pytest.param("Paper (2)", PAPER, "Paper", id="a copy"),
        pytest.param("Break", BREAKS, "Breaks", id="the singular"),
        pytest.param("Decision log", DECISIONS, "Decisions", id="another word"),
    ],
)
def test_a_sheet_of_the_catalogue(tmp_path: Path, name: str, rows: Sheet, kind: str) -> None:
    """Its headings say what it is; nothing else is said of it."""
    root = small_project(tmp_path / "force", {name: rows}, texts={})
    run = run_in(root, "validate")
    assert [line.strip() for line in run.stdout.splitlines() if ": PM" in line] == [
        f'warning  {name}: PM107 The sheet "{name}" has the headings of the sheet {kind}, but '
        f'nothing in it is read under this name. Did you mean "{kind}"? Rename the sheet, or call '
        'it "Notes" if it is not wanted.'
    ]


def test_figures_in_a_sheet_called_notes(tmp_path: Path) -> None:
    """Notes are never read, so figures there would be lost without a word."""
    extra: Sheet = [HISTORY[0], ("calls", None, "Eastham", 90, 91)]
    root = small_project(tmp_path / "force", {"Notes": extra}, texts={})
    run = run_in(root, "validate")
    assert [line.strip() for line in run.stdout.splitlines() if ": PM" in line] == [
        'warning  Notes: PM107 The sheet "Notes" has the headings of a sheet of figures, but '
        "sheets of this name are not read. Rename it if its figures are wanted; if not, take its "
        "headings away."
    ]


def test_notes_of_people_are_left_alone(tmp_path: Path) -> None:
    """Words, and tables that are no figures of ours."""
    notes: Sheet = [("To do", "By"), ("Ask about calls", "May"), ("Measure the gap", 12)]
    root = small_project(tmp_path / "force", {"Notes": notes, "Help": [("Measure",)]}, texts={})
    assert ": PM" not in run_in(root, "validate").stdout


def test_a_list_of_findings_among_the_figures(tmp_path: Path) -> None:
    """A list of findings that was put into the data folder is known by its sheets and not read."""
    bad: Sheet = [*HISTORY, ("calls", None, "Eastham", "77,7%", 80)]
    root = small_project(tmp_path / "force", {"History": bad}, texts={})
    before = run_in(root, "validate").stdout
    run_in(root, "validate", "--checks", str(tmp_path / "x.xlsx"))
    (tmp_path / "x.xlsx").rename(root / "data" / "x.xlsx")
    assert run_in(root, "validate").stdout == before
