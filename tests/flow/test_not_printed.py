"""What no block prints is said once, where it can be mended; what follows from it is not."""

from pathlib import Path

import pytest

from tests.command import run_in
from tests.small_project import HISTORY, MEASURES, PAPER_HEAD, TEXT, Sheet, small_project

TABLE = ("yes", 1, None, "measures table", None, None, "priority: 1", "no")
SECTION = ("yes", 2, "Satisfaction", "measure section", "11-satisfaction.md", None, None, "no")


def lines(root: Path) -> list[str]:
    """The findings that validate prints for the quarter, without their counts."""
    run = run_in(root, "validate", "--quarter", "2022Q1")
    return [line.strip() for line in run.stdout.splitlines() if ": PM" in line]


def paper(*rows: tuple[object, ...]) -> Sheet:
    """A Paper sheet."""
    return [PAPER_HEAD, TABLE, *rows]


def of(measures: str) -> tuple[object, ...]:
    """The section with these measures."""
    return (*SECTION[:5], measures, *SECTION[6:])


@pytest.mark.parametrize(
    ("row", "is_said"),
    [
        pytest.param(of("victim_satisfaction"), True, id="left out"),
        pytest.param(of("victim_satisfaction; knife_crime"), False, id="a measure is printed"),
        pytest.param((*TABLE[:6], "priority: 2", "no"), False, id="has a table"),
    ],
)
def test_a_priority_without_a_block(
    tmp_path: Path, row: tuple[object, ...], *, is_said: bool
) -> None:
    """PM411 stands at the priority's row of a paper that prints other priorities."""
    root = small_project(tmp_path / "force", {"Paper": paper(row)}, texts={})
    said = (
        'warning  Priorities!A3: PM411 No block of the paper prints the priority "Safer streets" '
        'or its measure. Add a row with the kind "measures table" and the setting priority: 2 to '
        "the Paper sheet."
    )
    assert [line for line in lines(root) if "PM411" in line] == ([said] if is_said else [])


def test_a_row_with_an_error_names_its_text(tmp_path: Path) -> None:
    """The text is named in the row; what is wrong is the measure."""
    root = small_project(tmp_path / "force", {"Paper": paper(of("victm_satisfaction"))})
    assert lines(root) == [
        'error    Paper!F3: PM402 No measure has the id "victm_satisfaction". Did you mean '
        '"victim_satisfaction"?'
    ]


def test_a_refused_measure_is_known(tmp_path: Path) -> None:
    """A unit that cannot be read is the one finding; nothing says that the measure is unknown."""
    measures = [
        (*row[:3], "percnt", *row[4:]) if row[0] == "victim_satisfaction" else row
        for row in MEASURES
    ]
    rows = paper(of("victim_satisfaction"))
    root = small_project(tmp_path / "force", {"Measures": measures, "Paper": rows})
    found = lines(root)
    assert [line.split(":")[0] for line in found] == ["error    Measures!D2"], found


def test_a_cell_that_cannot_be_read_explains_the_live_figure(tmp_path: Path) -> None:
    """Nobody is asked to rewrite a sentence for want of a figure that is in the workbook."""
    history = [(*row[:4], "72,6") if row[0] == "victim_satisfaction" else row for row in HISTORY]
    rows = paper(of("victim_satisfaction"), (*TABLE[:6], "priority: 2", "no"))
    root = small_project(
        tmp_path / "force",
        {"History": history, "Paper": rows},
        texts={"11-satisfaction.md": TEXT},
    )
    assert lines(root) == ['error    History!E2: PM203 "72,6" uses a decimal comma. Write 72.6.']


def test_an_acceptance_that_is_no_longer_needed(tmp_path: Path) -> None:
    """What was mended needs no acceptance; one that still accepts something is left alone."""
    reason = "Agreed with the force in May"
    decisions: Sheet = [
        ("What", "Measure", "Decision", "Reason"),
        ("PM307", "calls", "accept", reason),
        ("PM401", None, "accept", reason),
    ]
    root = small_project(tmp_path / "force", {"Decisions": decisions})
    assert [line for line in lines(root) if "PM314" in line] == [
        "warning  Decisions!A2: PM314 The decision to accept PM307 of calls has nothing to accept "
        "any more. Delete the row, or correct what it is about if a finding is still open."
    ]
    without_quarter = run_in(root, "validate").stdout
    assert "PM314" not in without_quarter


def test_a_status_that_cannot_be_read_explains_a_figure_of_the_future(tmp_path: Path) -> None:
    """The one word to correct is the status."""
    values: Sheet = [
        ("Measure", "Period", "Value", "Status"),
        ("hate_crime", "2023/24", 16, "forcast"),
    ]
    root = small_project(tmp_path / "force", {"Values": values}, texts={})
    found = [line for line in lines(root) if "Values!" in line]
    assert found == [
        'error    Values!D2: PM206 "forcast" is not a status. Write one of final, provisional, '
        "revised, estimated, forecast, break, low reliability, illustrative."
    ]
