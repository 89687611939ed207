"""What a user meets: stdout, stderr and exit codes of every command, in good times and bad."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfmon_cli import __version__, pipeline
from perfmon_cli import cli as command_line
from tests.command import Run, everything_in, run_in
from tests.renderers.wordfile import WordFile, edited, zipped
from tests.small_project import (
    HISTORY,
    MEASURES,
    PAPER_HEAD,
    SETTINGS,
    TEXT,
    small_project,
)

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "templates" / "panel-paper.docx"
SAID = "January to March 2022 (Q4 of 2021/22)\n"
BUILD = ("build", "--quarter", "2022Q1", "--format", "html")
DATA_FILES = {"Checks.xlsx", "figures.json", "indicators.csv", "manifest.json"}
NO_COMMENTARY = 2  # two of the small project's three measures have no text


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project."""
    return small_project(tmp_path / "force")


@contextmanager
def nothing_lost(root: Path, *, new: int) -> Iterator[None]:
    """What was in a project before is there after, and of new folders only whole drafts."""
    before = everything_in(root)
    yield
    after = everything_in(root)
    assert before.items() <= after.items()
    added = [root / name for name in after.keys() - before.keys()]
    drafts = [path for path in added if path.name.startswith("draft-")]
    assert len(drafts) == new
    assert all((draft / "manifest.json").is_file() for draft in drafts)
    inside = [path for path in added if not any(draft in path.parents for draft in drafts)]
    assert {path.name for path in inside if path not in drafts} <= {"out", "2022Q1"}


def draft_of(run: Run) -> Path:
    """The folder that a build names on stdout, in a line of its own."""
    assert run.stdout.endswith("\n"), run.stderr
    return Path(run.stdout[:-1])


# Which project, which quarter


def test_outside_a_project_the_way_in_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No project: exit 2, and where it was looked for."""
    monkeypatch.chdir(tmp_path)
    run = Run(*BUILD)
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        f'perfmon: There is no perfmon project in "{tmp_path}" or above it '
        "(no perfmon.toml, no data folder). Go into a project's folder, name one with --project, "
        "or make one with: perfmon init DIR\n"
    )


def test_a_project_is_found_from_a_folder_within(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way goes up from the current folder."""
    monkeypatch.chdir(project / "commentary" / "2022Q1")
    run = Run(*BUILD)
    assert (run.exit_code, run.stdout) == (0, f"{project}/out/2022Q1/draft-01\n")


@pytest.mark.parametrize("command", ["build", "show", "validate"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("--quarter", "Q1"),
            '--quarter "Q1" has two readings (Q1 is April to June in a financial year, January to '
            "March in a calendar year). Write the year too: 2022Q1 for January to March 2022, or "
            '"Q4 2021/22".',
            id="bare quarter",
        ),
        pytest.param(
            ("--quarter", "2022Q7"),
            '--quarter "2022Q7" is not a quarter. Write 2022Q1 for January to March 2022, '
            '"Q4 2021/22", or 2022-03.',
            id="unknown quarter",
        ),
        pytest.param(
            ("--quarter", "2022Q1", "--to", "2022-03"),
            "Write --quarter or --to, not both.",
            id="two quarters",
        ),
    ],
)
def test_a_quarter_that_is_not_clear_is_refused(
    project: Path, command: str, arguments: tuple[str, ...], said: str
) -> None:
    """Exit 2 with the two readings or the ways to write it; nothing is made."""
    with nothing_lost(project, new=0):
        run = run_in(project, command, *arguments)
    assert (run.exit_code, run.stdout, run.stderr) == (2, "", f"perfmon: {said}\n")


@pytest.mark.parametrize("command", ["build", "show"])
def test_a_quarter_must_be_named(project: Path, command: str) -> None:
    """There is no quarter by default."""
    run = run_in(project, command)
    assert run.exit_code == 2
    assert run.stderr == (
        "perfmon: Say which quarter with --quarter, for instance --quarter 2022Q1 "
        "(January to March 2022).\n"
    )


@pytest.mark.parametrize(
    "arguments", [("--quarter", "Q4 2021/22"), ("--to", "2022-03"), ("--quarter", "2022q1")]
)
def test_a_quarter_can_be_written_in_several_ways(
    project: Path, arguments: tuple[str, ...]
) -> None:
    """They all mean the same, which is said in words first."""
    run = run_in(project, "show", "calls", *arguments, "--format", "json")
    assert (run.exit_code, run.stderr) == (0, SAID)
    assert json.loads(run.stdout)["quarter"] == "2022Q1"


