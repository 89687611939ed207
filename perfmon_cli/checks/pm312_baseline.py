"""A measure that is compared with a baseline says which period that is, and has its figure.

Looked at are measures with "baseline" or "plan baseline" under Compared with, and those whose
target is the baseline. A marker in the baseline's cell is an answer. Two different figures for one
baseline are PM310.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import missing_parts
from perfmon_cli.checks.words import named, period_words
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, Measure
from perfmon_cli.period import Period

CODE = "PM312"
SEVERITY = Severity.ERROR
TITLE = "A baseline without its figure"
EXAMPLE = (
    "Measures!A31: PM312 neighbourhood_crime has no figure for the baseline, 12 months to June "
    "2019. Enter it, or correct Baseline period in Measures."
)
REMEDY = "Enter it, or correct Baseline period in Measures."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at each baseline that a measure is compared with."""
    for measure in context.catalogue.measures.values():
        uses_baseline = BASELINE in measure.comparators or measure.target_is_baseline
        if uses_baseline:
            yield from _check_one(context, measure, "baseline", measure.baseline_period)
        if PLAN_BASELINE in measure.comparators:
            yield from _check_one(context, measure, "plan baseline", measure.plan_baseline_period)


def _check_one(
    context: Context, measure: Measure, name: str, period: Period | None
) -> Iterator[Finding]:
    heading = f"{name.capitalize()} period"
    if period is None:
        yield _report.at_measure(
            context,
            measure,
            f"{measure.id} is compared with its {name}, but {heading} is empty.",
            remedy=f"Write under {heading} which period that is, for instance 2019/20.",
        )
        return
    for part in missing_parts(context, measure, period):
        yield _report.at_measure(
            context,
            measure,
            f"{named(measure.id, part)} has no figure for the {name}, {period_words(period)}.",
            part=part,
            period=period,
            remedy=f"Enter it, or correct {heading} in Measures.",
        )
