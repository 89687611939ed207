"""Where most areas or parts of a measure have a figure, the others have one too, or say why not.

Looked at is the newest period of each length that has figures by area (for each part), and by part
(for the whole and each area). If most of the areas of Settings, or of the measure's Parts,
have a cell for it, the others are named; a marker is an answer. Older periods are left to PM305,
and a measure that is never split is not expected to be. One that is collected for some areas only
is accepted once in Decisions.
"""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.periods import own_period
from perfmon_cli.checks.words import listed, named, period_words
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure

CODE = "PM336"
SEVERITY = Severity.WARNING
TITLE = "An area or part left out"
EXAMPLE = (
    "By district!D19: PM336 dvpo for 2021/22 has figures for 4 of 5 areas, but none for Kirklees. "
    "Enter it, or write in its cell why there is none, for instance [x]."
)
REMEDY = "Enter it, or write in its cell why there is none, for instance [x]."

_report = Reporter(CODE, SEVERITY, REMEDY)


_Newest: TypeAlias = dict[int, Observation]  #: by length of period


def check(context: Context) -> Iterator[Finding]:
    """Look at the newest figures by area, then at those by part."""
    areas = context.catalogue.settings.areas
    for measure in context.catalogue.measures.values():
        newest = _newest(context, measure)
        for part in ("", *measure.parts):
            by_area = {area: newest.get((part, area), {}) for area in areas}
            yield from _left_out(measure, named(measure.id, part), "areas", by_area)
        for area in ("", *areas):
            by_part = {part: newest.get((part, area), {}) for part in measure.parts}
            yield from _left_out(measure, named(measure.id, area=area), "parts", by_part)


def _newest(context: Context, measure: Measure) -> dict[tuple[str, str], _Newest]:
    """The newest cell of each part, area and length; none later than the quarter's own period."""
    last = own_period(measure, context.quarter).end if context.quarter else date.max
    found: dict[tuple[str, str], _Newest] = {}
    for observation in context.of(measure):
        key = observation.key
        if (key.area or key.part) and key.period.end <= last:
            lengths = found.setdefault((key.part, key.area), {})
            months = key.period.months
            known = lengths.get(months)
            if known is None or known.key.period.end < key.period.end:
                lengths[months] = observation
    return found


def _left_out(
    measure: Measure, subject: str, what: str, by_name: dict[str, _Newest]
) -> Iterator[Finding]:
    """Where most of the names have the newest period of a length, and others do not."""
    for months in sorted({months for lengths in by_name.values() for months in lengths}):
        cells = {name: lengths.get(months) for name, lengths in by_name.items()}
        when = max(cell.key.period for cell in cells.values() if cell is not None)
        given = [cell for cell in cells.values() if cell is not None and cell.key.period == when]
        missing = [name for name, cell in cells.items() if cell is None or cell.key.period != when]
        if missing and len(given) > len(missing):
            yield _report.at_cell(
                given[0],
                f"{subject} for {period_words(when, measure.basis)} has figures for {len(given)} "
                f"of {len(cells)} {what}, but none for {listed(missing)}.",
            )
