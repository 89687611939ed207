"""`validate`: what it says and in which order, as text, as JSON and in files; as `build` does."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfmon_cli import talk
from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, Severity
from tests.command import Run, everything_in, run_in
from tests.renderers.spreadsheets import finding
from tests.small_project import HISTORY, TEXT, Sheet, small_project

ROOT = Path(__file__).resolve().parents[1]
SAID = "January to March 2022 (Q4 of 2021/22)\n"
SPOILT: Sheet = [(*HISTORY[0], "Nonsense"), *HISTORY[1:], ("calls", None, "Eastham", "77,7%", 80)]
TEXTS = {
    "11-satisfaction.md": TEXT,
    "12-calls.md": TEXT.replace("victim_satisfaction", "calls").replace("Satisfaction", "Calls"),
    "21-knives.md": TEXT.replace("victim_satisfaction", "knife_crime")
    .replace("Satisfaction", "Knives")
    .replace("1.1", "2.1"),
}
REASON = "Agreed with the force in May"
DECISIONS: Sheet = [
    ("What", "Measure", "Part", "Area", "Period", "Decision", "Reason", "Role", "Date", "Until"),
    ("PM203", None, None, None, None, "accept", REASON, "Analyst", None, None),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a text for each section: nothing is wrong."""
    return small_project(tmp_path / "force", texts=TEXTS)


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A project with an error and a warning in the History sheet."""
    return small_project(tmp_path / "force", {"History": SPOILT})


def found(place: str, severity: Severity = Severity.ERROR, **more: str) -> Finding:
    """A finding at "History!D8" of the workbook, or of another `file`."""
    problem = f"Problem at {place.partition('!')[2]}."
    return finding(place, problem, severity=severity, **{"file": "data/figures.xlsx", **more})


# The text


def test_all_is_well(project: Path) -> None:
    """The quarter in words first, the counts, the next step last; exit 0."""
    run = run_in(project, "validate", "--quarter", "2022Q1")
    assert (run.exit_code, run.stdout) == (0, "0 errors, 0 warnings, 0 notes.\n")
    assert run.stderr == f"{SAID}Next: perfmon build --quarter 2022Q1 --project {project}\n"


def test_findings_stand_by_sheet_with_their_counts(spoilt: Path) -> None:
    """Each at its cell with problem and remedy, one line each where nobody watches."""
    run = run_in(spoilt, "validate")
    assert run.exit_code == 1
    assert run.stdout == (
        "data/figures.xlsx · History: 1 error, 1 warning\n"
        '  error    History!D8: PM203 "77,7%" uses a decimal comma. Write 77.7%.\n'
        '  warning  History!F1: PM107 The column "Nonsense" is not known. Correct the heading; a '
        "column of your own can stay, it is not read.\n"
        "\n"
        "1 error, 1 warning, 0 notes.\n"
    )
    assert run.stderr == (
        f"To filter and forward these: perfmon validate --project {spoilt} --checks Checks.xlsx\n"
    )


def test_the_worst_sheet_comes_first() -> None:
    """Most errors first, then most warnings; sheets that are equally bad by their names."""
    findings = [
        found("Measures!A2", Severity.WARNING),
        found("Measures!A3", Severity.WARNING),
        found("Settings!B2"),
        found("History!D8"),
        found("Values!A2", Severity.NOTE),
        found("This quarter!E4"),
        found("This quarter!E5"),
    ]
    heads = [line for line in talk.listing(findings) if line.startswith("data/")]
    assert heads == [
        "data/figures.xlsx · This quarter: 2 errors",
        "data/figures.xlsx · History: 1 error",
        "data/figures.xlsx · Settings: 1 error",
        "data/figures.xlsx · Measures: 2 warnings",
        "data/figures.xlsx · Values: 1 note",
    ]


def test_what_is_accepted_stands_apart(tmp_path: Path) -> None:
    """Under its reason, behind what is open, and not counted with it; it does not fail."""
    root = small_project(tmp_path / "force", {"History": SPOILT, "Decisions": DECISIONS})
    run = run_in(root, "validate")
    assert run.exit_code == 0
    assert run.stdout == (
        "data/figures.xlsx · History: 1 warning\n"
        '  warning  History!F1: PM107 The column "Nonsense" is not known. Correct the heading; a '
        "column of your own can stay, it is not read.\n"
        "\n"
        "Accepted in Decisions: 1\n"
        "\n"
        f'"{REASON}"\n'
        '  error    History!D8: PM203 "77,7%" uses a decimal comma. Write 77.7%.\n'
        "\n"
        "0 errors, 1 warning, 0 notes (1 more accepted).\n"
    )


def test_what_has_no_place_is_the_projects() -> None:
    """A finding about nothing in particular, and one of a block that perfmon chose."""
    findings = [
        Finding(code="PM105", severity=Severity.ERROR, problem="No sheet.", remedy="Add it."),
        Finding(
            code="PM401",
            severity=Severity.WARNING,
            problem="No text.",
            remedy="Write it.",
            where=CellRef(""),
        ),
    ]
    assert list(talk.listing(findings))[:3] == [
        "The project as a whole: 1 error, 1 warning",
        "  error    PM105 No sheet. Add it.",
        "  warning  PM401 No text. Write it.",
    ]


def test_lines_are_wrapped_at_the_width_of_the_terminal() -> None:
    """Below the words, no word cut; nothing is lost."""
    long = Finding(
        code="PM316",
        severity=Severity.WARNING,
        problem="victim_satisfaction for 2021/22 does not say how many people were asked; "
        "5 more figures of it do not either.",
        remedy="Enter the number under n.",
        where=CellRef("data/figures.xlsx", "This quarter", "C2"),
    )
    assert list(talk.listing([long], 80)) == [
        "data/figures.xlsx · This quarter: 1 warning",
        "  warning  This quarter!C2: PM316 victim_satisfaction for 2021/22 does not say\n"
        "           how many people were asked; 5 more figures of it do not either. Enter\n"
        "           the number under n.",
        "",
        "0 errors, 1 warning, 0 notes.",
    ]


def test_all_of_a_long_list_is_printed() -> None:
    """There is no cut: whoever looks for a cell finds it."""
    findings = [found(f"History!A{row}") for row in range(1, 3001)]
    lines = list(talk.listing(findings))
    assert len(lines) == 3003
    assert lines[3000] == "  error    History!A3000: PM203 Problem at A3000. Mend it."


@pytest.mark.parametrize(
    "text", ["\x1b[2Jcleared", "two\nlines", "back\x08space", "\u202eturned", "\x9b31m", "a\ud800b"]
)
def test_a_strangers_text_does_not_steer_the_terminal(text: str) -> None:
    """Control characters of a file, a sheet or a cell are printed as blanks."""
    odd = Finding(
        code="PM201",
        severity=Severity.ERROR,
        problem=text,
        remedy="Mend it.",
        where=CellRef(f"data/{text}.xlsx", text, "A1"),
    )
    printed = list(talk.listing([odd]))
    assert all(line.isprintable() for line in printed)
    assert "PM201" in printed[1]


def test_a_strangers_file_name_does_not_either(tmp_path: Path) -> None:
    """In a refusal, and among what a copy does not keep."""
    root = small_project(tmp_path / "force", {"Settings": None})
    (root / "data" / "figures.xlsx").rename(root / "data" / "a\x1b[2Jb.xlsx")
    run = run_in(root, "show", "--quarter", "2022Q1")
    assert "data/a [2Jb.xlsx: PM105" in run.stderr
    (root / "data" / "c\x1bd.csv").write_text("Measure,Period,Value\n", encoding="utf-8")
    run = run_in(root, "validate", "--annotate", str(tmp_path / "copies"))
    assert "The copy of data/c d.csv does not keep anything but the values" in run.stderr
    assert "\x1b" not in run.stdout + run.stderr


def in_a_terminal(arguments: Sequence[str], **environment: str) -> str:
    """What a command prints where somebody watches, on 80 columns."""
    pty = pytest.importorskip("pty")
    known = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "perfmon_cli", *arguments],
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env={**known, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm", **environment},
    )
    os.close(slave)
    printed = b""
    while chunk := _read(master):
        printed += chunk
    os.close(master)
    process.wait()
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side has gone
        return b""


def test_colour_on_a_terminal(spoilt: Path) -> None:
    """Severities in red and yellow, sheets in bold, lines of 80 characters at most."""
    printed = in_a_terminal(["validate", "--project", str(spoilt)])
    assert "\x1b[31m  error    \x1b[0mHistory!D8: PM203" in printed
    assert "\x1b[33m  warning  \x1b[0mHistory!F1: PM107" in printed
    assert "\x1b[1mdata/figures.xlsx · History: 1 error, 1 warning\x1b[0m" in printed


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(spoilt: Path, environment: dict[str, str]) -> None:
    """NO_COLOR is respected, and terminals without colour."""
    printed = in_a_terminal(["validate", "--project", str(spoilt)], **environment)
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 80
    assert "\n           heading; a column of your own can stay, it is not read.\n" in printed


# The next step


@pytest.mark.parametrize(
    ("arguments", "step"),
    [
        (("--quarter", "Q4 2021/22"), "Next: perfmon build --quarter 2022Q1 --project {root}"),
        (
            (),
            "To look at a quarter's paper and texts too: "
            "perfmon validate --project {root} --quarter 2022Q1",
        ),
    ],
    ids=["with a quarter", "without"],
)
def test_the_next_step_when_all_is_well(
    project: Path, arguments: tuple[str, ...], step: str
) -> None:
    """A build, or a look at the newest quarter of the Quarters sheet."""
    run = run_in(project, "validate", *arguments)
    assert run.stderr.splitlines()[-1] == step.format(root=project)


def test_a_file_alone_has_no_next_step(project: Path) -> None:
    """Nothing is added to the counts."""
    run = Run("validate", str(project / "data" / "figures.xlsx"))
    assert (run.exit_code, run.stdout, run.stderr) == (0, "0 errors, 0 warnings, 0 notes.\n", "")


def test_the_next_step_can_be_pasted(tmp_path: Path) -> None:
    """A path with a blank is quoted."""
    root = small_project(tmp_path / "my force", {"History": SPOILT})
    workbook = root / "data" / "figures.xlsx"
    run = Run("validate", str(workbook))
    assert run.stderr == (
        f"To filter and forward these: perfmon validate '{workbook}' --checks Checks.xlsx\n"
    )


# What is looked at


@pytest.mark.parametrize("named", ["data/figures.xlsx", "../force/data/figures.xlsx"])
def test_files_by_name(spoilt: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """A workbook alone is enough, named from wherever the user is."""
    monkeypatch.chdir(spoilt)
    run = Run("validate", named)
    assert run.exit_code == 1
    assert 'History!D8: PM203 "77,7%" uses a decimal comma.' in run.stdout


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Exit 3 and its name."""
    run = Run("validate", str(tmp_path / "nothing.xlsx"))
    assert run.exit_code == 3
    assert "nothing.xlsx: PM101 There is no such file." in run.stdout


