"""`perfmon menu`, and `perfmon` alone."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from perfmon_cli.cli import quarters, surroundings
from perfmon_cli.cli.options import (
    ProjectOption,
)
from perfmon_cli.cli.refusals import user_errors
from perfmon_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from perfmon_cli.menu import Desk
    from perfmon_cli.project import Project


@user_errors
def menu(
    task: Annotated[
        str, typer.Argument(metavar="[check|draft|final]", help="Do this one, then wait for Enter.")
    ] = "",
    *,
    project: ProjectOption = None,
) -> None:
    """Offer the commands as a numbered menu; `perfmon` alone does so inside a project."""
    from perfmon_cli import menu as menus  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415

    tasks = [one.value for one in menus.Task]
    if task and task not in tasks:
        raise UsageError(f'"{task}" is nothing the menu does. Write one of: {", ".join(tasks)}.')
    desk = _desk(projects.find(surroundings.here(project), project))
    if not task:
        menus.run(desk)
        return
    raise typer.Exit(menus.run_one(desk, menus.Task(task)))


def menu_or_help(context: typer.Context) -> None:
    """The menu at a terminal inside a project; else the help, and exit 2 as for wrong usage."""
    from perfmon_cli import project as projects  # noqa: PLC0415

    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    found = projects.look(surroundings.here()) if is_terminal else None
    if found is None:
        typer.echo(context.get_help())
        raise typer.Exit(int(ExitCode.USAGE))
    from perfmon_cli import menu as menus  # noqa: PLC0415

    menus.run(_desk(found))


def _desk(found: "Project") -> "Desk":
    from perfmon_cli import menu as menus  # noqa: PLC0415

    quarter = menus.proposed(found, quarters.last_complete())
    return menus.Desk(project=found, quarter=quarter, invoke=_invoked, ask=_answer)


def _invoked(arguments: Sequence[str]) -> int:
    """Run a command as if it had been typed; its exit code."""
    from perfmon_cli.cli import app  # noqa: PLC0415 - it holds this command

    try:
        app(list(arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ExitCode.DONE)
    return int(ExitCode.DONE)


def _answer(question: str) -> str | None:
    """What the user types; None at the end of input or at Ctrl-C."""
    try:
        return input(question)
    except (EOFError, KeyboardInterrupt):
        typer.echo("")
        return None
