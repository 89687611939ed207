"""Causes before consequences: what follows from another finding is not said as well."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from perfmon_cli.cells.model import NOWHERE, CellRef
from perfmon_cli.findings.model import Finding, Severity

#: They say that a figure is missing: of a measure with a cell that could not be read, it may be
#: that one, and "enter it, or write why there is none" would invite a false reason.
_MISSING = frozenset({"PM304", "PM305", "PM312", "PM318", "PM336", "PM409"})
_MISREAD = frozenset(
    {"PM201", "PM202", "PM203", "PM204", "PM205", "PM206", "PM212", "PM301", "PM319"}
)
#: Names that could not be read: which areas and parts lack a figure is not known then.
_UNKNOWN = frozenset({"PM205", "PM212", "PM301", "PM319", "PM321"})
_LEFT_OUT = "PM336"
#: A baseline's period that is blank or mistyped is reported in its own cell.
_BASELINE, _REFUSED = "PM312", frozenset({"PM205", "PM212", "PM501"})
#: A figure of the future may be a forecast, where the status in its row cannot be read.
_FUTURE, _STATUS = "PM306", "PM206"
#: They say that a figure looks odd; of one that another error calls wrong, that is clear already.
_ODD = frozenset({"PM307", "PM330", "PM331", "PM332"})


def causes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that follow from another of them, in the same order."""
    errors: dict[tuple[CellRef | None, str, str], set[str]] = {}
    misread: set[str] = set()
    refused, unclear = _rows(findings, _REFUSED), _rows(findings, {_STATUS})
    for found in findings:
        if found.severity is not Severity.ERROR:
            continue
        errors.setdefault((found.where, found.measure, found.part), set()).add(found.code)
        if found.measure and found.code in _MISREAD:
            misread.add(found.measure)
    are_known = all(found.code not in _UNKNOWN for found in findings)

    def follows(found: Finding) -> bool:
        if found.code in _MISSING and found.measure in misread:
            return True
        if found.code == _LEFT_OUT and not are_known:
            return True
        if found.code == _BASELINE and _row(found) in refused:
            return True
        if found.code == _FUTURE and _row(found) in unclear:
            return True
        others = errors.get((found.where, found.measure, found.part), set()) - {found.code}
        return found.code in _ODD and bool(others)

    return tuple(found for found in findings if not follows(found))


def _rows(findings: Sequence[Finding], codes: AbstractSet[str]) -> set[tuple[str, str, int]]:
    """The rows with an error of one of these codes."""
    errors = (found for found in findings if found.severity is Severity.ERROR)
    return {_row(found) for found in errors if found.code in codes}


def _row(found: Finding) -> tuple[str, str, int]:
    where = found.where or NOWHERE
    return (where.file, where.sheet, where.position[0])
