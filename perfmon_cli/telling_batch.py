"""What `build --projects` says: a bar while it works, one table at the end, failures apart."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from perfmon_cli import talk
from perfmon_cli.batch import Batch, Ended, exit_code
from perfmon_cli.errors import ExitCode
from perfmon_cli.telling import Teller

_RESULTS = {
    ExitCode.DONE: "done",
    ExitCode.DATA: "errors are open",
    ExitCode.USAGE: "a setting is wrong",
    ExitCode.INPUT: "an input cannot be read",
    ExitCode.OUTPUT: "cannot be written",
    ExitCode.BUSY: "another run is at work",
    ExitCode.LIMIT: "a limit was reached",
    ExitCode.MACHINE: "this machine lacks something",
    ExitCode.BUG: "a defect of perfmon",
}
_HEAD = ("project", "result", "errors", "warnings", "notes", "folder")
_NUMBERS = {"errors", "warnings", "notes", "seconds"}


@dataclass(frozen=True, slots=True)
class BatchTeller:
    """Talks like `build` does: the table on stdout, all else on stderr, nothing if all is well."""

    tell: Teller
    batch: Batch

    @contextmanager
    def progress(self) -> Iterator[Callable[[Ended], None]]:
        """Gives what hears of each paper that is done: a bar on a terminal, lines for programs."""
        if self.tell.as_json:
            yield self._line
        elif self.tell.quiet or not sys.stderr.isatty():
            yield lambda _: None
        else:
            from rich.console import Console  # noqa: PLC0415  (slow)
            from rich.progress import Progress  # noqa: PLC0415

            with Progress(console=Console(stderr=True), transient=True) as bar:
                task = bar.add_task("Building papers", total=len(self.batch.projects))
                yield lambda _: bar.advance(task)

    def outcome(self, ended: Sequence[Ended]) -> None:
        """All of it, failures with their reasons after the table."""
        if self.tell.quiet and all(one.is_well for one in ended):
            return
        if self.tell.as_json:
            for one in ended:
                if one.outcome and one.outcome.folder:
                    typer.echo(str(one.outcome.folder))
        else:
            for line in self._table(ended):
                typer.echo(line)
            for one in ended:
                for line in _reasons(one):
                    self.tell.say("failure", f"{one.name}: {talk.clean(line)}")
        for one in ended:
            if one.outcome and one.outcome.log and not self.tell.quiet:
                self.tell.say("log", f"{one.name}: {one.outcome.log}")
        code = int(exit_code(ended))
        self.tell.say("batch", _summary(ended), exit=code)

    def _line(self, ended: Ended) -> None:
        """One project for a program."""
        if self.tell.quiet and ended.is_well:
            return
        outcome = ended.outcome
        reasons = list(_reasons(ended))
        self.tell.say(
            "project",
            f"{ended.name}: {_result(ended)}",
            project=ended.name,
            exit=int(ended.exit_code),
            counts=dict(outcome.counts) if outcome else {},
            folder=str(outcome.folder) if outcome and outcome.folder else "",
            unchanged=bool(outcome and outcome.unchanged),
            seconds=round(ended.seconds, 2),
            **({"reasons": reasons} if reasons else {}),
        )

    def _table(self, ended: Sequence[Ended]) -> Iterator[str]:
        """Columns as wide as what stands in them; how long it took is for a terminal only."""
        head = (*_HEAD[:-1], "seconds", _HEAD[-1]) if sys.stdout.isatty() else _HEAD
        rows = [self._row(one) for one in ended if not (self.tell.quiet and one.is_well)]
        widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in head}
        for row in ({name: name for name in head}, *rows):
            cells = (
                f"{row[name]:>{widths[name]}}"
                if name in _NUMBERS
                else f"{row[name]:<{widths[name]}}"
                for name in head
            )
            yield "  ".join(cells).rstrip()

    def _row(self, ended: Ended) -> dict[str, str]:
        outcome = ended.outcome
        counts = outcome.counts if outcome else {}
        numbers = {f"{name}s": str(number) for name, number in counts.items()}
        folder = outcome.folder if outcome else None
        return {
            **dict.fromkeys(_NUMBERS, ""),
            **numbers,
            "project": talk.clean(ended.name),
            "result": _result(ended),
            "seconds": f"{ended.seconds:.1f}",
            "folder": talk.clean(self._shown(folder)) if folder else "",
        }

    def _shown(self, folder: Path) -> str:
        """A set's folder, from the folder of the projects on."""
        top = self.batch.folder.resolve()
        real = folder.resolve()
        return real.relative_to(top).as_posix() if real.is_relative_to(top) else str(folder)


def _result(ended: Ended) -> str:
    if ended.is_well and ended.outcome and ended.outcome.unchanged:
        return "nothing has changed"
    return _RESULTS[ended.exit_code]


def _reasons(ended: Ended) -> Iterator[str]:
    """Why a project is not done: what it said, its open errors, what the machine lacks."""
    yield from ended.said.splitlines()
    outcome = ended.outcome
    if outcome is None:
        return
    for found in outcome.findings:
        if found.is_open_error:
            yield str(found)
    yield from outcome.machine
    if outcome.unchanged and outcome.exit_code is not ExitCode.DONE:
        yield "Errors are open in it: its Checks.xlsx lists them."


def _summary(ended: Sequence[Ended]) -> str:
    """How many are done, and how many are not."""
    well = sum(one.is_well for one in ended)
    number = "1 project" if len(ended) == 1 else f"{len(ended)} projects"
    if well == len(ended):
        return f"{number}, all done."
    return f"{number}: {well} done, {len(ended) - well} to look at."
