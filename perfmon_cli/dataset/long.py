"""Sheets with one figure a row: Measure, Part, Area, Period, Value and what belongs to it."""

from decimal import Decimal

from perfmon_cli.cells.grammar import Reading, is_long
from perfmon_cli.cells.model import CellValue
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.lookup import Names, observed
from perfmon_cli.dataset.model import Key
from perfmon_cli.dataset.rows import RowReader
from perfmon_cli.dataset.shapes import Layout
from perfmon_cli.dataset.values import read_long, wrong_unit
from perfmon_cli.measure import Measure


def read(layout: Layout, names: Names, collector: Collector) -> None:
    """Give the collector every row that has a value; a row without one says nothing."""
    reader = RowReader(layout, names, collector)
    column = layout.columns["value"]
    rows = layout.sheet.rows
    for index in range(layout.header + 1, layout.stop):
        row = rows[index]
        value = row[column] if column < len(row) else None
        if value is not None and value != "":
            _read_row(reader, index, row, value)


def _read_row(reader: RowReader, index: int, row: tuple[CellValue, ...], value: CellValue) -> None:
    subject = reader.subject(index, row)
    if subject is None:
        return
    measure = subject.measure
    reading = _reading(reader, index, value, measure)
    if reading is None or reading.is_blank:
        return
    period = reader.period(index, row, measure.basis)
    if period is None:
        return
    key = Key(measure.id, subject.part, subject.area, period)
    source = reader.ref(index, reader.columns["value"])
    reader.collector.add(observed(key, reading, reader.extras(index, row), source))


def _reading(reader: RowReader, index: int, value: CellValue, measure: Measure) -> Reading | None:
    """What the Value cell says; None, with a finding, where it cannot be used."""
    if type(value) is Decimal and value.is_finite() and not is_long(value):
        return Reading(value=value)
    column = reader.columns["value"]
    where = reader.ref(index, column)
    reading = read_long(value)
    if isinstance(reading, Reading):
        problem = wrong_unit(reading, measure)
        if problem is None:
            reader.collector.warn(reading, where, column, measure.id)
            return reading
        reading = problem
    reader.collector.problem(reading, where, measure.id)
    return None