# A good build


def test_a_build_says_where_the_draft_is(project: Path) -> None:
    """The folder on stdout; the quarter and the counts on stderr."""
    run = run_in(project, *BUILD)
    assert run.exit_code == 0
    assert run.stdout == f"{project}/out/2022Q1/draft-01\n"
    assert run.stderr == (
        f"{SAID}0 errors, {NO_COMMENTARY} warnings, 0 notes. All of them are listed in "
        "Checks.xlsx.\n"
    )
    assert {path.name for path in draft_of(run).iterdir()} == {
        *DATA_FILES,
        "fragment.html",
        "performance-report-2022-03.html",
    }


def test_drafts_are_numbered_and_never_touched_again(project: Path) -> None:
    """A second build is draft-02; what someone edited in draft-01 stays."""
    first = draft_of(run_in(project, *BUILD))
    (first / "performance-report-2022-03.html").write_text("edited by hand", encoding="utf-8")
    with nothing_lost(project, new=1):
        assert draft_of(run_in(project, *BUILD)).name == "draft-02"


def test_quiet_says_nothing_unless_it_fails(project: Path) -> None:
    """For cron: no output at all when all is well."""
    run = run_in(project, *BUILD, "--quiet")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "")


def test_without_formats_all_three_are_written(project: Path) -> None:
    """Word, PDF and web page."""
    run = run_in(project, "build", "--quarter", "2022Q1")
    assert run.exit_code == 0
    assert {path.suffix for path in draft_of(run).iterdir()} == {
        ".docx",
        ".pdf",
        ".html",
        ".json",
        ".csv",
        ".xlsx",
    }


def test_a_hidden_number_is_in_no_file(tmp_path: Path) -> None:
    """What may not be published stands neither in the paper nor in the files beside it."""
    measures = [(*MEASURES[0], "Small numbers may be published")]
    measures += [(*row, "no" if row[0] == "knife_crime" else None) for row in MEASURES[1:]]
    settings = [*SETTINGS, ("Smallest publishable number", 1200)]
    history = [*HISTORY[:5], ("knife_crime", None, "Westham", 1000, 1187), *HISTORY[6:]]
    root = small_project(
        tmp_path / "force", {"Measures": measures, "Settings": settings, "History": history}
    )
    run = run_in(root, "build", "--quarter", "2022Q1", "--format", "docx,html")
    assert run.exit_code == 0, run.stderr
    files = dict(everything_readable(draft_of(run)))
    for name in ("performance-report-2022-03.html", "word/document.xml", "figures.json"):
        assert "2,358" in files[name], name
    # The number, its change from 1,000, and the other district's: the whole less it is the number.
    secret = re.compile(r"\b1,?187\b|(?<![\d.])187\b|\b1,?258\b")
    assert [name for name, text in files.items() if secret.search(text)] == []


