"""Every measure of a priority has a figure for the quarter, or a cell that says why it has none.

The period is the measure's own: its lag is taken off first, and a snapshot may be any day of the
twelve months before. A measure given by its parts needs each of them. A marker is an answer
("Not available", "[x]", "See Appendix 2"), and a measure that is only ever reported elsewhere
needs none. Supporting measures are left alone. A priority without any measure is reported under
this code too.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import missing_parts, own_period
from perfmon_cli.checks.words import named, period_words
from perfmon_cli.dataset.model import Missing
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure

CODE = "PM304"
SEVERITY = Severity.ERROR
TITLE = "No figure for the quarter"
EXAMPLE = (
    "Measures!A8: PM304 knife_crime has no figure for 2021/22. Enter it, or write in its cell why "
    'there is none, for instance "Not available".'
)
REMEDY = 'Enter it, or write in its cell why there is none, for instance "Not available".'

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at each measure that has a row in a priority's table."""
    if context.quarter is None:
        return
    for measure in context.catalogue.measures.values():
        if not measure.is_printed_in_priority or _is_reported_elsewhere(context, measure):
            continue
        period = own_period(measure, context.quarter)
        for part in missing_parts(context, measure, period):
            yield _report.at_measure(
                context,
                measure,
                f"{named(measure.id, part)} has no figure for {period_words(period)}.",
                part=part,
                period=period,
            )


def _is_reported_elsewhere(context: Context, measure: Measure) -> bool:
    observations = tuple(context.of(measure))
    has_value = any(observation.value is not None for observation in observations)
    return not has_value and any(o.missing is Missing.ELSEWHERE for o in observations)
