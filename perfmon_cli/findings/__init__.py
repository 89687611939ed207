"""What a check says and where, and the codes it says it under."""

from perfmon_cli.findings.codes import code_info, finding
from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Finding, Severity, in_order

__all__ = ["CodeInfo", "Finding", "Severity", "code_info", "finding", "in_order"]