def everything_readable(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of a folder as text, and each part of those that are archives."""
    for path in folder.iterdir():
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield name, archive.read(name).decode(errors="replace")
        else:
            yield path.name, path.read_text(encoding="utf-8")


# Findings: a draft is written all the same


def test_a_misspelt_measure_in_the_text(tmp_path: Path) -> None:
    """PM402 with file, line and the likely name; the draft prints that there is no such figure."""
    text = TEXT.replace("{{ victim_satisfaction.value }}", "{{ victim_satisfction.value }}")
    root = small_project(tmp_path / "force", texts={"11-satisfaction.md": text})
    with nothing_lost(root, new=1):
        run = run_in(root, *BUILD)
    assert run.exit_code == 1
    assert run.stderr == (
        f"{SAID}commentary/2022Q1/11-satisfaction.md line 8: PM402 "
        '"{{ victim_satisfction.value }}" cannot be filled: no measure has the id '
        '"victim_satisfction". Did you mean "victim_satisfaction"?\n'
        f"1 error, {NO_COMMENTARY} warnings, 0 notes. All of them are listed in Checks.xlsx.\n"
    )
    page = (draft_of(run) / "performance-report-2022-03.html").read_text(encoding="utf-8")
    assert (
        "In 2021/22, <strong>[victim_satisfction.value: no such figure]</strong> of victims were "
        "satisfied." in page
    )
    assert "Open items in this draft (errors: 1, warnings: 2)" in page


@pytest.mark.parametrize(
    ("row", "exit_code", "said"),
    [
        pytest.param(
            ("yes", 2, "Answers", "area table", None, "knife_crme", None, "no"),
            1,
            'Paper!F3: PM402 No measure has the id "knife_crme". Did you mean "knife_crime"?',
            id="misspelt measure",
        ),
        pytest.param(
            ("yes", 2, "Answers", "aera table", None, "knife_crime", None, "no"),
            2,
            'Paper!D3: PM501 "aera table" is not a kind of block. Did you mean "area table"?',
            id="unknown kind",
        ),
    ],
)
def test_a_wrong_row_of_the_paper(
    tmp_path: Path, row: tuple[object, ...], exit_code: int, said: str
) -> None:
    """A finding with its cell; the other blocks are printed."""
    good = ("yes", 1, None, "measures table", None, None, "priority: 1", "no")
    root = small_project(tmp_path / "force", {"Paper": [PAPER_HEAD, good, row]}, texts={})
    with nothing_lost(root, new=1):
        run = run_in(root, *BUILD)
    assert run.exit_code == exit_code
    assert run.stderr == (
        f"{SAID}{said}\n1 error, 0 warnings, 0 notes. All of them are listed in Checks.xlsx.\n"
    )
    page = (draft_of(run) / "performance-report-2022-03.html").read_text(encoding="utf-8")
    assert "Table 1:" in page


def test_no_figure_for_a_measure(tmp_path: Path) -> None:
    """PM304 with the measure's row; its cell prints the reason."""
    history = [row for row in HISTORY if row[0] != "calls"]
    root = small_project(tmp_path / "force", {"History": history})
    with nothing_lost(root, new=1):
        run = run_in(root, *BUILD)
    assert run.exit_code == 1
    assert run.stderr == (
        f"{SAID}Measures!A3: PM304 calls has no figure for 2021/22. Enter it, or write in its "
        'cell why there is none, for instance "Not available".\n'
        f"1 error, {NO_COMMENTARY} warnings, 0 notes. All of them are listed in Checks.xlsx.\n"
    )
    page = (draft_of(run) / "performance-report-2022-03.html").read_text(encoding="utf-8")
    assert ">not available</" in page


def damaged(path: Path) -> None:
    """Cut a workbook off in the middle, as a broken download is."""
    path.write_bytes(path.read_bytes()[:900])


DAMAGED = (
    "PM101 The file is damaged, incomplete or written in an unusual way. Open it in Excel, save "
    "it under a new name as an Excel workbook (.xlsx), and use that file; if Excel cannot open it, "
    "ask the sender to send it again."
)


def test_one_damaged_workbook_of_several(project: Path) -> None:
    """The others are used, a draft is written, and the exit says that an input was not read."""
    more = project / "data" / "more.xlsx"
    more.write_bytes((project / "data" / "figures.xlsx").read_bytes())
    damaged(more)
    with nothing_lost(project, new=1):
        run = run_in(project, *BUILD)
    assert run.exit_code == 3
    assert f"data/more.xlsx: {DAMAGED}\n" in run.stderr
    assert run.stdout == f"{project}/out/2022Q1/draft-01\n"


# Findings: nothing can be built


@pytest.fixture
def drafted(project: Path) -> Path:
    """The small project with a draft from better days."""
    assert run_in(project, *BUILD).exit_code == 0
    return project


def test_the_only_workbook_is_damaged(drafted: Path) -> None:
    """Exit 3; no draft, and the earlier one is as it was."""
    damaged(drafted / "data" / "figures.xlsx")
    with nothing_lost(drafted, new=0):
        run = run_in(drafted, *BUILD)
    assert (run.exit_code, run.stdout) == (3, "")
    assert f"data/figures.xlsx: {DAMAGED}\n" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_in_place_of_the_workbook(drafted: Path) -> None:
    """It is no spreadsheet, whatever its name."""
    (drafted / "data" / "figures.xlsx").unlink()
    (drafted / "data" / "figures.xlsx").mkdir()
    with nothing_lost(drafted, new=0):
        run = run_in(drafted, *BUILD)
    assert (run.exit_code, run.stdout) == (3, "")
    assert run.stderr == (
        f'{SAID}perfmon: PM101 there is no spreadsheet in "data". Put the workbook (xlsx, ods or '
        "csv) there.\n"
    )


def test_a_missing_sheet(tmp_path: Path) -> None:
    """PM105 names it; without settings there is no paper."""
    root = small_project(tmp_path / "force", {"Settings": None})
    with nothing_lost(root, new=0):
        run = run_in(root, *BUILD)
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr == (
        f"{SAID}perfmon: data/figures.xlsx: PM105 The workbook has no sheet Settings. Add it; "
        "perfmon init makes a workbook with all sheets.\n"
    )


@pytest.mark.parametrize(
    ("named", "hint"), [("word", "Write docx, pdf, html."), ("docxx", 'Did you mean "docx"?')]
)
def test_an_unknown_format(project: Path, named: str, hint: str) -> None:
    """Exit 2 before anything is read."""
    with nothing_lost(project, new=0):
        run = run_in(project, "build", "--quarter", "2022Q1", "--format", f"html,{named}")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f'perfmon: --format: PM501 "{named}" is not a format. {hint}\n'


# Places that cannot be written


def test_a_file_stands_where_the_drafts_go(project: Path) -> None:
    """Exit 4; the file stays."""
    (project / "out").write_text("mine", encoding="utf-8")
    with nothing_lost(project, new=0):
        run = run_in(project, *BUILD)
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr == (
        f'{SAID}perfmon: The paper cannot be written to "{project}/out": a file stands '
        "where a folder should be. Free the place or name another folder with --out; earlier "
        "drafts are untouched.\n"
    )


def test_out_must_be_new_or_empty(project: Path, tmp_path: Path) -> None:
    """Exit 4 and nothing changed in a folder that holds something."""
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    with nothing_lost(tmp_path, new=0):
        run = run_in(project, *BUILD, "--out", str(full))
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr == (
        f'{SAID}perfmon: The folder "{full}" is not empty, and perfmon overwrites nothing. Name a '
        "new or empty folder with --out.\n"
    )


def test_out_must_be_a_folder(project: Path, tmp_path: Path) -> None:
    """Exit 4 and the file stays."""
    file = tmp_path / "mine.txt"
    file.write_text("mine", encoding="utf-8")
    with nothing_lost(tmp_path, new=0):
        run = run_in(project, *BUILD, "--out", str(file))
    assert (run.exit_code, run.stdout) == (4, "")
    assert run.stderr == (
        f'{SAID}perfmon: "{file}" is not a folder. Name a new or empty folder with --out.\n'
    )


@pytest.mark.parametrize("exists", [True, False])
def test_out_takes_the_set(project: Path, tmp_path: Path, *, exists: bool) -> None:
    """A new or an empty folder is filled; the project's own drafts are left alone."""
    out = tmp_path / "deep" / "there"
    if exists:
        out.mkdir(parents=True)
    run = run_in(project, *BUILD, "--out", str(out))
    assert (run.exit_code, run.stdout) == (0, f"{out}\n")
    assert {path.name for path in out.iterdir()} == {
        *DATA_FILES,
        "fragment.html",
        "performance-report-2022-03.html",
    }
    assert [path.name for path in out.parent.iterdir()] == ["there"]
    assert not (project / "out").exists()


# The Word template


def with_template(root: Path, content: bytes) -> Path:
    """Give a project a template of its own."""
    (root / "templates").mkdir()
    (root / "templates" / TEMPLATE.name).write_bytes(content)
    return root


def test_an_unknown_tag_of_the_template(project: Path) -> None:
    """PM502 names the paragraph; Word is left out, page and PDF are written."""
    tag, wrong = "{{ report.subtitle }}", "{{ report.subtitel }}"
    root = with_template(project, edited(TEMPLATE.read_bytes(), {tag: wrong}))
    with nothing_lost(root, new=1):
        run = run_in(root, "build", "--quarter", "2022Q1")
    assert run.exit_code == 1
    (line,) = [line for line in run.stderr.splitlines() if "PM50" in line]
    assert line.startswith("templates/panel-paper.docx: PM502 ")
    assert f'paragraph "{wrong}" in the body' in line
    assert "“subtitel”" in line
    stem = "performance-report-2022-03"
    names = {path.name for path in draft_of(run).iterdir()}
    assert names == {*DATA_FILES, "fragment.html", f"{stem}.html", f"{stem}.pdf"}
    checks = load_workbook(draft_of(run) / "Checks.xlsx")
    assert "PM502" in {cell.value for row in checks.worksheets[0] for cell in row}


def test_a_template_of_the_wrong_kind(project: Path) -> None:
    """PM503: a .dotx under the name of a .docx."""
    parts = WordFile(TEMPLATE.read_bytes()).parts
    kinds = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    )
    root = with_template(project, zipped({**parts, "[Content_Types].xml": kinds}))
    with nothing_lost(root, new=1):
        run = run_in(root, "build", "--quarter", "2022Q1", "--format", "docx,html")
    assert run.exit_code == 1
    (line,) = [line for line in run.stderr.splitlines() if "PM50" in line]
    assert line.startswith("templates/panel-paper.docx: PM503 It is a Word template (.dotx). ")
    assert not list(draft_of(run).glob("*.docx"))
    assert list(draft_of(run).glob("*.html"))


