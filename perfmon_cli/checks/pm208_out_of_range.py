"""A figure lies where its unit can be: a percentage from 0 to 100, everything else not below 0.

Outcomes of this period over offences recorded in it can exceed 100 percent: write
`may exceed 100: yes` under Rule settings, and only values below 0 are reported. An index may take
any value. Numerators, denominators and numbers of people asked are looked at too.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit

CODE = "PM208"
SEVERITY = Severity.ERROR
TITLE = "Out of range"
EXAMPLE = (
    "This quarter!E6: PM208 calls_999 for 2021/22 is 856, but a percentage lies between 0 and 100. "
    'Correct the cell, or write "may exceed 100: yes" under Rule settings in Measures.'
)
REMEDY = "Correct the cell; where there is no figure, write [x]."

_report = Reporter(CODE, SEVERITY, REMEDY)
_HUNDRED = Decimal(100)
_MAY_EXCEED = 'Correct the cell, or write "may exceed 100: yes" under Rule settings in Measures.'
_NOT_BELOW_ZERO = {
    Unit.COUNT: "a count",
    Unit.PERCENT: "a percentage",
    Unit.SURVEY_PERCENT: "a percentage",
    Unit.RATE: "a rate",
    Unit.DAYS: "a number of days",
    Unit.GBP: "an amount of money",
    Unit.SNAPSHOT: "a number on a day",
}


def check(context: Context) -> Iterator[Finding]:
    """Look at every figure and at what stands beside it."""
    for measure in context.catalogue.measures.values():
        may_exceed = _may_exceed(measure)
        for observation in context.of(measure):
            yield from _check_value(measure, observation, may_exceed=may_exceed)
            yield from _check_beside(observation)


def _may_exceed(measure: Measure) -> bool:
    settings = {name.casefold(): value.casefold() for name, value in measure.rule_settings}
    return measure.unit is Unit.PERCENT and settings.get("may exceed 100") == "yes"


def _check_value(
    measure: Measure, observation: Observation, *, may_exceed: bool
) -> Iterator[Finding]:
    value = observation.value
    if value is None:
        return
    if value < 0 and measure.unit in _NOT_BELOW_ZERO:
        yield _report.at_cell(
            observation,
            f"{of_key(observation.key)} is {plain(value)}, but {_NOT_BELOW_ZERO[measure.unit]} "
            "cannot be below 0.",
        )
    elif measure.unit.is_percent and value > _HUNDRED and not may_exceed:
        yield _report.at_cell(
            observation,
            f"{of_key(observation.key)} is {plain(value)}, but a percentage lies between 0 and "
            "100.",
            _MAY_EXCEED if measure.unit is Unit.PERCENT else "",
        )


def _check_beside(observation: Observation) -> Iterator[Finding]:
    beside = {
        "numerator": observation.numerator,
        "denominator": observation.denominator,
        "number of people asked": observation.n,
    }
    for name, value in beside.items():
        if value is not None and value < 0:
            yield _report.at_cell(
                observation,
                f"The {name} of {of_key(observation.key)} is {plain(value)}, which cannot be "
                "below 0.",
            )
