"""No part, no area and no shorter period counts more than the whole that it belongs to.

Looked at are counts, numbers on a day and pounds. A part or an area is compared with the whole for
the same period, a month or a quarter with the years that hold it (numbers on a day are not). It may
be more by what both are rounded to, where Measures says so. Where one of them is above the whole,
the finding stands at it; where several are, at the whole. Where Measures says that parts, areas or
periods add up, PM308 says it.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.comparable import alike
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.series import Alike
from perfmon_cli.checks.words import cell_words, of_key, plain
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit

CODE = "PM332"
SEVERITY = Severity.ERROR
TITLE = "A part above its whole"
EXAMPLE = (
    "This quarter!C24: PM332 homicide (Non-domestic) for 2021/22 is 220, but homicide for 2021/22 "
    "in This quarter!C23 is 32. Look first whether both are for the same period; then correct the "
    "one that is wrong."
)
REMEDY = "Look first whether both are for the same period; then correct the one that is wrong."

_report = Reporter(CODE, SEVERITY, REMEDY)
_COUNTED = frozenset({Unit.COUNT, Unit.SNAPSHOT, Unit.GBP})
_ZERO = Decimal(0)


def check(context: Context) -> Iterator[Finding]:
    """Look at each part, each area, and each period within another."""
    for measure in context.catalogue.measures.values():
        if measure.unit not in _COUNTED:
            continue
        above: dict[Key, list[tuple[Observation, Observation]]] = {}
        for one, whole in _pairs(context, measure):
            if _is_more(measure, one, whole):
                above.setdefault(whole.key, []).append((one, whole))
        for pairs in above.values():
            yield _one(measure, *pairs[0]) if len(pairs) == 1 else _several(measure, pairs)


def _pairs(context: Context, measure: Measure) -> Iterator[tuple[Observation, Observation]]:
    """Each figure with a whole that it belongs to, where PM308 does not speak of the two."""
    observations = context.dataset.observations
    if not (measure.parts_add_up and measure.areas_add_up):
        for one in context.of(measure):
            key = one.key
            wholes = (
                Key(key.measure, "", key.area, key.period)
                if key.part and not measure.parts_add_up
                else None,
                Key(key.measure, key.part, "", key.period)
                if key.area and not measure.areas_add_up
                else None,
            )
            for whole_key in wholes:
                whole = observations.get(whole_key) if whole_key else None
                if whole is not None:
                    yield one, whole
    if measure.unit is not Unit.SNAPSHOT and not measure.adds_over_time:
        yield from _within_longer(context, measure)


def _within_longer(context: Context, measure: Measure) -> Iterator[tuple[Observation, Observation]]:
    """Figures for shorter periods with those for the longest, if one of them can be above."""
    by_subject: dict[tuple[str, str], list[Alike]] = {}
    for group in alike(context, measure):
        by_subject.setdefault((group.part, group.area), []).append(group)
    for groups in by_subject.values():
        longest = max(group.months for group in groups)
        wholes = [group for group in groups if group.months == longest]
        least = min(group.ordered[0] for group in wholes)
        for group in groups:
            if group.months < longest and group.ordered[-1] > least:
                for one in group.observations:
                    yield from ((one, whole) for whole in _holding(one, wholes))


def _holding(one: Observation, wholes: list[Alike]) -> Iterator[Observation]:
    for group in wholes:
        for whole in group.observations:
            if whole.key.period.contains(one.key.period):
                yield whole


def _is_more(measure: Measure, one: Observation, whole: Observation) -> bool:
    if one.value is None or whole.value is None or whole.derived_from:
        return False
    return one.value > whole.value + (measure.rounded_to or _ZERO)


def _one(measure: Measure, one: Observation, whole: Observation) -> Finding:
    cell = cell_words(whole.source, one.source)
    return _report.at_cell(
        one,
        f"{of_key(measure, one.key)} is {plain(one.value or _ZERO)}, but "
        f"{of_key(measure, whole.key)} in {cell} is {plain(whole.value or _ZERO)}.",
    )


def _several(measure: Measure, pairs: list[tuple[Observation, Observation]]) -> Finding:
    one, whole = max(pairs, key=lambda pair: pair[0].value or _ZERO)
    cell = cell_words(one.source, whole.source)
    return _report.at_cell(
        whole,
        f"{of_key(measure, whole.key)} is {plain(whole.value or _ZERO)}, but {len(pairs)} figures "
        f"that belong to it are more, for instance {of_key(measure, one.key)} in {cell}, "
        f"{plain(one.value or _ZERO)}.",
    )