# show


TABLE = """\
  Area or part  Period   Value  Change on               Rating     Arrow

knife_crime: Knife crime
  Northshire    2021/22  2,358  2020/21: +169 (+7.7%)   no target  up, worsening (panel, p 0.012)
  Eastham       2021/22  1,258  2020/21: +69 (+5.8%)    no target  up, worsening (panel, p 0.163)
  Westham       2021/22  1,100  2020/21: +100 (+10.0%)  no target  up, worsening (panel, p 0.029)
"""


@pytest.mark.parametrize("name", ["knife_crime", "Knife crime", "KNIFE_CRIME"])
def test_show_as_a_table(project: Path, name: str) -> None:
    """A row an area, to paste into an e-mail; measures are named by id or label."""
    run = run_in(project, "show", name, "--quarter", "2022Q1")
    assert (run.exit_code, run.stdout, run.stderr) == (0, TABLE, SAID)


HEAD = (
    "priority,measure,component,label,area,unit,polarity,period,period_start,period_end,value,"
    "status,comparator,comparator_period,comparator_value,change,change_pct,change_reason,target,"
    "tolerance,rating,rating_reason,arrow_on,direction,judgement,trend_rule,trend_reason,"
    "statistic,p_value,decision,source_file,source_sheet,source_cell,comparator_status,"
    "comparator_factor,rating_rule,band_low,band_high,group,place,places,standing"
)
ROW = dict.fromkeys(HEAD.split(","), "") | {
    "priority": "1",
    "measure": "calls",
    "label": "Calls answered",
    "area": "Northshire",
    "unit": "percent",
    "polarity": "up",
    "period": "2021/22",
    "period_start": "2021-04-01",
    "period_end": "2022-03-31",
    "value": "85.6",
    "comparator": "previous year",
    "comparator_period": "2020/21",
    "comparator_value": "90.6",
    "change": "-5",
    "rating": "none",
    "rating_reason": "no_target",
    "arrow_on": "yes",
    "direction": "down",
    "judgement": "worse",
    "trend_rule": "panel",
    "source_file": "data/figures.xlsx",
    "source_sheet": "History",
    "source_cell": "E3",
}


