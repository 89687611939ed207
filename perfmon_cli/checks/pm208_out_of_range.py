"""A figure lies where its unit can be: a percentage from 0 to 100, everything else not below 0.

Outcomes of this period over offences recorded in it can exceed 100 percent: write
`may exceed 100: yes` under Rule settings, and only values below 0 are reported. An index may take
any value. Numerators, denominators and numbers of people asked are looked at too (nobody asked
gives no percentage), and so are targets, bands and the figures of Other areas. A number with more
digits than a sheet holds is refused where it is read, under this code too.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.declared import declared
from perfmon_cli.checks.targets import bounds
from perfmon_cli.checks.words import named, of_key, plain
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
_TYPED_TWICE = Decimal(1000)  #: a percentage of this size is a hundred times too large
_NOTHING = (None, None, None)
_CORRECT = "Correct the cell."
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
    """Look at every figure, at what stands beside it, and at what it is held against."""
    for measure in context.catalogue.measures.values():
        for observation in context.of(measure):
            value = observation.value
            problem = _problem(measure, value)
            if problem and value is not None:
                subject = of_key(measure, observation.key)
                remedy = _percent_remedy(measure, value) if value > 0 else ""
                yield _report.at_cell(
                    observation, f"{subject} is {plain(value)}, but {problem}.", remedy
                )
            if (observation.numerator, observation.denominator, observation.n) != _NOTHING:
                yield from _check_beside(measure, observation)
        for bound in bounds(context, measure):
            problem = _problem(measure, bound.value)
            if problem:
                said = f"{bound.name} is {plain(bound.value)}, but {problem}."
                yield bound.finding(_report, said, _CORRECT)
    for row in context.catalogue.other_areas:
        yield from _check_other(context, row)


def _percent_remedy(measure: Measure, value: Decimal) -> str:
    """Typed without its sign into a cell shown as a percentage, 85.6 becomes 8560%."""
    meant = plain((value / _HUNDRED).normalize())
    if measure.unit.is_percent and _TYPED_TWICE <= value <= _HUNDRED * _HUNDRED:
        return (
            f"If {meant}% is meant, type {meant}% with its sign: the cell may be shown as a "
            "percentage, which turns a plain number into a hundred times as much."
        )
    return _MAY_EXCEED if measure.unit is Unit.PERCENT else ""


def _problem(measure: Measure, value: Decimal | None) -> str:
    """Why the unit cannot take the value; "" where it can."""
    if value is None:
        return ""
    if value < 0 and measure.unit in _NOT_BELOW_ZERO:
        return f"{_NOT_BELOW_ZERO[measure.unit]} cannot be below 0"
    if not measure.unit.is_percent or value <= _HUNDRED:
        return ""
    may_exceed = measure.unit is Unit.PERCENT and declared(measure).may_exceed_100
    return "" if may_exceed else "a percentage lies between 0 and 100"


def _check_beside(measure: Measure, observation: Observation) -> Iterator[Finding]:
    beside = (
        ("numerator", observation.numerator),
        ("denominator", observation.denominator),
        ("number of people asked", observation.n),
    )
    for name, value in beside:
        if value is not None and value < 0:
            subject = f"The {name} of {of_key(measure, observation.key)}"
            yield _report.at_cell(
                observation, f"{subject} is {plain(value)}, which cannot be below 0."
            )
    if observation.n == 0 and observation.value is not None:
        subject = of_key(measure, observation.key)
        yield _report.at_cell(
            observation,
            f"{subject} is {plain(observation.value)}, but the number of people asked is 0.",
            "Correct the number of people asked; if nobody was asked, write [z] as the figure.",
        )


def _check_other(context: Context, row: OtherArea) -> Iterator[Finding]:
    measure = context.catalogue.measures.get(row.measure)
    problem = _problem(measure, row.value) if measure else ""
    if problem and row.value is not None:
        subject = named(row.measure, area=row.area)
        said = f"{subject} is {plain(row.value)}, but {problem}."
        yield _report.at(row.source, said, measure=row.measure)
