"""The figures of one cell: where each belongs, and whether its unit fits the measure."""

from decimal import Decimal

from perfmon_cli.cells.composites import read_composite
from perfmon_cli.cells.grammar import Problem, Reading, is_long, read_cell
from perfmon_cli.cells.model import CellValue
from perfmon_cli.cells.numbers import PERCENT, POINTS, POUND
from perfmon_cli.cells.placing import Frame, Placed, place
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.measure import Measure, Unit

_UNITS = {
    PERCENT: frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.INDEX}),
    POUND: frozenset({Unit.GBP, Unit.INDEX}),
    POINTS: frozenset({Unit.INDEX}),
}
_SIGNS = {
    PERCENT: "a percentage",
    POUND: "an amount of money",
    POINTS: "a number of percentage points",
}


def read_wide(value: CellValue, frame: Frame) -> tuple[Placed, ...] | Problem:
    """Read a cell of a wide sheet, which may hold several numbers; () for a blank one."""
    if type(value) is Decimal and value.is_finite() and not is_long(value):
        return (Placed(reading=Reading(value=value), part=frame.part),)
    reading = read_cell(value)
    if isinstance(reading, Reading):
        return () if reading.is_blank else (Placed(reading=reading, part=frame.part),)
    if reading.code != "PM201" or not isinstance(value, str):
        return reading
    pieces = read_composite(value, frame.parts)
    return pieces if isinstance(pieces, Problem) else place(value.strip(), pieces, frame)


def read_long(value: CellValue) -> Reading | Problem:
    """Read a cell of a long sheet, which holds one number."""
    reading = read_cell(value)
    if isinstance(reading, Reading) or reading.code != "PM201" or not isinstance(value, str):
        return reading
    pieces = read_composite(value)
    if isinstance(pieces, Problem):
        return reading if pieces.code == "PM201" else pieces
    return Problem(
        "PM201",
        f"{quoted(value)} is more than one number alone.",
        "Give each number its own row here; only sheets with one column a period or an area take "
        "several in one cell.",
    )


def wrong_unit(reading: Reading, measure: Measure) -> Problem | None:
    """PM201 where the sign in the cell (%, £, pp) does not fit the measure's unit."""
    if not reading.unit or measure.unit in _UNITS[reading.unit]:
        return None
    return Problem(
        "PM201",
        f"{reading.value:f}{'' if reading.unit == POUND else reading.unit} is "
        f"{_SIGNS[reading.unit]}, but the unit of {measure.id} is {measure.unit.value}.",
        "Correct the cell (or its number format), or Unit in the Measures sheet.",
    )


def frame_of(measure: Measure, part: str = "") -> Frame:
    """What the cells of a measure's row may hold."""
    return Frame(
        parts=measure.parts,
        part=part,
        companion=bool(measure.companion),
        quarters=measure.show_quarters,
        words=f"{measure.label} {measure.sub_label}",
    )