def test_show_as_json(project: Path) -> None:
    """The keys of indicators.csv, values as strings."""
    run = run_in(project, "show", "calls", "--quarter", "2022Q1", "--format", "json")
    assert run.exit_code == 0
    assert json.loads(run.stdout) == {"quarter": "2022Q1", "indicators": [ROW]}


def test_show_as_csv(project: Path) -> None:
    """The columns of CONTRACTS 3 in their order, with a byte order mark for Excel."""
    run = run_in(project, "show", "calls", "--quarter", "2022Q1", "--format", "csv")
    assert run.exit_code == 0
    assert run.stdout.startswith(f"\ufeff{HEAD}\n")
    assert list(csv.DictReader(io.StringIO(run.stdout.removeprefix("\ufeff")))) == [ROW]


def test_show_is_what_build_writes(project: Path) -> None:
    """`show --format csv` of all measures is the draft's indicators.csv."""
    run = run_in(project, "show", "--quarter", "2022Q1", "--format", "csv")
    written = (draft_of(run_in(project, *BUILD)) / "indicators.csv").read_bytes()
    assert run.stdout.encode() == written.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("knife_crme", 'Did you mean "knife_crime"?', id="misspelt"),
        pytest.param("victim", 'Did you mean "victim_satisfaction"?', id="a word of the id"),
        pytest.param("answered", 'Did you mean "calls"?', id="a word of the label"),
        pytest.param("satis", 'Did you mean "victim_satisfaction"?', id="how a word begins"),
        pytest.param("crime", 'Did you mean "hate_crime" or "knife_crime"?', id="two"),
        pytest.param("burglary", "Ids stand in the Measures sheet.", id="nothing like it"),
    ],
)
def test_show_of_an_unknown_measure(project: Path, name: str, hint: str) -> None:
    """Exit 2 and the ids that were probably meant, by id or by label."""
    run = run_in(project, "show", name, "--quarter", "2022Q1")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == f'perfmon: No measure has the id "{name}". {hint}\n'