@pytest.mark.parametrize(("arguments", "exit_code"), [((), 0), (("--strict",), 1)])
def test_strict_makes_warnings_fail(
    tmp_path: Path, arguments: tuple[str, ...], exit_code: int
) -> None:
    """Only then."""
    history: Sheet = [(*HISTORY[0], "Nonsense"), *HISTORY[1:]]
    root = small_project(tmp_path / "force", {"History": history})
    assert run_in(root, "validate", *arguments).exit_code == exit_code


def test_a_quarter_brings_its_texts_and_blocks(tmp_path: Path) -> None:
    """Without one, only the spreadsheets are looked at; a misspelt figure in a text is a text's."""
    texts = {"11-satisfaction.md": TEXT.replace("{{ victim_sat", "{{ victm_sat")}
    root = small_project(tmp_path / "force", texts=texts)
    assert run_in(root, "validate").stdout == "0 errors, 0 warnings, 0 notes.\n"
    run = run_in(root, "validate", "--quarter", "2022Q1")
    assert run.exit_code == 1
    assert run.stdout.startswith(
        "commentary/2022Q1/11-satisfaction.md: 2 errors\n"
        "  error    commentary/2022Q1/11-satisfaction.md line 8: PM402 "
        '"{{ victm_satisfaction.period }}" cannot be filled: '
    )
    assert 'PM401 No commentary for the section "Calls answered".' in run.stdout


