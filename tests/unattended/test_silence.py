"""`--quiet`: a run that ends well prints nothing, one that fails says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unattended.jobs import BUILD, MAIN, MISSING, ROOT, log, perfmon

NOISY = """
import os
from perfmon_cli import cli, running
real = running.run
def noisy(order, clock):
    os.write(2, b"a library says something\\n")
    return real(order, clock)
running.run = noisy
cli.main()
"""


@pytest.mark.parametrize("environment", [{}, {"HOME": "/nowhere"}, {"LC_ALL": "xx_XX"}])
def test_a_good_run_that_is_quiet_prints_nothing(
    project: Path, environment: dict[str, str]
) -> None:
    """Warnings included, whatever libraries and fonts say: cron mails on any output."""
    where = ("--project", str(project))
    command = ("build", "--quarter", "2022Q1", *where, "--quiet")
    done = perfmon(NOISY, *command, environment=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert log(project)[0]["counts"] == {"error": 0, "warning": 2, "note": 0}


def test_a_bad_run_that_is_quiet_says_why(erring: Path) -> None:
    """With what libraries said meanwhile; a refusal too."""
    where = ("--project", str(erring), "--quiet")
    done = perfmon(NOISY, *BUILD, *where)
    assert (done.returncode, done.stdout) == (1, f"{erring}/out/2022Q1/draft-01\n")
    assert done.stderr == (
        f"a library says something\n{MISSING}1 error, 2 warnings, 0 notes. All of them are listed "
        "in Checks.xlsx.\n"
    )
    (erring / "data" / "figures.xlsx").unlink()
    done = perfmon(MAIN, *BUILD, *where)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith('perfmon: PM101 there is no spreadsheet in "data".')


def test_a_defect_that_is_quiet_is_told(project: Path) -> None:
    """Exit 70 with the traceback, and a line in the log."""
    broken = NOISY.replace("real = running.run", "running._build = None; real = running.run")
    done = perfmon(broken, *BUILD, "--project", str(project), "--quiet")
    assert done.returncode == 70
    assert "TypeError" in done.stderr
    assert log(project)[0]["exit"] == 70


def test_without_stderr(project: Path) -> None:
    """A job whose stderr is closed builds all the same."""
    command = [sys.executable, "-m", "perfmon_cli", *BUILD, "--project", str(project), "--quiet"]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    assert (project / "out" / "2022Q1" / "draft-01").is_dir()
