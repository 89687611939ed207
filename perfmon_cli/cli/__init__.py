"""The command line: parse, call, print, exit. A file a command."""

import os
import sys
from typing import Annotated

import typer

from perfmon_cli import __version__
from perfmon_cli.cli import streams
from perfmon_cli.cli.build_command import build
from perfmon_cli.cli.doctor_command import doctor
from perfmon_cli.cli.init_command import init
from perfmon_cli.cli.menu_command import menu, menu_or_help
from perfmon_cli.cli.question_commands import explain, show, trace
from perfmon_cli.cli.refusals import user_errors
from perfmon_cli.cli.validate_command import validate
from perfmon_cli.errors import ExitCode
from perfmon_cli.roomy import roomy

app = typer.Typer(
    name="perfmon",
    help="Build the Performance Monitoring Report of a Police and Crime Panel from spreadsheets.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(init)
app.command()(validate)
app.command()(build)
app.command()(show)
app.command(context_settings={"ignore_unknown_options": True})(trace)  # "-0.6pp" is no option
app.command()(explain)
app.command()(doctor)
app.command()(menu)


@app.callback(invoke_without_command=True)
@user_errors
def _main(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"perfmon {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        menu_or_help(context)


@roomy
def main() -> None:
    """Run perfmon; a defect ends with its own exit code, an answer that was lost with 4."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread of numpy's takes memory
    streams.make_patient()
    try:
        app()
    except SystemExit as ended:
        if streams.is_lost():
            sys.exit(max(ended.code if isinstance(ended.code, int) else 0, int(ExitCode.OUTPUT)))
        raise
    except Exception:  # noqa: BLE001  (a defect, whatever it is)
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        sys.exit(int(ExitCode.BUG))
