"""One paper of a batch, built in the process that has been given it."""

from dataclasses import dataclass
from pathlib import Path

from perfmon_cli import project, refusing, running
from perfmon_cli.batch.model import Batch, Ended
from perfmon_cli.errors import ExitCode, PerfmonError
from perfmon_cli.workbook.limits import limit_memory, no_core_file

#: The most that a process of a batch may take, in bytes of address space.
_MEMORY = 2 << 30


@dataclass(frozen=True, slots=True)
class Work:
    """One project of a batch."""

    batch: Batch
    root: Path

    @property
    def name(self) -> str:
        """As it is listed."""
        return self.batch.name(self.root)


def build_limited(work: Work) -> Ended:
    """Build it in a process that is there for nothing else, within limits where systems have them.

    Raises:
        MemoryError: the paper takes more than it may.
    """
    no_core_file()
    limit_memory(_MEMORY)
    return build(work)


def build(work: Work) -> Ended:
    """Build it; what its user can mend is said, never raised."""
    batch = work.batch
    began = batch.clock()
    try:
        with refusing.in_words():
            found = project.find(work.root, work.root)
        order = running.Order(
            project=found,
            quarter=batch.quarter,
            formats=batch.formats or found.formats,
            final=batch.final,
            split=batch.split,
            if_changed=batch.if_changed,
            aside=False,
        )
        outcome = running.run(order, batch.clock)
    except PerfmonError as error:
        return Ended(
            name=work.name,
            exit_code=error.exit_code,
            said=str(error),
            seconds=(batch.clock() - began).total_seconds(),
        )
    return Ended(
        name=work.name,
        exit_code=outcome.exit_code,
        outcome=outcome,
        seconds=(batch.clock() - began).total_seconds(),
    )


def failed(work: Work, code: ExitCode, said: str) -> Ended:
    """How it ended where the process that had it could not say so."""
    return Ended(name=work.name, exit_code=code, said=said)
