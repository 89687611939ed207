"""A decision says why, is about something the workbook holds, and has not run out.

A reason of fewer than 10 characters explains nothing. Whether a decision has run out is judged by
the quarter's "Figures as at", never by today's date. Errors about files, sheets, settings and
templates (PM101 to PM106, PM112, PM501 to PM504) cannot be accepted: a row that tries is reported
too, and so is one that accepts a code which does not exist. For the newest quarter's paper a row
that accepts what is no longer found is reported as well, and once the indicators are known a
decision on a trend or a rating that is what the rule gives anyway.
"""

import re
from collections.abc import Iterator, Sequence

from perfmon_cli.catalogue.model import Catalogue, Decision
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.checks.acceptance import (
    SHORTEST_REASON,
    has_expired,
    has_reason,
    may_be_accepted,
    needless,
)
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import Quarter, day_words

CODE = "PM314"
SEVERITY = Severity.WARNING
TITLE = "A decision without a reason, or that has run out"
EXAMPLE = (
    "Decisions!G2: PM314 The decision on the trend of asb_incidents gives no reason. Say why in a "
    "few words (at least 10 characters): the paper prints it."
)
REMEDY = "Give a reason, correct what the row is about, or delete the row."

_report = Reporter(CODE, SEVERITY, REMEDY)
_CODE = re.compile(r"PM[0-9]{3}", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """Look at each row of Decisions."""
    from perfmon_cli.checks.explain import explanations  # noqa: PLC0415  (it lists the checks)

    codes = frozenset(explanations())
    for decision in context.catalogue.decisions:
        if not has_reason(decision):
            where = decision.reason_source or decision.source
            yield _report.at(where, *_reason(decision), measure=decision.measure or "")
        for problem, remedy in _problems(context, decision, codes):
            yield _report.at(decision.source, problem, remedy, measure=decision.measure or "")


def needless_decisions(
    findings: Sequence[Finding], catalogue: Catalogue, quarter: Quarter
) -> tuple[Finding, ...]:
    """PM314 for each row that accepts what is no longer found, once all findings are known."""
    from perfmon_cli.checks.explain import explanations  # noqa: PLC0415  (it lists the checks)

    return tuple(
        _report.at(
            decision.source,
            f"{_name(decision)} has nothing to accept any more.",
            "Delete the row, or correct what it is about if a finding is still open.",
            measure=decision.measure or "",
        )
        for decision in needless(findings, catalogue, quarter)
        if decision.what.upper() in explanations()
        and decision.measure in {None, *catalogue.measures}
    )


def _problems(
    context: Context, decision: Decision, codes: frozenset[str]
) -> Iterator[tuple[str, str]]:
    name = _name(decision)
    if decision.measure is not None and decision.measure not in context.catalogue.measures:
        yield (
            f"{name} is about a measure that Measures does not list.",
            "Correct its id, or delete the row.",
        )
    if decision.until is not None and has_expired(decision, context.judged_at):
        yield (
            f"{name} ran out on {day_words(decision.until)} and no longer applies.",
            "Decide again and write a later date under Until, or delete the row.",
        )
    if not _CODE.fullmatch(decision.what):
        return
    if decision.what.upper() not in codes:
        yield (
            f"{name} accepts nothing: perfmon has no such code.",
            "Write the code that stands in front of the finding, or delete the row.",
        )
    elif not may_be_accepted(decision.what):
        yield (
            f"{name} cannot be made: errors about files and settings are never accepted.",
            "Mend the cause and delete the row.",
        )


def _reason(decision: Decision) -> tuple[str, str]:
    name, given = _name(decision), decision.reason.strip()
    least = f"at least {SHORTEST_REASON} characters"
    problem = f"The reason {quoted(given)} of {_lower(name)} is too short."
    if not given:
        problem = f"{name} gives no reason."
    return problem, f"Say why in a few words ({least}): the paper prints it."


def _lower(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def _name(decision: Decision) -> str:
    what = decision.what
    words = f"to accept {what.upper()}" if _CODE.fullmatch(what) else f"on the {what}"
    return f"The decision {words}{f' of {decision.measure}' if decision.measure else ''}"
