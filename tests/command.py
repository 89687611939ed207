"""Commands run as a user runs them, and what they left behind."""

import hashlib
from pathlib import Path

from typer.testing import CliRunner

from perfmon_cli import cli


class Run:
    """What a command said and how it ended."""

    def __init__(self, *arguments: str) -> None:
        result = CliRunner().invoke(cli.app, list(arguments))
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        self.exit_code, self.stdout, self.stderr = result.exit_code, result.stdout, result.stderr


def run_in(root: Path, *arguments: str) -> Run:
    """Run a command on a project."""
    return Run(*arguments, "--project", str(root))


#: What builds leave beside their drafts: the log, the lock, the last draft's number, pictures.
OWN = {"perfmon.log", ".perfmon.lock", ".last-draft", ".cache"}


def everything_in(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, hidden ones too; folders with an empty one.

    What perfmon keeps for itself is left out.
    """
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
        if OWN.isdisjoint(path.parts)
    }
