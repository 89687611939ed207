"""What is said of a code, apart from any one finding."""

from dataclasses import dataclass

from perfmon_cli.findings.model import Severity


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What `perfmon explain` says of a code."""

    code: str
    severity: Severity
    title: str
    meaning: str = ""
    example: str = ""
    remedy: str = ""
