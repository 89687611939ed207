"""A percentage or a rate is its numerator over its denominator, wherever both are given.

They may differ by the rounding of the decimals that the measure prints: 8.1 agrees with 8.08 where
one decimal is printed. Rates are per as many as Measures says. Counts and percentages that stand in
two measures are not compared here, since they may be counted at different times.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import half_a_place, places, rounded
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit

CODE = "PM309"
SEVERITY = Severity.ERROR
TITLE = "Not its numerator over its denominator"
EXAMPLE = (
    "Values!E9: PM309 da_outcome_rate for 2021/22 is 6.8, but 4135 out of 51166 is 8.08. Correct "
    "the value, its numerator or its denominator."
)
REMEDY = "Correct the value, its numerator or its denominator."

_report = Reporter(CODE, SEVERITY, REMEDY)
_HUNDRED = Decimal(100)
_EMPTY = "Write [z] in place of the value: out of 0 there is no percentage."


def check(context: Context) -> Iterator[Finding]:
    """Look at every percentage and rate that stands beside its numerator and denominator."""
    for measure in context.catalogue.measures.values():
        times = _times(measure)
        if times:
            for observation in context.of(measure):
                yield from _check_one(measure, observation, times)


def _times(measure: Measure) -> Decimal:
    if measure.unit.is_percent:
        return _HUNDRED
    return Decimal(measure.per) if measure.unit is Unit.RATE else Decimal(0)


def _check_one(measure: Measure, observation: Observation, times: Decimal) -> Iterator[Finding]:
    value, above, below = observation.value, observation.numerator, observation.denominator
    if value is None or above is None or below is None:
        return
    said = f"{of_key(observation.key)} is {plain(value)}, but "
    if below == 0:
        yield _report.at_cell(observation, f"{said}its denominator is 0.", _EMPTY)
        return
    ratio = above * times / below
    if not _agree(measure, value, ratio):
        decimals = max(measure.decimals + 1, places(value))
        per = "" if measure.unit.is_percent else f" per {measure.per}"
        exact = plain(rounded(ratio, decimals))
        yield _report.at_cell(
            observation, f"{said}{plain(above)} out of {plain(below)} is {exact}{per}."
        )


def _agree(measure: Measure, value: Decimal, ratio: Decimal) -> bool:
    if rounded(value, measure.decimals) == rounded(ratio, measure.decimals):
        return True
    return abs(value - ratio) <= half_a_place(measure.decimals)
