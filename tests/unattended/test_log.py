"""A line a run in the log, and stderr for programs."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfmon_cli.cli import surroundings
from perfmon_cli.outputs import held
from tests.command import Run, run_in
from tests.small_project import HISTORY, SETTINGS, small_project
from tests.unattended.jobs import BUILD, MISSING, SAID, log


def test_each_run_is_a_line_of_the_log(project: Path) -> None:
    """Good, unchanged, refused: all of them; a run that cannot start for another one is none."""
    run_in(project, *BUILD)
    run_in(project, *BUILD, "--if-changed")
    run_in(project, *BUILD, "--out", str(project.parent / "there"))
    (project / "data" / "figures.xlsx").unlink()
    run_in(project, *BUILD)
    with held(project / "out"):
        run_in(project, *BUILD)
    kept = ("quarter", "options", "counts", "exit", "folder", "unchanged")
    counts = {"error": 0, "warning": 2, "note": 0}
    options = {"formats": ["html"]}
    draft = "out/2022Q1/draft-01"
    elsewhere = str(project.parent / "there")
    assert [tuple(line[name] for name in kept) for line in log(project)] == [
        ("2022Q1", options, counts, 0, draft, False),
        ("2022Q1", options, {}, 0, draft, True),
        ("2022Q1", options, counts, 0, elsewhere, False),
        ("2022Q1", options, {}, 3, "", False),
    ]


def test_the_log_holds_the_time_and_no_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it began, how long it took; nothing that a spreadsheet says."""
    moments = iter(
        [datetime(2028, 2, 29, 23, 59, 58, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)]
    )
    monkeypatch.setattr(surroundings, "now", lambda: next(moments))
    history = [*HISTORY, ("calls", None, "Eastham", "secret 77,7%", 80)]
    settings = [*SETTINGS[:2], ("Area", "Hiddenshire"), *SETTINGS[3:]]
    root = small_project(tmp_path / "force", {"History": history, "Settings": settings})
    assert run_in(root, *BUILD).exit_code == 1
    (line,) = log(root)
    assert (line["time"], line["seconds"]) == ("2028-02-29T23:59:58+00:00", 2.0)
    text = (root / "out" / "perfmon.log").read_text(encoding="utf-8")
    assert not [word for word in ("secret", "77", "Hiddenshire", "Eastham") if word in text]


def test_a_log_that_refuses_stops_nothing(project: Path) -> None:
    """A folder of its name: the draft is written, and what is missing is said."""
    (project / "out" / "perfmon.log").mkdir(parents=True)
    run = run_in(project, *BUILD)
    draft = f"{project}/out/2022Q1/draft-01"
    assert (run.exit_code, run.stdout) == (0, f"{draft}\n")
    said = (
        f'This run is not in the log: "{project}/out/perfmon.log" cannot be written: a folder '
        "stands where a file should be. Free the place, or rename what stands there; the paper is "
        "not touched by that."
    )
    assert run.stderr.splitlines()[-1] == said
    run = run_in(project, *BUILD, "--log-format", "json", "--if-changed")
    assert json.loads(run.stderr.splitlines()[-1]) == {"event": "log", "text": said}


def test_a_log_that_refuses_is_nothing_to_a_quiet_run(erring: Path) -> None:
    """Cron would mail it each night; nor is it why a run failed."""
    (erring / "out" / "perfmon.log").mkdir(parents=True)
    run = run_in(erring, *BUILD, "--quiet")
    assert run.exit_code == 1
    assert "log" not in run.stderr


def test_a_log_that_refuses_among_many(project: Path) -> None:
    """The project is named."""
    (project / "out" / "perfmon.log").mkdir(parents=True)
    many = ("--projects", str(project.parent))
    run = Run(*BUILD, *many)
    assert run.exit_code == 0
    assert f'\nforce: This run is not in the log: "{project}/out/perfmon.log"' in run.stderr
    assert "log" not in Run(*BUILD, *many, "--quiet").stderr


def test_a_log_of_another_user(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a shared folder: the paper is built."""
    real = os.open

    def opening(path: object, *how: int, **named: int) -> int:
        if str(path).endswith("perfmon.log"):
            raise PermissionError(13, "Permission denied")
        return real(str(path), *how, **named)

    monkeypatch.setattr(os, "open", opening)
    run = run_in(project, *BUILD)
    assert (run.exit_code, run.stdout) == (0, f"{project}/out/2022Q1/draft-01\n")
    assert '/out/perfmon.log" cannot be written: writing there is not allowed. ' in run.stderr


def test_a_log_for_programs(erring: Path) -> None:
    """Each line of stderr is JSON with an event and its words; stdout stays the folder."""
    run = run_in(erring, *BUILD, "--log-format", "json")
    lines = [json.loads(line) for line in run.stderr.splitlines()]
    assert run.stdout == f"{erring}/out/2022Q1/draft-01\n"
    assert [line["event"] for line in lines if line["event"] != "step"] == [
        "quarter",
        "finding",
        "built",
    ]
    assert lines[0] == {"event": "quarter", "text": SAID.strip(), "quarter": "2022Q1"}
    assert lines[-2] == {
        "event": "finding",
        "text": MISSING.strip(),
        "code": "PM304",
        "place": "Measures!A3",
    }
    assert lines[-1] == {
        "event": "built",
        "text": "1 error, 2 warnings, 0 notes. All of them are listed in Checks.xlsx.",
        "folder": f"{erring}/out/2022Q1/draft-01",
        "counts": {"error": 1, "warning": 2, "note": 0},
        "exit": 1,
    }


def test_a_refusal_for_programs(project: Path) -> None:
    """The error is JSON too, with the exit code."""
    with held(project / "out"):
        run = run_in(project, *BUILD, "--log-format", "json", "--quiet")
    (line,) = run.stderr.splitlines()
    assert run.exit_code == 5
    assert json.loads(line) == {
        "event": "error",
        "text": f'perfmon: Another run of perfmon is at work in "{project}/out". Wait until it '
        "has ended and start again; nothing was touched.",
        "exit": 5,
    }
