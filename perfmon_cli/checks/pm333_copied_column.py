"""A column of figures is not a copy of the column before it.

Every figure is set beside that of the year before (a month or a quarter beside the one before it).
Reported, once a sheet and period, is where of five or more figures at least four in five are the
same as then, and, once a measure, where three or more of its parts or areas are all the same. Only
figures above 100 count, and those of 10 or more with decimals: small ones stay the same by
chance, and one figure alone may do so too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from perfmon_cli.checks.comparable import alike
from perfmon_cli.checks.context import Context, Reporter
from perfmon_cli.checks.numbers import is_telling
from perfmon_cli.checks.series import Alike
from perfmon_cli.checks.words import cell_words, period_words
from perfmon_cli.dataset.model import Observation
from perfmon_cli.findings.model import Finding, Severity
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_YEAR, month_index

CODE = "PM333"
SEVERITY = Severity.WARNING
TITLE = "Figures copied from the period before"
EXAMPLE = (
    "This quarter!C2: PM333 31 of 33 figures for 2021/22 in this sheet are the same as for "
    "2020/21, here as in History!E3. Look whether the column was copied, and enter the figures "
    "that are meant."
)
REMEDY = "Look whether the column was copied, and enter the figures that are meant."

_report = Reporter(CODE, SEVERITY, REMEDY)
_FEWEST, _FEWEST_OF_A_MEASURE = 5, 3
_FOUR_IN_FIVE = (4, 5)


_Place: TypeAlias = tuple[str, str, int, int]  #: file, sheet, length and end of the period


@dataclass(slots=True)
class _Column:
    """The figures of one sheet and period that have one to be set beside."""

    measure: Measure
    count: int = 0
    same: list[tuple[Observation, Observation]] = field(default_factory=list)


def check(context: Context) -> Iterator[Finding]:
    """Look at every figure beside that of the period before."""
    columns: dict[_Place, _Column] = {}
    rows: list[tuple[_Place, _Column]] = []
    for measure in context.catalogue.measures.values():
        own: dict[_Place, _Column] = {}
        for group in alike(context, measure):
            for now, before in _pairs(group):
                source = now.source
                place = (source.file, source.sheet, group.months, month_index(now.key.period.end))
                for found in (columns, own):
                    one = found.setdefault(place, _Column(measure))
                    one.count += 1
                    if now.value == before.value:
                        one.same.append((now, before))
        rows.extend((place, row) for place, row in own.items() if _is_row(row))
    for column in columns.values():
        if _is_column(column) and len({now.key.measure for now, _ in column.same}) > 1:
            yield _of_a_sheet(column)
    for place, row in rows:
        if not _is_column(columns[place]) or columns[place].count == row.count:
            yield _of_a_measure(row)


def _pairs(group: Alike) -> Iterator[tuple[Observation, Observation]]:
    """Each telling figure with that of the period before."""
    back = group.months or MONTHS_A_YEAR
    by_end: dict[int, Observation] = {}
    for now in group.observations:
        end = month_index(now.key.period.end)
        before = by_end.get(end - back)
        by_end[end] = now
        if before is None or now.value is None or before.value is None:
            continue
        if is_telling(now.value) and is_telling(before.value):
            yield now, before


def _is_row(column: _Column) -> bool:
    return column.count >= _FEWEST_OF_A_MEASURE and len(column.same) == column.count


def _is_column(column: _Column) -> bool:
    part, whole = _FOUR_IN_FIVE
    return column.count >= _FEWEST and len(column.same) * whole >= column.count * part


def _of_a_sheet(column: _Column) -> Finding:
    first, before = column.same[0]
    now, then, cell = _words(column.measure, first, before)
    return _report.at(
        first.source,
        f"{len(column.same)} of {column.count} figures for {now} in this sheet are the same as "
        f"for {then}, here as in {cell}.",
    )


def _of_a_measure(column: _Column) -> Finding:
    first, before = column.same[0]
    now, then, cell = _words(column.measure, first, before)
    return _report.at_cell(
        first,
        f"All {column.count} figures of {column.measure.id} for {now} are the same as for {then}, "
        f"here as in {cell}.",
        "Look whether the row was copied, and enter the figures that are meant.",
    )


def _words(measure: Measure, first: Observation, before: Observation) -> tuple[str, str, str]:
    now = period_words(first.key.period, measure.basis)
    then = period_words(before.key.period, measure.basis)
    return now, then, cell_words(before.source, first.source)
