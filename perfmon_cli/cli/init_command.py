"""`perfmon init`."""

from pathlib import Path
from typing import Annotated

import typer

from perfmon_cli.cli import quarters, surroundings
from perfmon_cli.cli.refusals import user_errors

_FIRST = ("validate", "build")  #: what to do in a new project, in this order


@user_errors
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    *,
    example: Annotated[bool, typer.Option("--example", help="Copy the worked example.")] = False,
    quarter: Annotated[
        str, typer.Option("--quarter", help="The first paper's quarter; else the last complete.")
    ] = "latest",
) -> None:
    """Make a project to start from: a workbook to fill in and the first texts."""
    from perfmon_cli import starter  # noqa: PLC0415

    if not folder.is_absolute():
        surroundings.here()
    if example:
        starter.copy_example(folder)
        typer.echo(
            f'The example is in "{folder}". Next: cd {folder} && perfmon build --quarter 2022Q1',
            err=True,
        )
        return
    wanted = quarters.wanted(quarter, "")
    quarters.say(wanted)
    starter.make_project(folder, wanted)
    steps = (f'cd "{folder}"', *(f"perfmon {word} --quarter {wanted.code}" for word in _FIRST))
    typer.echo(
        f'The project is in "{folder}". Fill in data/{starter.WORKBOOK}, then:\n  '
        + "\n  ".join(steps),
        err=True,
    )
