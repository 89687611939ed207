"""What was looked at, and how it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from perfmon_cli.errors import ExitCode


class State(Enum):
    """How a thing is."""

    GOOD = "good"
    NOTE = "note"  #: works, but worth knowing
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing: how it is, what that means, and what to do."""

    name: str
    state: State
    said: str
    remedy: str = ""
    code: ExitCode = ExitCode.DONE  #: what the command ends with for this


def good(name: str, said: str) -> Checked:
    """All is well."""
    return Checked(name=name, state=State.GOOD, said=said)


def note(name: str, said: str, remedy: str = "") -> Checked:
    """It works, but somebody may wonder."""
    return Checked(name=name, state=State.NOTE, said=said, remedy=remedy)


def missing(name: str, said: str, remedy: str, code: ExitCode = ExitCode.MACHINE) -> Checked:
    """Something cannot be done."""
    return Checked(name=name, state=State.MISSING, said=said, remedy=remedy, code=code)


def exit_code(checked: Iterable[Checked]) -> ExitCode:
    """What to end with: the highest of all."""
    return max((one.code for one in checked), default=ExitCode.DONE)
