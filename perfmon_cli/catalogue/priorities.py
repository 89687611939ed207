"""The Priorities sheet: the priorities and themes of the plan."""

import re

from perfmon_cli.catalogue.fields import Fields
from perfmon_cli.catalogue.headings import PRIORITIES
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Priority
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.numbers import MINUS_SIGNS
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding
from perfmon_cli.period import Basis, parse_period

_KINDS = {"priority": "priority", "theme": "theme"}
_BASELINES = {"baseline": "baseline", "planbaseline": "plan baseline"}
_DASHES = str.maketrans(dict.fromkeys(MINUS_SIGNS, "-"))


def read_priorities(tables: list[Table], findings: list[Finding]) -> tuple[Priority, ...]:
    """Priorities and themes in the order of the sheet; an id that stands twice is PM501."""
    found: dict[str, Priority] = {}
    for row in (row for table in tables for row in table):
        fields = Fields(row, PRIORITIES, findings)
        name, title = fields.needed("id"), fields.needed("title")
        if not name:
            continue
        priority = Priority(
            id=name,
            title=title or name,
            kind=fields.choice("kind", _KINDS) or "priority",
            icon=fields.text("icon"),
            columns=_columns(fields),
            source=row.ref("id"),
        )
        first = found.setdefault(name, priority)
        if first is not priority and _facts(first) != _facts(priority):
            problem = f"The id {quoted(name)} is already listed in {first.source}."
            fields.refuse("id", problem, "Keep one row, or give the other its own id.")
    return tuple(found.values())


def _facts(priority: Priority) -> tuple[object, ...]:
    return (priority.title, priority.kind, priority.icon, priority.columns)


def _columns(fields: Fields) -> tuple[str, ...]:
    columns: list[str] = []
    for text in fields.names("columns"):
        column = _column(text)
        if column is None:
            fields.refuse(
                "columns",
                f"{quoted(text)} is not a column of the table.",
                "Write 0 for the quarter's own period, -1 for a year before, baseline, plan "
                "baseline, or a period such as 2019/20.",
            )
        else:
            columns.append(column)
    return tuple(columns)


def _column(text: str) -> str | None:
    if plain(text) in _BASELINES:
        return _BASELINES[plain(text)]
    number = text.translate(_DASHES).replace(" ", "")
    if re.fullmatch(r"0|-[1-9][0-9]?", number):
        return number
    return text if parse_period(text, Basis.ROLLING_12) is not None else None
