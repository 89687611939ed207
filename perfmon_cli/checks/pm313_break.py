"""A change in counting says what changed, and every figure marked as a break has its row in Breaks.

The note prints wherever a comparison stops at the break. A figure with the status break (or [b])
needs a row in Breaks that begins within its period or within the year before it.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import is_across_break, year_before
from perfmon_cli.checks.words import of_key
from perfmon_cli.dataset.model import Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.period import day_words

CODE = "PM313"
SEVERITY = Severity.WARNING
TITLE = "A break without a note"
EXAMPLE = (
    "Breaks!A3: PM313 The break of dvpn from 1 April 2021 does not say what changed. Write it "
    "under What changed: the paper prints it where a comparison stops."
)
REMEDY = "Write it under What changed: the paper prints it where a comparison stops."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at each row of Breaks, then at each figure marked as a break."""
    for row in context.catalogue.breaks:
        if not (row.what.strip() or row.note.strip()):
            yield _report.at(
                row.source,
                f"The break of {row.measure} from {day_words(row.since)} does not say what "
                "changed.",
                measure=row.measure,
            )
    for measure in context.catalogue.measures.values():
        for observation in context.given(measure):
            if Status.BREAK not in observation.statuses:
                continue
            period = observation.key.period
            if not is_across_break(context, measure, year_before(period), period):
                yield _report.at_cell(
                    observation,
                    f"{of_key(measure, observation.key)} is marked as a break, but Breaks has no "
                    "row for it.",
                    "Add a row to Breaks that says from when, and what changed.",
                )
