"""`perfmon doctor`."""

from pathlib import Path
from typing import Annotated

import typer

from perfmon_cli.cli import surroundings
from perfmon_cli.cli.options import (
    ProjectOption,
)
from perfmon_cli.cli.refusals import user_errors


@user_errors
def doctor(
    *,
    project: ProjectOption = None,
    rebuild_check: Annotated[
        Path | None,
        typer.Option(
            "--rebuild-check",
            metavar="FOLDER",
            help="Build the paper of this draft or final folder again and compare every byte.",
        ),
    ] = None,
) -> None:
    """Look at this machine and the project: what is missing, and how to get it."""
    from perfmon_cli import talk  # noqa: PLC0415

    if rebuild_check is not None:
        from perfmon_cli import rebuilding  # noqa: PLC0415

        rebuilt = rebuilding.rebuild(rebuild_check, project)
        for line in rebuilding.words(rebuilt):
            typer.echo(talk.clean(line))
        raise typer.Exit(int(rebuilt.exit_code))
    from perfmon_cli import doctor as doctors  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415

    checked = list(doctors.machine())
    found = projects.look(surroundings.here(project), project)
    checked += doctors.place(found) if found else []
    for one in checked:
        typer.echo(talk.clean(f"{one.state.value:<8} {one.name}: {one.said}"))
        if one.remedy:
            typer.echo(f"{'':<8} {talk.clean(one.remedy)}")
    raise typer.Exit(int(doctors.exit_code(checked)))
