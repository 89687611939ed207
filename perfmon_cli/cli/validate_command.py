"""`perfmon validate`."""

from pathlib import Path
from typing import Annotated

import typer

from perfmon_cli.cli import quarters, surroundings
from perfmon_cli.cli.options import (
    ListFormat,
    ProjectOption,
    QuarterOption,
    ToOption,
)
from perfmon_cli.cli.refusals import user_errors


@user_errors
def validate(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Else the project's data.")
    ] = None,
    *,
    quarter: QuarterOption = "",
    to: ToOption = "",
    project: ProjectOption = None,
    output: Annotated[ListFormat, typer.Option("--format", help="text or json")] = ListFormat.TEXT,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            help="Write a copy with the findings as comments: a new .xlsx file, or a new folder "
            "for a copy of each spreadsheet.",
        ),
    ] = None,
    checks: Annotated[
        Path | None, typer.Option("--checks", help="Write the findings to a new .xlsx file too.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
) -> None:
    """Say everything that is wrong in one pass, each at its cell; for a quarter, in texts too."""
    from perfmon_cli import loading, talk, validating  # noqa: PLC0415

    wanted = quarters.wanted(quarter, to) if quarter or to else None
    asked = validating.Asked(
        files=tuple(files or ()), project=project, quarter=wanted, here=surroundings.here
    )
    if checks or annotate:
        from perfmon_cli import places  # noqa: PLC0415

        places.check(checks, annotate, surroundings.here)
    if wanted is not None:
        quarters.say(wanted)
    looked = validating.look(asked)
    if output is ListFormat.JSON:
        typer.echo(talk.findings_json(looked.findings), nl=False)
    else:
        talk.print_findings(looked.findings)
    if checks is not None:
        validating.write_checks(checks, looked)
        typer.echo(f'The findings are in "{checks}".', err=True)
    if annotate is not None:
        for line in validating.write_annotated(annotate, looked):
            typer.echo(talk.clean(line), err=True)
    elif checks is None and output is ListFormat.TEXT:
        step = validating.next_step(asked, looked.loaded.catalogue, looked.findings)
        typer.echo(step, err=True, nl=bool(step))
    raise typer.Exit(int(loading.exit_code(looked.findings, strict=strict)))
