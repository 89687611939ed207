"""The command line: parse, call, print, exit. Only this file reads the clock."""

import functools
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from perfmon_cli import __version__
from perfmon_cli.errors import ExitCode, PerfmonError, UsageError
from perfmon_cli.period import Quarter, parse_quarter, quarter_of
from perfmon_cli.refusing import in_words
from perfmon_cli.roomy import roomy

if TYPE_CHECKING:
    from datetime import datetime

    from perfmon_cli.batch import Batch
    from perfmon_cli.menu import Desk
    from perfmon_cli.project import Project
    from perfmon_cli.telling import Teller

P = ParamSpec("P")
#: Years in which perfmon may be run.
_CREDIBLE = range(2000, 2100)
_STDOUT, _STDERR = 1, 2

app = typer.Typer(
    name="perfmon",
    help="Build the Performance Monitoring Report of a Police and Crime Panel from spreadsheets.",
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

_FIRST = ("validate", "build")  #: what to do in a new project, in this order


class ListFormat(StrEnum):
    """How `validate` answers."""

    TEXT = "text"
    JSON = "json"


class LogFormat(StrEnum):
    """How `build` talks on stderr."""

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
        _menu_or_help(context)


@app.command()
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

    if example:
        starter.copy_example(folder)
        typer.echo(
            f'The example is in "{folder}". Next: cd {folder} && perfmon build --quarter 2022Q1',
            err=True,
        )
        return
    wanted = _quarter(quarter, "")
    _say_quarter(wanted)
    starter.make_project(folder, wanted)
    steps = (f'cd "{folder}"', *(f"perfmon {word} --quarter {wanted.code}" for word in _FIRST))
    typer.echo(
        f'The project is in "{folder}". Fill in data/{starter.WORKBOOK}, then:\n  '
        + "\n  ".join(steps),
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

    wanted = _quarter(quarter, to) if quarter or to else None
    asked = validating.Asked(files=tuple(files or ()), project=project, quarter=wanted)
    validating.check_places(checks, annotate)
    if wanted is not None:
        _say_quarter(wanted)
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
        wanted = _quarter(quarter, to)
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
                clock=_now,
                formats=named,
                final=final,
                split=split,
                if_changed=if_changed,
            )
            raise typer.Exit(_build_many(order_of_many, tell))
        if jobs is not None:
            raise UsageError("--jobs goes with --projects: a single paper is one job.")
        found = projects.find(_here(), project)
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
        done = running.run(order, _now)
        tell.outcome(done)
        raise typer.Exit(int(done.exit_code))


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
    from perfmon_cli import loading, pipeline, talk  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415
    from perfmon_cli.renderers import indicator_rows  # noqa: PLC0415

    wanted = _quarter(quarter, to)
    found = projects.find(_here(), project)
    shown = pipeline.indicators_of(found, wanted, tuple(measures or ()))
    _say_quarter(wanted)
    for line in talk.of_quarter(shown.findings):
        typer.echo(line, err=True)
    lines = indicator_rows.rows(shown.catalogue, shown.indicators)
    if output is ShowFormat.JSON:
        typer.echo(indicator_rows.to_json(wanted, lines), nl=False)
    elif output is ShowFormat.CSV:
        sys.stdout.buffer.write(indicator_rows.to_csv(lines))
    else:
        from perfmon_cli.renderers import indicator_text  # noqa: PLC0415

        typer.echo(indicator_text.render(shown.catalogue, shown.indicators), nl=False)
    raise typer.Exit(int(loading.exit_code(shown.findings, strict=False)))


@app.command(context_settings={"ignore_unknown_options": True})  # "-0.6pp" is no option
@user_errors
def trace(
    figure: Annotated[
        list[str],
        typer.Argument(metavar="FIGURE", help="As printed (72.6%, -0.6pp, 13,838), or an id."),
    ],
    *,
    quarter: QuarterOption = "",
    to: ToOption = "",
    project: ProjectOption = None,
    output: Annotated[ListFormat, typer.Option("--format", help="text or json")] = ListFormat.TEXT,
) -> None:
    """Say where a printed figure stands, and from which cells and by which rule it comes."""
    from perfmon_cli import loading, talk, tracing  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415

    unknown = next((word for word in figure if word.startswith("--")), None)
    if unknown is not None:
        raise UsageError(f'"{unknown}" is no option of perfmon trace: see perfmon trace --help.')
    wanted = _quarter(quarter, to)
    asked = tracing.Asked(
        figure=" ".join(figure), quarter=wanted, project=projects.find(_here(), project)
    )
    _say_quarter(wanted)
    found = tracing.find(asked)
    for line in (*talk.of_quarter(found.findings), *found.said):
        typer.echo(talk.clean(line), err=True)
    if output is ListFormat.JSON:
        from perfmon_cli.renderers import trace_json  # noqa: PLC0415

        trails = (found.trails.of(one) for one in found.figures)
        typer.echo(trace_json.render(wanted, trails), nl=False)
    else:
        typer.echo(tracing.text(found), nl=False)
        for step in tracing.next_steps(asked, found):
            typer.echo(step, err=True)
    raise typer.Exit(int(loading.exit_code(found.findings, strict=False)))


@app.command()
@user_errors
def explain(
    term: Annotated[str, typer.Argument(metavar="CODE", help="PM203, panel, zero_base …")],
) -> None:
    """Explain a finding's code, a rule or a reason, with an example and the remedy."""
    from perfmon_cli.checks import explain as explanations  # noqa: PLC0415

    text = explanations.explain(term)
    if text is None:
        close = explanations.meant(term)
        hint = (
            f'Did you mean "{close}"?'
            if close
            else "Codes stand in front of findings (PM203); rules and reasons in the methods notes."
        )
        raise UsageError(f'"{term}" is no code, rule or reason of perfmon. {hint}')
    typer.echo(text)


@app.command()
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
    found = projects.look(_here(), project)
    checked += doctors.place(found) if found else []
    for one in checked:
        typer.echo(talk.clean(f"{one.state.value:<8} {one.name}: {one.said}"))
        if one.remedy:
            typer.echo(f"{'':<8} {talk.clean(one.remedy)}")
    raise typer.Exit(int(doctors.exit_code(checked)))


@app.command()
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
    desk = _desk(projects.find(_here(), project))
    if not task:
        menus.run(desk)
        return
    raise typer.Exit(menus.run_one(desk, menus.Task(task)))


@roomy
def main() -> None:
    """Run perfmon; a pipe that closes early is no error, a defect ends with its own exit code."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread of numpy's takes memory
    _have_streams()
    _write_any_letter()
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(int(ExitCode.DONE))
    except SystemExit:
        if _is_unheard():
            sys.exit(int(ExitCode.OUTPUT))
        raise
    except Exception:  # noqa: BLE001  (a defect, whatever it is)
        import traceback  # noqa: PLC0415

        if _is_unheard():
            sys.exit(int(ExitCode.OUTPUT))
        traceback.print_exc()
        sys.exit(int(ExitCode.BUG))


def _have_streams() -> None:
    """Where stdin, stdout or stderr is closed, nothing stands there: no other file may.

    The next file opened would take its number, and what libraries print would go into it.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        continue
    os.close(handle)
    if sys.stdout is None:
        sys.stdout = os.fdopen(_STDOUT, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(_STDERR, "w", encoding="utf-8", closefd=False)


def _is_unheard() -> bool:
    """Whether what was said could not be written, most likely to a full disk; it is dropped."""
    unheard = False
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            unheard = True
    return unheard


def _write_any_letter() -> None:
    """Files and pipes get UTF-8 unless the user says otherwise; no letter stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() or "PYTHONIOENCODING" in os.environ:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


def _menu_or_help(context: typer.Context) -> None:
    """The menu at a terminal inside a project; else the help, and exit 2 as for wrong usage."""
    from perfmon_cli import project as projects  # noqa: PLC0415

    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    found = projects.look(_here()) if is_terminal else None
    if found is None:
        typer.echo(context.get_help())
        raise typer.Exit(int(ExitCode.USAGE))
    from perfmon_cli import menu as menus  # noqa: PLC0415

    menus.run(_desk(found))


def _desk(found: "Project") -> "Desk":
    from perfmon_cli import menu as menus  # noqa: PLC0415

    quarter = menus.proposed(found, _last_complete_quarter())
    return menus.Desk(project=found, quarter=quarter, invoke=_invoked, ask=_answer)


def _invoked(arguments: Sequence[str]) -> int:
    """Run a command as if it had been typed; its exit code."""
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


def _here() -> Path:
    """The folder that the command is run in."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise UsageError(
            "The folder you are in is gone. Go into a project's folder and start again."
        ) from None


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
    """The quarter that was over by today, wherever the machine believes it stands."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        here = _now().astimezone(ZoneInfo("Europe/London"))
    except ZoneInfoNotFoundError:  # a machine without time zones
        here = _now().astimezone()
    now = quarter_of(here.date())
    if now.year not in _CREDIBLE:
        raise UsageError(
            f"The clock of this machine says that it is {now.year}, so the last quarter is not "
            "known. Set the clock, or name the quarter, for instance --quarter 2022Q1."
        )
    return Quarter(now.year - 1, 4) if now.number == 1 else Quarter(now.year, now.number - 1)


def _say_quarter(quarter: Quarter) -> None:
    from perfmon_cli.wording import periods  # noqa: PLC0415

    typer.echo(periods.quarter_words(quarter), err=True)


def _now() -> "datetime":
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(UTC)  # noqa: TID251  (the one place that reads the clock)


def _refuse(error: PerfmonError, *, as_json: bool) -> None:
    if not as_json:
        from perfmon_cli import talk  # noqa: PLC0415

        said = "\n".join(talk.clean(line) for line in str(error).splitlines())
        typer.echo(f"perfmon: {said}", err=True)
        return
    from perfmon_cli import telling  # noqa: PLC0415

    telling.Teller(as_json=True, quiet=False).refusal(error)
