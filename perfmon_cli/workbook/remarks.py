"""What is said of a workbook that is read all the same."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings import Finding, finding

_NAMED = 3


def links(file: str, targets: Iterable[str]) -> tuple[Finding, ...]:
    """PM109 when the workbook takes values from other files, given by their addresses."""
    others = sorted({unquote(re.split(r"[/\\]", target)[-1]) for target in targets})
    if not others:
        return ()
    named = ", ".join(others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return (
        finding(
            "PM109",
            f"The workbook takes values from other files ({named}{more}); "
            "they are as old as its last update.",
            "Open it with those files at hand, update the links (Data, Edit Links) and save it, "
            "or replace the links by their values.",
            where=CellRef(file),
        ),
    )


def macros(file: str, *, present: bool) -> tuple[Finding, ...]:
    """PM110 when there are macros."""
    if not present:
        return ()
    return (
        finding(
            "PM110",
            "The workbook contains macros; perfmon does not run them and reads the values "
            "last saved.",
            "Nothing needs doing if those values are up to date.",
            where=CellRef(file),
        ),
    )
