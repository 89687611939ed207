"""What commands say of findings: on the terminal, and as JSON for other programs."""

import json
from collections.abc import Sequence
from pathlib import Path

import typer

from perfmon_cli.findings import Finding, Severity


def say_built(folder: Path, findings: Sequence[Finding], machine: Sequence[str]) -> None:
    """Open errors and what the machine lacks on stderr, the draft's folder on stdout."""
    for found in findings:
        if found.severity is Severity.ERROR and not found.accepted:
            typer.echo(str(found), err=True)
    for lack in machine:
        typer.echo(lack, err=True)
    typer.echo(f"{_counted(findings)}. All of them are listed in Checks.xlsx.", err=True)
    typer.echo(str(folder))


def print_findings(findings: Sequence[Finding]) -> None:
    """All findings on stdout, sheet by sheet, with their counts last."""
    by_sheet: dict[str, list[Finding]] = {}
    for found in findings:
        where = found.where
        name = f"{where.file} · {where.sheet}".strip(" ·") if where else "The whole workbook"
        by_sheet.setdefault(name, []).append(found)
    for name, group in by_sheet.items():
        typer.echo(name)
        for found in group:
            accepted = " (accepted)" if found.accepted else ""
            typer.echo(f"  {found.severity.value}{accepted} {found}")
    typer.echo(f"{_counted(findings)}.")


def _counted(findings: Sequence[Finding]) -> str:
    counts = _counts([found for found in findings if not found.accepted])
    words = [f"{n} {name}{'' if n == 1 else 's'}" for name, n in counts.items()]
    accepted = sum(bool(found.accepted) for found in findings)
    return ", ".join(words) + (f" ({accepted} more accepted)" if accepted else "")


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    return {s.value: sum(f.severity is s for f in findings) for s in Severity}


def findings_json(findings: Sequence[Finding]) -> str:
    """The document of `validate --format json` (CONTRACTS 3)."""
    document = {
        "findings": [
            {
                "code": f.code,
                "severity": f.severity.value,
                "file": f.where.file if f.where else "",
                "sheet": f.where.sheet if f.where else "",
                "cell": f.where.cell if f.where else "",
                "line": f.line,
                "measure": f.measure,
                "problem": f.problem,
                "remedy": f.remedy,
                **({"accepted": f.accepted} if f.accepted else {}),
            }
            for f in findings
        ],
        "counts": _counts(findings),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
