"""What `perfmon` alone offers inside a project: the commands as a numbered menu in plain words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import typer

from perfmon_cli import outputs
from perfmon_cli.errors import ExitCode, UsageError
from perfmon_cli.period import Quarter, parse_quarter
from perfmon_cli.project import Project
from perfmon_cli.talk import clean
from perfmon_cli.wording import periods

#: Runs a command by its arguments, says what it says, and gives its exit code.
Invoke = Callable[[Sequence[str]], int]
#: Asks a question and gives the answer; None where nobody answers any more.
Ask = Callable[[str], str | None]

_YES = ("y", "yes")


class Task(StrEnum):
    """What a double-click does, in the words of the starters that `init` writes."""

    CHECK = "check"
    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One project at one quarter, and how to ask and act."""

    project: Project
    quarter: Quarter
    invoke: Invoke
    ask: Ask

    def check(self) -> int:
        """Say everything that is wrong with figures and texts."""
        return self._run("validate")

    def draft(self) -> int:
        """Build a draft."""
        return self._run("build")

    def final(self) -> int:
        """Build the final paper, once the user has said yes."""
        words = periods.quarter_words(self.quarter)
        answer = self.ask(f"The final paper of {words} is written once. Build it now? (yes or no) ")
        if (answer or "").strip().casefold() not in _YES:
            typer.echo("Nothing was built.")
            return int(ExitCode.DONE)
        return self._run("build", "--final")

    def show(self) -> int:
        """Show the indicators."""
        return self._run("show")

    def trace(self) -> int:
        """Ask for a figure, and say where it comes from."""
        figure = (self.ask("The figure as it is printed, for instance 72.6%: ") or "").strip()
        return self._run("trace", "--", figure) if figure else int(ExitCode.DONE)

    def doctor(self) -> int:
        """Look at the machine and the project."""
        return self.invoke(["doctor", *self._project])

    def open_newest(self) -> int:
        """Open the folder of the newest draft in the desktop's own window."""
        newest = outputs.newest(self.project.folders["out"] / self.quarter.code)
        if newest is None:
            typer.echo("There is no draft of this quarter yet. Build one first.")
            return int(ExitCode.DONE)
        typer.echo(clean(str(newest)))
        return typer.launch(str(newest))

    @property
    def _project(self) -> tuple[str, str]:
        return ("--project", str(self.project.root))

    def _run(self, command: str, *more: str) -> int:
        return self.invoke([command, *self._project, "--quarter", self.quarter.code, *more])


@dataclass(frozen=True, slots=True)
class _Entry:
    number: str
    words: str
    act: Callable[[Desk], int]


_ENTRIES = (
    _Entry("1", "Check the figures and texts", Desk.check),
    _Entry("2", "Build a draft of the paper", Desk.draft),
    _Entry("3", "Build the final paper", Desk.final),
    _Entry("4", "Show the change, rating and trend of every measure", Desk.show),
    _Entry("5", "Find where a figure comes from", Desk.trace),
    _Entry("6", "Open the folder of the newest draft", Desk.open_newest),
    _Entry("7", "Look at this computer and the project", Desk.doctor),
)
_OTHER_QUARTER, _LEAVE = "8", "0"


def run(desk: Desk) -> None:
    """Show the menu until the user leaves; an answer that is no number of it changes nothing."""
    while True:
        typer.echo("\n".join(_lines(desk)))
        answer = desk.ask("Number and Enter: ")
        if answer is None or answer.strip() == _LEAVE:
            return
        typer.echo("")
        if answer.strip() == _OTHER_QUARTER:
            desk = asked_quarter(desk)
            continue
        entry = next((e for e in _ENTRIES if e.number == answer.strip()), None)
        if entry is None:
            typer.echo(f'"{clean(answer.strip())}" is not in the menu. Type one of its numbers.')
            continue
        code = entry.act(desk)
        typer.echo("" if code == ExitCode.DONE else f"(It ended with code {code}.)")


def run_one(desk: Desk, task: Task) -> int:
    """Do what a double-click asks for, then wait, so that the window stays open; its exit code."""
    desk = asked_quarter(desk)
    acts = {Task.CHECK: Desk.check, Task.DRAFT: Desk.draft, Task.FINAL: Desk.final}
    code = acts[task](desk)
    desk.ask("\nPress Enter to close this window. ")
    return code


def asked_quarter(desk: Desk) -> Desk:
    """The desk at the quarter the user types; Enter alone keeps the one proposed."""
    words = periods.quarter_words(desk.quarter)
    question = f"Which quarter? Enter for {desk.quarter.code}, {words}: "
    while answer := (desk.ask(question) or "").strip():
        try:
            return replace(desk, quarter=parse_quarter(answer))
        except UsageError as error:
            typer.echo(clean(str(error)))
    return desk


def proposed(project: Project, latest: Quarter) -> Quarter:
    """The quarter being worked on: the newest that has a folder of texts, else `latest`."""
    return max(_with_texts(project), default=latest, key=lambda quarter: quarter.code)


def _with_texts(project: Project) -> Iterator[Quarter]:
    folder = project.folders["commentary"]
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        try:
            quarter = parse_quarter(name)
        except UsageError:
            continue
        if quarter.code == name:
            yield quarter


def _lines(desk: Desk) -> Iterator[str]:
    yield ""
    yield f"perfmon: {clean(desk.project.root.name)}, {periods.quarter_words(desk.quarter)}"
    yield ""
    for entry in _ENTRIES:
        yield f"  {entry.number}  {entry.words}"
    yield f"  {_OTHER_QUARTER}  Choose another quarter"
    yield f"  {_LEAVE}  Leave"
    yield ""
