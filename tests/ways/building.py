"""Papers built in this process, in all formats."""

import hashlib
import shutil
from pathlib import Path

from tests.command import run_in


def copied(project: Path, place: Path) -> Path:
    """A copy of a project, without outputs."""
    return shutil.copytree(project, place, ignore=shutil.ignore_patterns("out"))


def built(root: Path, *options: str) -> dict[str, str]:
    """Build a draft; the hashes of its files."""
    run = run_in(root, "build", "--quarter", "2022Q1", *options)
    assert run.exit_code == 0, run.stderr
    return hashes(Path(run.stdout.strip()))


def hashes(folder: Path) -> dict[str, str]:
    """The hash of each file of a set."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }
