"""The sheet Returns: what senders owe, by when, and what came."""

import re

from perfmon_cli.catalogue.decisions import Subjects
from perfmon_cli.catalogue.fields import Fields, split
from perfmon_cli.catalogue.headings import RETURNS
from perfmon_cli.catalogue.sender_rows import Return
from perfmon_cli.catalogue.table import Table
from perfmon_cli.cells.refusals import Problem
from perfmon_cli.findings import Finding

_ID = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")


def read_returns(
    tables: list[Table], subjects: Subjects, findings: list[Finding]
) -> tuple[Return, ...]:
    """The rows that name a sender and what it owes.

    What is the id of no measure is taken for a file or sheet; what looks like an id is PM301.
    """
    found: list[Return] = []
    for row in (row for table in tables for row in table):
        fields = Fields(row, RETURNS, findings)
        sender, what = fields.needed("sender"), fields.needed("what")
        if not sender or not what:
            continue
        found.append(
            Return(
                sender=sender,
                what=what,
                measures=_measures(what, subjects, fields),
                due=fields.day("due"),
                received=fields.day("received"),
                as_at=fields.day("as_at"),
                status=fields.text("status"),
                source=row.ref("sender"),
            )
        )
    return tuple(found)


def _measures(what: str, subjects: Subjects, fields: Fields) -> tuple[str, ...]:
    ids: list[str] = []
    for item in split(what):
        measure = subjects.measures.find(item)
        if measure is not None:
            ids.append(measure.id)
        elif _ID.fullmatch(item) and item not in subjects.refused:
            unknown = subjects.measures.read(item)
            if isinstance(unknown, Problem):
                fields.refuse("what", unknown.problem, unknown.remedy, unknown.code)
    return tuple(dict.fromkeys(ids))
