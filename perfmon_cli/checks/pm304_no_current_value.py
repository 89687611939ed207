"""Every measure of a priority has a figure for the quarter, or a cell that says why it has none.

The period is the measure's own: its lag is taken off first, and a snapshot may be any day of the
twelve months before. A measure given by its parts needs each of them. A marker is an answer
("Not available", "[x]", "See Appendix 2"), and a measure that is only ever reported elsewhere
needs none; nor does a figure that can be worked out from its months or quarters, and where some of
them are there and it cannot, the reason is said. Where a newer figure than last year's stands under
another period, its cell is named: a mistaken period is likelier than a missing figure. Supporting
measures are left alone. A priority without any measure is reported under this code too.
"""

from collections.abc import Iterator

from perfmon_cli.checks import shorter
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import has_own_length, missing_parts, own_period, year_before
from perfmon_cli.checks.words import cell_words, named, period_words
from perfmon_cli.dataset.lacking import lacking
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period

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
            yield _missing(context, measure, period, part)


def _is_reported_elsewhere(context: Context, measure: Measure) -> bool:
    observations = tuple(context.of(measure))
    has_value = any(observation.value is not None for observation in observations)
    return not has_value and any(o.missing is Missing.ELSEWHERE for o in observations)


def _missing(context: Context, measure: Measure, period: Period, part: str) -> Finding:
    wanted = period_words(period, measure.basis)
    problem = f"{named(measure.id, part)} has no figure for {wanted}"
    lack = lacking(context.dataset, context.catalogue, measure, period, part=part)
    if lack is not None and lack.there > 1:
        said, remedy = shorter.words(lack, measure)
        return _report.at_measure(
            context, measure, f"{problem}: {said}", part=part, period=period, remedy=remedy
        )
    other = _under_another_period(context, measure, period, part)
    if other is None:
        return _report.at_measure(context, measure, f"{problem}.", part=part, period=period)
    cell = cell_words(other.source, context.place_of(measure))
    said = period_words(other.key.period, measure.basis)
    return _report.at_measure(
        context,
        measure,
        f"{problem}; {cell} has one for {said}.",
        part=part,
        period=period,
        remedy=f"If that figure is meant for {wanted}, correct its period; otherwise enter the "
        'figure, or write in its cell why there is none, for instance "Not available".',
    )


def _under_another_period(
    context: Context, measure: Measure, period: Period, part: str
) -> Observation | None:
    """The newest figure since last year's: of the measure's own length, or the only one shorter."""
    since = year_before(period).end
    newer = [
        observation
        for observation in context.dataset.series(measure.id, part)
        if observation.value is not None
        and observation.key.period.end > since
        and not observation.derived_from
    ]
    own = [one for one in newer if has_own_length(measure, one.key.period)]
    found = own or (newer if len(newer) == 1 else [])
    return max(found, key=lambda one: one.key.period.end, default=None)
