"""Where and when a command is run: the only place that reads the clock."""

from datetime import UTC, datetime
from pathlib import Path

from perfmon_cli.errors import UsageError


def here(named: Path | None = None) -> Path:
    """The folder that a command looks from: the one `named`, else the one it is run in.

    Raises:
        UsageError: there is no such folder any more.
    """
    if named is not None:
        return named
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError(
            "The folder you are in is gone. Go into a project's folder and start again."
        ) from None


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)  # noqa: TID251  (the one place that reads the clock)
