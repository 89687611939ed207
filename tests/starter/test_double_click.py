"""Files to double-click in a new project."""

import os
import subprocess
from pathlib import Path

import pytest

from perfmon_cli.starter import double_click
from tests.command import Run

SHELL = sorted(name for name in double_click.files() if name.endswith((".sh", ".command")))
WINDOWS = sorted(name for name in double_click.files() if name.endswith(".cmd"))
TASKS = {"check": "check", "draft": "draft", "final": "final", "Check": "check"}
TASKS |= {"Build draft": "draft", "Build final": "final"}


@pytest.mark.parametrize("arguments", [(), ("--example",)], ids=["new", "example"])
def test_init_writes_them(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Check, Build draft and Build final, for Windows, a Mac and a Linux desktop."""
    root = tmp_path / "force"
    Run("init", str(root), *arguments)
    found = [p.relative_to(root).as_posix() for p in sorted(root.glob("start/*/*"))]
    assert found == [
        "start/linux/Build draft.desktop",
        "start/linux/Build final.desktop",
        "start/linux/Check.desktop",
        "start/linux/check.sh",
        "start/linux/draft.sh",
        "start/linux/final.sh",
        "start/mac/Build draft.command",
        "start/mac/Build final.command",
        "start/mac/Check.command",
        "start/windows/Build draft.cmd",
        "start/windows/Build final.cmd",
        "start/windows/Check.cmd",
    ]


def stand_in(path: Path) -> None:
    """A perfmon that says what it was asked, and where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\necho "{path.parents[2].name}: $* in $PWD"\n', encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("name", SHELL)
@pytest.mark.parametrize("place", ["project", "above", "path"])
def test_perfmon_is_found(tmp_path: Path, name: str, place: str) -> None:
    """In the project's .venv, else above it, else on the path; it runs in the project's folder."""
    project = tmp_path / "offices" / "Fört $& 'x'"
    project.mkdir(parents=True)
    double_click.write(project)
    stand_in(tmp_path / "bin" / "any" / "perfmon")
    if place != "path":
        stand_in(project.parent / ".venv/bin/perfmon")
    if place == "project":
        stand_in(project / ".venv/bin/perfmon")
    environment = {"PATH": os.pathsep.join((str(tmp_path / "bin" / "any"), os.defpath))}
    said = subprocess.run(
        [str(project / name)], env=environment, cwd="/", capture_output=True, text=True, check=True
    )
    where = {"project": project.name, "above": "offices", "path": tmp_path.name}[place]
    assert said.stdout == f"{where}: menu {TASKS[Path(name).stem]} in {project}\n"


def test_without_perfmon_the_window_says_so(tmp_path: Path) -> None:
    """And waits to be read."""
    double_click.write(tmp_path)
    said = subprocess.run(
        [str(tmp_path / "start/linux/check.sh")],
        env={"PATH": os.defpath},
        input="\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stdout.startswith("perfmon was not found. Install it as its README says")


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_files(name: str) -> None:
    """Windows reads them: its line ends, plain letters, quoted paths, the folder by pushd."""
    text = double_click.files()[name].decode("ascii")
    assert text.count("\n") == text.count("\r\n")
    assert 'pushd "%~dp0..\\.."' in text
    task = TASKS[Path(name).stem]
    assert f'".venv\\Scripts\\perfmon.exe" menu {task}\r\n' in text
    assert f"  py -m perfmon_cli menu {task}\r\n" in text


@pytest.mark.parametrize("name", WINDOWS)
def test_the_performance_monitor_of_windows_is_not_opened(name: str) -> None:
    """It is called perfmon.exe too and always on the path: perfmon is never looked for there."""
    text = double_click.files()[name].decode("ascii").lower()
    assert "where perfmon" not in text
    assert not [line for line in text.splitlines() if line.strip().startswith("perfmon ")]
