"""Good workbooks broken in thousands of ways: read as they are, or refused in plain words."""

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import perfmon_cli
from perfmon_cli.cells.model import Percentage, Workbook
from tests.workbook.builders import read
from tools.fuzz import SEED, fuzz
from tools.fuzzing.mutants import Mutant, mutants
from tools.fuzzing.outcomes import compare, judge, wrong_words
from tools.fuzzing.seeds import seeds

GOOD = seeds()
ZIPPED = [name for name in GOOD if name != "text"]


@pytest.mark.parametrize("name", GOOD)
def test_the_good_files_are_good(tmp_path: Path, name: str) -> None:
    """Every format holds the same sheets; what is broken later is broken by the change."""
    data = GOOD[name].data
    workbook, findings = read(tmp_path, f"a{GOOD[name].suffix}", data)
    assert findings == ()
    assert workbook is not None
    if name == "text":
        return
    excel, _ = read(tmp_path, "b.xlsx", GOOD["excel"].data)
    assert excel is not None
    assert [sheet.rows for sheet in workbook.sheets] == [sheet.rows for sheet in excel.sheets]
    compared, wrong = compare(workbook, data)
    assert wrong == ""
    assert compared >= 23


def test_same_seed_same_files() -> None:
    """A number and a seed make the same file again."""
    first = [mutant.data for mutant in mutants(SEED, range(100, 160))]
    assert [mutant.data for mutant in mutants(SEED, range(100, 160))] == first
    assert [mutant.data for mutant in mutants(SEED + 1, range(100, 160))] != first
    assert len(set(first)) > 50


def test_two_thousand_broken_files() -> None:
    """None ends in a traceback, in other numbers than it holds, or in silence."""
    tally = fuzz(SEED, range(2_000))
    assert [f"{fault.mutant.name}: {fault.what}" for fault in tally.faults] == []
    assert tally.files == 2_000
    assert {kind.partition(":")[0] for kind in tally.kinds} == set(GOOD)
    assert tally.outcomes["read"] > 400
    assert tally.outcomes["PM101"] > 400
    assert tally.compared > 5_000


def run(mutant: Mutant, folder: Path) -> subprocess.CompletedProcess[str]:
    """Check one file as a user does."""
    path = folder / mutant.name
    path.write_bytes(mutant.data)
    return subprocess.run(
        [sys.executable, "-m", "perfmon_cli", "validate", str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(perfmon_cli.__file__).parents[1])},
    )


def test_fifty_broken_files_on_the_command_line(tmp_path: Path) -> None:
    """The command ends as DESIGN 4 says, with findings and without a traceback."""
    exits = set()
    for mutant in mutants(SEED, range(2_000, 2_050)):
        done = run(mutant, tmp_path)
        wrong_setting = done.returncode == 2 and "PM501" in done.stdout
        assert done.returncode in {0, 1, 3, 6} or wrong_setting, mutant
        assert "Traceback" not in done.stdout + done.stderr, mutant
        assert "PM" in done.stdout, mutant
        exits.add(done.returncode)
    assert exits >= {1, 3}


def altered(workbook: Workbook, sheet: str, place: tuple[int, int], value: Decimal) -> Workbook:
    """The workbook with another number in one place."""
    sheets = []
    for one in workbook.sheets:
        rows = [list(row) for row in one.rows]
        if one.name == sheet:
            rows[place[0]][place[1]] = value
        sheets.append(replace(one, rows=tuple(tuple(row) for row in rows)))
    return replace(workbook, sheets=tuple(sheets))


@pytest.mark.parametrize("name", ZIPPED)
def test_a_wrong_number_would_be_seen(tmp_path: Path, name: str) -> None:
    """The second reading notices a number that is not the file's, and one that is lost.

    Of an .xls it is not asked what is lost: that a record became one of another kind leaves no
    trace.
    """
    data = GOOD[name].data
    workbook, _ = read(tmp_path, f"a{GOOD[name].suffix}", data)
    assert workbook is not None
    wrong = altered(workbook, "History", (2, 5), Decimal(2359))
    assert compare(wrong, data) == (
        0,
        "('History', 3, 6): read as 2359, stands there as 2358",
    )
    fewer = replace(workbook, sheets=workbook.sheets[:-2])
    lost = "" if name == "old excel" else "('Values', 2, 4): 101.875 is lost"
    assert compare(fewer, data)[1] == lost


def test_a_percentage_is_compared_as_it_is_stored(tmp_path: Path) -> None:
    """77.6% stands in the file as 0.776."""
    workbook, _ = read(tmp_path, "a.xlsx", GOOD["excel"].data)
    assert workbook is not None
    history = workbook.sheets[4]
    assert history.rows[1][4] == Percentage(Decimal("77.6"))
    assert compare(workbook, GOOD["excel"].data)[1] == ""


def test_a_failed_checksum_would_be_seen(tmp_path: Path) -> None:
    """A file that was read although its archive is broken counts as not safe."""
    workbook, _ = read(tmp_path, "a.ods", GOOD["open document"].data)
    assert workbook is not None
    broken = GOOD["open document"].data.replace(b"opendocument", b"0pendocument")
    broken = broken.replace(b"content.xml", b"c0ntent.xml", 1)
    _, wrong = compare(workbook, broken)
    assert wrong.startswith("read, though a second reader cannot: archive: ")


def test_a_traceback_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that raises counts as not safe."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    workbook, _ = read(tmp_path, "a.xlsx", GOOD["excel"].data)
    assert workbook is not None
    monkeypatch.setattr("perfmon_cli.checks.run", fail)
    (verdict,) = judge(tmp_path, (workbook,))
    assert "ZeroDivisionError" in verdict.wrong


@pytest.mark.parametrize(
    ("problem", "wrong"),
    [
        ("KeyError: 'x'", "words of the inside: KeyError: 'x' Mend it."),
        ("at 0x7ffd01ab", "words of the inside: at 0x7ffd01ab Mend it."),
        ("", "a finding without words:  Mend it."),
        ("The file is damaged.", ""),
    ],
)
def test_words_that_users_should_not_see(problem: str, wrong: str) -> None:
    """A finding speaks plain words, not Python's."""
    assert wrong_words(problem, "Mend it.") == wrong
