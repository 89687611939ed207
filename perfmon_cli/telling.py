"""What `build` says: words for people on stderr, or a line of JSON each for programs."""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import typer

from perfmon_cli.errors import ExitCode, PerfmonError
from perfmon_cli.period import Quarter

if TYPE_CHECKING:
    from perfmon_cli.running import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Talks on stderr; stdout is for the folder of the set alone.

    Where it is `quiet`, a run that ends well says nothing at all; one that fails says why, but
    not what it did on the way.
    """

    as_json: bool = False
    quiet: bool = False

    def quarter(self, quarter: Quarter) -> None:
        """First of all, which quarter it is, in words."""
        from perfmon_cli.wording import periods  # noqa: PLC0415

        if not self.quiet:
            self.say("quarter", periods.quarter_words(quarter), quarter=quarter.code)

    def step(self, text: str) -> None:
        """What is being done: for programs, and for people on a terminal."""
        if self.quiet:
            return
        if self.as_json:
            self.say("step", text)
        elif sys.stderr.isatty():
            self.say("step", f"  {text} …")

    def refusal(self, error: PerfmonError) -> None:
        """Why the command ended without doing its work."""
        self.say("error", f"perfmon: {error}", exit=int(error.exit_code))

    def outcome(self, done: "Outcome") -> None:
        """What came of a run; the folder of the set on stdout."""
        if self.quiet and done.exit_code is ExitCode.DONE:
            return
        if done.unchanged:
            self._unchanged(done)
        else:
            self._built(done)
        if done.log and not self.quiet:
            self.say("log", done.log)
        if done.folder is not None:
            typer.echo(str(done.folder))

    def _built(self, done: "Outcome") -> None:
        """Open errors, what the machine lacks, the counts last."""
        from perfmon_cli import talk  # noqa: PLC0415

        for line in talk.of_quarter(done.findings):
            self.say("warning", line)
        for found in done.findings:
            if found.is_open_error:
                text = talk.clean(str(found))
                self.say("finding", text, code=found.code, place=found.place)
        for lack in done.machine:
            self.say("machine", lack)
        if done.folder is None:
            self.say("refused", _not_final(done), counts=done.counts, exit=int(done.exit_code))
            return
        self.say(
            "built",
            f"{talk.total(done.findings)}. All of them are listed in Checks.xlsx.",
            folder=str(done.folder),
            counts=done.counts,
            exit=int(done.exit_code),
        )

    def _unchanged(self, done: "Outcome") -> None:
        text = f'Nothing has changed since "{done.folder}" was built, so nothing was written.'
        if done.exit_code is not ExitCode.DONE:
            text += " Errors are open in it: its Checks.xlsx lists them."
        self.say("unchanged", text, folder=str(done.folder), exit=int(done.exit_code))

    def say(self, event: str, text: str, **more: object) -> None:
        """Say one thing on stderr."""
        line = text
        if self.as_json:
            line = json.dumps({"event": event, "text": text, **more}, ensure_ascii=False)
        typer.echo(line, err=True)

    @contextlib.contextmanager
    def hushed(self) -> Iterator[None]:
        """Where it is quiet, keep stderr silent, libraries included; all is said if it fails."""
        own = _stderr() if self.quiet else None
        if own is None:
            yield
            return
        with _kept() as kept:
            os.dup2(kept.fileno(), 2)
            try:
                yield
            except BaseException as error:
                _back(own)
                if not _is_success(error):
                    _say_all(kept)
                raise
            _back(own)


def _kept() -> IO[bytes]:
    """Where words are kept: in memory where the system can, so that a full disk does no harm."""
    if hasattr(os, "memfd_create"):
        with contextlib.suppress(OSError):
            return os.fdopen(os.memfd_create("stderr"), "w+b")
    return tempfile.TemporaryFile()


def _say_all(kept: IO[bytes]) -> None:
    kept.seek(0)
    with contextlib.suppress(OSError), os.fdopen(os.dup(2), "wb") as stderr:
        stderr.write(kept.read())


def _not_final(done: "Outcome") -> str:
    errors = sum(found.is_open_error for found in done.findings)
    if not errors:
        return (
            "The final paper was not written: it would lack a format. "
            "Name the formats that this machine can make with --format."
        )
    number = "1 error is" if errors == 1 else f"{errors} errors are"
    return (
        f"The final paper was not written: {number} open. Mend them, or accept them with a reason "
        "in the sheet Decisions, and build again."
    )


def _stderr() -> int | None:
    """A second handle of stderr; None where it is closed."""
    try:
        sys.stderr.flush()
        return os.dup(2)
    except (AttributeError, OSError, ValueError):
        return None


def _back(own: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os.dup2(own, 2)
    os.close(own)


def _is_success(error: BaseException) -> bool:
    return isinstance(error, typer.Exit) and not error.exit_code
