"""Findings that the Decisions sheet accepts, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from perfmon_cli.catalogue.model import Catalogue, Decision
from perfmon_cli.findings.codes import CODES
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import Quarter

#: A reason shorter than this explains nothing (METHODS 4.7).
SHORTEST_REASON = 10
#: Errors of files, settings, templates and paths: a decision cannot make these safe.
_NEVER = ("PM1", "PM5")
_SEVERITIES = {info.code: info.severity for info in CODES}


def accept(
    findings: Sequence[Finding], catalogue: Catalogue, quarter: Quarter | None
) -> tuple[Finding, ...]:
    """The same findings in the same order; `accepted` is the reason where a decision applies.

    A decision applies to findings of its code about its measure, part, area and period, where it
    names these; of several the one that names most. It needs a reason, and its "until" must not
    lie before the day the figures are judged by; without a quarter nothing has run out. Errors
    among PM1xx and PM5xx are never accepted.
    """
    judged_at = catalogue.judged_at(quarter) if quarter else None
    decisions: dict[str, list[Decision]] = {}
    for decision in catalogue.decisions:
        if has_reason(decision) and not has_expired(decision, judged_at):
            decisions.setdefault(decision.what.upper(), []).append(decision)
    whole = catalogue.settings.area
    return tuple(_accepted(finding, decisions.get(finding.code, ()), whole) for finding in findings)


def needless(
    findings: Sequence[Finding], catalogue: Catalogue, quarter: Quarter
) -> Iterator[Decision]:
    """The acceptances that speak of none of the findings; none for an older quarter's paper.

    Rows that accept nothing for want of a reason, or because they ran out, are not among them.
    """
    if any(row.quarter > quarter for row in catalogue.quarters):
        return
    whole, judged_at = catalogue.settings.area, catalogue.judged_at(quarter)
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    for decision in catalogue.decisions:
        code = decision.what.upper()
        is_code = code.startswith("PM") and may_be_accepted(code)
        if not is_code or not has_reason(decision) or has_expired(decision, judged_at):
            continue
        if not any(_applies(decision, found, whole) for found in by_code.get(code, ())):
            yield decision


def may_be_accepted(code: str) -> bool:
    """Whether a decision may set findings of this code aside: not errors of files and settings."""
    found = code.upper()
    return not found.startswith(_NEVER) or _SEVERITIES.get(found) not in {None, Severity.ERROR}


def has_reason(decision: Decision) -> bool:
    """Whether the reason is long enough to say something."""
    return len(decision.reason.strip()) >= SHORTEST_REASON


def has_expired(decision: Decision, judged_at: date | None) -> bool:
    """Whether its "until" lies before the day the figures are judged by."""
    return judged_at is not None and decision.until is not None and decision.until < judged_at


def _accepted(finding: Finding, decisions: Sequence[Decision], whole: str) -> Finding:
    if not may_be_accepted(finding.code):
        return finding
    applying = [decision for decision in decisions if _applies(decision, finding, whole)]
    if not applying:
        return finding
    return replace(finding, accepted=max(applying, key=_closeness).reason)


def _applies(decision: Decision, finding: Finding, whole: str) -> bool:
    """Whether it names nothing else than the finding; the whole area may stand by its name."""
    areas = (finding.area,) if finding.area else ("", whole)
    names_it = any(
        decision.applies(finding.code, finding.measure, finding.part, area) for area in areas
    )
    return names_it and decision.period in {None, finding.period}


def _closeness(decision: Decision) -> int:
    named = (decision.measure, decision.part, decision.area, decision.period)
    return sum(name is not None for name in named)