# explain, help, version


def test_explain_a_code() -> None:
    """What it means, an example and the remedy."""
    run = Run("explain", "pm203")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == (
        "PM203 A decimal comma (error)\n\n"
        "A comma separates thousands; a decimal needs a point. 25,9 could be read as 259.\n\n"
        'Example: This quarter!E14: PM203 "77,7%" uses a decimal comma. Write 77.7%.\n\n'
        "What to do: Write the decimals behind a point.\n"
    )


def test_explain_what_is_not_known() -> None:
    """Exit 2 and what can be explained."""
    run = Run("explain", "PM999")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        'perfmon: "PM999" is no code, rule or reason of perfmon. Codes stand in front of findings '
        "(PM203); rules and reasons in the methods notes.\n"
    )


def test_explain_what_is_misspelt() -> None:
    """The rule or reason that was probably meant."""
    run = Run("explain", "benchmrk")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        'perfmon: "benchmrk" is no code, rule or reason of perfmon. Did you mean "benchmark"?\n'
    )


def test_the_version() -> None:
    """On stdout, for scripts."""
    run = Run("--version")
    assert (run.exit_code, run.stdout, run.stderr) == (0, f"perfmon {__version__}\n", "")


def test_without_arguments_help_is_shown() -> None:
    """The commands, each with what it does."""
    run = Run()
    assert run.exit_code == 2
    for command in ("init", "validate", "build", "show", "explain"):
        assert f"\n  {command} " in run.stdout + run.stderr


def test_an_unknown_command() -> None:
    """Exit 2, as for every wrong usage."""
    run = Run("publish-everything")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "No such command 'publish-everything'." in run.stderr


# init


def test_init_copies_the_example_once(tmp_path: Path) -> None:
    """It says what to do next; a second time it refuses and changes nothing."""
    folder = tmp_path / "demo"
    run = Run("init", str(folder), "--example")
    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr == (
        f'The example is in "{folder}". Next: cd {folder} && perfmon build --quarter 2022Q1\n'
    )
    assert (folder / "data" / "performance.xlsx").is_file()
    assert not (folder / "out").exists()
    with nothing_lost(tmp_path, new=0):
        again = Run("init", str(folder), "--example")
    assert again.exit_code == 4
    assert again.stderr == (
        f'perfmon: "{folder}" is there already and not empty, and perfmon overwrites nothing. '
        "Name a new folder.\n"
    )


# The process


def test_a_bug_is_a_traceback_and_exit_70(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw is told apart from every other failure."""

    def breaks(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "build", breaks)
    monkeypatch.setattr(sys, "argv", ["perfmon", *BUILD, "--project", str(project)])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_module_runs_as_a_program(project: Path) -> None:
    """`python -m perfmon_cli` and a pipe: data on stdout only, no colours."""
    done = subprocess.run(
        [sys.executable, "-m", "perfmon_cli", "show", "calls", "--quarter", "2022Q1"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": ""},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, SAID)
    assert done.stdout.splitlines()[2] == "calls: Calls answered"
    assert "\x1b" not in done.stdout


def test_a_measure_sheet_of_the_small_project_is_whole() -> None:
    """Its rows are as long as its heads, or the tests above would try something else."""
    assert {len(row) for row in MEASURES} == {8}
    assert {len(row) for row in HISTORY} == {5}
