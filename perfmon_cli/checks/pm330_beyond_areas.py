"""The whole of a percentage, a rate or a number of days lies within the range of its areas.

It is their mean, each by its size, so it cannot be above the highest or below the lowest of them.
Only looked at where every area of Settings has a figure for the same period. It is reported where
it lies further outside than rounding explains, and further than a tenth of the areas' range: the
whole may count a few cases that belong to no area. Parts are not looked at, since they need not
make up the whole.
"""

from collections.abc import Iterator

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import half_a_place
from perfmon_cli.checks.words import of_key, plain
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit

CODE = "PM330"
SEVERITY = Severity.WARNING
TITLE = "The whole lies outside the range of its areas"
EXAMPLE = (
    "This quarter!C2: PM330 victim_satisfaction for 2021/22 is 79.2, but the figures of its 5 "
    "areas lie between 70.6 (Bradford) and 77.4 (Leeds). Look first whether all are for the same "
    "period and of the same people; then correct the one that is wrong."
)
REMEDY = (
    "Look first whether all are for the same period and of the same people; then correct the one "
    "that is wrong."
)

_report = Reporter(CODE, SEVERITY, REMEDY)
_MEANS = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE, Unit.DAYS})
_FEWEST_AREAS = 2
_SHARE_OF_RANGE = 10


def check(context: Context) -> Iterator[Finding]:
    """Look at each whole that has a figure for every area beside it."""
    areas = context.catalogue.settings.areas
    if len(areas) < _FEWEST_AREAS:
        return
    for measure in context.catalogue.measures.values():
        if measure.unit not in _MEANS:
            continue
        for part in ("", *measure.parts):
            for whole in context.dataset.series(measure.id, part):
                yield from _check_one(context, measure, whole, areas)


def _check_one(
    context: Context, measure: Measure, whole: Observation, areas: tuple[str, ...]
) -> Iterator[Finding]:
    key = whole.key
    observations = context.dataset.observations
    found = [observations.get(Key(key.measure, key.part, area, key.period)) for area in areas]
    by_area = [(o.value, o.key.area) for o in found if o is not None and o.value is not None]
    if whole.value is None or len(by_area) < len(areas):
        return
    low, high = min(by_area), max(by_area)
    rounding = 2 * half_a_place(measure.decimals)
    slack = max(rounding, (high[0] - low[0]) / _SHARE_OF_RANGE)
    if not low[0] - slack <= whole.value <= high[0] + slack:
        yield _report.at_cell(
            whole,
            f"{of_key(measure, key)} is {plain(whole.value)}, but the figures of its "
            f"{len(areas)} areas lie between {plain(low[0])} ({low[1]}) and {plain(high[0])} "
            f"({high[1]}).",
        )
