"""Who sent what: by the folder that a file is in, and by the sheet Returns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.findings import Finding


def sender_of(file: str, folder: str) -> str | None:
    """The sender of a file: the folder it is in within `folder`; None for any other file.

    "" for a file that lies there in no sender's folder.
    """
    if not folder or not file.startswith(f"{folder}/"):
        return None
    inner = file.removeprefix(f"{folder}/")
    return inner.split("/")[0] if "/" in inner else ""


def with_senders(
    findings: Sequence[Finding], catalogue: Catalogue | None, folder: str
) -> tuple[Finding, ...]:
    """The same findings, each with the sender who can mend it as far as that is known.

    What stands in a received file is its sender's; what is about a measure is of the one sender
    that Returns names for it. A sender that is named already stays.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in catalogue.returns if catalogue else ():
        for measure in row.measures:
            owners[measure].add(row.sender)
    return tuple(
        found if found.sender else replace(found, sender=_sender(found, owners, folder))
        for found in findings
    )


def _sender(found: Finding, owners: dict[str, set[str]], folder: str) -> str:
    sender = sender_of(found.where.file, folder) if found.where else None
    if sender is not None:
        return sender
    named = owners.get(found.measure, set())
    return next(iter(named)) if len(named) == 1 else ""
