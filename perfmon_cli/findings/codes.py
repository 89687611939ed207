"""The codes of findings that reading, text and settings give; checks declare their own.

Codes are stable and never reused (CONTRACTS 4).
"""

from dataclasses import dataclass

from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What `perfmon explain` says of a code."""

    code: str
    severity: Severity
    title: str
    meaning: str = ""
    example: str = ""
    remedy: str = ""


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: tuple[CodeInfo, ...] = (
    CodeInfo("PM101", _E, "The file cannot be read"),
    CodeInfo("PM102", _E, "The file is protected"),
    CodeInfo("PM103", _E, "The file is not what its name says"),
    CodeInfo("PM104", _E, "The file is too large"),
    CodeInfo("PM105", _E, "A sheet is missing"),
    CodeInfo("PM106", _E, "A column is missing"),
    CodeInfo("PM107", _W, "A column is not known"),
    CodeInfo("PM108", _W, "Hidden cells are used"),
    CodeInfo("PM109", _W, "The workbook links to other workbooks"),
    CodeInfo("PM110", _N, "The workbook contains macros"),
    CodeInfo("PM111", _W, "The encoding was guessed"),
    CodeInfo("PM201", _E, "Not a number"),
    CodeInfo("PM202", _E, "A broken formula"),
    CodeInfo("PM203", _E, "A decimal comma"),
    CodeInfo("PM204", _E, "A formula saved without its result"),
    CodeInfo("PM205", _E, "Not a period"),
    CodeInfo("PM206", _E, "An unknown marker"),
    CodeInfo("PM207", _E, "A percentage at the wrong scale"),
    CodeInfo("PM208", _E, "Out of range"),
    CodeInfo("PM209", _E, "Not a whole number"),
    CodeInfo("PM210", _W, "A number stored as text"),
    CodeInfo("PM211", _W, "A dash read as not available"),
    CodeInfo("PM212", _E, "An odd date"),
    CodeInfo("PM301", _E, "An unknown measure"),
    CodeInfo("PM302", _E, "A measure listed twice"),
    CodeInfo("PM303", _E, "A value given twice"),
    CodeInfo("PM310", _E, "Two sources disagree"),
    CodeInfo("PM319", _E, "An unknown area or part"),
    CodeInfo("PM401", _W, "A section without commentary"),
    CodeInfo("PM402", _E, "An unknown name"),
    CodeInfo("PM501", _E, "A setting that is not known or not valid"),
    CodeInfo("PM502", _E, "A tag in the Word template that cannot be filled"),
    CodeInfo("PM503", _E, "A template of the wrong kind"),
    CodeInfo("PM504", _E, "A path outside the project"),
)
_BY_CODE = {info.code: info for info in CODES}


def code_info(code: str) -> CodeInfo:
    """What a code of this table means; KeyError for codes that checks declare."""
    return _BY_CODE[code]


def finding(
    code: str,
    problem: str,
    remedy: str,
    *,
    where: CellRef | None = None,
    line: int | None = None,
    measure: str = "",
    area: str = "",
) -> Finding:
    """A finding under a code of this table, with the code's severity."""
    return Finding(
        code=code,
        severity=_BY_CODE[code].severity,
        problem=problem,
        remedy=remedy,
        where=where,
        line=line,
        measure=measure,
        area=area,
    )