def test_validate_and_build_agree(tmp_path: Path) -> None:
    """The same findings, accepted or not, in the same order, figures and texts and blocks."""
    paper = [
        ("In", "Level", "Heading", "Kind", "From", "Measures", "Settings", "Wide page"),
        ("yes", 1, None, "measures table", None, None, "priority: 1", "no"),
        ("yes", 2, "Knives", "area table", None, "knife_crme", None, "no"),
        ("yes", 2, "Calls", "measure section", "12-calls.md", "calls", None, "no"),
    ]
    sheets = {"History": SPOILT, "Decisions": DECISIONS, "Paper": paper}
    root = small_project(tmp_path / "force", sheets)
    said = run_in(root, "validate", "--quarter", "2022Q1", "--format", "json")
    built = run_in(root, "build", "--quarter", "2022Q1", "--format", "html")
    assert (said.exit_code, built.exit_code) == (1, 1)
    checks = load_workbook(Path(built.stdout[:-1]) / "Checks.xlsx")["Checks"]
    head, *rows = checks.iter_rows(values_only=True)
    listed = [dict(zip(head, row, strict=True)) for row in rows]
    keys = {"Code": "code", "File": "file", "Sheet": "sheet", "Cell": "cell", "Line": "line"}
    keys |= {"What is wrong": "problem", "What to do": "remedy", "Severity": "severity"}
    from_build = [{keys[k]: v or "" for k, v in row.items() if k in keys} for row in listed]
    from_validate = [
        {key: str(f[key] or "") for key in keys.values()}
        for f in sorted(json.loads(said.stdout)["findings"], key=lambda f: bool(f.get("accepted")))
    ]
    assert from_build == from_validate
    codes = {row["code"] for row in from_build}
    assert codes >= {"PM107", "PM203", "PM402", "PM410"}


