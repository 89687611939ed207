"""`perfmon show`, `trace` and `explain`: answers on the terminal, nothing is written."""

import sys
from typing import Annotated

import typer

from perfmon_cli.cli import quarters, surroundings
from perfmon_cli.cli.options import (
    ListFormat,
    ProjectOption,
    QuarterOption,
    ShowFormat,
    ToOption,
)
from perfmon_cli.cli.refusals import user_errors
from perfmon_cli.errors import UsageError
from perfmon_cli.refusing import shown


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
    from perfmon_cli import loading, showing, talk  # noqa: PLC0415
    from perfmon_cli import project as projects  # noqa: PLC0415
    from perfmon_cli.renderers import indicator_rows  # noqa: PLC0415

    wanted = quarters.wanted(quarter, to)
    found = projects.find(surroundings.here(project), project)
    shown = showing.indicators_of(found, wanted, tuple(measures or ()))
    quarters.say(wanted)
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
    wanted = quarters.wanted(quarter, to)
    asked = tracing.Asked(
        figure=" ".join(figure),
        quarter=wanted,
        project=projects.find(surroundings.here(project), project),
    )
    quarters.say(wanted)
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
        raise UsageError(f'"{shown(term)}" is no code, rule or reason of perfmon. {hint}')
    typer.echo(text)
