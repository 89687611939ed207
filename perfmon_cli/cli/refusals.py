"""What the user can mend, said on stderr, with the exit code that belongs to it."""

import functools
from collections.abc import Callable
from typing import ParamSpec

import typer

from perfmon_cli.cli.options import LogFormat
from perfmon_cli.errors import ExitCode, PerfmonError
from perfmon_cli.refusing import in_words

P = ParamSpec("P")


def user_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Print a PerfmonError on stderr and exit with its code; anything else is a bug."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            with in_words():
                command(*args, **kwargs)
        except PerfmonError as error:
            _refuse(error, as_json=kwargs.get("log_format") is LogFormat.JSON)
            raise typer.Exit(int(error.exit_code)) from None
        except RecursionError:
            raise
        except MemoryError:
            typer.echo("perfmon: the memory of this machine is used up. Close programs.", err=True)
            raise typer.Exit(int(ExitCode.LIMIT)) from None

    return wrapped


def _refuse(error: PerfmonError, *, as_json: bool) -> None:
    if not as_json:
        from perfmon_cli import talk  # noqa: PLC0415

        said = "\n".join(talk.clean(line) for line in str(error).splitlines())
        typer.echo(f"perfmon: {said}", err=True)
        return
    from perfmon_cli import telling  # noqa: PLC0415

    telling.Teller(as_json=True, quiet=False).refusal(error)
