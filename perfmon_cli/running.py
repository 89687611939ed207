"""One run of `build`: alone, only where something changed, and noted in the log."""

import mmap
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfmon_cli import __version__, aside, elsewhere, outputs, provenance, refusing
from perfmon_cli.errors import ExitCode, LimitError, PerfmonError, UsageError
from perfmon_cli.findings import Finding
from perfmon_cli.period import Quarter
from perfmon_cli.project import Project
from perfmon_cli.uncollected import uncollected

if TYPE_CHECKING:
    from perfmon_cli.pipeline import Built

#: Address space that a paper takes, in bytes; libraries written in C die where it is missing.
_ROOM, _ROOM_WITH_PDF = 250_000_000, 450_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: a draft, the final paper, or a set in a folder of the user's choice."""

    project: Project
    quarter: Quarter
    formats: tuple[str, ...]
    out: Path | None = None
    final: bool = False
    if_changed: bool = False
    split: bool = False
    say: Callable[[str], None] = lambda _: None
    aside: bool = True  #: whether a second process may make one of the formats

    @property
    def folder(self) -> Path:
        """Where the quarter's drafts and its final paper go."""
        return self.project.folders["out"] / self.quarter.code

    @property
    def options(self) -> dict[str, object]:
        """What the manifest and the log say of the options."""
        return provenance.options(self.formats, final=self.final, split=self.split)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run; `folder` is None where nothing could be written."""

    exit_code: ExitCode
    folder: Path | None = None
    unchanged: bool = False  #: the folder is an earlier set, still what would be built
    findings: tuple[Finding, ...] = ()
    machine: tuple[str, ...] = ()  #: what this machine lacks, in words
    log: str = ""  #: why the run is not in the log, in words
    counts: Mapping[str, int] = field(default_factory=dict)  #: of open findings, by severity


def run(order: Order, clock: Callable[[], datetime]) -> Outcome:
    """Build as ordered: one run at a time in a project's output folder, each noted in its log.

    A set in a folder of the user's choice touches nothing in the project, so it needs no lock; it
    is noted where the project has an output folder.

    Raises:
        BusyError: another run is at work there; nothing was touched.
        PerfmonError: nothing could be built or written.
    """
    _check(order)
    out = order.project.folders["out"]
    if order.out is not None:
        return _noted(order, clock, alone=False) if out.is_dir() else _outcome(order)
    with outputs.held(out) as alone:
        if alone:
            outputs.sweep_all(out)
        return _noted(order, clock, alone=alone)


def _check(order: Order) -> None:
    """Refuse options that contradict each other, and places that cannot be written, at once."""
    if order.out is not None:
        if order.final or order.if_changed:
            option = "--final" if order.final else "--if-changed"
            raise UsageError(
                f"{option} looks at the project's own drafts, --out writes elsewhere. "
                "Write one of them."
            )
        elsewhere.must_stand_apart(order.project, order.out)
        outputs.must_be_free(order.out, "--out")


def _noted(order: Order, clock: Callable[[], datetime], *, alone: bool) -> Outcome:
    """Do it, and add a line to the log however it ends; a log that refuses stops nothing."""
    started = clock()
    refused: OSError | None = None
    outcome = Outcome(exit_code=ExitCode.BUG)
    try:
        with refusing.in_words():
            outcome = _outcome(order)
    except PerfmonError as error:
        outcome = Outcome(exit_code=error.exit_code)
        raise
    except MemoryError:
        outcome = Outcome(exit_code=ExitCode.LIMIT)
        raise
    finally:
        line = outputs.Line(
            time=started.isoformat(timespec="seconds"),
            perfmon=__version__,
            quarter=order.quarter.code,
            options=order.options,
            counts=outcome.counts,
            exit=int(outcome.exit_code),
            seconds=max((clock() - started).total_seconds(), 0.0),
            folder="" if outcome.folder is None else _shown(order.project, outcome.folder),
            unchanged=outcome.unchanged,
        )
        refused = outputs.append(order.project.folders["out"], line, rotate=alone)
    return replace(outcome, log=_not_noted(order, refused)) if refused else outcome


def _not_noted(order: Order, refused: OSError) -> str:
    path = order.project.folders["out"] / outputs.LOG
    return (
        f'This run is not in the log: "{path}" cannot be written: {outputs.why(refused)}. '
        "Free the place, or rename what stands there; the paper is not touched by that."
    )


def _shown(found: Project, folder: Path) -> str:
    """A folder from the project on, or whole where it lies elsewhere."""
    real = folder.resolve()
    return found.relative(real) if real.is_relative_to(found.root) else str(folder)


def _outcome(order: Order) -> Outcome:
    if order.if_changed and (same := _unchanged(order)) is not None:
        return same
    if order.out is None:
        outputs.must_be_writable(order.folder)
        is_free = outputs.must_have_no_final if order.final else outputs.must_have_a_number
        is_free(order.folder)
    return _of(_build(order))


def _unchanged(order: Order) -> Outcome | None:
    """The newest set of the kind that is asked for, if it would come out the same again."""
    final = order.folder / outputs.FINAL
    newest = final if order.final else outputs.newest(order.folder)
    if newest is None:
        return None
    written = provenance.unchanged(newest, order.project, order.quarter, order.options)
    if written is None:
        return None
    return Outcome(exit_code=ExitCode(written.manifest.exit), folder=newest, unchanged=True)


def _must_have_memory(formats: tuple[str, ...]) -> None:
    """Refuse to begin what would end in the middle; nothing of the memory is used by asking."""
    try:
        mmap.mmap(-1, _ROOM_WITH_PDF if "pdf" in formats else _ROOM).close()
    except (OSError, MemoryError):
        raise LimitError(
            "This machine has too little memory left to make the paper. "
            "Close other programs and build again."
        ) from None


@uncollected()
def _build(order: Order) -> "Built":
    _must_have_memory(order.formats)
    with aside.beside(order.formats) if order.aside else nullcontext() as second:
        # slow, and needless for what is unchanged
        from perfmon_cli.opening import opened  # noqa: PLC0415

        order.say("Reading the spreadsheets")
        read = opened(order.project, order.quarter, _load_flow)
        from perfmon_cli import pipeline  # noqa: PLC0415

        job = pipeline.Job(
            project=order.project,
            quarter=order.quarter,
            opened=read,
            formats=order.formats,
            out=order.out,
            final=order.final,
            split=order.split,
            say=order.say,
            aside=second,
            kept=_kept(order),
        )
        return pipeline.build(job)


def _load_flow() -> None:
    from perfmon_cli import pipeline  # noqa: F401, PLC0415
    from perfmon_cli.proof import proving  # noqa: F401, PLC0415


def _kept(order: Order) -> outputs.Kept | None:
    """Where pictures are kept; a set written elsewhere touches nothing in the project."""
    return outputs.Kept(order.project.folders["out"]) if order.out is None else None


def _of(built: "Built") -> Outcome:
    from perfmon_cli import talk  # noqa: PLC0415

    opened = [found for found in built.findings if not found.accepted]
    return Outcome(
        exit_code=built.exit_code,
        folder=built.folder,
        findings=built.findings,
        machine=built.machine,
        counts=talk.counts(opened),
    )
