"""What commands say of findings: on the terminal, and as JSON for other programs."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

import typer

from perfmon_cli.findings import Finding, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDEST = 100
_INDENT = 11  #: of the words behind "  warning  "
_NOWHERE = "The project as a whole"
_OTHER_QUARTER = "PM322"


def print_findings(findings: Sequence[Finding]) -> None:
    """All findings on stdout: wrapped and coloured on a terminal, else one line each."""
    is_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, _WIDEST) if is_terminal else None
    colour = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    typer.echo("\n".join(listing(findings, width, colour=colour)), color=colour)


def listing(
    findings: Sequence[Finding], width: int | None = None, *, colour: bool = False
) -> Iterator[str]:
    """The lines of the report: sheet by sheet, the worst first in each and of all; counts last.

    What Decisions accept stands apart, under its reasons. Lines are as wide as `width`, or one for
    each finding.
    """
    for name, group in _sheets([found for found in findings if not found.accepted]):
        yield from _paragraph(f"{name}: {counted(group)}", group, width, colour=colour)
    accepted = [found for found in findings if found.accepted]
    if accepted:
        yield _bold(f"Accepted in Decisions: {len(accepted)}", colour=colour)
        yield ""
    for reason, group in _grouped((found.accepted, found) for found in accepted):
        yield from _paragraph(f'"{reason}"', group, width, colour=colour)
    yield f"{total(findings)}."


def of_quarter(findings: Iterable[Finding]) -> list[str]:
    """What says that another quarter may be meant: every command that asks for one prints it."""
    return [clean(str(f)) for f in findings if f.code == _OTHER_QUARTER and not f.accepted]


def counted(findings: Sequence[Finding]) -> str:
    """How many of each severity there are, the others left out: "2 errors, 1 warning"."""
    return ", ".join(_number(n, name) for name, n in counts(findings).items() if n)


def total(findings: Sequence[Finding]) -> str:
    """How many are open of each severity, and how many more are accepted."""
    opened = counts([found for found in findings if not found.accepted])
    words = ", ".join(_number(n, name) for name, n in opened.items())
    accepted = sum(bool(found.accepted) for found in findings)
    return words + (f" ({accepted} more accepted)" if accepted else "")


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, by its word."""
    found = [finding.severity for finding in findings]
    return {severity.value: found.count(severity) for severity in Severity}


def findings_json(findings: Sequence[Finding]) -> str:
    """The document of `validate --format json` (CONTRACTS 3), and `accepted`: counts of these."""
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
        "counts": counts(found for found in findings if not found.accepted),
        "accepted": counts(found for found in findings if found.accepted),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sheets(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings by the sheet or file they stand in, the one with most errors first."""
    named = ((_sheet(found), found) for found in findings)
    return sorted(_grouped(named), key=lambda item: (*_badness(item[1]), item[0]))


def _sheet(found: Finding) -> str:
    where = found.where
    return (f"{where.file} · {where.sheet}".strip(" ·") if where else "") or _NOWHERE


def _badness(findings: Sequence[Finding]) -> list[int]:
    return [-number for number in counts(findings).values()]


def _grouped(named: Iterable[tuple[str, Finding]]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for name, found in named:
        groups.setdefault(name, []).append(found)
    return list(groups.items())


def _paragraph(
    title: str, findings: Sequence[Finding], width: int | None, *, colour: bool
) -> Iterator[str]:
    yield _bold(_wrapped(title, width, ""), colour=colour)
    for found in findings:
        word = f"  {found.severity.value:<{_INDENT - 2}}"
        text = _wrapped(str(found), width, " " * _INDENT)
        shown = typer.style(word, fg=_COLOURS[found.severity]) if colour else word
        yield shown + text.lstrip()
    yield ""


def _wrapped(text: str, width: int | None, indent: str) -> str:
    words = clean(text)
    if width is None:
        return words
    return fill(
        words,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def clean(text: str) -> str:
    """Without what would steer the terminal: text comes from strangers' files."""
    return "".join(c if c.isprintable() else " " for c in text)


def _bold(text: str, *, colour: bool) -> str:
    return typer.style(text, bold=True) if colour else text


def _number(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
