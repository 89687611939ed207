"""A measure that is compared with a baseline says which period that is, and has its figure.

Looked at are measures with "baseline" or "plan baseline" under Compared with, and those whose
target is the baseline. The period must be as long as the measure's own and lie before the quarter's
figure; a marker in its cell is an answer. Two different figures for one baseline are PM303 or
PM310.

Within the workbook a baseline that was moved or relabelled shows in two ways. The measure's oldest
figure is for twelve months that end in another month than all the rest, so that nothing uses it:
the baseline stood there before Baseline period was changed. Or the baseline's figure
stands under an overlapping period too, digit for digit: one of the two is labelled wrongly. Only
figures above 100, and of 10 or more with decimals, are compared in this way, since small ones
agree by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import is_telling
from perfmon_cli.checks.periods import find, has_own_length, missing_parts, own_period
from perfmon_cli.checks.words import cell_words, named, period_words
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import BASELINE, PLAN_BASELINE, Measure
from perfmon_cli.period import MONTHS_A_YEAR, Basis, Period

CODE = "PM312"
SEVERITY = Severity.ERROR
TITLE = "A baseline without its figure, moved or relabelled"
EXAMPLE = (
    "Measures!A31: PM312 neighbourhood_crime has no figure for the baseline, 12 months to June "
    "2019. Enter it, or correct Baseline period in Measures."
)
REMEDY = "Enter it, or correct Baseline period in Measures."

_report = Reporter(CODE, SEVERITY, REMEDY)


@dataclass(frozen=True, slots=True)
class _Baseline:
    measure: Measure
    name: str  #: "baseline" or "plan baseline"
    period: Period

    @property
    def heading(self) -> str:
        return f"{self.name.capitalize()} period"

    @property
    def words(self) -> str:
        return period_words(self.period, self.measure.basis)


def check(context: Context) -> Iterator[Finding]:
    """Look at each baseline that a measure is compared with."""
    for measure in context.catalogue.measures.values():
        uses_baseline = BASELINE in measure.comparators or measure.target_is_baseline
        uses_plan = PLAN_BASELINE in measure.comparators
        for is_used, name, period in (
            (uses_baseline, "baseline", measure.baseline_period),
            (uses_plan, "plan baseline", measure.plan_baseline_period),
        ):
            if is_used and period is None:
                yield _without_period(context, measure, name)
            elif is_used and period is not None:
                yield from _check_one(context, _Baseline(measure, name, period))


def _without_period(context: Context, measure: Measure, name: str) -> Finding:
    heading = f"{name.capitalize()} period"
    return _report.at_measure(
        context,
        measure,
        f"{measure.id} is compared with its {name}, but {heading} is empty.",
        remedy=f"Write under {heading} which period that is, for instance 2019/20.",
    )


def _check_one(context: Context, baseline: _Baseline) -> Iterator[Finding]:
    measure, period = baseline.measure, baseline.period
    is_alike = measure.show_quarters or has_own_length(measure, period)
    if not is_alike and measure.basis is not Basis.SNAPSHOT:
        said = f"its {baseline.name}, {baseline.words}, is of another length than its figures"
        yield _moved(context, baseline, f"{measure.id} cannot be compared: {said}.")
        return
    if context.quarter is not None and period.end >= own_period(measure, context.quarter).end:
        own = period_words(own_period(measure, context.quarter), measure.basis)
        said = f"{measure.id} for {own} is compared with its {baseline.name}, {baseline.words}"
        yield _moved(context, baseline, f"{said}, which is not earlier.")
        return
    elsewhere = _unused(context, baseline)
    missing = missing_parts(context, measure, period)
    for part in missing:
        yield _missing(context, baseline, part, elsewhere)
    if not missing and elsewhere is not None:
        cell = cell_words(elsewhere.source, context.place_of(measure))
        when = period_words(elsewhere.key.period, measure.basis)
        said = f"the {baseline.name} of {measure.id} is {baseline.words}"
        yield _moved(
            context, baseline, f"{cell} holds figures for {when}, which nothing uses; {said}."
        )
    yield from _relabelled(context, baseline)


def _moved(context: Context, baseline: _Baseline, problem: str) -> Finding:
    remedy = f"Correct {baseline.heading} in Measures, or the period of the figures."
    return _report.at_measure(
        context, baseline.measure, problem, period=baseline.period, remedy=remedy
    )


def _missing(
    context: Context, baseline: _Baseline, part: str, elsewhere: Observation | None
) -> Finding:
    measure = baseline.measure
    subject = named(measure.id, part)
    problem = f"{subject} has no figure for the {baseline.name}, {baseline.words}"
    remedy = f"Enter it, or correct {baseline.heading} in Measures."
    if elsewhere is not None:
        cell = cell_words(elsewhere.source, context.place_of(measure))
        problem += f"; {cell} has one for {period_words(elsewhere.key.period, measure.basis)}"
        remedy = f"Correct {baseline.heading} in Measures or the period there, or enter the figure."
    return _report.at_measure(
        context, measure, f"{problem}.", part=part, period=baseline.period, remedy=remedy
    )


def _unused(context: Context, baseline: _Baseline) -> Observation | None:
    """The oldest figure, if its twelve months alone end in another month than the others do."""
    measure = baseline.measure
    if context.quarter is None or measure.basis is not Basis.ROLLING_12:
        return None
    month = own_period(measure, context.quarter).end.month
    used = {measure.baseline_period, measure.plan_baseline_period}
    years = [
        observation
        for observation in context.of(measure)
        if observation.value is not None and observation.key.period.months == MONTHS_A_YEAR
    ]
    oldest = min(years, key=lambda year: year.key.period.end, default=None)
    if oldest is None or oldest.key.period in used:
        return None
    odd = {year.key.period for year in years if year.key.period.end.month != month} - used
    return oldest if odd == {oldest.key.period} else None


def _relabelled(context: Context, baseline: _Baseline) -> Iterator[Finding]:
    """Where the baseline's figure stands under an overlapping period too."""
    measure = baseline.measure
    for part in ("", *measure.parts):
        here = find(context, measure, baseline.period, part)
        if here is None or here.value is None or not is_telling(here.value):
            continue
        for there in context.dataset.series(measure.id, part):
            if _is_same(here, here.value, there):
                other = period_words(there.key.period, measure.basis)
                cell = cell_words(there.source, here.source)
                yield _report.at_cell(
                    here,
                    f"{named(measure.id, part)} for the {baseline.name}, {baseline.words}, is "
                    f"{here.value:f}, and so it is for {other} in {cell}, which overlaps it.",
                    "One of the two is under the wrong period, or was copied: correct it.",
                )


def _is_same(here: Observation, value: Decimal, there: Observation) -> bool:
    first, second = here.key.period, there.key.period
    overlaps = first.start <= second.end and second.start <= first.end
    is_other = first != second and first.months == second.months
    return is_other and overlaps and there.value == value
