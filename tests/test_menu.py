"""`perfmon` alone: a numbered menu in plain words, and what a double-click does."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import perfmon_cli
from perfmon_cli import cli
from tests.small_project import small_project

MENU = """
perfmon: project, January to March 2022 (Q4 of 2021/22)

  1  Check the figures and texts
  2  Build a draft of the paper
  3  Build the final paper
  4  Show the change, rating and trend of every measure
  5  Find where a figure comes from
  6  Open the folder of the newest draft
  7  Look at this computer and the project
  8  Choose another quarter
  0  Leave

"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with texts for a quarter."""
    root = small_project(tmp_path / "project")
    (root / "commentary" / "2022Q1").mkdir(parents=True, exist_ok=True)
    return root


def typed(project: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """The exit code and all that was said when these lines were typed."""
    result = CliRunner().invoke(
        cli.app, ["menu", *arguments, "--project", str(project)], input=answers
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result
    return result.exit_code, result.output


def test_the_menu(project: Path) -> None:
    """It names the project and the quarter in words; 0 leaves."""
    assert typed(project, "0\n") == (0, MENU + "Number and Enter: ")


@pytest.mark.parametrize("answers", ["", "1"], ids=["end of input", "end while working"])
def test_nobody_answers(project: Path, answers: str) -> None:
    """The end of input leaves the menu."""
    code, said = typed(project, answers)
    assert code == 0
    assert said.count(MENU) == len(answers) + 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1", "0 errors, "),
        ("4", "victim_satisfaction: Victim satisfaction"),
        ("6", "There is no draft of this quarter yet. Build one first."),
        ("7", "Word template"),
        ("9", '"9" is not in the menu. Type one of its numbers.'),
        ("build", '"build" is not in the menu. Type one of its numbers.'),
        ("\x1b[2J", '" [2J" is not in the menu. Type one of its numbers.'),
    ],
)
def test_what_a_number_does(project: Path, number: str, expected: str) -> None:
    """The command of that name runs on the project and the quarter; then the menu is back."""
    code, said = typed(project, f"{number}\n0\n")
    assert code == 0
    assert expected in said
    assert said.count(MENU) == 2


def test_a_draft_and_another_quarter(project: Path) -> None:
    """Another quarter stays chosen until the next; a wrong one is asked for again."""
    _, said = typed(project, "8\nQ1\n2021Q4\n8\n\n0\n")
    assert 'Write the year too: 2022Q1 for January to March 2022, or "Q4 2021/22".' in said
    assert said.count("perfmon: project, October to December 2021 (Q3 of 2021/22)") == 2
    (project / "perfmon.toml").write_text('schema = 1\nformats = ["html"]\n', encoding="utf-8")
    code, said = typed(project, "2\n0\n")
    assert (code, (project / "out/2022Q1/draft-01").is_dir()) == (0, True)


def test_the_newest_draft_is_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number; folders of the user's own naming are none."""
    for name in ("draft-09", "draft-10", "draft-04 sent to all", "draft-999999999"):
        (project / "out" / "2022Q1" / name).mkdir(parents=True)
    opened: list[str] = []

    def launch(place: str) -> int:
        opened.append(place)
        return 0

    monkeypatch.setattr("typer.launch", launch)
    typed(project, "6\n0\n")
    assert opened == [f"{project}/out/2022Q1/draft-10"]


def test_the_final_paper_is_asked_for_twice(project: Path) -> None:
    """Only yes builds it, because there is one."""
    (project / "perfmon.toml").write_text('schema = 1\nformats = ["html"]\n', encoding="utf-8")
    question = (
        "The final paper of January to March 2022 (Q4 of 2021/22) is written once. "
        "Build it now? (yes or no) "
    )
    for answer in ("no", "", "maybe"):
        _, said = typed(project, f"3\n{answer}\n0\n")
        assert question + "Nothing was built." in said
        assert not (project / "out/2022Q1/final").exists()
    typed(project, "3\nYes\n0\n")
    assert (project / "out/2022Q1/final/manifest.json").is_file()


@pytest.mark.parametrize(
    ("quarter", "code"), [("", 0), ("2022Q1", 0), ("2099Q1", 1)], ids=["Enter", "typed", "no data"]
)
def test_a_double_click(project: Path, quarter: str, code: int) -> None:
    """It asks for the quarter, does one thing, waits for Enter, and ends as the command did."""
    exit_code, said = typed(project, f"{quarter}\n\n", "check")
    assert exit_code == code
    assert said.startswith("Which quarter? Enter for 2022Q1, January to March 2022 (Q4 of 2021/22)")
    assert said.endswith("\nPress Enter to close this window. ")


def test_an_unknown_task(project: Path) -> None:
    """What can be done is named."""
    assert typed(project, "", "publish") == (
        2,
        'perfmon: "publish" is nothing the menu does. Write one of: check, draft, final.\n',
    )


def at_a_terminal(folder: Path, answers: str) -> str:
    """What `perfmon` says at a terminal of its own in a folder."""
    here, there = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(perfmon_cli.__file__).parents[1])}
    process = subprocess.Popen(
        [sys.executable, "-m", "perfmon_cli"],
        cwd=folder,
        env=environment,
        stdin=there,
        stdout=there,
        stderr=there,
    )
    os.close(there)
    os.write(here, answers.encode())
    said = b""
    try:
        while data := os.read(here, 4096):
            said += data
    except OSError:  # the terminal is gone with the process
        pass
    os.close(here)
    process.wait()
    return said.decode().replace("\r\n", "\n")


def test_alone_at_a_terminal(project: Path, tmp_path: Path) -> None:
    """Inside a project, at any depth, there is the menu; elsewhere the help."""
    assert MENU in at_a_terminal(project / "commentary", "0\n")
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    said = at_a_terminal(empty, "")
    assert "Usage:" in said
    assert "Number and Enter" not in said
