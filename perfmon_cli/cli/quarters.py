"""The quarter that a command is about."""

import typer

from perfmon_cli.cli import surroundings
from perfmon_cli.errors import UsageError
from perfmon_cli.period import Quarter, parse_quarter, quarter_of
from perfmon_cli.refusing import shown

#: Years in which perfmon may be run.
_CREDIBLE = range(2000, 2100)


def wanted(quarter: str, to: str) -> Quarter:
    """The quarter that the options name; raises UsageError where they name none, or two."""
    if quarter and to:
        raise UsageError("Write --quarter or --to, not both.")
    text = (quarter or to).strip()
    if not text:
        raise UsageError(
            "Say which quarter with --quarter, for instance --quarter 2022Q1 "
            "(January to March 2022)."
        )
    if text.casefold() == "latest":
        return last_complete()
    return parse_quarter(shown(text))


def last_complete() -> Quarter:
    """The quarter that was over by today, wherever the machine believes it stands."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        here = surroundings.now().astimezone(ZoneInfo("Europe/London"))
    except ZoneInfoNotFoundError:  # a machine without time zones
        here = surroundings.now().astimezone()
    now = quarter_of(here.date())
    if now.year not in _CREDIBLE:
        raise UsageError(
            f"The clock of this machine says that it is {now.year}, so the last quarter is not "
            "known. Set the clock, or name the quarter, for instance --quarter 2022Q1."
        )
    return Quarter(now.year - 1, 4) if now.number == 1 else Quarter(now.year, now.number - 1)


def say(quarter: Quarter) -> None:
    """Name it on stderr."""
    from perfmon_cli.wording import periods  # noqa: PLC0415

    typer.echo(periods.quarter_words(quarter), err=True)
