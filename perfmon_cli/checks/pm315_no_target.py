"""Where one measure of a priority has a target, the others have one too, or are only watched.

A priority in which nobody set a target gives no finding: a paper without targets prints no ratings.
A measure with the good direction watch needs none; the baseline as target, a row in Targets, a band
that goes with the good direction, and a rating against other areas all count as one. Measures
without any figure are left alone.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.declared import declared
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Polarity
from perfmon_cli.rule_settings.model import BENCHMARK

CODE = "PM315"
SEVERITY = Severity.WARNING
TITLE = "No target"
EXAMPLE = (
    "Measures!A22: PM315 homicide has no target, while neighbourhood_crime of the same priority "
    "has one. Write it under Target, or watch under Good direction if it is not to be rated."
)
REMEDY = "Write it under Target, or watch under Good direction if it is not to be rated."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at each measure of a priority in which some other measure has a target."""
    in_targets = {target.measure for target in context.catalogue.targets}
    measures = [m for m in context.catalogue.measures.values() if m.is_printed_in_priority]
    first_with: dict[str, str] = {}
    for measure in measures:
        if _has_target(measure, in_targets):
            first_with.setdefault(measure.priority, measure.id)
    for measure in measures:
        other = first_with.get(measure.priority)
        if other is None or _has_target(measure, in_targets):
            continue
        is_given = any(o.value is not None for o in context.of(measure))
        if is_given and measure.polarity is not Polarity.WATCH:
            yield _report.at_measure(
                context,
                measure,
                f"{measure.id} has no target, while {other} of the same priority has one.",
            )


def _has_target(measure: Measure, in_targets: set[str]) -> bool:
    has_own = measure.target is not None or measure.target_is_baseline or measure.has_band
    is_held_to_others = declared(measure).rating == BENCHMARK
    return has_own or is_held_to_others or measure.id in in_targets
