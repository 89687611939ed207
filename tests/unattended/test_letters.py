"""No letter stops a command, whatever the machine can write."""

import json
from pathlib import Path

import pytest

from tests.unattended.jobs import MAIN, perfmon

SHOW = ("show", "--quarter", "2022Q1")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "en_GB.ISO-8859-1"},
    ],
    ids=lambda environment: " ".join(environment.values()),
)
def test_signs_that_a_terminal_lacks(project: Path, environment: dict[str, str]) -> None:
    """A minus (U+2212) is in no old encoding: the command goes on, and ends as it would."""
    done = perfmon(MAIN, *SHOW, "--project", str(project), environment=environment)
    assert (done.returncode, done.stderr) == (0, "January to March 2022 (Q4 of 2021/22)\n")
    assert "Knife crime" in done.stdout


def test_files_and_pipes_get_utf8(project: Path) -> None:
    """What other programs read has all its letters, without any setting."""
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    where = ("--project", str(project))
    text = perfmon(MAIN, *SHOW, *where, environment=environment).stdout
    assert "\u2212" in text
    data = perfmon(MAIN, *SHOW, *where, "--format", "json", environment=environment).stdout
    assert json.loads(data)["quarter"] == "2022Q1"
