"""The files of examples/scheduled, as far as they can be tried without the systems they are for.

The crontab runs under the real cron daemon in `.ci/cron`.
"""

import shlex
from xml.etree import ElementTree as ET

from tests.command import Run
from tests.unattended.jobs import ROOT
from tools import make_scheduled

FOLDER = ROOT / "examples" / "scheduled"
NAMESPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def options_of(command: str) -> set[str]:
    """The options in a command line."""
    return {word for word in shlex.split(command) if word.startswith("--")}


def known_options() -> set[str]:
    """The options that `build` says it has."""
    return set(Run("build", "--help").stdout.replace(",", " ").split())


def test_the_crontab_has_one_job() -> None:
    """Five times, one command, options that exist; everything else is a comment or a setting."""
    lines = (FOLDER / "crontab").read_text(encoding="ascii").splitlines()
    jobs = [line for line in lines if line and not line.startswith("#") and "=" not in line]
    (job,) = [line for line in jobs if line[0].isdigit()]
    times, command = job.split()[:5], job.split(maxsplit=5)[5]
    assert times == ["30", "6", "*", "*", "1-5"]
    assert "%" not in command  # cron makes a line end of it
    assert {"--quiet", "--if-changed"} <= options_of(command) <= known_options()
    assert lines[-1] == job


def test_the_windows_task() -> None:
    """It is what the tool writes: UTF-16 as its first line says, and it runs the file beside it."""
    data = (FOLDER / "windows-task.xml").read_bytes()
    assert data == make_scheduled.text()
    task = ET.fromstring(data)  # noqa: S314  (our own file)
    assert task.tag == f"{NAMESPACE}Task"
    command = task.findtext(f".//{NAMESPACE}Command") or ""
    assert (FOLDER / command.rsplit("\\", 1)[-1]).is_file()
    assert command.startswith((task.findtext(f".//{NAMESPACE}WorkingDirectory") or "?") + "\\")


def test_the_windows_command() -> None:
    """Windows line ends, plain letters, options that exist, the exit code handed on."""
    text = (FOLDER / "scheduled-build.cmd").read_bytes().decode("ascii")
    assert text.count("\n") == text.count("\r\n")
    (line,) = [line for line in text.splitlines() if " build " in line]
    assert {"--quiet", "--if-changed"} <= options_of(line.split(">")[0]) <= known_options()
    assert text.splitlines()[-1] == "exit /b %CODE%"
