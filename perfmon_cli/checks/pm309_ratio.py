"""A percentage or a rate is its numerator over its denominator, wherever both are given.

They may differ by the rounding of the decimals that the measure prints (8.1 agrees with 8.08 where
one decimal is printed), and by that of counts for which Measures says what they are rounded to.
Rates are per as many as Measures says. Looked at are the columns Numerator and Denominator, also
those of Other areas. Where two or more figures of a sheet are the one over the other the wrong way
round, the columns were swapped, and that is said once.

Where the two are measures of their own, they are compared only if Measures declares it: "Out of"
names the id of the measure that is the denominator, and the numerator is the count in whose
brackets the percentage stands, or the one in its own brackets. Words under "Out of" declare
nothing: a count and a rate may come from different extracts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import half_a_place, places, rounded
from perfmon_cli.checks.words import cell_words, named, of_key, plain
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
_COUNTED = frozenset({Unit.COUNT, Unit.SNAPSHOT})


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A numerator and a denominator, and by how much each may be off because it was rounded."""

    above: Decimal
    below: Decimal
    above_slack: Decimal = Decimal(0)
    below_slack: Decimal = Decimal(0)
    where: str = ""  #: their cells, where they are not those of the value's row


@dataclass(frozen=True, slots=True)
class _Declared:
    """The measures that are numerator and denominator of another."""

    numerator: Measure
    denominator: Measure


def check(context: Context) -> Iterator[Finding]:
    """Look at every percentage and rate that stands beside its numerator and denominator."""
    swapped: dict[tuple[str, str], list[Finding]] = {}
    for measure in context.catalogue.measures.values():
        times = _times(measure)
        if not times:
            continue
        declared = _declared(context, measure)
        for observation in context.of(measure):
            ratio = _beside(measure, observation) or _elsewhere(context, declared, observation)
            if ratio is None or observation.value is None:
                continue
            subject = of_key(measure, observation.key)
            for problem, remedy in _problems(measure, times, observation.value, ratio):
                found = _report.at_cell(observation, f"{subject} {problem}", remedy)
                if _is_swapped(measure, times, observation.value, ratio):
                    where = observation.source
                    swapped.setdefault((where.file, where.sheet), []).append(found)
                else:
                    yield found
    for same in swapped.values():
        yield same[0] if len(same) == 1 else _swapped(same)
    for row in context.catalogue.other_areas:
        yield from _check_other(context, row)


def _times(measure: Measure) -> Decimal:
    if measure.unit.is_percent:
        return _HUNDRED
    return Decimal(measure.per) if measure.unit is Unit.RATE else Decimal(0)


def _declared(context: Context, measure: Measure) -> _Declared | None:
    measures = context.catalogue.measures
    denominator = measures.get(measure.denominator_name.strip())
    if denominator is None:
        return None
    beside = (m for m in measures.values() if m.companion == measure.id and m.unit in _COUNTED)
    numerator = next(beside, None) or measures.get(measure.companion)
    if numerator is None or numerator.unit not in _COUNTED:
        return None
    return _Declared(numerator, denominator)


def _beside(measure: Measure, observation: Observation) -> _Ratio | None:
    above, below = observation.numerator, observation.denominator
    if above is None or below is None:
        return None
    slack = _slack(measure)
    return _Ratio(above, below, slack, slack)


def _elsewhere(
    context: Context, declared: _Declared | None, observation: Observation
) -> _Ratio | None:
    if declared is None:
        return None
    key, observations = observation.key, context.dataset.observations
    above = observations.get(replace(key, measure=declared.numerator.id))
    below = observations.get(replace(key, measure=declared.denominator.id))
    if above is None or below is None or above.value is None or below.value is None:
        return None
    cells = (cell_words(found.source, observation.source) for found in (above, below))
    return _Ratio(
        above.value,
        below.value,
        _slack(declared.numerator),
        _slack(declared.denominator),
        f" ({' and '.join(cells)})",
    )


def _slack(measure: Measure) -> Decimal:
    return (measure.rounded_to or Decimal(0)) / 2


def _problems(
    measure: Measure, times: Decimal, value: Decimal, ratio: _Ratio
) -> Iterator[tuple[str, str]]:
    """What is wrong, as the end of a sentence, and the remedy ("" for the usual one)."""
    if ratio.below == 0:
        yield f"is {plain(value)}, but its denominator is 0{ratio.where}.", _EMPTY
    elif not _agree(measure, times, value, ratio):
        decimals = max(measure.decimals + 1, places(value))
        per = "" if measure.unit.is_percent else f" per {measure.per}"
        exact = plain(rounded(ratio.above * times / ratio.below, decimals))
        out_of = f"{plain(ratio.above)} out of {plain(ratio.below)}{ratio.where}"
        yield f"is {plain(value)}, but {out_of} is {exact}{per}.", ""


def _agree(measure: Measure, times: Decimal, value: Decimal, ratio: _Ratio) -> bool:
    exact = ratio.above * times / ratio.below
    if rounded(value, measure.decimals) == rounded(exact, measure.decimals):
        return True
    least = (ratio.above - ratio.above_slack) * times / (ratio.below + ratio.below_slack)
    smaller = ratio.below - ratio.below_slack
    most = (ratio.above + ratio.above_slack) * times / smaller if smaller > 0 else None
    slack = half_a_place(measure.decimals)
    return least - slack <= value and (most is None or value <= most + slack)


def _is_swapped(measure: Measure, times: Decimal, value: Decimal, ratio: _Ratio) -> bool:
    if ratio.where or ratio.above <= 0:
        return False
    return _agree(measure, times, value, _Ratio(ratio.below, ratio.above))


def _swapped(same: list[Finding]) -> Finding:
    """One finding for all figures of a sheet whose numerator and denominator changed places."""
    first = same[0]
    problem = (
        f"{first.problem.removesuffix('.')}, and the other way round it would be right. The same "
        f"holds for {len(same) - 1} more of this sheet."
    )
    return _report.at(first.where, problem, "Swap the headings Numerator and Denominator.")


def _check_other(context: Context, row: OtherArea) -> Iterator[Finding]:
    measure = context.catalogue.measures.get(row.measure)
    if measure is None or None in {row.value, row.numerator, row.denominator}:
        return
    times, above, below = _times(measure), row.numerator, row.denominator
    if times and row.value is not None and above is not None and below is not None:
        subject = named(row.measure, area=row.area)
        slack = _slack(measure)
        ratio = _Ratio(above, below, slack, slack)
        for problem, remedy in _problems(measure, times, row.value, ratio):
            yield _report.at(row.source, f"{subject} {problem}", remedy, measure=row.measure)
