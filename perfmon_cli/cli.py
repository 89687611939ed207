"""The command line: parse, call, print, exit. Only this file reads the clock."""

import functools
import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from perfmon_cli import __version__
from perfmon_cli.errors import ExitCode, PerfmonError, UsageError
from perfmon_cli.period import Quarter, parse_quarter, quarter_of

if TYPE_CHECKING:
    from perfmon_cli.findings import Finding

P = ParamSpec("P")

app = typer.Typer(
    name="perfmon",
    help="Build the Performance Monitoring Report of a Police and Crime Panel from spreadsheets.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

QuarterOption = Annotated[
    str,
    typer.Option("--quarter", help='For instance 2022Q1 (January to March 2022) or "Q4 2021/22".'),
]
ToOption = Annotated[
    str, typer.Option("--to", help="The quarter by its last month, for instance 2022-03.")
]
ProjectOption = Annotated[
    Path | None, typer.Option("--project", help="The project's folder; else found from here up.")
]


class ListFormat(StrEnum):
    """How `validate` answers."""

    TEXT = "text"
    JSON = "json"


class ShowFormat(StrEnum):
    """How `show` answers."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def user_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Print a PerfmonError on stderr and exit with its code; anything else is a bug."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except PerfmonError as error:
            typer.echo(f"perfmon: {error}", err=True)
            raise typer.Exit(int(error.exit_code)) from None
        except RecursionError:
            raise
        except MemoryError:
            typer.echo("perfmon: the memory of this machine is used up. Close programs.", err=True)
            raise typer.Exit(int(ExitCode.LIMIT)) from None

    return wrapped


@app.callback(invoke_without_command=True)
def _main(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    if version:
        typer.echo(f"perfmon {__version__}")
        raise typer.Exit(0)


@app.command()
@user_errors
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    *,
    example: Annotated[bool, typer.Option("--example", help="Copy the worked example.")] = False,
) -> None:
    """Make a project to start from."""
    from perfmon_cli import starter  # noqa: PLC0415

    if not example:
        raise UsageError(
            "An empty project cannot be made in this version. "
            f"Start from the worked example: perfmon init {folder} --example"
        )
    starter.copy_example(folder)
    typer.echo(
        f'The example is in "{folder}". Next: cd {folder} && perfmon build --quarter 2022Q1',
        err=True,
    )


@app.command()
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
    checks: Annotated[
        Path | None, typer.Option("--checks", help="Write the findings to a new .xlsx file too.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
) -> None:
    """Say everything that is wrong in the spreadsheets, in one pass, each at its cell."""
    from perfmon_cli import loading, talk  # noqa: PLC0415

    wanted = _quarter(quarter, to) if quarter or to else None
    root, paths = _files_to_check(files, project)
    loaded = loading.load(root, paths, wanted)
    if output is ListFormat.JSON:
        typer.echo(talk.findings_json(loaded.findings), nl=False)
    else:
        talk.print_findings(loaded.findings)
    if checks is not None:
        _write_checks(checks, loaded.findings)
    raise typer.Exit(int(loading.exit_code(loaded.findings, strict=strict)))


@app.command()
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
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing unless it fails.")] = False,
) -> None:
    """Build a draft of the quarter's paper: Word, PDF, web page and the figures behind them."""
    from perfmon_cli import pipeline, talk  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415

    wanted = _quarter(quarter, to)
    found = projects.find(Path.cwd(), project)
    chosen = tuple(f.strip() for f in formats.split(",") if f.strip()) or found.formats
    projects.check_formats(chosen, "--format")
    if not quiet:
        _say_quarter(wanted)
    say = (lambda _: None) if quiet else _progress()
    job = pipeline.Job(project=found, quarter=wanted, formats=chosen, out=out, say=say)
    built = pipeline.build(job)
    if not quiet or built.exit_code:
        talk.say_built(built.folder, built.findings, built.machine)
    raise typer.Exit(int(built.exit_code))


@app.command()
@user_errors
def show(
    measures: Annotated[
        list[str] | None, typer.Argument(metavar="[MEASURE]...", help="Ids; else all.")
    ] = None,
    *,
    quarter: QuarterOption = "",
    to: ToOption = "",
    project: ProjectOption = None,
    output: Annotated[
        ShowFormat, typer.Option("--format", help="table, json or csv")
    ] = ShowFormat.TABLE,
) -> None:
    """Show the indicators of measures: value, change, rating and trend."""
    from perfmon_cli import loading, pipeline  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415
    from perfmon_cli.renderers import indicator_rows  # noqa: PLC0415

    wanted = _quarter(quarter, to)
    found = projects.find(Path.cwd(), project)
    shown = pipeline.indicators_of(found, wanted, tuple(measures or ()))
    _say_quarter(wanted)
    lines = indicator_rows.rows(shown.catalogue, shown.indicators)
    if output is ShowFormat.JSON:
        typer.echo(indicator_rows.to_json(wanted, lines), nl=False)
    elif output is ShowFormat.CSV:
        sys.stdout.buffer.write(indicator_rows.to_csv(lines))
    else:
        from perfmon_cli.renderers import indicator_text  # noqa: PLC0415

        typer.echo(indicator_text.render(shown.catalogue, shown.indicators), nl=False)
    raise typer.Exit(int(loading.exit_code(shown.findings, strict=False)))


@app.command()
@user_errors
def explain(
    term: Annotated[str, typer.Argument(metavar="CODE", help="PM203, panel, zero_base …")],
) -> None:
    """Explain a finding's code, a rule or a reason, with an example and the remedy."""
    from perfmon_cli.checks import explain as explanations  # noqa: PLC0415

    text = explanations.explain(term)
    if text is None:
        raise UsageError(
            f'"{term}" is no code, rule or reason of perfmon. '
            "Codes stand in front of findings (PM203); rules and reasons in the methods notes."
        )
    typer.echo(text)


def main() -> None:
    """Run perfmon; a pipe that closes early is no error, a defect ends with its own exit code."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(int(ExitCode.DONE))
    except Exception:  # noqa: BLE001  (a defect, whatever it is)
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        sys.exit(int(ExitCode.BUG))


def _quarter(quarter: str, to: str) -> Quarter:
    if quarter and to:
        raise UsageError("Write --quarter or --to, not both.")
    text = quarter or to
    if not text:
        raise UsageError(
            "Say which quarter with --quarter, for instance --quarter 2022Q1 "
            "(January to March 2022)."
        )
    if text.casefold() == "latest":
        return _last_complete_quarter()
    return parse_quarter(text)


def _last_complete_quarter() -> Quarter:
    from datetime import date  # noqa: PLC0415

    now = quarter_of(date.today())  # noqa: DTZ011, TID251  (the one place that reads the clock)
    return Quarter(now.year - 1, 4) if now.number == 1 else Quarter(now.year, now.number - 1)


def _say_quarter(quarter: Quarter) -> None:
    from perfmon_cli.wording import periods  # noqa: PLC0415

    typer.echo(periods.quarter_words(quarter), err=True)


def _progress() -> Callable[[str], None]:
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda step: typer.echo(f"  {step} …", err=True)


def _files_to_check(files: Sequence[Path] | None, named: Path | None) -> tuple[Path, list[Path]]:
    from perfmon_cli import project as projects  # noqa: PLC0415

    if files:
        paths = [path.resolve() for path in files]
        return Path(os.path.commonpath([path.parent for path in paths])), paths
    found = projects.find(Path.cwd(), named)
    return found.root, list(projects.spreadsheets(found))


def _write_checks(path: Path, findings: "Sequence[Finding]") -> None:
    from perfmon_cli import outputs  # noqa: PLC0415
    from perfmon_cli.renderers import checks_xlsx  # noqa: PLC0415

    outputs.write_new_file(path, checks_xlsx.render(findings))
    typer.echo(f'The findings are in "{path}".', err=True)