OTHER_QUARTER = (
    "PM322 The newest figures are for Q4 2021/22 (January 2022 to March 2022), but the paper is "
    "for Q4 2020/21 (January 2021 to March 2021). If you meant the newest, write --quarter 2022Q1 "
    'or "Q4 2021/22".'
)


def test_another_quarter_than_the_newest_figures(project: Path) -> None:
    """A warning names both readings."""
    run = run_in(project, "validate", "--quarter", "2021Q1")
    assert run.stderr.startswith("January to March 2021 (Q4 of 2020/21)\n")
    assert f"  warning  {OTHER_QUARTER}\n" in run.stdout


@pytest.mark.parametrize("command", [("build", "--format", "html"), ("show",)], ids=" ".join)
def test_other_commands_say_so_too(project: Path, command: tuple[str, ...]) -> None:
    """Right behind the quarter in words; of the quarter that is meant they say nothing."""
    run = run_in(project, *command, "--quarter", "2021Q1")
    assert run.stderr.splitlines()[:2] == ["January to March 2021 (Q4 of 2020/21)", OTHER_QUARTER]
    assert "PM322" not in run_in(project, *command, "--quarter", "2022Q1").stderr


def test_nothing_heavy_is_imported(project: Path) -> None:
    """The libraries that write files are left alone where none is written."""
    script = (
        "import sys\nfrom perfmon_cli import cli\n"
        "try:\n    cli.app()\nexcept SystemExit:\n    pass\n"
        "heavy = {'openpyxl', 'rich', 'matplotlib', 'docx', 'docxtpl', 'jinja2', 'weasyprint', "
        "'pandas', 'PIL', 'lxml'}\nprint(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "validate", "--quarter", "2022Q1"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "0 errors, 0 warnings, 0 notes.\n[]\n"


# JSON


def test_as_json(spoilt: Path) -> None:
    """The document of CONTRACTS 3, alone on stdout."""
    run = run_in(spoilt, "validate", "--format", "json")
    document = json.loads(run.stdout)
    assert (run.exit_code, run.stderr) == (1, "")
    assert list(document) == ["findings", "counts", "accepted"]
    assert document["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert document["accepted"] == {"error": 0, "warning": 0, "note": 0}
    assert document["findings"][0] == {
        "code": "PM203",
        "severity": "error",
        "file": "data/figures.xlsx",
        "sheet": "History",
        "cell": "D8",
        "line": None,
        "measure": "calls",
        "problem": '"77,7%" uses a decimal comma.',
        "remedy": "Write 77.7%.",
    }


def test_json_counts_what_the_text_counts(tmp_path: Path) -> None:
    """Open findings under counts, accepted ones under accepted, each with its reason."""
    root = small_project(tmp_path / "force", {"History": SPOILT, "Decisions": DECISIONS})
    document = json.loads(run_in(root, "validate", "--format", "json").stdout)
    assert document["counts"] == {"error": 0, "warning": 1, "note": 0}
    assert document["accepted"] == {"error": 1, "warning": 0, "note": 0}
    assert [f.get("accepted") for f in document["findings"]] == [REASON, None]
    text = run_in(root, "validate").stdout
    assert text.endswith("0 errors, 1 warning, 0 notes (1 more accepted).\n")


# Files


def test_checks_writes_the_findings_to_a_new_file(spoilt: Path, tmp_path: Path) -> None:
    """One row a finding; a second time the file is there already: exit 4, untouched."""
    path = tmp_path / "findings.xlsx"
    run = run_in(spoilt, "validate", "--checks", str(path))
    assert (run.exit_code, run.stderr) == (1, f'The findings are in "{path}".\n')
    cells = {cell.value for row in load_workbook(path).worksheets[0] for cell in row}
    assert {"PM107", "PM203", "D8", "Write 77.7%."} <= cells
    before = everything_in(tmp_path)
    again = run_in(spoilt, "validate", "--checks", str(path))
    assert (again.exit_code, again.stdout) == (4, "")
    assert again.stderr == (
        f'perfmon: "{path}" is there already. Name a new file; nothing is overwritten.\n'
    )
    assert everything_in(tmp_path) == before


NOT_XLSX = '{option} writes Excel workbooks: "{path}" must end in .xlsx.'

AN_INPUT = (
    '"{{path}}" lies in the folder "{}", which perfmon reads: the next paper would be made from '
    "it. Name another place with {{option}}."
)


@pytest.mark.parametrize(
    ("option", "name", "exit_code", "said"),
    [
        ("--checks", "findings.csv", 2, NOT_XLSX),
        ("--checks", "findings", 2, NOT_XLSX),
        ("--annotate", "annotated.ods", 2, NOT_XLSX),
        ("--checks", "force/data/checks.xlsx", 2, AN_INPUT.format("data")),
        ("--checks", "force/commentary/2022Q1/checks.xlsx", 2, AN_INPUT.format("commentary")),
        ("--annotate", "force/data/new.xlsx", 2, AN_INPUT.format("data")),
        ("--annotate", "force/data/new", 2, AN_INPUT.format("data")),
        ("--annotate", "force/received/police", 2, AN_INPUT.format("received")),
        ("--annotate", "force/data/figures.xlsx", 2, AN_INPUT.format("data")),
        (
            *("--annotate", "force/out/2022Q1/draft-07", 2),
            '"{path}" lies in the folder "out", where perfmon keeps the drafts and the final '
            "paper. Name another place with --annotate.",
        ),
        (
            *("--annotate", "none/annotated.xlsx", 4),
            'There is no folder "{path.parent}". Make it, or name another place.',
        ),
        (
            *("--annotate", "force/figures.xlsx", 4),
            '"{path}" is there already. Name a new file; nothing is overwritten.',
        ),
        (
            *("--annotate", "force", 4),
            'The folder "{path}" is not empty, and perfmon overwrites nothing. Name a new or empty '
            "folder with --annotate.",
        ),
    ],
)
def test_places_that_cannot_be_written(
    spoilt: Path, option: str, name: str, exit_code: int, said: str
) -> None:
    """They are refused first, and nothing is written."""
    path = spoilt.parent / name
    (spoilt / "figures.xlsx").touch()
    before = everything_in(spoilt.parent)
    run = run_in(spoilt, "validate", option, str(path))
    assert (run.exit_code, run.stdout) == (exit_code, "")
    assert run.stderr == f"perfmon: {said.format(path=path, option=option)}\n"
    assert everything_in(spoilt.parent) == before


def test_a_place_is_refused_whatever_is_looked_at(
    spoilt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project of the place counts, also where a file is named, by a link and from within."""
    (tmp_path / "link").symlink_to(spoilt / "data")
    monkeypatch.chdir(spoilt / "data")
    for name in ("copy.xlsx", "../../link/copy.xlsx", str(tmp_path / "link" / "copy.xlsx")):
        run = Run("validate", "figures.xlsx", "--annotate", name)
        assert run.exit_code == 2
        assert run.stderr == f"perfmon: {AN_INPUT.format('data')}\n".format(
            path=name, option="--annotate"
        )
    assert [path.name for path in (spoilt / "data").iterdir()] == ["figures.xlsx"]


def test_outputs_and_a_project_in_its_own_data_folder(spoilt: Path) -> None:
    """Where the project's own folder is read, what stands in its outputs is not."""
    (spoilt / "perfmon.toml").write_text('data = "."')
    run = run_in(spoilt, "validate", "--checks", str(spoilt / "checks.xlsx"))
    assert run.exit_code == 2
    assert "which perfmon reads" in run.stderr
    (spoilt / "out").mkdir()
    assert run_in(spoilt, "validate", "--checks", str(spoilt / "out" / "c.xlsx")).exit_code == 1
    assert (spoilt / "out" / "c.xlsx").is_file()


@pytest.mark.parametrize(
    ("checks", "annotate"),
    [("both.xlsx", "both.xlsx"), ("both.xlsx", "folder/../both.xlsx"), ("folder/a.xlsx", "folder")],
)
def test_one_place_for_two_files(spoilt: Path, tmp_path: Path, checks: str, annotate: str) -> None:
    """It is refused before anything is written."""
    (tmp_path / "folder").mkdir()
    before = everything_in(tmp_path)
    places = (str(tmp_path / checks), str(tmp_path / annotate))
    run = run_in(spoilt, "validate", "--checks", places[0], "--annotate", places[1])
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr == (
        f'perfmon: --checks and --annotate both write to "{places[1]}". Name a place for each.\n'
    )
    assert everything_in(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is in use stays there")
def test_the_current_folder_is_gone(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing needs it where all is named from the root on; else it is said: exit 2."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    checks = ("--checks", str(tmp_path / "checks.xlsx"))
    assert run_in(project, "validate", "--quarter", "2022Q1", *checks).exit_code == 0
    assert Run("validate", str(project / "data" / "figures.xlsx")).exit_code == 0
    for command in (("validate",), ("validate", "x.xlsx"), ("validate", "--checks", "c.xlsx")):
        run = Run(*command)
        assert (run.exit_code, run.stdout) == (2, "")
        assert run.stderr == (
            "perfmon: The folder you are in is gone. Go into a project's folder and start again.\n"
        )


def test_annotate_writes_a_copy_with_comments(spoilt: Path, tmp_path: Path) -> None:
    """The findings at their cells; the workbook itself is as it was."""
    workbook, copy = spoilt / "data" / "figures.xlsx", tmp_path / "annotated.xlsx"
    before = workbook.read_bytes()
    run = run_in(spoilt, "validate", "--annotate", str(copy))
    assert run.exit_code == 1
    assert run.stderr == f'The spreadsheet with comments is "{copy}".\n'
    assert workbook.read_bytes() == before
    book = load_workbook(copy)
    assert book.sheetnames[:2] == ["Checks", "Settings"]
    assert book["History"]["D8"].comment.text == (
        '— perfmon —\nerror PM203\n"77,7%" uses a decimal comma.\nWrite 77.7%.'
    )
    assert book["History"]["D8"].value == "77,7%"
    assert book["Checks"]["A6"].hyperlink.location == "'History'!D8"


def test_an_annotated_copy_reads_as_the_original(spoilt: Path, tmp_path: Path) -> None:
    """What perfmon added is not read, and says nothing new when annotated again."""
    copy, again = tmp_path / "annotated.xlsx", tmp_path / "again.xlsx"
    first = run_in(spoilt, "validate", "--annotate", str(copy))
    run = Run("validate", str(copy), "--annotate", str(again))
    assert run.stdout.replace("annotated.xlsx", "data/figures.xlsx") == first.stdout
    old, new = load_workbook(copy), load_workbook(again)
    assert new.sheetnames == old.sheetnames
    assert new["History"]["D8"].comment.text == old["History"]["D8"].comment.text


def test_one_file_cannot_hold_several_copies(spoilt: Path, tmp_path: Path) -> None:
    """A folder can: one copy for each spreadsheet, named by where it stands."""
    (spoilt / "data" / "more").mkdir()
    rows: Sheet = [("Measure", "Period", "Value"), ("calls", "2019/20", "=1+1")]
    with (spoilt / "data" / "more" / "values.csv").open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    one, folder = tmp_path / "annotated.xlsx", tmp_path / "annotated"
    run = run_in(spoilt, "validate", "--annotate", str(one))
    assert run.exit_code == 2
    assert run.stderr == (
        'perfmon: 2 spreadsheets were read, and "annotated.xlsx" can be a copy of one only. Name '
        f"a new folder for a copy of each: --annotate {folder}\n"
    )
    assert not one.exists()
    run = run_in(spoilt, "validate", "--annotate", str(folder))
    assert run.exit_code == 1
    assert run.stderr == (
        "The copy of data/more/values.csv does not keep anything but the values, since it cannot "
        f'be copied as it is.\nThe spreadsheets with comments are in "{folder}".\n'
    )
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["data-figures.xlsx", "data-more-values.xlsx"]
    cell = load_workbook(folder / "data-more-values.xlsx")["values"]["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert cell.comment.text.startswith("— perfmon —\nerror PM201\n")


def test_nothing_readable_is_not_annotated(tmp_path: Path) -> None:
    """The exit is that of the refusal; no file is made."""
    damaged, copy = tmp_path / "damaged.xlsx", tmp_path / "annotated.xlsx"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    run = Run("validate", str(damaged), "--annotate", str(copy))
    assert run.exit_code == 3
    assert run.stderr == "No spreadsheet could be read, so there is nothing to copy.\n"
    assert not copy.exists()


def test_json_and_files_go_together(spoilt: Path, tmp_path: Path) -> None:
    """Stdout is the document alone."""
    copy, checks = tmp_path / "annotated.xlsx", tmp_path / "checks.xlsx"
    run = run_in(
        *(spoilt, "validate", "--format", "json"), "--annotate", str(copy), "--checks", str(checks)
    )
    assert json.loads(run.stdout)["counts"]["error"] == 1
    assert copy.is_file()
    assert checks.is_file()
