"""A count is a whole number, and so is a number of people asked.

Estimates and forecasts are left alone, and so are counts for which Measures asks for decimals
(posts filled part-time, for instance).
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import places
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Unit

CODE = "PM209"
SEVERITY = Severity.ERROR
TITLE = "Not a whole number"
EXAMPLE = (
    "This quarter!E23: PM209 knife_crime for 2021/22 is 23.58, but a count is a whole number. "
    "Correct the cell, or change Unit or Decimals in Measures."
)
REMEDY = "Correct the cell, or change Unit or Decimals in Measures."

_report = Reporter(CODE, SEVERITY, REMEDY)
_ROUGH = frozenset({Status.ESTIMATED, Status.FORECAST})


def check(context: Context) -> Iterator[Finding]:
    """Look at every count that prints without decimals, and at what n says."""
    for measure in context.catalogue.measures.values():
        is_whole = measure.unit is Unit.COUNT and not measure.decimals
        for observation in context.of(measure):
            value, asked = observation.value, observation.n
            is_fraction = is_whole and value is not None and places(value) > 0
            if is_fraction and value is not None and _ROUGH.isdisjoint(observation.statuses):
                subject = of_key(measure, observation.key)
                yield _report.at_cell(
                    observation, f"{subject} is {plain(value)}, but a count is a whole number."
                )
            if asked is not None and places(asked):
                subject = of_key(measure, observation.key)
                yield _report.at_cell(
                    observation,
                    f"The number of people asked of {subject} is {plain(asked)}, not a whole "
                    "number.",
                    "Correct the number under n.",
                )
