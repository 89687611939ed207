"""The three shapes of a sheet of figures, recognised by its headings (CONTRACTS 1)."""

from dataclasses import dataclass

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.headings import FIGURES
from perfmon_cli.catalogue.matching import closest
from perfmon_cli.catalogue.names import Areas
from perfmon_cli.catalogue.table import as_text, missing_column, repeated_column, unknown_column
from perfmon_cli.cells.grammar import Problem, Reading, read_cell
from perfmon_cli.cells.model import CellError, CellRef, CellValue, NoResult, Sheet
from perfmon_cli.dataset.beneath import say_second_table, second_table, without_heading
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.headings import (
    FEWEST_HEADINGS,
    FIRST,
    WANTED,
    Headings,
    Shape,
    best_headings,
    missing_title,
    shape_of,
)
from perfmon_cli.findings import finding
from perfmon_cli.period import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet of figures whose headings were understood; columns are indexes into its rows."""

    sheet: Sheet
    shape: Shape
    header: int
    columns: dict[str, int]  #: by field
    periods: tuple[tuple[int, CellValue], ...] = ()  #: column and heading
    areas: tuple[tuple[int, str], ...] = ()  #: column and area, "" for the whole area
    stop: int = 0  #: the first row that does not belong to it


def recognise(sheet: Sheet, areas: Areas, collector: Collector) -> Layout | None:
    """Find the shape of a sheet that has rows; None, with findings, if it cannot be read."""
    headings = best_headings(sheet, areas)
    if FIRST not in headings.columns:
        _say_no_measures(sheet, headings, collector)
        return None
    shape = shape_of(headings)
    missing = missing_title(headings, shape)
    if missing or shape is None:
        _say_missing(sheet, headings, missing, collector)
        return None
    _say_others(sheet, headings, shape, areas, collector)
    stop = _stop(sheet, headings, collector)
    measure = headings.columns[FIRST]
    for found in without_heading(sheet, headings.index, stop, WANTED.get(shape, ""), measure):
        collector.say(found)
    return Layout(
        sheet=sheet,
        shape=shape,
        header=headings.index,
        columns=headings.columns,
        periods=tuple((i, sheet.rows[headings.index][i]) for i in headings.periods)
        if shape is Shape.BY_PERIOD
        else (),
        areas=tuple(headings.areas) if shape is Shape.BY_AREA else (),
        stop=stop,
    )


def _stop(sheet: Sheet, headings: Headings, collector: Collector) -> int:
    """Where the rows of the sheet end: before a second table, which is a finding."""
    second = second_table(sheet, headings.index, headings.columns)
    if second is None:
        return len(sheet.rows)
    collector.say(say_second_table(sheet, second, headings.columns[FIRST]))
    return second


def names_measures(sheet: Sheet, areas: Areas) -> bool:
    """Whether a sheet that has rows has a column Measure, so that it is meant to be one of them."""
    return FIRST in best_headings(sheet, areas).columns


def _say_no_measures(sheet: Sheet, headings: Headings, collector: Collector) -> None:
    texts = [(i, as_text(sheet.rows[headings.index][i])) for i in headings.others]
    title = FIGURES.title_of(FIRST)
    meant = [i for i, text in texts if text and closest(text, (title,))]
    if headings.known >= FEWEST_HEADINGS or (meant and headings.known):
        collector.say(missing_column(title, sheet, headings.index))
        for index in meant:
            where = sheet.ref(headings.index, index)
            collector.say(unknown_column(dict(texts)[index], FIGURES, where))
        return
    collector.say(
        finding(
            "PM107",
            "The sheet has no headings that perfmon knows, so nothing in it is read.",
            'Name its columns as docs/workbook.md says, or call the sheet "Read me" or "Notes".',
            where=CellRef(sheet.file, sheet.name),
        )
    )


def _say_missing(sheet: Sheet, headings: Headings, missing: str, collector: Collector) -> None:
    is_value = missing == FIGURES.title_of("value")
    periods = _mistyped_periods(sheet, headings) if is_value else {}
    for index, problem in periods.items():
        collector.problem(problem, sheet.ref(headings.index, index))
    if not is_value:
        collector.say(missing_column(missing, sheet, headings.index))
    elif not periods:
        where = sheet.ref(headings.index, headings.columns[FIRST])
        collector.say(
            finding(
                "PM106",
                "The sheet has no column with figures.",
                "Add a column Value, or one column a period (2021/22), or one column an area.",
                where=where,
            )
        )
    for index in headings.others:
        text = as_text(sheet.rows[headings.index][index])
        if text and index not in periods:
            where = sheet.ref(headings.index, index)
            collector.say(unknown_column(text, FIGURES, where))


def _mistyped_periods(sheet: Sheet, headings: Headings) -> dict[int, Problem]:
    """What is wrong with the headings of figures that should be periods, by column."""
    found: dict[int, Problem] = {}
    for index in headings.others:
        problem = _unknown(sheet, headings, index, Shape.BY_PERIOD, Areas("", ()))
        if problem is not None and _has_numbers(sheet, headings.index, index):
            found[index] = problem
    return found


def _say_others(
    sheet: Sheet, headings: Headings, shape: Shape, areas: Areas, collector: Collector
) -> None:
    """Report headings that stand twice, and those that the shape has no use for."""
    row = sheet.rows[headings.index]
    for index in headings.repeated:
        text = as_text(row[index])
        first = sheet.ref(headings.index, headings.columns[FIGURES.field_of(text) or ""])
        collector.say(repeated_column(text, first, sheet.ref(headings.index, index)))
    unused = list(headings.others)
    if shape is not Shape.BY_PERIOD:
        unused += headings.periods
    if shape is not Shape.BY_AREA:
        unused += [index for index, _ in headings.areas]
    for index in sorted(unused):
        where = sheet.ref(headings.index, index)
        problem = _unknown(sheet, headings, index, shape, areas)
        if problem is None:
            collector.say(unknown_column(as_text(row[index]), FIGURES, where))
        else:
            collector.problem(problem, where)


def _unknown(
    sheet: Sheet, headings: Headings, index: int, shape: Shape, areas: Areas
) -> Problem | None:
    """What an unknown heading of a wide sheet should have been, if that can be said."""
    cell = sheet.rows[headings.index][index]
    if isinstance(cell, (CellError, NoResult)):
        problem = read_cell(cell)
        return problem if isinstance(problem, Problem) else None
    if shape is Shape.BY_PERIOD and any(character.isdecimal() for character in as_text(cell)):
        period = read_period(cell, Basis.ROLLING_12)
        return period if isinstance(period, Problem) else None
    if shape is Shape.BY_AREA and _has_numbers(sheet, headings.index, index):
        area = areas.read(as_text(cell))
        return area if isinstance(area, Problem) else None
    return None


def _has_numbers(sheet: Sheet, header: int, column: int) -> bool:
    cells = (row[column] for row in sheet.rows[header + 1 :] if column < len(row))
    readings = (read_cell(cell) for cell in cells)
    return any(isinstance(reading, Reading) and reading.value is not None for reading in readings)
