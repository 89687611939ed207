"""A count is a whole number.

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
    """Look at every count that prints without decimals."""
    for measure in context.catalogue.measures.values():
        if measure.unit is not Unit.COUNT or measure.decimals:
            continue
        for observation in context.of(measure):
            value = observation.value
            if value is None or not places(value) or not _ROUGH.isdisjoint(observation.statuses):
                continue
            yield _report.at_cell(
                observation,
                f"{of_key(observation.key)} is {plain(value)}, but a count is a whole number.",
            )
