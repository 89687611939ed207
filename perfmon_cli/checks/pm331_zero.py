"""A 0 among large figures is really none, and not a figure that is missing.

Looked at are figures of 0 whose part and area has other figures of the same length of period on the
same side of every break: two or more, or a single one of 100 or more. All of them (of ten or more,
the usual ones) must be 20 or more: so many, and so large a share even of a few people, do not
become none by chance. For rates and days 5 is enough. What is marked [low], and measures with `may
jump: yes` under Rule settings, are left alone.
"""

from collections.abc import Iterator
from decimal import Decimal

from perfmon_cli.checks.comparable import alike
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.declared import declared
from perfmon_cli.checks.series import Alike, range_without
from perfmon_cli.checks.slipped import between
from perfmon_cli.checks.words import of_key
from perfmon_cli.dataset.model import Status
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure, Unit

CODE = "PM331"
SEVERITY = Severity.WARNING
TITLE = "A 0 among large figures"
EXAMPLE = (
    "History!F14: PM331 da_incidents for 2020/21 is 0, but its 4 other figures lie between 61204 "
    "and 68413. If there is no figure, write [x] in its place; if there were none, accept PM331 "
    "in Decisions and say why."
)
REMEDY = (
    "If there is no figure, write [x] in its place; if there were none, accept PM331 in Decisions "
    "and say why."
)

_report = Reporter(CODE, SEVERITY, REMEDY)
_ZERO = Decimal(0)
_LARGE, _LARGE_LEVEL, _LARGE_ALONE = Decimal(20), Decimal(5), Decimal(100)
_AMOUNTS = frozenset({Unit.COUNT, Unit.SNAPSHOT, Unit.GBP})
_LEVELS = frozenset({Unit.RATE, Unit.DAYS})


def check(context: Context) -> Iterator[Finding]:
    """Look at every 0 that has figures beside it."""
    for measure in context.catalogue.measures.values():
        if measure.unit is Unit.INDEX or declared(measure).may_jump:
            continue
        for group in alike(context, measure):
            yield from _check_group(measure, group)


def _check_group(measure: Measure, group: Alike) -> Iterator[Finding]:
    if group.ordered[0] > 0:
        return
    others = range_without(group.ordered, _ZERO)
    if others is None:
        return
    least = _LARGE_LEVEL if measure.unit in _LEVELS else _LARGE
    if others.count == 1 and measure.unit in _AMOUNTS:
        least = _LARGE_ALONE
    if others.low < least:
        return
    for observation in group.observations:
        if observation.value == 0 and Status.LOW not in observation.statuses:
            figures = "figure" if others.count == 1 else f"{others.count} other figures"
            word = "other figure is" if others.count == 1 else ""
            said = f"its {word} {others.low:f}" if word else f"its {figures} {between(others)}"
            yield _report.at_cell(
                observation, f"{of_key(measure, observation.key)} is 0, but {said}."
            )
