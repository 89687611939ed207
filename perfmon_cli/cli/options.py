"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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


class LogFormat(StrEnum):
    """How `build` talks on stderr."""

    TEXT = "text"
    JSON = "json"


class ShowFormat(StrEnum):
    """How `show` answers."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
