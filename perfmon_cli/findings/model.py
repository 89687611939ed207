"""What a check says, and where: a finding has a code, a place, a problem and a remedy."""

from dataclasses import dataclass
from enum import Enum

from perfmon_cli.cells.model import CellRef
from perfmon_cli.period import Period


class Severity(Enum):
    """How bad a finding is; an error stops a final paper."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong (or odd), in words its owner can act on.

    `where` is a cell, or a file alone (sheet and cell empty); `line` is set for text files.
    Measure, part, area and period say what it is about, as far as it is about one of them: a
    decision that names one of these accepts only findings that name the same. `paste` is a row to
    fill in and paste into the sheet `paste_sheet`, which would mend it.
    """

    code: str
    severity: Severity
    problem: str
    remedy: str
    where: CellRef | None = None
    line: int | None = None
    measure: str = ""
    area: str = ""
    part: str = ""
    period: Period | None = None
    accepted: str = ""  #: the reason of the decision that accepts it; "" = open
    sender: str = ""  #: who can mend it, where the file or the Returns sheet says so
    paste: tuple[str, ...] = ()
    paste_sheet: str = ""  #: "Names" or "Tables received"; "" where there is nothing to paste

    @property
    def is_open_error(self) -> bool:
        """Whether it stops a final paper."""
        return self.severity is Severity.ERROR and not self.accepted

    @property
    def place(self) -> str:
        """The place in words: "This quarter!E14", "11-victims.md line 4", or ""."""
        if self.where is None:
            return ""
        if self.line is not None:
            return f"{self.where.file} line {self.line}"
        return str(self.where)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.code} {self.problem} {self.remedy}".strip()


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort worst first, then by file, sheet and position; the order is total and stable."""
    return tuple(sorted(findings, key=_sort_key))


def _sort_key(finding: Finding) -> tuple[int, str, str, tuple[int, int], int, str, str]:
    where = finding.where
    return (
        finding.severity.rank,
        where.file if where else "",
        where.sheet if where else "",
        where.position if where else (0, 0),
        finding.line or 0,
        finding.code,
        finding.problem,
    )
