"""`perfmon build`: one paper, or those of many projects."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfmon_cli.cli import quarters, surroundings
from perfmon_cli.cli.options import (
    LogFormat,
    ProjectOption,
    QuarterOption,
    ToOption,
)
from perfmon_cli.cli.refusals import user_errors
from perfmon_cli.errors import UsageError

if TYPE_CHECKING:
    from perfmon_cli.batch import Batch
    from perfmon_cli.telling import Teller


@user_errors
def build(
    *,
    quarter: QuarterOption = "",
    to: ToOption = "",
    project: ProjectOption = None,
    formats: Annotated[str, typer.Option("--format", help="Some of docx,pdf,html; else all.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="A new or empty folder, instead of a draft's own.")
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="The final paper: only when no error is open.")
    ] = False,
    split: Annotated[
        bool,
        typer.Option(
            "--split", help="Also covering report and appendices as files of their own (Word, PDF)."
        ),
    ] = False,
    if_changed: Annotated[
        bool, typer.Option("--if-changed", help="Only if something changed since the last one.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing unless it fails.")] = False,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="How stderr is written: text or json.")
    ] = LogFormat.TEXT,
    many: Annotated[
        Path | None,
        typer.Option("--projects", metavar="DIR", help="Build every project below this folder."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", help="With --projects: how many at once."),
    ] = None,
) -> None:
    """Build a quarter's paper: Word, PDF, web page and the figures behind them."""
    from perfmon_cli import project as projects  # noqa: PLC0415
    from perfmon_cli import running, telling  # noqa: PLC0415

    tell = telling.Teller(as_json=log_format is LogFormat.JSON, quiet=quiet)
    with tell.hushed():
        wanted = quarters.wanted(quarter, to)
        named = tuple(f.strip() for f in formats.split(",") if f.strip())
        projects.check_formats(named, "--format")
        if many is not None:
            from perfmon_cli import batch  # noqa: PLC0415

            _refuse_with_projects({"--project": project, "--out": out})
            order_of_many = batch.Batch(
                folder=many,
                projects=batch.projects_below(many),
                quarter=wanted,
                jobs=batch.jobs(jobs),
                clock=surroundings.now,
                formats=named,
                final=final,
                split=split,
                if_changed=if_changed,
            )
            raise typer.Exit(_build_many(order_of_many, tell))
        if jobs is not None:
            raise UsageError("--jobs goes with --projects: a single paper is one job.")
        found = projects.find(surroundings.here(project), project)
        chosen = named or found.formats
        tell.quarter(wanted)
        order = running.Order(
            project=found,
            quarter=wanted,
            formats=chosen,
            out=out,
            final=final,
            split=split,
            if_changed=if_changed,
            say=tell.step,
        )
        done = running.run(order, surroundings.now)
        tell.outcome(done)
        raise typer.Exit(int(done.exit_code))


def _refuse_with_projects(options: Mapping[str, Path | None]) -> None:
    """Refuse options that name one folder where many papers are built."""
    for option, value in options.items():
        if value is not None:
            raise UsageError(
                f"{option} names one folder, --projects builds many papers, each in its own "
                "project. Write one of them."
            )


def _build_many(order: "Batch", tell: "Teller") -> int:
    """Build many papers and say how it went; the exit code of all together."""
    from perfmon_cli import batch  # noqa: PLC0415
    from perfmon_cli.telling_batch import BatchTeller  # noqa: PLC0415

    tell.quarter(order.quarter)
    teller = BatchTeller(tell, order)
    with teller.progress() as heard:
        ended = batch.run(order, heard)
    teller.outcome(ended)
    return int(batch.exit_code(ended))
