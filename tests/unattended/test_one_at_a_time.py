"""Runs of one project at the same moment: one builds, the others leave."""

import subprocess
import sys
from pathlib import Path

from perfmon_cli.outputs import held, is_untouched
from tests.command import run_in
from tests.unattended.jobs import BUILD, MAIN, ROOT


def test_of_runs_at_the_same_moment_one_builds(project: Path) -> None:
    """The others leave with exit 5; when it has ended nothing is left but its draft."""
    command = [sys.executable, "-c", MAIN, *BUILD, "--project", str(project), "--quiet"]
    env = {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, env=env, stderr=subprocess.PIPE) for _ in range(4)]
    codes = sorted(run.wait() for run in runs)
    for run in runs:
        run.communicate()
    drafts = [path for path in (project / "out" / "2022Q1").iterdir() if path.is_dir()]
    assert set(codes) <= {0, 5}
    assert len(drafts) == codes.count(0)
    assert 0 in codes
    assert all(is_untouched(draft) for draft in drafts)


def test_a_second_run_touches_nothing(project: Path) -> None:
    """Exit 5, whatever is being built."""
    run_in(project, *BUILD)
    with held(project / "out"):
        before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
        run = run_in(project, *BUILD)
        assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before
    assert (run.exit_code, run.stdout) == (5, "")
    assert run_in(project, *BUILD).exit_code == 0


def test_out_needs_no_turn(project: Path, tmp_path: Path) -> None:
    """It touches nothing in the project."""
    with held(project / "out"):
        run = run_in(project, *BUILD, "--out", str(tmp_path / "there"))
    assert run.exit_code == 0
