"""The figures of one measure do not stand under another too, digit for digit.

Reported is where two measures have the same figures for the same three or more periods in one
sheet (of long series the newest twelve), or for the same three or more areas of one period. Only
figures above 100 count, and those of 10 or more with decimals, and not all of them the same. A
measure that is listed twice on purpose is accepted once in Decisions.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from perfmon_cli.checks.comparable import alike
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import is_telling
from perfmon_cli.checks.words import cell_words, named
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period

CODE = "PM334"
SEVERITY = Severity.WARNING
TITLE = "Figures of another measure"
EXAMPLE = (
    "By district!D21: PM334 The 5 figures of dvpn from here on are those of dvpo too, which begin "
    "in By district!D19. Look which of the two rows was copied, and enter the figures that are "
    "meant."
)
REMEDY = "Look which of the two rows was copied, and enter the figures that are meant."

_report = Reporter(CODE, SEVERITY, REMEDY)
_FEWEST, _LONG = 3, 12
_Row: TypeAlias = list[Observation]
_Signature: TypeAlias = tuple[tuple[Period, str, Decimal], ...]


def check(context: Context) -> Iterator[Finding]:
    """Look for rows of figures that stand under two measures."""
    seen: dict[_Signature, tuple[Measure, Observation]] = {}
    for measure in context.catalogue.measures.values():
        for row in _rows(context, measure):
            signature = _signature(row)
            if not signature:
                continue
            other, first = seen.setdefault(signature, (measure, row[0]))
            if other is not measure:
                yield _copied(row, first)


def _rows(context: Context, measure: Measure) -> Iterator[_Row]:
    """Figures over time by sheet, part and area, then over the areas by sheet, part and period."""
    across: dict[tuple[str, str, str, Period], _Row] = {}
    for group in alike(context, measure):
        newest = group.observations[-_LONG:]
        over_time: dict[tuple[str, str], _Row] = {}
        for o in newest:
            if o.value is None or not is_telling(o.value):
                continue
            over_time.setdefault((o.source.file, o.source.sheet), []).append(o)
            if group.area:
                column = (o.source.file, o.source.sheet, group.part, o.key.period)
                across.setdefault(column, []).append(o)
        yield from over_time.values()
    yield from across.values()


def _signature(row: _Row) -> _Signature:
    """What the row says, apart from its measure; () where it says too little."""
    if len(row) < _FEWEST or len({o.value for o in row}) == 1:
        return ()
    return tuple(sorted((o.key.period, o.key.area, o.value or Decimal(0)) for o in row))


def _copied(row: _Row, first: Observation) -> Finding:
    here = row[0]
    subject = named(here.key.measure, here.key.part)
    other = named(first.key.measure, first.key.part)
    return _report.at_cell(
        here,
        f"The {len(row)} figures of {subject} from here on are those of {other} too, which begin "
        f"in {cell_words(first.source, here.source)}.",
    )
