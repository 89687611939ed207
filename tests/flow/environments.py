"""Machines, users and places that must not show in a paper."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: A style that somebody likes for charts of their own; matplotlib looks for it in many places.
OWN_STYLE = "font.size: 30\naxes.facecolor: red\nsvg.fonttype: none\nsavefig.dpi: 40\n"


@dataclass(frozen=True)
class Machine:
    """One way in which another machine differs."""

    environment: Mapping[str, str] = field(default_factory=dict)
    is_empty: bool = False  #: nothing in the environment but this
    umask: int = 0o022
    user: int = 0  #: another number, of which the machine knows no name
    where: str = ""  #: the working folder, from the project on
    renamed: str = ""  #: the project's folder has another name and place


MACHINES = {
    "hash seed 0, Kiritimati, Turkish": Machine(
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}
    ),
    "hash seed 4711, Adak, C without UTF-8": Machine(
        {"PYTHONHASHSEED": "4711", "TZ": "America/Adak", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ),
    "German, narrow, many threads": Machine(
        {"LANG": "de_DE.ISO-8859-1", "COLUMNS": "40", "OPENBLAS_NUM_THREADS": "2"}
    ),
    "nothing in the environment": Machine(is_empty=True, umask=0o077),
    "no home, all may write": Machine({"HOME": "/nonexistent"}, umask=0),
    "a style of one's own": Machine(where="my notes"),
    "another user": Machine(user=4711, is_empty=True),
    "moved": Machine(renamed="Åpne data – West Yorkshire (copy)"),
}


def build(project: Path, place: Path, machine: Machine, *formats: str) -> Path:
    """Build the paper as a machine does it, from a copy of the project; the set's folder."""
    if machine.user and sys.platform != "linux":
        pytest.skip("user namespaces are of Linux")
    copy = place / (machine.renamed or "project")
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("out"))
    work = copy / machine.where
    work.mkdir(exist_ok=True)
    if machine.where:
        (work / "matplotlibrc").write_text(OWN_STYLE, encoding="utf-8")
    base = {} if machine.is_empty else {**os.environ}
    becoming = ["unshare", "--user", f"--map-user={machine.user}"] if machine.user else []
    done = subprocess.run(
        [*becoming, sys.executable, "-m", "perfmon_cli", *_arguments(copy, machine, formats)],
        cwd=work,
        env={**base, "PYTHONPATH": str(ROOT), **machine.environment},
        umask=machine.umask,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return copy / "out" / "2022Q1" / "draft-01"


def _arguments(copy: Path, machine: Machine, formats: tuple[str, ...]) -> list[str]:
    found = [] if machine.where else ["--project", str(copy)]
    return ["build", "--quarter", "2022Q1", *found, "--format", ",".join(formats)]
