"""A survey's percentage says how many people were asked.

Looked at are the figures of the quarter; one finding a measure names the first and counts the rest.
A denominator does as well. Without either, the arrow rule `panel` takes only a change of 2
percentage points or more as real.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import find, own_period
from perfmon_cli.checks.words import of_key
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Quarter

CODE = "PM316"
SEVERITY = Severity.WARNING
TITLE = "No sample size"
EXAMPLE = (
    "This quarter!F4: PM316 victim_satisfaction for 2021/22 does not say how many people were "
    "asked; nor do 5 more of its figures. Enter the number under n."
)
REMEDY = "Enter the number under n."

_report = Reporter(CODE, SEVERITY, REMEDY)


def check(context: Context) -> Iterator[Finding]:
    """Look at the quarter's figures of each survey percentage."""
    if context.quarter is None:
        return
    for measure in context.catalogue.measures.values():
        if measure.unit is not Unit.SURVEY_PERCENT:
            continue
        without = [o for o in _current(context, measure, context.quarter) if _is_without(o)]
        if without:
            yield _without(measure, without)


def _current(context: Context, measure: Measure, quarter: Quarter) -> Iterator[Observation]:
    period = own_period(measure, quarter)
    for area in ("", *context.catalogue.settings.areas):
        for part in ("", *measure.parts):
            observation = find(context, measure, period, part, area)
            if observation is not None and observation.value is not None:
                yield observation


def _is_without(observation: Observation) -> bool:
    return observation.n is None and observation.denominator is None


def _without(measure: Measure, observations: list[Observation]) -> Finding:
    first, *others = observations
    count = len(others)
    more = {0: ".", 1: "; nor does 1 more of its figures."}.get(
        count, f"; nor do {count} more of its figures."
    )
    return _report.at_cell(
        first, f"{of_key(measure, first.key)} does not say how many people were asked{more}"
    )
