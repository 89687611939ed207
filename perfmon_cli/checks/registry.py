"""Finds the checks: every module of this folder named by a code, for instance `pm305_gap`."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from perfmon_cli.checks.context import Context
from perfmon_cli.findings.info import CodeInfo
from perfmon_cli.findings.model import Finding, Severity

_PACKAGE = "perfmon_cli.checks"
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")  #: within a paragraph
_MODULE = re.compile(r"pm[0-9]{3}_[a-z_]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it is about, and the function that looks."""

    info: CodeInfo
    check: Callable[[Context], Iterator[Finding]]


@cache
def registered() -> tuple[Check, ...]:
    """All checks, by code. A new check is one new module; nothing else names it."""
    folder = importlib.import_module(_PACKAGE).__path__
    names = [module.name for module in pkgutil.iter_modules(folder)]
    checks = [_load(name) for name in names if _MODULE.fullmatch(name)]
    return tuple(sorted(checks, key=lambda check: check.info.code))


def _load(name: str) -> Check:
    module = importlib.import_module(f"{_PACKAGE}.{name}")
    code: str = module.CODE
    severity: Severity = module.SEVERITY
    info = CodeInfo(
        code=code,
        severity=severity,
        title=module.TITLE,
        meaning=_LINE_END.sub(" ", (module.__doc__ or "").strip()),
        example=module.EXAMPLE,
        remedy=module.REMEDY,
    )
    return Check(info=info, check=module.check)
