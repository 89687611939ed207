"""What a batch is asked for, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfmon_cli.errors import ExitCode
from perfmon_cli.period import Quarter
from perfmon_cli.running import Outcome

#: Gives the time: a function of a module, so that another process can be asked to call it.
Clock = Callable[[], datetime]

#: The most that one paper may take.
SECONDS = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A paper of each of some projects."""

    folder: Path  #: that the projects lie below
    projects: tuple[Path, ...]
    quarter: Quarter
    jobs: int
    clock: Clock
    formats: tuple[str, ...] = ()  #: none: those each project asks for
    final: bool = False
    split: bool = False
    if_changed: bool = False
    seconds: float = SECONDS  #: for each

    def name(self, root: Path) -> str:
        """A project as it is listed: from the folder on."""
        return root.relative_to(self.folder).as_posix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How it went with one project."""

    name: str
    exit_code: ExitCode
    outcome: Outcome | None = None  #: None where the work was not done to its end
    said: str = ""  #: why it was not
    seconds: float = 0.0

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do about it."""
        return self.exit_code is ExitCode.DONE


def exit_code(ended: Sequence[Ended]) -> ExitCode:
    """That of the whole batch: the highest of all causes below 70 (DESIGN 4)."""
    codes = {one.exit_code for one in ended} - {ExitCode.DONE}
    return max(codes - {ExitCode.BUG}, default=max(codes, default=ExitCode.DONE))
