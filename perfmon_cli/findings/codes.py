"""The codes of findings that reading, text, blocks and settings give; checks declare their own.

Codes are stable and never reused (CONTRACTS 4). PM208, PM304 and PM305 are given by checks and by
other rooms: `perfmon explain` prints what the check says of them.
"""

from perfmon_cli.cells.model import CellRef
from perfmon_cli.findings.content_codes import CONTENT_CODES
from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Finding
from perfmon_cli.findings.reading_codes import READING_CODES
from perfmon_cli.findings.text_codes import TEXT_CODES
from perfmon_cli.period import Period

CODES: tuple[CodeInfo, ...] = (*READING_CODES, *CONTENT_CODES, *TEXT_CODES)
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
    part: str = "",
    period: Period | None = None,
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
        part=part,
        period=period,
    )
